//! The journal: what was confirmed is on disk before it leaves, and no end is ever lost or overwritten.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use assign::{Outcome, State};
use common::{answered, begin, call, call_states, end, finished, id, key, plan_id, planned};
use common::{records, sending, settled, silent, submission};
use roster_history::{
    CallState, CallTotals, CallVerdict, History, HistoryError, NewPlan, NewSubmission,
};

fn is_out_of_order<T: std::fmt::Debug>(answer: Result<T, HistoryError>) -> bool {
    matches!(answer, Err(HistoryError::OutOfOrder { .. }))
}

#[test]
fn a_submission_goes_from_checking_over_sending_to_its_end() {
    let history = History::in_memory().unwrap();
    planned(&history, 1, 2);
    history.begin(&submission(1)).unwrap();
    let begun = history.submission(id(1)).unwrap();
    assert_eq!(begun.line.state, State::Checking);
    assert_eq!(begun.runner.as_deref(), Some("one"));
    assert_eq!(begun.line.plan_id, Some(plan_id(1)));
    assert_eq!(history.plan(plan_id(1)).unwrap().submission_id, Some(id(1)));
    assert!(history.calls(id(1)).unwrap().is_empty(), "no calls yet");

    finished(&history, 2);
    let kept = history.submission(id(2)).unwrap();
    assert_eq!(kept.line.state, State::Succeeded);
    assert_eq!(kept.line.finished_at, Some(24));
    assert_eq!(kept.line.meaning, "It has ended.");
    assert_eq!(kept.line.outcomes.unwrap().assigned, 2);
    assert_eq!(
        kept.line.outcomes.unwrap().total(),
        2,
        "adds up to the plan"
    );
    assert_eq!(kept.runner, None, "nobody runs what has ended");
    let call = &history.calls(id(2)).unwrap()[0];
    assert_eq!(
        (call.state, call.verdict),
        (CallState::Answered, Some(CallVerdict::Done))
    );
    assert_eq!((call.sent_at, call.answered_at), (Some(21), Some(22)));
    assert_eq!(
        (call.status, call.took_ms, call.records),
        (Some(202), Some(390), Some(1))
    );
    assert_eq!(
        call.request_body.as_deref(),
        Some(r#"{"organization_user_ids":["u"]}"#),
        "the body exactly as sent"
    );
    let said = history.what_was_said(id(2)).unwrap();
    assert_eq!(
        said,
        (Some("as you like".to_owned()), Some(2)),
        "rows are added up"
    );
}

#[test]
fn a_plan_is_applied_once_and_only_when_it_is_ready() {
    let history = History::in_memory().unwrap();
    let reading = NewPlan {
        id: plan_id(1),
        ..common::plan(1)
    };
    history.begin_plan(&reading).unwrap();
    assert!(
        is_out_of_order(history.begin(&submission(1))),
        "it is still being read"
    );
    history.finish_plan(plan_id(1), &common::ready()).unwrap();
    history.begin(&submission(1)).unwrap();
    let mut again = submission(2);
    again.plan_id = plan_id(1);
    assert!(is_out_of_order(history.begin(&again)), "the plan is taken");
    again.plan_id = plan_id(9);
    assert_eq!(history.begin(&again).unwrap_err(), HistoryError::Missing);
    history.check().expect("nor a trace in the search index");
}

#[test]
fn calls_are_prepared_all_or_none_and_numbered_on() {
    let history = History::in_memory().unwrap();
    planned(&history, 1, 3);
    history.begin(&submission(1)).unwrap();
    let prepare = |calls: &[u128], records: &[Vec<u64>]| {
        let calls: Vec<_> = calls.iter().map(|number| call(*number)).collect();
        history.prepare_calls(id(1), &calls, records, 9)
    };
    prepare(&[1, 2], &[vec![1], vec![2]]).unwrap();
    // The last call's id is taken, so the transaction breaks after most of it was written.
    prepare(&[3, 1], &[vec![3], vec![]]).unwrap_err();
    assert_eq!(call_states(&history, 1).len(), 2, "no half preparation");
    assert_eq!(
        records(&history, 1)[2].call,
        None,
        "and no record in a call that is not there"
    );
    assert!(is_out_of_order(prepare(&[3], &[])), "a call without a list");
    assert!(
        is_out_of_order(prepare(&[3], &[vec![2]])),
        "a record is in one call only"
    );

    prepare(&[3], &[vec![3]]).unwrap();
    let keys: Vec<_> = history
        .calls(id(1))
        .unwrap()
        .iter()
        .map(|call| call.key)
        .collect();
    assert_eq!(keys, [key(1, 1), key(2, 1), key(3, 1)]);
    let next = history.prepared_calls(id(1), 1, 1).unwrap();
    assert_eq!(
        next[0].key,
        key(2, 1),
        "the next after the first, and no more than asked for"
    );
    let (page, total) = history.calls_page(id(1), 2, 5).unwrap();
    assert_eq!((page.len(), page[0].key, total), (1, key(3, 1), 3));
}

#[test]
fn what_the_person_left_out_is_never_given_to_a_call() {
    let history = History::in_memory().unwrap();
    planned(&history, 1, 2);
    let one = roster_history::Records::These(vec![2]);
    assert_eq!(history.tick(plan_id(1), &one, false).unwrap(), 1);
    let ticked = NewSubmission {
        revision: 1,
        ..submission(1)
    };
    history.begin(&ticked).unwrap();
    let answer = history.prepare_calls(id(1), &[call(1)], &[vec![1, 2]], 9);
    assert!(is_out_of_order(answer));
    assert!(history.calls(id(1)).unwrap().is_empty());
}

#[test]
fn a_call_is_marked_sent_only_once_and_only_while_its_submission_sends() {
    let history = History::in_memory().unwrap();
    sending(&history, 1);
    let mark = |seq, attempt, at| history.mark_sent(id(1), key(seq, attempt), at);
    assert_eq!(
        mark(3, 1, 9).unwrap_err(),
        HistoryError::Missing,
        "no such call"
    );
    assert_eq!(
        mark(1, 2, 9).unwrap_err(),
        HistoryError::Missing,
        "no such attempt"
    );
    mark(1, 1, 10).unwrap();
    assert!(is_out_of_order(mark(1, 1, 11)));
    assert_eq!(
        history.calls(id(1)).unwrap()[0].sent_at,
        Some(10),
        "the first time stays"
    );

    for state in [
        State::Checking,
        State::Asking,
        State::ReadingBack,
        State::Interrupted,
    ] {
        history.enter(id(1), state, "").unwrap();
        assert!(
            is_out_of_order(mark(2, 1, 12)),
            "nothing leaves while {state:?}"
        );
    }
    history.enter(id(1), State::Paused, "").unwrap();
    mark(2, 1, 13).expect("it had the right to leave just before the pause");
}

#[test]
fn an_end_is_never_overwritten() {
    let history = History::in_memory().unwrap();
    finished(&history, 1);
    let all = || {
        (
            history.submission(id(1)),
            history.calls(id(1)),
            records(&history, 1),
        )
    };
    let before = all();
    let steps = [
        history.mark_sent(id(1), key(1, 1), 99),
        history
            .end_call(id(1), key(1, 1), &silent(CallState::Unknown), None, 99)
            .map(drop),
        history.enter(id(1), State::Sending, ""),
        history.end_submission(id(1), &end(State::Failed), 99),
        history.settle(id(1), &[settled(1, Outcome::Failed, None)], 99),
        history.settle_rest(id(1), ""),
        history.checked(id(1), &[(1, assign::Seen::Gone)]),
        history.leave_out_moved(id(1)),
        history.forget_prepared(id(1)),
        history.prepare_calls(id(1), &[], &[], 99),
        history.interrupt(id(1), None, 99, ""),
        history.take_over(id(1), "two"),
        history.set_deadline(id(1), Some(99)),
        history.note_newcomers(id(1), 9),
    ];
    for (number, step) in steps.into_iter().enumerate() {
        assert!(is_out_of_order(step), "step {number}");
    }
    assert_eq!(
        history.reopen_unknown(id(1)).unwrap(),
        0,
        "nothing is unknown"
    );
    assert_eq!(all(), before);
}

#[test]
fn a_call_ends_once_and_only_as_what_can_be() {
    let history = History::in_memory().unwrap();
    sending(&history, 1);
    let finish = |seq, end: &_| history.end_call(id(1), key(seq, 1), end, None, 30);
    let done = answered(CallVerdict::Done);
    assert!(
        is_out_of_order(finish(1, &done)),
        "no answer to what was not sent"
    );
    assert!(
        is_out_of_order(finish(1, &silent(CallState::Unknown))),
        "nor is that unknown"
    );
    assert!(
        is_out_of_order(finish(1, &silent(CallState::Sent))),
        "that is no end"
    );
    assert!(
        is_out_of_order(finish(1, &silent(CallState::Answered))),
        "an answer is worth something"
    );
    finish(1, &silent(CallState::NotSent)).expect("it never got the right to leave");
    assert!(is_out_of_order(finish(1, &silent(CallState::NotSent))));
    history.mark_sent(id(1), key(2, 1), 25).unwrap();
    finish(2, &done).unwrap();
    assert!(is_out_of_order(finish(2, &silent(CallState::Unknown))));
    let totals = CallTotals {
        answered: 1,
        not_sent: 1,
        ..CallTotals::default()
    };
    assert_eq!(history.call_totals(id(1)).unwrap(), totals);
}

#[test]
fn a_next_attempt_is_prepared_in_the_same_step_as_the_end_before_it() {
    let history = History::in_memory().unwrap();
    sending(&history, 1);
    let refused = answered(CallVerdict::Refused);
    history.mark_sent(id(1), key(1, 1), 25).unwrap();
    // Its id is taken, so the step breaks after the end was written.
    let taken = Some(call(2).id);
    history
        .end_call(id(1), key(1, 1), &refused, taken, 30)
        .unwrap_err();
    assert_eq!(
        history.calls(id(1)).unwrap()[0].state,
        CallState::Sent,
        "all or nothing"
    );

    let next = history
        .end_call(id(1), key(1, 1), &refused, Some(id(7)), 30)
        .unwrap();
    assert_eq!(next, key(1, 2));
    let calls = history.calls(id(1)).unwrap();
    let states: Vec<_> = calls.iter().map(|call| (call.key, call.state)).collect();
    let expected = [
        (key(1, 1), CallState::Answered),
        (key(1, 2), CallState::Prepared),
        (key(2, 1), CallState::Prepared),
    ];
    assert_eq!(states, expected);
    assert_eq!(
        calls[1].request_body, calls[0].request_body,
        "the same call once more"
    );
    assert_eq!((calls[1].prepared_at, calls[1].status), (30, None));
    history.mark_sent(id(1), next, 31).unwrap();
}

#[test]
fn a_submission_ends_only_when_everything_has_its_end() {
    let history = History::in_memory().unwrap();
    sending(&history, 1);
    let finish = |state| history.end_submission(id(1), &end(state), 40);
    assert!(
        is_out_of_order(finish(State::Stopped)),
        "records without an outcome"
    );
    history.mark_sent(id(1), key(1, 1), 25).unwrap();
    history
        .settle(id(1), &[settled(1, Outcome::Unknown, None)], 26)
        .unwrap();
    history.settle_rest(id(1), "You stopped it.").unwrap();
    assert!(
        is_out_of_order(finish(State::Stopped)),
        "a call is on its way"
    );
    let unknown = silent(CallState::Unknown);
    history
        .end_call(id(1), key(1, 1), &unknown, None, 30)
        .unwrap();
    assert!(is_out_of_order(finish(State::Sending)), "that is no end");
    assert!(
        is_out_of_order(history.enter(id(1), State::Failed, "")),
        "an end is not just entered"
    );
    finish(State::Stopped).unwrap();
    let states = [CallState::Unknown, CallState::NotSent];
    assert_eq!(
        call_states(&history, 1),
        states,
        "what was only prepared was not sent"
    );
    let outcomes = history.submission(id(1)).unwrap().line.outcomes.unwrap();
    assert_eq!(
        (outcomes.unknown, outcomes.skipped, outcomes.total()),
        (1, 1, 2)
    );
}

#[test]
fn a_submission_is_removed_only_after_its_end_and_with_all_that_is_its_own() {
    let history = History::in_memory().unwrap();
    begin(&history, &submission(1));
    assert!(is_out_of_order(history.remove_submission(id(1))));
    history
        .end_submission(id(1), &end(State::NotRun), 9)
        .unwrap();
    finished(&history, 2);
    history.remove_submission(id(1)).unwrap();
    history.remove_submission(id(2)).unwrap();
    assert!(history.calls(id(2)).unwrap().is_empty());
    assert_eq!(history.plan(plan_id(2)).unwrap_err(), HistoryError::Missing);
    assert_eq!(
        history.remove_submission(id(1)).unwrap_err(),
        HistoryError::Missing
    );
    history.check().unwrap();
}
