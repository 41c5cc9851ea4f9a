//! From what is known of a plan to its warnings.

use super::{Warning, WarningLevel, about_leads, about_users};
use crate::words::number::{number, records};
use crate::{Assignment, Danger, Mode, Request, Service};

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
            let all = records(Service::Instantly, facts.matched);
            let belong = match others {
                0 => String::new(),
                1 => " 1 of them belongs to other people today.".to_owned(),
                others => format!(" {} of them belong to other people today.", number(others)),
            };
            format!("All {all}, in every campaign and list.{belong}")
        }
        // Where the ids are sent, it is not Instantly that picks.
        Danger::EveryLead { limit: Some(limit) } if facts.assignment.mode() == Mode::Exact => {
            format!(
                "The first {} of the workspace, from every campaign and list, also such that belong to other people today.",
                records(Service::Instantly, limit.get().into())
            )
        }
        Danger::EveryLead { limit: Some(_) } => danger.text(),
        Danger::EveryUser => format!(
            "All {} get the new team, whatever team they are on today.",
            records(Service::LeadSquared, facts.matched)
        ),
    }
}

fn size(facts: &PlanFacts<'_>) -> Vec<Warning> {
    let service = facts.assignment.service();
    let mut warnings = Vec::new();
    if facts.will_change > facts.threshold {
        warnings.push(Warning::new(
            WarningLevel::Caution,
            format!("More than {}.", records(service, facts.threshold)),
            "The number has to be typed before anything is sent.",
        ));
    }
    if facts.calls >= CALLS_NEAR_A_DAILY_LIMIT {
        let text = format!(
            "{} calls planned. If {service} refuses more of them today, the run stops and can go on tomorrow.",
            number(facts.calls)
        );
        warnings.push(Warning::new(
            WarningLevel::Note,
            format!("Roster does not know how many calls {service} allows in a day."),
            text,
        ));
    }
    warnings
}
