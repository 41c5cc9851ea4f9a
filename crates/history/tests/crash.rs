//! The end of the process at any moment: between two steps, within one, and by a kill.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::io::Write;
use std::process::{Command, Stdio};

use assign::{Outcome, Seen, State};
use common::{answered, begin, call, call_states, end, finished, id, key, owner, plan_id, planned};
use common::{records, sending, settled, silent, submission};
use roster_history::{CallState, CallVerdict, FILE_NAME, History, HistoryError, Query};

type Step = fn(&History) -> Result<(), HistoryError>;

/// A whole submission, in which one call is tried again and one never leaves.
const STEPS: &[Step] = &[
    |h| h.begin(&submission(1)),
    |h| {
        h.checked(
            id(1),
            &[
                (1, Seen::Value(None)),
                (2, Seen::Value(None)),
                (3, Seen::Gone),
            ],
        )
    },
    |h| h.enter(id(1), State::Asking, ""),
    |h| h.leave_out_moved(id(1)),
    |h| h.prepare_calls(id(1), &[call(1), call(2)], &[vec![1], vec![2]], 5),
    |h| h.enter(id(1), State::Sending, ""),
    |h| h.mark_sent(id(1), key(1, 1), 6),
    |h| {
        let end = answered(CallVerdict::Refused);
        h.end_call(id(1), key(1, 1), &end, Some(id(50)), 7)
            .map(drop)
    },
    |h| h.mark_sent(id(1), key(1, 2), 8),
    |h| {
        let end = answered(CallVerdict::Done);
        h.end_call(id(1), key(1, 2), &end, None, 9).map(drop)
    },
    |h| h.forget_prepared(id(1)),
    |h| h.settle_rest(id(1), "Stopped."),
    |h| h.enter(id(1), State::ReadingBack, ""),
    |h| {
        let seen = Some(Seen::Value(Some(owner(1))));
        h.settle(id(1), &[settled(1, Outcome::Assigned, seen)], 10)
    },
    |h| h.end_submission(id(1), &end(State::Stopped), 11),
];

/// A copy of the files as they lie there, as a kill would leave them.
fn killed(dir: &std::path::Path) -> (tempfile::TempDir, History) {
    let copy = tempfile::tempdir().unwrap();
    for file in [FILE_NAME.to_owned(), format!("{FILE_NAME}-wal")] {
        std::fs::copy(dir.join(&file), copy.path().join(&file)).unwrap();
    }
    let history = History::open(copy.path()).unwrap();
    history.check().unwrap();
    (copy, history)
}

/// Goes on after the kill: everything that had left is known or unknown, and nothing is lost.
fn go_on(history: &History) {
    for (submission, runner, _) in history.open_submissions().unwrap() {
        history
            .interrupt(submission, runner.as_deref(), 20, "Roster ended.")
            .unwrap();
        history.take_over(submission, "two").unwrap();
        history.forget_prepared(submission).unwrap();
        let tally = history.tally(submission).unwrap();
        let open = history.without_call(submission).unwrap().len() as u64;
        assert_eq!(open, tally.unsent, "what was not sent can be sent");
        let waiting = history.to_settle(submission, 0, 99).unwrap();
        assert_eq!(
            waiting.len() as u64,
            tally.waiting,
            "what was sent can be settled"
        );
        let total = tally.changes.total() + tally.unsent + tally.waiting;
        let changes = history.plan_counts(plan_id(1)).unwrap().change;
        assert_eq!(total, changes, "every change is one of these");
        let all: Vec<_> = waiting
            .iter()
            .map(|r| settled(r.row.seq, Outcome::Unknown, None))
            .collect();
        history.settle(submission, &all, 21).unwrap();
        history.settle_rest(submission, "Ended.").unwrap();
        history
            .end_submission(submission, &end(State::Unknown), 22)
            .unwrap();
    }
    if let Ok(row) = history.submission(id(1)) {
        assert_eq!(
            row.line.outcomes.unwrap().total(),
            3,
            "outcomes add up to the plan"
        );
    }
}

