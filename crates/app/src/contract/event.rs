//! What the application tells the front end unasked.

use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use super::{Action, Count, Progress, State};

/// Something happened that a screen may show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// A plan has gone on: more records were read, or it entered a state. At most every 100 ms.
    PlanChanged {
        /// The plan's id.
        id: Uuid,
    },
    /// A count has gone on, rests or has ended. At most every 100 ms.
    CountChanged {
        /// The count's id.
        id: Uuid,
        /// What was counted so far.
        count: Count,
    },
    /// A submission that runs has gone on. At most every 100 ms.
    SubmissionProgressed {
        /// The submission's id.
        id: Uuid,
        /// How far it is.
        progress: Progress,
    },
    /// A list is being read or looked up, and has gone on. At most every 100 ms.
    ListProgressed {
        /// The list's id.
        id: Uuid,
        /// How much is done: bytes of its text, or values that were looked up.
        done: u64,
        /// Of how much.
        total: u64,
    },
    /// The person wants to close the window while a submission runs; the window asks first.
    CloseAsked,
    /// An entry of the system's menu was chosen.
    MenuChosen {
        /// What it asks for.
        action: Action,
    },
    /// A submission entered a state.
    SubmissionChanged {
        /// The submission's id.
        id: Uuid,
        /// Its state from now on.
        state: State,
    },
    /// A list of a connection's account was read, or could not be.
    ChoicesChanged {
        /// The connection's id.
        id: Uuid,
    },
    /// Something that matters could not be written down: what was sent, or a plan's records; the screen
    /// says so.
    HistoryFailed {
        /// The submission's or the plan's id.
        id: Uuid,
        /// What went wrong and what to do.
        message: String,
    },
}
