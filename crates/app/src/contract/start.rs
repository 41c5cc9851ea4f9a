//! What the front end needs before it draws anything.

use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use super::{Connection, Settings, Vocabulary};

/// Everything for the first picture.
#[derive(Debug, Clone, Serialize, TS)]
pub struct StartInfo {
    /// Roster's version.
    pub version: String,
    /// The folder that holds the history.
    pub data_dir: String,
    /// linux, macos or windows.
    pub platform: String,
    /// How Roster looks.
    pub settings: Settings,
    /// The connections, in order.
    pub connections: Vec<Connection>,
    /// The services' words in words for people.
    pub vocabulary: Vocabulary,
    /// The submissions that an earlier run left open: interrupted, none goes on by itself.
    pub interrupted: Vec<Uuid>,
}

/// What a test of the keychain found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KeychainReport {
    /// The keychain's name, as in "GNOME Keyring".
    pub name: String,
    /// Whether a test entry was written, read back and deleted.
    pub works: bool,
    /// What was found and what to do, for people.
    pub message: String,
    /// Technical detail, without keys.
    pub detail: Option<String>,
    /// When it was tested.
    pub tested_at: i64,
}
