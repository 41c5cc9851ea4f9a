//! A submission while it runs: checked, left out, sent, settled, interrupted and gone on with.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use assign::{CallFate, Outcome, Seen, Settled, Standing, State};
use common::{
    answered, begin, call, call_states, end, entry, finished, found, id, key, owner, plan_id,
};
use common::{planned, records, sending, settled, silent, submission};
use roster_history::{CallState, CallVerdict, History, HistoryError, RecordQuery, Show};

/// A submission of so many leads that is being checked.
fn checking(leads: u64) -> History {
    let history = History::in_memory().unwrap();
    planned(&history, 1, leads);
    history.begin(&submission(1)).unwrap();
    history
}

fn to_check(history: &History, after: u64, most: u32) -> Vec<u64> {
    let rows = history.to_check(id(1), after, most).unwrap();
    rows.iter().map(|row| row.seq).collect()
}

#[test]
fn what_is_checked_is_what_has_not_been_sent() {
    let history = checking(5);
    assert_eq!(to_check(&history, 0, 10), [1, 2, 3, 4, 5]);
    assert_eq!(
        to_check(&history, 2, 2),
        [3, 4],
        "the next ones, no more than asked for"
    );
    let calls = [call(1), call(2)];
    history
        .prepare_calls(id(1), &calls, &[vec![1, 2], vec![3]], 9)
        .unwrap();
    assert_eq!(
        to_check(&history, 0, 10),
        [1, 2, 3, 4, 5],
        "prepared is not sent"
    );
    history.enter(id(1), State::Sending, "").unwrap();
    history.mark_sent(id(1), key(1, 1), 10).unwrap();
    history
        .settle(id(1), &[settled(4, Outcome::Skipped, None)], 10)
        .unwrap();
    assert_eq!(to_check(&history, 0, 10), [3, 5]);
    let without: Vec<_> = history
        .without_call(id(1))
        .unwrap()
        .iter()
        .map(|r| r.seq)
        .collect();
    assert_eq!(without, [5]);
    let tally = history.tally(id(1)).unwrap();
    assert_eq!((tally.records, tally.waiting, tally.unsent), (5, 2, 2));
    assert_eq!(tally.last_ended_at, None);
}

#[test]
fn what_moved_is_counted_and_then_left_out_with_its_reason() {
    let history = checking(5);
    let calls = [call(1)];
    history
        .prepare_calls(id(1), &calls, &[vec![1, 2]], 9)
        .unwrap();
    let value = |number| Seen::Value(Some(owner(number)));
    let seen = [
        (1, Seen::Value(None)),
        (2, value(1)),
        (3, value(7)),
        (4, Seen::Gone),
    ];
    history.checked(id(1), &seen).unwrap();
    history.note_newcomers(id(1), 3).unwrap();
    let tally = history.tally(id(1)).unwrap();
    assert_eq!(
        (tally.moved, tally.gone),
        (2, 1),
        "as they were is not moved"
    );
    let query = RecordQuery {
        show: Show::Moved,
        limit: 9,
        ..RecordQuery::default()
    };
    assert_eq!(history.record_page(plan_id(1), &query).unwrap().1, 3);
    let others = [found(2, None).id, id(77), found(3, None).id, id(77)];
    assert_eq!(history.not_planned(id(1), &others).unwrap(), [id(77)]);
    assert_eq!(history.submission(id(1)).unwrap().newcomers, 3);

    history.leave_out_moved(id(1)).unwrap();
    let kept: Vec<_> = records(&history, 1)
        .into_iter()
        .map(|r| (r.standing, r.why))
        .collect();
    let now = format!("Changed since the plan: now {{{}}}.", owner(7));
    let expected = [
        (Standing::Change, ""),
        (Standing::Right, ""),
        (Standing::Skipped, &now),
        (Standing::Skipped, "No longer there."),
        (Standing::Change, ""),
    ];
    assert_eq!(
        kept,
        expected.map(|(standing, why)| (standing, why.to_owned()))
    );
    let tally = history.tally(id(1)).unwrap();
    assert_eq!(
        (tally.moved, tally.gone),
        (0, 0),
        "nothing is left to ask about"
    );
    assert_eq!(history.submission(id(1)).unwrap().newcomers, 0);
    assert!(
        history.calls(id(1)).unwrap().is_empty(),
        "it named a record that is left out"
    );
    let without: Vec<_> = history
        .without_call(id(1))
        .unwrap()
        .iter()
        .map(|r| r.seq)
        .collect();
    assert_eq!(without, [1, 5]);
}

