//! Why a read gave nothing.

use std::time::Duration;

use crate::{NotJson, NotSent, Unknown};

/// Why a read gave nothing. `R` is the service's own list of reasons to refuse.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError<R> {
    /// The service was not reached.
    #[error("not sent: {}", .0.detail)]
    NotSent(NotSent),
    /// The service was reached, but gave no whole answer.
    #[error("no whole answer: {}", .0.detail)]
    Unknown(Unknown),
    /// The service said no.
    #[error("refused with status {status}: {message}")]
    Refused {
        /// Why, as far as it can be told.
        reason: R,
        /// The HTTP status.
        status: u16,
        /// The service's own word for the reason, when it gave one.
        code: Option<String>,
        /// The service's own words; may be empty.
        message: String,
        /// How long the service asked to wait.
        retry_after: Option<Duration>,
    },
    /// The service answered something that its pages do not describe.
    #[error("answered with status {status}, but not as documented: {detail}")]
    NotUnderstood {
        /// The HTTP status.
        status: u16,
        /// What was wrong, technically.
        detail: String,
    },
}

impl<R> From<NotJson> for ReadError<R> {
    fn from(error: NotJson) -> Self {
        Self::NotUnderstood {
            status: error.status,
            detail: error.detail,
        }
    }
}
