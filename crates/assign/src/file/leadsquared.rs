//! LeadSquared's request, field for field.

use leadsquared::{BulkUpdate, Operator};

use super::fields::{At, Fields};
use crate::{ConditionForm, GroupForm, LeadSquaredForm};

/// The keys of the request.
pub(super) const KEYS: [&str; 3] = ["Conditions", "Attribute", "Value"];

const JUNCTIONS: [&str; 2] = ["AND", "OR"];

/// The word between the items of a list: its key, and what is said of it.
struct Between {
    key: &'static str,
    missing: &'static str,
    mixed: &'static str,
    after_last: &'static str,
}

const GROUPS: Between = Between {
    key: "GroupOperator",
    missing: text::file::NO_WORD_BETWEEN_GROUPS,
    mixed: text::file::GROUPS_MIXED,
    after_last: text::file::WORD_AFTER_LAST_GROUP,
};

const CONDITIONS: Between = Between {
    key: "ConditionOperator",
    missing: text::file::NO_WORD_BETWEEN_CONDITIONS,
    mixed: text::file::CONDITIONS_MIXED,
    after_last: text::file::WORD_AFTER_LAST_CONDITION,
};

/// Fills the request's fields in. What does not fit is noted, and left empty or as it was typed.
pub(super) fn request(at: &At<'_>) -> LeadSquaredForm {
    let mut form = LeadSquaredForm::default();
    let Some(fields) = at.object_of(&KEYS) else {
        return form;
    };
    if let Some(attribute) = fields.required("Attribute", text::file::NO_ATTRIBUTE) {
        attribute.word(&[BulkUpdate::ATTRIBUTE]);
    }
    let team = fields.required("Value", text::file::NO_TEAM);
    form.value = team.and_then(|at| at.id()).unwrap_or_default().to_owned();
    let groups = fields.required("Conditions", text::file::NO_GROUPS);
    let groups = groups.and_then(|at| at.items()).unwrap_or_default();
    let groups: Vec<Option<Fields<'_>>> = groups
        .iter()
        .map(|at| at.object_of(&["Condition", "GroupOperator"]))
        .collect();
    if let Some(between) = junction(&groups, &GROUPS) {
        between.clone_into(&mut form.group_operator);
    }
    form.conditions = groups.iter().flatten().map(group).collect();
    form
}

fn group(fields: &Fields<'_>) -> GroupForm {
    let mut form = GroupForm::default();
    let conditions = fields.required("Condition", text::file::NO_CONDITIONS);
    let conditions = conditions.and_then(|at| at.items()).unwrap_or_default();
    let conditions: Vec<Option<Fields<'_>>> = conditions
        .iter()
        .map(|at| at.object_of(&["LookupName", "Operator", "LookupValue", "ConditionOperator"]))
        .collect();
    if let Some(junction) = junction(&conditions, &CONDITIONS) {
        junction.clone_into(&mut form.condition_operator);
    }
    form.condition = conditions.iter().flatten().map(condition).collect();
    form
}

/// The one word that joins all items: on each but the last, where there is none. What differs is
/// noted where it stands.
fn junction(items: &[Option<Fields<'_>>], between: &Between) -> Option<&'static str> {
    let (last, others) = items.split_last()?;
    let mut junction = None;
    for fields in others.iter().flatten() {
        let Some(word) = fields
            .required(between.key, between.missing)
            .and_then(|at| {
                let word = at.word(&JUNCTIONS)?;
                Some((word, at))
            })
        else {
            continue;
        };
        if *junction.get_or_insert(word.0) != word.0 {
            word.1.wrong(between.mixed);
        }
    }
    let after_last = last.as_ref().and_then(|fields| fields.get(between.key));
    if let Some(at) = after_last.filter(|at| !at.is_null() && at.word(&JUNCTIONS).is_some()) {
        at.wrong(between.after_last);
    }
    junction
}

fn condition(fields: &Fields<'_>) -> ConditionForm {
    let operators = Operator::ALL.map(Operator::as_str);
    let name = fields.required("LookupName", text::file::NO_LOOKUP_NAME);
    let name = name.and_then(|at| at.text()).unwrap_or_default();
    let operator = fields.required("Operator", &text::file::none_of(&operators.join(", ")));
    let operator = operator.and_then(|at| at.word(&operators));
    let takes_value = operator
        .and_then(Operator::from_word)
        .is_none_or(Operator::takes_value);
    ConditionForm {
        lookup_name: name.to_owned(),
        operator: operator.unwrap_or_default().to_owned(),
        lookup_value: value(fields, takes_value),
    }
}

fn value(fields: &Fields<'_>, takes_value: bool) -> String {
    const KEY: &str = "LookupValue";
    if takes_value {
        let value = fields.required(KEY, text::file::NO_LOOKUP_VALUE);
        let value = value.map(|at| at.text().map_or_else(|| at.typed(), str::to_owned));
        return value.unwrap_or_default();
    }
    let beside = fields.get(KEY).filter(|at| !at.is_null());
    if let Some(at) = beside.filter(|at| !at.is_empty_text()) {
        at.wrong(text::file::TAKES_NO_VALUE);
    }
    String::new()
}
