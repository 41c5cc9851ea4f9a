//! One process's reading of the time.
//!
//! Processes can only agree on the wall clock, which can be set at any moment. Beside it runs the
//! clock of the runtime, which cannot: where the two disagree, the wall clock was set (or the
//! computer slept), and nobody knows any more how old anything is.

use std::time::Duration;

use super::pace::micros;
use super::window::CLOCK_TOLERANCE;

/// What the clocks said at the latest reading.
#[derive(Debug, Default)]
pub(crate) struct Timeline {
    last: Option<(i64, Duration)>,
}

/// A moment on the time line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moment {
    /// Microseconds since the Unix epoch; never less than before, unless `set`.
    pub(crate) now: i64,
    /// The wall clock was set since the latest reading.
    pub(crate) set: bool,
}

impl Timeline {
    /// From the wall clock's reading and the time that the runtime has been going.
    pub(crate) fn read(&mut self, wall: i64, running: Duration) -> Moment {
        let moment = match self.last {
            None => Moment {
                now: wall,
                set: false,
            },
            Some((last, before)) => since(last, running.saturating_sub(before), wall),
        };
        self.last = Some((moment.now, running));
        moment
    }
}

fn since(last: i64, passed: Duration, wall: i64) -> Moment {
    let passed = micros(passed);
    // Two good clocks drift apart by far less than a thousandth.
    let allowed = CLOCK_TOLERANCE.saturating_add(passed / 1000);
    let expected = last.saturating_add(passed);
    if wall.saturating_sub(expected).saturating_abs() > allowed {
        return Moment {
            now: wall,
            set: true,
        };
    }
    Moment {
        now: wall.max(last),
        set: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3_600_000_000;

    #[test]
    fn a_reading_a_little_back_counts_as_no_time_passed() {
        let mut line = Timeline::default();
        line.read(10_000, Duration::ZERO);
        let moment = line.read(9_000, Duration::from_micros(5));
        assert_eq!(
            (moment.now, moment.set),
            (10_000, false),
            "time never runs back"
        );
    }

    #[test]
    fn a_clock_that_was_set_is_noticed_in_both_directions() {
        for jump in [HOUR, -HOUR] {
            let mut line = Timeline::default();
            line.read(5 * HOUR, Duration::ZERO);
            let moment = line.read(5 * HOUR + jump, Duration::from_secs(1));
            assert!(moment.set, "only a second has passed, not {jump} µs");
            let next = line.read(5 * HOUR + jump + 1_000_000, Duration::from_secs(2));
            assert!(!next.set, "it is noticed once");
        }
    }
}
