//! Reading a text from its beginning to its end.

use std::io::Read;
use std::ops::ControlFlow;

use crate::distinct::{Distinct, Place};
use crate::encoding::Decoded;
use crate::list::ID_TAG;
use crate::plain::Pieces;
use crate::reason::KEPT;
use crate::table::Records;
use crate::value::{self, Found};
use crate::{
    BadLine, Choice, Counts, Keys, Layout, List, Reason, Target, Unreadable, Want, guess, names,
};

/// Watches a reading.
pub trait Watch {
    /// So many bytes have been read. Told of every block, 64 KiB or less. Breaking stops the reading.
    fn bytes_done(&mut self, bytes: u64) -> ControlFlow<()>;

    /// A line is not used: every one is told, in order, however many there are.
    ///
    /// # Errors
    /// Whatever keeps the watcher from taking it; the reading ends with it.
    fn bad_line(&mut self, line: &BadLine) -> std::io::Result<()>;
}

/// Nobody watches.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unwatched;

impl Watch for Unwatched {
    fn bytes_done(&mut self, _: u64) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }

    fn bad_line(&mut self, _: &BadLine) -> std::io::Result<()> {
        Ok(())
    }
}

/// Reads a text: guesses its layout as far as it is not chosen, and takes every value once. Besides
/// the values themselves it holds no more than a block of the text.
///
/// # Errors
/// [`Unreadable`]; what is wrong with single lines is in the list.
pub fn read(
    mut source: impl Read,
    want: Want,
    choice: &Choice,
    watch: &mut impl Watch,
) -> Result<List, Unreadable> {
    let head = guess::head(&mut source)?;
    let layout = guess::look(&head, want, choice)?;
    let guessed = choice.encoding.is_none();
    let whole = Decoded::new(head.chain(source), layout.encoding, guessed);
    let taking = Taking::new(want, layout, watch);
    match taking.layout.separator.byte() {
        Some(delimiter) => table(whole, delimiter, taking),
        None => plain(whole, taking),
    }
}

fn table<W: Watch>(
    mut text: Decoded<impl Read>,
    delimiter: u8,
    mut taking: Taking<'_, W>,
) -> Result<List, Unreadable> {
    let (key, target) = (taking.layout.key, taking.layout.target);
    let mut records = Records::new(delimiter);
    if taking.layout.header {
        records.next(&mut text)?;
    }
    while records.next(&mut text)? {
        let goes_to = target.map(|target| records.cell(target));
        let whole = || {
            records
                .cells()
                .collect::<Vec<_>>()
                .join(char::from(delimiter).encode_utf8(&mut [0; 4]))
        };
        taking.take(records.line(), records.cell(key), goes_to, whole)?;
        taking.note(text.done())?;
    }
    taking.end(&text)
}

fn plain<W: Watch>(
    mut text: Decoded<impl Read>,
    mut taking: Taking<'_, W>,
) -> Result<List, Unreadable> {
    let mut pieces = Pieces::new();
    if taking.layout.header {
        pieces.next(&mut text)?;
    }
    while pieces.next(&mut text)? {
        let (line, piece) = (pieces.line(), pieces.text().trim());
        match holds_several(piece, taking.want.keys) {
            true => {
                for value in piece.split_whitespace() {
                    taking.take(line, value, None, String::new)?;
                }
            }
            false => taking.take(line, piece, None, String::new)?,
        }
        taking.note(text.done())?;
    }
    taking.end(&text)
}

/// Whether the words of a piece are values of their own: one of them is, and the whole is not.
fn holds_several(piece: &str, keys: Keys) -> bool {
    piece.contains(char::is_whitespace)
        && value::read(piece, keys).is_err()
        && piece
            .split_whitespace()
            .any(|word| value::read(word, keys).is_ok())
}

/// A list in the making.
struct Taking<'w, W> {
    want: Want,
    layout: Layout,
    counts: Counts,
    bad: Vec<BadLine>,
    repeated: Vec<BadLine>,
    values: Distinct,
    lines: Vec<u32>,
    goes_to: Vec<u32>,
    names: Distinct,
    targets: Vec<Target>,
    /// An id with its tag.
    tagged: [u8; 17],
    told: u64,
    watch: &'w mut W,
}

