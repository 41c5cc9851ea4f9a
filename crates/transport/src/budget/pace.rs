//! How many calls in how long.

use std::time::Duration;

/// At most `calls` in any span of `window`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// How many calls; at least 1 (0 counts as 1).
    pub calls: u32,
    /// In any span of this length; at least a microsecond.
    pub window: Duration,
}

impl Pace {
    /// The window in microseconds, at least 1.
    pub(crate) fn micros(self) -> i64 {
        micros(self.window).max(1)
    }

    /// The number of calls, at least 1.
    pub(crate) const fn calls(self) -> usize {
        if self.calls == 0 {
            1
        } else {
            self.calls as usize
        }
    }

    /// Whether it allows fewer calls in the long run.
    pub(crate) fn is_slower_than(self, other: Self) -> bool {
        let of = |pace: Self, window: Self| pace.calls() as u128 * window.micros() as u128;
        of(self, other) < of(other, self)
    }

    /// Whether whoever keeps to this pace keeps to the other one too, bursts included.
    pub(crate) fn implies(self, other: Self) -> bool {
        self.calls() <= other.calls() && self.micros() >= other.micros()
    }
}

/// What a connection may use: what the person set, and what the service named beside it. Both hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Limits {
    pub(crate) setting: Pace,
    pub(crate) learned: Option<Pace>,
}

impl Limits {
    pub(crate) const fn new(setting: Pace) -> Self {
        Self {
            setting,
            learned: None,
        }
    }

    /// Takes the service's word for another limit, when that allows less in any span.
    pub(crate) fn learn(&mut self, pace: Pace) {
        let nothing_new = self.setting.implies(pace)
            || self.learned.is_some_and(|known| {
                known.implies(pace) || (!pace.implies(known) && !pace.is_slower_than(known))
            });
        if !nothing_new {
            self.learned = Some(pace);
        }
    }

    /// All paces that have to be kept.
    pub(crate) fn all(self) -> impl Iterator<Item = Pace> {
        [Some(self.setting), self.learned].into_iter().flatten()
    }

    /// The pace that allows fewer calls in the long run.
    pub(crate) fn tightest(self) -> Pace {
        match self.learned {
            Some(learned) if learned.is_slower_than(self.setting) => learned,
            Some(_) | None => self.setting,
        }
    }

    /// The longest window, in microseconds: what is over for longer concerns nobody.
    pub(crate) fn longest(self) -> i64 {
        self.all().map(Pace::micros).max().unwrap_or(1)
    }
}

/// A duration in whole microseconds, rounded up.
pub(crate) fn micros(duration: Duration) -> i64 {
    i64::try_from(duration.as_nanos().div_ceil(1000)).unwrap_or(i64::MAX / 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pace(calls: u32, seconds: u64) -> Pace {
        Pace {
            calls,
            window: Duration::from_secs(seconds),
        }
    }

    #[test]
    fn learning_only_ever_lowers() {
        let mut limits = Limits::new(pace(10, 5));
        limits.learn(pace(25, 5));
        assert_eq!(limits.tightest(), pace(10, 5), "25 is more than 10");
        limits.learn(pace(5, 5));
        assert_eq!(limits.tightest(), pace(5, 5), "5 is less than 10");
        limits.learn(pace(8, 5));
        assert_eq!(limits.tightest(), pace(5, 5), "8 would raise it again");
    }

    #[test]
    fn a_limit_that_is_tighter_only_in_a_short_burst_is_kept_too() {
        let mut limits = Limits::new(pace(60, 60));
        limits.learn(pace(5, 1));
        let all: Vec<_> = limits.all().collect();
        assert_eq!(
            all,
            [pace(60, 60), pace(5, 1)],
            "60 a minute could all go in one second"
        );
        assert_eq!(
            limits.tightest(),
            pace(60, 60),
            "it says less in the long run"
        );
    }
}
