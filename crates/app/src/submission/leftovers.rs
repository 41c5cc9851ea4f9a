//! What an earlier run left open.

use ::history::{History, HistoryError};
use assign::State;
use uuid::Uuid;

use crate::presence::Presence;

/// What it means that a submission was cut off by the end of its process, by what it was doing.
pub(super) const fn cut_off(state: State) -> &'static str {
    match state {
        State::Waiting => text::submission::CUT_OFF_WAITING,
        State::Checking
        | State::Asking
        | State::Sending
        | State::ReadingBack
        | State::Paused
        | State::Interrupted
        | State::Succeeded
        | State::PartlyDone
        | State::Failed
        | State::Unknown
        | State::Stopped
        | State::NotRun => text::submission::CUT_OFF,
    }
}

/// Marks what processes left open that are gone, and lists what is interrupted, oldest first.
pub(crate) fn interrupt_leftovers(
    history: &History,
    presence: &Presence,
    now: i64,
) -> Result<Vec<Uuid>, HistoryError> {
    let mut interrupted = Vec::new();
    for (id, runner, state) in history.open_submissions()? {
        let runner = runner.as_deref();
        if runner.is_some_and(|runner| presence.is_elsewhere(runner)) {
            continue;
        }
        // It waits for its answer, and whoever is asked can give it.
        if state == State::Asking && runner.is_none() {
            continue;
        }
        // A process may have gone just after it took an interrupted one over.
        if state != State::Interrupted || runner.is_some() {
            match history.interrupt(id, runner, now, cut_off(state)) {
                Ok(()) => {}
                // Another process has taken it up, or ended it, between the two steps.
                Err(HistoryError::OutOfOrder { .. }) => continue,
                Err(error) => return Err(error),
            }
        }
        interrupted.push(id);
    }
    Ok(interrupted)
}
