//! Calls and time.

use roster_assign::{Assignment, Cost, Counted, ExactWay, Intended, Mode, Pace};

use crate::{TEAM, leads, user, users};

const PACE: Pace = Pace {
    calls: 10,
    window_ms: 5_000,
};

/// Nothing is right already.
fn cost(assignment: &Assignment, changes: &[(Intended, u64)], matched: u64, pace: Pace) -> Cost {
    let counted = Counted {
        changes,
        right: 0,
        matched,
    };
    roster_assign::cost(assignment, counted, pace)
}

fn calls(cost: &Cost) -> (u64, u64, u64) {
    (cost.check_calls, cost.write_calls, cost.read_back_calls)
}

#[test]
fn leads_cost_a_call_for_each_hundred_and_user_and_one_for_each_without_an_owner() {
    let changes = [
        (Intended::Value(user(1)), 101),
        (Intended::Value(user(2)), 99),
        (Intended::Nobody, 3),
    ];
    let exact = cost(&leads(2, |_| ()), &changes, 500, PACE);
    assert_eq!(calls(&exact), (3, 2 + 1 + 3, 3));
    let filtered = leads(2, |form| form.mode = Mode::AsFiltered);
    let filtered = cost(&filtered, &[(Intended::AnyTarget, 203)], 500, PACE);
    assert_eq!(
        calls(&filtered),
        (5, 1, 3),
        "the whole filter is read before the one call"
    );
}

#[test]
fn what_is_right_already_is_looked_at_before_sending_and_costs_nothing_else() {
    let counted = Counted {
        changes: &[(Intended::Value(user(1)), 60)],
        right: 250,
        matched: 310,
    };
    let cost = roster_assign::cost(&leads(2, |_| ()), counted, PACE);
    assert_eq!(calls(&cost), (4, 1, 1));
}

#[test]
fn users_cost_a_call_for_each_25_addresses_and_many_are_found_by_reading_all() {
    let exact = |way| {
        users(move |form| {
            form.mode = Mode::Exact;
            form.exact_way = way;
        })
    };
    let to_team = |count| [(Intended::Value(TEAM), count)];
    let few = cost(&exact(ExactWay::ByEmail), &to_team(60), 70, PACE);
    assert_eq!((calls(&few), few.at_least), ((3, 3, 3), false));
    let many = cost(&exact(ExactWay::ByEmail), &to_team(101), 2_500, PACE);
    assert_eq!((calls(&many), many.at_least), ((3, 5, 3), true));
    let each = cost(&exact(ExactWay::OneByOne), &to_team(60), 70, PACE);
    assert_eq!(calls(&each), (3, 60, 3));
    let filtered = cost(&users(|_| ()), &to_team(60), 70, PACE);
    assert_eq!(calls(&filtered), (1, 1, 3));
}

#[test]
fn time_is_when_the_last_call_leaves_at_the_pace() {
    let assignment = leads(1, |_| ());
    let seconds = |records, calls, window_ms| {
        let pace = Pace { calls, window_ms };
        let changes = [(Intended::Nobody, records)];
        cost(&assignment, &changes, records, pace).seconds
    };
    assert_eq!(seconds(0, 10, 5_000), 0, "no call takes no time");
    assert_eq!(
        seconds(8, 10, 5_000),
        1,
        "ten calls fit in the first window"
    );
    assert_eq!(
        seconds(9, 10, 5_000),
        5,
        "the eleventh waits for the second one"
    );
    assert_eq!(seconds(9, 10, 1_100), 2, "whole seconds, never too few");
    assert_eq!(
        seconds(9, 0, 1_000),
        10,
        "a pace of nothing is the slowest there is"
    );
}
