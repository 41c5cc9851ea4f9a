//! What went wrong while reading from a service, while writing a file, or inside Roster.

use std::fmt::Display;

// The service said no.
pub const INSTANTLY_KEY_REJECTED: &str = "Instantly does not accept this key. It was typed wrongly, revoked or deleted. Make a new one in Instantly under Settings, Integrations, API keys.";
pub const LEADSQUARED_KEYS_REJECTED: &str = "LeadSquared does not accept these keys. Check both, and that their user is active. A wrong region is refused in the same way.";
pub fn no_plan(service: impl Display) -> String {
    format!(
        "This workspace has no active paid plan, so {service} refuses API calls. Renew the plan in {service}."
    )
}
pub const INSTANTLY_NOT_ALLOWED: &str = "The key works, but it may not read this. Give it the permission in Instantly, or go on with typed IDs.";
pub const LEADSQUARED_NOT_ALLOWED: &str =
    "The keys work, but their user may not read this. Use the keys of an administrator.";
pub fn not_found(service: impl Display) -> String {
    format!("{service} does not know this address. Check the connection’s address.")
}
pub fn throttled(service: impl Display) -> String {
    format!(
        "{service} answered “too many calls”. Other tools that use this account share its limit. Wait a minute and try again."
    )
}
pub fn blocked(service: impl Display) -> String {
    format!(
        "Something in front of {service} blocks calls from this network. Ask your network’s administrator, or try another network."
    )
}
pub fn refused(service: impl Display) -> String {
    format!("{service} refused to answer. The technical detail says more.")
}

// It was not reached.
pub fn name_not_found(service: impl Display) -> String {
    format!("The address of {service} was not found. Check how it is written, and your network.")
}
pub const NOTHING_ANSWERS: &str =
    "Nothing answers at this address. Check the address, and that the service is up.";
pub fn certificate(service: impl Display) -> String {
    format!(
        "The network puts its own certificate in front of {service}, and this computer does not trust it. Ask your administrator to install it on this computer."
    )
}
pub const PROXY: &str = "The proxy refused the connection or asks for a name and password. Check the proxy of this computer.";
pub fn connect_timeout(service: impl Display) -> String {
    format!("No connection to {service} could be made in time. Check your network and try again.")
}
pub const NO_NETWORK: &str = "No connection to the network. Try again when it is back.";
pub fn not_reached(service: impl Display) -> String {
    format!("{service} could not be reached. The technical detail says more.")
}

// Its answer did not come, or is none of its own.
pub fn timed_out(service: impl Display) -> String {
    format!("No answer from {service} in time. Try again.")
}
pub fn cut_off(service: impl Display) -> String {
    format!("The connection to {service} was cut. Try again.")
}
pub fn not_understood(service: impl Display) -> String {
    format!(
        "What answers at this address is not {service}. Check the address, and whether your network asks you to sign in first."
    )
}

// Inside Roster.
pub const INSIDE: &str = "Something inside Roster broke. Please try again.";
pub const CANNOT_CALL: &str = "Roster could not get ready to call the services.";
pub const NOT_WRITTEN_DOWN: &str = "Something inside Roster could not be written down.";
pub const REQUEST_NOT_WRITTEN_DOWN: &str = "The request could not be written down as JSON.";
/// Technical detail.
pub const OTHER_SERVICE: &str = "the connection is one of the other service";

// A file for exports.
pub const FILE_UNWRITTEN: &str = "The file could not be written. Check that there is room on the disk and that the folder for exports can be written in.";

// Settings that are not offered.
pub const TEXT_SIZE: &str = "Choose one of the text sizes offered.";
pub const PLAN_MINUTES: &str = "Choose a time from 1 to 120 minutes.";
pub const TYPED_COUNT_FROM: &str = "Type a number from 1 on.";
