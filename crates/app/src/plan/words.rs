//! A plan in words, where it is more than the words of its assignment.

use assign::{PlanFacts, plain_text};

use super::KeptPlan;
use crate::contract::{Piece, Purpose, Service, Warning, WarningLevel};

/// Which records, in words.
pub(crate) fn filter(plan: &KeptPlan) -> String {
    let filter = plain_text(&plan.assignment.filter());
    match plan.purpose {
        Purpose::Assign => filter,
        Purpose::Try => format!("The first of: {filter}"),
        Purpose::Rest => format!("What the try left of: {filter}"),
        Purpose::Retry => format!("What failed or was not sent of: {filter}"),
        Purpose::Undo => format!("What was changed of: {filter}"),
    }
}

/// How it is carried out, in a few words.
pub(crate) fn way(plan: &KeptPlan) -> &'static str {
    match (plan.purpose, plan.row.service) {
        (Purpose::Undo, Service::Instantly) => "Each lead back to the owner before",
        (Purpose::Undo, Service::LeadSquared) => "Each user back to the team before",
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
            title: match (skipped, plan.row.service) {
                (1, Service::Instantly) => "1 lead is left alone.".to_owned(),
                (1, Service::LeadSquared) => "1 user is left alone.".to_owned(),
                (many, Service::Instantly) => format!("{many} leads are left alone."),
                (many, Service::LeadSquared) => format!("{many} users are left alone."),
            },
            text: "Each says why in the list.".to_owned(),
        });
    }
    warnings.sort_by_key(|warning| warning.level);
    warnings
}
