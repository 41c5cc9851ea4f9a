//! Groups of conditions, <https://apidocs.leadsquared.com/update-users-in-bulk/>. The operator sits on
//! the left one and joins it to the next; the last one's is null.

use serde_json::Value;

use super::{errors, text};
use crate::{
    call::Reply,
    data::users::{COLUMNS, User},
    options::LeadSquaredSwitches,
};

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Join {
    And,
    Or,
}

#[derive(Debug)]
struct Condition {
    column: &'static str,
    operator: Operator,
    value: String,
}

#[derive(Clone, Copy, Debug)]
enum Operator {
    Equals,
    NotEquals,
    Contains,
    NotContains,
    StartsWith,
    EndsWith,
    Null,
    NotNull,
}

#[derive(Debug)]
struct Group {
    conditions: Vec<Condition>,
    /// Between all conditions of this group.
    join: Join,
    /// To the next group.
    next: Option<Join>,
}

/// At least one group, each with at least one condition.
#[derive(Debug)]
pub(super) struct Groups(Vec<Group>);

/// How the unknown corners are taken: case, and whether a negation meets null.
#[derive(Clone, Copy)]
struct Reading {
    case_sensitive: bool,
    negations_meet_null: bool,
}

/// The column by the name that conditions and searches use; `UserID` is taken for `UserId`.
pub(super) fn column(name: &str) -> Result<&'static str, Reply> {
    let name = if name == "UserID" { "UserId" } else { name };
    COLUMNS
        .iter()
        .find(|column| **column == name)
        .copied()
        .ok_or_else(errors::invalid_attributes)
}

impl Groups {
    /// Reads the groups under `key`: `Conditions` in the bulk update, `GroupConditions` in the search.
    pub(super) fn read(body: &Value, key: &str) -> Result<Self, Reply> {
        let groups = list(body, key)?;
        let groups = groups.iter().map(group).collect::<Result<Vec<_>, _>>()?;
        if groups.is_empty() || groups.iter().any(|group| group.conditions.is_empty()) {
            return Err(errors::missing("At least one condition is mandatory"));
        }
        if groups[..groups.len() - 1]
            .iter()
            .any(|group| group.next.is_none())
        {
            return Err(errors::invalid("GroupOperator is mandatory between groups"));
        }
        Ok(Self(groups))
    }

    pub(super) fn meet(&self, user: &User, switches: &LeadSquaredSwitches) -> bool {
        let reading = Reading {
            case_sensitive: switches.case_sensitive,
            negations_meet_null: switches.negations_meet_null,
        };
        // From left to right; what a mixture of operators means to the service is not known.
        let mut result = self.0[0].meets(user, reading);
        for pair in self.0.windows(2) {
            let right = pair[1].meets(user, reading);
            result = match pair[0].next {
                Some(Join::Or) => result || right,
                Some(Join::And) | None => result && right,
            };
        }
        result
    }
}

fn list<'a>(body: &'a Value, key: &str) -> Result<&'a [Value], Reply> {
    match body.get(key) {
        None | Some(Value::Null) => Ok(&[]),
        Some(Value::Array(items)) => Ok(items),
        Some(_) => Err(errors::malformed()),
    }
}

fn group(value: &Value) -> Result<Group, Reply> {
    if !value.is_object() {
        return Err(errors::malformed());
    }
    let items = list(value, "Condition")?;
    let conditions = items.iter().map(condition).collect::<Result<Vec<_>, _>>()?;
    let joins = items
        .iter()
        .map(|item| join(item, "ConditionOperator"))
        .collect::<Result<Vec<_>, _>>()?;
    let between = joins.split_last().map_or(&[][..], |(_, rest)| rest);
    let first = between.first().copied().flatten();
    if between.iter().any(Option::is_none) {
        return Err(errors::invalid(
            "ConditionOperator is mandatory between conditions",
        ));
    }
    if between.iter().any(|join| *join != first) {
        return Err(errors::invalid(
            "ConditionOperator must be same within a group",
        ));
    }
    Ok(Group {
        conditions,
        join: first.unwrap_or(Join::And),
        next: join(value, "GroupOperator")?,
    })
}

fn join(value: &Value, key: &str) -> Result<Option<Join>, Reply> {
    match text(value, key)? {
        None => Ok(None),
        Some("AND") => Ok(Some(Join::And)),
        Some("OR") => Ok(Some(Join::Or)),
        Some(other) => Err(errors::invalid(&format!("Invalid {key} '{other}'"))),
    }
}

fn condition(value: &Value) -> Result<Condition, Reply> {
    if !value.is_object() {
        return Err(errors::malformed());
    }
    let name =
        text(value, "LookupName")?.ok_or_else(|| errors::missing("'LookupName' is mandatory"))?;
    let operator = match text(value, "Operator")? {
        Some("eq") => Operator::Equals,
        Some("neq") => Operator::NotEquals,
        Some("lik") => Operator::Contains,
        Some("nlik") => Operator::NotContains,
        Some("lik_s") => Operator::StartsWith,
        Some("lik_e") => Operator::EndsWith,
        Some("n") => Operator::Null,
        Some("nn") => Operator::NotNull,
        Some(other) => return Err(errors::invalid(&format!("Invalid Operator '{other}'"))),
        None => return Err(errors::missing("'Operator' is mandatory")),
    };
    Ok(Condition {
        column: column(name)?,
        operator,
        value: text(value, "LookupValue")?.unwrap_or_default().to_owned(),
    })
}

impl Group {
    fn meets(&self, user: &User, reading: Reading) -> bool {
        let mut results = self
            .conditions
            .iter()
            .map(|condition| condition.meets(user, reading));
        match self.join {
            Join::And => results.all(|met| met),
            Join::Or => results.any(|met| met),
        }
    }
}

impl Condition {
    fn meets(&self, user: &User, reading: Reading) -> bool {
        let fold = |text: &str| {
            if reading.case_sensitive {
                text.to_owned()
            } else {
                text.to_lowercase()
            }
        };
        let has = user.value(self.column).filter(|value| !value.is_empty());
        let Some(has) = has else {
            return match self.operator {
                Operator::Null => true,
                Operator::NotEquals | Operator::NotContains => reading.negations_meet_null,
                Operator::Equals
                | Operator::Contains
                | Operator::StartsWith
                | Operator::EndsWith
                | Operator::NotNull => false,
            };
        };
        // Bodies that name users by their ids have many of these, and ids are ASCII.
        if let Operator::Equals | Operator::NotEquals = self.operator
            && has.is_ascii()
            && self.value.is_ascii()
        {
            let same = if reading.case_sensitive {
                has == self.value
            } else {
                has.eq_ignore_ascii_case(&self.value)
            };
            return same == matches!(self.operator, Operator::Equals);
        }
        let (has, wanted) = (fold(has), fold(&self.value));
        match self.operator {
            Operator::Equals => has == wanted,
            Operator::NotEquals => has != wanted,
            Operator::Contains => has.contains(&wanted),
            Operator::NotContains => !has.contains(&wanted),
            Operator::StartsWith => has.starts_with(&wanted),
            Operator::EndsWith => has.ends_with(&wanted),
            Operator::Null => false,
            Operator::NotNull => true,
        }
    }
}
