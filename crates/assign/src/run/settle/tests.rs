use super::*;
use crate::{Key, Standing};

const BEFORE: Uuid = Uuid::from_u128(1);
const ADA: Uuid = Uuid::from_u128(2);
const BRUNO: Uuid = Uuid::from_u128(3);
const OTHER: Uuid = Uuid::from_u128(4);

const EARLY: Moment = Moment {
    late: false,
    alone: false,
    quiet: false,
    landed: false,
    with_it: 0,
};
const ALONE: Moment = Moment {
    alone: true,
    ..EARLY
};
const LATE: Moment = Moment {
    late: true,
    ..EARLY
};
const QUIET: Moment = Moment {
    quiet: true,
    ..LATE
};
/// The others have settled, and of the same call nothing was seen changed.
const LATE_ALONE: Moment = Moment {
    alone: true,
    ..LATE
};
/// As many of the call as the limit allows were seen changed.
const TAKEN: Moment = Moment {
    landed: true,
    with_it: 5,
    ..LATE_ALONE
};
const TAKEN_FEWER: Moment = Moment {
    with_it: 4,
    ..TAKEN
};
/// As many had it before, and nothing was seen changed.
const HAD_IT: Moment = Moment {
    landed: false,
    ..TAKEN
};
/// Before the deadline of the last call, but long after the record's own.
const QUIET_EARLY: Moment = Moment {
    quiet: true,
    ..EARLY
};

const fn landed(moment: Moment) -> Moment {
    Moment {
        landed: true,
        ..moment
    }
}

const fn quiet(moment: Moment) -> Moment {
    Moment {
        quiet: true,
        ..moment
    }
}

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
        quiet_after: Duration::from_mins(15),
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
        (LeadSquared, Done, None, EARLY, WAIT),
        (LeadSquared, Done, None, QUIET_EARLY, WAIT),
        (LeadSquared, Done, None, LATE, FAILED),
        (LeadSquared, Unknown, None, EARLY, WAIT),
        (LeadSquared, Unknown, None, LATE, UNKNOWN),
        (LeadSquared, Unknown, None, QUIET, FAILED),
        (Instantly, Done, None, EARLY, WAIT),
        (Instantly, Done, None, QUIET_EARLY, WAIT),
        (Instantly, Done, None, LATE, UNKNOWN),
        (Instantly, Done, None, QUIET, FAILED),
        (Instantly, Unknown, None, EARLY, WAIT),
        (Instantly, Unknown, None, LATE, UNKNOWN),
        (Instantly, Unknown, None, QUIET, FAILED),
        (Instantly, Done, Some(5), EARLY, WAIT),
        (Instantly, Done, Some(5), LATE, WAIT),
        (Instantly, Done, Some(5), LATE_ALONE, UNKNOWN),
        (Instantly, Done, Some(5), TAKEN_FEWER, UNKNOWN),
        (Instantly, Done, Some(5), HAD_IT, UNKNOWN),
        (Instantly, Done, Some(5), TAKEN, UNCHANGED),
        (Instantly, Done, Some(5), quiet(LATE_ALONE), FAILED),
        (Instantly, Done, Some(5), quiet(TAKEN_FEWER), FAILED),
        (Instantly, Done, Some(5), quiet(HAD_IT), UNCHANGED),
        (Instantly, Unknown, Some(5), LATE, UNKNOWN),
        (Instantly, Unknown, Some(5), TAKEN, UNCHANGED),
        (Instantly, Unknown, Some(5), quiet(HAD_IT), FAILED),
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
fn what_was_meant_is_proof_whatever_the_call_said() {
    let table = [
        (Intended::Value(ADA), Some(ADA)),
        (Intended::Nobody, None),
        (Intended::AnyTarget, Some(ADA)),
        (Intended::AnyTarget, Some(BRUNO)),
    ];
    for (intended, value) in table {
        for fate in [CallFate::Done, CallFate::Unknown] {
            for moment in [EARLY, LATE, QUIET] {
                let row = row(Some(BEFORE), intended);
                let ground = ground(Service::Instantly, None);
                let judgement = settle(&row, fate, Seen::Value(value), ground, moment);
                assert_eq!(outcome(&judgement), ASSIGNED, "{intended:?} {value:?}");
            }
        }
    }
}

