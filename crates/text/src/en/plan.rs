//! Plans: their titles, and what stands beside their records.

use std::fmt::Display;

use crate::en::number::{counted, leads, users};

// A plan's heading. `to` is a person, a team, or a number of them.

pub fn give(count: u64, account: &str, to: &str) -> String {
    format!("Give {} in {account} to {to}", leads(count))
}

pub fn move_users(count: u64, account: &str, to: &str) -> String {
    format!("Move {} in {account} to {to}", users(count))
}

pub fn try_giving(count: u64, account: &str, to: &str) -> String {
    format!("Try it: give {} in {account} to {to}", leads(count))
}

pub fn try_moving(count: u64, account: &str, to: &str) -> String {
    format!("Try it: move {} in {account} to {to}", users(count))
}

pub fn give_the_rest(count: u64, account: &str, to: &str) -> String {
    format!("The rest: give {} in {account} to {to}", leads(count))
}

pub fn move_the_rest(count: u64, account: &str, to: &str) -> String {
    format!("The rest: move {} in {account} to {to}", users(count))
}

pub fn give_once_more(count: u64, account: &str, to: &str) -> String {
    format!("Once more: give {} in {account} to {to}", leads(count))
}

pub fn move_once_more(count: u64, account: &str, to: &str) -> String {
    format!("Once more: move {} in {account} to {to}", users(count))
}

/// A heading, and the button too. `records` are counted: "1,187 leads".
pub fn put_back(records: &str, account: &str) -> String {
    format!("Put back {records} in {account}")
}

pub fn people(count: u64) -> String {
    counted(count, "person", "people")
}

// The button that applies it.

pub fn assign_button(count: u64, account: &str) -> String {
    format!("Assign {} in {account}", leads(count))
}

pub fn move_button(count: u64, account: &str) -> String {
    format!("Move {} in {account}", users(count))
}

pub fn try_button(records: &str, account: &str) -> String {
    format!("Try on {records} in {account}")
}

pub fn retry_button(records: &str, account: &str) -> String {
    format!("Retry {records} in {account}")
}

// How it is carried out.

pub const FILTER_AND_INSTANTLY_SPLITS: &str =
    "One call with the filter; Instantly decides who gets which leads";
pub const FILTER: &str = "One call with the filter";
pub const EXACTLY_THESE: &str = "Exactly these leads";
pub const EVENLY: &str = "Evenly, each person their own leads";
pub const BY_WEIGHT: &str = "By weight, each person their own leads";
pub const INSTANTLY_SPLITS: &str = "Exactly these leads; Instantly decides who gets which";
pub const BY_LIST: &str = "Each lead to the person that the list names";
pub const CONDITIONS: &str = "One bulk call with the conditions";
pub const BY_EMAIL: &str = "Bulk calls that name each user";
pub const ONE_BY_ONE: &str = "One by one, a call for each user";

// Why a record of a plan is left alone.

pub fn no_longer_in(service: impl Display) -> String {
    format!("No longer in {service}")
}

pub const DELETED_SINCE: &str = "Deleted since";

pub fn may_still_change(service: impl Display) -> String {
    format!("As before so far, but {service} may still be changing it")
}

pub const NO_OLD_TEAM: &str = "Can’t go back: no old team stored";

// The id stands in braces, where the name is put in.

pub fn now_with(owner: impl Display) -> String {
    format!("Changed since: now with {{{owner}}}")
}

pub const NOW_WITH_NOBODY: &str = "Changed since: now with nobody";

pub fn now_on(team: impl Display) -> String {
    format!("Changed since: now on {{{team}}}")
}

pub const NOW_ON_NO_TEAM: &str = "Changed since: now on no team";
