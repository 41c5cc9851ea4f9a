//! A service's own request as text, turned into a form.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Form, Service};

/// A text that somebody pasted.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct RequestText {
    /// The service that it is expected for.
    pub service: Service,
    /// The body of a request, alone or within a `curl` command, or an assignment file.
    pub text: String,
}

/// A place of the text that is not right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RequestProblem {
    /// The place, as in `queries[0].values.occurrence-days`; empty for the whole text.
    pub path: String,
    /// What is wrong there and what to write instead.
    pub message: String,
}

/// What was read from a pasted text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RequestRead {
    /// The service that the text is for, as far as it can be told.
    pub service: Service,
    /// The form with all that is right; none where nothing can be filled in.
    pub form: Option<Form>,
    /// It is a whole assignment file: it also says how the assignment is carried out.
    pub whole: bool,
    /// All that is not right; the services would pass over most of it in silence.
    pub problems: Vec<RequestProblem>,
}
