//! Pausing and stopping, between calls.

use std::future::poll_fn;
use std::sync::atomic::Ordering;
use std::task::Poll;
use std::time::Duration;

use roster_assign::{Outcome, State};
use tokio::task::JoinHandle;
use tokio::time::sleep;

use crate::scene::Scene;
use crate::sending::{latency, pace};
use crate::world::Fault;

const SECOND: Duration = Duration::from_secs(1);

/// Ten calls, one a second, each taking two; the check takes two more.
fn slow() -> Scene {
    let mut scene = Scene::users(20);
    pace(&mut scene, SECOND);
    latency(&mut scene, 2 * SECOND);
    scene
}

fn set_off(scene: &Scene) -> JoinHandle<Result<State, &'static str>> {
    tokio::spawn(scene.to_run().run())
}

#[tokio::test(start_paused = true)]
async fn a_pause_lets_what_is_on_its_way_end_and_sends_nothing_more() {
    let scene = slow();
    let run = set_off(&scene);
    sleep(Duration::from_millis(5_500)).await;
    scene.control.pause();
    let delivered = scene.delivered();
    assert!(delivered >= 2, "under way: {delivered}");
    sleep(3 * SECOND).await;
    assert_eq!(scene.states().last(), Some(&State::Paused));
    assert_eq!(scene.world.in_flight.load(Ordering::SeqCst), 0);
    sleep(600 * SECOND).await;
    assert_eq!(scene.delivered(), delivered, "not one more");
    scene.control.go_on();
    assert_eq!(run.await.unwrap(), Ok(State::Succeeded));
    assert_eq!(scene.delivered(), 10, "each call once");
}

#[tokio::test(start_paused = true)]
async fn a_call_that_waits_to_be_made_again_is_made_after_the_pause() {
    let scene = Scene::users(4).with(1, Fault::Throttled(None));
    let run = set_off(&scene);
    sleep(SECOND).await;
    scene.control.pause();
    sleep(60 * SECOND).await;
    assert_eq!(
        scene.states().last(),
        Some(&State::Paused),
        "the wait does not hold it up"
    );
    assert_eq!(scene.delivered(), 2);
    scene.control.go_on();
    assert_eq!(run.await.unwrap(), Ok(State::Succeeded));
    assert_eq!(scene.delivered(), 3);
}

#[tokio::test(start_paused = true)]
async fn going_on_at_once_after_a_pause_leaves_no_call_behind() {
    let scene = Scene::users(4)
        .with(1, Fault::Throttled(None))
        .with(2, Fault::Throttled(None));
    let run = set_off(&scene);
    sleep(SECOND).await;
    scene.control.pause();
    tokio::task::yield_now().await;
    scene.control.go_on();
    assert_eq!(run.await.unwrap(), Ok(State::Succeeded));
    assert_eq!(scene.outcomes().assigned, 4);
}

#[tokio::test(start_paused = true)]
async fn a_stop_reads_back_what_was_sent_and_skips_the_rest() {
    let scene = slow();
    let run = set_off(&scene);
    sleep(Duration::from_millis(5_500)).await;
    scene.control.stop();
    assert_eq!(run.await.unwrap(), Ok(State::Stopped));
    scene.assert_all_settled();
    let (outcomes, sent) = (scene.outcomes(), 2 * scene.delivered() as u64);
    assert_eq!((outcomes.assigned, outcomes.skipped), (sent, 20 - sent));
    assert!(sent < 20, "it was stopped on the way");
    assert_eq!(scene.outcome(20).1, "Not sent: you stopped it before.");
    let meaning = scene.meaning();
    assert!(meaning.contains("not sent"), "{meaning}");
}

