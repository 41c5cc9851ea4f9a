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
}

/// Why an assignment asks for more than a click.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Danger {
    /// What is dangerous, in a few words, as in "No filter: this is every lead in the workspace."
    pub title: String,
    /// The rest of the warning.
    pub text: String,
    /// What has to be typed to go on: the account's name.
    pub type_to_confirm: String,
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
    /// What stands on the confirming button, as in "Assign leads in Lanternworks".
    pub action: Option<String>,
    /// Cautions that do not stop anything.
    pub cautions: Vec<String>,
    /// Why it asks for more than a click.
    pub danger: Option<Danger>,
    /// What would be sent; none while the form cannot be sent.
    pub request: Option<RequestPreview>,
}

/// What was found in a pasted text of lead ids.
#[derive(Debug, Clone, Serialize, TS)]
pub struct IdsReport {
    /// How many different ids were found.
    pub found: usize,
    /// How many were repeated.
    pub repeated: usize,
    /// How many are no ids.
    pub wrong: usize,
    /// How many lines were read.
    pub lines: usize,
    /// The first problems, at most 200.
    pub problems: Vec<LineProblem>,
    /// The different ids, one a line: what the form keeps.
    pub clean: String,
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
