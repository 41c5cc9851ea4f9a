//! What a person types about a connection, checked.

use crate::contract::{ConnectionFace, Error, Kind};

const COLOURS: [&str; 8] = [
    "plum", "teal", "ochre", "slate", "rose", "moss", "sky", "clay",
];
const LONGEST_LABEL: usize = 60;

pub(super) fn checked_face(face: &ConnectionFace) -> Result<ConnectionFace, Error> {
    if face.kind == Kind::Practice {
        return Err(Error::field("kind", text::connection::PRACTICE_IS_BUILT_IN));
    }
    checked_label(face)
}

pub(super) fn checked_label(face: &ConnectionFace) -> Result<ConnectionFace, Error> {
    let label = face.label.trim();
    if label.is_empty() {
        return Err(Error::field("label", text::connection::NO_NAME));
    }
    if label.chars().count() > LONGEST_LABEL {
        let message = text::connection::longest_name(LONGEST_LABEL);
        return Err(Error::field("label", message));
    }
    let letters = face.letters.trim();
    if !(1..=2).contains(&letters.chars().count()) {
        return Err(Error::field("letters", text::connection::LETTERS));
    }
    if !COLOURS.contains(&face.colour.as_str()) {
        return Err(Error::field("colour", text::connection::COLOUR));
    }
    Ok(ConnectionFace {
        label: label.to_owned(),
        letters: letters.to_owned(),
        ..face.clone()
    })
}
