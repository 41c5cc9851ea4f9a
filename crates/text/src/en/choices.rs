//! What can be chosen from, and why it cannot be read.

use std::fmt::Display;

// What an Instantly workspace offers.
pub const INVITED: &str = "Has not accepted the invitation yet";
pub const CLIENT: &str = "A client of the agency, who cannot own leads";
/// A status of the workspace's own that has no name.
pub fn label(number: impl Display) -> String {
    format!("Label {number}")
}
pub const NO_SMART_VIEWS: &str = "This workspace does not list its smart views. Paste a smart view’s ID from its address in Instantly.";

// Attributes that every LeadSquared account has.
pub const FIRST_NAME: &str = "First name";
pub const LAST_NAME: &str = "Last name";
pub const EMAIL: &str = "E-mail";
pub const PHONE_NUMBERS: &str = "Phone numbers";
pub const ROLE: &str = "Role";
pub const STATUS: &str = "Status";
pub const CITY: &str = "City";
pub const DEPARTMENT: &str = "Department";
pub const DESIGNATION: &str = "Designation";
pub const SALES_REGIONS: &str = "Sales regions";

// Their values, where these are a fixed list.
pub const ACTIVE: &str = "Active";
pub const INACTIVE: &str = "Inactive";
pub const ADMINISTRATOR: &str = "Administrator";
pub const MARKETING_USER: &str = "Marketing user";
pub const SALES_MANAGER: &str = "Sales manager";
pub const SALES_USER: &str = "Sales user";

// A list that may not be read.
pub fn no_members() -> String {
    key_may_not_read("people", "workspace members")
}
pub fn no_campaigns() -> String {
    key_may_not_read("campaigns", "campaigns")
}
pub fn no_lists() -> String {
    key_may_not_read("lists", "lead lists")
}
pub fn no_labels() -> String {
    key_may_not_read("your own statuses", "lead labels")
}
pub fn no_smart_views() -> String {
    key_may_not_read("smart views", "sales flows")
}
pub fn no_teams() -> String {
    user_may_not_read("teams", "go on with a typed ID")
}
pub fn no_attributes() -> String {
    user_may_not_read("attributes", "type their names")
}
pub fn no_values() -> String {
    user_may_not_read("users", "type the values")
}

/// The permissions are the scopes of Instantly's keys, as in `workspace_members:read`: the enum
/// `scopes` of <https://developer.instantly.ai/api-reference/schemas/api-key>.
fn key_may_not_read(what: &str, permission: &str) -> String {
    format!(
        "The key works, but it may not read {what}. Add the permission “{permission}, read” to it in Instantly, or go on with typed IDs."
    )
}

fn user_may_not_read(what: &str, instead: &str) -> String {
    format!(
        "The keys work, but their user may not read {what}. Use the keys of an administrator, or {instead}."
    )
}
