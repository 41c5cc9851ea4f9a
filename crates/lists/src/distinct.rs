//! Texts, each once, in the order in which they came.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use crate::Unreadable;

/// Different byte strings in one block of memory, numbered from 0.
///
/// A list of a million addresses is one large block and, for each of them, four bytes for where it
/// ends, four of its hash and four in the table: no allocation for each. The table holds numbers only;
/// what a number stands for is compared byte for byte, so two values with one hash stay two values.
/// Hashes are kept because making them was most of the time that reading took: a table that grows
/// would make them all again.
#[derive(Debug, Default)]
pub(crate) struct Distinct {
    bytes: Vec<u8>,
    ends: Vec<u32>,
    hashes: Vec<u32>,
    table: HashTable<u32>,
    hasher: DefaultHashBuilder,
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
            hashes,
            table,
            hasher,
        } = self;
        let short = short(hasher.hash_one(value));
        let is_same = |number: &u32| {
            hashes.get(*number as usize) == Some(&short) && slice(bytes, ends, *number) == value
        };
        if let Some(known) = table.find(spread(short), is_same) {
            return Ok(Place::Known(*known));
        }
        let number = u32::try_from(ends.len()).map_err(|_| Unreadable::TooMany)?;
        let end = u32::try_from(bytes.len() + value.len()).map_err(|_| Unreadable::TooMany)?;
        bytes.extend_from_slice(value);
        ends.push(end);
        hashes.push(short);
        table.insert_unique(spread(short), number, |number| {
            spread(hashes.get(*number as usize).copied().unwrap_or_default())
        });
        Ok(Place::New(number))
    }
}

/// Half of a hash: enough to tell millions of values apart, at half the memory.
const fn short(hash: u64) -> u32 {
    (hash >> 32) as u32
}

/// A hash as the table wants it: with something in its upper and in its lower bits.
fn spread(short: u32) -> u64 {
    u64::from(short).wrapping_mul(0x9E37_79B9_7F4A_7C15)
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
    fn two_values_with_one_hash_stay_two_values() {
        let mut distinct = Distinct::default();
        // So many that a dozen or so share the 32 bits that are kept of a hash.
        for number in 0..350_000_u32 {
            let place = distinct.insert(&number.to_be_bytes()).unwrap();
            assert_eq!(place, Place::New(number), "none is taken for another");
        }
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
