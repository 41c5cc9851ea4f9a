//! Files, and what is made for them.

use std::fmt::Display;

pub fn unread(path: impl Display, error: impl Display) -> String {
    format!("{path} could not be read: {error}.")
}

pub fn unwritten(path: impl Display, error: impl Display) -> String {
    format!("{path} could not be written: {error}.")
}

// The manual and the completions.
pub const NO_PAGE: &str = "The page could not be made.";
pub const NO_JSON: &str = "This is no JSON. Leave --json out.";

// An export.
pub const EXPORT_IS_NO_JSON: &str =
    "--json promises a JSON document. Leave it out, or write --format json.";
pub const NO_TEMPORARY_FOLDER: &str = "No temporary folder could be made.";
pub const NOTHING_TO_EXPORT: &str =
    "This was sent before Roster kept records, so there are none to export.";
pub const EXPORT_UNREAD: &str = "The export could not be read.";
