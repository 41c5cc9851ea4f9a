//! Assignments in words: what people read before they confirm and later in the history.

pub(crate) mod instantly;
pub(crate) mod leadsquared;
pub(crate) mod number;
mod plan;

use serde::{Deserialize, Serialize};

use crate::Names;

pub use plan::{PlanWords, plan_words};

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Whether they are a name or a number that stands out.
    pub strong: bool,
}

impl Piece {
    pub(crate) fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            strong: false,
        }
    }

    pub(crate) fn strong(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            strong: true,
        }
    }
}

/// A piece of a sentence alone.
fn plain(text: impl Into<String>) -> Vec<Piece> {
    vec![Piece::plain(text)]
}

fn strong(text: impl Into<String>) -> Vec<Piece> {
    vec![Piece::strong(text)]
}

/// A text with its gaps filled.
fn filled<const GAPS: usize>(sentence: text::sentence::Gapped<Vec<Piece>, GAPS>) -> Vec<Piece> {
    let (text, gaps) = sentence;
    debug_assert_eq!(text.matches("{}").count(), GAPS, "the gaps of “{text}”");
    let mut gaps = gaps.into_iter();
    let mut pieces = Vec::new();
    for (at, words) in text.split("{}").enumerate() {
        if at > 0 {
            pieces.extend(gaps.next().into_iter().flatten());
        }
        if !words.is_empty() {
            pieces.push(Piece::plain(words));
        }
    }
    pieces
}

/// The sentence as plain text.
#[must_use]
pub fn plain_text(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

/// The name of an id; the id itself where no name is known.
fn name_of<'a>(names: &'a Names, id: &'a str) -> &'a str {
    names
        .get(id)
        .map_or(id, |name| if name.is_empty() { id } else { name })
}

/// "Ada", "Ada and Bruno", "Ada, Bruno and Chidi", "Ada, Bruno and 9 more".
fn enumerate(names: &[String]) -> Vec<Piece> {
    const SHOWN: usize = 8;
    let (shown, more) = if names.len() > SHOWN {
        (&names[..2], names.len() - 2)
    } else {
        (names, 0)
    };
    let mut items: Vec<Piece> = shown.iter().map(Piece::strong).collect();
    if more > 0 {
        items.push(Piece::strong(text::sentence::more(more)));
    }
    join(items)
}

/// Puts commas and a last word between pieces.
fn join(items: Vec<Piece>) -> Vec<Piece> {
    let count = items.len();
    let mut joined = Vec::with_capacity(count * 2);
    for (at, item) in items.into_iter().enumerate() {
        if at > 0 && at + 1 == count {
            joined.push(Piece::plain(text::sentence::BEFORE_LAST));
        } else if at > 0 {
            joined.push(Piece::plain(text::sentence::BETWEEN));
        }
        joined.push(item);
    }
    joined
}

/// Merges neighbours of the same weight, so that a sentence has no needless seams.
fn merged(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut merged: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match merged.last_mut() {
            Some(last) if last.strong == piece.strong => last.text.push_str(&piece.text),
            _ => merged.push(piece),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(names: &[&str]) -> String {
        let names: Vec<String> = names.iter().map(ToString::to_string).collect();
        plain_text(&enumerate(&names))
    }

    #[test]
    fn names_are_listed_as_people_write_them_and_long_lists_are_cut() {
        assert_eq!(listed(&["Ada"]), "Ada");
        assert_eq!(listed(&["Ada", "Bruno"]), "Ada and Bruno");
        assert_eq!(listed(&["Ada", "Bruno", "Chidi"]), "Ada, Bruno and Chidi");
        assert_eq!(
            listed(&["a", "b", "c", "d", "e", "f", "g", "h", "i"]),
            "a, b and 7 more"
        );
    }
}
