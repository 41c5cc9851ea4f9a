//! Plans: made, shown, applied.

use std::fmt::Display;

// While it is made.
pub const FILE_NOT_VALID: &str = "The assignment file is not valid.";

/// A connection, and its service.
pub fn other_service(file: impl Display, label: &str, service: impl Display) -> String {
    format!("The file is for {file}, and “{label}” is a connection to {service}.")
}

pub const INTERRUPTED: &str = "Interrupted while the records were read. Nothing was sent.";
pub const NOT_MADE: &str = "The plan could not be made.";
pub const CANCELLED: &str = "The plan was cancelled. Nothing was sent.";

// What stands before each line of it.
pub const MATCHED: &str = "matched";
pub const WILL_CHANGE: &str = "will change";
pub const ALREADY_RIGHT: &str = "already right";
pub const UNTICKED: &str = "un-ticked";
pub const LEFT_ALONE: &str = "left alone";
pub const CALLS: &str = "calls";
pub const DANGER: &str = "DANGER";
pub const CAUTION: &str = "caution";
pub const NOTE: &str = "note";
pub const PLAN: &str = "plan";

// Each target.
pub fn gets(has: u64, gets: u64) -> String {
    format!("has {has} of them, gets {gets}")
}

pub fn service_decides(has: u64) -> String {
    format!("has {has} of them, gets the service decides")
}

// The rest of the lines.
pub fn cost(send: u64, check: u64, read_back: u64, seconds: u64) -> String {
    format!("{send} to send, {check} to check before, {read_back} to read back; about {seconds} s")
}

pub fn until(code: &str, time: &str) -> String {
    format!("{code}, can be applied until {time}")
}

// What comes next.
pub fn to_apply(path: impl Display) -> String {
    format!("To apply it: roster apply {path}")
}

pub const TO_APPLY_WRITE_IT: &str = "Nothing was sent. With --out PLAN.json it can be applied.";

// Its file.
pub fn not_json(error: impl Display) -> String {
    format!("The plan file is not JSON: {error}.")
}

pub const NO_PLAN_FILE: &str = "This is no plan file. `roster plan --out PLAN.json` writes one.";

/// Two folders.
pub fn elsewhere(there: &str, here: &str) -> String {
    format!(
        "The plan is in the history of {there}, and this is {here}. Name the right one with --data-dir."
    )
}

// Not to be applied.
pub const ANOTHER_ONE: &str = "The plan is no longer the one of this file: records were ticked or un-ticked since. Nothing was sent.";
pub const NOTHING_TO_DO: &str = "Nothing would change, so nothing was sent.";
pub const EXPIRED: &str =
    "The plan has expired: its records may have changed. Plan again. Nothing was sent.";

/// `id` is the submission's.
pub fn applied_before(id: impl Display) -> String {
    format!(
        "This plan was applied before, as submission {id}. `roster submissions show {id}` shows it, `roster submissions resume {id}` goes on with it."
    )
}
