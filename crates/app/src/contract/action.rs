//! What the system's own menu can ask of the window.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Something that can be asked of the window from anywhere: by its keys, in its palette and in the
/// system's menus. What the open page cannot do at the moment is left alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Search pages, actions and assignments by their names.
    Palette,
    /// Begin a new assignment.
    New,
    /// Go to the history.
    History,
    /// Go to the templates.
    Templates,
    /// Go to the connections.
    Connections,
    /// Go to the settings.
    Settings,
    /// Go back to the page before.
    Back,
    /// Go forward again.
    Forward,
    /// Press the page's main button. It never skips what that button asks.
    Main,
    /// Go to the search of the page.
    Search,
    /// Count or check again what the page shows.
    Check,
    /// Write what the page shows into a file.
    Export,
    /// Save the form as a template.
    Save,
    /// Larger text.
    Larger,
    /// Smaller text.
    Smaller,
    /// Text in its usual size.
    UsualSize,
    /// Show the keys.
    Keys,
}