#[test]
fn a_record_that_became_nobodys_says_so() {
    let history = History::in_memory().unwrap();
    history.begin_plan(&common::plan(1)).unwrap();
    history
        .add_records(plan_id(1), &[entry(1, Some(2))], None)
        .unwrap();
    history.arrange(plan_id(1), &common::to_owner_1(1)).unwrap();
    history.finish_plan(plan_id(1), &common::ready()).unwrap();
    history.begin(&submission(1)).unwrap();
    history.checked(id(1), &[(1, Seen::Value(None))]).unwrap();
    history.leave_out_moved(id(1)).unwrap();
    assert_eq!(
        records(&history, 1)[0].why,
        "Changed since the plan: now nobody's."
    );
}

#[test]
fn forgetting_what_is_prepared_frees_its_records_unless_an_attempt_may_have_landed() {
    let history = checking(3);
    let calls = [call(1), call(2), call(3)];
    history
        .prepare_calls(id(1), &calls, &[vec![1], vec![2], vec![3]], 9)
        .unwrap();
    history.enter(id(1), State::Sending, "").unwrap();
    let ends = [
        (1, answered(CallVerdict::Refused)),
        (2, silent(CallState::Unknown)),
    ];
    for (seq, end) in ends {
        history.mark_sent(id(1), key(seq, 1), 10).unwrap();
        history
            .end_call(id(1), key(seq, 1), &end, Some(id(seq.into())), 11)
            .unwrap();
    }
    assert_eq!(
        to_check(&history, 0, 9),
        [1, 3],
        "number 2 may have changed"
    );
    history.forget_prepared(id(1)).unwrap();
    let calls: Vec<_> = records(&history, 1).iter().map(|r| r.call).collect();
    assert_eq!(calls, [None, Some(2), None]);
    let states = [CallState::Answered, CallState::Unknown];
    assert_eq!(
        call_states(&history, 1),
        states,
        "what was sent stays in the history"
    );
    let waiting = history.to_settle(id(1), 0, 9).unwrap();
    assert_eq!(
        (waiting.len(), waiting[0].row.seq, waiting[0].fate),
        (1, 2, CallFate::Unknown)
    );
    history
        .prepare_calls(id(1), &[call(4)], &[vec![1, 3]], 12)
        .unwrap();
    assert_eq!(
        history.calls(id(1)).unwrap()[2].key,
        key(3, 1),
        "numbers go on"
    );
}

#[test]
fn the_fate_of_a_record_is_the_most_that_its_attempts_can_have_done() {
    let refused = || answered(CallVerdict::Refused);
    let cases = [
        (vec![answered(CallVerdict::Done)], CallFate::Done, ""),
        (vec![refused()], CallFate::Refused, "as you like"),
        (vec![answered(CallVerdict::Unclear)], CallFate::Unknown, ""),
        (vec![silent(CallState::NotSent)], CallFate::NotSent, ""),
        (vec![silent(CallState::Unknown)], CallFate::Unknown, ""),
        (
            vec![silent(CallState::NotSent), refused()],
            CallFate::Refused,
            "as you like",
        ),
        (
            vec![silent(CallState::Unknown), refused()],
            CallFate::Unknown,
            "",
        ),
        (
            vec![silent(CallState::Unknown), silent(CallState::NotSent)],
            CallFate::Unknown,
            "",
        ),
        (
            vec![silent(CallState::Unknown), answered(CallVerdict::Done)],
            CallFate::Done,
            "",
        ),
        (
            vec![refused(), silent(CallState::NotSent)],
            CallFate::NotSent,
            "",
        ),
    ];
    for (ends, fate, said) in cases {
        let history = checking(1);
        history
            .prepare_calls(id(1), &[call(1)], &[vec![1]], 9)
            .unwrap();
        history.enter(id(1), State::Sending, "").unwrap();
        let last = ends.len();
        for (attempt, end) in (1..).zip(&ends) {
            assert!(
                history.to_settle(id(1), 0, 9).unwrap().is_empty(),
                "it has not ended"
            );
            let key = key(1, attempt);
            history.mark_sent(id(1), key, 10).unwrap();
            let again = (usize::try_from(attempt).unwrap() < last).then(|| id(attempt.into()));
            history
                .end_call(id(1), key, end, again, 10 + i64::from(attempt))
                .unwrap();
        }
        let unsettled = history.to_settle(id(1), 0, 9).unwrap();
        assert_eq!(
            (unsettled[0].fate, &*unsettled[0].said),
            (fate, said),
            "{ends:?}"
        );
        assert_eq!(unsettled[0].ended_at, 10 + i64::try_from(last).unwrap());
    }
}

