//! Whether a read is worth another attempt.

use transport::{Again, Exchange, NotSentWhy};

/// Whether a read is worth another attempt: what may pass, and never a plain no.
///
/// Source: the service's own kit repeats 429 and the 500s, and nothing else; see
/// <https://developer.instantly.ai/getting-started/rate-limit>.
pub(super) fn again(exchange: &Exchange) -> Again {
    match exchange {
        Exchange::Answered(answer) => match answer.status {
            429 => Again::Throttled {
                retry_after: answer.retry_after,
            },
            500.. => Again::Soon,
            _ => Again::No,
        },
        Exchange::NotSent(not_sent) => match not_sent.why {
            NotSentWhy::NameNotFound
            | NotSentWhy::Refused
            | NotSentWhy::ConnectTimeout
            | NotSentWhy::NoNetwork => Again::Soon,
            NotSentWhy::Certificate | NotSentWhy::Proxy | NotSentWhy::Other => Again::No,
        },
        Exchange::Unknown(_) => Again::Soon,
    }
}

#[cfg(test)]
mod tests {
    use transport::{NotSent, Unknown, UnknownWhy};

    use super::*;

    fn not_sent(why: NotSentWhy) -> Again {
        again(&Exchange::NotSent(NotSent {
            why,
            detail: String::new(),
        }))
    }

    #[test]
    fn what_was_not_sent_is_repeated_unless_it_would_fail_the_same_way() {
        for why in [
            NotSentWhy::NameNotFound,
            NotSentWhy::Refused,
            NotSentWhy::ConnectTimeout,
            NotSentWhy::NoNetwork,
        ] {
            assert_eq!(not_sent(why), Again::Soon, "{why:?} may pass");
        }
        for why in [
            NotSentWhy::Certificate,
            NotSentWhy::Proxy,
            NotSentWhy::Other,
        ] {
            assert_eq!(not_sent(why), Again::No, "{why:?} needs a person");
        }
    }

    #[test]
    fn a_read_without_a_whole_answer_is_repeated() {
        for why in [
            UnknownWhy::TimedOut,
            UnknownWhy::CutOff,
            UnknownWhy::BodyCutOff,
        ] {
            let unknown = Unknown {
                why,
                status: None,
                detail: String::new(),
            };
            assert_eq!(again(&Exchange::Unknown(unknown)), Again::Soon, "{why:?}");
        }
    }
}
