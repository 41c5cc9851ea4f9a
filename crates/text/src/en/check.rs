//! What is missing or wrong in an assignment, by field.

use std::fmt::Display;

// Instantly: which leads, and whose they become.

pub fn not_a_campaign(text: &str) -> String {
    format!(
        "“{text}” is not the ID of a campaign. Copy it from Instantly, or leave the field empty."
    )
}

pub fn not_a_list(text: &str) -> String {
    format!("“{text}” is not the ID of a list. Copy it from Instantly, or leave the field empty.")
}

pub fn not_a_smart_view(text: &str) -> String {
    format!(
        "“{text}” is not the ID of a smart view. Copy it from Instantly, or leave the field empty."
    )
}

pub fn status_gone(word: &str) -> String {
    format!("Status no longer offered: {word}. Choose another one.")
}

/// `why` is a text of its own: what is wrong with a pasted piece.
pub fn wrong_line(line: impl Display, piece: &str, why: &str) -> String {
    format!("Line {line}: “{piece}”. {why}. Edit the list or take the line out.")
}

pub const LIMIT_OF_ZERO: &str = "Leave empty for no limit.";

pub fn not_a_limit(text: &str) -> String {
    format!(
        "“{text}” is not a whole number. Type one from 1 on, or leave the field empty for no limit."
    )
}

pub const NO_PERSON: &str = "Choose at least one person.";

pub fn not_a_person(text: &str) -> String {
    format!(
        "“{text}” is not the ID of a person. Choose the person by name, or copy the user ID from Instantly."
    )
}

// Instantly: the rules.

pub const NO_KIND_OF_RULE: &str = "Choose what the rule looks at.";
pub const NO_COUNT_OR_DAYS: &str =
    "Say how many times, in how many days, or both. Or remove the rule.";
pub const NO_DAYS: &str = "Say in how many days. Or remove the rule.";
pub const NO_STATUS: &str = "Choose a status. Or remove the rule.";
pub const NO_COMPARISON: &str = "Choose more than, fewer than or exactly.";
pub const NO_IS_OR_IS_NOT: &str = "Choose is or is not.";

pub fn not_a_count(text: &str) -> String {
    format!("“{text}” is not a whole number of times.")
}

pub fn not_days(text: &str) -> String {
    format!("“{text}” is not a whole number of days from 1 on.")
}

pub fn not_a_status(text: &str) -> String {
    format!("“{text}” is not the number of a status. Choose one from the list.")
}

// Instantly: how the leads are shared, and whose they are today.

pub const OWNERS_AS_FILTERED: &str = "A list that names a person for each lead can only be followed exactly. Choose an exact way of sharing.";
pub const OWNERS_OF_OTHER_LEADS: &str =
    "The list must name a person for each of these leads, and for no others. Open it once more.";

pub fn not_lead_and_owner(lead: &str, owner: &str) -> String {
    format!("“{lead}” and “{owner}” are not the IDs of a lead and a person.")
}

pub fn owner_not_chosen(owner: impl Display) -> String {
    format!("The list gives leads to {owner}, who is not among the people.")
}

pub const NO_WEIGHT: &str = "Give at least one person a weight above 0.";

pub fn not_a_weight(text: &str) -> String {
    format!("“{text}” is not a whole number from 0 to 1,000.")
}

pub const OWNER_NOW_AS_FILTERED: &str = "Instantly’s own call has no filter for whose the leads are now. Choose an exact way of sharing, or set this to anyone.";

pub fn not_an_owner_now(text: &str) -> String {
    format!("“{text}” is not the ID of a person. Choose anyone, nobody, or a person by name.")
}

// LeadSquared.

pub const NO_CONDITION: &str = "Add at least one condition, or choose “Every user”.";
pub const EMPTY_GROUP: &str = "Add a condition, or remove the group.";
pub const NO_VALUE: &str = "Type a value, or choose “is empty” or “has any value”.";
pub const NO_ATTRIBUTE: &str = "Choose an attribute.";
pub const NO_TEAM: &str = "Choose a team.";
pub const TEAMS_AS_FILTERED: &str = "A list that names a team for each user can only be followed exactly. Choose bulk calls that name each user, or one by one.";

pub fn not_a_junction(word: &str) -> String {
    format!("“{word}” is neither AND nor OR. Choose one of the two.")
}

pub fn not_an_operator(word: &str) -> String {
    format!("“{word}” is not an operator. Choose one from the list.")
}

pub fn not_an_attribute(name: &str) -> String {
    format!(
        "“{name}” is not the name of an attribute. It has letters, digits and underscores only, as in FirstName or mx_Custom_1."
    )
}

pub fn not_a_team(text: &str) -> String {
    format!(
        "“{text}” is not the ID of a team. Choose the team by name, or copy its ID from LeadSquared."
    )
}

pub fn not_a_team_in_the_list(text: &str) -> String {
    format!("“{text}” is not the ID of a team.")
}

// Pasted lead IDs: what is wrong with a piece.

pub const AN_E_MAIL: &str = "An e-mail address, not a lead ID";
pub use crate::en::lines::NOT_A_LEAD_ID as NOT_A_LEAD;

pub fn repeated(first_line: impl Display) -> String {
    format!("Same as line {first_line} (used once)")
}

// Stored words.

/// `of` is what the word should have named.
pub fn unknown_word(word: &str, of: &str) -> String {
    format!("“{word}” is not a known {of}")
}
