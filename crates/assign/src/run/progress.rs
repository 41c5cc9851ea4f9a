//! How far a run has come, told while it runs.

use std::sync::Arc;

use crate::{State, Tally};

/// How far a run has come. Told after every step; whoever shows it throttles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What is going on: checking, sending, paused or reading back.
    pub phase: State,
    /// How many records are to be changed.
    pub records: u64,
    /// How many of them this run has read once more before sending.
    pub checked: u64,
    /// How many of them were in calls that have ended in this run.
    pub sent: u64,
    /// How many of them have an outcome.
    pub settled: u64,
    /// How many calls this run makes.
    pub calls: u64,
    /// How many of them have ended.
    pub calls_done: u64,
    /// When the reading back stops to wait, in milliseconds since the Unix epoch; none before it
    /// has begun.
    pub deadline_at: Option<i64>,
}

/// Whom progress is told to.
pub(super) struct Told {
    pub(super) now: Progress,
    listener: Arc<dyn Fn(Progress) + Send + Sync>,
}

impl Told {
    pub(super) fn new(tally: &Tally, listener: Arc<dyn Fn(Progress) + Send + Sync>) -> Self {
        let settled = tally.changes.total();
        Self {
            now: Progress {
                phase: State::Checking,
                records: settled + tally.waiting + tally.unsent,
                checked: 0,
                sent: 0,
                settled,
                calls: 0,
                calls_done: 0,
                deadline_at: None,
            },
            listener,
        }
    }

    /// Changes what is known and tells it.
    pub(super) fn tell(&mut self, change: impl FnOnce(&mut Progress)) {
        change(&mut self.now);
        (self.listener)(self.now);
    }
}
