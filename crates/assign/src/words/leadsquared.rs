//! LeadSquared's assignments in words.

use std::collections::BTreeSet;

use leadsquared::{BulkUpdate, Condition, Group, Junction, Operator, Rule};

use uuid::Uuid;

use super::{Piece, filled, merged, name_of, plain, strong};
use crate::{Names, UserManner};

pub(crate) fn title(request: &BulkUpdate, manner: &UserManner, names: &Names) -> String {
    text::sentence::move_users(&target(request, manner, names))
}

pub(crate) fn sentence(
    request: &BulkUpdate,
    manner: &UserManner,
    names: &Names,
    account: &str,
) -> Vec<Piece> {
    let account = strong(account);
    let every_user = request.rule().means_every_user();
    if !manner.teams.is_empty() {
        return merged(if every_user {
            filled(text::sentence::listed_users(account))
        } else {
            let rule = rule_words(request.rule(), names);
            filled(text::sentence::listed_users_for_whom(account, rule))
        });
    }
    let team = strong(team(request, names));
    merged(filled(if every_user {
        text::sentence::all_users(strong(text::sentence::EVERY_USER), account, team)
    } else {
        let rule = rule_words(request.rule(), names);
        text::sentence::users_for_whom(account, rule, team)
    }))
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
        cautions.push(text::sentence::WITHOUT_VALUE.to_owned());
    }
    if !conditions().any(|condition| condition.attribute.as_str() == "StatusCode") {
        cautions.push(text::sentence::INACTIVE_TOO.to_owned());
    }
    cautions
}

/// The team by name; where a list names several, their number.
pub(crate) fn target(request: &BulkUpdate, manner: &UserManner, names: &Names) -> String {
    let listed: BTreeSet<Uuid> = manner.teams.values().copied().collect();
    match (listed.first(), listed.len()) {
        (None, _) => team(request, names),
        (Some(only), 1) => name_of(names, &only.to_string()).to_owned(),
        (Some(_), several) => text::sentence::teams(several as u64),
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
        Junction::And => text::sentence::AND,
        Junction::Or => text::sentence::OR,
    }
}

fn condition_words(condition: &Condition, names: &Names) -> Vec<Piece> {
    let attribute = condition.attribute.as_str();
    let name = plain(name_of(names, attribute));
    let operator = plain(condition.test.operator().label());
    match condition.test.value() {
        None => filled(text::sentence::condition_without_value(name, operator)),
        Some(value) => {
            let key = value_key(attribute, value.as_str());
            let label = names.get(&key).map_or(value.as_str(), String::as_str);
            filled(text::sentence::condition(name, operator, strong(label)))
        }
    }
}

/// Under which key the name of an attribute's fixed value stands among the names.
pub(crate) fn value_key(attribute: &str, value: &str) -> String {
    format!("{attribute}={value}")
}
