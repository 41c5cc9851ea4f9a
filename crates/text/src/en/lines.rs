//! What is wrong with the lines of a list, or with the list.

use std::fmt::Display;

// Why a line is not used.

pub fn repeated(first_line: impl Display) -> String {
    format!("Same as line {first_line} (used once)")
}

pub fn conflict(first_line: impl Display) -> String {
    format!("Line {first_line} gives this one to somebody else")
}

pub const NOT_AN_EMAIL: &str = "Not a full e-mail address";
pub const NOT_A_LEAD_ID: &str = "Not a lead ID";
pub const NEITHER: &str = "Neither a lead ID nor an e-mail address";
pub const NO_EMAIL: &str = "No e-mail address in this line";
pub const NO_LEAD: &str = "No lead ID or e-mail address in this line";
pub const NO_TARGET: &str = "Nobody to give it to in this line";

// Why nothing could be read at all.

pub const SPREADSHEET: &str = "This is a spreadsheet file. Save it as CSV first.";
pub const NOT_TEXT: &str = "This file is not text. Choose a CSV or a text file.";

pub fn open_quote(line: impl Display) -> String {
    format!(
        "A quotation mark opens in line {line} and never closes. Correct the line and try again."
    )
}

pub fn too_long(line: impl Display) -> String {
    format!("Line {line} is too long to be read. A quotation mark there may open and never close.")
}

pub const TOO_MANY: &str = "This list is too large. Split the file and try again.";

pub fn no_such_column(number: impl Display) -> String {
    format!("There is no column {number}. Choose another one.")
}

pub const STOPPED: &str = "Reading was stopped.";
pub const SOURCE: &str = "The file could not be read. Check that it is still there.";
