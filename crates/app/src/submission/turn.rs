//! One after the other: what is confirmed while another submission of its account runs here waits until
//! that one has ended, and is checked against what that one has left.

use std::sync::atomic::{AtomicU64, Ordering};

use assign::{ControlSignal, Journal as _, State};
use uuid::Uuid;

use super::journal::HistoryJournal;
use crate::App;
use crate::contract::Error;

/// A place in the queue of a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Turn {
    connection: Uuid,
    number: u64,
}

/// Gives out places, each behind all that were given out before.
#[derive(Debug, Default)]
pub(crate) struct Turns(AtomicU64);

impl Turns {
    /// The next place for a connection.
    pub(super) fn next(&self, connection: Uuid) -> Turn {
        Turn {
            connection,
            number: self.0.fetch_add(1, Ordering::Relaxed),
        }
    }
}

impl App {
    /// Waits until what was begun before it for the same connection has ended here, or asks; or until
    /// it is stopped. Gives whether its turn has come after a wait.
    ///
    /// # Errors
    /// When it cannot be written down that it waits.
    pub(super) async fn await_turn(
        &self,
        turn: Turn,
        journal: &HistoryJournal,
        mut control: ControlSignal,
    ) -> Result<bool, Error> {
        let mut told = None;
        loop {
            // First, so that an end between the look and the wait is heard of.
            let moved = self.0.moved.notified();
            let Some(before) = self.just_before(turn) else {
                return Ok(told.is_some());
            };
            if told != Some(before) {
                told = Some(before);
                let message = self.waits_for(before).await;
                journal.enter(State::Waiting, &message).await?;
            }
            tokio::select! {
                biased;
                () = control.stopped() => return Ok(false),
                () = moved => {}
            }
        }
    }

    /// Says that a submission comes first, by its title. It may have ended and been removed meanwhile,
    /// and nothing fails for want of a title.
    async fn waits_for(&self, id: Uuid) -> String {
        let row = self.history_do(move |history| history.submission(id)).await;
        row.map_or_else(
            |_| text::submission::WAITS_FOR_ANOTHER.to_owned(),
            |row| text::submission::waits_for(&row.line.title),
        )
    }

    /// What a submission that runs here waits for.
    pub(super) fn comes_before(&self, submission: Uuid) -> Option<Uuid> {
        let turn = self.runs().get(&submission)?.turn?;
        self.just_before(turn)
    }

    /// The last of those that run here and have an earlier place for the same connection.
    fn just_before(&self, turn: Turn) -> Option<Uuid> {
        let runs = self.runs();
        let places = runs.iter().filter_map(|(id, run)| Some((run.turn?, *id)));
        places
            .filter(|(other, _)| other.connection == turn.connection && other.number < turn.number)
            .max_by_key(|(other, _)| other.number)
            .map(|(_, id)| id)
    }
}
