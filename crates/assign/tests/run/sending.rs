//! What is sent, how often, and how many at a time.

use std::sync::atomic::Ordering;
use std::time::Duration;

use roster_assign::{NotSentWhy, Outcome, Refusal, State};
use tokio::time::Instant;

use crate::cut::{Cut, How};
use crate::plans::ADA;
use crate::scene::{Scene, id};
use crate::world::Fault;

#[tokio::test(start_paused = true)]
async fn a_plan_is_carried_out_as_planned_and_read_back() {
    let scene = Scene::leads(10);
    assert_eq!(scene.run().await, State::Succeeded);
    assert_eq!(scene.outcomes().assigned, 10);
    assert_eq!(scene.world.value(id(1)), Some(ADA));
    assert_eq!(scene.delivered(), 6, "five leads each, two in a call");
    assert_eq!(scene.meaning(), "10 leads were assigned and read back.");
    let way = [State::Checking, State::Sending, State::ReadingBack];
    assert_eq!(scene.states(), way, "every state is written down");
    let told = scene.told.lock().unwrap();
    let last = told.last().unwrap();
    assert_eq!((last.settled, last.records), (10, 10));
    assert_eq!((last.calls_done, last.calls, last.sent), (6, 6, 10));
    assert!(last.deadline_at.is_some(), "the deadline is told");
}

#[tokio::test(start_paused = true)]
async fn a_plan_without_a_change_succeeds_without_a_call() {
    let scene = Scene::leads(0);
    assert_eq!(scene.run().await, State::Succeeded);
    assert_eq!(scene.delivered(), 0);
    assert_eq!(scene.meaning(), "Nothing had to be changed.");
}

#[tokio::test(start_paused = true)]
async fn a_throttled_call_is_made_again_after_what_the_service_asks() {
    let ask = Duration::from_secs(40);
    let scene = Scene::leads(2).with(1, Fault::Throttled(Some(ask)));
    assert_eq!(scene.run().await, State::Succeeded);
    let inside = scene.world.inside();
    assert_eq!(inside.delivered.len(), 3, "two calls, one of them twice");
    let waited = inside.delivered[2].0 - inside.delivered[0].0;
    assert!(waited >= ask, "{waited:?}");
}

#[tokio::test(start_paused = true)]
async fn leadsquared_is_left_alone_for_its_window_after_throttling() {
    let scene = Scene::users(2).with(1, Fault::Throttled(None));
    assert_eq!(scene.run().await, State::Succeeded);
    let inside = scene.world.inside();
    let waited = inside.delivered[1].0 - inside.delivered[0].0;
    assert!(waited >= Duration::from_millis(5_200), "{waited:?}");
}

#[tokio::test(start_paused = true)]
async fn a_call_that_never_left_is_tried_four_times_and_then_not_sent() {
    let scene = Scene::users(2).with_every(Fault::NotSent(NotSentWhy::ConnectionRefused));
    assert_eq!(scene.run().await, State::Failed);
    assert_eq!(scene.delivered(), 4);
    assert_eq!(scene.outcomes().skipped, 2);
    assert!(
        scene.meaning().contains("Nothing was changed."),
        "{}",
        scene.meaning()
    );
}

