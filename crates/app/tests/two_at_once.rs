//! Two Rosters over one data folder: they see each other's work, and none does the other's.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::time::Duration;

use roster_app::contract::{
    Budget, BudgetEdit, Code, ConnectionId, PlanId, Service, Show, State, SubmissionId, TickRequest,
};
use support::{World, adds_up, forms, open};

const PATIENT: Duration = Duration::from_secs(30);

#[tokio::test]
async fn what_runs_in_one_is_shown_in_the_other_and_can_not_be_touched_there() {
    let mut world = World::start().await;
    let connection = world.connect(Service::LeadSquared).await;
    let form = forms::some_one_by_one(&world.practice);
    let plan = world.plan(&connection, form).await;
    world.slow_down(&connection).await;
    let id = world.begin(&plan).await;
    world.events.until_state(id, State::Sending).await;
    world.app.pause(SubmissionId { id }).await.unwrap();
    world.events.until_state(id, State::Paused).await;

    let other = open(world.folder.path(), world.vault.clone(), PATIENT).unwrap();
    let start = other.app.start(()).await.unwrap();
    assert!(start.interrupted.is_empty(), "the other lives");
    let seen = other.app.submission(SubmissionId { id }).await.unwrap();
    assert!(seen.elsewhere);
    assert_eq!(seen.state, State::Paused);
    let running = other.app.running(()).await.unwrap();
    assert_eq!(running.len(), 1, "it is shown as running");
    for tried in [
        other.app.pause(SubmissionId { id }).await,
        other.app.go_on(SubmissionId { id }).await,
        other.app.stop(SubmissionId { id }).await,
    ] {
        let error = tried.unwrap_err();
        assert_eq!(error.code, Code::Invalid);
        assert!(error.message.contains("Another running Roster"), "{error}");
    }
    world.app.go_on(SubmissionId { id }).await.unwrap();
    let done = world.rest(id).await;
    assert_eq!(done.state, State::Succeeded, "{}", done.meaning);
    adds_up(&done);
    let seen = other.app.submission(SubmissionId { id }).await.unwrap();
    assert!(!seen.elsewhere, "it has ended");
}

#[tokio::test]
async fn a_plan_is_applied_by_one_of_two() {
    let mut world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let form = forms::form(&world.practice, Service::Instantly);
    let plan = world.plan(&connection, form).await;
    let other = open(world.folder.path(), world.vault.clone(), PATIENT).unwrap();
    let (one, two) = (support::confirmation(&plan), support::confirmation(&plan));
    let begun = tokio::join!(world.app.apply(one.clone()), other.app.apply(two.clone()));
    let won = [begun.0.is_ok(), begun.1.is_ok()];
    assert_eq!(won.iter().filter(|won| **won).count(), 1, "{begun:?}");
    world.app.idle().await;
    other.app.idle().await;
    assert_eq!(world.journalled().await, 1);
    assert_eq!(world.most_effects_on_one(Service::Instantly), 1);
}

#[tokio::test]
async fn a_digest_that_is_shown_is_that_of_the_plan_as_another_left_it() {
    let mut world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let form = forms::form(&world.practice, Service::Instantly);
    let plan = world.plan(&connection, form).await;
    let first = world.records(plan.id, Show::Change).await.remove(0);
    let other = open(world.folder.path(), world.vault.clone(), PATIENT).unwrap();
    let left_out = TickRequest {
        plan_id: plan.id,
        seqs: vec![first.seq],
        show: Show::All,
        text: String::new(),
        ticked: false,
    };
    let ticked = other.app.tick(left_out).await.unwrap();
    assert_ne!(ticked.digest, plan.digest, "it is another plan");
    let seen = world.app.plan(PlanId { id: plan.id }).await.unwrap();
    assert_eq!(seen.digest, ticked.digest, "nothing old is remembered");
    let error = world.app.apply(support::confirmation(&plan)).await;
    assert_eq!(error.unwrap_err().code, Code::NeedsConfirmation);
    assert!(world.app.apply(support::confirmation(&seen)).await.is_ok());
}

#[tokio::test]
async fn two_share_a_connections_rate_budget() {
    let world = World::start().await;
    let connection = world.connect(Service::LeadSquared).await;
    let id = ConnectionId { id: connection.id };
    let edit = BudgetEdit {
        connection_id: connection.id,
        budget: Some(Budget {
            calls: 20,
            window_ms: 60_000,
        }),
    };
    world.app.set_budget(edit).await.unwrap();
    let other = open(world.folder.path(), world.vault.clone(), PATIENT).unwrap();
    assert_eq!(other.app.budget(id).await.unwrap().used, 0);
    world.app.refresh_choices(id).await.unwrap();
    let used = other.app.budget(id).await.unwrap();
    assert_eq!(used.used, 3, "the look-up's three calls: {used:?}");
    assert_eq!(used.budget.calls, 20);
    other.app.refresh_choices(id).await.unwrap();
    assert_eq!(world.app.budget(id).await.unwrap().used, 6, "both count");
}
