//! How a submission and its records ended.

use std::fmt::Display;

use crate::en::number::{counted, leads, number, users};

// What its calls are for.

pub const ASSIGN_LEADS: &str = "Assign leads";
pub const TAKE_OWNER_AWAY: &str = "Take the owner away";
pub const ASSIGN_ONE_LEAD: &str = "Assign one lead";
pub const MOVE_USERS: &str = "Move users";
pub const MOVE_ONE_USER: &str = "Move one user";

// The check before sending.

/// `records` are all that differ, counted; `parts` are made by the functions below.
pub fn differ(count: u64, records: &str, parts: &[String]) -> String {
    let parts = parts.join(", ");
    if count == 1 {
        format!("{records} differs from the plan: {parts}.")
    } else {
        format!("{records} differ from the plan: {parts}.")
    }
}

pub fn with_another_owner(count: u64) -> String {
    format!("{} with another owner than in the plan", number(count))
}

pub fn on_another_team(count: u64) -> String {
    format!("{} on another team than in the plan", number(count))
}

pub fn gone(count: u64) -> String {
    format!("{} gone", number(count))
}

pub fn no_longer_matched(count: u64) -> String {
    format!("{} no longer matched by the filter", number(count))
}

pub fn newcomers(count: u64) -> String {
    format!("{} matched that were not in the plan", number(count))
}

pub const NOTHING_SENT: &str = "Nothing was sent.";
pub const NOTHING_MORE_SENT: &str = "Nothing more was sent.";

// Sending.

pub const PAUSED: &str = "Paused. Nothing is on its way.";

// Why a record was not sent.

pub const YOU_STOPPED_IT: &str = "Not sent: you stopped it before.";
pub const TOO_MANY_FAILED: &str = "Not sent: too many calls before it failed in the same way.";
pub const COULD_NOT_BE_READ: &str = "Not sent: the records could not be read before.";
pub const NO_CALL: &str = "Not sent: there is no call that could change it.";

pub fn not_reached(service: impl Display) -> String {
    format!("Not sent: {service} could not be reached.")
}

pub fn not_sent_because(said: &str) -> String {
    format!("Not sent: {said}")
}

// What reading back says of a record.

pub fn call_refused(service: impl Display) -> String {
    format!("{service} refused the call.")
}

pub fn no_longer_in(service: impl Display) -> String {
    format!("No longer in {service}.")
}

// Where a record is: the `place` of the sentences after these. The id stands in braces, where the name
// is put in.

pub fn with(owner: impl Display) -> String {
    format!("with {{{owner}}}")
}

pub const WITH_NOBODY: &str = "with nobody";

pub fn on(team: impl Display) -> String {
    format!("on {{{team}}}")
}

pub const ON_NO_TEAM: &str = "on no team";

pub fn changed_by_someone_else(place: &str) -> String {
    format!("Now {place}: changed by someone else.")
}

pub fn changed_by_someone_else_so_far(place: &str, service: impl Display) -> String {
    format!("Now {place}: changed by someone else; {service} may still be working on it.")
}

pub fn said_done(place: &str) -> String {
    format!("LeadSquared said done, but still {place}.")
}

/// `long` is a time: "15 minutes".
pub fn still_after(place: &str, long: &str) -> String {
    format!("Still {place} more than {long} after it was sent.")
}

pub fn minutes(count: u64) -> String {
    counted(count, "minute", "minutes")
}

pub fn seconds(count: u64) -> String {
    counted(count, "second", "seconds")
}

pub fn still_so_far(place: &str, service: impl Display) -> String {
    format!("Still {place} when last read; {service} may still be working on it.")
}

pub fn as_it_was_so_far(service: impl Display) -> String {
    format!("As it was when last read; {service} may still be working on it.")
}

pub const NOT_SEEN_TO_ARRIVE: &str =
    "It was one of theirs already, and nothing shows that the call arrived.";

pub fn not_among_taken(taken: u64) -> String {
    format!("Not among the {} that Instantly took.", number(taken))
}

pub const NOT_READ_BACK: &str = "Not read back: you stopped before that.";

pub fn could_not_be_read_back(trouble: &str) -> String {
    format!("Could not be read back: {trouble}")
}

// How all of it ended, in a sentence.

pub const NOTHING_TO_CHANGE: &str = "Nothing had to be changed.";

pub fn assigned(count: u64) -> String {
    let leads = leads(count);
    if count == 1 {
        format!("{leads} was assigned and read back.")
    } else {
        format!("{leads} were assigned and read back.")
    }
}

pub fn moved(count: u64) -> String {
    let users = users(count);
    if count == 1 {
        format!("{users} was moved and read back.")
    } else {
        format!("{users} were moved and read back.")
    }
}

pub const STOPPED_BEFORE_ANY: &str =
    "You stopped it before anything was sent. Nothing was changed.";
pub const STOPPED_BEFORE_ALL: &str = "You stopped it before everything was sent.";
pub const NOT_READ_BACK_AS_CHANGED: &str =
    "It may or may not have worked: it could not be read back as changed.";
pub const NOTHING_CHANGED: &str = "Nothing was changed.";
pub const NO_LEAD_CHANGED: &str = "No lead was changed as planned.";
pub const NO_USER_CHANGED: &str = "No user was changed as planned.";
pub const PARTLY_DONE: &str = "Only a part was done.";

// And in numbers.

/// `records` are all, counted; `parts` are made by the functions below.
pub fn of(records: &str, parts: &[String]) -> String {
    format!("Of {records}: {}.", parts.join(", "))
}

pub fn of_them_assigned(count: u64) -> String {
    format!("{} assigned", number(count))
}

pub fn of_them_moved(count: u64) -> String {
    format!("{} moved", number(count))
}

pub fn of_them_left_out(count: u64) -> String {
    format!("{} left out by the service’s limit", number(count))
}

pub fn of_them_as_they_were(count: u64) -> String {
    if count == 1 {
        return "1 as it was, which is right too".to_owned();
    }
    format!("{} as they were, which is right too", number(count))
}

pub fn of_them_failed(count: u64) -> String {
    format!("{} failed", number(count))
}

pub fn of_them_unknown(count: u64) -> String {
    format!("{} unknown", number(count))
}

pub fn of_them_not_sent(count: u64) -> String {
    format!("{} not sent", number(count))
}

// What happened on the way, and the way on.

pub fn gave_up(failures: u32) -> String {
    format!("Nothing more was sent after {failures} failures of one kind in a row.")
}

/// `last` are the sentences of the last failure.
pub fn gave_up_after(failures: u32, last: &str) -> String {
    format!("{} The last: {last}", gave_up(failures))
}

/// `changed` are records, counted.
pub fn says_it_changed(service: impl Display, changed: &str, planned: u64) -> String {
    format!(
        "{service} says that it changed {changed}; the plan had {}.",
        number(planned)
    )
}

pub fn check_again(service: impl Display) -> String {
    format!("Check what is unknown again before you send it again; that only reads from {service}.")
}

// What a stored word was to name, where this version does not know it.

pub const SERVICE: &str = "service";
pub const PURPOSE: &str = "purpose";
pub const STATE: &str = "state";
pub const STANDING: &str = "standing";
pub const OUTCOME: &str = "outcome";
pub const KIND_OF_CALL: &str = "kind of call";
pub const INTENDED_VALUE: &str = "intended value";
pub const SEEN_VALUE: &str = "seen value";
