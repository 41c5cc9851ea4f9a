//! What must not happen, however an assignment is cut short, repeated or answered.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::time::Duration;

use practice::{Fault, FaultKind, Touch};
use roster_app::contract::{
    Budget, BudgetEdit, CallState, Event, Form, InstantlyForm, KeepRequest, Mode, PlanDetail,
    PlanId, PlanSource, Service, Show, Split, State, SubmissionDetail, SubmissionId,
};
use support::{World, adds_up, forms, open};
use tokio::runtime::{Builder, Runtime};
use uuid::Uuid;

/// How many calls a slow run sends in a second.
const AT_A_TIME: u32 = 14;

const NEVER: Duration = Duration::from_secs(600);
const PATIENT: Duration = Duration::from_secs(30);

fn id(id: Uuid) -> SubmissionId {
    SubmissionId { id }
}

fn limited(world: &World) -> Form {
    Form::Instantly(InstantlyForm {
        mode: Mode::AsFiltered,
        limit: "3".to_owned(),
        split: Split::InstantlyDecides,
        ..forms::instantly(&world.practice)
    })
}

#[tokio::test]
async fn a_retry_of_a_limited_filter_that_was_refused_keeps_the_limit() {
    let mut world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let plan = world.plan(&connection, limited(&world)).await;
    assert!(
        plan.counts.matched > 3,
        "the service picks: {:?}",
        plan.counts
    );
    let refuses = Fault::new(FaultKind::PaymentRequired).on("bulk-assign");
    world.practice.set_fault(refuses);
    let done = world.apply(&plan).await;
    world.practice.clear_faults();
    assert_eq!(done.state, State::Failed, "{}", done.meaning);
    assert_eq!(done.can_retry, 3, "no more than were meant to be changed");
    let retry = world
        .derive(PlanSource::Retry {
            submission_id: done.id,
        })
        .await;
    assert_eq!(
        retry.mode,
        Mode::AsFiltered,
        "the filter is sent with its limit"
    );
    let done = world.apply(&retry).await;
    assert_eq!(world.effects(Service::Instantly), 3, "{}", done.meaning);
}

