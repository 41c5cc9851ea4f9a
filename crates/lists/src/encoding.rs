//! Bytes of any usual encoding as UTF-8, a block at a time.

use std::io::{BufRead, Read, Result};

use encoding_rs::{Decoder, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How many bytes are read at once.
const BLOCK: usize = 64 * 1024;

/// The mark of UTF-8 at the beginning of a file.
const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";

/// How a text is written in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, the low byte first, as Windows writes it.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// Windows-1252, which is Latin-1 and more.
    Latin1,
}

impl Encoding {
    /// Guesses from the beginning of a text: by its mark, by its zeros, or by whether it is UTF-8.
    pub(crate) fn of(head: &[u8]) -> Self {
        if head.starts_with(b"\xFF\xFE") {
            return Self::Utf16Le;
        }
        if head.starts_with(b"\xFE\xFF") {
            return Self::Utf16Be;
        }
        // Letters of Western languages have a zero beside them in UTF-16, and nowhere else.
        let pairs = head.len() / 2;
        let zeros = |from: usize| {
            head.iter()
                .skip(from)
                .step_by(2)
                .filter(|b| **b == 0)
                .count()
        };
        let (high, low) = (zeros(0), zeros(1));
        if pairs > 0 && high * 2 > pairs && low == 0 {
            return Self::Utf16Be;
        }
        if pairs > 0 && low * 2 > pairs && high == 0 {
            return Self::Utf16Le;
        }
        match std::str::from_utf8(head) {
            // The last letter may go on behind the head.
            Err(error) if error.error_len().is_some() => Self::Latin1,
            Ok(_) | Err(_) => Self::Utf8,
        }
    }
}

/// Reads UTF-8 from a source in some encoding.
pub(crate) struct Decoded<R> {
    source: R,
    raw: Vec<u8>,
    /// Whether the source has no more.
    ended: bool,
    /// How many bytes the source has given.
    done: u64,
    text: Vec<u8>,
    at: usize,
    encoding: Encoding,
    /// Whether it may still turn out to be Latin-1: nothing but ASCII so far, which is the same in both.
    undecided: bool,
    decoder: Option<Decoder>,
    begun: bool,
}

impl<R: Read> Decoded<R> {
    /// Reads in this encoding; in UTF-8 that was only guessed, what is no UTF-8 makes it Latin-1 from
    /// there on, as long as all before was ASCII.
    pub(crate) fn new(source: R, encoding: Encoding, guessed: bool) -> Self {
        Self {
            source,
            raw: Vec::with_capacity(BLOCK),
            ended: false,
            done: 0,
            text: Vec::with_capacity(BLOCK),
            at: 0,
            encoding,
            undecided: guessed && encoding == Encoding::Utf8,
            decoder: decoder(encoding),
            begun: false,
        }
    }

    /// How many bytes the source has given so far.
    pub(crate) const fn done(&self) -> u64 {
        self.done
    }

    /// The encoding, as far as it is known by now.
    pub(crate) const fn encoding(&self) -> Encoding {
        self.encoding
    }

    fn read_more(&mut self) -> Result<()> {
        let mut more = (&mut self.source).take(BLOCK as u64);
        let many = more.read_to_end(&mut self.raw)?;
        self.ended = many == 0;
        self.done += many as u64;
        if !self.begun && many > 0 {
            self.begun = true;
            if self.encoding == Encoding::Utf8 && self.raw.starts_with(UTF8_MARK) {
                self.raw.drain(..UTF8_MARK.len());
                self.undecided = false;
            }
        }
        Ok(())
    }

    /// Decodes all of the raw bytes but those of a letter that goes on behind them.
    fn decode(&mut self) {
        let mut from = 0;
        while self.decoder.is_none() && from < self.raw.len() {
            from += self.copy_utf8(from);
            let is_rest = self.raw.len() - from < 4 && !self.ended && self.decoder.is_none();
            if is_rest && std::str::from_utf8(&self.raw[from..]).is_err() {
                break;
            }
        }
        if let Some(decoder) = &mut self.decoder {
            let raw = &self.raw[from..];
            let room = decoder
                .max_utf8_buffer_length(raw.len())
                .unwrap_or_default();
            let before = self.text.len();
            self.text.resize(before + room, 0);
            let (_, read, written, _) =
                decoder.decode_to_utf8(raw, &mut self.text[before..], self.ended);
            self.text.truncate(before + written);
            from += read;
        }
        self.raw.drain(..from);
    }

