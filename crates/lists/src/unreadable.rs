//! Why a text or a file could not be read at all.

/// Why nothing came of reading, for people.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// A workbook of a spreadsheet program, not its text.
    #[error("This is a spreadsheet file. Save it as CSV first.")]
    Spreadsheet,
    /// Anything else that is no text.
    #[error("This file is not text. Choose a CSV or a text file.")]
    NotText,
    /// A quotation mark swallows the rest of the file.
    #[error(
        "A quotation mark opens in line {line} and never closes. Correct the line and try again."
    )]
    OpenQuote {
        /// Where the record begins, from 1.
        line: u64,
    },
    /// A single record is longer than anything that is meant.
    #[error("Line {line} is too long to be read. A quotation mark there may open and never close.")]
    TooLong {
        /// Where the record begins, from 1.
        line: u64,
    },
    /// More text than a list can hold: 4 GiB of values.
    #[error("This list is too large. Split the file and try again.")]
    TooMany,
    /// A column was chosen that is not there.
    #[error("There is no column {number}. Choose another one.")]
    NoSuchColumn {
        /// Its number, from 1.
        number: usize,
    },
    /// Reading was stopped by whoever watches it.
    #[error("Reading was stopped.")]
    Stopped,
    /// The source failed, or what bad lines are written to.
    #[error("The file could not be read. Check that it is still there.")]
    Source(#[from] std::io::Error),
}
