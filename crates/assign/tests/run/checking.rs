//! Before anything is sent.

use std::time::Duration;

use roster_assign::{CheckMode, Journal, Outcome, State};
use tokio::time::timeout;

use crate::plans::{OTHER, TEAM};
use crate::scene::{Scene, id};

#[tokio::test(start_paused = true)]
async fn a_record_that_moved_since_the_plan_is_asked_about_and_nothing_is_sent() {
    let scene = Scene::leads(4);
    scene.world.set(id(3), Some(OTHER));
    assert_eq!(scene.run().await, State::Asking);
    assert_eq!(scene.delivered(), 0, "nothing is sent before the answer");
    let pages = scene.book.pages();
    let (_, message) = pages.states.last().unwrap();
    assert!(
        message.contains("1 with another owner than in the plan"),
        "{message}"
    );
    assert!(message.ends_with("Nothing was sent."), "{message}");
}

#[tokio::test(start_paused = true)]
async fn a_record_that_is_gone_since_the_plan_is_asked_about() {
    let scene = Scene::users(250);
    scene.world.inside().held.remove(&id(201));
    assert_eq!(scene.run().await, State::Asking);
    assert_eq!(scene.delivered(), 0);
    let pages = scene.book.pages();
    assert!(pages.states.last().unwrap().1.contains("1 gone"));
    let checked = pages.records.iter().filter(|r| r.checked.is_some()).count();
    assert_eq!(
        checked, 250,
        "what was seen of every record is written down"
    );
}

#[tokio::test(start_paused = true)]
async fn keeping_the_plan_without_what_moved_changes_the_rest_only() {
    let mut scene = Scene::leads(4);
    scene.world.set(id(3), Some(OTHER));
    assert_eq!(scene.run().await, State::Asking);
    scene.book.leave_out_moved().await.unwrap();
    scene.check = CheckMode::Answered;
    let readings = scene.world.inside().readings;
    assert_eq!(
        scene.run().await,
        State::Succeeded,
        "all that it was still to change"
    );
    assert_eq!(scene.outcome(3).0, Outcome::Skipped);
    assert_eq!(
        scene.world.value(id(3)),
        Some(OTHER),
        "what moved is left alone"
    );
    assert_eq!(scene.outcomes().assigned, 3);
    assert_eq!(
        scene.world.inside().readings,
        readings + 1,
        "an answered check is not made again; only the reading back reads",
    );
}

#[tokio::test(start_paused = true)]
async fn a_filter_that_matches_more_than_the_plan_is_asked_about() {
    let scene = Scene::users_as_filtered(7);
    scene.world.hold(id(100), Some(OTHER));
    assert_eq!(scene.run().await, State::Asking);
    assert_eq!(scene.delivered(), 0);
    assert_eq!(scene.book.pages().newcomers, 1);
}

#[tokio::test(start_paused = true)]
async fn a_filter_that_matches_less_than_the_plan_is_asked_about() {
    let scene = Scene::users_as_filtered(7);
    scene.world.inside().held.get_mut(&id(2)).unwrap().matches = false;
    scene.world.inside().held.remove(&id(5));
    assert_eq!(scene.run().await, State::Asking);
    let pages = scene.book.pages();
    let (_, message) = pages.states.last().unwrap();
    assert!(
        message.contains("1 gone, 1 no longer matched by the filter"),
        "{message}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_filter_that_matches_what_was_planned_is_sent_once() {
    let scene = Scene::users_as_filtered(7);
    assert_eq!(scene.run().await, State::Succeeded);
    assert_eq!(scene.delivered(), 1);
    assert_eq!(scene.world.value(id(7)), Some(TEAM));
}

#[tokio::test(start_paused = true)]
async fn records_that_cannot_be_read_are_not_changed() {
    let scene = Scene::leads(4);
    scene.world.inside().unreadable = 1;
    assert_eq!(scene.run().await, State::Failed);
    assert_eq!(scene.delivered(), 0);
    assert_eq!(scene.outcomes().skipped, 4);
    let meaning = scene.meaning();
    assert!(
        meaning.starts_with("Nothing was sent. There is no connection"),
        "{meaning}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_run_that_is_gone_on_with_offline_can_be_gone_on_with_again() {
    let mut scene = Scene::users(20);
    crate::sending::pace(&mut scene, Duration::from_secs(1));
    let ended = timeout(Duration::from_secs(5), scene.to_run().run()).await;
    assert!(ended.is_err(), "the program ends before");
    scene.book.start_up();
    assert!(scene.delivered() > 1, "something was under way");
    scene.world.inside().unreadable = 1;
    assert_eq!(scene.run().await, State::Interrupted, "it has not ended");
    assert_eq!(
        scene.run().await,
        State::Succeeded,
        "and goes on once it is online"
    );
}
