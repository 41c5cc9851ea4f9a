//! Records that have moved since the plan, or that an undo leaves alone.

use std::fmt::Display;

// Some of them by name.
pub fn left_alone(total: u64) -> String {
    format!("Left alone by this undo: {total}")
}

pub fn moved(total: u64) -> String {
    format!("Moved since the plan: {total}")
}

/// Who had it, or which team, and who has it now.
pub fn from_to(before: &str, now: &str) -> String {
    format!("{before} -> {now}")
}

pub fn no_longer_there(before: &str) -> String {
    format!("{before} -> no longer there")
}

pub fn and_more(more: u64) -> String {
    format!("and {more} more")
}

// Nobody goes on without them.
pub const SINCE_PLAN: &str = "Records have moved since the plan.";

/// How many of the records that were planned. Where none is counted, the filter matches less than it
/// did, and no record has another value.
pub fn since_plan(changed: u64, new: u64, gone: u64, planned: u64) -> String {
    let counts = [(changed, "changed"), (new, "new"), (gone, "gone")];
    let counts: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    if counts.is_empty() {
        return SINCE_PLAN.to_owned();
    }
    let counts = counts.join(", ");
    format!("Records have moved since the plan: {counts} of {planned}.")
}

/// Stands after `since_plan`; `id` is the submission's.
pub fn go_on_or_stop(id: impl Display) -> String {
    format!(
        "Nothing more was sent. To go on without them, on a terminal: roster submissions resume {id}. To end it here: roster submissions stop {id}"
    )
}

/// Stands after `since_plan`.
pub const PLAN_AGAIN: &str = "Nothing was sent. Plan again.";
