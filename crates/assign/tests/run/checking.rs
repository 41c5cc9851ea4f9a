//! Before anything is sent.

use std::time::Duration;

use roster_assign::{Intended, Journal, Mode, Outcome, PlanRow, Seen, Standing, State};
use tokio::time::timeout;

use crate::plans::{self, ADA, OTHER, TEAM};
use crate::scene::{Scene, id, row};

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
    let scene = Scene::leads(4);
    scene.world.set(id(3), Some(OTHER));
    assert_eq!(scene.run().await, State::Asking);
    scene.book.leave_out_moved().await.unwrap();
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
}

#[tokio::test(start_paused = true)]
async fn what_moves_while_the_question_waits_is_asked_about_too() {
    let scene = Scene::leads(4);
    scene.world.set(id(3), Some(OTHER));
    assert_eq!(scene.run().await, State::Asking);
    scene.book.leave_out_moved().await.unwrap();
    scene.world.set(id(1), Some(OTHER));
    assert_eq!(scene.run().await, State::Asking, "the answer was about 3");
    assert_eq!(scene.delivered(), 0);
    scene.book.leave_out_moved().await.unwrap();
    assert_eq!(scene.run().await, State::Succeeded);
    assert_eq!(scene.world.value(id(1)), Some(OTHER), "nobody overwrote it");
    assert_eq!(scene.outcomes().assigned, 2);
}

#[tokio::test(start_paused = true)]
async fn what_the_filter_matches_no_more_is_left_out_when_the_rest_is_kept() {
    let mut scene = Scene::users_as_filtered(7);
    scene.world.inside().held.get_mut(&id(2)).unwrap().matches = false;
    assert_eq!(scene.run().await, State::Asking);
    let checked = scene.book.pages().records[1].checked;
    assert_eq!(checked, Some(Seen::Unmatched), "which one it is is noted");
    let before = scene.world.value(id(2));
    scene.book.leave_out_moved().await.unwrap();
    scene.as_filtered = false;
    assert_eq!(scene.run().await, State::Succeeded);
    assert_eq!(scene.outcome(2).0, Outcome::Skipped);
    assert_eq!(scene.world.value(id(2)), before, "it is left alone");
    assert_eq!(scene.outcomes().assigned, 6);
}

#[tokio::test(start_paused = true)]
async fn what_was_right_already_and_has_moved_is_asked_about_where_the_records_are_named_too() {
    let mut rows: Vec<PlanRow> = (1..=3)
        .map(|seq| row(seq, Some(OTHER), Intended::Value(TEAM)))
        .collect();
    let mut right = row(4, Some(TEAM), Intended::Value(TEAM));
    right.standing = Standing::Right;
    rows.push(right);
    let scene = Scene::of(plans::users(Mode::Exact), rows, false);
    scene.world.set(id(4), Some(ADA));
    assert_eq!(scene.run().await, State::Asking, "it is not as planned");
    assert_eq!(scene.delivered(), 0);
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

/// Two users, the first one's address given to a third who is not in the plan.
fn address_changed_hands(scene: &Scene) {
    scene.world.hold(id(9), Some(OTHER));
    let mut inside = scene.world.inside();
    let old = inside.held[&id(1)].email.clone();
    inside.held.get_mut(&id(1)).unwrap().email = "new@moonlit.example".to_owned();
    inside.held.get_mut(&id(9)).unwrap().email = old;
}

#[tokio::test(start_paused = true)]
async fn an_address_that_has_passed_on_to_somebody_else_moves_nobody_outside_the_plan() {
    let scene = Scene::users(2);
    address_changed_hands(&scene);
    assert_eq!(scene.run().await, State::Succeeded);
    assert_eq!(scene.world.value(id(1)), Some(TEAM), "the user is meant");
    assert_eq!(
        scene.world.value(id(9)),
        Some(OTHER),
        "whoever has the address now is not"
    );
}

#[tokio::test(start_paused = true)]
async fn an_address_in_other_letters_is_the_same_address() {
    let scene = Scene::users(2);
    {
        let key = &mut scene.book.pages().records[0].row.key;
        key.email = key.email.to_uppercase();
    }
    assert_eq!(scene.run().await, State::Succeeded);
    assert_eq!(scene.delivered(), 1, "both are named in one call");
}

#[tokio::test(start_paused = true)]
async fn what_was_right_and_has_moved_would_be_changed_by_a_filter_and_is_asked_about() {
    let mut rows: Vec<PlanRow> = (1..=3)
        .map(|seq| row(seq, Some(OTHER), Intended::Value(TEAM)))
        .collect();
    let mut right = row(4, Some(TEAM), Intended::Value(TEAM));
    right.standing = Standing::Right;
    rows.push(right);
    let mut scene = Scene::of(plans::users(Mode::AsFiltered), rows, true);
    scene.world.set(id(4), Some(ADA));
    assert_eq!(scene.run().await, State::Asking);
    assert_eq!(scene.delivered(), 0, "nothing is sent before the answer");
    {
        let pages = scene.book.pages();
        let (_, message) = pages.states.last().unwrap();
        assert!(
            message.contains("1 on another team than in the plan"),
            "{message}"
        );
        let checked = pages.records[3].checked;
        assert_eq!(
            checked,
            Some(Seen::Value(Some(ADA))),
            "what was seen is noted"
        );
    }
    scene.book.leave_out_moved().await.unwrap();
    scene.as_filtered = false;
    assert_eq!(scene.run().await, State::Succeeded);
    assert_eq!(scene.world.value(id(4)), Some(ADA), "it is left alone");
    assert_eq!(scene.outcome(4).0, Outcome::Skipped);
}

#[tokio::test(start_paused = true)]
async fn a_list_that_leads_around_in_a_circle_is_read_once() {
    let scene = Scene::users_as_filtered(7);
    scene.world.inside().circle = true;
    let run = timeout(Duration::from_secs(60), scene.to_run().run()).await;
    assert_eq!(run, Ok(Ok(State::Succeeded)), "it comes to an end");
}
