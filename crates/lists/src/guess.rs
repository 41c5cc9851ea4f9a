//! Guessing how a text is laid out, from its beginning.

use std::io::{BufRead, Read};

use crate::encoding::Decoded;
use crate::plain::Pieces;
use crate::score::{self, Rows};
use crate::table::Records;
use crate::value;
use crate::{Choice, Encoding, Layout, Separator, Unreadable, Want};

/// How many bytes of a text are looked at before it is read.
pub const HEAD: usize = 64 * 1024;

/// How many records of them.
const ROWS: usize = 100;

/// How files begin that hold a table, but not as text: a ZIP archive (XLSX, ODS, Numbers) and the older
/// format of Office (XLS).
const SPREADSHEETS: [&[u8]; 2] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"];

/// Reads the beginning of a source.
pub(crate) fn head(source: &mut impl Read) -> Result<Vec<u8>, Unreadable> {
    let mut head = Vec::with_capacity(HEAD);
    source.take(HEAD as u64).read_to_end(&mut head)?;
    Ok(head)
}

/// The layout of the text that begins in this way, as chosen, else as guessed.
pub(crate) fn look(head: &[u8], want: Want, choice: &Choice) -> Result<Layout, Unreadable> {
    if SPREADSHEETS.iter().any(|begin| head.starts_with(begin)) {
        return Err(Unreadable::Spreadsheet);
    }
    let encoding = choice.encoding.unwrap_or_else(|| Encoding::of(head));
    let mut text = Vec::new();
    Decoded::new(head, encoding, choice.encoding.is_none()).read_to_end(&mut text)?;
    if text.contains(&0) || text.starts_with(b"%PDF-") {
        return Err(Unreadable::NotText);
    }
    let sample = Sample {
        text: &text,
        is_whole: head.len() < HEAD,
    };
    let separator = match choice.separator {
        Some(separator) => separator,
        None => sample.separator(want),
    };
    let rows = sample.rows(separator);
    let (columns, key, target, header) = score::columns(&rows, separator, want, choice)?;
    Ok(Layout {
        encoding,
        separator,
        header,
        columns,
        key,
        target,
    })
}

/// The beginning of a text.
struct Sample<'a> {
    text: &'a [u8],
    /// Whether it is all of the text.
    is_whole: bool,
}

impl Sample<'_> {
    /// The first records, as far as they can be read with this separator.
    fn rows(&self, separator: Separator) -> Rows {
        let mut source = self.text;
        let mut rows = match separator.byte() {
            Some(delimiter) => records(&mut source, delimiter),
            None => pieces(&mut source),
        };
        // The last one may go on behind the sample.
        if rows.len() < ROWS && rows.len() > 1 && !self.is_whole {
            rows.pop();
        }
        rows
    }

    /// The separator that gives the most ids and addresses in one column, then the most lines of one
    /// width, then the most ids and addresses altogether.
    fn separator(&self, want: Want) -> Separator {
        let mut best = (Separator::Any, Rows::new(), (0, 0, 0));
        for separator in Separator::OF_TABLES {
            let rows = self.rows(separator);
            let Some(width) = score::width(&rows) else {
                continue;
            };
            let even = rows.iter().filter(|row| row.len() == width).count();
            let valid = valid(&rows, want);
            let rating = (score::most_valid(&rows, want.keys), even, valid);
            if rating > best.2 {
                best = (separator, rows, rating);
            }
        }
        match is_plain(&best.1, want) {
            true => Separator::Any,
            false => best.0,
        }
    }
}

/// Whether rows are no table, but values side by side: most are ids or addresses, whatever their
/// column, and there is one line, or lines of all widths. Lines of one width are a table even if all of
/// it is addresses, because the second column may say who gets the first.
fn is_plain(rows: &Rows, want: Want) -> bool {
    let Some(width) = score::width(rows) else {
        return true;
    };
    let is_even = rows.iter().filter(|row| row.len() == width).count() * 10 >= rows.len() * 7;
    if is_even && (rows.len() > 1 || want.pairs) {
        return false;
    }
    let cells = rows.iter().flatten();
    let all = cells.filter(|cell| !cell.trim().is_empty()).count();
    valid(rows, want) * 2 > all
}

/// How many cells are ids or addresses.
fn valid(rows: &Rows, want: Want) -> usize {
    let cells = rows.iter().flatten();
    cells
        .filter(|cell| value::read(cell, want.keys).is_ok())
        .count()
}

fn records(source: &mut impl BufRead, delimiter: u8) -> Rows {
    let mut records = Records::new(delimiter);
    let mut rows = Rows::new();
    // What cannot be read with this delimiter is no reason for it; reading all of it says why.
    while rows.len() < ROWS && records.next(source).unwrap_or(false) {
        rows.push(records.cells().map(str::to_owned).collect());
    }
    rows
}

fn pieces(source: &mut impl BufRead) -> Rows {
    let mut pieces = Pieces::new();
    let mut rows = Rows::new();
    while rows.len() < ROWS && pieces.next(source).unwrap_or(false) {
        rows.push(vec![pieces.text().trim().to_owned()]);
    }
    rows
}