#[tokio::test]
async fn an_undo_puts_back_what_landed_only_after_it_was_read() {
    let mut world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    world
        .practice
        .switch(|switches| switches.instantly.assign_delay_ms = 1_500);
    let before = world.holders(Service::Instantly);
    let form = forms::form(&world.practice, Service::Instantly);
    let plan = world.plan(&connection, form).await;
    let done = world.apply(&plan).await;
    assert!(
        done.outcomes.unknown > 0,
        "nothing was seen in time: {done:?}"
    );
    // Lands now, at once.
    while u64::from(world.effects(Service::Instantly)) < plan.counts.will_change {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    world
        .practice
        .switch(|switches| switches.instantly.assign_delay_ms = 0);
    let undo = world
        .derive(PlanSource::Undo {
            submission_id: done.id,
        })
        .await;
    assert_eq!(
        undo.counts.will_change, plan.counts.will_change,
        "{:?}",
        undo.counts
    );
    let undone = world.apply(&undo).await;
    assert_eq!(undone.state, State::Succeeded, "{}", undone.meaning);
    assert_eq!(
        world.holders(Service::Instantly),
        before,
        "everything is back"
    );
}

#[tokio::test]
async fn a_retry_takes_what_was_never_sent_after_it_gave_up() {
    let mut world = World::start().await;
    let connection = world.connect(Service::LeadSquared).await;
    let form = forms::one_by_one(&world.practice);
    let plan = world.plan(&connection, form).await;
    world
        .practice
        .set_fault(Fault::new(FaultKind::Forbidden).on("User/Update"));
    let done = world.apply(&plan).await;
    world.practice.clear_faults();
    let all = plan.counts.will_change;
    assert!(done.outcomes.skipped > 0, "it gave up: {:?}", done.outcomes);
    assert_eq!(done.can_retry, all, "{:?}", done.outcomes);
    let retry = world
        .derive(PlanSource::Retry {
            submission_id: done.id,
        })
        .await;
    assert_eq!(retry.counts.will_change, all, "{:?}", retry.counts);
}

/// Several calls at a service that takes its time for each.
async fn slow(world: &mut World) -> PlanDetail {
    let connection = world.connect(Service::LeadSquared).await;
    let form = forms::some_one_by_one(&world.practice);
    let plan = world.plan(&connection, form).await;
    // A few calls at a time, so that there is always something that has not been sent.
    let edit = BudgetEdit {
        connection_id: connection.id,
        budget: Some(Budget {
            calls: AT_A_TIME,
            window_ms: 1_000,
        }),
    };
    world.app.set_budget(edit).await.unwrap();
    let slow = Fault::delay(Duration::from_millis(30)).on("User/Update");
    world.practice.set_fault(slow);
    plan
}

/// All is moved, each once; but for a call that was cut off after it was marked as sent and before it left,
/// which is unknown, and rightly so: the service never had it.
fn all_but_what_never_left(world: &World, done: &SubmissionDetail, plan: &PlanDetail) {
    adds_up(done);
    let outcomes = done.outcomes;
    assert_eq!(outcomes.failed + outcomes.skipped, 0, "{}", done.meaning);
    assert_eq!(
        outcomes.assigned + outcomes.unknown,
        plan.counts.will_change
    );
    let effects = u64::from(world.effects(Service::LeadSquared));
    assert_eq!(effects, outcomes.assigned, "{}", done.meaning);
    assert_eq!(world.most_effects_on_one(Service::LeadSquared), 1);
}

/// A world whose run ended in its midst, open again.
fn cut_off(outside: &Runtime) -> (World, Uuid, PlanDetail) {
    let mut world = outside.block_on(World::start());
    let plan = outside.block_on(slow(&mut world));
    let run = Builder::new_current_thread().enable_all().build().unwrap();
    let submission = run.block_on(async {
        let submission = world.begin(&plan).await;
        let some = |event: &Event| matches!(event, Event::SubmissionProgressed { id, progress } if *id == submission && progress.calls_done >= u64::from(AT_A_TIME));
        world.events.until(some).await;
        submission
    });
    drop(run);
    (world.reopened(), submission, plan)
}

#[test]
fn what_was_sent_is_read_back_after_a_restart_while_the_rest_waits_and_anybody_may_go_on() {
    let outside = Runtime::new().unwrap();
    let (mut world, submission, plan) = cut_off(&outside);
    outside.block_on(async {
        let left = world.detail(submission).await;
        assert!(left.waiting > 0 && left.unsent > 0, "{left:?}");
        assert_eq!(left.outcomes.unknown, 0, "nothing has an outcome yet");
        world.app.settle_interrupted();
        world
            .events
            .until_state(submission, State::Interrupted)
            .await;
        world.app.idle().await;
        let known = world.detail(submission).await;
        assert_eq!((known.state, known.waiting), (State::Interrupted, 0));
        assert!(known.outcomes.assigned > 0, "{:?}", known.outcomes);
        assert_eq!(
            known.unsent, left.unsent,
            "what was not sent is still offered"
        );
        let another = open(world.folder.path(), world.vault.clone(), PATIENT).unwrap();
        another.app.go_on(id(submission)).await.unwrap();
        another.app.idle().await;
        let done = world.detail(submission).await;
        all_but_what_never_left(&world, &done, &plan);
    });
}

#[test]
fn of_two_that_go_on_at_once_one_runs() {
    let outside = Runtime::new().unwrap();
    let (mut world, submission, plan) = cut_off(&outside);
    outside.block_on(async {
        let app = &world.app;
        let (one, two, three) = tokio::join!(
            app.go_on(id(submission)),
            app.go_on(id(submission)),
            app.go_on(id(submission))
        );
        for begun in [one, two, three] {
            begun.unwrap();
        }
        let done = world.rest(submission).await;
        all_but_what_never_left(&world, &done, &plan);
        let calls = world.calls(submission).await;
        let ended = |state| matches!(state, CallState::Answered | CallState::Unknown);
        assert!(
            calls.iter().all(|call| ended(call.state)),
            "no run spoiled another's calls"
        );
        let arrived = world.writes().len() as u64 + done.outcomes.unknown;
        assert_eq!(arrived, calls.len() as u64, "each was sent once");
    });
}

#[test]
fn what_was_killed_with_its_first_calls_on_their_way_can_be_stopped_in_an_open_window() {
    let outside = Runtime::new().unwrap();
    let mut world = outside.block_on(World::start());
    let plan = outside.block_on(slow(&mut world));
    let open = open(world.folder.path(), world.vault.clone(), PATIENT).unwrap();
    world
        .practice
        .set_fault(Fault::delay(NEVER).on("User/Update"));
    let run = Builder::new_current_thread().enable_all().build().unwrap();
    let submission = run.block_on(async {
        let submission = world.begin(&plan).await;
        while world.writes().is_empty() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        submission
    });
    drop(run);
    let World {
        app,
        practice: _practice,
        folder: _folder,
        ..
    } = world;
    drop(app);
    outside.block_on(async {
        open.app.stop(id(submission)).await.unwrap();
        open.app.idle().await;
        let ended = open.app.submission(id(submission)).await.unwrap();
        assert!(ended.state.is_final(), "{:?}", ended.state);
        adds_up(&ended);
    });
}

/// A plan as filtered that asks, because its filter means one lead more than planned.
async fn asks_about_a_newcomer(world: &mut World) -> (PlanDetail, Uuid) {
    let connection = world.connect(Service::Instantly).await;
    let form = Form::Instantly(InstantlyForm {
        mode: Mode::AsFiltered,
        split: Split::InstantlyDecides,
        ..forms::instantly(&world.practice)
    });
    let plan = world.plan(&connection, form).await;
    let moved = world.records(plan.id, Show::Change).await.remove(0);
    let touch = Touch::DeleteLead {
        id: moved.id.to_string(),
    };
    world.practice.touch(&touch).unwrap();
    let asks = world.apply(&plan).await;
    assert_eq!(asks.state, State::Asking, "{}", asks.meaning);
    (plan, asks.id)
}

#[tokio::test]
async fn a_question_can_be_answered_in_any_window_and_after_a_restart() {
    let mut world = World::start().await;
    let (plan, submission) = asks_about_a_newcomer(&mut world).await;
    let mut world = world.reopened();
    let start = world.app.start(()).await.unwrap();
    assert!(start.interrupted.is_empty(), "it was not cut off, it asks");
    let another = open(world.folder.path(), world.vault.clone(), PATIENT).unwrap();
    let request = KeepRequest { id: submission };
    another.app.keep_plan(request).await.unwrap();
    another.app.idle().await;
    let done = world.detail(submission).await;
    assert_eq!(done.state, State::Succeeded, "{}", done.meaning);
    assert_eq!(done.outcomes.assigned, plan.counts.will_change - 1);
    let id = PlanId { id: plan.id };
    let kept = world.app.plan(id).await.unwrap();
    assert_eq!(
        kept.mode,
        Mode::Exact,
        "its filter is never sent after that"
    );
    let retried = world.try_derive(PlanSource::Undo {
        submission_id: submission,
    });
    assert!(retried.await.is_ok());
}
