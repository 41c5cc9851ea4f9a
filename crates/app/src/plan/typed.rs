//! When a click is not enough.

use ::history::Kind;

use super::KeptPlan;
use crate::contract::{Purpose, Settings, TypedCount};

/// The count that must be typed before a plan is applied; none where a click is enough.
pub(crate) fn typed_count(plan: &KeptPlan, change: u64, settings: &Settings) -> Option<TypedCount> {
    if change == 0 {
        return None;
    }
    if let Some(danger) = danger(plan) {
        return Some(TypedCount {
            count: change,
            title: danger.title().to_owned(),
            text: danger.text(),
        });
    }
    (change > threshold(plan, settings)).then(|| TypedCount {
        count: change,
        title: text::planning::MANY_RECORDS.to_owned(),
        text: text::planning::typed_from(settings.typed_count_from),
    })
}

/// Above how many changed records the count must be typed, without any other danger.
pub(super) fn threshold(plan: &KeptPlan, settings: &Settings) -> u64 {
    match plan.row.connection.kind {
        Kind::Live => settings.typed_count_from.saturating_sub(1),
        Kind::Test | Kind::Practice => u64::MAX,
    }
}

/// A try and an undo name few or known records, whatever the filter was. What failed of everything
/// can be nearly everything.
fn danger(plan: &KeptPlan) -> Option<assign::Danger> {
    match plan.purpose {
        Purpose::Assign | Purpose::Rest | Purpose::Retry => plan.assignment.danger(),
        Purpose::Try | Purpose::Undo => None,
    }
}