#[tokio::test(start_paused = true)]
async fn a_call_without_an_answer_is_never_made_again() {
    for fault in [Fault::CutBefore, Fault::CutAfter, Fault::AnswerCut] {
        let scene = Scene::users(2).with_every(fault.clone());
        let _ = scene.run().await;
        assert_eq!(scene.delivered(), 1, "{fault:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_unclear_answer_is_repeated_only_where_that_is_harmless() {
    let scene = Scene::users(2).with_every(Fault::Unclear(502, false));
    let _ = scene.run().await;
    assert_eq!(scene.delivered(), 3, "it names its users and one team");
    let scene = Scene::users_as_filtered(2).with_every(Fault::Unclear(502, false));
    let _ = scene.run().await;
    assert_eq!(
        scene.delivered(),
        1,
        "a filter may mean others the second time"
    );
    let scene = Scene::users(2).with_every(Fault::Unclear(200, false));
    let _ = scene.run().await;
    assert_eq!(
        scene.delivered(),
        1,
        "an odd yes is no trouble of the service"
    );
}

#[tokio::test(start_paused = true)]
async fn a_refusal_after_an_unclear_answer_proves_nothing() {
    let scene = Scene::users(2)
        .with(1, Fault::Unclear(502, true))
        .with(2, Fault::Refused(Refusal::Other, "MXLockException"));
    assert_eq!(
        scene.run().await,
        State::Succeeded,
        "the first attempt had landed"
    );
    assert_eq!(scene.outcome(1).0, Outcome::Assigned);
}

#[tokio::test(start_paused = true)]
async fn three_refusals_of_one_kind_in_a_row_end_the_sending() {
    let mut scene = Scene::users(40).with_every(Fault::Refused(Refusal::NotAllowed, "no right"));
    pace(&mut scene, Duration::from_secs(1));
    assert_eq!(scene.run().await, State::Failed);
    assert_eq!(scene.delivered(), 3);
    let (outcome, why) = scene.outcome(1);
    assert_eq!(outcome, Outcome::Failed);
    assert_eq!(why, "LeadSquared said: “no right”.");
    let (outcome, why) = scene.outcome(40);
    assert_eq!(outcome, Outcome::Skipped);
    assert!(why.starts_with("Not sent:"), "{why}");
    let meaning = scene.meaning();
    assert!(
        meaning.contains("after 3 failures of one kind in a row"),
        "{meaning}"
    );
    assert!(
        meaning.contains("“no right”"),
        "the last answer is told: {meaning}"
    );
}

#[tokio::test(start_paused = true)]
async fn failures_that_do_not_follow_each_other_do_not_end_the_sending() {
    let no = || Fault::Refused(Refusal::InvalidInput, "MXInvalidInputException");
    let mut scene = Scene::users(16)
        .with(1, no())
        .with(2, no())
        .with(4, no())
        .with(5, no());
    pace(&mut scene, Duration::from_secs(1));
    assert_eq!(scene.run().await, State::PartlyDone);
    assert_eq!(scene.delivered(), 8, "each call once, none left out");
    let outcomes = scene.outcomes();
    assert_eq!((outcomes.assigned, outcomes.failed), (8, 8));
}

#[tokio::test(start_paused = true)]
async fn what_was_sent_before_three_failures_is_still_read_back() {
    let mut scene = Scene::users(20);
    for call in 3..=5 {
        scene = scene.with(call, Fault::Refused(Refusal::KeyRejected, "revoked"));
    }
    pace(&mut scene, Duration::from_secs(1));
    assert_eq!(scene.run().await, State::PartlyDone);
    let outcomes = scene.outcomes();
    assert_eq!(
        (outcomes.assigned, outcomes.failed, outcomes.skipped),
        (4, 6, 10)
    );
}

#[tokio::test(start_paused = true)]
async fn as_many_calls_are_on_their_way_as_it_takes_to_use_the_budget() {
    let mut scene = Scene::users(200);
    pace(&mut scene, Duration::from_millis(20));
    latency(&mut scene, Duration::from_millis(1_000));
    let begin = Instant::now();
    assert_eq!(scene.run().await, State::Succeeded);
    let most = scene.world.most_in_flight.load(Ordering::SeqCst);
    assert!(
        (49..=51).contains(&most),
        "a second's worth of permits: {most}"
    );
    assert!(
        begin.elapsed() < Duration::from_secs(8),
        "{:?}",
        begin.elapsed()
    );
}

#[tokio::test(start_paused = true)]
async fn never_more_than_64_calls_are_on_their_way() {
    let scene = Scene::users(400);
    assert_eq!(scene.run().await, State::Succeeded);
    assert_eq!(scene.world.most_in_flight.load(Ordering::SeqCst), 64);
}

#[tokio::test(start_paused = true)]
async fn where_every_call_fails_few_are_sent_also_when_there_is_no_wait_between_them() {
    let refused = || Fault::Refused(Refusal::KeyRejected, "revoked");
    let scene = Scene::users(400).with_every(refused());
    assert_eq!(scene.run().await, State::Failed);
    assert!(scene.delivered() <= 6, "{} of 200", scene.delivered());
    let mut scene = Scene::users(400);
    for call in 21..=200 {
        scene = scene.with(call, refused());
    }
    assert_eq!(scene.run().await, State::PartlyDone);
    assert!(scene.delivered() < 100, "{} of 200", scene.delivered());
}

#[tokio::test(start_paused = true)]
async fn no_permit_is_held_while_a_call_waits_for_its_next_attempt() {
    let scene = Scene::users(2).with(1, Fault::Throttled(None));
    let run = tokio::spawn(scene.to_run().run());
    tokio::time::sleep(Duration::from_secs(3)).await;
    assert_eq!(scene.delivered(), 1, "it waits");
    assert_eq!(scene.world.permits.load(Ordering::SeqCst), 0);
    assert_eq!(run.await.unwrap(), Ok(State::Succeeded));
}

#[tokio::test(start_paused = true)]
async fn after_the_history_could_not_be_written_nothing_more_is_sent() {
    for at in 0.. {
        let mut scene = Scene::users(12);
        pace(&mut scene, Duration::from_millis(200));
        scene.book.set_cut(Cut::at(at, How::Refuse));
        let run = scene.to_run().run().await;
        if !scene.book.cut().was_reached() {
            assert!(at > 30, "many steps write: {at}");
            break;
        }
        if run.is_ok() {
            continue; // A step of the service.
        }
        let delivered = scene.delivered();
        assert_eq!(
            scene.world.in_flight.load(Ordering::SeqCst),
            0,
            "awaited, cut {at}"
        );
        tokio::time::sleep(Duration::from_secs(60)).await;
        assert_eq!(
            scene.delivered(),
            delivered,
            "nothing after the error, cut {at}"
        );
    }
}

fn world(scene: &mut Scene) -> &mut crate::world::World {
    std::sync::Arc::get_mut(&mut scene.world).unwrap()
}

pub(crate) fn pace(scene: &mut Scene, pace: Duration) {
    world(scene).pace = pace;
}

pub(crate) fn latency(scene: &mut Scene, latency: Duration) {
    world(scene).latency = latency;
}