#[test]
fn outcomes_are_written_once_and_a_look_without_one_leaves_it_open() {
    let history = checking(2);
    let look = Settled {
        outcome: None,
        why: "Not yet.".to_owned(),
        ..settled(1, Outcome::Assigned, Some(Seen::Value(Some(owner(3)))))
    };
    history.settle(id(1), &[look], 30).unwrap();
    history
        .settle(id(1), &[settled(1, Outcome::Unknown, None)], 40)
        .unwrap();
    let kept = &records(&history, 1)[0];
    assert_eq!(kept.outcome, Some(Outcome::Unknown));
    let last_seen = (kept.after, kept.read_at);
    assert_eq!(
        last_seen,
        (Some(Seen::Value(Some(owner(3)))), Some(30)),
        "what was seen stays"
    );
    let both = [
        settled(2, Outcome::Failed, None),
        settled(1, Outcome::Assigned, None),
    ];
    let again = history.settle(id(1), &both, 50).unwrap_err();
    assert!(
        matches!(again, HistoryError::OutOfOrder { .. }),
        "{again:?}"
    );
    assert_eq!(
        records(&history, 1)[1].outcome,
        None,
        "and nothing of the rest is written"
    );
    let missing = history.settle(id(1), &[settled(3, Outcome::Failed, None)], 50);
    assert_eq!(missing.unwrap_err(), HistoryError::Missing);
}

#[test]
fn the_rest_is_settled_by_its_standing_and_what_left_keeps_waiting() {
    let history = History::in_memory().unwrap();
    history.begin_plan(&common::plan(1)).unwrap();
    let leads: Vec<_> = (1..=6).map(|number| entry(number, None)).collect();
    history.add_records(plan_id(1), &leads, None).unwrap();
    let mut arranged = common::to_owner_1(6);
    arranged[3].standing = Standing::Right;
    arranged[4].standing = Standing::LeftOut;
    arranged[5].standing = Standing::Skipped;
    history.arrange(plan_id(1), &arranged).unwrap();
    history.finish_plan(plan_id(1), &common::ready()).unwrap();
    history.begin(&submission(1)).unwrap();
    history
        .prepare_calls(id(1), &[call(1), call(2)], &[vec![1], vec![2]], 9)
        .unwrap();
    history.enter(id(1), State::Sending, "").unwrap();
    history.mark_sent(id(1), key(1, 1), 10).unwrap();
    history
        .end_call(id(1), key(1, 1), &silent(CallState::NotSent), None, 11)
        .unwrap();

    history.settle_rest(id(1), "You stopped it.").unwrap();
    let kept: Vec<_> = records(&history, 1)
        .into_iter()
        .map(|r| (r.outcome, r.why))
        .collect();
    let skipped = Some(Outcome::Skipped);
    let expected = [
        (None, ""),
        (skipped, "You stopped it."),
        (skipped, "You stopped it."),
        (Some(Outcome::Unchanged), ""),
        (skipped, ""),
        (skipped, ""),
    ];
    assert_eq!(
        kept,
        expected.map(|(outcome, why)| (outcome, why.to_owned()))
    );
    let fate = history.to_settle(id(1), 0, 9).unwrap()[0].fate;
    assert_eq!(fate, CallFate::NotSent, "its call says why");
    let tally = history.tally(id(1)).unwrap();
    assert_eq!((tally.outcomes.skipped, tally.changes.skipped), (4, 2));
    assert_eq!(
        (tally.waiting, tally.unsent, tally.last_ended_at),
        (1, 0, Some(11))
    );
}