#[tokio::test(start_paused = true)]
async fn a_stop_during_a_pause_ends_it() {
    let scene = slow();
    scene.control.pause();
    let run = set_off(&scene);
    sleep(60 * SECOND).await;
    assert_eq!(scene.states().last(), Some(&State::Paused));
    scene.control.stop();
    assert_eq!(run.await.unwrap(), Ok(State::Stopped));
    assert_eq!(scene.delivered(), 0);
    let meaning = scene.meaning();
    assert!(
        meaning.contains("before anything was sent. Nothing was changed."),
        "{meaning}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_stop_while_checking_sends_nothing() {
    let scene = slow();
    let run = set_off(&scene);
    sleep(SECOND).await;
    scene.control.stop();
    assert_eq!(run.await.unwrap(), Ok(State::Stopped));
    assert_eq!(scene.delivered(), 0);
    assert_eq!(scene.outcomes().skipped, 20);
}

#[tokio::test(start_paused = true)]
async fn a_stop_after_everything_was_sent_does_not_call_it_stopped() {
    let scene = Scene::users(2);
    let run = set_off(&scene);
    sleep(Duration::from_millis(200)).await;
    assert_eq!(scene.delivered(), 1);
    scene.control.stop();
    assert_eq!(run.await.unwrap(), Ok(State::Succeeded));
}

#[tokio::test(start_paused = true)]
async fn a_stop_while_reading_back_leaves_the_rest_unknown_at_once() {
    let scene = Scene::leads(4).with_every(Fault::Lands(60 * SECOND));
    let run = set_off(&scene);
    sleep(10 * SECOND).await;
    assert_eq!(scene.states().last(), Some(&State::ReadingBack));
    scene.control.stop();
    sleep(SECOND).await;
    assert!(run.is_finished(), "it waits for no deadline");
    assert_eq!(run.await.unwrap(), Ok(State::Unknown));
    assert_eq!(scene.outcome(1).0, Outcome::Unknown);
}

#[tokio::test(start_paused = true)]
async fn no_stop_at_any_moment_gives_up_what_is_being_written_down() {
    let step = Duration::from_millis(70);
    for stop in 0..60 {
        let scene = Scene::slow_leads(4, step).with_every(Fault::Lands(3 * SECOND));
        let run = set_off(&scene);
        sleep(stop * Duration::from_millis(110)).await;
        scene.control.stop();
        sleep(Duration::from_millis(500)).await;
        scene.control.stop();
        let ended = run.await.unwrap();
        assert!(
            ended.is_ok_and(State::is_final),
            "stopped at {stop}: {ended:?}"
        );
        assert_eq!(
            scene.book.half_written.load(Ordering::SeqCst),
            0,
            "stopped at {stop}"
        );
        scene.assert_all_settled();
    }
}

#[tokio::test(start_paused = true)]
async fn a_throttled_call_that_is_stopped_was_not_sent() {
    let scene = Scene::users(2).with_every(Fault::Throttled(None));
    let run = set_off(&scene);
    sleep(SECOND).await;
    scene.control.stop();
    assert_eq!(run.await.unwrap(), Ok(State::Stopped));
    assert_eq!(
        scene.outcome(1).0,
        Outcome::Skipped,
        "a throttled call has no effect"
    );
}

#[tokio::test(start_paused = true)]
async fn an_unclear_call_that_is_stopped_is_read_back() {
    let scene = Scene::users(4).with_every(Fault::Unclear(502, true));
    let run = set_off(&scene);
    sleep(Duration::from_millis(400)).await;
    scene.control.stop();
    assert_eq!(
        run.await.unwrap(),
        Ok(State::Succeeded),
        "it had landed after all"
    );
    assert_eq!(scene.outcomes().assigned, 4);
}

#[tokio::test(start_paused = true)]
async fn a_call_that_waits_for_its_next_attempt_is_not_taken_for_one_left_by_a_pause() {
    let throttled = || Fault::Throttled(None);
    let mut scene = Scene::users(4).with(1, throttled()).with(2, throttled());
    pace(&mut scene, SECOND);
    let run = set_off(&scene);
    // The first call waits to be made again, the second is on its way.
    sleep(Duration::from_millis(2_200)).await;
    assert_eq!(scene.delivered(), 2);
    let control = scene.control.clone();
    let blink = tokio::spawn(async move {
        control.pause();
        step_aside().await;
        control.go_on();
    });
    blink.await.unwrap();
    assert_eq!(run.await.unwrap(), Ok(State::Succeeded));
    assert!(
        !scene.states().contains(&State::Paused),
        "too short to be one"
    );
    assert_eq!(scene.delivered(), 4, "each of the two twice");
}

/// Lets those run that have just been woken, and no more.
async fn step_aside() {
    let mut stepped = false;
    poll_fn(|context| {
        if stepped {
            return Poll::Ready(());
        }
        stepped = true;
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}
