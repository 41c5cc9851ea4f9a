//! The one error that crosses to the front end.

use serde::Serialize;
use ts_rs::TS;

/// What kind of error it is; the front end offers something different for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// A field holds something that cannot be used; `field` names it.
    Invalid,
    /// What was asked for is not there any more.
    NotFound,
    /// The confirmation is missing or does not match.
    NeedsConfirmation,
    /// There is no keychain.
    NoKeychain,
    /// The keychain is locked.
    KeychainLocked,
    /// The keychain refused, or cannot hold the key.
    KeychainRefused,
    /// The connection has no key in the keychain.
    KeyMissing,
    /// The service could not be reached; nothing was sent.
    Unreachable,
    /// The service said no.
    Refused,
    /// The history could not be read or written.
    History,
    /// Something else went wrong inside Roster.
    Internal,
}

/// An error that people can act on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    /// What kind of error it is.
    pub code: Code,
    /// What happened and what to do next.
    pub message: String,
    /// The field that it is about.
    pub field: Option<String>,
    /// Technical detail, without keys.
    pub detail: Option<String>,
}
