//! Connections: added, listed, tested, removed, looked for.

use std::fmt::Display;

pub fn added(label: &str, service: impl Display, address: &str) -> String {
    format!("Added {label}, {service} at {address}.")
}

pub fn removed(label: &str) -> String {
    format!("Removed {label}. The history keeps what was sent with it.")
}

// The list.
pub const NONE: &str = "No connections. `roster connections add` adds one.";
pub const COLUMN_LABEL: &str = "LABEL";
pub const COLUMN_SERVICE: &str = "SERVICE";
pub const COLUMN_ACCOUNT: &str = "ACCOUNT";
pub const COLUMN_BUDGET: &str = "BUDGET";
pub const COLUMN_TEST: &str = "LAST TEST";
pub const NOT_TESTED: &str = "not tested";

pub fn budget(calls: impl Display, seconds: u64) -> String {
    format!("{calls} in {seconds} s")
}

// A test.
pub fn is_at(address: &str) -> String {
    format!("The account is at {address}.")
}

// Not to be used.
pub fn not_found(wanted: &str) -> String {
    format!("There is no connection “{wanted}”. `roster connections list` names those there are.")
}

pub const IN_WINDOW: &str = "This practice connection lives inside the window. Start `roster practice`, and add a connection to its address.";
pub const GONE: &str = "Its connection was removed. Add it again, and plan anew.";
