//! The line on the terminal while something runs.

use std::fmt::Display;

// A plan.
pub fn reading(matched: u64, calls: impl Display) -> String {
    format!("records read: {matched}, calls: {calls}")
}

// A submission: its state.
pub const WAITING: &str = "Waiting for what comes first in this account";
pub const CHECKING: &str = "Checking that nothing has moved";
pub const ASKING: &str = "Records have moved since the plan";
pub const SENDING: &str = "Sending";
pub const READING_BACK: &str = "Reading back";
pub const PAUSED: &str = "Paused, nothing is on its way";
pub const INTERRUPTED: &str = "Interrupted";
pub const SUCCEEDED: &str = "Done, and read back";
pub const PARTLY_DONE: &str = "Partly done";
pub const FAILED: &str = "Failed";
pub const UNKNOWN: &str = "Outcome unknown";
pub const STOPPED: &str = "Stopped";
pub const NOT_RUN: &str = "Not run";

// And what stands after it.
pub fn calls(done: u64, all: u64) -> String {
    format!("{done}/{all} calls")
}

pub fn records(done: u64, all: u64) -> String {
    format!("{done}/{all} records")
}

pub fn budget(used: impl Display, calls: impl Display) -> String {
    format!("budget {used}/{calls}")
}

pub fn seconds_left(seconds: u64) -> String {
    format!("about {seconds} s left")
}
