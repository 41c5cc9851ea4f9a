//! How a rule is written: the bulk update and the search share it, under different keys.

use serde::Serialize;

use crate::{Condition, Group, Junction, Rule};

/// The rule's groups as sent.
pub(crate) fn groups(rule: &Rule) -> Vec<WireGroup<'_>> {
    each_with_junction(rule.groups(), rule.between())
        .map(|(group, group_operator)| WireGroup::new(group, group_operator))
        .collect()
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct WireGroup<'a> {
    condition: Vec<WireCondition<'a>>,
    group_operator: Option<Junction>,
}

impl<'a> WireGroup<'a> {
    fn new(group: &'a Group, group_operator: Option<Junction>) -> Self {
        let condition = each_with_junction(group.conditions(), group.junction())
            .map(|(condition, operator)| WireCondition::new(condition, operator))
            .collect();
        Self {
            condition,
            group_operator,
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct WireCondition<'a> {
    lookup_name: &'a str,
    operator: &'static str,
    lookup_value: &'a str,
    condition_operator: Option<Junction>,
}

impl<'a> WireCondition<'a> {
    fn new(condition: &'a Condition, condition_operator: Option<Junction>) -> Self {
        Self {
            lookup_name: condition.attribute.as_str(),
            operator: condition.test.operator().as_str(),
            // Every sample sends text, and the page says nothing of a value for `n` and `nn`.
            lookup_value: condition.test.value().map_or("", |value| value.as_str()),
            condition_operator,
        }
    }
}

/// Each item with the junction that joins it to the next; none for the last.
fn each_with_junction<T>(
    items: &[T],
    junction: Junction,
) -> impl Iterator<Item = (&T, Option<Junction>)> {
    items
        .iter()
        .enumerate()
        .map(move |(at, item)| (item, (at + 1 < items.len()).then_some(junction)))
}
