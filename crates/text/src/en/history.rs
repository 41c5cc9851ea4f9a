//! Why something could not be remembered or recalled.

use std::fmt::Display;

/// The formats go by number.
pub fn newer(found: impl Display, known: impl Display) -> String {
    format!(
        "This history was written by a newer version of Roster (its format is {found}, this version knows {known}). It was not changed. Install the newer version to open it."
    )
}

pub const DISK_FULL: &str =
    "The disk is full, so the history can’t be written. Free some space, then try again.";
pub const READ_ONLY: &str = "Roster can’t write its history. Check that its data folder exists and that you may write in it.";
pub const CORRUPT: &str = "The history file is damaged or was not written by Roster. It was not changed. Move it elsewhere to start with an empty history, or put a backup in its place.";
pub const BUSY: &str = "Another program is using the history file, so nothing was written. Close other windows of Roster and backup programs, then try again.";
pub const MISSING: &str =
    "This is no longer in the history: it may have been removed in the meantime.";

/// The field is a connection's `label` or a template's `name`.
pub fn in_use(field: &str) -> String {
    format!("This {field} is already in use. Choose another one.")
}

pub const OUT_OF_ORDER: &str =
    "This submission has already gone on, so its history was left as it is.";
pub const CHANGED: &str = "This plan is another one than the one that was confirmed: it was changed in the meantime. Look at it again.";
pub const OTHER: &str =
    "The history could not be used. Try again; if it stays, copy the details and ask for help.";

// What became of a call that never came to its own end.

pub const RUN_ENDED: &str = "The run ended before it was sent";
pub const ROSTER_ENDED: &str = "Roster ended while it was on its way";

// The technical line about the file and what is in it.

pub fn unknown_word(word: &str) -> String {
    format!("“{word}” is not a known word")
}

pub fn too_great(number: impl Display) -> String {
    format!("{number} is too great to be kept")
}

pub fn too_short(bytes: impl Display) -> String {
    format!("the file has only {bytes} bytes")
}

pub const NO_DATABASE: &str = "the file is no SQLite database";
pub const LOST_TO_PANIC: &str = "the step was lost to a panic of another one";
pub const BROKE_OFF: &str = "the transaction broke off";

/// The technical line about a step that can't follow what has happened: what was to be done, and
/// where the submission, its plan or its call stood. The states go by their words in the file.
pub mod step {
    use std::fmt::Display;

    // A step of a submission that has ended.

    pub fn enter(state: &str) -> String {
        format!("enter a state while the submission is {state}")
    }

    pub fn name_records(state: &str) -> String {
        format!("name the records while the submission is {state}")
    }

    pub fn note_newcomers(state: &str) -> String {
        format!("note newcomers while the submission is {state}")
    }

    pub fn set_deadline(state: &str) -> String {
        format!("set a deadline while the submission is {state}")
    }

    pub fn check(state: &str) -> String {
        format!("check while the submission is {state}")
    }

    pub fn leave_out_moved(state: &str) -> String {
        format!("leave out what moved while the submission is {state}")
    }

    pub fn prepare(state: &str) -> String {
        format!("prepare while the submission is {state}")
    }

    pub fn forget_prepared(state: &str) -> String {
        format!("forget what is prepared while the submission is {state}")
    }

    pub fn settle(state: &str) -> String {
        format!("settle while the submission is {state}")
    }

    pub fn settle_rest(state: &str) -> String {
        format!("settle the rest while the submission is {state}")
    }

    pub fn interrupt(state: &str) -> String {
        format!("interrupt while the submission is {state}")
    }

    pub fn end(state: &str) -> String {
        format!("end while the submission is {state}")
    }

    // The others.

    pub fn apply(plan: &str) -> String {
        format!("apply a plan that is {plan}")
    }

    pub fn plan_to(end: &str, plan: &str) -> String {
        format!("plan to {end} while {plan}")
    }

    pub fn change_applied(submission: &str) -> String {
        format!("change a plan that submission {submission} applies")
    }

    pub fn enter_an_end(end: &str) -> String {
        format!("enter {end} without an end")
    }

    pub fn end_too_early(end: &str, calls: impl Display, records: impl Display) -> String {
        format!(
            "end as {end} with {calls} calls on their way and {records} records without an outcome"
        )
    }

    pub fn remove(state: &str) -> String {
        format!("remove while {state}")
    }

    pub const INTERRUPT_ANOTHER: &str = "interrupt while somebody else runs it";

    pub fn take_over(state: &str) -> String {
        format!("take over while {state} or run elsewhere")
    }

    pub fn unequal(calls: impl Display, lists: impl Display) -> String {
        format!("{calls} calls with {lists} lists")
    }

    pub fn prepare_for(record: impl Display) -> String {
        format!("prepare a call for record {record}, which is not to be sent")
    }

    pub fn settle_again(record: impl Display, outcome: &str) -> String {
        format!("settle record {record}, which is {outcome}")
    }

    pub fn mark_sent(call: &str, submission: &str) -> String {
        format!("mark sent while the call is {call} and the submission {submission}")
    }

    pub fn end_call(end: &str, call: &str, submission: &str) -> String {
        format!("end as {end} while the call is {call} and the submission {submission}")
    }
}
