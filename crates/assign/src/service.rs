//! The two services that Roster works with.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::UnknownWord;

/// Which of the two services a connection, an assignment or a submission belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Service {
    /// Leads are assigned to members of a workspace.
    Instantly,
    /// Users are put on a team.
    LeadSquared,
}

impl Service {
    /// The word that stands for the service in the database and on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Instantly => "instantly",
            Self::LeadSquared => "leadsquared",
        }
    }

    /// The service's own spelling of its name, for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Instantly => "Instantly",
            Self::LeadSquared => "LeadSquared",
        }
    }
}

impl fmt::Display for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Service {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        match word {
            "instantly" => Ok(Self::Instantly),
            "leadsquared" => Ok(Self::LeadSquared),
            other => Err(UnknownWord::new(text::run::SERVICE, other)),
        }
    }
}
