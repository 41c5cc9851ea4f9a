//! Cancelled, cut short by the end of the application, or with a history that cannot be written:
//! what was not written down is not sent, and what may have landed is never called off.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::time::Duration;

use practice::Fault;
use roster_app::contract::{CallState, Code, Event, Service, State, SubmissionId, SubmitRequest};
use support::disk::{allow, refuse};
use support::{World, confirmed, forms};
use tokio::runtime::{Builder, Runtime};
use uuid::Uuid;

const LATE: Duration = Duration::from_millis(600);
const NEVER: Duration = Duration::from_secs(600);

async fn request(world: &World, service: Service) -> SubmitRequest {
    let connection = world.connect(service).await;
    let form = forms::form(&world.practice, service);
    confirmed(&world.app, &connection, form).await
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

/// Waits until the history was said to have failed, and gives the words.
async fn until_history_failed(world: &mut World) -> String {
    let failed = |event: &Event| matches!(event, Event::HistoryFailed { .. });
    match world.events.until(failed).await {
        Event::HistoryFailed { message, .. } => message,
        Event::SubmissionChanged { .. } => unreachable!("another event was waited for"),
    }
}

#[tokio::test]
async fn what_is_cancelled_before_it_is_sent_is_not_sent() {
    let mut world = World::start().await;
    let request = request(&world, Service::Instantly).await;
    let id = request.id;
    // One thread runs it all, so it cannot have been sent between these two lines.
    world.app.submit(request).await.unwrap();
    world.app.cancel(SubmissionId { id }).await.unwrap();
    world.events.until_final(id).await;
    let detail = world.detail(id).await;
    assert_eq!(detail.state, State::NotSent);
    assert_eq!(detail.calls[0].state, CallState::NotSent);
    assert!(detail.meaning.contains("cancelled"), "{}", detail.meaning);
    assert!(detail.meaning.contains("Nothing was sent"));
    let states = world.events.states_of(id);
    assert_eq!(states, [State::Prepared, State::NotSent]);
    assert!(world.writes().is_empty());
}

#[tokio::test]
async fn what_is_cancelled_while_it_waits_is_unknown_and_stays_so_when_the_answer_comes_late() {
    for service in [Service::Instantly, Service::LeadSquared] {
        let mut world = World::start().await;
        world.practice.set_fault(Fault::delay(LATE));
        let request = request(&world, service).await;
        let id = request.id;
        world.app.submit(request.clone()).await.unwrap();
        until_received(&world, 1).await;
        world.app.cancel(SubmissionId { id }).await.unwrap();
        world.events.until_final(id).await;
        let detail = world.detail(id).await;
        assert_eq!(detail.state, State::Unknown, "{}", detail.meaning);
        assert_eq!(detail.calls[0].state, CallState::Unknown);
        assert!(detail.meaning.contains("may or may not have worked"));
        assert!(
            world.effects(service) > 0,
            "it landed, as Roster had to fear"
        );

        // As late as the answer to this one, the answer to the first would have come.
        let second = SubmitRequest {
            id: Uuid::new_v4(),
            ..request
        };
        let second_id = second.id;
        world.app.submit(second).await.unwrap();
        world.events.until_final(second_id).await;
        let later = world.detail(id).await;
        assert_eq!(format!("{detail:?}"), format!("{later:?}"));
        let states = world.events.states_of(id);
        assert_eq!(states, [State::Prepared, State::Sending, State::Unknown]);
    }
}

#[tokio::test]
async fn cancelling_what_has_ended_or_never_was_does_nothing() {
    let mut world = World::start().await;
    let connection = world.connect(Service::LeadSquared).await;
    let form = forms::form(&world.practice, Service::LeadSquared);
    let detail = world.send(&connection, form).await;
    for id in [detail.id, Uuid::new_v4()] {
        world.app.cancel(SubmissionId { id }).await.unwrap();
    }
    assert_eq!(world.detail(detail.id).await.state, State::Succeeded);
}

#[tokio::test]
async fn what_cannot_be_written_down_is_not_sent() {
    for table in ["submissions", "calls"] {
        let mut world = World::start().await;
        let request = request(&world, Service::Instantly).await;
        refuse(world.folder.path(), &format!("INSERT ON {table}"));
        let error = world.app.submit(request.clone()).await.unwrap_err();
        assert_eq!(error.code, Code::History);
        let message = error.message.to_lowercase();
        assert!(message.contains("nothing was sent"), "{message}");
        assert_eq!(world.journalled().await, 0, "all of it or nothing: {table}");
        assert!(world.writes().is_empty());
        assert_eq!(world.events.states_of(request.id), []);
    }
}

#[tokio::test]
async fn what_cannot_be_marked_as_sent_is_not_sent() {
    let mut world = World::start().await;
    let request = request(&world, Service::Instantly).await;
    let id = request.id;
    refuse(
        world.folder.path(),
        "UPDATE ON calls WHEN new.state = 'sent'",
    );
    world.app.submit(request).await.unwrap();
    let message = until_history_failed(&mut world).await;
    assert!(message.to_lowercase().contains("nothing was sent"));
    let detail = world.detail(id).await;
    assert_eq!(detail.state, State::NotSent);
    assert_eq!(detail.calls[0].state, CallState::NotSent);
    assert!(detail.meaning.contains("Nothing was sent"));
    let states = world.events.states_of(id);
    assert_eq!(states, [State::Prepared, State::NotSent]);
    assert!(world.writes().is_empty());
}

#[tokio::test]
async fn a_history_that_fails_for_good_sends_nothing_and_is_settled_at_the_next_start() {
    let mut world = World::start().await;
    let request = request(&world, Service::LeadSquared).await;
    let id = request.id;
    refuse(world.folder.path(), "UPDATE ON calls");
    world.app.submit(request).await.unwrap();
    let message = until_history_failed(&mut world).await;
    assert!(message.to_lowercase().contains("nothing was sent"));
    assert_eq!(world.detail(id).await.state, State::Prepared);
    allow(world.folder.path());
    let world = world.reopened();
    assert_eq!(world.detail(id).await.state, State::NotSent);
    assert!(world.writes().is_empty());
}

#[tokio::test]
async fn an_end_that_cannot_be_written_is_never_told_as_nothing_was_sent() {
    let mut world = World::start().await;
    let request = request(&world, Service::LeadSquared).await;
    let id = request.id;
    refuse(
        world.folder.path(),
        "UPDATE ON calls WHEN new.state = 'answered'",
    );
    world.app.submit(request).await.unwrap();
    let message = until_history_failed(&mut world).await;
    assert_eq!(world.writes().len(), 1, "sent, and only once");
    assert!(message.contains("may or may not have worked"), "{message}");
    assert!(!message.to_lowercase().contains("nothing was sent"));
    assert!(!message.contains("ry again"), "that could do it twice");
    assert_eq!(world.detail(id).await.state, State::Sending);
    allow(world.folder.path());
    let world = world.reopened();
    assert_eq!(world.detail(id).await.state, State::Unknown);
}

#[tokio::test]
async fn an_end_that_cannot_be_written_at_first_is_written_a_moment_later() {
    let mut world = World::start().await;
    let request = request(&world, Service::Instantly).await;
    let id = request.id;
    refuse(
        world.folder.path(),
        "UPDATE ON calls WHEN new.state = 'answered'",
    );
    world.app.submit(request).await.unwrap();
    until_received(&world, 1).await;
    allow(world.folder.path());
    world.events.until_final(id).await;
    assert_eq!(world.detail(id).await.state, State::Accepted);
    assert_eq!(world.writes().len(), 1, "only the writing is tried again");
}

#[test]
fn what_an_ended_run_left_open_is_settled_honestly_at_the_next_start() {
    let outside = Runtime::new().unwrap();
    let mut world = outside.block_on(World::start());
    world.practice.set_fault(Fault::delay(NEVER));
    let first = outside.block_on(request(&world, Service::Instantly));
    let second = SubmitRequest {
        id: Uuid::new_v4(),
        ..first.clone()
    };
    let (sending, prepared) = (first.id, second.id);

    let run = Builder::new_current_thread().enable_all().build().unwrap();
    run.block_on(async {
        world.app.submit(first).await.unwrap();
        world.events.until_state(sending, State::Sending).await;
        until_received(&world, 1).await;
        // The run ends with this line, before anything else had its turn.
        world.app.submit(second).await.unwrap();
    });
    drop(run);

    let world = world.reopened();
    outside.block_on(async {
        assert_eq!(world.app.start(()).await.unwrap().left_over, 2);
        let sent = world.detail(sending).await;
        assert_eq!(sent.state, State::Unknown);
        assert_eq!(sent.calls[0].state, CallState::Unknown);
        assert!(sent.meaning.contains("may or may not have worked"));
        let unsent = world.detail(prepared).await;
        assert_eq!(unsent.state, State::NotSent);
        assert_eq!(unsent.calls[0].state, CallState::NotSent);
        assert!(unsent.meaning.contains("Nothing was sent"));
        assert_eq!(world.writes().len(), 1, "nothing is sent at the start");
        let again = world.reopened();
        assert_eq!(again.app.start(()).await.unwrap().left_over, 0);
    });
}
