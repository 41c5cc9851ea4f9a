//! Texts, each once, in the order in which they came.

use std::hash::{BuildHasher, RandomState};

use hashbrown::HashTable;

use crate::Unreadable;

/// Different byte strings in one block of memory, numbered from 0.
///
/// A list of a million addresses is one large block, four bytes for where each one ends and four for
/// the table: no allocation for each. The table holds numbers only; what a number stands for is
/// compared byte for byte, so two values with one hash stay two values.
#[derive(Debug, Default)]
pub(crate) struct Distinct {
    bytes: Vec<u8>,
    ends: Vec<u32>,
    table: HashTable<u32>,
    hasher: RandomState,
}

/// Where a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// It was put there just now.
    New(u32),
    /// It has been there before.
    Known(u32),
}

impl Distinct {
    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The value of a number; empty for one that was never given out.
    pub(crate) fn get(&self, number: u32) -> &[u8] {
        slice(&self.bytes, &self.ends, number)
    }

    /// Puts a value in, unless it is there.
    ///
    /// # Errors
    /// [`Unreadable::TooMany`] beyond 4 GiB.
    pub(crate) fn insert(&mut self, value: &[u8]) -> Result<Place, Unreadable> {
        let Self {
            bytes,
            ends,
            table,
            hasher,
        } = self;
        let hash = hasher.hash_one(value);
        if let Some(known) = table.find(hash, |number| slice(bytes, ends, *number) == value) {
            return Ok(Place::Known(*known));
        }
        let number = u32::try_from(ends.len()).map_err(|_| Unreadable::TooMany)?;
        let end = u32::try_from(bytes.len() + value.len()).map_err(|_| Unreadable::TooMany)?;
        bytes.extend_from_slice(value);
        ends.push(end);
        table.insert_unique(hash, number, |number| {
            hasher.hash_one(slice(bytes, ends, *number))
        });
        Ok(Place::New(number))
    }
}

fn slice<'a>(bytes: &'a [u8], ends: &[u32], number: u32) -> &'a [u8] {
    let end_of = |number: usize| ends.get(number).map(|end| *end as usize);
    let number = number as usize;
    let start = match number.checked_sub(1) {
        Some(before) => end_of(before),
        None => Some(0),
    };
    start
        .zip(end_of(number))
        .and_then(|(start, end)| bytes.get(start..end))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_value_has_one_number_and_keeps_it() {
        let mut distinct = Distinct::default();
        let texts: Vec<String> = (0..5_000).map(|n| format!("value {n}")).collect();
        for (at, text) in texts.iter().enumerate() {
            let at = u32::try_from(at).unwrap();
            assert_eq!(distinct.insert(text.as_bytes()).unwrap(), Place::New(at));
        }
        for (at, text) in texts.iter().enumerate() {
            let at = u32::try_from(at).unwrap();
            assert_eq!(distinct.insert(text.as_bytes()).unwrap(), Place::Known(at));
            assert_eq!(distinct.get(at), text.as_bytes());
        }
        assert_eq!(distinct.len(), texts.len());
        assert_eq!(distinct.get(9_999), b"", "nobody has this number");
    }

    #[test]
    fn what_one_value_begins_with_is_another_value() {
        let mut distinct = Distinct::default();
        for (at, text) in ["ab", "a", "", "b"].into_iter().enumerate() {
            let at = u32::try_from(at).unwrap();
            assert_eq!(distinct.insert(text.as_bytes()).unwrap(), Place::New(at));
        }
        assert_eq!(distinct.get(2), b"");
        assert_eq!(distinct.get(3), b"b");
    }
}
