//! What a record's reading says of it. Pure: the whole honesty of a result is in this table.

use std::time::Duration;

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
    /// How long after its call a record is taken to stay as it is.
    pub(super) quiet_after: Duration,
}

/// What is known at the moment of a reading, beside the record itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment {
    /// The deadline is over.
    pub(super) late: bool,
    /// Every record has settled but those that are told by the others.
    pub(super) alone: bool,
    /// The record's call ended so long ago that what has not landed will not.
    pub(super) quiet: bool,
    /// Some record of the same call was seen changed to what it is meant to have.
    pub(super) landed: bool,
    /// How many records of the submission have what they are meant to have, those that had it
    /// before included. Complete when the others have settled.
    pub(super) with_it: u64,
}

/// What a reading says of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Judgement {
    /// It may still change.
    Wait,
    /// What it is shows in the others: whether it is to stay with the target that it had before, or
    /// was left out by the service's own limit.
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
                text::run::call_refused(service)
            } else {
                said
            };
            Some((Outcome::Failed, why))
        }
        CallFate::NotSent => {
            let said = unsettled.said.trim();
            let why = if said.is_empty() {
                text::run::not_reached(service)
            } else {
                text::run::not_sent_because(said)
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
        Seen::Gone => return failed(text::run::no_longer_in(service)),
        Seen::Value(value) => value,
        Seen::Unmatched => row.before,
    };
    if has_it(row.intended, value, ground.targets) {
        return if has_stayed(row, value) {
            stayed(fate, service, moment)
        } else {
            Judgement::Is(Outcome::Assigned, String::new())
        };
    }
    // LeadSquared has done it when it says so. Else the call may still be at work.
    let said_done = service == Service::LeadSquared && fate == CallFate::Done;
    let place = place(service, value);
    if value != row.before {
        return if said_done || moment.quiet && moment.late {
            failed(text::run::changed_by_someone_else(&place))
        } else {
            in_time(
                text::run::changed_by_someone_else_so_far(&place, service),
                moment,
            )
        };
    }
    if !moment.late {
        return Judgement::Wait;
    }
    if said_done {
        return failed(text::run::said_done(&place));
    }
    if let Some(judgement) = within_limit(fate, ground, moment) {
        return judgement;
    }
    if moment.quiet {
        let long = long(ground.quiet_after);
        return failed(text::run::still_after(&place, &long));
    }
    in_time(text::run::still_so_far(&place, service), moment)
}

/// What it says that a record is still with the target that it had before: that proves nothing,
/// unless its call is seen to have landed.
fn stayed(fate: CallFate, service: Service, moment: Moment) -> Judgement {
    let assigned = Judgement::Is(Outcome::Assigned, String::new());
    if !moment.alone || !(moment.late || moment.landed) {
        return Judgement::WaitForOthers;
    }
    if fate == CallFate::Done || moment.landed {
        return assigned;
    }
    if moment.quiet {
        let why = text::run::NOT_SEEN_TO_ARRIVE;
        return Judgement::Is(Outcome::Unchanged, why.to_owned());
    }
    in_time(text::run::as_it_was_so_far(service), moment)
}

/// Whether it has a target that it had before.
pub(super) fn has_stayed(row: &PlanRow, value: Option<Uuid>) -> bool {
    row.intended == Intended::AnyTarget && value == row.before
}

/// Unknown once the deadline is over: the service may go on after that.
fn in_time(why: String, moment: Moment) -> Judgement {
    if !moment.late {
        return Judgement::Wait;
    }
    Judgement::Is(Outcome::Unknown, why)
}

/// Whether a record that is as before was left out by the service's own limit: only if as many as
/// the limit allows have what they are meant to have, and the call is seen to have landed or has had
/// its time.
fn within_limit(fate: CallFate, ground: Ground<'_>, moment: Moment) -> Option<Judgement> {
    let taken = ground.taken?;
    if fate != CallFate::Done && !moment.landed {
        return None;
    }
    if !moment.alone {
        return Some(Judgement::WaitForOthers);
    }
    let all_taken = moment.with_it >= taken && (moment.landed || moment.quiet);
    all_taken.then(|| {
        let why = text::run::not_among_taken(taken);
        Judgement::Is(Outcome::Unchanged, why)
    })
}

/// A wait for people: "15 minutes".
fn long(wait: Duration) -> String {
    let seconds = wait.as_secs();
    if seconds >= 60 && seconds.is_multiple_of(60) {
        text::run::minutes(seconds / 60)
    } else {
        text::run::seconds(seconds)
    }
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
        (Service::Instantly, Some(id)) => text::run::with(id),
        (Service::Instantly, None) => text::run::WITH_NOBODY.to_owned(),
        (Service::LeadSquared, Some(id)) => text::run::on(id),
        (Service::LeadSquared, None) => text::run::ON_NO_TEAM.to_owned(),
    }
}

#[cfg(test)]
mod tests;
