//! How a list is laid out: guessed, shown, and set by whoever knows better.

use crate::{Encoding, Keys};

/// What is wanted of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Want {
    /// By what its records are named.
    pub keys: Keys,
    /// Whether a second column says who gets each.
    pub pairs: bool,
}

/// What stands between the cells of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Separator {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// A tab.
    Tab,
    /// `|`
    Bar,
    /// A plain list without columns: values with any of these, blanks or new lines between them.
    Any,
}

impl Separator {
    /// Those of tables, in the order in which they are tried.
    pub(crate) const OF_TABLES: [Self; 4] = [Self::Comma, Self::Semicolon, Self::Tab, Self::Bar];

    /// The byte between cells; none for a plain list.
    #[must_use]
    pub const fn byte(self) -> Option<u8> {
        match self {
            Self::Comma => Some(b','),
            Self::Semicolon => Some(b';'),
            Self::Tab => Some(b'\t'),
            Self::Bar => Some(b'|'),
            Self::Any => None,
        }
    }
}

/// What somebody has set; the rest is guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Choice {
    /// The encoding.
    pub encoding: Option<Encoding>,
    /// What stands between cells.
    pub separator: Option<Separator>,
    /// Whether the first line names the columns.
    pub header: Option<bool>,
    /// The column that names the records, from 0.
    pub key: Option<usize>,
    /// The column that says who gets each, from 0.
    pub target: Option<usize>,
}

/// A column, to be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name in the first line; empty where that names none.
    pub header: String,
    /// The first values in it that are not empty, at most three.
    pub samples: Vec<String>,
    /// Of a hundred lines at the beginning, how many have an id or address in it, as far as they
    /// have anything there.
    pub percent: u8,
}

/// How a text is laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// Its encoding.
    pub encoding: Encoding,
    /// What stands between cells.
    pub separator: Separator,
    /// Whether the first line names the columns.
    pub header: bool,
    /// Its columns; one for a plain list.
    pub columns: Vec<Column>,
    /// The column that names the records, from 0.
    pub key: usize,
    /// The column that says who gets each, from 0; none where that is not wanted, or where no column
    /// looks like it.
    pub target: Option<usize>,
}
