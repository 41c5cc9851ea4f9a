//! Pages: at most 100 items, 10 unless told otherwise, and a cursor as long as the page is not empty.

use serde::Serialize;
use serde_json::{Map, Value};

use super::errors;
use crate::call::{Call, Reply};

const MOST: usize = 100;
const USUAL: usize = 10;

#[derive(Serialize)]
struct Page<'a, T> {
    items: &'a [&'a T],
    #[serde(skip_serializing_if = "Option::is_none")]
    next_starting_after: Option<String>,
}

/// `limit` of the query.
fn limit(call: &Call) -> Result<usize, Reply> {
    let Some(text) = call.query_value("limit") else {
        return Ok(USUAL);
    };
    match text.parse::<usize>() {
        Ok(limit) if limit > MOST => Err(errors::invalid("querystring/limit must be <= 100")),
        Ok(0) => Err(errors::invalid("querystring/limit must be >= 1")),
        Ok(limit) => Ok(limit),
        Err(_) => Err(errors::invalid("querystring/limit must be integer")),
    }
}

/// `limit` of a body that has been checked already.
pub(super) fn limit_of(body: &Map<String, Value>) -> usize {
    body.get("limit")
        .and_then(Value::as_u64)
        .and_then(|limit| usize::try_from(limit).ok())
        .unwrap_or(USUAL)
}

/// The last page that holds anything still carries a cursor; only an empty one has none.
pub(super) fn reply<T: Serialize>(items: &[&T], cursor: impl Fn(&T) -> String) -> Reply {
    Reply::written(&Page {
        items,
        next_starting_after: items.last().map(|last| cursor(last)),
    })
}

/// A page of items in ascending order of their ids; the cursor is the last id.
pub(super) fn by_id<T: Serialize>(
    call: &Call,
    matching: &[&T],
    id: impl Fn(&T) -> &String,
) -> Result<Reply, Reply> {
    let limit = limit(call)?;
    let after = call.query_value("starting_after").unwrap_or_default();
    let items: Vec<&T> = matching
        .iter()
        .copied()
        .filter(|item| id(item).as_str() > after)
        .take(limit)
        .collect();
    Ok(reply(&items, |item| id(item).clone()))
}

/// A page of items, newest first; the cursor is the last one's time of creation.
pub(super) fn newest_first<T: Serialize>(
    call: &Call,
    matching: &[&T],
    created: impl Fn(&T) -> String,
) -> Result<Reply, Reply> {
    let limit = limit(call)?;
    let before = call.query_value("starting_after");
    let items: Vec<&T> = matching
        .iter()
        .copied()
        .filter(|item| before.is_none_or(|before| created(item).as_str() < before))
        .take(limit)
        .collect();
    Ok(reply(&items, created))
}
