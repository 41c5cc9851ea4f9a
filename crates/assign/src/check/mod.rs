//! From what was typed to what can be sent: the rules, written down once.

mod instantly;
mod leadsquared;
mod manner;

use crate::{Assignment, FieldMessage, Form, Piece};

/// What a check of a form found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// What is missing or wrong, in the order of the form; empty exactly when there is an
    /// assignment.
    pub fields: Vec<FieldMessage>,
    /// The filter in words, as far as it is right.
    pub filter: Vec<Piece>,
    /// The assignment; none while something is missing or wrong.
    pub assignment: Option<Assignment>,
}

/// Checks a form. Nothing is looked up and nothing is sent.
#[must_use]
pub fn check(form: &Form) -> Checked {
    match form {
        Form::Instantly(form) => instantly::check(form),
        Form::LeadSquared(form) => leadsquared::check(form),
    }
}
