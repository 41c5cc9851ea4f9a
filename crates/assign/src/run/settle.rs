//! What a record's reading says of it. Pure: the whole honesty of a result is in this table.

use uuid::Uuid;

use crate::{CallFate, Intended, Outcome, PlanRow, Seen, Service, Unsettled, meaning};

/// What is the same for all records of a submission.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ground<'a> {
    /// Whose records they are.
    pub(super) service: Service,
    /// Whom [`Intended::AnyTarget`] means.
    pub(super) targets: &'a [Uuid],
    /// How many records the service was to take of more, where it was to.
    pub(super) taken: Option<u64>,
}

/// What is the same for all records at one moment, but for `quiet`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment {
    /// Which reading it is, from 1.
    pub(super) reading: u32,
    /// Nothing is waited for any longer.
    pub(super) late: bool,
    /// Every record has settled but those that may stay with the target they had before.
    pub(super) alone: bool,
    /// The record's call ended so long ago that what has not landed will not.
    pub(super) quiet: bool,
}

/// What a reading says of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Judgement {
    /// It may still change.
    Wait,
    /// It has a target that it had before; whether it is to stay there shows when all others are
    /// done.
    WaitForOthers,
    /// It has settled: its outcome, and why for people.
    Is(Outcome, String),
}

/// What is certain of a record without reading it; none if it has to be read.
pub(super) fn unread(unsettled: &Unsettled, service: Service) -> Option<(Outcome, String)> {
    match unsettled.fate {
        CallFate::Refused => {
            let said = meaning::said(service, &unsettled.said);
            let why = if said.is_empty() {
                format!("{service} refused the call.")
            } else {
                said
            };
            Some((Outcome::Failed, why))
        }
        CallFate::NotSent => {
            let said = unsettled.said.trim();
            let why = if said.is_empty() {
                format!("Not sent: {service} could not be reached.")
            } else {
                format!("Not sent: {said}")
            };
            Some((Outcome::Skipped, why))
        }
        CallFate::Done | CallFate::Unknown => None,
    }
}

/// What a reading says of a record whose call was done or may have been.
pub(super) fn settle(
    row: &PlanRow,
    fate: CallFate,
    seen: Seen,
    ground: Ground<'_>,
    moment: Moment,
) -> Judgement {
    let service = ground.service;
    let value = match seen {
        Seen::Gone => return failed(format!("No longer in {service}.")),
        Seen::Value(value) => value,
    };
    if has_it(row.intended, value, ground.targets) {
        let stayed = row.intended == Intended::AnyTarget && value == row.before;
        return if stayed && !moment.alone && !moment.late {
            Judgement::WaitForOthers
        } else {
            Judgement::Is(Outcome::Assigned, String::new())
        };
    }
    let place = place(service, value);
    if value != row.before {
        return failed(format!("Now {place}: changed by someone else."));
    }
    match service {
        Service::LeadSquared => still_on_its_team(fate, &place, moment),
        Service::Instantly => still_with_its_owner(fate, &place, ground, moment),
    }
}

/// LeadSquared has done it when it answers.
fn still_on_its_team(fate: CallFate, place: &str, moment: Moment) -> Judgement {
    let said_done = fate == CallFate::Done;
    if said_done && (moment.reading >= 2 || moment.late) {
        return failed(format!("LeadSquared said done, but still {place}."));
    }
    if moment.late {
        return failed(format!("Was not changed: still {place}."));
    }
    Judgement::Wait
}

/// Instantly works in the background and tells nobody when it is done.
fn still_with_its_owner(
    fate: CallFate,
    place: &str,
    ground: Ground<'_>,
    moment: Moment,
) -> Judgement {
    if !moment.late {
        return Judgement::Wait;
    }
    if let (CallFate::Done, Some(taken)) = (fate, ground.taken) {
        let why = format!("Not among the {taken} that Instantly took.");
        return Judgement::Is(Outcome::Unchanged, why);
    }
    if moment.quiet {
        return failed(format!(
            "Still {place} more than 15 minutes after it was sent."
        ));
    }
    let why = format!("Still {place} when last read; Instantly may still be working on it.");
    Judgement::Is(Outcome::Unknown, why)
}

fn failed(why: String) -> Judgement {
    Judgement::Is(Outcome::Failed, why)
}

fn has_it(intended: Intended, value: Option<Uuid>, targets: &[Uuid]) -> bool {
    match intended {
        Intended::Value(id) => value == Some(id),
        Intended::Nobody => value.is_none(),
        Intended::AnyTarget => value.is_some_and(|id| targets.contains(&id)),
    }
}

/// Where a record is, with the id in braces for its name.
fn place(service: Service, value: Option<Uuid>) -> String {
    match (service, value) {
        (Service::Instantly, Some(id)) => format!("with {{{id}}}"),
        (Service::Instantly, None) => "with nobody".to_owned(),
        (Service::LeadSquared, Some(id)) => format!("on {{{id}}}"),
        (Service::LeadSquared, None) => "on no team".to_owned(),
    }
}

#[cfg(test)]
mod tests;
