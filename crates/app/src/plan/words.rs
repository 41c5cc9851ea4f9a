//! A plan in words, where it is more than the words of its assignment.

use assign::{PlanFacts, plain_text};

use super::KeptPlan;
use crate::contract::{Piece, Purpose, Service, Warning, WarningLevel};

/// Which records, in words.
pub(crate) fn filter(plan: &KeptPlan) -> String {
    let filter = plain_text(&plan.assignment.filter());
    match plan.purpose {
        Purpose::Assign => filter,
        Purpose::Try => text::planning::first_of(&filter),
        Purpose::Rest => text::planning::rest_of(&filter),
        Purpose::Retry => text::planning::failed_of(&filter),
        Purpose::Undo => text::planning::changed_of(&filter),
    }
}

/// How it is carried out, in a few words.
pub(crate) fn way(plan: &KeptPlan) -> &'static str {
    match (plan.purpose, plan.row.service) {
        (Purpose::Undo, Service::Instantly) => text::planning::LEADS_BACK,
        (Purpose::Undo, Service::LeadSquared) => text::planning::USERS_BACK,
        (Purpose::Assign | Purpose::Try | Purpose::Rest | Purpose::Retry, _) => {
            plan.assignment.way()
        }
    }
}

/// What applying does, in one sentence. That of an assignment means its filter, so a plan of
/// something else has its heading.
pub(crate) fn sentence(plan: &KeptPlan, headline: &str) -> Vec<Piece> {
    match plan.purpose {
        Purpose::Assign => plan.assignment.sentence(&plan.row.connection.label),
        Purpose::Try | Purpose::Rest | Purpose::Retry | Purpose::Undo => vec![Piece {
            text: format!("{headline}."),
            strong: false,
        }],
    }
}

/// What it does, as a heading in the history.
pub(crate) fn title(plan: &KeptPlan, headline: &str) -> String {
    match plan.purpose {
        Purpose::Assign => plan.assignment.title(),
        Purpose::Try | Purpose::Rest | Purpose::Retry | Purpose::Undo => headline.to_owned(),
    }
}

/// What to know before it is applied. An undo gives back, so the assignment's own cautions are
/// none of it.
pub(super) fn warnings(plan: &KeptPlan, skipped: u64, facts: &PlanFacts<'_>) -> Vec<Warning> {
    let mut warnings = match plan.purpose {
        Purpose::Undo => Vec::new(),
        Purpose::Assign | Purpose::Try | Purpose::Rest | Purpose::Retry => {
            let mut warnings = assign::warnings(facts);
            if plan.purpose == Purpose::Try {
                warnings.retain(|warning| warning.level != WarningLevel::Danger);
            }
            warnings
        }
    };
    if skipped > 0 {
        warnings.push(Warning {
            level: WarningLevel::Caution,
            title: match plan.row.service {
                Service::Instantly => text::planning::leads_left_alone(skipped),
                Service::LeadSquared => text::planning::users_left_alone(skipped),
            },
            text: text::planning::LIST_SAYS_WHY.to_owned(),
        });
    }
    warnings.sort_by_key(|warning| warning.level);
    warnings
}
