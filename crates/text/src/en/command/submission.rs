//! Submissions: followed, listed, shown, looked for.

use std::fmt::Display;

// While it runs.
pub fn started(id: impl Display) -> String {
    format!("Submission {id}")
}

pub const PAUSING: &str = "Pausing: what is on its way is waited for. Ctrl C again ends at once.";

pub fn interrupted(id: impl Display) -> String {
    format!(
        "Interrupted; nothing is on its way. To go on: roster submissions resume {id}\nTo end it here: roster submissions stop {id}"
    )
}

// The list.
pub const NONE: &str = "No submissions.";
pub const COLUMN_ID: &str = "ID";
pub const COLUMN_CONFIRMED: &str = "CONFIRMED";
pub const COLUMN_STATE: &str = "STATE";
pub const COLUMN_CONNECTION: &str = "CONNECTION";
pub const COLUMN_RESULT: &str = "RESULT";
pub const COLUMN_WHAT: &str = "WHAT";

pub fn and_more(more: u64) -> String {
    format!("and {more} more; --limit shows more of them")
}

// What stands before each line of one.
pub const SUBMISSION: &str = "submission";
pub const ACCOUNT: &str = "account";
pub const STATE: &str = "state";
pub const SAID: &str = "said";
pub const RECORDS: &str = "records";
pub const CONFIRMED: &str = "confirmed";
pub const ENDED: &str = "ended";

// Its records, in one line.
pub fn assigned(count: u64) -> String {
    format!("{count} assigned")
}

pub fn unchanged(count: u64) -> String {
    format!("{count} unchanged")
}

pub fn failed(count: u64) -> String {
    format!("{count} failed")
}

pub fn unknown(count: u64) -> String {
    format!("{count} unknown")
}

pub fn skipped(count: u64) -> String {
    format!("{count} skipped")
}

pub fn waiting(count: u64) -> String {
    format!("{count} waiting")
}

pub fn not_sent(count: u64) -> String {
    format!("{count} not sent")
}

// Each target.
pub fn had_has(name: &str, had: u64, has: u64) -> String {
    format!("{name}: had {had}, has {has}")
}

// Looked for by its id.
pub fn not_found(id: &str) -> String {
    format!("There is no submission “{id}”. `roster submissions list` names those there are.")
}

pub fn several(count: impl Display, beginning: &str) -> String {
    format!("{count} submissions begin with “{beginning}”. Give more of the id.")
}

pub const ELSEWHERE: &str = "Another Roster on this computer works on it. Wait for its end.";
