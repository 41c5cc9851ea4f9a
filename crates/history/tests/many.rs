//! A hundred thousand records: nothing in the way of a plan and its submission grows out of hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use assign::{Outcome, Seen, State};
use common::{answered, begin, end, entry, id, key, owner, plan, plan_id, ready, settled};
use common::{call, submission, to_owner_1};
use roster_history::{CallVerdict, History, RecordQuery, Show};

const MANY: u64 = 100_000;
/// Records of one call, and of one portion.
const PORTION: u64 = 1000;

fn planned(history: &History) {
    history.begin_plan(&plan(1)).unwrap();
    for first in (1..=MANY).step_by(100) {
        let page: Vec<_> = (first..first + 100)
            .map(|n| entry(n.into(), None))
            .collect();
        let numbers = history.add_records(plan_id(1), &page, None).unwrap();
        assert_eq!(numbers[99], Some(first + 99), "each page adds its hundred");
    }
    history.arrange(plan_id(1), &to_owner_1(MANY)).unwrap();
    history.finish_plan(plan_id(1), &ready()).unwrap();
}

fn sent(history: &History) {
    history.begin(&submission(1)).unwrap();
    let rows = history.without_call(id(1)).unwrap();
    assert_eq!(rows.len() as u64, MANY);
    let seqs: Vec<u64> = rows.iter().map(|row| row.seq).collect();
    let records: Vec<_> = seqs.chunks(1000).map(<[u64]>::to_vec).collect();
    let calls: Vec<_> = (0..MANY / PORTION)
        .map(|number| call(number.into()))
        .collect();
    history.prepare_calls(id(1), &calls, &records, 9).unwrap();
    history.enter(id(1), State::Sending, "").unwrap();
    for seq in 1..=MANY / PORTION {
        history.mark_sent(id(1), key(seq, 1), 10).unwrap();
        let done = answered(CallVerdict::Done);
        history
            .end_call(id(1), key(seq, 1), &done, None, 11)
            .unwrap();
    }
}

#[test]
fn a_hundred_thousand_records_go_all_the_way() {
    let dir = tempfile::tempdir().unwrap();
    let history = History::open(dir.path()).unwrap();
    planned(&history);
    assert_eq!(history.plan_counts(plan_id(1)).unwrap().change, MANY);
    let page = |show, text: &str, offset| {
        let query = RecordQuery {
            show,
            text: text.to_owned(),
            offset,
            limit: 50,
        };
        let (rows, total) = history.record_page(plan_id(1), &query).unwrap();
        (rows.first().map(|row| row.seq), total)
    };
    assert_eq!(page(Show::All, "", 99_000), (Some(99_001), MANY));
    assert_eq!(page(Show::Change, "", 50_000), (Some(50_001), MANY));
    assert_eq!(page(Show::All, "lead 99999", 0), (Some(99_999), 1));

    sent(&history);
    assert_eq!(history.tally(id(1)).unwrap().waiting, MANY);
    let seen = Some(Seen::Value(Some(owner(1))));
    let mut after = 0;
    loop {
        let portion = history.to_settle(id(1), after, 1000).unwrap();
        let Some(last) = portion.last() else { break };
        after = last.row.seq;
        let settle = |row: &assign::Unsettled| settled(row.row.seq, Outcome::Assigned, seen);
        let portion: Vec<_> = portion.iter().map(settle).collect();
        history.settle(id(1), &portion, 12).unwrap();
    }
    history
        .end_submission(id(1), &end(State::Succeeded), 13)
        .unwrap();
    let line = history.submission(id(1)).unwrap().line;
    assert_eq!(line.outcomes.unwrap().assigned, MANY);
    assert_eq!(history.received(id(1)).unwrap(), [(Some(owner(1)), MANY)]);

    begin(&history, &submission(2));
    history.remove_submission(id(1)).unwrap();
    history
        .check()
        .expect("nothing is left over, and the search index agrees");
}
