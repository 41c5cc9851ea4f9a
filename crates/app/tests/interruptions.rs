//! Paused, stopped, cut short by the end of the application: nothing is lost and nothing is done
//! twice.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::time::Duration;

use practice::Fault;
use roster_app::contract::{CallState, Event, PlanDetail, Service, State, SubmissionId};
use support::{World, adds_up, forms};
use tokio::runtime::{Builder, Runtime};
use uuid::Uuid;

const NEVER: Duration = Duration::from_secs(600);

/// A plan of many calls within a small rate budget, so that there is time to intervene.
async fn slow_plan(world: &mut World) -> PlanDetail {
    let connection = world.connect(Service::LeadSquared).await;
    let form = forms::some_one_by_one(&world.practice);
    let plan = world.plan(&connection, form).await;
    assert!(plan.cost.write_calls > 40, "{:?}", plan.cost);
    world.slow_down(&connection).await;
    plan
}

/// Waits until a submission has had some calls answered.
async fn until_some_answered(world: &mut World, wanted: Uuid) {
    let some = |event: &Event| matches!(event, Event::SubmissionProgressed { id, progress } if *id == wanted && progress.calls_done > 0);
    world.events.until(some).await;
}

fn id(id: Uuid) -> SubmissionId {
    SubmissionId { id }
}

#[tokio::test]
async fn a_pause_awaits_what_is_on_its_way_and_sends_nothing_more_until_it_goes_on() {
    let mut world = World::start().await;
    let plan = slow_plan(&mut world).await;
    let submission = world.begin(&plan).await;
    until_some_answered(&mut world, submission).await;
    world.app.pause(id(submission)).await.unwrap();
    world.events.until_state(submission, State::Paused).await;
    let paused = world.detail(submission).await;
    assert_eq!(
        paused.calls.sent, 0,
        "nothing is on its way: {:?}",
        paused.calls
    );
    assert!(paused.unsent > 0, "some is left: {paused:?}");
    let written = world.writes().len();
    assert_eq!(written as u64, paused.calls.answered);
    assert!(world.app.is_sending(), "it can go on");
    world.app.go_on(id(submission)).await.unwrap();
    let done = world.rest(submission).await;
    assert_eq!(done.state, State::Succeeded, "{}", done.meaning);
    adds_up(&done);
    assert_eq!(world.most_effects_on_one(Service::LeadSquared), 1);
}

#[tokio::test]
async fn a_stop_reads_back_what_was_sent_and_says_what_was_not() {
    let mut world = World::start().await;
    let plan = slow_plan(&mut world).await;
    let submission = world.begin(&plan).await;
    until_some_answered(&mut world, submission).await;
    world.app.stop(id(submission)).await.unwrap();
    let done = world.rest(submission).await;
    assert_eq!(done.state, State::Stopped, "{}", done.meaning);
    adds_up(&done);
    assert!(done.outcomes.assigned > 0 && done.outcomes.skipped > 0);
    let effects = u64::from(world.effects(Service::LeadSquared));
    assert_eq!(done.outcomes.assigned, effects, "as many as were sent");
    world.app.stop(id(submission)).await.unwrap();
    world.app.pause(id(submission)).await.unwrap();
    let error = world.app.go_on(id(submission)).await;
    assert!(error.is_err(), "it has ended");
}

#[test]
fn closing_pauses_and_the_next_start_goes_on_with_the_rest() {
    let outside = Runtime::new().unwrap();
    let mut world = outside.block_on(World::start());
    let plan = outside.block_on(slow_plan(&mut world));
    let run = Builder::new_current_thread().enable_all().build().unwrap();
    let submission = run.block_on(async {
        let submission = world.begin(&plan).await;
        until_some_answered(&mut world, submission).await;
        world.app.pause_all().await;
        let calls = world.detail(submission).await.calls;
        let written = world.writes().len() as u64;
        assert_eq!((calls.sent, calls.answered), (0, written));
        submission
    });
    let written = world.writes().len();
    drop(run);
    let mut world = world.reopened();
    outside.block_on(async {
        assert_eq!(world.writes().len(), written, "a start sends nothing");
        let interrupted = world.app.start(()).await.unwrap().interrupted;
        assert_eq!(interrupted, [submission]);
        let left = world.detail(submission).await;
        assert_eq!(left.state, State::Interrupted);
        assert!(left.unsent > 0);
        world.app.go_on(id(submission)).await.unwrap();
        let done = world.rest(submission).await;
        assert_eq!(done.state, State::Succeeded, "{}", done.meaning);
        adds_up(&done);
        assert_eq!(world.most_effects_on_one(Service::LeadSquared), 1);
    });
}

/// A world whose run ended with a call on its way and others not sent.
fn cut_off(outside: &Runtime) -> (World, Uuid, PlanDetail) {
    let mut world = outside.block_on(World::start());
    let plan = outside.block_on(slow_plan(&mut world));
    let hangs = Fault::delay(NEVER).on("User/Update").next(1);
    world.practice.set_fault(hangs);
    let run = Builder::new_current_thread().enable_all().build().unwrap();
    let submission = run.block_on(async {
        let submission = world.begin(&plan).await;
        until_some_answered(&mut world, submission).await;
        submission
    });
    // Everything of the run ends here, as with the end of the program.
    drop(run);
    (world, submission, plan)
}

#[test]
fn what_was_on_its_way_when_it_ended_is_read_back_before_anybody_decides() {
    let outside = Runtime::new().unwrap();
    let (world, submission, plan) = cut_off(&outside);
    let mut world = world.reopened();
    outside.block_on(async {
        let left = world.detail(submission).await;
        assert_eq!(left.state, State::Interrupted, "{}", left.meaning);
        assert!(left.calls.unknown > 0, "{:?}", left.calls);
        assert!(left.waiting > 0 && left.unsent > 0, "{left:?}");
        let written = world.writes().len();
        world.app.settle_interrupted();
        world
            .events
            .until_state(submission, State::Interrupted)
            .await;
        let known = world.detail(submission).await;
        assert_eq!(known.state, State::Interrupted, "some is not sent");
        assert_eq!(known.waiting, 0, "what was sent is known");
        assert_eq!(known.unsent, left.unsent, "nothing was sent meanwhile");
        assert_eq!(world.writes().len(), written, "it only read");

        world.app.go_on(id(submission)).await.unwrap();
        let done = world.rest(submission).await;
        assert_eq!(done.state, State::Succeeded, "{}", done.meaning);
        adds_up(&done);
        assert_eq!(done.outcomes.assigned, plan.counts.will_change);
        assert_eq!(
            world.most_effects_on_one(Service::LeadSquared),
            1,
            "none twice"
        );
    });
}

#[test]
fn what_was_interrupted_can_be_ended_with_its_result() {
    let outside = Runtime::new().unwrap();
    let (world, submission, _) = cut_off(&outside);
    let mut world = world.reopened();
    outside.block_on(async {
        let written = world.writes().len();
        world.app.stop(id(submission)).await.unwrap();
        let done = world.rest(submission).await;
        assert_eq!(done.state, State::Stopped, "{}", done.meaning);
        adds_up(&done);
        assert_eq!(world.writes().len(), written, "nothing more is sent");
        let effects = u64::from(world.effects(Service::LeadSquared));
        assert_eq!(done.outcomes.assigned, effects, "what landed is known");
        let calls = world.calls(submission).await;
        assert!(calls.iter().all(|call| call.state != CallState::Sent));
        assert!(
            world
                .reopened()
                .app
                .start(())
                .await
                .unwrap()
                .interrupted
                .is_empty()
        );
    });
}
