//! What a plan and its submission are for.

use serde::{Deserialize, Serialize};

use crate::record::words;

/// What a plan and its submission are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Purpose {
    /// An assignment as it was chosen.
    Assign,
    /// Its first records, to try it on.
    Try,
    /// What a try left.
    Rest,
    /// What had failed.
    Retry,
    /// Back to the values before.
    Undo,
}

words!(
    Purpose,
    text::run::PURPOSE,
    Assign = "assign",
    Try = "try",
    Rest = "rest",
    Retry = "retry",
    Undo = "undo"
);
