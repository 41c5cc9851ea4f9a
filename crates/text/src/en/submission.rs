//! Submissions: what they are doing, what came of them, what can be done with one, and why not.

use std::fmt::Display;

use crate::en::number::{leads, number, users};

// Applying a plan.
pub const CONFIRMED_BEFORE: &str = "This was already confirmed for another plan, and nothing was sent a second time. Look at it in the history.";
pub const NOTHING_WOULD_CHANGE: &str = "Nothing would change, so there is nothing to send.";
pub const ANOTHER_PLAN: &str =
    "This plan is another one than the one that was confirmed. Look at it again. Nothing was sent.";
pub const TYPE_THE_NUMBER: &str = "Type the number of records that will change. Nothing was sent.";
pub const PLAN_STILL_READ: &str =
    "The records of this plan are still being read. Nothing was sent.";
pub const PLAN_NOT_MADE: &str =
    "This plan was not made to its end. Make it again. Nothing was sent.";
pub const APPLIED_BEFORE: &str = "This plan has been applied already, and nothing was sent a second time. Look at it in the history.";
pub const PLAN_TOO_OLD: &str = "This plan is too old to be applied: records may have changed meanwhile. Check the plan again. Nothing was sent.";

// What it is doing.
pub fn waits_for(title: &str) -> String {
    format!("“{title}” comes first in this account. This begins when that has ended.")
}
pub const WAITS_FOR_ANOTHER: &str =
    "Another submission comes first in this account. This begins when that has ended.";
pub const CHECKING: &str =
    "The records are read once more before anything is sent. Nothing has been sent yet.";
pub const SENDING: &str = "Calls are being sent.";
pub const READING_BACK: &str = "What will be sent has been sent. The records are being read back.";

// Why it could not go on; `why` is a sentence of its own.
pub fn not_begun_in_turn(why: &str) -> String {
    format!("It could not begin when its turn came. {why}")
}
pub fn nothing_sent(why: &str) -> String {
    format!("Nothing was sent. {why}")
}
pub fn end_not_written(service: impl Display) -> String {
    format!(
        "Calls were sent, but what came of them could not be written into the history. They may or may not have worked. Roster reads the records in {service} before anything more is sent."
    )
}
pub const CALL_NOT_WRITTEN_DOWN: &str = "A call could not be written down as JSON.";
pub const CALL_ALTERED: &str = "A call that was written down cannot be read back to the letter, so it was not sent. Stop here and make a new plan.";

// Roster ended while it was under way.
pub const CUT_OFF: &str =
    "Roster ended while this ran. Nothing goes on by itself: go on with it, or stop here.";
pub const CUT_OFF_WAITING: &str =
    "It waited for its turn when Roster ended. Go on with it, or stop here.";
/// Stands behind `CUT_OFF`.
pub fn read_back(unsent: u64) -> String {
    match unsent {
        1 => "What was sent has been read back; 1 change has not been sent.".to_owned(),
        many => format!(
            "What was sent has been read back; {} changes have not been sent.",
            number(many)
        ),
    }
}

// Pausing it, going on with it, ending it.
pub const ELSEWHERE: &str =
    "Another running Roster on this computer works on this. Use that one, or close it first.";
pub const MOVED: &str =
    "Records have moved since the plan. Make a new plan, or keep this one without them.";
pub const ENDED: &str = "This has come to its end already.";
pub const NOT_ENDED: &str = "This has not come to its end yet.";
pub const NOT_ASKING: &str = "This does not wait for an answer any more.";
pub const PICKS_ITSELF: &str = "Instantly picks the leads itself within the limit, so none can be left out. Make the new plan.";
pub const WITHOUT_RECORDS: &str =
    "This was sent before Roster kept records, so there is nothing to go on with.";
pub const NOT_GONE_ON_WITH: &str = "It was not gone on with. Nothing was sent.";
pub const RECORD_NOT_GONE_ON_WITH: &str = "Not sent: it was not gone on with.";
pub const FORM_UNREADABLE: &str = "The form of this submission cannot be read any more.";

// What came of it, in two or three words.
pub const NOTHING_SENT: &str = "Nothing sent";
pub const NOTHING_CHANGED: &str = "Nothing changed";
pub const NOTHING_TO_CHANGE: &str = "Nothing to change";
pub const MAY_HAVE_WORKED: &str = "May have worked";
pub fn leads_not_read_back(many: u64) -> String {
    format!("{}, not read back", leads(many))
}
pub fn users_not_read_back(many: u64) -> String {
    format!("{}, not read back", users(many))
}
pub fn some_leads(some: u64, all: u64) -> String {
    format!("{} of {}", number(some), leads(all))
}
pub fn some_users(some: u64, all: u64) -> String {
    format!("{} of {}", number(some), users(all))
}
