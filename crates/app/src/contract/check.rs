//! Checking a form as it is typed, and showing what would be sent.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::{FieldMessage, Form, Piece};

/// A form to be checked for a connection.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct CheckRequest {
    /// The connection that it would be sent with.
    pub connection_id: Uuid,
    /// The form.
    pub form: Form,
    /// The paths of the fields that a template asks for: while one of them is empty, the form cannot
    /// be sent.
    pub ask: Vec<String>,
}

/// Exactly what would be sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RequestPreview {
    /// The HTTP method.
    pub method: String,
    /// The whole address, without keys.
    pub address: String,
    /// How the key travels, without the key.
    pub authorization: String,
    /// The exact JSON body.
    pub body: String,
}

/// What a check of a form found.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Check {
    /// What is missing or wrong; empty for a form that can be sent.
    pub fields: Vec<FieldMessage>,
    /// The form's filter read back as a sentence, as far as it is filled in.
    pub filter: Vec<Piece>,
    /// One sentence on what sending would do; none while the form cannot be sent.
    pub sentence: Option<Vec<Piece>>,
    /// Cautions that do not stop anything.
    pub cautions: Vec<String>,
    /// The danger in a few words, as in "No filter: this is every lead in the workspace."
    pub danger: Option<String>,
    /// The body of the request as far as the form is right, to be looked at; it follows every click.
    pub body_so_far: String,
    /// The service's own request as filtered; none while the form cannot be sent. What an exact
    /// plan sends names the records one by one.
    pub request: Option<RequestPreview>,
}

/// A line that is not used as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LineProblem {
    /// The line's number, from 1.
    pub line: usize,
    /// The text as pasted.
    pub text: String,
    /// What is wrong, as in "Same as line 12 (used once)".
    pub problem: String,
    /// Whether it is only repeated rather than wrong.
    pub repeated: bool,
}