#[test]
fn what_is_unknown_can_be_read_back_again_after_the_end() {
    let history = History::in_memory().unwrap();
    sending(&history, 1);
    for seq in 1..=2 {
        history.mark_sent(id(1), key(seq, 1), 10).unwrap();
        history
            .end_call(id(1), key(seq, 1), &silent(CallState::Unknown), None, 11)
            .unwrap();
    }
    let seen = Some(Seen::Value(Some(owner(1))));
    let outcomes = [
        settled(1, Outcome::Assigned, seen),
        settled(2, Outcome::Unknown, None),
    ];
    history.settle(id(1), &outcomes, 12).unwrap();
    history
        .end_submission(id(1), &end(State::PartlyDone), 13)
        .unwrap();

    assert_eq!(history.reopen_unknown(id(1)).unwrap(), 1);
    let open = history.submission(id(1)).unwrap().line;
    assert_eq!((open.state, open.finished_at), (State::ReadingBack, None));
    assert_eq!(open.outcomes, None, "they are not final any more");
    assert_eq!(history.to_settle(id(1), 0, 9).unwrap()[0].row.seq, 2);
    history
        .settle(id(1), &[settled(2, Outcome::Assigned, seen)], 20)
        .unwrap();
    history
        .end_submission(id(1), &end(State::Succeeded), 21)
        .unwrap();
    assert_eq!(
        history
            .submission(id(1))
            .unwrap()
            .line
            .outcomes
            .unwrap()
            .assigned,
        2
    );
    assert_eq!(history.received(id(1)).unwrap(), [(Some(owner(1)), 2)]);
}

#[test]
fn an_interrupted_run_keeps_what_is_prepared_and_does_not_know_what_was_on_its_way() {
    let history = History::in_memory().unwrap();
    sending(&history, 1);
    history.mark_sent(id(1), key(1, 1), 10).unwrap();
    finished(&history, 2);
    begin(&history, &submission(3));
    let one = Some("one".to_owned());
    let open = [
        (id(1), one.clone(), State::Sending),
        (id(3), one, State::Checking),
    ];
    assert_eq!(
        history.open_submissions().unwrap(),
        open,
        "what has ended is left alone"
    );

    history
        .interrupt(id(1), Some("other"), 50, "")
        .expect_err("that process did not run it");
    history
        .interrupt(id(1), Some("one"), 50, "Roster ended.")
        .unwrap();
    let states = [CallState::Unknown, CallState::Prepared];
    assert_eq!(call_states(&history, 1), states);
    let kept = history.submission(id(1)).unwrap();
    assert_eq!((kept.line.state, kept.runner), (State::Interrupted, None));
    assert_eq!(kept.line.meaning, "Roster ended.");
    let call = &history.calls(id(1)).unwrap()[0];
    assert_eq!(
        call.detail.as_deref(),
        Some("Roster ended while it was on its way")
    );
    assert_eq!(call.answered_at, Some(50));
}

#[test]
fn of_two_processes_only_one_takes_a_submission_over() {
    let history = History::in_memory().unwrap();
    sending(&history, 1);
    history
        .take_over(id(1), "two")
        .expect_err("the first one still runs it");
    history.interrupt(id(1), Some("one"), 50, "").unwrap();
    history.take_over(id(1), "two").unwrap();
    history.take_over(id(1), "two").expect("it has it already");
    history
        .take_over(id(1), "three")
        .expect_err("somebody has it");
    history
        .interrupt(id(1), None, 51, "")
        .expect_err("nor can it be interrupted behind its back");
    history
        .enter(id(1), State::Interrupted, "Could not read.")
        .unwrap();
    history
        .take_over(id(1), "three")
        .expect("what is interrupted is nobody's");
    assert_eq!(
        history.take_over(id(9), "two").unwrap_err(),
        HistoryError::Missing
    );
}

#[test]
fn the_latest_undo_tells_what_came_of_it() {
    let history = History::in_memory().unwrap();
    finished(&history, 1);
    assert_eq!(history.undone_by(id(1)).unwrap(), None);
    for (number, state) in [(2, State::Failed), (3, State::NotRun)] {
        let mut undo = submission(number);
        (undo.purpose, undo.of_submission) = ("undo".to_owned(), Some(id(1)));
        begin(&history, &undo);
        history.end_submission(id(number), &end(state), 60).unwrap();
    }
    let undo = history.undone_by(id(1)).unwrap().unwrap();
    assert_eq!(
        (undo.id, undo.state, undo.finished_at),
        (id(2), State::Failed, Some(60))
    );
    assert_eq!(undo.outcomes.unwrap().total(), 0, "its plan was empty");
    let line = history.submission(id(2)).unwrap().line;
    assert_eq!(
        (line.purpose.as_str(), line.of_submission),
        ("undo", Some(id(1)))
    );
}

#[test]
fn the_deadline_of_reading_back_is_kept() {
    let history = checking(1);
    history.set_deadline(id(1), Some(99)).unwrap();
    assert_eq!(history.submission(id(1)).unwrap().deadline_at, Some(99));
    history.set_deadline(id(1), None).unwrap();
    assert_eq!(history.submission(id(1)).unwrap().deadline_at, None);
}