impl<'w, W: Watch> Taking<'w, W> {
    fn new(want: Want, layout: Layout, watch: &'w mut W) -> Self {
        Self {
            want,
            layout,
            counts: Counts::default(),
            bad: Vec::new(),
            repeated: Vec::new(),
            values: Distinct::default(),
            lines: Vec::new(),
            goes_to: Vec::new(),
            names: Distinct::default(),
            targets: Vec::new(),
            tagged: [ID_TAG; 17],
            told: 0,
            watch,
        }
    }

    /// Takes what a line says. `whole` is the line itself, for one that says nothing.
    fn take(
        &mut self,
        line: u64,
        cell: &str,
        target: Option<&str>,
        whole: impl FnOnce() -> String,
    ) -> Result<(), Unreadable> {
        self.counts.lines += 1;
        let found = match value::read(cell, self.want.keys) {
            Ok(found) => found,
            Err(reason @ (Reason::NoEmail | Reason::NoLead)) => {
                return self.refuse(line, &whole(), reason);
            }
            Err(reason) => return self.refuse(line, cell.trim(), reason),
        };
        let Some(target) = target else {
            return self.take_value(line, cell, &found, None);
        };
        let name = names::plain(value::address_in(value::bare(target)));
        if name.is_empty() {
            return self.refuse(line, cell.trim(), Reason::NoTarget);
        }
        let place = match self.names.insert(name.as_bytes())? {
            Place::Known(place) => place,
            Place::New(place) => {
                let text = value::bare(target).to_owned();
                self.targets.push(Target { text, count: 0 });
                place
            }
        };
        self.take_value(line, cell, &found, Some(place))
    }

    fn take_value(
        &mut self,
        line: u64,
        cell: &str,
        found: &Found<'_>,
        target: Option<u32>,
    ) -> Result<(), Unreadable> {
        let place = match found {
            Found::Email(address) => self.values.insert(address.as_bytes())?,
            Found::Id(id) => {
                self.tagged[1..].copy_from_slice(id.as_bytes());
                self.values.insert(&self.tagged)?
            }
        };
        match place {
            Place::New(_) => {
                self.counts.used += 1;
                self.lines.push(u32::try_from(line).unwrap_or(u32::MAX));
                if let Some(target) = target {
                    self.goes_to.push(target);
                    if let Some(target) = self.targets.get_mut(target as usize) {
                        target.count += 1;
                    }
                }
                Ok(())
            }
            Place::Known(place) => {
                let place = place as usize;
                let first_line = self.lines.get(place).copied().unwrap_or_default().into();
                let reason = match self.goes_to.get(place).copied() == target {
                    true => Reason::Repeated { first_line },
                    false => Reason::Conflict { first_line },
                };
                self.refuse(line, cell.trim(), reason)
            }
        }
    }

    fn refuse(&mut self, line: u64, text: &str, reason: Reason) -> Result<(), Unreadable> {
        let (count, kept) = match reason.is_repeated() {
            true => (&mut self.counts.repeated, &mut self.repeated),
            false => (&mut self.counts.bad, &mut self.bad),
        };
        *count += 1;
        let line = BadLine::new(line, text, reason);
        self.watch.bad_line(&line)?;
        if kept.len() < KEPT {
            kept.push(line);
        }
        Ok(())
    }

    /// Tells of another block.
    fn note(&mut self, done: u64) -> Result<(), Unreadable> {
        if done == self.told {
            return Ok(());
        }
        self.told = done;
        match self.watch.bytes_done(done) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Unreadable::Stopped),
        }
    }

    fn end(mut self, text: &Decoded<impl Read>) -> Result<List, Unreadable> {
        self.note(text.done())?;
        self.layout.encoding = text.encoding();
        // A target that only stands in lines that are not used gets nothing, but keeps its place.
        Ok(List {
            layout: self.layout,
            counts: self.counts,
            bad: self.bad,
            repeated: self.repeated,
            values: self.values,
            lines: self.lines,
            goes_to: self.goes_to,
            targets: self.targets,
        })
    }
}
