//! Why a command could not do what it was asked, for people and for programs.

use app::contract::{Code, Error};
use serde::Serialize;
use uuid::Uuid;

use crate::exit::{Exit, word};
use crate::output::{Listed, RecordDocument, SubmissionBody};

/// An error with its exit code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// The exit code.
    pub exit: Exit,
    /// What is printed with `--json`.
    pub said: Box<Said>,
    /// The submission as it was left, where that says more than its id.
    pub left: Option<Box<SubmissionBody>>,
}

/// An error as `--json` prints it, below `error`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Said {
    /// What kind of error it is, one word.
    pub code: &'static str,
    /// What happened and what to do next, for people.
    pub message: String,
    /// The place in the file that it is about, or the option.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// Technical detail, without keys.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// Everything that is wrong with a file, the one above first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<PlaceAndMessage>,
    /// The submission that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub submission: Option<Uuid>,
    /// The first records that have moved since the plan.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub moved: Vec<RecordDocument>,
    /// How many have moved, those that are not listed included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moved_total: Option<u64>,
}

/// One thing that is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlaceAndMessage {
    /// The place, as in `request.queries[0].actionType`; empty for the whole file.
    pub path: String,
    /// What is wrong there, for people.
    pub message: String,
}

impl Trouble {
    /// An error of the command's own.
    pub fn new(exit: Exit, code: &'static str, message: impl Into<String>) -> Self {
        let said = Said {
            code,
            message: message.into(),
            ..Said::default()
        };
        Self {
            exit,
            said: Box::new(said),
            left: None,
        }
    }

    /// Something on the command line or in a file that cannot be used.
    pub fn invalid(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(Exit::Invalid, "invalid", message).at(path)
    }

    /// A confirmation that is missing or does not fit. Nothing was sent.
    pub fn unconfirmed(message: impl Into<String>) -> Self {
        Self::new(Exit::NeedsConfirmation, "needs_confirmation", message)
    }

    /// Ctrl C.
    pub fn interrupted(message: impl Into<String>) -> Self {
        Self::new(Exit::Interrupted, "interrupted", message)
    }

    /// Something that goes wrong on no sound computer.
    pub fn internal(message: impl Into<String>, detail: &impl ToString) -> Self {
        Self::new(Exit::Internal, "internal", message).detail(detail.to_string())
    }

    /// The same, about this place. An empty one is none.
    #[must_use]
    pub fn at(mut self, path: impl Into<String>) -> Self {
        self.said.path = Some(path.into()).filter(|path: &String| !path.is_empty());
        self
    }

    /// The same, with technical detail.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.said.detail = Some(detail.into()).filter(|detail: &String| !detail.is_empty());
        self
    }

    /// The same, about records that have moved.
    #[must_use]
    pub fn about(mut self, moved: Listed) -> Self {
        self.said.moved_total = Some(moved.total);
        self.said.moved = moved.records;
        self
    }

    /// The same, about this submission.
    #[must_use]
    pub fn of(mut self, submission: Uuid) -> Self {
        self.said.submission = Some(submission);
        self
    }
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        let mut trouble = Self::new(Exit::of_code(error.code), word(error.code), error.message);
        trouble.said.path = error.field.filter(|field| !field.is_empty());
        trouble.detail(error.detail.unwrap_or_default())
    }
}

/// What is said of something that was asked for and is not there.
pub(crate) fn not_found(message: impl Into<String>) -> Trouble {
    Trouble::new(Exit::Invalid, word(Code::NotFound), message)
}
