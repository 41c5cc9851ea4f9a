//! Bodies as a raw client would build them, put into the typed form.

use proptest::prelude::*;
use proptest::sample::select;
use proptest::string::string_regex;
use roster_assign::{Checked, Form, InstantlyForm, check};
use serde_json::{Value, json};

use crate::forms::{ADA, CAMPAIGN, LEAD};

/// What becomes of a raw body in the typed form.
pub(crate) enum Typed {
    /// The form has no place for it: a list where a text stands, a text where yes or no stands.
    CannotBeHeld(#[allow(dead_code)] serde_json::Error),
    /// The form holds it, and this is what its check found.
    Checked(Box<Checked>),
}

/// Types each value of a body into its field, numbers as their digits.
pub(crate) fn typed(body: &Value) -> Typed {
    let ids = match &body["ids"] {
        Value::Array(ids) => json!(ids.iter().map(text).collect::<Vec<_>>().join("\n")),
        other => json!(text(other)),
    };
    let users = match &body["organization_user_ids"] {
        Value::Array(users) => users.iter().map(text).collect(),
        Value::Null => json!([]),
        other => other.clone(),
    };
    let rules = match &body["queries"] {
        Value::Array(rules) => rules.iter().map(rule).collect(),
        Value::Null => json!([]),
        other => other.clone(),
    };
    let form = json!({
        "search": text(&body["search"]),
        "filter": text(&body["filter"]),
        "campaign": text(&body["campaign"]),
        "list_id": text(&body["list_id"]),
        "in_campaign": body["in_campaign"],
        "in_list": body["in_list"],
        "smart_view_id": text(&body["smart_view_id"]),
        "ids": ids,
        "limit": text(&body["limit"]),
        "queries": rules,
        "organization_user_ids": users,
    });
    match serde_json::from_value::<InstantlyForm>(form) {
        Ok(form) => Typed::Checked(Box::new(check(&Form::Instantly(form)))),
        Err(error) => Typed::CannotBeHeld(error),
    }
}

fn rule(rule: &Value) -> Value {
    let values = &rule["values"];
    json!({
        "action_type": text(&rule["actionType"]),
        "occurrence_days": text(&values["occurrence-days"]),
        "count_condition": text(&values["occurrence-count"]["condition"]),
        "count": text(&values["occurrence-count"]["count"]),
        "status_condition": text(&values["lead-status"]["condition"]),
        "status": text(&values["lead-status"]["status"]),
    })
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => value.to_string(),
    }
}

/// A right body in which one field is something else.
fn with(field: &str, value: Value) -> Value {
    let mut body = json!({"organization_user_ids": [ADA], "campaign": CAMPAIGN});
    body[field] = value;
    body
}

fn reply(values: Value) -> Value {
    with(
        "queries",
        json!([{"actionType": "reply", "values": values}]),
    )
}

fn lead_status(values: Value) -> Value {
    with(
        "queries",
        json!([{"actionType": "lead-status", "values": values}]),
    )
}

/// Bodies that the schema rejects, each for one wrong or missing value.
pub(crate) fn rejected() -> Vec<Value> {
    let mut all = vec![
        json!({}),
        json!({"campaign": CAMPAIGN}),
        with("organization_user_ids", json!([])),
        with("organization_user_ids", json!(ADA)),
        with("organization_user_ids", json!({"id": ADA})),
    ];
    let no_ids = [
        json!("x"),
        json!("12345"),
        json!(5),
        json!(true),
        json!(["a"]),
        json!({"id": LEAD}),
    ];
    let nearly_ids =
        [LEAD[1..].into(), format!("{LEAD}0"), LEAD.replace('0', "g")].map(Value::from);
    for wrong in no_ids.iter().chain(&nearly_ids) {
        for field in ["campaign", "list_id", "smart_view_id"] {
            all.push(with(field, wrong.clone()));
        }
        for field in ["ids", "organization_user_ids"] {
            all.push(with(field, json!([wrong])));
            all.push(with(field, json!([LEAD, wrong])));
        }
    }
    for word in [
        "x",
        "FILTER_VAL_",
        "filter_val_contacted",
        "FILTER_VAL_CONTACTED,FILTER_VAL_VALID",
    ] {
        all.push(with("filter", json!(word)));
    }
    for wrong in [json!(1), json!(true), json!(["FILTER_VAL_CONTACTED"])] {
        all.push(with("filter", wrong));
    }
    for wrong in [json!("true"), json!(1), json!("either"), json!([])] {
        all.push(with("in_campaign", wrong.clone()));
        all.push(with("in_list", wrong));
    }
    for wrong in [
        json!(-1),
        json!(1.5),
        json!("ten"),
        json!(true),
        json!([10]),
        json!({}),
    ] {
        all.push(with("limit", wrong));
    }
    all.extend(rejected_rules());
    all
}

