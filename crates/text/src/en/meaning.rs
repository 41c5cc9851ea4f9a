//! What a service's answer to a call means, and the way on.

use std::fmt::Display;

/// The service's own words.
pub fn said(service: impl Display, message: &str) -> String {
    format!("{service} said: “{message}”.")
}

/// What the service said may follow.
pub fn unclear(service: impl Display, status: u16) -> String {
    format!("{service} answered with {status}, but not in the way it documents.")
}

// The service said no.

pub fn not_accepted(service: impl Display) -> String {
    format!("{service} did not accept the request.")
}

pub fn key_rejected(service: impl Display) -> String {
    format!("{service} no longer accepts this key. It was revoked, deleted or typed wrongly.")
}

pub fn no_paid_plan(service: impl Display) -> String {
    format!("This workspace has no active paid plan, so {service} refuses API calls.")
}

pub fn not_allowed(service: impl Display) -> String {
    format!("The key works, but {service} does not let it do this.")
}

pub fn not_known(service: impl Display) -> String {
    format!("{service} does not know what was asked for.")
}

pub fn throttled(service: impl Display) -> String {
    format!("{service} answered “too many calls”.")
}

pub fn blocked(service: impl Display) -> String {
    format!("Something in front of {service} blocked the call.")
}

pub fn refused(service: impl Display) -> String {
    format!("{service} refused the request.")
}

// The way on after it.

pub const CHANGE_THE_REQUEST: &str =
    "Use it as a new assignment and change what the service’s words point at.";
pub const ENTER_A_NEW_KEY: &str = "Enter a new key under Connections, then retry what failed.";

pub fn renew_the_plan(service: impl Display) -> String {
    format!("Renew the plan in {service}, then retry what failed.")
}

pub const GIVE_THE_PERMISSION: &str = "Give the key the permission “leads, update” in Instantly, or enter another key under Connections.";
pub const USE_AN_ADMINISTRATORS_KEYS: &str =
    "Use the keys of an administrator: enter them under Connections.";
pub const CHECK_THE_ADDRESS: &str =
    "Check the connection’s address under Connections, and that what you chose still exists.";
pub const WAIT_A_MINUTE: &str =
    "Other tools that use this account share its limit. Wait a minute, then retry what failed.";
pub const ASK_THE_ADMINISTRATOR: &str =
    "Ask your network’s administrator whether the service is allowed, or try again later.";
pub const SEE_THE_CALLS: &str = "The technical detail is under Calls.";

// It never reached the service.

pub fn name_not_found(service: impl Display) -> String {
    format!(
        "The address of {service} was not found. Check the connection’s address and your network."
    )
}

pub fn connection_refused(service: impl Display) -> String {
    format!(
        "Nothing answers at the address of {service}. Check the connection’s address, and that the service is up."
    )
}

pub fn certificate(service: impl Display) -> String {
    format!(
        "The certificate at the address of {service} is not trusted by this computer. If your network puts its own certificate in front of it, have it installed on this computer."
    )
}

pub use crate::en::trouble::PROXY;

pub fn connect_timeout(service: impl Display) -> String {
    format!("No connection to {service} could be made in time. Check your network and try again.")
}

pub const NO_NETWORK: &str = "There is no connection to the network. Try again when it is back.";
pub const CANCELLED: &str = "It was cancelled before it was sent.";
pub const NOT_JOURNALLED: &str = "The history could not be written, so it was not sent.";

pub fn not_reached(service: impl Display) -> String {
    format!("{service} could not be reached. The technical detail is under Calls.")
}

// It was sent, and nobody knows what came of it.

pub fn timed_out(service: impl Display) -> String {
    format!("No answer from {service} in time.")
}

pub fn cut_off(service: impl Display) -> String {
    format!("The connection to {service} was cut before the answer.")
}

pub fn answer_cut_off(service: impl Display) -> String {
    format!("The connection to {service} was cut inside the answer.")
}

pub const STOPPED_WAITING: &str = "Roster stopped waiting after sending had begun.";
