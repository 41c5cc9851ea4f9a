//! Fields of a form that are left open, to be asked for each time.
//!
//! An open field is not an empty one: empty means "no filter", and what was to be asked for must
//! never silently mean everyone. So a form with open fields is neither planned nor sent before each
//! has been filled in.

mod place;

use crate::{Checked, FieldMessage, Form, check};

pub use place::Place;

/// A field that can be left open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenField {
    /// Which one.
    pub place: Place,
    /// Its name for people, as in "Campaign".
    pub label: String,
    /// What stands in it, by name; empty where nothing does.
    pub value: String,
}

/// The fields of a form that can be left open, in the order of the form.
#[must_use]
pub fn openable(form: &Form) -> Vec<OpenField> {
    let places = Place::all(form).into_iter();
    places
        .map(|place| OpenField {
            label: place.label(form),
            value: place.words(form),
            place,
        })
        .collect()
}

/// What is still to be filled in of the fields that are asked for. Their messages come before
/// those of [`check`].
#[must_use]
pub fn still_open(form: &Form, ask: &[Place]) -> Vec<FieldMessage> {
    let open = ask.iter().filter(|place| !place.is_filled(form));
    open.map(|place| FieldMessage::missing(place.path(), place.wish()))
        .collect()
}

/// Checks a form of which some fields are asked for: while one of them is empty there is no
/// assignment.
#[must_use]
pub fn check_asking(form: &Form, ask: &[Place]) -> Checked {
    let open = still_open(form, ask);
    let checked = check(form);
    if open.is_empty() {
        return checked;
    }
    let is_open = |field: &FieldMessage| open.iter().any(|open| open.path == field.path);
    let others = checked.fields.into_iter().filter(|field| !is_open(field));
    Checked {
        fields: open.iter().cloned().chain(others).collect(),
        // Without an open field it would say more records than are meant.
        filter: check(&filled_in(form, ask)).filter,
        body: checked.body,
        assignment: None,
    }
}

/// The form with these fields emptied, as a template keeps it.
#[must_use]
pub fn left_open(form: &Form, ask: &[Place]) -> Form {
    let mut form = form.clone();
    ask.iter().for_each(|place| place.empty(&mut form));
    form
}

/// What a form does in words, where "of your choice" stands for what is still to be filled in.
///
/// # Errors
/// What is wrong with the other fields.
pub fn open_words(form: &Form, ask: &[Place]) -> Result<String, Vec<FieldMessage>> {
    let checked = check(&filled_in(form, ask));
    let assignment = checked.assignment.ok_or(checked.fields)?;
    let filter = crate::plain_text(&assignment.filter());
    Ok(text::open::title_and_filter(&assignment.title(), &filter))
}

/// The form with something in each open field, named so that it reads as what it is.
pub(crate) fn filled_in(form: &Form, ask: &[Place]) -> Form {
    let mut form = form.clone();
    for place in ask {
        if !place.is_filled(&form) {
            place.stand_in(&mut form);
        }
    }
    form
}
