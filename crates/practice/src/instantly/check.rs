//! Checks a body as the real service's framework does: the fields it knows, and only those. A key
//! that it does not know is ignored without a word.

use serde_json::{Map, Value};

use super::{errors, filter};
use crate::call::{Call, Reply};

/// What a field may hold.
pub(super) enum Kind {
    Text,
    Uuid,
    UuidOrNull,
    /// A list of UUIDs with at least so many items.
    Uuids(usize),
    Texts,
    Flag,
    /// A whole number from the first to the second.
    Whole(u64, u64),
    Filter,
    Queries,
}

pub(super) type Field = (&'static str, Kind);

/// A body announced as JSON has to be JSON; a body not announced is refused.
pub(super) fn body_is_json(call: &Call) -> Result<(), Reply> {
    let announced = call
        .header("content-type")
        .is_some_and(|value| value.starts_with("application/json"));
    match (announced, call.body.is_empty()) {
        (true, true) => Err(errors::bad_content(
            400,
            "Body cannot be empty when content-type is set to 'application/json'",
        )),
        (true, false) if call.json.is_none() => Err(errors::bad_content(
            400,
            "Body is not valid JSON but content-type is set to 'application/json'",
        )),
        (false, false) => Err(errors::bad_content(415, "Unsupported Media Type")),
        _ => Ok(()),
    }
}

/// The body as an object whose known fields are as they have to be.
pub(super) fn fields<'a>(
    call: &'a Call,
    required: &[&str],
    known: &[Field],
) -> Result<&'a Map<String, Value>, Reply> {
    let Some(body) = call.json.as_ref().and_then(Value::as_object) else {
        return Err(errors::invalid("body must be object"));
    };
    if let Some(missing) = required.iter().find(|name| !body.contains_key(**name)) {
        let message = format!("body must have required property '{missing}'");
        return Err(errors::invalid(&message));
    }
    for (name, kind) in known {
        if let Some(value) = body.get(*name) {
            check(&format!("body/{name}"), value, kind)?;
        }
    }
    Ok(body)
}

fn check(path: &str, value: &Value, kind: &Kind) -> Result<(), Reply> {
    let wrong = |what: &str| Err(errors::invalid(&format!("{path} {what}")));
    match kind {
        Kind::Text if !value.is_string() => wrong("must be string"),
        Kind::UuidOrNull if value.is_null() => Ok(()),
        Kind::Uuid | Kind::UuidOrNull => uuid(path, value),
        Kind::Uuids(least) => {
            let items = list(path, value)?;
            if items.len() < *least {
                return wrong(&format!("must NOT have fewer than {least} items"));
            }
            items
                .iter()
                .enumerate()
                .try_for_each(|(index, item)| uuid(&format!("{path}/{index}"), item))
        }
        Kind::Texts => match list(path, value)?.iter().all(Value::is_string) {
            true => Ok(()),
            false => wrong("items must be string"),
        },
        Kind::Flag if !value.is_boolean() => wrong("must be boolean"),
        Kind::Whole(least, most) => whole(path, value, *least, *most),
        Kind::Filter => match value.as_str() {
            None => wrong("must be string"),
            Some(text) if filter::is_known(text) => Ok(()),
            Some(_) => wrong("must be equal to one of the allowed values"),
        },
        Kind::Queries => list(path, value)?
            .iter()
            .enumerate()
            .try_for_each(|(index, item)| query(&format!("{path}/{index}"), item)),
        Kind::Text | Kind::Flag => Ok(()),
    }
}

fn list<'a>(path: &str, value: &'a Value) -> Result<&'a Vec<Value>, Reply> {
    value
        .as_array()
        .ok_or_else(|| errors::invalid(&format!("{path} must be array")))
}

fn uuid(path: &str, value: &Value) -> Result<(), Reply> {
    let Some(text) = value.as_str() else {
        return Err(errors::invalid(&format!("{path} must be string")));
    };
    // The parser also takes braces and plain digits; the service's format does not.
    if text.len() == 36 && uuid::Uuid::try_parse(text).is_ok() {
        Ok(())
    } else {
        let message = format!("{path} must match format \"uuid\"");
        Err(errors::invalid(&message))
    }
}

fn whole(path: &str, value: &Value, least: u64, most: u64) -> Result<(), Reply> {
    let message = match (value.as_i64(), value.as_u64()) {
        (None, None) => "must be integer".to_owned(),
        (_, Some(number)) if number > most => format!("must be <= {most}"),
        (_, Some(number)) if number >= least => return Ok(()),
        _ => format!("must be >= {least}"),
    };
    Err(errors::invalid(&format!("{path} {message}")))
}

/// One item of `queries`; the keys of `values` have hyphens.
fn query(path: &str, item: &Value) -> Result<(), Reply> {
    let wrong = |what: &str| Err(errors::invalid(&format!("{path}{what}")));
    let Some(item) = item.as_object() else {
        return wrong(" must be object");
    };
    for name in ["actionType", "values"] {
        if !item.contains_key(name) {
            return wrong(&format!(" must have required property '{name}'"));
        }
    }
    one_of(
        &format!("{path}/actionType"),
        &item["actionType"],
        &super::queries::ACTIONS,
    )?;
    let Some(values) = item["values"].as_object() else {
        return wrong("/values must be object");
    };
    number(
        &format!("{path}/values/occurrence-days"),
        values.get("occurrence-days"),
    )?;
    nested(
        path,
        values,
        "occurrence-count",
        "count",
        &["more", "less", "equal"],
    )?;
    nested(path, values, "lead-status", "status", &["is", "is-not"])
}

/// An object of `values` with a number and a condition.
fn nested(
    path: &str,
    values: &Map<String, Value>,
    name: &str,
    number_name: &str,
    conditions: &[&str],
) -> Result<(), Reply> {
    let Some(value) = values.get(name) else {
        return Ok(());
    };
    let path = format!("{path}/values/{name}");
    let Some(value) = value.as_object() else {
        return Err(errors::invalid(&format!("{path} must be object")));
    };
    number(&format!("{path}/{number_name}"), value.get(number_name))?;
    match value.get("condition") {
        None => Ok(()),
        Some(condition) => one_of(&format!("{path}/condition"), condition, conditions),
    }
}

fn number(path: &str, value: Option<&Value>) -> Result<(), Reply> {
    match value {
        Some(value) if !value.is_number() => {
            Err(errors::invalid(&format!("{path} must be number")))
        }
        _ => Ok(()),
    }
}

fn one_of(path: &str, value: &Value, allowed: &[&str]) -> Result<(), Reply> {
    match value.as_str() {
        Some(text) if allowed.contains(&text) => Ok(()),
        Some(_) => Err(errors::invalid(&format!(
            "{path} must be equal to one of the allowed values"
        ))),
        None => Err(errors::invalid(&format!("{path} must be string"))),
    }
}
