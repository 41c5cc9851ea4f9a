//! Connections: what they need, and how their tests went.

use std::fmt::Display;

use crate::en::number::number;

// The practice connections.
pub const PRACTICE_WORKSPACE: &str = "Practice workspace";
pub const PRACTICE_WORKSPACE_LETTERS: &str = "P1";
pub const PRACTICE_LEADS: &str = "2,000 made-up leads";
pub const PRACTICE_ACADEMY: &str = "Practice academy";
pub const PRACTICE_ACADEMY_LETTERS: &str = "P2";
pub const PRACTICE_USERS: &str = "400 made-up users";
pub const PRACTICE_NOT_STARTED: &str =
    "The practice services could not be started on this computer.";

// Which connection.
pub const GONE: &str =
    "This connection is no longer there. Choose another one, or add it again under Connections.";
pub fn not_of(service: impl Display) -> String {
    format!("This connection is not one of {service}. Choose another connection.")
}

// What is typed about one.
pub const SERVICE_STAYS: &str =
    "The service of a connection cannot change. Add another connection.";
pub const PRACTICE_HAS_NO_KEY: &str = "A practice connection needs no key.";
pub const PRACTICE_IS_BUILT_IN: &str = "Practice connections are built in. Choose Live or Test.";
pub const NO_NAME: &str = "Give the connection a name.";
pub fn longest_name(letters: usize) -> String {
    format!("A name has at most {letters} letters.")
}
pub const LETTERS: &str = "Type one or two letters.";
pub const COLOUR: &str = "Choose one of the colours.";

// Its keys.
pub const KEYS_OF_OTHER_SERVICE: &str = "The keys are those of the other service.";
pub const PASTE_API_KEY: &str = "Paste the API key.";
pub const PASTE_ACCESS_KEY: &str = "Paste the access key.";
pub const PASTE_SECRET_KEY: &str = "Paste the secret key.";
pub const KEY_WITH_BLANKS: &str =
    "A key has no blanks, line breaks or accented letters inside. Copy it again, whole and alone.";
pub const KEPT_KEYS_OF_OTHER_SERVICE: &str = "The keychain holds keys of the other service for this connection. Enter its keys again under Connections.";
pub const KEY_WORKED: &str = "The key worked when it was last used.";
/// Both stand behind the reason for which the connection was not saved.
pub const KEY_LEFT_BEHIND: &str = "Its key may still be in the keychain.";
pub const KEY_NOT_PUT_BACK: &str = "The keychain may already hold the new key though: edit the connection and enter its key again.";
pub const KEYCHAIN_WORKS: &str =
    "Wrote a test entry, read it back, deleted it. Entries survive a restart.";

// Its rate budget.
pub const BUDGET_WINDOW: &str = "Choose a time from 1 millisecond to 1 hour.";
pub const BUDGET_WITHOUT_CALLS: &str = "Allow at least 1 call.";
pub fn most_calls(service: impl Display, calls: u32, seconds: u64) -> String {
    let time = if seconds == 1 {
        "second".to_owned()
    } else {
        format!("{seconds} seconds")
    };
    format!("{service} allows nobody more than {calls} calls per {time}. Choose fewer.")
}
pub const BUDGET_UNUSABLE: &str = "The file of the rate budget in the data folder could not be used, so nothing was sent. Check that the folder can be written in.";

// Its test: the steps, and what each found.
pub const UNTESTED: &str =
    "Can’t be tested without changing something. The first assignment will show it.";
pub const KEY_ACCEPTED: &str = "Key accepted";
pub const KEY_WORKS: &str = "The key works.";
pub fn workspace(name: &str) -> String {
    format!("Workspace {name}")
}
pub const NO_WORKSPACE_NAME: &str =
    "It may not read the workspace’s name (permission “workspaces, read”).";
pub const READ_PEOPLE: &str = "Read people";
pub fn people(found: usize) -> String {
    number_of(found, "person", "people")
}
pub const READ_CAMPAIGNS: &str = "Read campaigns";
pub fn campaigns(found: usize) -> String {
    number_of(found, "campaign", "campaigns")
}
pub const READ_LISTS: &str = "Read lists";
pub fn lists(found: usize) -> String {
    number_of(found, "list", "lists")
}
pub const ASSIGN_LEADS: &str = "Assign leads";

pub const KEYS_ACCEPTED: &str = "Keys accepted";
pub const KEYS_WORK: &str = "The keys work.";
/// Whose keys they are, by name and role, each where LeadSquared tells it.
pub fn user(name: &str, role: &str) -> String {
    let told: Vec<&str> = [name, role]
        .into_iter()
        .filter(|it| !it.is_empty())
        .collect();
    told.join(", ")
}
pub fn no_administrator(name: &str, role: &str) -> String {
    let user = user(name, role);
    let caution = "Not an administrator: LeadSquared may refuse to move users.";
    if user.is_empty() {
        return caution.to_owned();
    }
    format!("{user}. {caution}")
}
pub fn keys_of(name: &str) -> String {
    format!("Key: {name}")
}
pub const ACCOUNT: &str = "Account";
pub fn account_in_zone(organisation: &str, zone: &str) -> String {
    if organisation.is_empty() {
        return format!("Time zone {zone}");
    }
    format!("{organisation}, time zone {zone}")
}
pub const READ_TEAMS: &str = "Read teams";
pub fn teams(found: usize) -> String {
    number_of(found, "team", "teams")
}
pub const READ_ATTRIBUTES: &str = "Read attributes";
pub fn attributes(found: usize) -> String {
    number_of(found, "attribute", "attributes")
}
pub const CHANGE_TEAMS: &str = "Change teams";

fn number_of(found: usize, one: &str, many: &str) -> String {
    let what = if found == 1 { one } else { many };
    format!("{} {what}", number(found as u64))
}
