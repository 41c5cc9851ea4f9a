//! Why something could not be remembered or recalled, and what the person can do about it.

use rusqlite::ErrorCode;
use thiserror::Error;

/// A failure of the history. Displays as a plain message that says what to do.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum HistoryError {
    /// The file was written by a later version of Roster. It was not touched.
    #[error("{}", ::text::history::newer(.found, .known))]
    Newer {
        /// The file's format.
        found: i64,
        /// The latest format that this version knows.
        known: i64,
    },
    /// No room on the disk.
    #[error("{}", ::text::history::DISK_FULL)]
    Full,
    /// The folder or the file may not be written.
    #[error("{}", ::text::history::READ_ONLY)]
    ReadOnly {
        /// The technical line.
        detail: String,
    },
    /// The file is damaged, or it is no history.
    #[error("{}", ::text::history::CORRUPT)]
    Corrupt {
        /// The technical line.
        detail: String,
    },
    /// Something else held the file for more than five seconds.
    #[error("{}", ::text::history::BUSY)]
    Busy,
    /// There is no such row.
    #[error("{}", ::text::history::MISSING)]
    Missing,
    /// A value that must be unique is taken.
    #[error("{}", ::text::history::in_use(.field))]
    Duplicate {
        /// Which value.
        field: &'static str,
    },
    /// The journal was asked for a step that can't follow what has happened; nothing was written.
    #[error("{}", ::text::history::OUT_OF_ORDER)]
    OutOfOrder {
        /// Which step, and where the submission stood.
        detail: String,
    },
    /// The plan is another one than it was when it was compared; nothing was written.
    #[error("{}", ::text::history::CHANGED)]
    Changed,
    /// Anything else.
    #[error("{}", ::text::history::OTHER)]
    Other {
        /// The technical line.
        detail: String,
    },
}

impl HistoryError {
    /// The technical line for someone who helps, where there is one.
    #[must_use]
    pub fn detail(&self) -> Option<&str> {
        match self {
            Self::ReadOnly { detail }
            | Self::Corrupt { detail }
            | Self::OutOfOrder { detail }
            | Self::Other { detail } => Some(detail),
            Self::Newer { .. }
            | Self::Full
            | Self::Busy
            | Self::Missing
            | Self::Changed
            | Self::Duplicate { .. } => None,
        }
    }

    pub(crate) fn other(detail: impl ToString) -> Self {
        Self::Other {
            detail: detail.to_string(),
        }
    }
}

impl From<rusqlite::Error> for HistoryError {
    fn from(error: rusqlite::Error) -> Self {
        let detail = error.to_string();
        match &error {
            rusqlite::Error::QueryReturnedNoRows => return Self::Missing,
            // A row that this version can't read: an unknown word, or a type that STRICT would refuse.
            rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::InvalidColumnType(..) => {
                return Self::Corrupt { detail };
            }
            _ => {}
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                Self::ReadOnly { detail }
            }
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Corrupt { detail },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            _ => Self::Other { detail },
        }
    }
}

impl From<std::io::Error> for HistoryError {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        let detail = error.to_string();
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full,
            ErrorKind::PermissionDenied
            | ErrorKind::ReadOnlyFilesystem
            | ErrorKind::NotFound
            | ErrorKind::NotADirectory
            | ErrorKind::IsADirectory => Self::ReadOnly { detail },
            _ => Self::Other { detail },
        }
    }
}

impl From<rusqlite_migration::Error> for HistoryError {
    fn from(error: rusqlite_migration::Error) -> Self {
        match error {
            rusqlite_migration::Error::RusqliteError { err, .. } => err.into(),
            other => Self::other(other),
        }
    }
}
