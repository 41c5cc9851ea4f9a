//! The rules of LeadSquared's form.

use leadsquared::{
    AttributeName, BulkUpdate, Condition, Group, Junction, Operator, Rule, Test, Value,
};
use uuid::Uuid;

use super::{Checked, manner};
use crate::{
    Assignment, ConditionForm, FieldMessage, GroupForm, LeadSquaredForm, Request, UserManner,
    so_far, words,
};

pub(super) fn check(form: &LeadSquaredForm) -> Checked {
    let mut fields = Vec::new();
    let between = junction(&form.group_operator, "GroupOperator", &mut fields);
    let groups: Vec<Group> = form
        .conditions
        .iter()
        .enumerate()
        .filter_map(|(at, group)| self::group(group, &format!("Conditions[{at}]"), &mut fields))
        .collect();
    if form.conditions.is_empty() {
        let message = text::check::NO_CONDITION;
        fields.push(FieldMessage::missing("Conditions", message));
    }
    // A word that joins nothing is not sent, so it makes no difference here either.
    let joined = groups.len() > 1;
    let between = between.map(|between| if joined { between } else { Junction::And });
    let rule = between.and_then(|between| Rule::new(between, groups));
    let team = team(&form.value, &mut fields);
    let teams = manner::teams(form, &mut fields);
    let filter = rule
        .as_ref()
        .map(|rule| words::leadsquared::filter(rule, &form.names))
        .unwrap_or_default();
    let body = so_far::users(rule.as_ref(), team);
    let assignment = match (rule, team, teams) {
        (Some(rule), Some(team), Some(teams)) if fields.is_empty() => Some(Assignment::new(
            Request::LeadSquared(
                BulkUpdate::new(rule, team),
                UserManner {
                    mode: form.mode,
                    exact_way: form.exact_way,
                    teams,
                },
            ),
            form.names.clone(),
        )),
        _ => None,
    };
    Checked {
        fields,
        filter,
        body,
        assignment,
    }
}

fn junction(word: &str, path: &str, fields: &mut Vec<FieldMessage>) -> Option<Junction> {
    match word {
        "AND" => Some(Junction::And),
        "OR" => Some(Junction::Or),
        other => {
            let message = text::check::not_a_junction(other);
            fields.push(FieldMessage::wrong(path, message));
            None
        }
    }
}

/// A group of the conditions that are right; the others are told of.
fn group(group: &GroupForm, path: &str, fields: &mut Vec<FieldMessage>) -> Option<Group> {
    let operator = format!("{path}.ConditionOperator");
    let junction = junction(&group.condition_operator, &operator, fields)?;
    if group.condition.is_empty() {
        let message = text::check::EMPTY_GROUP;
        fields.push(FieldMessage::missing(format!("{path}.Condition"), message));
    }
    let conditions: Vec<Condition> = group
        .condition
        .iter()
        .enumerate()
        .filter_map(|(at, form)| condition(form, &format!("{path}.Condition[{at}]"), fields))
        .collect();
    let joined = conditions.len() > 1;
    Group::new(if joined { junction } else { Junction::And }, conditions)
}

fn condition(
    form: &ConditionForm,
    path: &str,
    fields: &mut Vec<FieldMessage>,
) -> Option<Condition> {
    let attribute = attribute(&form.lookup_name, path, fields);
    let operator = Operator::from_word(&form.operator);
    if operator.is_none() {
        let message = text::check::not_an_operator(&form.operator);
        fields.push(FieldMessage::wrong(format!("{path}.Operator"), message));
    }
    let test = Test::new(operator?, Value::new(&form.lookup_value));
    if test.is_none() {
        fields.push(FieldMessage::missing(
            format!("{path}.LookupValue"),
            text::check::NO_VALUE,
        ));
    }
    Some(Condition {
        attribute: attribute?,
        test: test?,
    })
}

fn attribute(name: &str, path: &str, fields: &mut Vec<FieldMessage>) -> Option<AttributeName> {
    let path = format!("{path}.LookupName");
    if name.trim().is_empty() {
        fields.push(FieldMessage::missing(path, text::check::NO_ATTRIBUTE));
        return None;
    }
    let attribute = AttributeName::new(name);
    if attribute.is_none() {
        let message = text::check::not_an_attribute(name);
        fields.push(FieldMessage::wrong(path, message));
    }
    attribute
}

fn team(text: &str, fields: &mut Vec<FieldMessage>) -> Option<Uuid> {
    let text = text.trim();
    if text.is_empty() {
        fields.push(FieldMessage::missing("Value", text::check::NO_TEAM));
        return None;
    }
    let team = Uuid::parse_str(text).ok();
    if team.is_none() {
        let message = text::check::not_a_team(text);
        fields.push(FieldMessage::wrong("Value", message));
    }
    team
}
