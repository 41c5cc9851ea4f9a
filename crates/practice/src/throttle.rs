//! A sliding window: never more than N calls in any stretch of the given length.

use std::collections::VecDeque;

use jiff::{SignedDuration, Timestamp};

/// Remembers the times of the calls it let through. Calls that were refused do not count.
#[derive(Debug)]
pub(crate) struct SlidingWindow {
    span: SignedDuration,
    taken: VecDeque<Timestamp>,
}

impl SlidingWindow {
    pub(crate) fn new(span: SignedDuration) -> Self {
        Self {
            span,
            taken: VecDeque::new(),
        }
    }

    /// Whether one more call at `now` keeps the window within `limit`; without a limit it always does.
    pub(crate) fn has_room(&mut self, limit: Option<u32>, now: Timestamp) -> bool {
        while let Some(first) = self.taken.front()
            && now.duration_since(*first) >= self.span
        {
            self.taken.pop_front();
        }
        limit.is_none_or(|limit| self.taken.len() < limit as usize)
    }

    /// Counts one call at `now`.
    pub(crate) fn take(&mut self, now: Timestamp) {
        self.taken.push_back(now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(ms: i64) -> Timestamp {
        Timestamp::from_millisecond(1_700_000_000_000 + ms).unwrap()
    }

    fn admit(window: &mut SlidingWindow, limit: u32, now: Timestamp) -> bool {
        let room = window.has_room(Some(limit), now);
        if room {
            window.take(now);
        }
        room
    }

    #[test]
    fn the_call_after_the_limit_is_refused_until_the_first_one_leaves_the_window() {
        let mut window = SlidingWindow::new(SignedDuration::from_secs(5));
        for ms in [0, 1_000, 2_000] {
            assert!(admit(&mut window, 3, at(ms)), "three calls fit");
        }
        assert!(
            !admit(&mut window, 3, at(4_999)),
            "the first one is still inside"
        );
        assert!(
            admit(&mut window, 3, at(5_000)),
            "the first one has just left"
        );
        assert!(
            !admit(&mut window, 3, at(5_500)),
            "the second one is still inside"
        );
    }

    #[test]
    fn no_stretch_of_the_span_ever_holds_more_than_the_limit() {
        let span = SignedDuration::from_secs(1);
        let mut window = SlidingWindow::new(span);
        let mut admitted = Vec::new();
        // A burst right at each boundary is what a fixed window would let through twice.
        for ms in (0..4_000).step_by(7) {
            if admit(&mut window, 10, at(ms)) {
                admitted.push(at(ms));
            }
        }
        for (index, start) in admitted.iter().enumerate() {
            let inside = admitted[index..]
                .iter()
                .filter(|time| time.duration_since(*start) < span)
                .count();
            assert!(
                inside <= 10,
                "{inside} calls within one second from {start}"
            );
        }
        assert!(admitted.len() >= 40, "close to the limit, not far under it");
    }

    #[test]
    fn without_a_limit_every_call_fits_but_still_counts_for_a_limit_set_later() {
        let mut window = SlidingWindow::new(SignedDuration::from_secs(1));
        for _ in 0..1_000 {
            assert!(window.has_room(None, at(0)), "no limit");
            window.take(at(0));
        }
        assert!(!window.has_room(Some(1_000), at(999)), "a thousand inside");
        assert!(window.has_room(Some(1), at(1_000)), "all of them have left");
    }

    #[test]
    fn refused_calls_do_not_make_the_wait_longer() {
        let mut window = SlidingWindow::new(SignedDuration::from_secs(1));
        assert!(admit(&mut window, 1, at(0)), "the first call fits");
        for ms in 1..1_000 {
            assert!(!admit(&mut window, 1, at(ms)), "full at {ms} ms");
        }
        assert!(
            admit(&mut window, 1, at(1_000)),
            "hammering did not prolong it"
        );
    }
}
