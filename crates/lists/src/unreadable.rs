//! Why a text or a file could not be read at all.

/// Why nothing came of reading, for people.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// A workbook of a spreadsheet program, not its text.
    #[error("{}", text::lines::SPREADSHEET)]
    Spreadsheet,
    /// Anything else that is no text.
    #[error("{}", text::lines::NOT_TEXT)]
    NotText,
    /// A quotation mark swallows the rest of the file.
    #[error("{}", text::lines::open_quote(.line))]
    OpenQuote {
        /// Where the record begins, from 1.
        line: u64,
    },
    /// A single record is longer than anything that is meant.
    #[error("{}", text::lines::too_long(.line))]
    TooLong {
        /// Where the record begins, from 1.
        line: u64,
    },
    /// More text than a list can hold: 4 GiB of values.
    #[error("{}", text::lines::TOO_MANY)]
    TooMany,
    /// A column was chosen that is not there.
    #[error("{}", text::lines::no_such_column(.number))]
    NoSuchColumn {
        /// Its number, from 1.
        number: usize,
    },
    /// Reading was stopped by whoever watches it.
    #[error("{}", text::lines::STOPPED)]
    Stopped,
    /// The source failed, or what bad lines are written to.
    #[error("{}", text::lines::SOURCE)]
    Source(#[from] std::io::Error),
}
