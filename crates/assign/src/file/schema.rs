//! The JSON Schema of an assignment file.

use instantly::{ActionType, Comparison, Filter, IsOrIsNot};
use leadsquared::{BulkUpdate, Operator};
use serde_json::{Value, json};

use super::manner::{EXACT_WAYS, MODES, MOST_WEIGHT, OWNERS_NOW, SPLITS, TOGETHER};
use super::open::in_file;
use crate::{Form, InstantlyForm, Place};

/// What can be left open of a file for LeadSquared.
const ASKED_OF_USERS: &str =
    r"^request\.(Value|Conditions\[[0-9]+\]\.Condition\[[0-9]+\]\.LookupValue)$";

/// A JSON Schema (draft 2020-12) of an assignment file, every object closed. What fits it can still
/// be refused by [`super::read_file`] where a schema cannot say why, as with AND and OR mixed.
#[must_use]
pub fn schema() -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": text::file::schema::NAME,
        "description": text::file::schema::PURPOSE,
        "oneOf": [{"$ref": "#/$defs/instantly"}, {"$ref": "#/$defs/leadsquared"}],
        "$defs": {
            "id": {
                "type": "string",
                "pattern": "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$",
            },
            "text": {"type": "string", "pattern": "\\S"},
            "names": {
                "description": text::file::schema::NAMES,
                "type": "object",
                "additionalProperties": {"$ref": "#/$defs/text"},
            },
            "title": {
                "description": text::file::schema::TITLE,
                "$ref": "#/$defs/text",
            },
            "instantly": instantly(),
            "instantly_request": instantly_request(),
            "rule": rule(),
            "leadsquared": leadsquared(),
            "leadsquared_request": leadsquared_request("condition"),
            "open_leadsquared_request": leadsquared_request("open_condition"),
            "condition": condition(&["LookupValue"]),
            "open_condition": condition(&[]),
        },
    })
}

fn instantly() -> Value {
    json!({
        "type": "object",
        "additionalProperties": false,
        "required": ["service", "request"],
        "if": asks_for("request.organization_user_ids"),
        "else": {"properties": {"request": {"required": ["organization_user_ids"]}}},
        "properties": {
            "title": {"$ref": "#/$defs/title"},
            "service": {"const": "instantly"},
            "ask": ask(&json!({"enum": asked_of_leads()})),
            "mode": {
                "description": text::file::schema::LEAD_MODE,
                "enum": MODES,
                "default": "exact",
            },
            "split": {
                "description": text::file::schema::SPLIT,
                "enum": SPLITS,
                "default": "even",
            },
            "weights": {
                "description": text::file::schema::WEIGHTS,
                "type": "object",
                "propertyNames": {"$ref": "#/$defs/id"},
                "additionalProperties": {"type": "integer", "minimum": 0, "maximum": MOST_WEIGHT},
            },
            "owners": {
                "description": text::file::schema::OWNERS,
                "type": "object",
                "propertyNames": {"$ref": "#/$defs/id"},
                "additionalProperties": {"$ref": "#/$defs/id"},
            },
            "keep_together": {
                "description": text::file::schema::KEEP_TOGETHER,
                "enum": [TOGETHER[0], TOGETHER[1], null],
                "default": "person",
            },
            "keep_owner": {
                "description": text::file::schema::KEEP_OWNER,
                "type": "boolean",
                "default": true,
            },
            "owner_now": {
                "description": text::file::schema::OWNER_NOW,
                "anyOf": [{"enum": OWNERS_NOW}, {"$ref": "#/$defs/id"}],
                "default": "anyone",
            },
            "request": {"$ref": "#/$defs/instantly_request"},
            "names": {"$ref": "#/$defs/names"},
        },
    })
}

/// The places that are left open; each is missing from the file, or has what is offered first.
fn ask(item: &Value) -> Value {
    json!({
        "description": text::file::schema::ASK,
        "type": "array",
        "minItems": 1,
        "uniqueItems": true,
        "items": item,
    })
}

fn asked_of_leads() -> Vec<String> {
    let places = Place::all(&Form::Instantly(InstantlyForm::default()));
    places.iter().map(|place| in_file(&place.path())).collect()
}

fn asks_for(path: &str) -> Value {
    json!({"required": ["ask"], "properties": {"ask": {"contains": {"const": path}}}})
}

fn instantly_request() -> Value {
    let id = json!({"$ref": "#/$defs/id"});
    let ids = json!({"type": "array", "minItems": 1, "items": id});
    let filters: Vec<&str> = Filter::ALL.iter().map(|filter| filter.as_str()).collect();
    json!({
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "organization_user_ids": ids,
            "search": {"$ref": "#/$defs/text"},
            "filter": {"enum": filters},
            "campaign": id,
            "list_id": id,
            "in_campaign": {"type": "boolean"},
            "in_list": {"type": "boolean"},
            "smart_view_id": id,
            "ids": ids,
            "limit": {"type": "integer", "minimum": 1, "maximum": u32::MAX},
            "queries": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/rule"}},
        },
    })
}

