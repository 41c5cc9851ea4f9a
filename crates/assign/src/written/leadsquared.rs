//! LeadSquared's writes, from their text.

use leadsquared::{
    AttributeName, BulkUpdate, Condition, Group, Junction, Operator, Rule, Test, Value,
};
use serde::Deserialize;
use uuid::Uuid;

use crate::Write;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "PascalCase")]
struct Update {
    conditions: Vec<GroupText>,
    attribute: String,
    value: Uuid,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "PascalCase")]
struct GroupText {
    condition: Vec<ConditionText>,
    group_operator: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "PascalCase")]
struct ConditionText {
    lookup_name: String,
    operator: String,
    lookup_value: String,
    condition_operator: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OneUser {
    user: NewTeam,
    #[serde(rename = "userSettings")]
    _settings: NoSettings,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewTeam {
    #[serde(rename = "TeamId")]
    team: Uuid,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoSettings {}

pub(super) fn bulk_update(body: &str) -> Option<Write> {
    let text: Update = serde_json::from_str(body).ok()?;
    if text.attribute != BulkUpdate::ATTRIBUTE {
        return None;
    }
    let between = junction(text.conditions.first()?.group_operator.as_deref())?;
    let groups = text.conditions.iter().map(group).collect::<Option<_>>()?;
    let rule = Rule::new(between, groups)?;
    Some(Write::BulkUpdate(BulkUpdate::new(rule, text.value)))
}

fn group(text: &GroupText) -> Option<Group> {
    let between = junction(text.condition.first()?.condition_operator.as_deref())?;
    let conditions = text
        .condition
        .iter()
        .map(condition)
        .collect::<Option<_>>()?;
    Group::new(between, conditions)
}

fn condition(text: &ConditionText) -> Option<Condition> {
    let operator = Operator::from_word(&text.operator)?;
    Some(Condition {
        attribute: AttributeName::new(&text.lookup_name)?,
        test: Test::new(operator, Value::new(&text.lookup_value))?,
    })
}

/// The word on the first of several joins them all; a single one has none, and then it does not
/// matter.
fn junction(word: Option<&str>) -> Option<Junction> {
    match word {
        None | Some("AND") => Some(Junction::And),
        Some("OR") => Some(Junction::Or),
        Some(_) => None,
    }
}

pub(super) fn update_user(path: &str, body: &str) -> Option<Write> {
    let text: OneUser = serde_json::from_str(body).ok()?;
    let (_, user) = path.rsplit_once("UserId=")?;
    Some(Write::UpdateUser {
        user: user.parse().ok()?,
        team: text.user.team,
    })
}
