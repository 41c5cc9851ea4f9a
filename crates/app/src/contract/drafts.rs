//! Drafts: the form that is being filled in for each connection.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::Form;

/// A form that is being filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Draft {
    /// The connection that it is for.
    pub connection_id: Uuid,
    /// The form, complete or not.
    pub form: Form,
    /// The paths of the fields that a template asks for, as a check names them.
    pub ask: Vec<String>,
    /// The submission that it was filled in from, if any.
    pub submission_id: Option<Uuid>,
    /// The template that it was filled in from, if any.
    pub template_id: Option<Uuid>,
    /// Whether names of another account stand in it that were not looked for in this one yet.
    pub carried: bool,
}

/// A draft as it was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KeptDraft {
    /// The draft.
    pub draft: Draft,
    /// When it was kept.
    pub saved_at: i64,
}