fn rule() -> Value {
    let kinds: Vec<Value> = ActionType::ALL.into_iter().map(rule_of).collect();
    json!({"oneOf": kinds})
}

/// A rule of one kind, with the parts that fit it.
fn rule_of(kind: ActionType) -> Value {
    let mut parts = serde_json::Map::new();
    if kind.takes_count() {
        let words = Comparison::ALL.map(Comparison::as_str);
        let part = condition_with(&words, "count", json!({"minimum": 0, "maximum": u32::MAX}));
        parts.insert("occurrence-count".to_owned(), part);
    }
    if kind.takes_days() {
        let days = json!({"type": "integer", "minimum": 1, "maximum": u32::MAX});
        parts.insert("occurrence-days".to_owned(), days);
    }
    if kind.takes_status() {
        let words = IsOrIsNot::ALL.map(IsOrIsNot::as_str);
        let range = json!({"minimum": i64::MIN, "maximum": i64::MAX});
        let part = condition_with(&words, "status", range);
        parts.insert("lead-status".to_owned(), part);
    }
    json!({
        "type": "object",
        "additionalProperties": false,
        "required": ["actionType", "values"],
        "properties": {
            "actionType": {"const": kind.as_str()},
            "values": {
                "type": "object",
                "additionalProperties": false,
                "minProperties": 1,
                "properties": parts,
            },
        },
    })
}

fn condition_with(words: &[&str], number: &str, mut range: Value) -> Value {
    range["type"] = json!("integer");
    json!({
        "type": "object",
        "additionalProperties": false,
        "required": ["condition", number],
        "properties": {"condition": {"enum": words}, number: range},
    })
}

fn leadsquared() -> Value {
    json!({
        "type": "object",
        "additionalProperties": false,
        "required": ["service", "request"],
        "allOf": [
            {
                "if": asks_for("request.Value"),
                "else": {"properties": {"request": {"required": ["Value"]}}},
            },
            {
                "if": {"required": ["ask"]},
                "then": {"properties": {"request": {"$ref": "#/$defs/open_leadsquared_request"}}},
                "else": {"properties": {"request": {"$ref": "#/$defs/leadsquared_request"}}},
            },
        ],
        "properties": {
            "title": {"$ref": "#/$defs/title"},
            "service": {"const": "leadsquared"},
            "ask": ask(&json!({"type": "string", "pattern": ASKED_OF_USERS})),
            "mode": {
                "description": text::file::schema::USER_MODE,
                "enum": MODES,
                "default": "as_filtered",
            },
            "exact_way": {
                "description": text::file::schema::EXACT_WAY,
                "enum": EXACT_WAYS,
                "default": "by_email",
            },
            "teams": {
                "description": text::file::schema::TEAMS,
                "type": "object",
                "propertyNames": {"type": "string", "pattern": "@"},
                "additionalProperties": {"$ref": "#/$defs/id"},
            },
            "request": {"type": "object"},
            "names": {"$ref": "#/$defs/names"},
        },
    })
}

/// A request whose conditions are of this kind.
fn leadsquared_request(condition: &str) -> Value {
    let condition = format!("#/$defs/{condition}");
    let group = json!({
        "type": "object",
        "additionalProperties": false,
        "required": ["Condition"],
        "properties": {
            "Condition": {"type": "array", "minItems": 1, "items": {"$ref": condition}},
            "GroupOperator": {"enum": ["AND", "OR", null]},
        },
    });
    json!({
        "type": "object",
        "additionalProperties": false,
        "required": ["Conditions", "Attribute"],
        "properties": {
            "Conditions": {"type": "array", "minItems": 1, "items": group},
            "Attribute": {"const": BulkUpdate::ATTRIBUTE},
            "Value": {"$ref": "#/$defs/id"},
        },
    })
}

/// A condition; where its operator takes a value, that is needed too.
fn condition(also: &[&str]) -> Value {
    let (with, without): (Vec<Operator>, Vec<Operator>) = Operator::ALL
        .into_iter()
        .partition(|operator| operator.takes_value());
    let words = |operators: Vec<Operator>| -> Vec<&str> {
        operators.into_iter().map(Operator::as_str).collect()
    };
    let of = |operators: Vec<&str>, value: Value, required: &[&str]| {
        json!({
            "type": "object",
            "additionalProperties": false,
            "required": required,
            "properties": {
                "LookupName": {"type": "string", "pattern": "^\\s*[A-Za-z0-9_]+\\s*$"},
                "Operator": {"enum": operators},
                "LookupValue": value,
                "ConditionOperator": {"enum": ["AND", "OR", null]},
            },
        })
    };
    let text = json!({"$ref": "#/$defs/text"});
    let none = json!({"enum": ["", null]});
    json!({
        "oneOf": [
            of(words(with), text, &[&["LookupName", "Operator"], also].concat()),
            of(words(without), none, &["LookupName", "Operator"]),
        ],
    })
}
