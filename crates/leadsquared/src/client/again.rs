//! Whether a read is worth another attempt, and what a throttle teaches the budget.

use std::time::Duration;

use transport::{Again, Answer, Exchange, Pace};

use super::{Client, Refusal, refusal};

/// The wait after a throttle that asks for none: the limits are per 5 seconds, and a little more
/// for clocks. Source: <https://apidocs.leadsquared.com/rate-limits/>.
const PAUSE: Duration = Duration::from_millis(5_200);

/// The longest window, in seconds, whose limit is learned. A limit by the day is not spread over
/// the day: that would slow everything to a crawl from its first call on.
const LONGEST_LEARNED: u32 = 60;

/// Whether a read is worth another attempt: what may pass, and never a plain no. The service's own
/// exceptions come with 500, and repeating the call would repeat them.
pub(super) fn again(exchange: &Exchange) -> Again {
    Again::of(exchange, |answer| match reason(answer) {
        Some(Refusal::Throttled { .. }) => Again::Throttled {
            retry_after: Some(answer.retry_after.unwrap_or(PAUSE)),
        },
        Some(_) => Again::No,
        None if answer.status >= 500 => Again::Soon,
        None => Again::No,
    })
}

fn reason(answer: &Answer) -> Option<Refusal> {
    refusal::of(answer.status, &answer.body).map(|no| no.reason)
}

/// The limit that a throttle names; nothing that would forbid or allow everything.
fn limit(exchange: &Exchange) -> Option<Pace> {
    let Exchange::Answered(answer) = exchange else {
        return None;
    };
    match reason(answer)? {
        Refusal::Throttled {
            limit: Some(calls @ 1..),
            seconds: Some(seconds @ 1..),
        } if seconds <= LONGEST_LEARNED => Some(Pace {
            calls,
            window: Duration::from_secs(seconds.into()),
        }),
        _ => None,
    }
}

impl Client {
    /// Tells the budget the limit that the service named, if it did: no other call tells it.
    pub(super) fn learn(&self, exchange: &Exchange) {
        if let (Some(budget), Some(pace)) = (self.budget(), limit(exchange)) {
            budget.learn(pace);
        }
    }

    /// Learns from an exchange of a write, and after a throttle holds up everyone on the budget.
    /// Gives the exchange back.
    pub(super) fn heed(&self, exchange: Exchange) -> Exchange {
        self.learn(&exchange);
        if let Again::Throttled {
            retry_after: Some(wait),
        } = again(&exchange)
            && let Some(budget) = self.budget()
        {
            budget.hold(wait);
        }
        exchange
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(status: u16, body: &str, retry_after: Option<Duration>) -> Exchange {
        Exchange::Answered(Answer {
            status,
            body: body.to_owned(),
            retry_after,
            took: Duration::ZERO,
        })
    }

    #[test]
    fn a_throttle_is_waited_out_as_long_as_it_asks_or_the_window_lasts() {
        let words = "API calls exceeded the limit of 25 in 5 second(s)";
        for asked in [None, Some(Duration::from_secs(9))] {
            let retry_after = Some(asked.unwrap_or(PAUSE));
            assert_eq!(
                again(&answered(429, words, asked)),
                Again::Throttled { retry_after }
            );
        }
    }

    #[test]
    fn only_a_limit_in_numbers_is_learned() {
        let of = |numbers: &str| {
            limit(&answered(
                429,
                &format!("API calls exceeded the limit of {numbers} second(s)"),
                None,
            ))
        };
        let window = Duration::from_secs(5);
        assert_eq!(of("72 in 5"), Some(Pace { calls: 72, window }));
        assert!(of("500 in 60").is_some(), "a limit by the minute");
        for odd in [
            "0 in 5",
            "5 in 0",
            "many in 5",
            "99999999999 in 5",
            "2000 in 86400",
            "9 in 61",
        ] {
            assert_eq!(of(odd), None, "{odd}");
        }
        let success = answered(200, r#"{"Users":[]}"#, None);
        assert_eq!(limit(&success), None);
    }
}
