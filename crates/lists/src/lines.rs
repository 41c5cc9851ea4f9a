//! Counting lines as editors do.

use memchr::memchr2_iter;

/// Counts lines, from 1. A line ends with `\n`, `\r\n` or a lone `\r`.
pub(crate) struct Lines {
    number: u64,
    after_return: bool,
}

impl Lines {
    pub(crate) const fn new() -> Self {
        Self {
            number: 1,
            after_return: false,
        }
    }

    /// The line that the next byte stands in.
    pub(crate) const fn number(&self) -> u64 {
        self.number
    }

    /// Goes over the bytes that come next.
    pub(crate) fn pass(&mut self, bytes: &[u8]) {
        for at in memchr2_iter(b'\n', b'\r', bytes) {
            let after_return = match at.checked_sub(1) {
                Some(before) => bytes[before] == b'\r',
                None => self.after_return,
            };
            if bytes[at] == b'\r' || !after_return {
                self.number += 1;
            }
        }
        if let Some(last) = bytes.last() {
            self.after_return = *last == b'\r';
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_usual_end_of_a_line_counts_once_wherever_the_bytes_are_cut() {
        for (text, number) in [
            ("", 1),
            ("a", 1),
            ("a\nb", 2),
            ("a\r\nb", 2),
            ("a\rb", 2),
            ("a\r\r\nb", 3),
            ("\n\n", 3),
            ("\r\n\r\n", 3),
        ] {
            for cut in 0..=text.len() {
                let mut lines = Lines::new();
                lines.pass(&text.as_bytes()[..cut]);
                lines.pass(&text.as_bytes()[cut..]);
                assert_eq!(lines.number(), number, "{text:?} cut at {cut}");
            }
        }
    }
}
