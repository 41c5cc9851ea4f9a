//! Plans: read, arranged, ticked, looked at, and copied into other plans.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use assign::{Arranged, Entry, Found, Intended, Mode, Outcome, ReadAgain, Seen, Service, Standing};
use common::{begin, entry, finished, found, id, owner, plan, plan_id, planned, ready, records};
use common::{sending, settled, submission, to_owner_1, unlikely};
use roster_history::{Copies, History, HistoryError, NewPlan, PlanCounts, PlanEnd, PlanState};
use roster_history::{RecordQuery, Records, Show};

/// A plan that is being read.
fn reading(number: u128) -> History {
    let history = History::in_memory().unwrap();
    history.begin_plan(&plan(number)).unwrap();
    history
}

#[test]
fn records_are_added_once_in_their_order_and_not_more_than_asked_for() {
    let history = reading(1);
    let add = |numbers: &[u128], most| {
        let entries: Vec<Entry> = numbers.iter().map(|n| entry(*n, Some(2))).collect();
        history.add_records(plan_id(1), &entries, most).unwrap()
    };
    assert_eq!(add(&[5, 3], None), [Some(1), Some(2)]);
    assert_eq!(
        add(&[3, 9, 5, 1], None),
        [None, Some(3), None, Some(4)],
        "a page may repeat what an earlier one had"
    );
    let more = add(&[20, 21, 22], Some(5));
    assert_eq!(more, [Some(5), None, None], "never more than the most");
    assert_eq!(add(&[23], Some(5)), [None]);
    let kept = records(&history, 1);
    let numbers: Vec<_> = kept.iter().map(|r| (r.seq, r.id)).collect();
    let expected: Vec<_> = (1..)
        .zip([5, 3, 9, 1, 20].map(|n| found(n, None).id))
        .collect();
    assert_eq!(numbers, expected, "numbered from 1 without gaps");
    assert_eq!((kept[0].before, kept[0].intended), (Some(owner(2)), None));
    assert_eq!(
        kept[0].standing,
        Standing::Change,
        "until the plan is arranged"
    );
    let missing = history.add_records(plan_id(2), &[entry(1, None)], None);
    assert_eq!(missing.unwrap_err(), HistoryError::Missing);
}

#[test]
fn a_record_has_what_is_likely_until_it_is_arranged() {
    let history = reading(1);
    let likely = |number, value| Entry {
        likely: Some(Intended::Value(owner(1))),
        ..entry(number, value)
    };
    let leads = [likely(1, Some(1)), likely(2, Some(2)), likely(3, None)];
    history.add_records(plan_id(1), &leads, None).unwrap();
    let arranged = Arranged {
        seq: 3,
        intended: Intended::Value(owner(2)),
        standing: Standing::Change,
    };
    history.arrange(plan_id(1), &[arranged]).unwrap();
    let kept = records(&history, 1).into_iter();
    let kept: Vec<_> = kept
        .map(|row| (row.standing, row.intended.unwrap()))
        .collect();
    let (one, two) = (Intended::Value(owner(1)), Intended::Value(owner(2)));
    assert_eq!(
        kept,
        [
            (Standing::Right, one),
            (Standing::Change, one),
            (Standing::Change, two)
        ]
    );
}

