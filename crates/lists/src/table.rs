//! Records of a table, each with the line that it begins in.

use std::io::BufRead;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use crate::Unreadable;
use crate::lines::Lines;

/// The longest record, in bytes: far more than is ever meant, and little enough to be held.
pub const LONGEST_RECORD: usize = 1024 * 1024;

/// Reads a table record by record. Blank lines are no records.
pub(crate) struct Records {
    core: Reader,
    cells: Vec<u8>,
    ends: Vec<usize>,
    lines: Lines,
    record: Extent,
}

/// How much of the buffers is the present record.
#[derive(Default, Clone, Copy)]
struct Extent {
    line: u64,
    bytes: usize,
    cells: usize,
    quotes: usize,
}

impl Records {
    /// Of a table whose cells are separated by this byte.
    pub(crate) fn new(delimiter: u8) -> Self {
        Self {
            core: ReaderBuilder::new().delimiter(delimiter).build(),
            cells: vec![0; 1024],
            ends: vec![0; 32],
            lines: Lines::new(),
            record: Extent::default(),
        }
    }

    /// Reads the next record; whether there was one.
    pub(crate) fn next(&mut self, source: &mut impl BufRead) -> Result<bool, Unreadable> {
        self.pass_blank_lines(source)?;
        self.record = Extent {
            line: self.lines.number(),
            ..Extent::default()
        };
        loop {
            let input = source.fill_buf()?;
            let at_end = input.is_empty();
            let (result, read, bytes, cells) = self.core.read_record(
                input,
                &mut self.cells[self.record.bytes..],
                &mut self.ends[self.record.cells..],
            );
            self.lines.pass(&input[..read]);
            self.record.quotes += memchr::memchr_iter(b'"', &input[..read]).count();
            source.consume(read);
            self.record.bytes += bytes;
            self.record.cells += cells;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.make_room()?,
                ReadRecordResult::OutputEndsFull => self.make_room_for_ends()?,
                ReadRecordResult::Record if at_end => return self.last(),
                ReadRecordResult::Record => return Ok(true),
                ReadRecordResult::End => return Ok(false),
            }
        }
    }

    /// A record that ends with the text: over several lines and with a quotation mark too few, it has
    /// swallowed lines that were meant to be records of their own.
    fn last(&self) -> Result<bool, Unreadable> {
        let line = self.record.line;
        match self.record.quotes % 2 == 1 && self.lines.number() > line {
            true => Err(Unreadable::OpenQuote { line }),
            false => Ok(true),
        }
    }

    fn make_room(&mut self) -> Result<(), Unreadable> {
        let room = self.longer(self.cells.len())?;
        self.cells.resize(room, 0);
        Ok(())
    }

    fn make_room_for_ends(&mut self) -> Result<(), Unreadable> {
        let room = self.longer(self.ends.len())?;
        self.ends.resize(room, 0);
        Ok(())
    }

    fn longer(&self, room: usize) -> Result<usize, Unreadable> {
        let line = self.record.line;
        match room < LONGEST_RECORD {
            true => Ok(room * 2),
            false => Err(Unreadable::TooLong { line }),
        }
    }

    fn pass_blank_lines(&mut self, source: &mut impl BufRead) -> Result<(), Unreadable> {
        loop {
            let input = source.fill_buf()?;
            let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
            let blank = input.iter().take_while(|byte| is_end(byte)).count();
            let all = blank == input.len();
            self.lines.pass(&input[..blank]);
            source.consume(blank);
            if blank == 0 || !all {
                return Ok(());
            }
        }
    }

    /// The line that the present record begins in, from 1.
    pub(crate) const fn line(&self) -> u64 {
        self.record.line
    }

    /// A cell of the present record; empty where it has none.
    pub(crate) fn cell(&self, number: usize) -> &str {
        if number >= self.record.cells {
            return "";
        }
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        let cell = self.cells.get(start..self.ends[number]);
        // The delimiter is ASCII, so cells of UTF-8 are UTF-8.
        std::str::from_utf8(cell.unwrap_or_default()).unwrap_or_default()
    }

    /// All cells of the present record.
    pub(crate) fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.record.cells).map(|number| self.cell(number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<(u64, Vec<String>)>, Unreadable> {
        let mut source = std::io::BufReader::with_capacity(5, text.as_bytes());
        let mut records = Records::new(b',');
        let mut all = Vec::new();
        while records.next(&mut source)? {
            let cells = records.cells().map(str::to_owned).collect();
            all.push((records.line(), cells));
        }
        Ok(all)
    }

    #[test]
    fn a_record_has_the_line_it_begins_in_whatever_came_before() {
        for end in ["\n", "\r\n", "\r"] {
            let text = "a,b\n\n\n\"c\nd\",\"e\"\"f\"\ng\n".replace('\n', end);
            let expected = vec![
                (1, vec!["a".to_owned(), "b".to_owned()]),
                (4, vec![format!("c{end}d"), "e\"f".to_owned()]),
                (6, vec!["g".to_owned()]),
            ];
            assert_eq!(read(&text).unwrap(), expected, "lines that end in {end:?}");
        }
    }

    #[test]
    fn a_quotation_mark_that_never_closes_is_named_rather_than_followed() {
        let text = "a,b\n\"c,d\ne,f\ng,h\n";
        let error = read(text).unwrap_err();
        assert!(
            matches!(error, Unreadable::OpenQuote { line: 2 }),
            "the lines after it would be lost silently: {error}"
        );
        let long = format!("a\n\"{}", "b".repeat(2 * LONGEST_RECORD));
        let error = read(&long).unwrap_err();
        assert!(matches!(error, Unreadable::TooLong { line: 2 }), "{error}");
        let inch = read("a,5\" pipe").unwrap();
        assert_eq!(
            inch[0].1,
            ["a", "5\" pipe"],
            "in the midst of a cell it is text"
        );
    }
}
