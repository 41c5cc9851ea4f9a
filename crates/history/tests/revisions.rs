//! A plan's revision: what is begun is what was compared.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use assign::Mode;
use common::{plan_id, planned, submission};
use roster_history::{History, HistoryError, NewSubmission, Records};

#[test]
fn a_plan_that_was_ticked_since_it_was_compared_is_not_begun() {
    let history = History::in_memory().unwrap();
    planned(&history, 1, 3);
    let compared = history.plan(plan_id(1)).unwrap().revision;
    // Another process ticks between the comparison and the beginning.
    let others = Records::These(vec![2]);
    assert_eq!(history.tick(plan_id(1), &others, false).unwrap(), 1);
    let confirmed = NewSubmission {
        revision: compared,
        ..submission(1)
    };
    assert_eq!(
        history.begin(&confirmed).unwrap_err(),
        HistoryError::Changed
    );
    assert_eq!(history.submission_count().unwrap(), 0, "nothing is begun");
    let looked_at_again = NewSubmission {
        revision: history.plan(plan_id(1)).unwrap().revision,
        ..submission(1)
    };
    history.begin(&looked_at_again).unwrap();
}

#[test]
fn whatever_changes_what_a_plan_would_do_raises_its_revision() {
    let history = History::in_memory().unwrap();
    planned(&history, 1, 3);
    let revision = || history.plan(plan_id(1)).unwrap().revision;
    let all = Records::These(vec![1, 2, 3]);
    let mut before = revision();
    let mut raised = || {
        let now = revision();
        let raised = now > before;
        before = now;
        raised
    };
    history.tick(plan_id(1), &all, false).unwrap();
    assert!(raised(), "something was left out");
    history.tick(plan_id(1), &all, false).unwrap();
    assert!(!raised(), "they were left out already");
    history.tick(plan_id(1), &all, true).unwrap();
    assert!(
        raised(),
        "all is in again, and still it was looked at otherwise"
    );
    history.set_plan_mode(plan_id(1), Mode::AsFiltered).unwrap();
    assert!(raised(), "another call is sent");
}
