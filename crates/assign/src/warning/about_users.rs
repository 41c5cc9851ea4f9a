//! What to know before users get a new team.

use leadsquared::{BulkUpdate, Condition, Group, Operator};

use super::{PlanFacts, Warning, WarningLevel};
use crate::words::number::number;
use crate::{Mode, UserManner};

pub(super) fn warnings(
    facts: &PlanFacts<'_>,
    request: &BulkUpdate,
    manner: &UserManner,
) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if facts.inactive > 0 {
        warnings.push(inactive(facts.inactive, manner.mode));
    }
    if asks_for_is_not(request) {
        warnings.push(is_not("users"));
    }
    warnings.push(Warning::new(
        WarningLevel::Note,
        "A new team can bring new working hours, holidays and views.",
        "",
    ));
    warnings
}

fn inactive(count: u64, mode: Mode) -> Warning {
    let title = match count {
        1 => "1 inactive user matches.".to_owned(),
        count => format!("{} inactive users match.", number(count)),
    };
    let text = match (mode, count) {
        (Mode::AsFiltered, 1) => "LeadSquared may move that user too.",
        (Mode::AsFiltered, _) => "LeadSquared may move them too.",
        (Mode::Exact, _) => "Leave them out if they are to stay where they are.",
    };
    Warning::new(WarningLevel::Caution, title, text)
}

/// Services do not say whether "is not" is true of what has no value at all.
pub(super) fn is_not(records: &str) -> Warning {
    let title = format!("“is not” skips {records} without a value.");
    Warning::new(WarningLevel::Caution, title, "")
}

fn asks_for_is_not(request: &BulkUpdate) -> bool {
    let negative = |condition: &Condition| {
        matches!(
            condition.test.operator(),
            Operator::NotEquals | Operator::DoesNotContain
        )
    };
    let groups = request.rule().groups().iter();
    groups.flat_map(Group::conditions).any(negative)
}
