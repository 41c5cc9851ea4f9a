//! The journal: what was confirmed is on disk before it leaves, and no end is ever lost or overwritten.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::io::Write;
use std::process::{Command, Stdio};

use assign::State;
use common::{LEFTOVERS, answered, call, finished, id, submission};
use roster_history::{CallEnd, CallState, History, HistoryError, Query, SubmissionEnd};

#[test]
fn a_submission_goes_from_prepared_over_sending_to_its_end() {
    let history = History::in_memory().unwrap();
    history.begin(&submission(1), &[call(1)]).unwrap();
    assert_eq!(
        history.submission(id(1)).unwrap().line.state,
        State::Prepared
    );

    history.mark_sent(id(1), call(1).id, 10).unwrap();
    assert_eq!(
        history.submission(id(1)).unwrap().line.state,
        State::Sending
    );
    assert_eq!(history.calls(id(1)).unwrap()[0].sent_at, Some(10));

    let (call_end, submission_end) = answered();
    history
        .finish(id(1), call(1).id, &call_end, &submission_end, 20)
        .unwrap();
    let kept = history.submission(id(1)).unwrap();
    assert_eq!(
        (kept.line.state, kept.line.finished_at),
        (State::Accepted, Some(20))
    );
    assert_eq!(kept.line.meaning, "A promise.");
    assert_eq!(
        kept.form,
        submission(1).form,
        "the form can be filled in again from the history"
    );
    let call = &history.calls(id(1)).unwrap()[0];
    assert_eq!(
        (call.state, call.answered_at, call.status, call.took_ms),
        (CallState::Answered, Some(20), Some(202), Some(390))
    );
    assert_eq!(
        call.request_body.as_deref(),
        Some(r#"{"organization_user_ids":["u"]}"#),
        "the body exactly as sent"
    );
}

#[test]
fn begin_is_all_or_nothing() {
    let history = History::in_memory().unwrap();
    history
        .begin(&submission(1), &[call(1), call(2), call(3)])
        .unwrap();
    let seqs: Vec<i64> = history
        .calls(id(1))
        .unwrap()
        .iter()
        .map(|c| c.seq)
        .collect();
    assert_eq!(seqs, [1, 2, 3], "calls keep their order");

    // The last call's id is taken, so the transaction breaks after most of it was written.
    history
        .begin(&submission(2), &[call(4), call(5), call(3)])
        .unwrap_err();
    assert_eq!(
        history.submission(id(2)).unwrap_err(),
        HistoryError::Missing,
        "no half submission"
    );
    assert!(
        history.calls(id(2)).unwrap().is_empty(),
        "and none of its calls"
    );
    history.check().expect("nor a trace in the search index");
}

#[test]
fn a_call_is_marked_sent_only_once_and_only_for_its_own_submission() {
    let history = History::in_memory().unwrap();
    history.begin(&submission(1), &[call(1)]).unwrap();
    history.begin(&submission(2), &[call(2)]).unwrap();
    assert_eq!(
        history.mark_sent(id(1), call(2).id, 9).unwrap_err(),
        HistoryError::Missing
    );
    history.mark_sent(id(1), call(1).id, 10).unwrap();
    let twice = history.mark_sent(id(1), call(1).id, 11).unwrap_err();
    assert!(
        matches!(twice, HistoryError::OutOfOrder { .. }),
        "{twice:?}"
    );
    assert_eq!(
        history.calls(id(1)).unwrap()[0].sent_at,
        Some(10),
        "the first time stays"
    );
}

#[test]
fn an_end_is_never_overwritten() {
    let history = History::in_memory().unwrap();
    finished(&history, 1);
    let before = (
        history.submission(id(1)).unwrap(),
        history.calls(id(1)).unwrap(),
    );

    let call_end = CallEnd {
        state: CallState::Unknown,
        took_ms: None,
        status: None,
        answer_body: None,
        detail: None,
    };
    let end = SubmissionEnd {
        state: State::Unknown,
        service_said: None,
        affected_rows: None,
        meaning: String::new(),
    };
    let again = history
        .finish(id(1), call(1).id, &call_end, &end, 99)
        .unwrap_err();
    assert!(
        matches!(again, HistoryError::OutOfOrder { .. }),
        "{again:?}"
    );
    history
        .mark_sent(id(1), call(1).id, 99)
        .expect_err("nor is it sent again");
    assert!(
        history.sweep_leftovers(99, &LEFTOVERS).unwrap().is_empty(),
        "nor is it a leftover"
    );
    assert_eq!(
        (
            history.submission(id(1)).unwrap(),
            history.calls(id(1)).unwrap()
        ),
        before
    );
}

#[test]
fn a_state_that_is_no_end_can_not_finish_anything() {
    let history = History::in_memory().unwrap();
    history.begin(&submission(1), &[call(1)]).unwrap();
    let (call_end, submission_end) = answered();
    let open_call = CallEnd {
        state: CallState::Sent,
        ..call_end.clone()
    };
    history
        .finish(id(1), call(1).id, &open_call, &submission_end, 9)
        .unwrap_err();
    let open = SubmissionEnd {
        state: State::Sending,
        ..submission_end
    };
    history
        .finish(id(1), call(1).id, &call_end, &open, 9)
        .unwrap_err();
    assert_eq!(
        history.submission(id(1)).unwrap().line.state,
        State::Prepared
    );
}

#[test]
fn leftovers_of_an_earlier_run_are_not_sent_or_unknown_and_say_so() {
    let history = History::in_memory().unwrap();
    history.begin(&submission(1), &[call(1)]).unwrap();
    history.begin(&submission(2), &[call(2), call(3)]).unwrap();
    history.mark_sent(id(2), call(2).id, 5).unwrap();
    finished(&history, 4);

    assert_eq!(
        history.sweep_leftovers(50, &LEFTOVERS).unwrap(),
        [id(1), id(2)]
    );
    let prepared = history.submission(id(1)).unwrap().line;
    assert_eq!(
        (prepared.state, prepared.finished_at),
        (State::NotSent, Some(50))
    );
    assert_eq!(prepared.meaning, LEFTOVERS.not_sent);
    let sending = history.submission(id(2)).unwrap().line;
    assert_eq!(
        (sending.state, sending.meaning.as_str()),
        (State::Unknown, LEFTOVERS.unknown)
    );
    let states: Vec<CallState> = history
        .calls(id(2))
        .unwrap()
        .iter()
        .map(|c| c.state)
        .collect();
    assert_eq!(
        states,
        [CallState::Unknown, CallState::NotSent],
        "only what was sent is unknown"
    );
    assert_eq!(
        history.submission(id(4)).unwrap().line.state,
        State::Accepted,
        "what ended is left alone"
    );
    assert!(
        history.sweep_leftovers(60, &LEFTOVERS).unwrap().is_empty(),
        "a second start finds nothing"
    );
}

#[test]
fn a_submission_is_removed_only_after_its_end_and_with_its_calls() {
    let history = History::in_memory().unwrap();
    history.begin(&submission(1), &[call(1)]).unwrap();
    assert!(matches!(
        history.remove_submission(id(1)).unwrap_err(),
        HistoryError::OutOfOrder { .. }
    ));
    history.sweep_leftovers(9, &LEFTOVERS).unwrap();
    history.remove_submission(id(1)).unwrap();
    assert!(history.calls(id(1)).unwrap().is_empty());
    assert_eq!(
        history.remove_submission(id(1)).unwrap_err(),
        HistoryError::Missing
    );
    history.check().unwrap();
}

/// Set for the child that journals until it is killed.
const VICTIM: &str = "ROSTER_TEST_VICTIM";

#[test]
fn a_kill_at_any_moment_leaves_no_half_submission() {
    if let Ok(dir) = std::env::var(VICTIM) {
        return journal_until_killed(dir.as_ref());
    }
    for round in 0..5_u32 {
        let dir = tempfile::tempdir().unwrap();
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "a_kill_at_any_moment_leaves_no_half_submission",
                "--nocapture",
            ])
            .env(VICTIM, dir.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        // The child says a line for each submission; it is killed amid the next ones, at another place each time.
        let mut said =
            std::io::BufRead::lines(std::io::BufReader::new(child.stdout.take().unwrap()));
        let mut journalled = 0;
        while journalled < 3 + round * 7 {
            journalled += u32::from(
                said.next()
                    .expect("the child goes on")
                    .unwrap()
                    .contains("journalled"),
            );
        }
        child.kill().unwrap();
        child.wait().unwrap();

        let history = History::open(dir.path()).unwrap();
        history.check().unwrap();
        let page = history
            .page(&Query {
                limit: 10_000,
                ..Query::default()
            })
            .unwrap();
        assert!(
            page.total >= u64::from(journalled),
            "what the child was told is kept, is kept"
        );
        for row in page.rows {
            let states: Vec<CallState> = history
                .calls(row.id)
                .unwrap()
                .iter()
                .map(|c| c.state)
                .collect();
            let whole = match row.state {
                State::Prepared => [CallState::Prepared; 2],
                State::Sending => [CallState::Sent, CallState::Prepared],
                State::Accepted => [CallState::Answered, CallState::Prepared],
                other => panic!("the child never writes {other:?}"),
            };
            assert_eq!(states, whole, "submission and calls agree after the kill");
        }
    }
}

fn journal_until_killed(dir: &std::path::Path) {
    let history = History::open(dir).unwrap();
    let (call_end, submission_end) = answered();
    for number in (1..).step_by(2) {
        let calls = [call(number), call(number + 1)];
        history.begin(&submission(number), &calls).unwrap();
        history.mark_sent(id(number), calls[0].id, 2).unwrap();
        history
            .finish(id(number), calls[0].id, &call_end, &submission_end, 3)
            .unwrap();
        let mut said = std::io::stdout();
        writeln!(said, "\njournalled").unwrap();
    }
}
