use super::*;
use crate::{Key, Standing};

const BEFORE: Uuid = Uuid::from_u128(1);
const ADA: Uuid = Uuid::from_u128(2);
const BRUNO: Uuid = Uuid::from_u128(3);
const OTHER: Uuid = Uuid::from_u128(4);

const FIRST: Moment = Moment {
    reading: 1,
    late: false,
    alone: false,
    quiet: false,
};
const SECOND: Moment = Moment {
    reading: 2,
    ..FIRST
};
const ALONE: Moment = Moment {
    alone: true,
    ..SECOND
};
const LATE: Moment = Moment {
    late: true,
    ..SECOND
};
const QUIET: Moment = Moment {
    quiet: true,
    ..LATE
};
/// Before the deadline of the last call, but long after the record's own.
const QUIET_EARLY: Moment = Moment {
    quiet: true,
    ..FIRST
};

const WAIT: Option<Outcome> = None;
const ASSIGNED: Option<Outcome> = Some(Outcome::Assigned);
const UNCHANGED: Option<Outcome> = Some(Outcome::Unchanged);
const FAILED: Option<Outcome> = Some(Outcome::Failed);
const UNKNOWN: Option<Outcome> = Some(Outcome::Unknown);

fn row(before: Option<Uuid>, intended: Intended) -> PlanRow {
    PlanRow {
        seq: 1,
        key: Key {
            id: Uuid::from_u128(9),
            email: String::new(),
        },
        before,
        intended,
        standing: Standing::Change,
    }
}

fn ground(service: Service, taken: Option<u64>) -> Ground<'static> {
    Ground {
        service,
        targets: &[ADA, BRUNO],
        taken,
    }
}

fn outcome(judgement: &Judgement) -> Option<Outcome> {
    match judgement {
        Judgement::Wait | Judgement::WaitForOthers => None,
        Judgement::Is(outcome, _) => Some(*outcome),
    }
}

#[test]
fn what_is_still_as_before_is_judged_by_how_the_service_works() {
    use CallFate::{Done, Unknown};
    use Service::{Instantly, LeadSquared};
    let table = [
        (LeadSquared, Done, None, FIRST, WAIT),
        (LeadSquared, Done, None, SECOND, FAILED),
        (LeadSquared, Done, None, LATE, FAILED),
        (LeadSquared, Unknown, None, FIRST, WAIT),
        (LeadSquared, Unknown, None, SECOND, WAIT),
        (LeadSquared, Unknown, None, LATE, FAILED),
        (Instantly, Done, None, FIRST, WAIT),
        (Instantly, Done, None, SECOND, WAIT),
        (Instantly, Done, None, QUIET_EARLY, WAIT),
        (Instantly, Done, None, LATE, UNKNOWN),
        (Instantly, Done, None, QUIET, FAILED),
        (Instantly, Unknown, None, SECOND, WAIT),
        (Instantly, Unknown, None, LATE, UNKNOWN),
        (Instantly, Unknown, None, QUIET, FAILED),
        (Instantly, Done, Some(5), SECOND, WAIT),
        (Instantly, Done, Some(5), LATE, UNCHANGED),
        (Instantly, Done, Some(5), QUIET, UNCHANGED),
        (Instantly, Unknown, Some(5), LATE, UNKNOWN),
    ];
    let row = row(Some(BEFORE), Intended::Value(ADA));
    for (service, fate, taken, moment, expected) in table {
        let seen = Seen::Value(Some(BEFORE));
        let judgement = settle(&row, fate, seen, ground(service, taken), moment);
        assert_eq!(
            outcome(&judgement),
            expected,
            "{service} {fate:?} {taken:?} {moment:?}"
        );
    }
}

#[test]
fn a_value_is_proof_whatever_the_call_said() {
    let table = [
        (Intended::Value(ADA), Some(ADA), ASSIGNED),
        (Intended::Value(ADA), Some(BRUNO), FAILED),
        (Intended::Value(ADA), Some(OTHER), FAILED),
        (Intended::Value(ADA), None, FAILED),
        (Intended::Nobody, None, ASSIGNED),
        (Intended::Nobody, Some(OTHER), FAILED),
        (Intended::AnyTarget, Some(ADA), ASSIGNED),
        (Intended::AnyTarget, Some(BRUNO), ASSIGNED),
        (Intended::AnyTarget, Some(OTHER), FAILED),
        (Intended::AnyTarget, None, FAILED),
    ];
    for (intended, value, expected) in table {
        for fate in [CallFate::Done, CallFate::Unknown] {
            for moment in [FIRST, LATE, QUIET] {
                let row = row(Some(BEFORE), intended);
                let ground = ground(Service::Instantly, None);
                let judgement = settle(&row, fate, Seen::Value(value), ground, moment);
                assert_eq!(outcome(&judgement), expected, "{intended:?} {value:?}");
            }
        }
    }
}

