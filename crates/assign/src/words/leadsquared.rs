//! LeadSquared's assignments in words.

use std::collections::BTreeSet;

use leadsquared::{BulkUpdate, Condition, Group, Junction, Operator, Rule};

use uuid::Uuid;

use super::number::counted;
use super::{Piece, merged, name_of};
use crate::{Names, UserManner};

pub(crate) fn title(request: &BulkUpdate, manner: &UserManner, names: &Names) -> String {
    format!("Move users to {}", target(request, manner, names))
}

pub(crate) fn sentence(
    request: &BulkUpdate,
    manner: &UserManner,
    names: &Names,
    account: &str,
) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let every_user = request.rule().means_every_user();
    if !manner.teams.is_empty() {
        pieces.push(Piece::plain("Move the users that the list names in "));
        pieces.push(Piece::strong(account));
        if !every_user {
            pieces.push(Piece::plain(" and for whom "));
            pieces.extend(rule_words(request.rule(), names));
            pieces.push(Piece::plain(","));
        }
        pieces.push(Piece::plain(" to the team that it names for each."));
        return merged(pieces);
    }
    if every_user {
        pieces.push(Piece::plain("Move "));
        pieces.push(Piece::strong("every user"));
        pieces.push(Piece::plain(" in "));
        pieces.push(Piece::strong(account));
    } else {
        pieces.push(Piece::plain("Move the users in "));
        pieces.push(Piece::strong(account));
        pieces.push(Piece::plain(" for whom "));
        pieces.extend(rule_words(request.rule(), names));
    }
    pieces.push(Piece::plain(" to team "));
    pieces.push(Piece::strong(team(request, names)));
    pieces.push(Piece::plain("."));
    merged(pieces)
}

/// "(City is exactly Pune and Status is exactly Active) and (…)".
pub(crate) fn filter(rule: &Rule, names: &Names) -> Vec<Piece> {
    merged(rule_words(rule, names))
}

pub(crate) fn cautions(request: &BulkUpdate) -> Vec<String> {
    let conditions = || request.rule().groups().iter().flat_map(Group::conditions);
    let mut cautions = Vec::new();
    let negative = |condition: &Condition| {
        matches!(
            condition.test.operator(),
            Operator::NotEquals | Operator::DoesNotContain
        )
    };
    if conditions().any(negative) {
        cautions.push("“is not” and “does not contain” may skip users without a value.".to_owned());
    }
    if !conditions().any(|condition| condition.attribute.as_str() == "StatusCode") {
        cautions.push("LeadSquared may move inactive users too.".to_owned());
    }
    cautions
}

/// The team by name; where a list names several, their number.
pub(crate) fn target(request: &BulkUpdate, manner: &UserManner, names: &Names) -> String {
    let listed: BTreeSet<Uuid> = manner.teams.values().copied().collect();
    match (listed.first(), listed.len()) {
        (None, _) => team(request, names),
        (Some(only), 1) => name_of(names, &only.to_string()).to_owned(),
        (Some(_), several) => counted(several as u64, "team", "teams"),
    }
}

pub(crate) fn team(request: &BulkUpdate, names: &Names) -> String {
    name_of(names, &request.team().to_string()).to_owned()
}

fn rule_words(rule: &Rule, names: &Names) -> Vec<Piece> {
    let brackets = rule.groups().len() > 1;
    let mut pieces = Vec::new();
    for (at, group) in rule.groups().iter().enumerate() {
        if at > 0 {
            pieces.push(Piece::strong(format!(" {} ", rule.between().word())));
        }
        if brackets {
            pieces.push(Piece::plain("("));
        }
        pieces.extend(group_words(group, names));
        if brackets {
            pieces.push(Piece::plain(")"));
        }
    }
    pieces
}

fn group_words(group: &Group, names: &Names) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (at, condition) in group.conditions().iter().enumerate() {
        if at > 0 {
            pieces.push(Piece::plain(joint(group.junction())));
        }
        pieces.extend(condition_words(condition, names));
    }
    pieces
}

const fn joint(junction: Junction) -> &'static str {
    match junction {
        Junction::And => " and ",
        Junction::Or => " or ",
    }
}

fn condition_words(condition: &Condition, names: &Names) -> Vec<Piece> {
    let attribute = condition.attribute.as_str();
    let mut pieces = vec![Piece::plain(format!(
        "{} {}",
        name_of(names, attribute),
        condition.test.operator().label(),
    ))];
    if let Some(value) = condition.test.value() {
        let key = value_key(attribute, value.as_str());
        let label = names.get(&key).map_or(value.as_str(), String::as_str);
        pieces.push(Piece::plain(" "));
        pieces.push(Piece::strong(label));
    }
    pieces
}

/// Under which key the name of an attribute's fixed value stands among the names.
pub(crate) fn value_key(attribute: &str, value: &str) -> String {
    format!("{attribute}={value}")
}
