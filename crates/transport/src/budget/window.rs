//! The sliding window, over explicit times: a state machine without a clock, a file or a task.
//!
//! Times are microseconds on one time line. A call occupies its slot from the moment before it is
//! sent until its exchange is over plus the window. The service sees it somewhere in between, so
//! of any N + 1 calls two arrive at least one window apart, whatever the latency.

use super::pace::{Limits, Pace};

/// How far two processes' readings of the same moment may differ, in microseconds.
pub(crate) const CLOCK_TOLERANCE: i64 = 50_000;
/// What one process's own readings may be off between two calls, in microseconds.
pub(crate) const OWN_TOLERANCE: i64 = 500;
/// The longest exchange, in microseconds. A process that hangs while it is sending holds its slots
/// no longer than this (and the window).
pub(crate) const LONGEST_EXCHANGE: i64 = 45_000_000;
/// How long what a process had sent may take to arrive when it is seen to be gone, in microseconds:
/// the system still sends what was handed to it.
pub(crate) const STRAGGLING: i64 = 1_000_000;

/// One call's use of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Which process's.
    pub(crate) owner: u64,
    /// Which of its calls.
    pub(crate) serial: u64,
    /// The moment before it was sent.
    pub(crate) sent: i64,
    /// When its exchange was over; `None` while it is on its way.
    pub(crate) end: Option<i64>,
}

impl Entry {
    /// When it stops to count, as far as can be said now; the call itself can only make it later.
    fn free_at(&self, now: i64, viewer: u64, window: i64) -> i64 {
        let own = self.owner == viewer;
        let tolerance = if own { OWN_TOLERANCE } else { CLOCK_TOLERANCE };
        let after = window.saturating_add(tolerance);
        let over = match self.end {
            Some(end) => end,
            None if own => now,
            None => now.min(self.sent.saturating_add(LONGEST_EXCHANGE)),
        };
        over.saturating_add(after)
    }
}

/// The calls that still count.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Window {
    pub(crate) entries: Vec<Entry>,
}

impl Window {
    /// How many slots are in use for a window of this length.
    pub(crate) fn used(&self, now: i64, viewer: u64, window: i64) -> usize {
        let counts = |entry: &&Entry| now < entry.free_at(now, viewer, window);
        self.entries.iter().filter(counts).count()
    }

    /// The earliest moment at which this many slots can be free. It is now when they are; while
    /// calls are on their way it may turn out to be too early, never too late.
    pub(crate) fn free_from(&self, now: i64, viewer: u64, limits: Limits, wanted: usize) -> i64 {
        let at = |pace: Pace| {
            let may_stay = pace.calls().saturating_sub(wanted.max(1));
            self.at_most(may_stay, now, viewer, pace, |_| true)
        };
        limits.all().map(at).max().unwrap_or(now)
    }

    /// The earliest moment at which the viewer can have less than its share, when so many processes
    /// have a part of the window.
    pub(crate) fn fair_from(&self, now: i64, viewer: u64, limits: Limits, parts: usize) -> i64 {
        let at = |pace: Pace| {
            let may_stay = pace.calls().div_ceil(parts.max(1)) - 1;
            self.at_most(may_stay, now, viewer, pace, |entry| entry.owner == viewer)
        };
        limits.all().map(at).max().unwrap_or(now)
    }

    /// The earliest moment at which at most so many of these calls can still count.
    fn at_most(
        &self,
        may_stay: usize,
        now: i64,
        viewer: u64,
        pace: Pace,
        of: impl Fn(&Entry) -> bool,
    ) -> i64 {
        let counted = self.entries.iter().filter(|entry| of(entry));
        let mut frees: Vec<i64> = counted
            .map(|entry| entry.free_at(now, viewer, pace.micros()))
            .filter(|free| *free > now)
            .collect();
        if frees.len() <= may_stay {
            return now;
        }
        let nth = frees.len() - may_stay - 1;
        *frees.select_nth_unstable(nth).1
    }

    /// Takes a slot from now on.
    pub(crate) fn take(&mut self, owner: u64, serial: u64, now: i64) {
        self.entries.push(Entry {
            owner,
            serial,
            sent: now,
            end: None,
        });
    }

    /// The exchange is over. An entry that was lost meanwhile counts again.
    pub(crate) fn over(&mut self, ended: Entry) {
        let same = |entry: &&mut Entry| (entry.owner, entry.serial) == (ended.owner, ended.serial);
        match self.entries.iter_mut().find(same) {
            Some(entry) => entry.end = ended.end,
            None => self.entries.push(ended),
        }
    }

    /// Which other processes have calls on their way.
    pub(crate) fn senders(&self, viewer: u64) -> Vec<u64> {
        let sends = |entry: &&Entry| entry.end.is_none() && entry.owner != viewer;
        let mut senders: Vec<u64> = self
            .entries
            .iter()
            .filter(sends)
            .map(|it| it.owner)
            .collect();
        senders.sort_unstable();
        senders.dedup();
        senders
    }

