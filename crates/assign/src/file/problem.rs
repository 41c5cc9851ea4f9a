//! What is wrong with an assignment file.

use std::cell::RefCell;

/// What is wrong with a place of an assignment file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileProblem {
    /// The place, as in `request.queries[0].values.occurrence-days`; empty for the whole file.
    pub path: String,
    /// What is wrong there and what to write instead, for people.
    pub message: String,
}

/// The problems found so far, in the order of the file.
#[derive(Debug, Default)]
pub(super) struct Notes(RefCell<Vec<FileProblem>>);

impl Notes {
    pub(super) fn add(&self, path: &str, message: impl Into<String>) {
        self.0.borrow_mut().push(FileProblem {
            path: path.to_owned(),
            message: message.into(),
        });
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.borrow().is_empty()
    }

    /// Forgets what was noted of places that are left open.
    pub(super) fn without(self, open: &[String]) -> Self {
        let mut problems = self.0.into_inner();
        problems.retain(|problem| !open.contains(&problem.path));
        Self(RefCell::new(problems))
    }

    pub(super) fn into_problems(self) -> Vec<FileProblem> {
        self.0.into_inner()
    }
}