#[test]
fn a_kill_between_any_two_steps_leaves_a_submission_that_can_be_gone_on_with() {
    let dir = tempfile::tempdir().unwrap();
    let history = History::open(dir.path()).unwrap();
    planned(&history, 1, 3);
    for (number, step) in STEPS.iter().enumerate() {
        step(&history).unwrap_or_else(|e| panic!("step {number}: {e:?}"));
        let (_copy, copy) = killed(dir.path());
        assert_eq!(
            records(&copy, 1),
            records(&history, 1),
            "step {number} is on the disk"
        );
        assert_eq!(copy.calls(id(1)).unwrap(), history.calls(id(1)).unwrap());
        go_on(&copy);
    }
}

#[test]
fn a_step_that_breaks_off_at_any_table_leaves_everything_as_it_was() {
    for table in ["submissions", "calls", "records"] {
        for (number, step) in STEPS.iter().enumerate() {
            let dir = tempfile::tempdir().unwrap();
            let history = History::open(dir.path()).unwrap();
            planned(&history, 1, 3);
            STEPS[..number]
                .iter()
                .for_each(|before| before(&history).unwrap());
            let all = |h: &History| (h.submission(id(1)), h.calls(id(1)), records(h, 1));
            let before = all(&history);
            let other = rusqlite::Connection::open(dir.path().join(FILE_NAME)).unwrap();
            let refuse = |when: &str| {
                format!(
                    "CREATE TRIGGER broken_{when} AFTER {when} ON {table}
                     BEGIN SELECT RAISE(ABORT, 'the disk failed'); END;"
                )
            };
            other
                .execute_batch(&(refuse("INSERT") + &refuse("UPDATE") + &refuse("DELETE")))
                .unwrap();
            // A step that does not touch the table succeeds; any other fails whole.
            if step(&history).is_err() {
                assert_eq!(all(&history), before, "step {number} on {table}");
            }
            history.check().unwrap();
        }
    }
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
            let line = said.next().expect("the child goes on").unwrap();
            journalled += u32::from(line.contains("journalled"));
        }
        child.kill().unwrap();
        child.wait().unwrap();

        let history = History::open(dir.path()).unwrap();
        history.check().unwrap();
        let all = Query {
            limit: 10_000,
            ..Query::default()
        };
        let page = history.page(&all).unwrap();
        assert!(
            page.total >= u64::from(journalled),
            "what the child was told is kept, is kept"
        );
        for row in page.rows {
            check_whole(&history, row.id.as_u128(), row.state);
        }
    }
}

fn check_whole(history: &History, number: u128, state: State) {
    let states = call_states(history, number);
    let given = records(history, number)
        .iter()
        .filter(|r| r.call.is_some())
        .count();
    assert_eq!(
        given,
        states.len(),
        "records and calls agree after the kill"
    );
    match state {
        State::Checking => assert!(states.iter().all(|state| *state == CallState::Prepared)),
        State::Sending => assert_eq!(states.len(), 2, "all calls were prepared before"),
        State::Succeeded => assert_eq!(states, [CallState::Answered; 2]),
        other => panic!("the child never writes {other:?}"),
    }
}

fn journal_until_killed(dir: &std::path::Path) {
    let history = History::open(dir).unwrap();
    for number in 1.. {
        finished(&history, number);
        let mut said = std::io::stdout();
        writeln!(said, "\njournalled").unwrap();
    }
}

#[test]
fn many_calls_at_once_are_journalled_each_in_its_order() {
    let dir = tempfile::tempdir().unwrap();
    let history = History::open(dir.path()).unwrap();
    begin(&history, &submission(900));
    for number in 1..=12 {
        sending(&history, number);
    }
    std::thread::scope(|scope| {
        for number in 1..=12 {
            let history = &history;
            scope.spawn(move || {
                for seq in 1..=2 {
                    history.mark_sent(id(number), key(seq, 1), 30).unwrap();
                    history
                        .mark_sent(id(number), key(seq, 1), 31)
                        .expect_err("it has left");
                    let unknown = silent(CallState::Unknown);
                    history
                        .end_call(id(number), key(seq, 1), &unknown, None, 32)
                        .unwrap();
                }
            });
        }
    });
    for number in 1..=12 {
        let (_copy, copy) = killed(dir.path());
        assert_eq!(
            call_states(&copy, number),
            [CallState::Unknown; 2],
            "and is on the disk"
        );
    }
}
