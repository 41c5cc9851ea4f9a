//! Plans: how they are made, changed and described, and why they cannot be.

use std::fmt::Display;

use crate::en::number::number;

// From a form.
pub fn form_of_other_service(form: impl Display, connection: impl Display) -> String {
    format!(
        "This form is one of {form}, and the connection is one of {connection}. Choose another connection."
    )
}
pub const FORM_NOT_COMPLETE: &str = "The form is not complete yet.";

// From another plan or a submission.
pub const NOTHING_TO_TRY: &str = "There is nothing to try: no record of this plan will change.";
pub const NOTHING_LEFT: &str = "Nothing is left: the try was the whole plan.";
pub const NOTHING_FAILED: &str =
    "Nothing of this failed or was left unsent that could be tried again.";
pub const NOTHING_TO_PUT_BACK: &str = "There is nothing to put back: this changed nothing.";
pub const RESTS: &str = "This has not come to its end yet. Go on with it or stop it first.";
pub const STILL_RUNS: &str = "This still runs. Wait for its end, or stop it first.";
pub const WITHOUT_RECORDS: &str =
    "This was sent before Roster kept records, so there is nothing to start from.";
pub const CONNECTION_REMOVED: &str =
    "The connection of this plan was removed. Make the assignment again with another one.";
pub const ORIGIN_GONE: &str = "What this plan was made from is no longer there.";

// As it is kept.
pub const GONE: &str = "This plan is no longer there. Make it again from the assignment.";
pub const UNREADABLE: &str =
    "This plan cannot be read any more. Make it again from the assignment.";
/// Technical detail.
pub const ITS_FORM_NOT_COMPLETE: &str = "its form is not complete";
pub const READING_CUT_OFF: &str =
    "Roster ended while the records were being read. Make the plan again.";
pub const STILL_READ: &str = "The records of this plan are still being read. Wait for the end.";

// Changing it.
pub const NOT_READY: &str = "This plan is not ready yet. Wait until its records are read.";
pub const APPLIED: &str = "This plan has been applied and can no longer be changed.";
pub const PICKS_ITSELF: &str = "Instantly picks the leads itself within the limit, so none can be left out or tried first. Choose to send exactly these leads.";

// Which records, by the filter in words.
pub fn first_of(filter: &str) -> String {
    format!("The first of: {filter}")
}
pub fn rest_of(filter: &str) -> String {
    format!("What the try left of: {filter}")
}
pub fn failed_of(filter: &str) -> String {
    format!("What failed or was not sent of: {filter}")
}
pub fn changed_of(filter: &str) -> String {
    format!("What was changed of: {filter}")
}

// How an undo is carried out.
pub const LEADS_BACK: &str = "Each lead back to the owner before";
pub const USERS_BACK: &str = "Each user back to the team before";

// Records that are skipped.
pub fn leads_left_alone(leads: u64) -> String {
    match leads {
        1 => "1 lead is left alone.".to_owned(),
        many => format!("{} leads are left alone.", number(many)),
    }
}
pub fn users_left_alone(users: u64) -> String {
    match users {
        1 => "1 user is left alone.".to_owned(),
        many => format!("{} users are left alone.", number(many)),
    }
}
pub const LIST_SAYS_WHY: &str = "The list says why.";

// When the count is to be typed.
pub const MANY_RECORDS: &str = "This changes many records of a live account.";
pub fn typed_from(records: u64) -> String {
    format!(
        "From {} changed records on, Roster asks for the number.",
        number(records)
    )
}

/// Who owns a lead that nobody owns, and the team of a user who has none.
pub const NOBODY: &str = "Nobody";
