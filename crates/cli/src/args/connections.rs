//! `roster connections …`

use std::str::FromStr;

use app::contract::{Budget, Kind, Service};
use clap::{Args, Subcommand, ValueEnum};

/// Accounts at the services.
#[derive(Debug, Subcommand)]
pub enum Connections {
    /// Add a connection. Its key goes into the keychain of this computer
    Add(AddConnection),
    /// List the connections
    List,
    /// Ask the service whether the key works. Nothing is changed
    Test {
        /// The connection's label or id.
        label: String,
    },
    /// Remove a connection and its key. The history keeps what was sent with it
    Remove {
        /// The connection's label or id.
        label: String,
    },
}

/// A connection to be added.
#[derive(Debug, Args)]
pub struct AddConnection {
    /// The service
    #[arg(long)]
    pub service: ServiceWord,
    /// What to call it
    #[arg(long)]
    pub label: String,
    /// The service's address, https:// or on this computer; the usual one if left out
    #[arg(long, value_name = "URL", default_value = "")]
    pub address: String,
    /// At most so many calls in so many seconds; the service's usual budget if left out
    #[arg(long, value_name = "CALLS/SECONDS")]
    pub budget: Option<Pace>,
    /// Whether changes in the account are real
    #[arg(long, default_value = "live")]
    pub kind: KindWord,
    /// Read the key from standard input, as JSON: {"api_key": …} for Instantly,
    /// {"access_key": …, "secret_key": …} for LeadSquared. Not together with ROSTER_SECRET_<LABEL>,
    /// whose key is used without being stored
    #[arg(long)]
    pub secret_stdin: bool,
}

/// A service's name on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum ServiceWord {
    /// Instantly
    Instantly,
    /// LeadSquared
    Leadsquared,
}

impl From<ServiceWord> for Service {
    fn from(word: ServiceWord) -> Self {
        match word {
            ServiceWord::Instantly => Self::Instantly,
            ServiceWord::Leadsquared => Self::LeadSquared,
        }
    }
}

/// A kind of account on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum KindWord {
    /// A real account
    Live,
    /// A real account for trying things out
    Test,
}

impl From<KindWord> for Kind {
    fn from(word: KindWord) -> Self {
        match word {
            KindWord::Live => Self::Live,
            KindWord::Test => Self::Test,
        }
    }
}

/// A rate budget as it is typed, `10/5`: ten calls in five seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace(pub Budget);

impl FromStr for Pace {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const USAGE: &str = text::command::arguments::BUDGET;
        let (calls, seconds) = text.split_once('/').ok_or(USAGE)?;
        let calls: u32 = calls.trim().parse().map_err(|_| USAGE)?;
        let seconds: u64 = seconds.trim().parse().map_err(|_| USAGE)?;
        if calls == 0 || seconds == 0 {
            return Err(text::command::arguments::BUDGET_TOO_SMALL);
        }
        Ok(Self(Budget {
            calls,
            window_ms: seconds.saturating_mul(1_000),
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_is_calls_and_seconds() {
        let pace = |calls, window_ms| Ok(Pace(Budget { calls, window_ms }));
        assert_eq!("10/5".parse::<Pace>(), pace(10, 5_000));
        assert_eq!(" 50 / 1".parse::<Pace>(), pace(50, 1_000));
        for wrong in [
            "", "10", "10/", "/5", "0/5", "10/0", "-1/5", "1.5/5", "10/5/1",
        ] {
            assert!(wrong.parse::<Pace>().is_err(), "{wrong:?} is no budget");
        }
    }
}
