//! What a person should know before a plan is applied.

mod about_leads;
mod about_users;
mod facts;

use serde::{Deserialize, Serialize};

pub use facts::{PlanFacts, warnings};

/// How serious a warning is, the most serious first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum WarningLevel {
    /// It may be a mistake that costs a week.
    Danger,
    /// Worth a second look.
    Caution,
    /// Good to know.
    Note,
}

/// What a person should know before a plan is applied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Warning {
    /// How serious it is.
    pub level: WarningLevel,
    /// What it is, in a few words.
    pub title: String,
    /// The rest of it; may be empty.
    pub text: String,
}

impl Warning {
    fn new(level: WarningLevel, title: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            level,
            title: title.into(),
            text: text.into(),
        }
    }
}
