//! How long, and how often, a read is tried again.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::sleep;

use crate::{Again, Exchange, Http, LONGEST_RETRY_AFTER, Outgoing, UnknownWhy};

/// How often to try, and how long to wait in between.
#[derive(Clone)]
pub struct Patience {
    /// How many requests at most, the first included; 0 counts as 1, which is no patience.
    pub attempts: u32,
    /// The wait after the first attempt; it doubles each time.
    pub first: Duration,
    /// The longest wait, unless the service asks for a longer one.
    pub longest: Duration,
    /// Chance, from 0 to 1: each wait is shortened by up to a half, so that those who were refused
    /// together do not come back together.
    pub jitter: Arc<dyn Fn() -> f64 + Send + Sync>,
}

impl fmt::Debug for Patience {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Patience")
            .field("attempts", &self.attempts)
            .field("first", &self.first)
            .field("longest", &self.longest)
            .finish_non_exhaustive()
    }
}

impl Patience {
    /// Five attempts; half a second and doubling in between, at most ten seconds.
    #[must_use]
    pub fn new(jitter: Arc<dyn Fn() -> f64 + Send + Sync>) -> Self {
        Self {
            attempts: 5,
            first: Duration::from_millis(500),
            longest: Duration::from_secs(10),
            jitter,
        }
    }

    /// One attempt, as [`Http::read`] understands it.
    #[must_use]
    pub fn none() -> Self {
        Self {
            attempts: 1,
            ..Self::new(Arc::new(|| 1.0))
        }
    }

    const fn is_none(&self) -> bool {
        self.attempts <= 1
    }

    /// How long to wait after `attempt` attempts (1 after the first): between half and the whole of
    /// the doubled wait, and at least as long as the service asked, up to [`LONGEST_RETRY_AFTER`].
    #[must_use]
    pub fn wait_before(&self, attempt: u32, retry_after: Option<Duration>) -> Duration {
        let doublings = attempt.saturating_sub(1).min(31);
        let whole = self.first.saturating_mul(1 << doublings).min(self.longest);
        let chance = (self.jitter)();
        let chance = if chance.is_nan() {
            1.0
        } else {
            chance.clamp(0.0, 1.0)
        };
        let wait = whole.mul_f64(0.5 + chance / 2.0);
        let asked = retry_after.unwrap_or_default().min(LONGEST_RETRY_AFTER);
        wait.max(asked)
    }
}

impl Http {
    /// Reads, and reads again as long as `again` asks for it and there is patience; gives the last
    /// exchange. Every request counts as an attempt. Without patience, the one attempt has a second
    /// request at once when the connection was cut, because a kept one may have gone stale.
    ///
    /// What the service throttles holds up everyone on the budget, not only this read. A request
    /// that is no [read](Outgoing::is_read) is sent once, whatever comes of it.
    pub async fn read(
        &self,
        patience: &Patience,
        request: impl Fn() -> Outgoing,
        again: impl Fn(&Exchange) -> Again,
    ) -> Exchange {
        let mut attempt = 1;
        loop {
            let out = request();
            let repeatable = out.is_read();
            let mut exchange = self.exchange(out).await;
            if repeatable && patience.is_none() && was_cut(&exchange) {
                exchange = self.exchange(request()).await;
            }
            let (throttled, retry_after) = match again(&exchange) {
                Again::No => return exchange,
                Again::Soon => (false, None),
                Again::Throttled { retry_after } => (true, retry_after),
            };
            let wait = patience.wait_before(attempt, retry_after);
            if throttled && let Some(budget) = self.budget() {
                budget.hold(wait);
            }
            if !repeatable || attempt >= patience.attempts {
                return exchange;
            }
            tracing::debug!(attempt, ?wait, throttled, "reading again");
            sleep(wait).await;
            attempt += 1;
        }
    }
}

fn was_cut(exchange: &Exchange) -> bool {
    match exchange {
        Exchange::Unknown(unknown) => match unknown.why {
            UnknownWhy::CutOff | UnknownWhy::BodyCutOff => true,
            UnknownWhy::TimedOut => false,
        },
        Exchange::Answered(_) | Exchange::NotSent(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patience(chance: f64) -> Patience {
        Patience::new(Arc::new(move || chance))
    }

    #[test]
    fn waits_double_up_to_the_longest_and_are_shortened_by_up_to_a_half() {
        let waits = |chance| {
            (1..=7).map(move |attempt| patience(chance).wait_before(attempt, None).as_millis())
        };
        let whole = [500, 1000, 2000, 4000, 8000, 10_000, 10_000];
        assert!(waits(1.0).eq(whole), "the whole wait at most");
        assert!(waits(0.0).eq(whole.map(|wait| wait / 2)), "half at least");
        assert!(waits(f64::NAN).eq(whole), "odd chance does no harm");
        let far = patience(1.0).wait_before(u32::MAX, None);
        assert_eq!(far, Duration::from_secs(10), "no overflow");
    }

    #[test]
    fn the_services_wish_is_kept_to_up_to_five_minutes() {
        let asked = Some(Duration::from_secs(30));
        assert_eq!(patience(0.0).wait_before(1, asked), Duration::from_secs(30));
        for days in [Duration::from_hours(24), Duration::MAX] {
            let wait = patience(0.0).wait_before(1, Some(days));
            assert_eq!(wait, LONGEST_RETRY_AFTER, "a header gone wrong: {days:?}");
        }
        let little = Some(Duration::from_millis(1));
        let wait = patience(1.0).wait_before(1, little);
        assert_eq!(wait, Duration::from_millis(500), "whichever is longer");
    }
}
