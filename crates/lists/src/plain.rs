//! Pieces of a plain list, each with its line.

use std::io::BufRead;

use crate::Unreadable;
use crate::lines::Lines;
use crate::table::LONGEST_RECORD;

/// Reads a list piece by piece: what stands between commas, semicolons, tabs, bars and ends of lines.
/// A piece can hold several values with blanks between them; blank pieces are left out.
pub(crate) struct Pieces {
    lines: Lines,
    piece: Vec<u8>,
    line: u64,
}

impl Pieces {
    pub(crate) const fn new() -> Self {
        Self {
            lines: Lines::new(),
            piece: Vec::new(),
            line: 1,
        }
    }

    /// Reads the next piece; whether there was one.
    pub(crate) fn next(&mut self, source: &mut impl BufRead) -> Result<bool, Unreadable> {
        loop {
            self.piece.clear();
            self.line = self.lines.number();
            let more = self.read_piece(source)?;
            if !self.piece.trim_ascii().is_empty() {
                return Ok(true);
            }
            if !more {
                return Ok(false);
            }
        }
    }

    /// Reads up to the next separator; whether there may be more behind it.
    fn read_piece(&mut self, source: &mut impl BufRead) -> Result<bool, Unreadable> {
        loop {
            let input = source.fill_buf()?;
            if input.is_empty() {
                return Ok(false);
            }
            let end = input.iter().position(|byte| is_separator(*byte));
            let whole = end.unwrap_or(input.len());
            self.piece.extend_from_slice(&input[..whole]);
            let read = end.map_or(whole, |end| end + 1);
            self.lines.pass(&input[..read]);
            source.consume(read);
            if self.piece.len() > LONGEST_RECORD {
                return Err(Unreadable::TooLong { line: self.line });
            }
            if end.is_some() {
                return Ok(true);
            }
        }
    }

    /// The line that the present piece stands in, from 1.
    pub(crate) const fn line(&self) -> u64 {
        self.line
    }

    /// The present piece.
    pub(crate) fn text(&self) -> &str {
        // Separators are ASCII, so pieces of UTF-8 are UTF-8.
        std::str::from_utf8(&self.piece).unwrap_or_default()
    }
}

const fn is_separator(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r' | b',' | b';' | b'\t' | b'|')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_found_with_their_lines() {
        let text = "a, b;c\r\n\r\n  \nd | e f\r\tg";
        let mut source = std::io::BufReader::with_capacity(2, text.as_bytes());
        let mut pieces = Pieces::new();
        let mut all = Vec::new();
        while pieces.next(&mut source).unwrap() {
            all.push((pieces.line(), pieces.text().trim().to_owned()));
        }
        let expected = [(1, "a"), (1, "b"), (1, "c"), (4, "d"), (4, "e f"), (5, "g")];
        let expected = expected.map(|(line, text)| (line, text.to_owned()));
        assert_eq!(all, expected);
    }
}
