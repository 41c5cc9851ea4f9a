//! Waiting for a slot, and giving it back.

use std::fmt;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::sleep;

use super::desk::Desk;
use super::window::Entry;

/// The runtime's timer wakes up to a millisecond late. So much earlier, in microseconds, it is
/// left for yielding.
const EARLY: i64 = 2_000;
/// The longest sleep, in microseconds: the computer may sleep meanwhile, or another process set
/// another pace.
const LONGEST_SLEEP: i64 = 10_000_000;
/// So many looks in a row at a clock that stands still mean that it moves only while tasks sleep.
const STANDS_STILL: u32 = 500;

/// The right to send one call now. Dropping it says that the exchange is over.
pub struct Slot {
    pub(crate) desk: Arc<Desk>,
    pub(crate) entry: Entry,
}

impl fmt::Debug for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Slot").finish_non_exhaustive()
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        self.desk.over(self.entry);
    }
}

/// This process's place in the queue, given up unless a slot was got.
struct Place<'d> {
    desk: &'d Arc<Desk>,
    kept: bool,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        if self.kept {
            let owner = self.desk.owner();
            self.desk.soon(move |book, _| book.queue.leave(owner));
        }
    }
}

/// Waits until there is a slot.
pub(crate) async fn wait_for(desk: &Arc<Desk>) -> io::Result<Slot> {
    let _turn = desk.turn.lock().await;
    let mut place = Place { desk, kept: false };
    loop {
        match desk.ask().await? {
            Ok(slot) => {
                place.kept = false;
                return Ok(slot);
            }
            Err(at) => {
                place.kept = true;
                until(desk, at).await;
            }
        }
    }
}

/// Waits for that moment, or for a reason to look again before it.
async fn until(desk: &Desk, at: i64) {
    let left = at.saturating_sub((desk.clock)());
    let nap = left.min(LONGEST_SLEEP) - EARLY;
    if let Ok(nap @ 1..) = u64::try_from(nap) {
        tokio::select! {
            () = sleep(Duration::from_micros(nap)) => {}
            () = desk.changed.notified() => return,
        }
    }
    if left <= LONGEST_SLEEP {
        the_rest(desk, at).await;
    }
}

/// Yields until that moment, which is near.
async fn the_rest(desk: &Desk, at: i64) {
    let mut before = (desk.clock)();
    let mut still = 0;
    while before < at {
        tokio::task::yield_now().await;
        let now = (desk.clock)();
        if now < before {
            return;
        }
        still = if now == before { still + 1 } else { 0 };
        if still == STANDS_STILL {
            still = 0;
            sleep(Duration::from_millis(1)).await;
        }
        before = now;
    }
}
