//! How long a run waits, and for what.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::Service;

/// Waits and deadlines of a run.
#[derive(Clone)]
pub struct Timing {
    /// The wait after the first reading back; each further one is twice as long.
    pub first_wait: Duration,
    /// The longest wait between two readings.
    pub longest_wait: Duration,
    /// How long after the last call the records are read back until they settle; none for the
    /// service's usual time.
    pub verify_for: Option<Duration>,
    /// When a lead that has not changed is taken to stay so, counted from the end of its call.
    pub quiet_after: Duration,
    /// The wait before the second attempt of a call; each further one is twice as long.
    pub retry_first: Duration,
    /// The longest wait between two attempts.
    pub retry_longest: Duration,
    /// The shortest wait after a throttled call at LeadSquared, whose window is five seconds long
    /// (<https://apidocs.leadsquared.com/rate-limits/>).
    pub throttle_wait: Duration,
    /// A number from 0 up to 1 that is another one each time, to spread attempts.
    pub jitter: Arc<dyn Fn() -> f64 + Send + Sync>,
}

impl Timing {
    /// The usual waits.
    #[must_use]
    pub fn new(jitter: Arc<dyn Fn() -> f64 + Send + Sync>) -> Self {
        Self {
            first_wait: Duration::from_millis(500),
            longest_wait: Duration::from_secs(5),
            verify_for: None,
            quiet_after: Duration::from_mins(15),
            retry_first: Duration::from_millis(500),
            retry_longest: Duration::from_secs(8),
            throttle_wait: Duration::from_millis(5_200),
            jitter,
        }
    }

    /// How long after the last call the records are read back. Instantly works in the background,
    /// LeadSquared has done it when it answers.
    #[must_use]
    pub fn verify_for(&self, service: Service) -> Duration {
        self.verify_for.unwrap_or(match service {
            Service::Instantly => Duration::from_mins(2),
            Service::LeadSquared => Duration::from_secs(15),
        })
    }

    /// The wait after an attempt, by the attempt's number from 1.
    pub(super) fn back_off(&self, attempt: u32) -> Duration {
        let doubled = 2_u32.saturating_pow(attempt.saturating_sub(1).min(16));
        let wait = self.retry_first.saturating_mul(doubled);
        self.spread(wait.min(self.retry_longest) / 2)
    }

    /// A wait of at least this, and less than twice as long.
    pub(super) fn spread(&self, at_least: Duration) -> Duration {
        let jitter = (self.jitter)();
        // What is no number spreads nothing.
        let part = if jitter.is_finite() {
            jitter.clamp(0.0, 1.0)
        } else {
            0.0
        };
        at_least + at_least.mul_f64(part)
    }
}

impl fmt::Debug for Timing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Timing")
            .field("first_wait", &self.first_wait)
            .field("longest_wait", &self.longest_wait)
            .field("verify_for", &self.verify_for)
            .field("quiet_after", &self.quiet_after)
            .field("retry_first", &self.retry_first)
            .field("retry_longest", &self.retry_longest)
            .field("throttle_wait", &self.throttle_wait)
            .finish_non_exhaustive()
    }
}
