//! Whose turn it is, between processes: each has one ticket while anything in it waits.
//!
//! Without it a busy process would take every slot that it frees itself, because it sees them free
//! a tolerance before everybody else does.

use super::window::CLOCK_TOLERANCE;

/// How much later than it meant to a waiting process may wake and still be waited for, in
/// microseconds. A process that was killed while waiting keeps a slot empty no longer than this.
const GRACE: i64 = 20_000;

/// One process that waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Ticket {
    /// Which process.
    pub(crate) owner: u64,
    /// Since when its first waiter waits.
    pub(crate) since: i64,
    /// When it means to look again.
    pub(crate) due: i64,
}

impl Ticket {
    /// When the process is no longer waited for.
    const fn lapses(&self) -> i64 {
        self.due.saturating_add(GRACE)
    }
}

/// The processes that wait.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Queue {
    pub(crate) tickets: Vec<Ticket>,
}

impl Queue {
    /// How many others come first, and when the first of them is no longer waited for.
    pub(crate) fn before(&self, owner: u64, now: i64) -> (usize, Option<i64>) {
        let mine = self.of(owner).map_or(now, |ticket| ticket.since);
        let first = |ticket: &&Ticket| {
            ticket.owner != owner && (ticket.since, ticket.owner) < (mine, owner)
        };
        let others = self.tickets.iter().filter(first);
        (others.clone().count(), others.map(Ticket::lapses).min())
    }

    /// How many others wait, and when the first of them is no longer waited for.
    pub(crate) fn others(&self, owner: u64) -> (usize, Option<i64>) {
        let others = self.tickets.iter().filter(|ticket| ticket.owner != owner);
        (others.clone().count(), others.map(Ticket::lapses).min())
    }

    /// This process waits, and will look again then.
    pub(crate) fn wait(&mut self, owner: u64, now: i64, due: i64) {
        match self.tickets.iter_mut().find(|it| it.owner == owner) {
            Some(ticket) => ticket.due = due,
            None => self.tickets.push(Ticket {
                owner,
                since: now,
                due,
            }),
        }
    }

    /// This process got its slot, or gave up.
    pub(crate) fn leave(&mut self, owner: u64) {
        self.tickets.retain(|ticket| ticket.owner != owner);
    }

    /// Forgets who did not look when it meant to, and what a set clock left in the future.
    pub(crate) fn forget(&mut self, viewer: u64, now: i64) {
        self.tickets.retain(|ticket| {
            let in_time = now < ticket.lapses();
            let sensible = ticket.since <= now.saturating_add(CLOCK_TOLERANCE);
            sensible && (in_time || ticket.owner == viewer)
        });
    }

    fn of(&self, owner: u64) -> Option<&Ticket> {
        self.tickets.iter().find(|ticket| ticket.owner == owner)
    }
}
