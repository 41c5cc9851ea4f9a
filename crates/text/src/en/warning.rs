//! What to look at before a plan is applied.

use std::fmt::Display;

use crate::en::number::{counted, leads, number, users};

// Nothing narrows the records down.

pub const EVERY_LEAD: &str = "No filter: this is every lead in the workspace.";
pub const ANY_LEAD: &str = "No filter: this can be any lead in the workspace.";
pub const EVERY_USER: &str = "No filter: this is every user of the account.";

pub const EVERY_LEAD_IN_FULL: &str = "All leads, in every campaign and list, get a new owner, also those that belong to other people today.";

/// Of all leads, this many belong to other people.
pub fn every_lead_counted(all: u64, others: u64) -> String {
    match (all, others) {
        (1, 0) => "The only lead, whatever campaign and list it is in.".to_owned(),
        (1, _) => {
            "The only lead, whatever campaign and list it is in. It belongs to someone else today."
                .to_owned()
        }
        (all, 0) => format!("All {}, in every campaign and list.", leads(all)),
        (all, 1) => format!(
            "All {}, in every campaign and list. 1 of them belongs to other people today.",
            leads(all)
        ),
        (all, others) => format!(
            "All {}, in every campaign and list. {} of them belong to other people today.",
            leads(all),
            number(others)
        ),
    }
}

pub fn any_lead_in_full(limit: u64) -> String {
    if limit == 1 {
        return "Instantly picks one lead from any campaign or list, perhaps one that belongs to other people today.".to_owned();
    }
    format!(
        "Instantly picks up to {} from every campaign and list, also such that belong to other people today.",
        leads(limit)
    )
}

pub fn first_leads(limit: u64) -> String {
    if limit == 1 {
        return "The first lead of the workspace, from whatever campaign and list, also if it belongs to other people today.".to_owned();
    }
    format!(
        "The first {} of the workspace, from every campaign and list, also such that belong to other people today.",
        leads(limit)
    )
}

pub const EVERY_USER_IN_FULL: &str = "All users get the new team, whatever team they are on today.";

pub fn every_user_counted(all: u64) -> String {
    if all == 1 {
        return "The only user gets the new team, whatever team they are on today.".to_owned();
    }
    format!(
        "All {} get the new team, whatever team they are on today.",
        users(all)
    )
}

// Leads.

pub const INSTANTLY_SPLITS: &str = "Instantly decides the split.";
pub const SPLIT_KNOWN_LATER: &str =
    "Instantly does not say how it divides leads. The count per person is known after the check.";

pub const INSTANTLY_PICKS: &str = "Instantly picks the leads.";

pub fn at_most(limit: u64, matched: u64) -> String {
    let matched = leads(matched);
    if limit == 1 {
        return format!(
            "At most 1 of the {matched} that match gets a new owner. Instantly does not say which; the others stay as they are."
        );
    }
    format!(
        "At most {} of the {matched} that match get a new owner. Instantly does not say which; the others stay as they are.",
        number(limit)
    )
}

/// `people` are those who lose leads, as one of the functions below names them.
pub fn leave(count: u64, people: &str) -> String {
    let leads = leads(count);
    if count == 1 {
        format!("{leads} leaves {people}.")
    } else {
        format!("{leads} leave {people}.")
    }
}

pub fn one_of_two(one: &str, two: &str) -> String {
    format!("{one} or {two}")
}

pub fn one_of_three(one: &str, two: &str, three: &str) -> String {
    format!("{one}, {two} or {three}")
}

pub fn one_of_many(first: &[&str], others: u64) -> String {
    format!("{} or {} others", first.join(", "), number(others))
}

pub const PLACES_MAY_FILTER_NOTHING: &str =
    "“Already in a campaign” and “in a list” may filter nothing.";
pub const PLACES_WITHOUT_CHOICE: &str =
    "Instantly does not say what they mean when no campaign or list is chosen.";

pub fn share_addresses(count: u64, addresses: u64) -> String {
    share(
        count,
        &counted(addresses, "e-mail address", "e-mail addresses"),
    )
}

pub fn share_companies(count: u64, companies: u64) -> String {
    share(count, &counted(companies, "company", "companies"))
}

fn share(count: u64, shared: &str) -> String {
    let leads = leads(count);
    if count == 1 {
        format!("{leads} shares {shared}")
    } else {
        format!("{leads} share {shared}")
    }
}

/// Goes on after what is shared.
pub const STAY_TOGETHER: &str = "and stay together.";

// Users.

pub fn inactive(count: u64) -> String {
    match count {
        1 => "1 inactive user matches.".to_owned(),
        count => format!("{} inactive users match.", number(count)),
    }
}

pub const MAY_MOVE_THAT_USER: &str = "LeadSquared may move that user too.";
pub const MAY_MOVE_THEM: &str = "LeadSquared may move them too.";
pub const LEAVE_THEM_OUT: &str = "Leave them out if they are to stay where they are.";

pub const NEW_TEAM: &str = "A new team can bring new working hours, holidays and views.";

// Both.

pub const LEADS_WITHOUT_VALUE: &str = "“is not” skips leads without a value.";
pub const USERS_WITHOUT_VALUE: &str = "“is not” skips users without a value.";

/// `records` are counted: "1,000 leads".
pub fn more_than(records: &str) -> String {
    format!("More than {records}.")
}

pub const TYPE_THE_NUMBER: &str = "The number has to be typed before anything is sent.";

pub fn daily_limit_not_known(service: impl Display) -> String {
    format!("Roster does not know how many calls {service} allows in a day.")
}

pub fn calls_planned(calls: u64, service: impl Display) -> String {
    format!(
        "{} calls planned. If {service} refuses more of them today, the run stops and can go on tomorrow.",
        number(calls)
    )
}
