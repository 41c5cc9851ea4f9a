//! The states of a submission.

use serde::{Deserialize, Serialize};

use crate::record::words;

/// Where a submission stands. The last six are final.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum State {
    /// Journalled; what was begun before it in the same account has to end first.
    Waiting,
    /// Journalled; its records are read once more before anything is sent.
    Checking,
    /// Records have moved since the plan; nothing has been sent, and the person is asked.
    Asking,
    /// Calls are being sent.
    Sending,
    /// All that will be sent has been; the records are being read back.
    ReadingBack,
    /// The person, or too many failures in a row, paused it.
    Paused,
    /// The program ended while it ran. Nothing goes on by itself.
    Interrupted,
    /// Every record that had to change was read back with the new value.
    Succeeded,
    /// Some changed; some failed, are unknown or were not sent.
    PartlyDone,
    /// Nothing changed: the service refused or left everything as it was, or nothing could be sent.
    Failed,
    /// Something was sent and could not be read back: it may or may not have worked.
    Unknown,
    /// The person ended it before everything was sent.
    Stopped,
    /// Nothing was sent, because it was not gone on with.
    NotRun,
}

words!(
    State,
    text::run::STATE,
    Waiting = "waiting",
    Checking = "checking",
    Asking = "asking",
    Sending = "sending",
    ReadingBack = "reading_back",
    Paused = "paused",
    Interrupted = "interrupted",
    Succeeded = "succeeded",
    PartlyDone = "partly_done",
    Failed = "failed",
    Unknown = "unknown",
    Stopped = "stopped",
    NotRun = "not_run"
);

impl State {
    /// Whether nothing more happens to a submission in this state by itself or at a request,
    /// except reading back again what is unknown.
    #[must_use]
    pub const fn is_final(self) -> bool {
        match self {
            Self::Waiting
            | Self::Checking
            | Self::Asking
            | Self::Sending
            | Self::ReadingBack
            | Self::Paused
            | Self::Interrupted => false,
            Self::Succeeded
            | Self::PartlyDone
            | Self::Failed
            | Self::Unknown
            | Self::Stopped
            | Self::NotRun => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_is_found_again_by_its_word() {
        for state in State::ALL {
            assert_eq!(state.as_str().parse::<State>().ok(), Some(*state));
        }
        assert!("done".parse::<State>().is_err(), "a word of no state");
    }
}
