//! What was found in a text.

use uuid::Uuid;

use crate::distinct::Distinct;
use crate::{BadLine, Key, Layout};

/// Before the bytes of an id in [`Distinct`]; no address begins with it.
pub(crate) const ID_TAG: u8 = 0;

/// How many lines there are of each kind. A plain list counts what stands in a line by itself, so that
/// `lines` is always the sum of the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// What was looked at; neither blank lines nor the names of the columns.
    pub lines: u64,
    /// Values that are used, each once.
    pub used: u64,
    /// Lines that repeat one of them.
    pub repeated: u64,
    /// Lines that cannot be used.
    pub bad: u64,
}

/// Somebody, or a team, who gets something, as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// How it is written the first time.
    pub text: String,
    /// How many records it gets.
    pub count: u64,
}

/// The values of a text, each once and in its order, and the lines that are not used.
#[derive(Debug)]
pub struct List {
    /// How the text is laid out.
    pub layout: Layout,
    /// Lines of each kind.
    pub counts: Counts,
    /// The first lines that cannot be used.
    pub bad: Vec<BadLine>,
    /// The first lines that repeat another one.
    pub repeated: Vec<BadLine>,
    pub(crate) values: Distinct,
    /// The line of each value.
    pub(crate) lines: Vec<u32>,
    /// The target of each value; empty without a target column.
    pub(crate) goes_to: Vec<u32>,
    pub(crate) targets: Vec<Target>,
}

impl List {
    /// How many values there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A value by its place from 0; none beyond the last.
    #[must_use]
    pub fn key(&self, place: usize) -> Option<Key<'_>> {
        let place = u32::try_from(place).ok()?;
        match self.values.get(place) {
            [] => None,
            [ID_TAG, id @ ..] => Uuid::from_slice(id).ok().map(Key::Id),
            email => std::str::from_utf8(email).ok().map(Key::Email),
        }
    }

    /// All values, in order.
    pub fn keys(&self) -> impl Iterator<Item = Key<'_>> {
        (0..self.len()).filter_map(|place| self.key(place))
    }

    /// The line where a value stands first; 0 beyond the last.
    #[must_use]
    pub fn line(&self, place: usize) -> u64 {
        self.lines.get(place).copied().unwrap_or_default().into()
    }

    /// Who gets a value, as a place in [`List::targets`]; none without a target column.
    #[must_use]
    pub fn target(&self, place: usize) -> Option<usize> {
        self.goes_to.get(place).map(|target| *target as usize)
    }

    /// Everybody who gets something, in the order in which they come.
    #[must_use]
    pub fn targets(&self) -> &[Target] {
        &self.targets
    }
}
