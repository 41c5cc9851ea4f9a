//! What is wrong with an assignment file, and what would be right.

use std::fmt::Display;

// The text as a whole.

pub fn not_json(error: impl Display) -> String {
    format!("This is not JSON: {error}.")
}

pub const NOTHING_PASTED: &str = "There is nothing here yet. Paste the body of a request.";
pub const NO_JSON_PASTED: &str =
    "There is no JSON in this text. Paste the body of a request, which begins with a brace.";
pub const NO_OBJECT_PASTED: &str = "Expected an object: the body of a request, in braces.";

pub fn curl_data_not_json(error: impl Display) -> String {
    format!("The data of the command is not JSON: {error}.")
}

// Keys.

/// `right` is the key that was probably meant.
pub fn no_such_key(right: &str) -> String {
    format!("There is no such key. Did you mean “{right}”?")
}

/// `known` is all keys, with commas.
pub fn no_such_key_of(known: &str) -> String {
    format!("There is no such key. There are: {known}.")
}

pub const KEY_TWICE: &str = "Stands here twice. Keep one of them.";

// What is missing under a key.

pub const NO_REQUEST: &str = "Is missing. Write the service’s own request.";
pub const NO_USERS: &str = "Is missing. Write a list of user IDs.";
pub const NO_RULE_VALUES: &str = "Is missing. Write an object that says how often or when.";
pub const NO_NUMBER: &str = "Is missing. Write a whole number.";
pub const NO_ATTRIBUTE: &str = "Is missing. Write “TeamId”.";
pub const NO_TEAM: &str = "Is missing. Write the ID of the new team.";
pub const NO_GROUPS: &str = "Is missing. Write a list of groups.";
pub const NO_CONDITIONS: &str = "Is missing. Write a list of conditions.";
pub const NO_LOOKUP_NAME: &str = "Is missing. Write the name of a user attribute.";
pub const NO_LOOKUP_VALUE: &str = "Is missing. Write a text.";

/// `words` is all that can stand there, with commas.
pub fn none_of(words: &str) -> String {
    format!("Is missing. Write one of: {words}.")
}

// Values of the wrong type. `found` is a kind of value from below, or a number.

pub fn expected_text(found: &str) -> String {
    format!("Expected a text, not {found}.")
}

pub fn expected_id(found: &str) -> String {
    format!("Expected an ID, as in “019e18e2-a5e1-752d-a736-5db13d4a09b2”, not {found}.")
}

pub fn expected_true_or_false(found: &str) -> String {
    format!("Expected true or false, not {found}.")
}

pub fn expected_whole(least: i64, most: i64, found: &str) -> String {
    format!("Expected a whole number from {least} to {most}, not {found}.")
}

/// `words` is all that can stand there, with commas.
pub fn expected_one_of(words: &str, found: &str) -> String {
    format!("Expected one of: {words}, not {found}.")
}

pub fn expected_list(found: &str) -> String {
    format!("Expected a list, not {found}.")
}

pub fn expected_object(found: &str) -> String {
    format!("Expected an object, not {found}.")
}

pub const NULL: &str = "null";
pub const TRUE_OR_FALSE: &str = "true or false";
pub const A_NUMBER: &str = "a number";
pub const A_TEXT: &str = "a text";
pub const A_LIST: &str = "a list";
pub const AN_OBJECT: &str = "an object";

// Values of the right type that mean nothing here.

pub const EMPTY_TEXT: &str = "Is empty. Write a text, or leave the key out.";
pub const EMPTY_LIST: &str = "Is an empty list. Write at least one item, or leave the key out.";

pub fn not_an_id(text: &str) -> String {
    format!("“{text}” is not an ID, as in “019e18e2-a5e1-752d-a736-5db13d4a09b2”.")
}

/// `right` is the word that was probably meant.
pub fn unknown_word(text: &str, right: &str) -> String {
    format!("“{text}” is not known here. Did you mean “{right}”?")
}

/// `words` is all that can stand there, with commas.
pub fn unknown_word_of(text: &str, words: &str) -> String {
    format!("“{text}” is not known here. Write one of: {words}.")
}

pub fn placeholder(text: &str) -> String {
    format!("“{text}” only stands for a value. Put the value in its place.")
}

// Instantly's request.

pub fn does_not_fit_rule(kind: &str) -> String {
    format!("Does not fit a rule on “{kind}”. Leave it out.")
}

