//! Instantly's request, field for field.

use instantly::{ActionType, Comparison, Filter, IsOrIsNot};

use super::fields::{At, Fields};
use crate::{InstantlyForm, QueryForm};

/// The keys of the request, in the order of the service's page.
pub(super) const KEYS: [&str; 11] = [
    "search",
    "filter",
    "campaign",
    "list_id",
    "in_campaign",
    "in_list",
    "smart_view_id",
    "ids",
    "limit",
    "queries",
    "organization_user_ids",
];

const COUNT: &str = "occurrence-count";
const DAYS: &str = "occurrence-days";
const STATUS: &str = "lead-status";

/// Fills the request's fields in. What does not fit is noted; what can be typed into its field
/// stands there all the same, so that a filter that is wrong does not turn into no filter.
pub(super) fn request(at: &At<'_>) -> InstantlyForm {
    let mut form = InstantlyForm::default();
    let Some(fields) = at.object_of(&KEYS) else {
        return form;
    };
    let text = |at: At<'_>| at.text().map(str::to_owned);
    let id = |at: At<'_>| Some(at.id().map_or_else(|| at.typed(), str::to_owned));
    let filters: Vec<&'static str> = Filter::ALL.iter().map(|filter| filter.as_str()).collect();
    let filter = |at: At<'_>| Some(at.word(&filters).map_or_else(|| at.typed(), str::to_owned));
    form.search = fields.get("search").and_then(text).unwrap_or_default();
    form.filter = fields.get("filter").and_then(filter).unwrap_or_default();
    form.campaign = fields.get("campaign").and_then(id).unwrap_or_default();
    form.list_id = fields.get("list_id").and_then(id).unwrap_or_default();
    form.in_campaign = fields.get("in_campaign").and_then(|at| at.yes_no());
    form.in_list = fields.get("in_list").and_then(|at| at.yes_no());
    form.smart_view_id = fields.get("smart_view_id").and_then(id).unwrap_or_default();
    form.ids = fields.get("ids").map(typed_ids).unwrap_or_default();
    form.limit = whole(&fields, "limit", 1, u32::MAX.into());
    let rules = fields.get("queries").and_then(|at| at.items());
    form.queries = rules.unwrap_or_default().iter().map(rule).collect();
    let users = fields.required("organization_user_ids", text::file::NO_USERS);
    form.organization_user_ids = users.map(ids).unwrap_or_default();
    form
}

fn ids(at: At<'_>) -> Vec<String> {
    let items = at.items().unwrap_or_default();
    let ids = items.iter().filter_map(|item| item.id());
    ids.map(str::to_owned).collect()
}

/// The ids one a line, those that are none too.
fn typed_ids(at: At<'_>) -> String {
    let items = at.items().unwrap_or_default();
    let ids = items
        .iter()
        .map(|item| item.id().map_or_else(|| item.typed(), str::to_owned));
    ids.collect::<Vec<_>>().join("\n")
}

/// A whole number as the form has it: its digits, or what stands in their place.
fn whole(fields: &Fields<'_>, key: &str, least: i64, most: i64) -> String {
    let number = fields.get(key).map(|at| {
        let number = at.whole(least, most);
        number.map_or_else(|| at.typed(), |number| number.to_string())
    });
    number.unwrap_or_default()
}

fn rule(at: &At<'_>) -> QueryForm {
    let mut form = QueryForm::default();
    let Some(fields) = at.object_of(&["actionType", "values"]) else {
        return form;
    };
    let kinds = ActionType::ALL.map(ActionType::as_str);
    let kind = fields.required("actionType", &text::file::none_of(&kinds.join(", ")));
    let kind = kind.and_then(|at| at.word(&kinds));
    let values = fields.required("values", text::file::NO_RULE_VALUES);
    let Some(values) = values.and_then(|at| at.object_of(&[COUNT, DAYS, STATUS])) else {
        return form;
    };
    if let Some(kind) = kind.and_then(ActionType::from_word) {
        kind.as_str().clone_into(&mut form.action_type);
        only_what_fits(kind, &values);
    }
    form.occurrence_days = whole(&values, DAYS, 1, u32::MAX.into());
    if let Some(at) = values.get(COUNT) {
        let words = Comparison::ALL.map(Comparison::as_str);
        let number = ("count", 0, u32::MAX.into());
        (form.count_condition, form.count) = condition(&at, &words, number);
    }
    if let Some(at) = values.get(STATUS) {
        let words = IsOrIsNot::ALL.map(IsOrIsNot::as_str);
        let number = ("status", i64::MIN, i64::MAX);
        (form.status_condition, form.status) = condition(&at, &words, number);
    }
    form
}

/// A form keeps parts that do not fit, so that changing the kind and back loses nothing. In a file
/// they would be left out in silence.
fn only_what_fits(kind: ActionType, values: &Fields<'_>) {
    let parts = [
        (COUNT, kind.takes_count()),
        (DAYS, kind.takes_days()),
        (STATUS, kind.takes_status()),
    ];
    for (part, fits) in parts {
        if !fits && values.get(part).is_some() {
            values.wrong(part, text::file::does_not_fit_rule(kind.as_str()));
        }
    }
}

/// A condition and its number, both needed.
fn condition(
    at: &At<'_>,
    words: &[&'static str],
    (key, least, most): (&str, i64, i64),
) -> (String, String) {
    let Some(fields) = at.object_of(&["condition", key]) else {
        return Default::default();
    };
    let word = fields.required("condition", &text::file::none_of(&words.join(", ")));
    let word = word.and_then(|at| at.word(words)).unwrap_or_default();
    let number = fields.required(key, text::file::NO_NUMBER);
    let number = number.map(|at| {
        let number = at.whole(least, most);
        number.map_or_else(|| at.typed(), |number| number.to_string())
    });
    (word.to_owned(), number.unwrap_or_default())
}
