//! Many records: how many calls they take, and that none is forgotten.

use std::sync::atomic::Ordering;

use roster_assign::{
    Compile, Counted, ExactWay, Intended, Mode, Pace, PlanRow, Request, State, cost,
};

use crate::plans::{self, ADA, BRUNO, OTHER, TEAM};
use crate::scene::{Scene, row};

const PACE: Pace = Pace {
    calls: 10,
    window_ms: 1_000,
};

/// As the real one does.
const COMPILE: Compile = roster_assign::compile;

fn users(many: u64, way: ExactWay) -> Scene {
    let rows = (1..=many).map(|seq| row(seq, Some(OTHER), Intended::Value(TEAM)));
    let mut assignment = plans::users(Mode::Exact);
    if let Request::LeadSquared(request, mut manner) = assignment.request().clone() {
        manner.exact_way = way;
        let request = Request::LeadSquared(request, manner);
        assignment = roster_assign::Assignment::new(request, assignment.names().clone());
    }
    let mut scene = Scene::of(assignment, rows.collect(), false);
    scene.compile = COMPILE;
    scene
}

fn leads(ada: u64, bruno: u64) -> Scene {
    let rows = (1..=ada + bruno).map(|seq| {
        let target = if seq <= ada { ADA } else { BRUNO };
        row(seq, None, Intended::Value(target))
    });
    let mut scene = Scene::of(plans::leads(Mode::Exact, None), rows.collect(), false);
    scene.compile = COMPILE;
    scene
}

async fn assert_costs_what_was_said(scene: Scene, changes: &[(Intended, u64)]) {
    let records: u64 = changes.iter().map(|(_, many)| many).sum();
    let counted = Counted {
        changes,
        right: 0,
        matched: records,
    };
    let cost = cost(&scene.assignment, counted, PACE);
    assert_eq!(scene.run().await, State::Succeeded);
    assert_eq!(scene.outcomes().assigned, records, "none is forgotten");
    let read = scene.world.inside().read_calls;
    assert_eq!(
        (scene.delivered() as u64, read),
        (cost.write_calls, cost.check_calls + cost.read_back_calls),
        "writes and reads for {changes:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn users_cost_the_calls_that_the_plan_says() {
    for many in [1, 60, 100, 101, 1_001] {
        let changes = [(Intended::Value(TEAM), many)];
        assert_costs_what_was_said(users(many, ExactWay::ByEmail), &changes).await;
    }
    let changes = [(Intended::Value(TEAM), 60)];
    assert_costs_what_was_said(users(60, ExactWay::OneByOne), &changes).await;
}

#[tokio::test(start_paused = true)]
async fn leads_cost_the_calls_that_the_plan_says() {
    for (ada, bruno) in [(1, 1), (100, 101), (301, 50)] {
        let changes = [(Intended::Value(ADA), ada), (Intended::Value(BRUNO), bruno)];
        assert_costs_what_was_said(leads(ada, bruno), &changes).await;
    }
}

#[tokio::test(start_paused = true)]
async fn more_records_than_are_prepared_at_once_cost_no_more_calls() {
    let changes = [(Intended::Value(ADA), 4_950), (Intended::Value(BRUNO), 170)];
    assert_costs_what_was_said(leads(4_950, 170), &changes).await;
    let changes = [(Intended::Value(TEAM), 5_060)];
    assert_costs_what_was_said(users(5_060, ExactWay::ByEmail), &changes).await;
}

#[tokio::test(start_paused = true)]
async fn what_no_call_can_change_holds_nothing_up() {
    let rows = (1..=5_010).map(|seq| match seq {
        // A user's team cannot be taken away.
        1..=5_005 => row(seq, Some(OTHER), Intended::Nobody),
        _ => row(seq, Some(OTHER), Intended::Value(TEAM)),
    });
    let rows: Vec<PlanRow> = rows.collect();
    let mut scene = Scene::of(plans::users(Mode::Exact), rows, false);
    scene.compile = COMPILE;
    assert_eq!(scene.run().await, State::PartlyDone);
    assert_eq!(
        (scene.outcomes().assigned, scene.outcomes().skipped),
        (5, 5_005)
    );
}

#[tokio::test(start_paused = true)]
async fn sixteen_portions_of_leads_are_read_at_a_time() {
    let scene = leads(2_000, 1);
    assert_eq!(scene.run().await, State::Succeeded);
    assert_eq!(scene.world.most_readings.load(Ordering::SeqCst), 16);
}
