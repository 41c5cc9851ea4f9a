//! Undone once more, cut short, too early, or undone itself.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use practice::Touch;
use roster_app::contract::{
    Budget, BudgetEdit, HistoryQuery, PlanSource, Purpose, Service, Show, State, SubmissionId,
};
use support::{World, adds_up, forms};
use uuid::Uuid;

const fn undo_of(submission_id: Uuid) -> PlanSource {
    PlanSource::Undo { submission_id }
}

/// So many calls in five seconds.
async fn set_pace(world: &World, connection_id: Uuid, calls: u32) {
    let budget = Budget {
        calls,
        window_ms: 5_000,
    };
    let edit = BudgetEdit {
        connection_id,
        budget: Some(budget),
    };
    world.app.set_budget(edit).await.unwrap();
}

/// What the list says of a submission's undo.
async fn undone_in_the_list(world: &World, id: Uuid) -> Option<bool> {
    let query = HistoryQuery {
        limit: 50,
        ..HistoryQuery::default()
    };
    let page = world.app.history(query).await.unwrap();
    let row = page.rows.into_iter().find(|row| row.id == id);
    row.expect("it is in the list").undone_fully
}

#[tokio::test]
async fn an_undo_while_instantly_is_at_work_does_not_say_that_all_is_back() {
    let mut world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let form = forms::form(&world.practice, Service::Instantly);
    let plan = world.plan(&connection, form).await;
    world
        .practice
        .switch(|switches| switches.instantly.assign_delay_ms = 600_000);
    let done = world.apply(&plan).await;
    assert_eq!(done.outcomes.unknown, plan.counts.will_change);
    let undo = world.derive(undo_of(done.id)).await;
    assert_eq!(undo.counts.will_change, 0, "nothing has landed");
    assert_eq!(undo.counts.already_right, 0, "and nothing is settled");
    assert_eq!(undo.counts.skipped, plan.counts.will_change);
    let skipped = world.records(undo.id, Show::Skipped).await;
    assert!(
        skipped[0].why.contains("may still be changing it"),
        "{}",
        skipped[0].why
    );
}

#[tokio::test]
async fn what_an_undo_did_not_put_back_goes_back_by_another_one_and_nobody_elses_change_is_lost() {
    let mut world = World::start().await;
    let connection = world.connect(Service::LeadSquared).await;
    let before = world.holders(Service::LeadSquared);
    let form = forms::some_one_by_one(&world.practice);
    set_pace(&world, connection.id, 72).await;
    let plan = world.plan(&connection, form).await;
    let done = world.apply(&plan).await;
    assert_eq!(done.state, State::Succeeded, "{}", done.meaning);

    // Slow enough to be stopped on the way.
    set_pace(&world, connection.id, 5).await;
    let undo = world.derive(undo_of(done.id)).await;
    let id = world.begin(&undo).await;
    world.events.until_state(id, State::Sending).await;
    world.app.stop(SubmissionId { id }).await.unwrap();
    let stopped = world.rest(id).await;
    assert_eq!(stopped.state, State::Stopped, "{}", stopped.meaning);
    assert!(stopped.can_retry > 1, "{:?}", stopped.outcomes);
    set_pace(&world, connection.id, 72).await;

    let unsent = world.records(undo.id, Show::Change).await;
    let mut unsent = unsent.iter().filter(|it| it.why.contains("Not sent"));
    let touched = unsent.next_back().unwrap();
    let teams = world.practice.state().leadsquared.teams;
    let known = [touched.before.id, touched.intended.as_ref().unwrap().id];
    let other = teams
        .iter()
        .find(|team| !known.contains(&team.id.parse().ok()));
    let other = other.unwrap().id.clone();
    let touch = Touch::MoveUser {
        id: touched.id.to_string(),
        team_id: other.clone(),
    };
    world.practice.touch(&touch).unwrap();

    let again = world.derive(PlanSource::Retry { submission_id: id }).await;
    assert_eq!(again.purpose, Purpose::Undo, "{}", again.headline);
    assert!(again.headline.starts_with("Put back"), "{}", again.headline);
    assert_eq!(again.counts.skipped, 1, "somebody else's change");
    let undone = world.apply(&again).await;
    adds_up(&undone);
    let mut expected = before;
    expected.insert(touched.id, Some(other.parse().unwrap()));
    assert_eq!(world.holders(Service::LeadSquared), expected);
}

#[tokio::test]
async fn an_undo_that_is_undone_leaves_its_submission_as_it_was() {
    let mut world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let form = forms::form(&world.practice, Service::Instantly);
    let plan = world.plan(&connection, form).await;
    let done = world.apply(&plan).await;
    let given = world.holders(Service::Instantly);
    let undo = world.derive(undo_of(done.id)).await;
    let undone = world.apply(&undo).await;
    assert_eq!(undone_in_the_list(&world, done.id).await, Some(true));

    let redo = world.derive(undo_of(undone.id)).await;
    let redone = world.apply(&redo).await;
    assert_eq!(redone.state, State::Succeeded, "{}", redone.meaning);
    assert_eq!(world.holders(Service::Instantly), given, "as first applied");
    assert_eq!(undone_in_the_list(&world, done.id).await, None);
    assert_eq!(undone_in_the_list(&world, undone.id).await, Some(true));
    assert!(world.detail(done.id).await.undone.is_none());
}
