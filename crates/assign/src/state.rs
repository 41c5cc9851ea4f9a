//! The states of a submission and the moves between them.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::UnknownWord;

/// Where a submission stands. The last five are final.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum State {
    /// Journalled; nothing has been sent yet.
    Prepared,
    /// The call is on its way and may land at any moment.
    Sending,
    /// The service promised to do it (Instantly's 202). A promise, not a proof.
    Accepted,
    /// The service said that it did it (LeadSquared's `Status: Success`).
    Succeeded,
    /// The service said no, so nothing was changed.
    Refused,
    /// The call never left this computer, so nothing was changed.
    NotSent,
    /// It was sent and no trustworthy answer came back: it may or may not have worked.
    Unknown,
}

impl State {
    /// Every state, in the order in which a submission meets them.
    pub const ALL: [Self; 7] = [
        Self::Prepared,
        Self::Sending,
        Self::Accepted,
        Self::Succeeded,
        Self::Refused,
        Self::NotSent,
        Self::Unknown,
    ];

    /// The word that stands for the state in the database and on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Prepared => "prepared",
            Self::Sending => "sending",
            Self::Accepted => "accepted",
            Self::Succeeded => "succeeded",
            Self::Refused => "refused",
            Self::NotSent => "not_sent",
            Self::Unknown => "unknown",
        }
    }

    /// Whether nothing more happens to a submission in this state.
    #[must_use]
    pub const fn is_final(self) -> bool {
        match self {
            Self::Prepared | Self::Sending => false,
            Self::Accepted | Self::Succeeded | Self::Refused | Self::NotSent | Self::Unknown => {
                true
            }
        }
    }
}

impl FromStr for State {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::ALL
            .into_iter()
            .find(|state| state.as_str() == word)
            .ok_or_else(|| UnknownWord::new("state", word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_is_found_again_by_its_word() {
        for state in State::ALL {
            assert_eq!(state.as_str().parse::<State>().ok(), Some(state));
        }
        assert!("done".parse::<State>().is_err(), "a word of no state");
    }
}
