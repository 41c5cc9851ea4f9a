//! `User/AdvancedSearch`, <https://apidocs.leadsquared.com/user-advanced-search/>: the same groups as
//! the bulk update under the key `GroupConditions`, a page at a time, inactive users included.

use serde_json::{Map, Value, json};

use super::{
    LeadSquared,
    condition::{Groups, column},
    errors, object, text,
};
use crate::{
    call::{Call, Reply},
    data::users::{COLUMNS, User},
    options::LeadSquaredSwitches,
};

const MOST: u64 = 1_000;

impl LeadSquared {
    pub(super) fn advanced_search(
        &self,
        call: &Call,
        switches: &LeadSquaredSwitches,
    ) -> Result<Reply, Reply> {
        let body = object(call)?;
        let groups = Groups::read(body, "GroupConditions")?;
        let asked = columns(body)?;
        let (page, size) = paging(body)?;
        let mut found: Vec<&User> = self
            .users
            .iter()
            .filter(|user| groups.meet(user, switches))
            .collect();
        sort(body, &mut found)?;
        let rows: Vec<Value> = found
            .into_iter()
            .skip((page - 1).saturating_mul(size))
            .take(size)
            .map(|user| row(user, &asked))
            .collect();
        Ok(Reply::json(200, &json!({ "Users": rows })))
    }
}

/// The columns asked for; without any, or with `*`, all.
fn columns(body: &Value) -> Result<Vec<&'static str>, Reply> {
    let asked = match body.get("Columns") {
        None | Some(Value::Null) => None,
        Some(columns) if columns.is_object() => text(columns, "Include_CSV")?,
        Some(_) => return Err(errors::malformed()),
    };
    match asked.map(str::trim) {
        None | Some("" | "*") => Ok(COLUMNS.to_vec()),
        Some(names) => names.split(',').map(|name| column(name.trim())).collect(),
    }
}

/// Page (from 1) and size.
fn paging(body: &Value) -> Result<(usize, usize), Reply> {
    let number = |name: &str, usual: u64| match body.get("Paging").map(|paging| &paging[name]) {
        None | Some(Value::Null) => Ok(usual),
        Some(value) => value.as_u64().ok_or_else(errors::malformed),
    };
    let (page, size) = (number("PageIndex", 1)?, number("PageSize", MOST)?);
    if size > MOST {
        return Err(errors::invalid("PageSize can't be greater than 1000"));
    }
    if page == 0 || size == 0 {
        return Err(errors::invalid("Invalid Input! Parameter Name: Paging"));
    }
    let size = usize::try_from(size).unwrap_or(usize::MAX);
    Ok((usize::try_from(page).unwrap_or(usize::MAX), size))
}

/// By each column in turn; 0 is ascending, 1 descending.
fn sort(body: &Value, users: &mut [&User]) -> Result<(), Reply> {
    let sorting = match body.get("Sorting") {
        None | Some(Value::Null) => return Ok(()),
        Some(Value::Array(sorting)) => sorting,
        Some(_) => return Err(errors::malformed()),
    };
    // A stable sort from the last column to the first leaves the first one in charge.
    for item in sorting.iter().rev() {
        let name = text(item, "ColumnName")?.ok_or_else(errors::invalid_attributes)?;
        let by = column(name)?;
        users.sort_by(|a, b| a.value(by).cmp(&b.value(by)));
        if item["Direction"] == 1 {
            users.reverse();
        }
    }
    Ok(())
}

/// Every column; those not asked for are null.
fn row(user: &User, asked: &[&str]) -> Value {
    let row: Map<String, Value> = COLUMNS
        .iter()
        .map(|column| {
            let value = if asked.contains(column) {
                user.value(column)
            } else {
                None
            };
            ((*column).to_owned(), json!(value))
        })
        .collect();
    Value::Object(row)
}