#[test]
fn a_target_that_a_lead_had_before_proves_nothing_until_the_others_are_done() {
    let row = row(Some(ADA), Intended::AnyTarget);
    let ground = ground(Service::Instantly, None);
    let judge = |value, moment| {
        settle(
            &row,
            CallFate::Done,
            Seen::Value(Some(value)),
            ground,
            moment,
        )
    };
    assert_eq!(judge(ADA, SECOND), Judgement::WaitForOthers);
    assert_eq!(outcome(&judge(ADA, ALONE)), ASSIGNED, "all others are done");
    assert_eq!(outcome(&judge(ADA, LATE)), ASSIGNED, "the deadline is over");
    assert_eq!(outcome(&judge(BRUNO, FIRST)), ASSIGNED, "it has moved");
}

#[test]
fn nothing_waits_past_the_deadline() {
    let values = [None, Some(BEFORE), Some(ADA), Some(OTHER)];
    let intended = [Intended::Value(ADA), Intended::Nobody, Intended::AnyTarget];
    for service in [Service::Instantly, Service::LeadSquared] {
        for (before, now, intended) in values
            .iter()
            .flat_map(|before| values.iter().map(move |now| (*before, *now)))
            .flat_map(|(before, now)| intended.map(|intended| (before, now, intended)))
        {
            for fate in [CallFate::Done, CallFate::Unknown] {
                let row = row(before, intended);
                let judgement = settle(&row, fate, Seen::Value(now), ground(service, None), LATE);
                assert!(
                    matches!(judgement, Judgement::Is(..)),
                    "{service} {fate:?} {before:?} {now:?} {intended:?}"
                );
            }
        }
    }
}

#[test]
fn what_is_gone_and_what_somebody_else_changed_is_said_with_its_id_in_braces() {
    let row = row(Some(BEFORE), Intended::Value(ADA));
    let judge = |service, seen| settle(&row, CallFate::Done, seen, ground(service, None), FIRST);
    let table = [
        (
            Service::LeadSquared,
            Seen::Gone,
            "No longer in LeadSquared.".to_owned(),
        ),
        (
            Service::Instantly,
            Seen::Value(Some(OTHER)),
            format!("Now with {{{OTHER}}}: changed by someone else."),
        ),
        (
            Service::Instantly,
            Seen::Value(None),
            "Now with nobody: changed by someone else.".to_owned(),
        ),
        (
            Service::LeadSquared,
            Seen::Value(Some(OTHER)),
            format!("Now on {{{OTHER}}}: changed by someone else."),
        ),
    ];
    for (service, seen, why) in table {
        assert_eq!(judge(service, seen), Judgement::Is(Outcome::Failed, why));
    }
}

#[test]
fn what_was_refused_or_never_left_is_certain_without_reading() {
    let unsettled = |fate, said: &str| Unsettled {
        row: row(None, Intended::Value(ADA)),
        fate,
        ended_at: 0,
        said: said.to_owned(),
    };
    let table = [
        (CallFate::Refused, "no right", FAILED),
        (CallFate::Refused, "", FAILED),
        (CallFate::NotSent, "no network", Some(Outcome::Skipped)),
        (CallFate::NotSent, "", Some(Outcome::Skipped)),
        (CallFate::Done, "", None),
        (CallFate::Unknown, "", None),
    ];
    for (fate, said, expected) in table {
        let unread = unread(&unsettled(fate, said), Service::Instantly);
        let why = unread.as_ref().map_or("", |(_, why)| why);
        assert!(why.contains(said), "{fate:?} says it: {why}");
        assert_eq!(unread.is_some(), !why.is_empty(), "{fate:?} says why");
        assert_eq!(unread.map(|(outcome, _)| outcome), expected, "{fate:?}");
    }
}
