//! What all processes know together about one connection: limits, slots, a hold, who waits.

use super::Pace;
use super::pace::Limits;
use super::queue::Queue;
use super::timeline::Moment;
use super::window::{CLOCK_TOLERANCE, Window};

/// The service asked for silence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hold {
    /// When it asked.
    pub(crate) from: i64,
    /// For how many microseconds.
    pub(crate) length: i64,
}

impl Hold {
    pub(crate) const fn until(self) -> i64 {
        self.from.saturating_add(self.length)
    }
}

/// The shared state; pure, and the same in memory and in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Book {
    pub(crate) limits: Limits,
    pub(crate) hold: Option<Hold>,
    pub(crate) window: Window,
    pub(crate) queue: Queue,
}

/// What came of asking for a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    /// It is taken.
    Taken,
    /// It is worth asking again then, and not before.
    Wait(i64),
}

impl Book {
    /// A book in which nothing has happened yet.
    pub(crate) fn new(pace: Pace) -> Self {
        Self {
            limits: Limits::new(pace),
            hold: None,
            window: Window::default(),
            queue: Queue::default(),
        }
    }

    /// A book of which nothing is known: as if every slot had been used just now.
    pub(crate) fn cautious(pace: Pace, now: i64) -> Self {
        let mut book = Self::new(pace);
        book.hold(now, pace.micros().saturating_add(CLOCK_TOLERANCE));
        book
    }

    /// Brings everything up to this moment, as this process sees it.
    pub(crate) fn turn_to(&mut self, moment: Moment, viewer: u64) {
        let now = moment.now;
        if moment.set {
            self.window.start_over_at(now);
            self.queue.tickets.clear();
            self.hold = self.hold.map(|hold| Hold { from: now, ..hold });
        }
        self.window.bring_back_to(now);
        self.window
            .forget_before(now, viewer, self.limits.longest());
        self.queue.forget(viewer, now);
        if let Some(hold) = &mut self.hold
            && hold.from > now.saturating_add(CLOCK_TOLERANCE)
        {
            hold.from = now;
        }
        self.hold = self.hold.filter(|hold| hold.until() > now);
    }

    /// Asks for a slot.
    pub(crate) fn ask(&mut self, owner: u64, serial: u64, now: i64) -> Asked {
        let ready = self.ready_at(owner, now);
        let at = self.hold.map_or(ready, |hold| ready.max(hold.until()));
        if at <= now {
            self.queue.leave(owner);
            self.window.take(owner, serial, now);
            return Asked::Taken;
        }
        self.queue.wait(owner, now, at);
        Asked::Wait(at)
    }

    /// Nobody sends for so long; a hold that is there already may be longer.
    pub(crate) fn hold(&mut self, now: i64, length: i64) {
        let new = Hold { from: now, length };
        self.hold = match self.hold {
            Some(old) if old.until() >= new.until() => Some(old),
            Some(_) | None => Some(new),
        };
    }

    /// When this process may have a slot, as far as the window and the other processes go.
    fn ready_at(&self, owner: u64, now: i64) -> i64 {
        let free = self.window.free_from(now, owner, self.limits, 1);
        let (others, lapse) = self.queue.others(owner);
        let (turn, lapse) = if others < self.smallest() {
            // Each that waits has a share; a process sees its own slots free before the others do,
            // and would else take them all again.
            let parts = others + 1;
            let fair = self.window.fair_from(now, owner, self.limits, parts);
            (if others == 0 { now } else { fair }, lapse)
        } else {
            // Too few slots for shares: one after the other.
            let (before, lapse) = self.queue.before(owner, now);
            (if before == 0 { now } else { i64::MAX }, lapse)
        };
        let turn = match lapse {
            Some(lapse) if turn > now => turn.min(lapse.max(now + 1)),
            Some(_) | None => turn,
        };
        free.max(turn)
    }

    /// How many slots the smallest window has.
    fn smallest(&self) -> usize {
        self.limits.all().map(Pace::calls).min().unwrap_or(1)
    }
}
