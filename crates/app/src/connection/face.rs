//! What a person types about a connection, checked.

use crate::contract::{ConnectionFace, Error, Kind};

const COLOURS: [&str; 8] = [
    "plum", "teal", "ochre", "slate", "rose", "moss", "sky", "clay",
];
const LONGEST_LABEL: usize = 60;

pub(super) fn checked_face(face: &ConnectionFace) -> Result<ConnectionFace, Error> {
    if face.kind == Kind::Practice {
        return Err(Error::field(
            "kind",
            "Practice connections are built in. Choose Live or Test.",
        ));
    }
    checked_label(face)
}

pub(super) fn checked_label(face: &ConnectionFace) -> Result<ConnectionFace, Error> {
    let label = face.label.trim();
    if label.is_empty() {
        return Err(Error::field("label", "Give the connection a name."));
    }
    if label.chars().count() > LONGEST_LABEL {
        let message = format!("A name has at most {LONGEST_LABEL} letters.");
        return Err(Error::field("label", message));
    }
    let letters = face.letters.trim();
    if !(1..=2).contains(&letters.chars().count()) {
        return Err(Error::field("letters", "Type one or two letters."));
    }
    if !COLOURS.contains(&face.colour.as_str()) {
        return Err(Error::field("colour", "Choose one of the colours."));
    }
    Ok(ConnectionFace {
        label: label.to_owned(),
        letters: letters.to_owned(),
        ..face.clone()
    })
}
