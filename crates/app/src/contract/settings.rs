//! How Roster looks.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// How close the rows stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Density {
    /// The usual distance.
    #[default]
    Comfortable,
    /// Closer.
    Compact,
}

/// How much moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Motion {
    /// As the system says.
    #[default]
    System,
    /// As little as possible.
    Reduced,
}

/// How Roster looks and what it asks for on this computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Settings {
    /// Light or dark.
    pub theme: Theme,
    /// How close the rows stand.
    pub density: Density,
    /// Text size in percent: 90, 100, 110, 125, 150 or 200.
    pub text_size: u16,
    /// How much moves.
    pub motion: Motion,
    /// For how many minutes a plan may be confirmed, 1 to 120.
    pub plan_minutes: u16,
    /// From how many changed records on the count must be typed in a live account.
    pub typed_count_from: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::default(),
            density: Density::default(),
            text_size: 100,
            motion: Motion::default(),
            plan_minutes: 15,
            typed_count_from: 2_000,
        }
    }
}
