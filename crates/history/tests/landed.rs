//! Which calls have landed, as far as was read back: known also after the end of the process that read.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use assign::{Outcome, Seen};
use common::{call, id, owner, planned, records, settled, submission};
use roster_history::History;

#[test]
fn a_call_has_landed_once_a_record_of_it_was_seen_changed() {
    let history = History::in_memory().unwrap();
    planned(&history, 1, 6);
    history.begin(&submission(1)).unwrap();
    let of_calls = [vec![1, 2], vec![3, 4], vec![5, 6]];
    history
        .prepare_calls(id(1), &[call(1), call(2), call(3)], &of_calls, 9)
        .unwrap();
    assert_eq!(history.landed(id(1)).unwrap(), [0_u64; 0]);
    let before = |seq: usize| Some(Seen::Value(records(&history, 1)[seq - 1].before));
    let another = Some(Seen::Value(Some(owner(7))));
    let seen = [
        settled(1, Outcome::Assigned, before(1)),
        settled(2, Outcome::Failed, another),
        settled(3, Outcome::Assigned, another),
        settled(4, Outcome::Unchanged, before(4)),
        settled(5, Outcome::Unknown, another),
    ];
    history.settle(id(1), &seen, 30).unwrap();
    assert_eq!(history.landed(id(1)).unwrap(), [2]);
}
