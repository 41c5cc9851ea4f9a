//! From what was typed to what can be sent: the rules, written down once.

mod instantly;
mod leadsquared;
mod manner;

use uuid::Uuid;

use crate::{Assignment, FieldMessage, Form, Piece, Split};

/// What a check of a form found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// What is missing or wrong, in the order of the form; empty exactly when there is an
    /// assignment.
    pub fields: Vec<FieldMessage>,
    /// The filter in words, as far as it is right.
    pub filter: Vec<Piece>,
    /// The body of the request as far as it is right, to be looked at and never sent.
    pub body: String,
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

/// Checks only which records a form means: who gets them need not be chosen yet, and nobody stands
/// in their place. For reading and counting, never to be sent.
///
/// # Errors
/// What is missing or wrong in the filter.
pub fn check_filter(form: &Form) -> Result<Assignment, Vec<FieldMessage>> {
    let mut form = form.clone();
    let nobody = || Uuid::nil().to_string();
    match &mut form {
        Form::Instantly(form) => {
            form.organization_user_ids = vec![nobody()];
            form.split = Split::Even;
        }
        Form::LeadSquared(form) => form.value = nobody(),
    }
    let checked = check(&form);
    checked.assignment.ok_or(checked.fields)
}