#[test]
fn what_somebody_else_changed_may_still_be_overtaken_by_a_call_at_work() {
    use CallFate::{Done, Unknown};
    use Service::{Instantly, LeadSquared};
    let table = [
        (LeadSquared, Done, EARLY, FAILED),
        (LeadSquared, Unknown, EARLY, WAIT),
        (LeadSquared, Unknown, LATE, UNKNOWN),
        (LeadSquared, Unknown, QUIET, FAILED),
        (Instantly, Done, EARLY, WAIT),
        (Instantly, Done, QUIET_EARLY, WAIT),
        (Instantly, Done, LATE, UNKNOWN),
        (Instantly, Done, QUIET, FAILED),
        (Instantly, Unknown, LATE, UNKNOWN),
    ];
    for (service, fate, moment, expected) in table {
        for (intended, value) in [
            (Intended::Value(ADA), Some(BRUNO)),
            (Intended::Value(ADA), None),
            (Intended::Nobody, Some(OTHER)),
            (Intended::AnyTarget, Some(OTHER)),
        ] {
            let row = row(Some(BEFORE), intended);
            let ground = ground(service, None);
            let judgement = settle(&row, fate, Seen::Value(value), ground, moment);
            assert_eq!(
                outcome(&judgement),
                expected,
                "{service} {fate:?} {intended:?} {value:?} {moment:?}"
            );
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
    assert_eq!(judge(ADA, EARLY), Judgement::WaitForOthers);
    assert_eq!(
        judge(ADA, ALONE),
        Judgement::WaitForOthers,
        "nothing of its call was seen to land"
    );
    assert_eq!(
        outcome(&judge(ADA, landed(ALONE))),
        ASSIGNED,
        "all others are done"
    );
    assert_eq!(
        judge(ADA, landed(EARLY)),
        Judgement::WaitForOthers,
        "the call may still be at work"
    );
    assert_eq!(
        judge(ADA, LATE),
        Judgement::WaitForOthers,
        "the deadline is over, but the others may show that the call has landed"
    );
    assert_eq!(outcome(&judge(ADA, LATE_ALONE)), ASSIGNED, "it said done");
    assert_eq!(outcome(&judge(BRUNO, EARLY)), ASSIGNED, "it has moved");
}

#[test]
fn a_target_that_a_lead_had_before_is_no_proof_of_a_call_that_may_never_have_arrived() {
    let row = row(Some(ADA), Intended::AnyTarget);
    let ground = ground(Service::Instantly, None);
    let judge = |moment| {
        let seen = Seen::Value(Some(ADA));
        outcome(&settle(&row, CallFate::Unknown, seen, ground, moment))
    };
    let quiet = quiet(LATE_ALONE);
    assert_eq!(
        judge(LATE_ALONE),
        Some(Outcome::Unknown),
        "it may still arrive"
    );
    assert_eq!(
        judge(quiet),
        Some(Outcome::Unchanged),
        "it never did, and the lead has what it was meant to have"
    );
    assert_eq!(
        judge(landed(quiet)),
        ASSIGNED,
        "others of the call have moved"
    );
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
                let seen = Seen::Value(now);
                let judgement = settle(&row, fate, seen, ground(service, None), LATE_ALONE);
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
    let judge = |service, seen| settle(&row, CallFate::Done, seen, ground(service, None), QUIET);
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
fn how_long_was_waited_is_said_as_it_is() {
    let row = row(Some(BEFORE), Intended::Value(ADA));
    for (quiet_after, long) in [(900, "15 minutes"), (60, "1 minute"), (90, "90 seconds")] {
        let ground = Ground {
            quiet_after: Duration::from_secs(quiet_after),
            ..ground(Service::Instantly, None)
        };
        let seen = Seen::Value(Some(BEFORE));
        let judgement = settle(&row, CallFate::Done, seen, ground, QUIET);
        let why = format!("Still with {{{BEFORE}}} more than {long} after it was sent.");
        assert_eq!(judgement, Judgement::Is(Outcome::Failed, why));
    }
}

#[test]
fn what_was_refused_or_never_left_is_certain_without_reading() {
    let unsettled = |fate, said: &str| Unsettled {
        row: row(None, Intended::Value(ADA)),
        call: 1,
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
