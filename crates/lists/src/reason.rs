//! Lines that are not used as they stand.

/// How many lines of each kind, wrong and repeated, a list keeps to be shown. All of them are told to
/// whoever watches the reading.
pub const KEPT: usize = 1_000;

/// How much of a line's text is kept, in characters.
pub const LONGEST_TEXT: usize = 200;

/// A line that is not used as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadLine {
    /// Its number in the text, from 1; of a record over several lines, the first.
    pub line: u64,
    /// What stands there, cut at [`LONGEST_TEXT`] characters.
    pub text: String,
    /// What is wrong with it.
    pub reason: Reason,
}

/// Why a line is not used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The same as an earlier line, which is used once. Nothing is lost.
    Repeated {
        /// The line where it stands first.
        first_line: u64,
    },
    /// The same lead or user as in an earlier line, but for somebody else.
    Conflict {
        /// The line that is used.
        first_line: u64,
    },
    /// It has an `@`, or has to be an address, and is none.
    NotAnEmail,
    /// It looks like a piece of an id.
    NotALeadId,
    /// It is neither an id nor an address.
    Neither,
    /// The column is empty where an address is needed.
    NoEmail,
    /// The column is empty where a lead is named by its id or address.
    NoLead,
    /// It is said of nobody who gets it.
    NoTarget,
}

impl Reason {
    /// Whether the line only repeats what is used already, rather than being wrong.
    #[must_use]
    pub const fn is_repeated(self) -> bool {
        match self {
            Self::Repeated { .. } => true,
            Self::Conflict { .. }
            | Self::NotAnEmail
            | Self::NotALeadId
            | Self::Neither
            | Self::NoEmail
            | Self::NoLead
            | Self::NoTarget => false,
        }
    }

    /// What is wrong, for people.
    #[must_use]
    pub fn message(self) -> String {
        match self {
            Self::Repeated { first_line } => text::lines::repeated(first_line),
            Self::Conflict { first_line } => text::lines::conflict(first_line),
            Self::NotAnEmail => text::lines::NOT_AN_EMAIL.to_owned(),
            Self::NotALeadId => text::lines::NOT_A_LEAD_ID.to_owned(),
            Self::Neither => text::lines::NEITHER.to_owned(),
            Self::NoEmail => text::lines::NO_EMAIL.to_owned(),
            Self::NoLead => text::lines::NO_LEAD.to_owned(),
            Self::NoTarget => text::lines::NO_TARGET.to_owned(),
        }
    }
}

impl BadLine {
    /// A bad line with as much of its text as is kept.
    pub(crate) fn new(line: u64, text: &str, reason: Reason) -> Self {
        let text = match text.char_indices().nth(LONGEST_TEXT) {
            Some((end, _)) => &text[..end],
            None => text,
        };
        Self {
            line,
            text: text.to_owned(),
            reason,
        }
    }
}