    /// The process is seen to be gone: none of its calls can be on its way for much longer.
    pub(crate) fn gone(&mut self, owner: u64, now: i64) {
        let at_least_since = now.saturating_add(STRAGGLING - LONGEST_EXCHANGE);
        for entry in &mut self.entries {
            if entry.owner == owner && entry.end.is_none() {
                entry.sent = entry.sent.min(at_least_since);
            }
        }
    }

    /// Forgets what counts for nobody any more, whoever looks.
    pub(crate) fn forget_before(&mut self, now: i64, viewer: u64, window: i64) {
        self.entries
            .retain(|entry| match (entry.end, entry.owner == viewer) {
                (None, true) => true,
                (None, false) | (Some(_), _) => {
                    let for_all = window.saturating_add(2 * CLOCK_TOLERANCE);
                    now < entry.free_at(now, viewer, for_all)
                }
            });
    }

    /// What lies in the future, by more than clocks may differ, counts as now.
    pub(crate) fn bring_back_to(&mut self, now: i64) {
        let latest = now.saturating_add(CLOCK_TOLERANCE);
        for entry in &mut self.entries {
            if entry.sent > latest {
                entry.sent = now;
            }
            if entry.end.is_some_and(|end| end > latest) {
                entry.end = Some(now);
            }
        }
    }

    /// The clock was set: nobody knows how long anything is over, so everything counts as of now.
    pub(crate) fn start_over_at(&mut self, now: i64) {
        for entry in &mut self.entries {
            entry.sent = now;
            entry.end = entry.end.map(|_| now);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    const ME: u64 = 1;
    const OTHER: u64 = 2;
    const SECOND: i64 = 1_000_000;

    fn limits(calls: u32) -> Limits {
        Limits::new(Pace {
            calls,
            window: Duration::from_secs(1),
        })
    }

    fn ended(owner: u64, end: i64) -> Entry {
        Entry {
            owner,
            serial: 0,
            sent: 0,
            end: Some(end),
        }
    }

    #[test]
    fn a_slot_frees_one_window_after_its_exchange_is_over() {
        let mut window = Window::default();
        window.over(ended(ME, 150_000));
        let free = window.free_from(200_000, ME, limits(1), 1);
        assert_eq!(
            free,
            150_000 + SECOND + OWN_TOLERANCE,
            "the end counts, not the start"
        );
        assert_eq!(
            window.used(free, ME, SECOND),
            0,
            "and then it is free at once"
        );
    }

    #[test]
    fn the_slots_of_others_are_held_a_tolerance_longer() {
        let mut window = Window::default();
        window.over(ended(OTHER, 0));
        let free = window.free_from(0, ME, limits(1), 1);
        assert_eq!(
            free,
            SECOND + CLOCK_TOLERANCE,
            "clocks are read at different moments"
        );
    }

    #[test]
    fn a_process_that_hangs_holds_its_slots_no_longer_than_the_longest_exchange() {
        let mut window = Window::default();
        window.take(OTHER, 0, 0);
        let last = LONGEST_EXCHANGE + SECOND + CLOCK_TOLERANCE;
        assert_eq!(
            window.used(last - 1, ME, SECOND),
            1,
            "it may still be on its way"
        );
        assert_eq!(window.used(last, ME, SECOND), 0, "by now it cannot be");
        window.forget_before(last + 2 * CLOCK_TOLERANCE, ME, SECOND);
        assert!(window.entries.is_empty(), "and is forgotten");
    }

    #[test]
    fn a_process_that_is_gone_holds_its_slots_a_second_and_the_window() {
        let mut window = Window::default();
        window.take(OTHER, 0, 0);
        window.take(ME, 0, 0);
        assert_eq!(window.senders(ME), [OTHER], "mine are known to be mine");
        window.gone(OTHER, 5 * SECOND);
        let last = 5 * SECOND + STRAGGLING + SECOND + CLOCK_TOLERANCE;
        window.gone(OTHER, 6 * SECOND);
        assert_eq!(
            window.used(last - 1, ME, SECOND),
            2,
            "what the system had still to send may have arrived until then"
        );
        assert_eq!(
            window.used(last, ME, SECOND),
            1,
            "seen again, it holds them no longer"
        );
    }

    #[test]
    fn the_nth_slot_frees_when_enough_calls_are_over() {
        let mut window = Window::default();
        for (serial, end) in (0..4).zip([300, 100, 400, 200]) {
            window.over(Entry {
                serial,
                ..ended(ME, end)
            });
        }
        let at = |wanted| window.free_from(500, ME, limits(4), wanted) - SECOND - OWN_TOLERANCE;
        assert_eq!((at(1), at(2), at(4)), (100, 200, 400), "oldest first");
    }
}
