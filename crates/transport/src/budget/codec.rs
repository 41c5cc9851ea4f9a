//! A book as bytes: 64-bit words, little-endian, with a check sum at their end.

use std::time::Duration;

use super::Pace;
use super::book::{Book, Hold};
use super::pace::Limits;
use super::queue::{Queue, Ticket};
use super::window::{Entry, Window};

/// Names the file's kind and version: "rosbud01".
const MAGIC: u64 = u64::from_le_bytes(*b"rosbud01");
/// Stands for the end of a call that is on its way.
const ON_ITS_WAY: i64 = i64::MIN;

/// The book as bytes.
pub(crate) fn encode(book: &Book) -> Vec<u8> {
    let Book {
        limits,
        hold,
        window,
        queue,
    } = book;
    let mut words = vec![MAGIC];
    put_pace(&mut words, Some(limits.setting));
    put_pace(&mut words, limits.learned);
    words.extend(hold.map_or([0, 0], |hold| [bits(hold.from), bits(hold.length)]));
    words.push(window.entries.len() as u64);
    words.push(queue.tickets.len() as u64);
    for entry in &window.entries {
        let end = entry.end.unwrap_or(ON_ITS_WAY);
        words.extend([entry.owner, entry.serial, bits(entry.sent), bits(end)]);
    }
    for ticket in &queue.tickets {
        words.extend([ticket.owner, bits(ticket.since), bits(ticket.due)]);
    }
    words.push(check_sum(&words));
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

/// The book in these bytes, unless they are damaged. What follows its end is left over from a
/// longer one.
pub(crate) fn decode(bytes: &[u8]) -> Option<Book> {
    let words: Vec<u64> = bytes
        .as_chunks::<8>()
        .0
        .iter()
        .map(|word| u64::from_le_bytes(*word))
        .collect();
    let mut rest = words.iter().copied();
    if rest.next()? != MAGIC {
        return None;
    }
    let limits = Limits {
        setting: pace(&mut rest)??,
        learned: pace(&mut rest)?,
    };
    let (from, length) = (signed(rest.next()?), signed(rest.next()?));
    let (entries, tickets) = (rest.next()?, rest.next()?);
    let entries: Option<Vec<Entry>> = (0..entries).map(|_| entry(&mut rest)).collect();
    let tickets: Option<Vec<Ticket>> = (0..tickets).map(|_| ticket(&mut rest)).collect();
    let book = Book {
        limits,
        hold: (length > 0).then_some(Hold { from, length }),
        window: Window { entries: entries? },
        queue: Queue { tickets: tickets? },
    };
    let sum = rest.next()?;
    let covered = words.len() - rest.len() - 1;
    (check_sum(words.get(..covered)?) == sum).then_some(book)
}

fn put_pace(words: &mut Vec<u64>, pace: Option<Pace>) {
    words.extend(pace.map_or([0, 0], |pace| {
        [u64::from(pace.calls.max(1)), bits(pace.micros())]
    }));
}

/// `None` when the words end, `Some(None)` when there is no pace.
#[allow(
    clippy::option_option,
    reason = "damaged and absent are different things"
)]
fn pace(rest: &mut impl Iterator<Item = u64>) -> Option<Option<Pace>> {
    let (calls, window) = (rest.next()?, rest.next()?);
    let calls = u32::try_from(calls).ok()?;
    Some((calls > 0).then_some(Pace {
        calls,
        window: Duration::from_micros(window),
    }))
}

fn entry(rest: &mut impl Iterator<Item = u64>) -> Option<Entry> {
    let (owner, serial) = (rest.next()?, rest.next()?);
    let (sent, end) = (signed(rest.next()?), signed(rest.next()?));
    Some(Entry {
        owner,
        serial,
        sent,
        end: (end != ON_ITS_WAY).then_some(end),
    })
}

fn ticket(rest: &mut impl Iterator<Item = u64>) -> Option<Ticket> {
    Some(Ticket {
        owner: rest.next()?,
        since: signed(rest.next()?),
        due: signed(rest.next()?),
    })
}

const fn bits(number: i64) -> u64 {
    number.cast_unsigned()
}

const fn signed(bits: u64) -> i64 {
    bits.cast_signed()
}

/// FNV-1a, word by word: against damage, not against malice.
fn check_sum(words: &[u64]) -> u64 {
    words.iter().fold(0xcbf2_9ce4_8422_2325, |sum, word| {
        (sum ^ word).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book() -> Book {
        let mut book = Book::new(Pace {
            calls: 25,
            window: Duration::from_secs(5),
        });
        book.limits.learn(Pace {
            calls: 10,
            window: Duration::from_secs(5),
        });
        book.hold(7, 1_000);
        book.window.take(3, 4, -5);
        book.window.over(Entry {
            owner: 3,
            serial: 5,
            sent: 6,
            end: Some(8),
        });
        book.queue.wait(9, 10, 11);
        book
    }

    #[test]
    fn a_book_comes_back_as_it_was_even_before_what_is_left_over() {
        let mut bytes = encode(&book());
        assert_eq!(decode(&bytes), Some(book()));
        bytes.extend([1; 40]);
        assert_eq!(
            decode(&bytes),
            Some(book()),
            "a longer book stood here before"
        );
    }

    #[test]
    fn no_damage_goes_unnoticed() {
        let whole = encode(&book());
        for length in 0..whole.len() {
            assert_eq!(decode(&whole[..length]), None, "cut to {length} bytes");
        }
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 0x10;
            assert_eq!(decode(&damaged), None, "byte {at} is another");
        }
    }
}
