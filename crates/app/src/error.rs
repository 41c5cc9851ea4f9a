//! From the crates' errors to the one that crosses to the front end.

use history::HistoryError;
use secrets::{VaultError, VaultErrorKind};

use crate::contract::{Code, Error};

impl Error {
    pub(crate) fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            field: None,
            detail: None,
        }
    }

    /// An error about a field.
    pub(crate) fn field(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            field: Some(field.into()),
            ..Self::new(Code::Invalid, message)
        }
    }

    pub(crate) fn detail(self, detail: impl Into<String>) -> Self {
        Self {
            detail: Some(detail.into()).filter(|detail: &String| !detail.is_empty()),
            ..self
        }
    }
}

impl From<HistoryError> for Error {
    fn from(error: HistoryError) -> Self {
        let detail = error.detail().unwrap_or_default().to_owned();
        let message = error.to_string();
        match error {
            HistoryError::Duplicate { field } => Self::field(field, message),
            HistoryError::Missing => Self::new(Code::NotFound, message),
            HistoryError::Changed => Self::new(Code::NeedsConfirmation, message),
            HistoryError::Newer { .. }
            | HistoryError::Full
            | HistoryError::ReadOnly { .. }
            | HistoryError::Corrupt { .. }
            | HistoryError::Busy
            | HistoryError::OutOfOrder { .. }
            | HistoryError::Other { .. } => Self::new(Code::History, message).detail(detail),
        }
    }
}

impl From<VaultError> for Error {
    fn from(error: VaultError) -> Self {
        let code = match error.kind() {
            VaultErrorKind::NoKeychain => Code::NoKeychain,
            VaultErrorKind::Locked => Code::KeychainLocked,
            VaultErrorKind::Missing => Code::KeyMissing,
            VaultErrorKind::Denied
            | VaultErrorKind::TooLong { .. }
            | VaultErrorKind::Unreadable
            | VaultErrorKind::Other => Code::KeychainRefused,
        };
        Self::new(code, error.message()).detail(error.detail())
    }
}

/// A value as JSON text. It fails for no value that Roster makes.
pub(crate) fn as_json(value: &impl serde::Serialize) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|error| {
        let message = text::trouble::NOT_WRITTEN_DOWN;
        Error::new(Code::Internal, message).detail(error.to_string())
    })
}