    /// Copies what is UTF-8 from there on, and gives how many bytes are done with.
    fn copy_utf8(&mut self, from: usize) -> usize {
        let raw = &self.raw[from..];
        let (valid, broken) = match std::str::from_utf8(raw) {
            Ok(_) => (raw.len(), 0),
            Err(error) => {
                let valid = error.valid_up_to();
                let rest = raw.len() - valid;
                match error.error_len() {
                    None if !self.ended => (valid, 0),
                    None => (valid, rest),
                    Some(broken) => (valid, broken),
                }
            }
        };
        self.text.extend_from_slice(&raw[..valid]);
        self.undecided = self.undecided && raw[..valid].is_ascii();
        if broken == 0 {
            return valid;
        }
        if self.undecided {
            self.undecided = false;
            self.encoding = Encoding::Latin1;
            self.decoder = decoder(Encoding::Latin1);
            return valid;
        }
        self.text.extend_from_slice("\u{fffd}".as_bytes());
        valid + broken
    }
}

/// None for UTF-8, which needs none.
fn decoder(encoding: Encoding) -> Option<Decoder> {
    match encoding {
        Encoding::Utf8 => None,
        Encoding::Utf16Le => Some(UTF_16LE.new_decoder_with_bom_removal()),
        Encoding::Utf16Be => Some(UTF_16BE.new_decoder_with_bom_removal()),
        Encoding::Latin1 => Some(WINDOWS_1252.new_decoder_without_bom_handling()),
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        let many = self.fill_buf()?.read(into)?;
        self.consume(many);
        Ok(many)
    }
}

impl<R: Read> BufRead for Decoded<R> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        while self.at == self.text.len() && !self.ended {
            self.text.clear();
            self.at = 0;
            self.read_more()?;
            self.decode();
        }
        Ok(&self.text[self.at..])
    }

    fn consume(&mut self, many: usize) {
        self.at = (self.at + many).min(self.text.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives at most so many bytes at once, as a slow disk does.
    struct Drops<'a>(&'a [u8], usize);

    impl Read for Drops<'_> {
        fn read(&mut self, into: &mut [u8]) -> Result<usize> {
            let many = self.1.min(into.len()).min(self.0.len());
            into[..many].copy_from_slice(&self.0[..many]);
            self.0 = &self.0[many..];
            Ok(many)
        }
    }

    fn decoded(bytes: &[u8]) -> (String, Encoding) {
        let encoding = Encoding::of(&bytes[..bytes.len().min(1024)]);
        let mut decoded = Decoded::new(Drops(bytes, 3), encoding, true);
        let mut text = String::new();
        decoded.read_to_string(&mut text).unwrap();
        assert_eq!(decoded.done(), bytes.len() as u64);
        (text, decoded.encoding())
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn a_text_is_the_same_in_every_encoding() {
        let text = "Jörg Bücher;joerg@paper-boats.example\r\n";
        let latin = b"J\xF6rg B\xFCcher;joerg@paper-boats.example\r\n".to_vec();
        let marked = format!("\u{feff}{text}");
        for (bytes, encoding) in [
            (text.as_bytes().to_vec(), Encoding::Utf8),
            (marked.as_bytes().to_vec(), Encoding::Utf8),
            (latin, Encoding::Latin1),
            (utf16(text, u16::to_le_bytes), Encoding::Utf16Le),
            (utf16(text, u16::to_be_bytes), Encoding::Utf16Be),
            (utf16(&marked, u16::to_le_bytes), Encoding::Utf16Le),
            (utf16(&marked, u16::to_be_bytes), Encoding::Utf16Be),
        ] {
            assert_eq!(decoded(&bytes), (text.to_owned(), encoding), "{encoding:?}");
        }
        assert_eq!(
            decoded(b"\x80").0,
            "€",
            "more than Latin-1: as Windows writes it"
        );
    }

    #[test]
    fn latin_1_is_noticed_however_late_its_first_letter_comes() {
        let mut bytes = "ada@moonlit.example\n".repeat(10_000).into_bytes();
        bytes.extend_from_slice(b"J\xF6rg\n");
        let (text, encoding) = decoded(&bytes);
        assert!(text.ends_with("Jörg\n"), "nothing is lost at the change");
        assert_eq!(encoding, Encoding::Latin1);
        assert_eq!(text.chars().count(), bytes.len());
    }

    #[test]
    fn a_broken_letter_in_utf_8_costs_only_itself() {
        let mut bytes = "ö".as_bytes().to_vec();
        bytes.extend_from_slice(b"a\xFFb");
        let mut decoded = Decoded::new(&bytes[..], Encoding::Utf8, true);
        let mut text = String::new();
        decoded.read_to_string(&mut text).unwrap();
        assert_eq!(text, "öa\u{fffd}b");
        let mut cut = Decoded::new(&b"\xC3\xB6\xC3"[..], Encoding::Utf8, true);
        let mut text = String::new();
        cut.read_to_string(&mut text).unwrap();
        assert_eq!(text, "ö\u{fffd}", "one that ends in its midst too");
    }
}
