//! What the application tells the front end unasked.

use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use super::State;

/// Something happened that a screen may show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// A submission entered a state.
    SubmissionChanged {
        /// The submission's id.
        id: Uuid,
        /// Its state from now on.
        state: State,
    },
    /// What was sent could not be written down; the screen says so.
    HistoryFailed {
        /// The submission's id.
        id: Uuid,
        /// What went wrong and what to do.
        message: String,
    },
}
