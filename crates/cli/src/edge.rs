//! The real clock, real ids and real chance, handed to the application from here.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use uuid::Uuid;

/// Milliseconds since the Unix epoch, UTC.
pub(crate) fn now() -> i64 {
    i64::try_from(since_epoch().as_millis()).unwrap_or(i64::MAX)
}

/// Microseconds since the Unix epoch, UTC.
pub(crate) fn micros() -> i64 {
    i64::try_from(since_epoch().as_micros()).unwrap_or(i64::MAX)
}

/// An id that nobody has.
pub(crate) fn new_id() -> Uuid {
    Uuid::new_v4()
}

/// A number from 0 up to 1 that is another one each time.
pub(crate) fn jitter() -> f64 {
    let (random, ..) = new_id().as_fields();
    f64::from(random) / (f64::from(u32::MAX) + 1.0)
}

fn since_epoch() -> Duration {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chance_stays_from_0_to_below_1_and_differs() {
        let numbers: Vec<f64> = (0..100).map(|_| jitter()).collect();
        assert!(numbers.iter().all(|number| (0.0..1.0).contains(number)));
        assert!(numbers.windows(2).any(|pair| pair[0] != pair[1]));
    }
}