#[test]
fn a_plan_tells_where_it_stands_and_ends_its_reading_once() {
    let history = reading(1);
    let fresh = history.plan(plan_id(1)).unwrap();
    assert_eq!((fresh.state, fresh.mode), (PlanState::Reading, Mode::Exact));
    history.set_plan_mode(plan_id(1), Mode::AsFiltered).unwrap();
    history
        .note_plan_names(plan_id(1), r#"{"a":"Ada"}"#)
        .unwrap();
    let open = PlanEnd {
        state: PlanState::Reading,
        ..ready()
    };
    history
        .finish_plan(plan_id(1), &open)
        .expect_err("that is no end");
    history.finish_plan(plan_id(1), &ready()).unwrap();
    let failed = PlanEnd {
        state: PlanState::Failed,
        ..ready()
    };
    history
        .finish_plan(plan_id(1), &failed)
        .expect_err("it has ended");
    let kept = history.plan(plan_id(1)).unwrap();
    assert_eq!(
        (kept.state, kept.mode),
        (PlanState::Ready, Mode::AsFiltered)
    );
    assert_eq!(kept.names, r#"{"a":"Ada"}"#);
    assert_eq!(
        (kept.ready_at, kept.expires_at, kept.read_calls),
        (Some(10), Some(1000), 3)
    );
    assert_eq!(kept.submission_id, None);
    assert_eq!(history.plan(plan_id(2)).unwrap_err(), HistoryError::Missing);
}

/// Leads 1 to 6: two of nobody, two of owner 1, two of owner 2. All go to owner 1, but number 6 is
/// skipped.
fn arranged() -> History {
    let history = reading(1);
    let leads = [
        (1, None),
        (2, None),
        (3, Some(1)),
        (4, Some(1)),
        (5, Some(2)),
        (6, Some(2)),
    ];
    let leads = leads.map(|(n, value)| entry(n, value));
    history.add_records(plan_id(1), &leads, None).unwrap();
    let mut all = to_owner_1(6);
    (all[2].standing, all[3].standing) = (Standing::Right, Standing::Right);
    all[5].standing = Standing::Skipped;
    history.arrange(plan_id(1), &all).unwrap();
    history
}

#[test]
fn counts_shares_and_changes_agree_with_the_records() {
    let history = arranged();
    let these = Records::These(vec![1]);
    assert_eq!(history.tick(plan_id(1), &these, false).unwrap(), 1);
    let counts = PlanCounts {
        matched: 6,
        change: 2,
        right: 2,
        left_out: 1,
        skipped: 1,
        undoable: 2,
    };
    assert_eq!(history.plan_counts(plan_id(1)).unwrap(), counts);
    let to_1 = Some(Intended::Value(owner(1)));
    let mut values = history.values_before(plan_id(1)).unwrap();
    values.sort_by_key(|(before, intended, _)| (*before, intended.is_some()));
    let expected = [
        (None, None, 1),
        (None, to_1, 1),
        (Some(owner(1)), None, 2),
        (Some(owner(2)), None, 1),
        (Some(owner(2)), to_1, 1),
    ];
    assert_eq!(values, expected, "what stays has nothing intended");
    let looked_over = history.looked_over(plan_id(1)).unwrap();
    let mut values = looked_over.values;
    values.sort_by_key(|(before, intended, _)| (*before, intended.is_some()));
    assert_eq!(values, expected, "counted in one look, it is the same");
    assert_eq!(looked_over.inactive, 0);
}

#[test]
fn a_user_on_no_team_can_not_be_put_back_and_inactive_ones_are_counted() {
    let history = History::in_memory().unwrap();
    history
        .begin_plan(&NewPlan {
            service: Service::LeadSquared,
            ..plan(1)
        })
        .unwrap();
    let inactive = Found {
        active: false,
        ..found(2, None)
    };
    history
        .add_records(plan_id(1), &[entry(1, Some(2)), unlikely(inactive)], None)
        .unwrap();
    let counts = history.plan_counts(plan_id(1)).unwrap();
    assert_eq!((counts.change, counts.undoable), (2, 1));
    assert_eq!(history.looked_over(plan_id(1)).unwrap().inactive, 1);
}

#[test]
fn addresses_of_several_leads_are_counted_whatever_their_case() {
    let history = reading(1);
    let of = |number, email: &str| {
        unlikely(Found {
            email: email.to_owned(),
            ..found(number, None)
        })
    };
    let leads = [
        of(1, "Ada@Moonlit.example"),
        of(2, "ada@moonlit.example"),
        of(3, "bruno@moonlit.example"),
        of(4, ""),
        of(5, ""),
    ];
    history.add_records(plan_id(1), &leads, None).unwrap();
    let looked_over = history.looked_over(plan_id(1)).unwrap();
    assert_eq!(looked_over.shared_emails, (1, 2), "no address is none");
}

#[test]
fn only_what_would_change_can_be_unticked_and_ticked_again() {
    let history = arranged();
    let all = |show, text: &str| Records::All {
        show,
        text: text.to_owned(),
    };
    assert_eq!(
        history
            .tick(plan_id(1), &Records::These(vec![3, 5, 6, 99]), false)
            .unwrap(),
        1
    );
    assert_eq!(
        history
            .tick(plan_id(1), &all(Show::All, "LEAD 2"), false)
            .unwrap(),
        1
    );
    assert_eq!(
        history
            .tick(plan_id(1), &all(Show::Change, ""), false)
            .unwrap(),
        1,
        "number 1"
    );
    let standings: Vec<_> = records(&history, 1).iter().map(|r| r.standing).collect();
    let (out, right) = (Standing::LeftOut, Standing::Right);
    assert_eq!(standings, [out, out, right, right, out, Standing::Skipped]);
    assert_eq!(
        history
            .tick(plan_id(1), &all(Show::Stays, ""), true)
            .unwrap(),
        3
    );
    assert_eq!(history.plan_counts(plan_id(1)).unwrap().change, 3);
}

#[test]
fn pages_show_what_is_asked_for_with_the_number_of_all() {
    let history = arranged();
    let page = |show, text: &str, offset, limit| {
        let query = RecordQuery {
            show,
            text: text.to_owned(),
            offset,
            limit,
        };
        let (rows, total) = history.record_page(plan_id(1), &query).unwrap();
        (
            rows.into_iter().map(|row| row.seq).collect::<Vec<_>>(),
            total,
        )
    };
    assert_eq!(page(Show::All, "", 4, 10), (vec![5, 6], 6));
    assert_eq!(page(Show::Change, "", 1, 1), (vec![2], 3));
    assert_eq!(page(Show::Right, "", 0, 10), (vec![3, 4], 2));
    assert_eq!(page(Show::Stays, "", 0, 10), (vec![3, 4], 2));
    assert_eq!(page(Show::Skipped, "", 0, 10), (vec![6], 1));
    assert_eq!(page(Show::LeftOut, "", 0, 10), (vec![], 0));
    assert_eq!(
        page(Show::All, " LEAD4@ ", 0, 10),
        (vec![4], 1),
        "part of an address"
    );
    assert_eq!(
        page(Show::Change, "moonlit", 0, 10),
        (vec![1, 2, 5], 3),
        "both conditions hold"
    );
    assert_eq!(page(Show::All, "%", 0, 10), (vec![], 0), "signs are text");
    assert_eq!(
        page(Show::Outcome(Outcome::Failed), "lead", 0, 10),
        (vec![], 0)
    );
}

#[test]
fn names_are_found_whatever_their_script_and_case() {
    let history = reading(1);
    let emile = Found {
        name: "ÉMILE Søndergård".to_owned(),
        ..found(1, None)
    };
    history
        .add_records(plan_id(1), &[unlikely(emile)], None)
        .unwrap();
    let query = RecordQuery {
        text: "émile sØn".to_owned(),
        limit: 1,
        ..RecordQuery::default()
    };
    assert_eq!(history.record_page(plan_id(1), &query).unwrap().1, 1);
}

#[test]
fn reading_again_changes_value_standing_and_reason() {
    let history = arranged();
    let row = ReadAgain {
        seq: 5,
        before: Some(owner(3)),
        standing: Standing::Skipped,
        why: "Changed since.".to_owned(),
    };
    history.read_again(plan_id(1), &[row]).unwrap();
    let kept = &records(&history, 1)[4];
    assert_eq!(
        (kept.before, kept.standing),
        (Some(owner(3)), Standing::Skipped)
    );
    assert_eq!(kept.why, "Changed since.");
    let rows = history.plan_rows(plan_id(1), 4, 1).unwrap();
    assert_eq!(
        (rows.len(), rows[0].seq, rows[0].before),
        (1, 5, Some(owner(3)))
    );
    assert_eq!(rows[0].key.email, "lead5@moonlit.example");
}

#[test]
fn what_was_confirmed_can_not_be_changed_any_more() {
    let history = History::in_memory().unwrap();
    planned(&history, 1, 2);
    history.begin(&submission(1)).unwrap();
    let before = records(&history, 1);
    let arranged = Arranged {
        seq: 1,
        intended: Intended::Nobody,
        standing: Standing::Change,
    };
    let steps = [
        history
            .add_records(plan_id(1), &[entry(9, None)], None)
            .map(drop),
        history.arrange(plan_id(1), &[arranged]),
        history.read_again(plan_id(1), &[]),
        history
            .tick(plan_id(1), &Records::These(vec![1]), false)
            .map(drop),
        history.set_plan_mode(plan_id(1), Mode::AsFiltered),
        history
            .copy_records(plan_id(1), plan_id(1), Copies::First(1))
            .map(drop),
    ];
    for (number, step) in steps.into_iter().enumerate() {
        let refused = matches!(step, Err(HistoryError::OutOfOrder { .. }));
        assert!(refused, "step {number}: {step:?}");
    }
    assert_eq!(records(&history, 1), before);
}

/// Copies into the plan of this number, which is new; what they have before and are meant to have.
fn copied(history: &History, into: u128, which: Copies) -> Vec<(u128, u64, String, String)> {
    let from = plan_id(1);
    history.begin_plan(&plan(into)).unwrap();
    let expected = history.count_copies(from, which).unwrap();
    assert_eq!(
        history.copy_records(from, plan_id(into), which).unwrap(),
        expected
    );
    let text = |value: Option<uuid::Uuid>| {
        value.map_or("nobody".to_owned(), |id| {
            format!("owner {}", id.as_u128() - owner(0).as_u128())
        })
    };
    let each = |row: roster_history::RecordRow| {
        assert_eq!(row.standing, Standing::Change, "a copy is to be changed");
        assert_eq!(
            (row.outcome, row.call),
            (None, None),
            "and nothing has come of it"
        );
        let intended = match row.intended.unwrap() {
            Intended::Value(id) => text(Some(id)),
            Intended::Nobody => "nobody".to_owned(),
            Intended::AnyTarget => "any".to_owned(),
        };
        let number = row.id.as_u128() - found(0, None).id.as_u128();
        (number, row.seq, text(row.before), intended)
    };
    records(history, into).into_iter().map(each).collect()
}

fn line(number: u128, seq: u64, before: &str, intended: &str) -> (u128, u64, String, String) {
    (number, seq, before.to_owned(), intended.to_owned())
}

#[test]
fn a_try_takes_the_first_changes_and_the_rest_those_that_are_left() {
    let history = arranged();
    let tried = copied(&history, 2, Copies::First(2));
    let (one, two) = (
        line(1, 1, "nobody", "owner 1"),
        line(2, 2, "nobody", "owner 1"),
    );
    assert_eq!(tried, [one, two]);
    let rest = copied(&history, 3, Copies::Except(plan_id(2)));
    assert_eq!(rest, [line(5, 1, "owner 2", "owner 1")]);
}

/// A submission of five leads of nobody: assigned, failed with owner 3, failed and gone, unknown,
/// and unknown with owner 3.
fn ended() -> History {
    let history = History::in_memory().unwrap();
    planned(&history, 1, 5);
    history.begin(&submission(1)).unwrap();
    let seen = |number| Some(Seen::Value(Some(owner(number))));
    let outcomes = [
        settled(1, Outcome::Assigned, seen(1)),
        settled(2, Outcome::Failed, seen(3)),
        settled(3, Outcome::Failed, Some(Seen::Gone)),
        settled(4, Outcome::Unknown, None),
        settled(5, Outcome::Unknown, seen(3)),
    ];
    history.settle(id(1), &outcomes, 9).unwrap();
    history
}

#[test]
fn a_retry_takes_what_failed_and_is_still_there_as_it_was_last_seen() {
    let retried = copied(&ended(), 2, Copies::Failed);
    assert_eq!(retried, [line(2, 1, "owner 3", "owner 1")]);
}

#[test]
fn an_undo_goes_from_what_the_submission_left_back_to_what_was_before() {
    let undone = copied(&ended(), 2, Copies::Undo);
    let expected = [
        line(1, 1, "owner 1", "nobody"),
        line(4, 2, "owner 1", "nobody"),
        line(5, 3, "owner 1", "nobody"),
    ];
    assert_eq!(
        undone, expected,
        "of what is unknown, what was intended: it can have landed since it was read"
    );
}

#[test]
fn old_plans_that_nothing_applies_are_pruned_with_their_records() {
    let history = History::in_memory().unwrap();
    planned(&history, 1, 2);
    finished(&history, 2);
    planned(&history, 3, 1);
    sending(&history, 4);
    begin(&history, &submission(6));
    assert_eq!(
        history.prune_plans(3, 3).unwrap(),
        1,
        "number 1; 2 is applied and 3 is not older"
    );
    assert_eq!(history.plan(plan_id(1)).unwrap_err(), HistoryError::Missing);
    assert_eq!(records(&history, 2).len(), 2);
    assert_eq!(records(&history, 3).len(), 1);
    history.check().unwrap();
}
