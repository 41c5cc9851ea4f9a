//! What to know before users get a new team.

use leadsquared::{BulkUpdate, Condition, Group, Operator};

use super::{PlanFacts, Warning, WarningLevel};
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
        warnings.push(is_not(text::warning::USERS_WITHOUT_VALUE));
    }
    warnings.push(Warning::new(
        WarningLevel::Note,
        text::warning::NEW_TEAM,
        "",
    ));
    warnings
}

fn inactive(count: u64, mode: Mode) -> Warning {
    let text = match (mode, count) {
        (Mode::AsFiltered, 1) => text::warning::MAY_MOVE_THAT_USER,
        (Mode::AsFiltered, _) => text::warning::MAY_MOVE_THEM,
        (Mode::Exact, _) => text::warning::LEAVE_THEM_OUT,
    };
    Warning::new(WarningLevel::Caution, text::warning::inactive(count), text)
}

/// Services do not say whether "is not" is true of what has no value at all.
pub(super) fn is_not(title: &str) -> Warning {
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
