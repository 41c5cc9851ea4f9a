//! From what is known of a plan to its warnings.

use super::{Warning, WarningLevel, about_leads, about_users};
use crate::words::number::records;
use crate::{Assignment, Danger, Mode, Request};

/// From how many calls on it is worth saying that a service may have a daily limit.
const CALLS_NEAR_A_DAILY_LIMIT: u64 = 5_000;

/// What is known of a plan once its records are read.
#[derive(Debug, Clone)]
pub struct PlanFacts<'a> {
    /// The assignment as it is carried out; exact if records were left out of a plan as filtered.
    pub assignment: &'a Assignment,
    /// How many records the plan has.
    pub matched: u64,
    /// How many of them it changes.
    pub will_change: u64,
    /// Those who are not targets and lose records to the plan, with how many; the most first.
    pub leaving: Vec<(String, u64)>,
    /// How many leads are kept together with another one, and by how many addresses or companies.
    pub together: (u64, u64),
    /// How many matching users are inactive.
    pub inactive: u64,
    /// How many calls it makes, all together.
    pub calls: u64,
    /// Above how many records the number has to be typed.
    pub threshold: u64,
}

/// What a person should know before the plan is applied, the most serious first.
#[must_use]
pub fn warnings(facts: &PlanFacts<'_>) -> Vec<Warning> {
    let mut warnings = Vec::new();
    warnings.extend(facts.assignment.danger().map(|danger| {
        Warning::new(
            WarningLevel::Danger,
            danger.title(),
            danger_text(danger, facts),
        )
    }));
    match facts.assignment.request() {
        Request::Instantly(request, manner) => {
            warnings.extend(about_leads::warnings(facts, request, manner));
        }
        Request::LeadSquared(request, manner) => {
            warnings.extend(about_users::warnings(facts, request, manner));
        }
    }
    warnings.extend(size(facts));
    warnings.sort_by_key(|warning| warning.level);
    warnings
}

fn danger_text(danger: Danger, facts: &PlanFacts<'_>) -> String {
    match danger {
        Danger::EveryLead { limit: None } => {
            let others: u64 = facts.leaving.iter().map(|(_, count)| count).sum();
            text::warning::every_lead_counted(facts.matched, others)
        }
        // Where the ids are sent, it is not Instantly that picks.
        Danger::EveryLead { limit: Some(limit) } if facts.assignment.mode() == Mode::Exact => {
            text::warning::first_leads(limit.get().into())
        }
        Danger::EveryLead { limit: Some(_) } => danger.text(),
        Danger::EveryUser => text::warning::every_user_counted(facts.matched),
    }
}

fn size(facts: &PlanFacts<'_>) -> Vec<Warning> {
    let service = facts.assignment.service();
    let mut warnings = Vec::new();
    if facts.will_change > facts.threshold {
        warnings.push(Warning::new(
            WarningLevel::Caution,
            text::warning::more_than(&records(service, facts.threshold)),
            text::warning::TYPE_THE_NUMBER,
        ));
    }
    if facts.calls >= CALLS_NEAR_A_DAILY_LIMIT {
        warnings.push(Warning::new(
            WarningLevel::Note,
            text::warning::daily_limit_not_known(service),
            text::warning::calls_planned(facts.calls, service),
        ));
    }
    warnings
}
