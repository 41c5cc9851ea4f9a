//! Whether an exchange is worth another attempt.

use std::time::Duration;

use crate::{Answer, Exchange, NotSentWhy};

/// Whether an exchange is worth another attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Again {
    /// It is the answer, or would be the same again.
    No,
    /// It may go better in a while.
    Soon,
    /// The service said "too many calls".
    Throttled {
        /// How long it asked to wait.
        retry_after: Option<Duration>,
    },
}

impl Again {
    /// Whether this exchange of a read is worth another attempt. What an answer means only its
    /// service knows, which `answered` says; all else that may pass is tried again.
    pub fn of(exchange: &Exchange, answered: impl FnOnce(&Answer) -> Self) -> Self {
        match exchange {
            Exchange::Answered(answer) => answered(answer),
            Exchange::NotSent(not_sent) => match not_sent.why {
                NotSentWhy::NameNotFound
                | NotSentWhy::Refused
                | NotSentWhy::ConnectTimeout
                | NotSentWhy::NoNetwork => Self::Soon,
                NotSentWhy::Certificate | NotSentWhy::Proxy | NotSentWhy::Other => Self::No,
            },
            Exchange::Unknown(_) => Self::Soon,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::UnknownWhy;
    use crate::failure::{not_sent, unknown};

    fn unanswered(exchange: &Exchange) -> Again {
        Again::of(exchange, |answer| panic!("there is none: {answer:?}"))
    }

    #[test]
    fn what_was_not_sent_is_repeated_unless_it_would_fail_the_same_way() {
        for why in [
            NotSentWhy::NameNotFound,
            NotSentWhy::Refused,
            NotSentWhy::ConnectTimeout,
            NotSentWhy::NoNetwork,
        ] {
            assert_eq!(
                unanswered(&not_sent(why, "")),
                Again::Soon,
                "{why:?} may pass"
            );
        }
        for why in [
            NotSentWhy::Certificate,
            NotSentWhy::Proxy,
            NotSentWhy::Other,
        ] {
            assert_eq!(
                unanswered(&not_sent(why, "")),
                Again::No,
                "{why:?} needs a person"
            );
        }
    }

    #[test]
    fn a_read_without_a_whole_answer_is_repeated() {
        for why in [
            UnknownWhy::TimedOut,
            UnknownWhy::CutOff,
            UnknownWhy::BodyCutOff,
        ] {
            let exchange = unknown(why, None, "");
            assert_eq!(unanswered(&exchange), Again::Soon, "{why:?}");
        }
    }
}
