//! The form for LeadSquared.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Names;
use crate::{ExactWay, Mode};

/// "Update Users in Bulk" as a person fills it in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct LeadSquaredForm {
    /// `GroupOperator` of every group but the last: `AND` or `OR`.
    pub group_operator: String,
    /// The groups of conditions (`Conditions`).
    pub conditions: Vec<GroupForm>,
    /// The new team's id (`Value`).
    pub value: String,
    /// Who decides which users.
    pub mode: Mode,
    /// How exact changes are sent.
    pub exact_way: ExactWay,
    /// The team's id for single users' e-mail addresses, as a list named it; with it nobody else is moved.
    /// Only for [`Mode::Exact`].
    pub teams: BTreeMap<String, String>,
    /// The names of the chosen team and attributes, and under `attribute=value` those of chosen values.
    pub names: Names,
}

impl Default for LeadSquaredForm {
    fn default() -> Self {
        Self {
            group_operator: "AND".to_owned(),
            conditions: vec![GroupForm::default()],
            value: String::new(),
            mode: Mode::AsFiltered,
            exact_way: ExactWay::ByEmail,
            teams: BTreeMap::new(),
            names: Names::new(),
        }
    }
}

/// One group of conditions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct GroupForm {
    /// `ConditionOperator` of every condition but the last: `AND` or `OR`.
    pub condition_operator: String,
    /// The conditions (`Condition`).
    pub condition: Vec<ConditionForm>,
}

impl Default for GroupForm {
    fn default() -> Self {
        Self {
            condition_operator: "AND".to_owned(),
            condition: vec![ConditionForm::default()],
        }
    }
}

/// One condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ConditionForm {
    /// `LookupName`: a user attribute.
    pub lookup_name: String,
    /// `Operator`: one of eight words.
    pub operator: String,
    /// `LookupValue`; kept and not sent where the operator takes none.
    pub lookup_value: String,
}

impl Default for ConditionForm {
    fn default() -> Self {
        Self {
            lookup_name: String::new(),
            operator: "eq".to_owned(),
            lookup_value: String::new(),
        }
    }
}
