//! Sending.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::Form;

/// Names a submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SubmissionId {
    /// The submission's id.
    pub id: Uuid,
}

/// A confirmed form.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SubmitRequest {
    /// The submission's id, minted by the caller so that it misses no event.
    pub id: Uuid,
    /// The connection to send it with.
    pub connection_id: Uuid,
    /// The form.
    pub form: Form,
    /// The exact body that was shown and confirmed; anything else is not sent.
    pub confirmed_body: String,
    /// What was typed to confirm a dangerous assignment.
    pub typed: Option<String>,
}