// LeadSquared's request: the words between groups, and those between conditions.

pub const NO_WORD_BETWEEN_GROUPS: &str =
    "Is missing. Write AND or OR, the same between all groups.";
pub const NO_WORD_BETWEEN_CONDITIONS: &str =
    "Is missing. Write AND or OR, the same between all conditions.";
pub const GROUPS_MIXED: &str = "Mixes AND and OR. Write the same between all groups of a list.";
pub const CONDITIONS_MIXED: &str =
    "Mixes AND and OR. Write the same between all conditions of a list.";
pub const WORD_AFTER_LAST_GROUP: &str = "Nothing follows the last of the groups. Write null.";
pub const WORD_AFTER_LAST_CONDITION: &str =
    "Nothing follows the last of the conditions. Write null.";
pub const TAKES_NO_VALUE: &str = "This operator takes no value. Leave the key out.";

// How it is carried out.

pub const SPLIT_AS_FILTERED: &str = "As filtered, Instantly decides who gets which leads. Write “instantly_decides” here, or “exact” as the mode.";
pub const OWNERS_NOT_BY_LIST: &str =
    "Owners are for “by_list” as the split. Write that, or leave them out.";

pub fn not_a_lead(text: &str) -> String {
    format!("“{text}” is not the ID of a lead.")
}

pub const NOT_AN_ADDRESS: &str = "The key is not an e-mail address.";
pub const USER_TWICE: &str =
    "This user has a team already, under the same address in other letters.";

pub fn not_an_owner_now(text: &str) -> String {
    format!("“{text}” is neither “anyone” nor “nobody” nor the ID of a person.")
}

pub const WEIGHTS_NOT_WEIGHTED: &str =
    "Weights are for “weighted” as the split. Write that, or leave them out.";

pub fn not_a_person(text: &str) -> String {
    format!("“{text}” is not the ID of a person.")
}

pub const PERSON_NOT_CHOSEN: &str = "This person is not among request.organization_user_ids.";
pub const PERSON_TWICE: &str =
    "This person has a weight already, under the same ID in other letters.";

// What is left open, and values from outside.

pub const ASKED_TWICE: &str = "Stands here twice.";

/// `known` is the paths that can be left open, with commas.
pub fn cannot_be_open(path: &str, known: &str) -> String {
    format!("“{path}” cannot be left open here. These can: {known}.")
}

pub fn left_open(path: &str) -> String {
    format!(
        "The file leaves this open (“ask”). Write a value there, or fill it in with --set {path}=…"
    )
}

pub const NO_SUCH_PLACE: &str = "The file has no such place. Write one as in request.campaign.";

/// What the JSON Schema says, by key.
pub mod schema {
    pub const NAME: &str = "Roster assignment";
    pub const PURPOSE: &str = "A service’s own request, field for field, and how to carry it out. With “ask”, a template: what it leaves open is filled in before it is planned.";
    pub const TITLE: &str = "What its writer calls it.";
    pub const NAMES: &str = "The names of the IDs, for people. They are never sent.";
    pub const ASK: &str = "The fields that are left open, to be filled in each time.";

    pub const LEAD_MODE: &str = "exact: the leads of the plan, by their ids. as_filtered: Instantly’s own filter, in one call.";
    pub const SPLIT: &str = "How several people share the leads.";
    pub const WEIGHTS: &str = "For a weighted split: a weight for each user; 1 if left out.";
    pub const OWNERS: &str =
        "For by_list as the split: the user for each lead of request.ids, by the lead’s ID.";
    pub const KEEP_TOGETHER: &str = "Which leads stay with one person: those with one e-mail address, those of one company, or none.";
    pub const KEEP_OWNER: &str =
        "Leave a lead where it is if its owner is among the users, as far as the split allows.";
    pub const OWNER_NOW: &str =
        "Only leads that are theirs today: anyone’s, nobody’s, or one user’s.";

    pub const USER_MODE: &str =
        "exact: the users of the plan. as_filtered: the conditions, in one bulk call.";
    pub const EXACT_WAY: &str = "How exact changes are sent: bulk calls that name e-mail addresses, or a call for each user.";
    pub const TEAMS: &str = "The team of single users, by their e-mail addresses. Only these users are moved, whoever else meets the conditions; request.Value is not used. Only for exact as the mode.";
}