fn rejected_rules() -> Vec<Value> {
    let counted = |condition: Value, count: Value| {
        reply(json!({"occurrence-count": {"condition": condition, "count": count}}))
    };
    let standing = |condition: Value, status: Value| {
        lead_status(json!({"lead-status": {"condition": condition, "status": status}}))
    };
    let mut all = vec![
        with("queries", json!("reply")),
        with("queries", json!({"actionType": "reply"})),
        with("queries", json!([{}])),
        with("queries", json!([{"values": {"occurrence-days": 5}}])),
        with("queries", json!([{"actionType": "reply"}])),
    ];
    for wrong in [
        json!("x"),
        json!("Reply"),
        json!("email_open"),
        json!(1),
        json!(null),
    ] {
        let rule = json!({"actionType": wrong, "values": {"occurrence-days": 5}});
        all.push(with("queries", json!([rule])));
    }
    for wrong in [
        json!("more than"),
        json!(">"),
        json!("MORE"),
        json!(1),
        json!(null),
    ] {
        all.push(counted(wrong, json!(2)));
    }
    for wrong in [
        json!("isn't"),
        json!("is_not"),
        json!("="),
        json!(0),
        json!(null),
    ] {
        all.push(standing(wrong, json!(1)));
    }
    for wrong in [
        json!("many"),
        json!(true),
        json!([2]),
        json!({"of": 2}),
        json!(null),
    ] {
        all.push(counted(json!("more"), wrong.clone()));
        all.push(standing(json!("is"), wrong.clone()));
        let rule = json!({"actionType": "last-contacted", "values": {"occurrence-days": wrong}});
        all.push(with("queries", json!([rule])));
    }
    all
}

/// Bodies that the schema lets through although the page does not say what they would do, and the
/// field that is named.
pub(crate) fn taken_but_undefined() -> Vec<(&'static str, Value)> {
    let days = |days: Value| reply(json!({"occurrence-days": days}));
    let count =
        |count: Value| reply(json!({"occurrence-count": {"condition": "more", "count": count}}));
    const DAYS: &str = "queries[0].values.occurrence-days";
    const COUNT: &str = "queries[0].values.occurrence-count.count";
    const STATUS: &str = "queries[0].values.lead-status.status";
    vec![
        ("limit", with("limit", json!(0))),
        (DAYS, days(json!(0))),
        (DAYS, days(json!(-1))),
        (DAYS, days(json!(1.5))),
        (COUNT, count(json!(-1))),
        (COUNT, count(json!(0.5))),
        (COUNT, reply(json!({}))),
        (
            COUNT,
            reply(json!({"occurrence-count": {"condition": "more"}})),
        ),
        (STATUS, lead_status(json!({}))),
        (
            STATUS,
            lead_status(json!({"lead-status": {"condition": "is", "status": 1.5}})),
        ),
        (STATUS, lead_status(json!({"occurrence-days": 5}))),
    ]
}

/// A right body with a mistyped word in any one place that wants an id or a certain word.
pub(crate) fn mistyped() -> impl Strategy<Value = (String, Value)> {
    let place = select(vec![
        ("filter", "/filter"),
        ("campaign", "/campaign"),
        ("list_id", "/list_id"),
        ("smart_view_id", "/smart_view_id"),
        ("ids[1]", "/ids/1"),
        ("organization_user_ids[1]", "/organization_user_ids/1"),
        ("queries[0].actionType", "/queries/0/actionType"),
        (
            "queries[0].values.occurrence-count.condition",
            "/queries/0/values/occurrence-count/condition",
        ),
        (
            "queries[1].values.lead-status.condition",
            "/queries/1/values/lead-status/condition",
        ),
    ]);
    let word = string_regex("[A-Za-z0-9_.:-]{1,50}").unwrap();
    (place, word).prop_map(|((path, pointer), word)| {
        let mut body = everything();
        *body.pointer_mut(pointer).unwrap() = json!(word);
        (path.to_owned(), body)
    })
}

/// A right body with every field.
fn everything() -> Value {
    json!({
        "search": "kettle",
        "filter": "FILTER_VAL_REPLIED",
        "campaign": CAMPAIGN,
        "list_id": LEAD,
        "in_campaign": true,
        "in_list": false,
        "smart_view_id": ADA,
        "ids": [LEAD, CAMPAIGN],
        "limit": 10,
        "queries": [
            {"actionType": "reply", "values": {"occurrence-count": {"condition": "more", "count": 1}}},
            {"actionType": "lead-status", "values": {"lead-status": {"condition": "is", "status": 1}}},
        ],
        "organization_user_ids": [ADA, LEAD],
    })
}
