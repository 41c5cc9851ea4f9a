//! A history that cannot be written: what was not written down is not sent, and what may have landed
//! is never called off.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::time::Duration;

use roster_app::contract::{Code, Event, PlanDetail, Service, State, SubmissionId};
use support::disk::{allow, refuse};
use support::{World, adds_up, confirmation, forms};

async fn planned(world: &mut World, service: Service) -> PlanDetail {
    let connection = world.connect(service).await;
    let form = forms::form(&world.practice, service);
    world.plan(&connection, form).await
}

/// Waits until the history was said to have failed, and gives the words.
async fn until_history_failed(world: &mut World) -> String {
    let failed = |event: &Event| matches!(event, Event::HistoryFailed { .. });
    match world.events.until(failed).await {
        Event::HistoryFailed { message, .. } => message,
        other => unreachable!("another event was waited for: {other:?}"),
    }
}

/// Waits until the service has this many writes.
async fn until_received(world: &World, count: usize) {
    let arrived = async {
        while world.writes().len() < count {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), arrived)
        .await
        .expect("it reaches the service");
}

#[tokio::test]
async fn a_submission_that_cannot_be_written_down_is_not_sent() {
    let mut world = World::start().await;
    let plan = planned(&mut world, Service::Instantly).await;
    refuse(world.folder.path(), "INSERT ON submissions");
    let request = confirmation(&plan);
    let error = world.app.apply(request.clone()).await.unwrap_err();
    assert_eq!(error.code, Code::History);
    assert!(error.message.contains("Nothing was sent"), "{error}");
    assert_eq!(world.journalled().await, 0);
    assert!(world.writes().is_empty());
    assert_eq!(world.events.states_of(request.id), []);
    allow(world.folder.path());
    let done = world.apply(&plan).await;
    assert_eq!(
        done.state,
        State::Succeeded,
        "the plan is as good as before"
    );
}

#[tokio::test]
async fn a_call_that_cannot_be_marked_as_sent_is_not_sent_and_can_be_gone_on_with() {
    for when in ["INSERT ON calls", "UPDATE ON calls WHEN new.state = 'sent'"] {
        let mut world = World::start().await;
        let plan = planned(&mut world, Service::Instantly).await;
        refuse(world.folder.path(), when);
        let id = world.begin(&plan).await;
        let message = until_history_failed(&mut world).await;
        assert!(message.contains("Nothing was sent"), "{when}: {message}");
        world.events.until_state(id, State::Interrupted).await;
        assert!(world.writes().is_empty(), "{when}");
        let left = world.detail(id).await;
        assert_eq!(left.state, State::Interrupted, "{when}");
        allow(world.folder.path());
        world.app.go_on(SubmissionId { id }).await.unwrap();
        let done = world.rest(id).await;
        assert_eq!(done.state, State::Succeeded, "{when}: {}", done.meaning);
        adds_up(&done);
        assert_eq!(world.most_effects_on_one(Service::Instantly), 1);
    }
}

#[tokio::test]
async fn an_end_that_cannot_be_written_is_never_told_as_nothing_was_sent() {
    let mut world = World::start().await;
    let plan = planned(&mut world, Service::LeadSquared).await;
    let answered = "UPDATE ON calls WHEN new.state = 'answered'";
    refuse(world.folder.path(), answered);
    let id = world.begin(&plan).await;
    let message = until_history_failed(&mut world).await;
    assert_eq!(world.writes().len(), 1, "sent, and only once");
    assert!(message.contains("may or may not have worked"), "{message}");
    assert!(!message.contains("Nothing was sent"));
    world.events.until_state(id, State::Interrupted).await;
    let left = world.detail(id).await;
    assert_eq!(left.state, State::Interrupted);
    assert_eq!(left.calls.unknown, 1, "{:?}", left.calls);
    allow(world.folder.path());
    world.app.go_on(SubmissionId { id }).await.unwrap();
    let done = world.rest(id).await;
    assert_eq!(done.state, State::Succeeded, "{}", done.meaning);
    adds_up(&done);
    assert_eq!(world.writes().len(), 1, "it was found by reading");
}

#[tokio::test]
async fn an_end_that_cannot_be_written_at_first_is_written_a_moment_later() {
    let mut world = World::start().await;
    let plan = planned(&mut world, Service::LeadSquared).await;
    let answered = "UPDATE ON calls WHEN new.state = 'answered'";
    refuse(world.folder.path(), answered);
    let id = world.begin(&plan).await;
    until_received(&world, 1).await;
    allow(world.folder.path());
    let done = world.rest(id).await;
    assert_eq!(done.state, State::Succeeded, "{}", done.meaning);
    assert_eq!(world.writes().len(), 1, "only the writing is tried again");
}

#[tokio::test]
async fn records_that_cannot_be_kept_fail_the_plan_and_nothing_else() {
    let mut world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let form = forms::form(&world.practice, Service::Instantly);
    refuse(world.folder.path(), "INSERT ON records");
    let plan = world.plan(&connection, form.clone()).await;
    assert!(plan.trouble.is_some(), "{plan:?}");
    let failed = |event: &Event| matches!(event, Event::HistoryFailed { id, .. } if *id == plan.id);
    let told = world.events.has_told(failed);
    assert!(told, "the service had no part in it");
    allow(world.folder.path());
    let plan = world.plan(&connection, form).await;
    assert!(plan.counts.matched > 0);
}
