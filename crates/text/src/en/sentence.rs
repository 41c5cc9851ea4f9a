//! An assignment read back as a sentence.
//!
//! Names and numbers stand out in these sentences, so what fills their gaps is more than text. Such a
//! sentence is a text with `{}` for each gap, and its gaps in the text's order.

/// A text and what fills its gaps, in order.
pub type Gapped<G, const GAPS: usize> = (&'static str, [G; GAPS]);

// Titles.

pub fn give_leads(people: &str) -> String {
    format!("Give leads to {people}")
}

pub fn move_users(team: &str) -> String {
    format!("Move users to {team}")
}

pub fn teams(count: u64) -> String {
    crate::en::number::counted(count, "team", "teams")
}

// Lists: "a", "a and b", "a, b and c", "a, b and 7 more".

pub const BETWEEN: &str = ", ";
pub const BEFORE_LAST: &str = " and ";

pub fn more(count: usize) -> String {
    format!("{count} more")
}

// Leads: who gets which.

pub fn to_one<G>(leads: G, account: G, person: G) -> Gapped<G, 3> {
    ("Give {} in {} to {}.", [leads, account, person])
}

pub fn evenly<G>(leads: G, account: G, people: G) -> Gapped<G, 3> {
    (
        "Give {} in {} to {}, shared evenly.",
        [leads, account, people],
    )
}

pub fn by_weight<G>(leads: G, account: G, people: G) -> Gapped<G, 3> {
    (
        "Give {} in {} to {}, shared by weight.",
        [leads, account, people],
    )
}

pub fn as_instantly_decides<G>(leads: G, account: G, people: G) -> Gapped<G, 3> {
    (
        "Give {} in {} to {}, shared as Instantly decides.",
        [leads, account, people],
    )
}

pub fn by_list<G>(leads: G, account: G, people: G) -> Gapped<G, 3> {
    (
        "Give {} in {} to {}, each to the person that the list names.",
        [leads, account, people],
    )
}

/// The leads alone, as a sentence.
pub fn which_leads<G>(leads: G) -> Gapped<G, 1> {
    ("{}.", [leads])
}

// Which leads.

pub const EVERY_LEAD: &str = "every lead of the workspace";
pub const LEADS: &str = "leads";

/// `shown` is the limit.
pub fn at_most_of_all<G>(limit: u64, shown: G) -> Gapped<G, 1> {
    let text = if limit == 1 {
        "at most {} lead of the whole workspace"
    } else {
        "at most {} leads of the whole workspace"
    };
    (text, [shown])
}

/// `shown` is the limit.
pub fn at_most<G>(limit: u64, shown: G) -> Gapped<G, 1> {
    let text = if limit == 1 {
        "at most {} lead"
    } else {
        "at most {} leads"
    };
    (text, [shown])
}

/// `places` are where the leads are: "in campaign Kettle Fair".
pub fn in_places<G>(leads: G, places: G) -> Gapped<G, 2> {
    ("{} {}", [leads, places])
}

/// `traits` are what the leads are like: "that replied".
pub fn with_traits<G>(leads: G, traits: G) -> Gapped<G, 2> {
    ("{} {}", [leads, traits])
}

pub fn in_place_with_traits<G>(leads: G, place: G, traits: G) -> Gapped<G, 3> {
    ("{} {} {}", [leads, place, traits])
}

/// "in a list that replied" would be about the list; after several places a comma tells them apart.
pub fn in_places_with_traits<G>(leads: G, places: G, traits: G) -> Gapped<G, 3> {
    ("{} {}, {}", [leads, places, traits])
}

// Where they are.

pub fn in_campaign<G>(campaign: G) -> Gapped<G, 1> {
    ("in campaign {}", [campaign])
}

pub fn on_list<G>(list: G) -> Gapped<G, 1> {
    ("on list {}", [list])
}

pub fn in_smart_view<G>(view: G) -> Gapped<G, 1> {
    ("in smart view {}", [view])
}

pub const IN_A_CAMPAIGN: &str = "already in a campaign";
pub const NOT_IN_A_CAMPAIGN: &str = "not in a campaign";
pub const IN_A_LIST: &str = "already in a list";
pub const NOT_IN_A_LIST: &str = "not in a list";

// What they are like.

pub fn found_by<G>(search: G) -> Gapped<G, 1> {
    ("found by {}", [search])
}

pub fn searched(words: &str) -> String {
    format!("“{words}”")
}

/// `shown` is the count.
pub fn among_ids<G>(count: usize, shown: G) -> Gapped<G, 1> {
    let text = if count == 1 {
        "among the {} ID given"
    } else {
        "among the {} IDs given"
    };
    (text, [shown])
}

// A rule on what they did; the clauses after these follow them in this order.

pub const REPLIED: &str = "that replied";
pub const OPENED: &str = "that opened an e-mail";
pub const CLICKED: &str = "that clicked a link";
pub const LAST_CONTACTED: &str = "that were last contacted";
pub const INTEREST_STATUS: &str = "whose interest status";
pub const INTEREST_STATUS_CHANGED: &str = "whose interest status changed";

/// `comparison` is "more than", "fewer than" or "exactly"; `shown` is the count.
pub fn times<G>(count: u32, comparison: G, shown: G) -> Gapped<G, 2> {
    let text = if count == 1 {
        "{} {} time"
    } else {
        "{} {} times"
    };
    (text, [comparison, shown])
}

pub fn is<G>(status: G) -> Gapped<G, 1> {
    ("is {}", [status])
}

pub fn is_not<G>(status: G) -> Gapped<G, 1> {
    ("is not {}", [status])
}

pub fn changed_and_is<G>(status: G) -> Gapped<G, 1> {
    ("and is {}", [status])
}

pub fn changed_and_is_not<G>(status: G) -> Gapped<G, 1> {
    ("and is not {}", [status])
}

/// A status whose name is not known.
pub fn label(number: i64) -> String {
    format!("label {number}")
}

/// `shown` is the number of days.
pub fn in_last_days<G>(days: u32, shown: G) -> Gapped<G, 1> {
    let text = if days == 1 {
        "in the last {} day"
    } else {
        "in the last {} days"
    };
    (text, [shown])
}

// Users: who moves where.

pub fn listed_users<G>(account: G) -> Gapped<G, 1> {
    (
        "Move the users that the list names in {} to the team that it names for each.",
        [account],
    )
}

/// `rule` is the conditions.
pub fn listed_users_for_whom<G>(account: G, rule: G) -> Gapped<G, 2> {
    (
        "Move the users that the list names in {} and for whom {}, to the team that it names for each.",
        [account, rule],
    )
}

pub const EVERY_USER: &str = "every user";

/// `every_user` is [`EVERY_USER`].
pub fn all_users<G>(every_user: G, account: G, team: G) -> Gapped<G, 3> {
    ("Move {} in {} to team {}.", [every_user, account, team])
}

pub fn users_for_whom<G>(account: G, rule: G, team: G) -> Gapped<G, 3> {
    (
        "Move the users in {} for whom {} to team {}.",
        [account, rule, team],
    )
}

// Conditions.

/// `operator` is in words: "is exactly".
pub fn condition<G>(attribute: G, operator: G, value: G) -> Gapped<G, 3> {
    ("{} {} {}", [attribute, operator, value])
}

pub fn condition_without_value<G>(attribute: G, operator: G) -> Gapped<G, 2> {
    ("{} {}", [attribute, operator])
}

pub const AND: &str = " and ";
pub const OR: &str = " or ";

// Cautions.

pub const INSTANTLY_SPLITS: &str =
    "Instantly decides the split. It does not say how it divides leads among people.";
pub const PLACES_WITHOUT_CHOICE: &str =
    "Instantly does not say what “already in a campaign” or “in a list” means when none is chosen.";
pub const WITHOUT_VALUE: &str = "“is not” and “does not contain” may skip users without a value.";
pub const INACTIVE_TOO: &str = "LeadSquared may move inactive users too.";
