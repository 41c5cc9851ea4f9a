//! The rate budget: never more than N calls in any window of W, as the service counts them.
//!
//! # What is guaranteed
//!
//! A slot is in use from the moment before a call is sent until its exchange is over plus W. The
//! service saw the call somewhere in between, so it never sees more than N calls in any span of W,
//! whatever the latency. The price is one latency per window: N / (W + latency).
//!
//! Budgets that are opened on the same file share it, in one process or in several on this
//! machine. Slots of other processes are held 50 ms longer, for clocks that are read at different
//! moments. The slots of a process that has ended while sending are held for a second and the
//! window from when another one sees that it is gone; those of one that hangs, for 45 s and the
//! window. A wall clock that is set back or forward, or a computer that slept, is noticed by every process
//! that is running; to them all slots then count as used just now.
//!
//! # What is not
//!
//! - A process that starts after the wall clock was set *forward*, and looks into the file before
//!   one that was running already does, cannot know; the calls of the last window before it may
//!   then be forgotten.
//! - An exchange that is given up without an answer counts as over when it is given up. What
//!   is still in some buffer then may arrive later, and so may a call of a killed process that takes
//!   more than a second to arrive. An exchange longer than 45 s is not waited for by *other* processes.
//! - A damaged file counts as if all slots were used just now; calls that are on their way then
//!   are counted again only when they are over. The file must not be removed while it is in use.
//! - On a file system that cannot lock, each process has the budget to itself.

mod book;
mod codec;
mod desk;
mod pace;
mod queue;
mod seat;
mod shelf;
#[cfg(test)]
mod simulation;
mod slot;
mod timeline;
mod window;

use std::fmt;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

pub use pace::Pace;
pub use slot::Slot;

use book::Hold;
use desk::Desk;
use pace::{Limits, micros};

/// Tells the microseconds since the Unix epoch, by the computer's clock.
pub type MicroClock = Arc<dyn Fn() -> i64 + Send + Sync>;

/// What of a budget is in use now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usage {
    /// Slots in use, by all processes. May be more than `calls` when the pace was just lowered.
    pub used: u32,
    /// Slots there are.
    pub calls: u32,
    /// The window they are counted in.
    pub window: Duration,
    /// Until when nobody sends because the service asked for it; microseconds since the epoch.
    pub held_until_micros: Option<i64>,
}

/// How many calls one connection may make; see the guarantee at the top of its file. Cheap to clone;
/// clones share it.
#[derive(Clone)]
pub struct Budget {
    desk: Arc<Desk>,
}

impl fmt::Debug for Budget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Budget")
            .field("pace", &self.desk.known().tightest())
            .finish_non_exhaustive()
    }
}

impl Budget {
    /// A budget shared with everyone who opens this file, which is made if it is not there. A pace
    /// other than the file's is a new setting, as with [`Budget::set_pace`].
    ///
    /// # Errors
    ///
    /// When the file cannot be made, opened, locked, read or written.
    pub fn open(file: PathBuf, pace: Pace, clock: MicroClock) -> io::Result<Self> {
        let desk = Desk::shared(file, pace, clock)?;
        desk.visit(|book, _| {
            if book.limits.setting != pace {
                book.limits = Limits::new(pace);
            }
        })?;
        Ok(Self {
            desk: Arc::new(desk),
        })
    }

    /// A budget of its own, shared by its clones only.
    #[must_use]
    pub fn in_memory(pace: Pace, clock: MicroClock) -> Self {
        let desk = Desk::alone(pace, clock);
        Self {
            desk: Arc::new(desk),
        }
    }

    /// Waits for a slot: first come, first served within the process, and in turns between
    /// processes. The call is to be sent at once, and the slot dropped when its exchange is over.
    /// Dropping the future gives up the place in the queue and nothing else.
    ///
    /// # Errors
    ///
    /// When the budget's file cannot be used. Nothing may be sent then.
    pub async fn slot(&self) -> io::Result<Slot> {
        slot::wait_for(&self.desk).await
    }

    /// What is in use now.
    ///
    /// # Errors
    ///
    /// When the budget's file cannot be used.
    pub fn usage(&self) -> io::Result<Usage> {
        let owner = self.desk.owner();
        self.desk.visit(|book, now| {
            let pace = book.limits.tightest();
            let used = book.window.used(now, owner, pace.micros());
            Usage {
                used: u32::try_from(used).unwrap_or(u32::MAX),
                calls: pace.calls,
                window: pace.window,
                held_until_micros: book.hold.map(Hold::until),
            }
        })
    }

    /// The pace that is kept: the setting, or what the service named if that is less. If the file
    /// cannot be read, as it was last seen.
    #[must_use]
    pub fn pace(&self) -> Pace {
        let limits = self.desk.visit(|book, _| book.limits);
        limits.unwrap_or_else(|_| self.desk.known()).tightest()
    }

    /// The person's setting, for every process. What the service named before is forgotten.
    pub fn set_pace(&self, pace: Pace) {
        self.desk
            .soon(move |book, _| book.limits = Limits::new(pace));
        self.desk.changed.notify_one();
    }

    /// The service named a limit. It is kept beside the setting when it allows less; it never
    /// raises anything.
    pub fn learn(&self, pace: Pace) {
        self.desk.soon(move |book, _| book.limits.learn(pace));
    }

    /// The service said "too many": nobody takes a slot for so long from now, but no longer than
    /// [`LONGEST_RETRY_AFTER`](crate::LONGEST_RETRY_AFTER). A longer hold that is there already stays.
    pub fn hold(&self, for_: Duration) {
        let for_ = for_.min(crate::LONGEST_RETRY_AFTER);
        self.desk
            .soon(move |book, now| book.hold(now, micros(for_)));
    }
}
