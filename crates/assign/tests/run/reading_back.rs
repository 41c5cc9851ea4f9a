//! What reading back says of every record.

use std::time::Duration;

use roster_assign::{Intended, Mode, Outcome, Seen, Standing, State};
use tokio::time::{Instant, sleep};

use crate::plans::{self, ADA, BRUNO, OTHER};
use crate::scene::{Scene, id, row};
use crate::world::Fault;

const SECOND: Duration = Duration::from_secs(1);

#[tokio::test(start_paused = true)]
async fn instantly_is_given_time_to_work_in_the_background() {
    let scene = Scene::leads(6).with_every(Fault::Lands(100 * SECOND));
    assert_eq!(scene.run().await, State::Succeeded);
    assert_eq!(scene.outcomes().assigned, 6);
    assert!(scene.world.inside().readings < 40, "the readings back off");
}

#[tokio::test(start_paused = true)]
async fn what_has_not_landed_by_the_deadline_may_still_land() {
    let scene = Scene::leads(2).with(1, Fault::Lands(300 * SECOND));
    let begin = Instant::now();
    assert_eq!(scene.run().await, State::PartlyDone);
    let took = begin.elapsed();
    assert!(
        (120..123).contains(&took.as_secs()),
        "two minutes: {took:?}"
    );
    let (outcome, why) = scene.outcome(1);
    assert_eq!(
        outcome,
        Outcome::Unknown,
        "never failed for what may still land"
    );
    assert_eq!(
        why,
        "Still with nobody when last read; Instantly may still be working on it.",
    );
}

#[tokio::test(start_paused = true)]
async fn checking_what_is_unknown_again_finds_what_landed_later() {
    let scene = Scene::leads(2).with(1, Fault::Lands(300 * SECOND));
    let state = scene.run().await;
    sleep(400 * SECOND).await;
    let delivered = scene.delivered();
    let again = scene.to_run().check_again(state).await;
    assert_eq!(again, Ok(State::Succeeded));
    assert_eq!(scene.delivered(), delivered, "it only reads");
    assert_eq!(scene.outcomes().assigned, 2);
}

#[tokio::test(start_paused = true)]
async fn what_has_not_changed_after_a_quarter_of_an_hour_has_failed() {
    let scene = Scene::leads(2).with(1, Fault::Nothing);
    let state = scene.run().await;
    assert_eq!(scene.outcome(1).0, Outcome::Unknown);
    sleep(900 * SECOND).await;
    let begin = Instant::now();
    let again = scene.to_run().check_again(state).await;
    assert_eq!(again, Ok(State::PartlyDone));
    assert_eq!(scene.outcome(1).0, Outcome::Failed);
    let took = begin.elapsed();
    assert!(
        took < SECOND,
        "the deadline was long ago, so it reads once: {took:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_stopped_submission_stays_stopped_when_it_is_checked_again() {
    let mut scene = Scene::users(20).with(1, Fault::CutAfter);
    crate::sending::pace(&mut scene, SECOND);
    let run = tokio::spawn(scene.to_run().run());
    sleep(3 * SECOND).await;
    scene.control.stop();
    assert_eq!(run.await.unwrap(), Ok(State::Stopped));
    let again = scene.to_run().check_again(State::Stopped).await;
    assert_eq!(again, Ok(State::Stopped));
}

#[tokio::test(start_paused = true)]
async fn leadsquared_is_not_believed_when_it_says_done_and_is_not() {
    let scene = Scene::users(4).with(1, Fault::Nothing);
    let begin = Instant::now();
    assert_eq!(scene.run().await, State::PartlyDone);
    let took = begin.elapsed();
    assert!(took >= 15 * SECOND, "its search may be a little behind");
    assert!(took < 17 * SECOND, "and no more than a little");
    let (outcome, why) = scene.outcome(1);
    assert_eq!(outcome, Outcome::Failed);
    assert_eq!(
        why,
        format!("LeadSquared said done, but still on {{{OTHER}}}.")
    );
}

#[tokio::test(start_paused = true)]
async fn a_call_without_an_answer_is_settled_by_what_is_read() {
    let scene = Scene::users(6)
        .with(1, Fault::CutAfter)
        .with(2, Fault::CutBefore);
    assert_eq!(scene.run().await, State::PartlyDone);
    assert_eq!(scene.outcome(1).0, Outcome::Assigned, "it had landed");
    let (outcome, why) = scene.outcome(3);
    assert_eq!(outcome, Outcome::Unknown, "it had not, and may still");
    assert!(
        why.ends_with("LeadSquared may still be working on it."),
        "{why}"
    );
}

#[tokio::test(start_paused = true)]
async fn what_somebody_else_changed_or_deleted_meanwhile_is_told() {
    let scene = Scene::leads(4).with_every(Fault::Lands(3600 * SECOND));
    let run = tokio::spawn(scene.to_run().run());
    sleep(10 * SECOND).await;
    scene.world.set(id(1), Some(OTHER));
    scene.world.inside().held.remove(&id(2));
    assert_eq!(run.await.unwrap(), Ok(State::Unknown));
    let someone = format!(
        "Now with {{{OTHER}}}: changed by someone else; Instantly may still be working on it."
    );
    assert_eq!(scene.outcome(1), (Outcome::Unknown, someone));
    assert_eq!(
        scene.outcome(2),
        (Outcome::Failed, "No longer in Instantly.".to_owned())
    );
}

#[tokio::test(start_paused = true)]
async fn a_reading_that_fails_is_tried_again() {
    let scene = Scene::users(4);
    let run = tokio::spawn(scene.to_run().run());
    sleep(Duration::from_millis(200)).await;
    scene.world.inside().unreadable = 3;
    assert_eq!(run.await.unwrap(), Ok(State::Succeeded));
}

#[tokio::test(start_paused = true)]
async fn what_cannot_be_read_until_the_deadline_is_unknown() {
    let scene = Scene::users(4);
    let run = tokio::spawn(scene.to_run().run());
    sleep(Duration::from_millis(200)).await;
    scene.world.inside().unreadable = usize::MAX;
    assert_eq!(run.await.unwrap(), Ok(State::Unknown));
    let (outcome, why) = scene.outcome(1);
    assert_eq!(outcome, Outcome::Unknown);
    assert!(
        why.starts_with("Could not be read back: There is no"),
        "{why}"
    );
}

#[tokio::test(start_paused = true)]
async fn one_of_the_targets_is_as_good_as_another_where_instantly_decides() {
    let scene = Scene::leads_as_filtered(&[None, None, Some(OTHER), Some(OTHER)], None);
    assert_eq!(scene.run().await, State::Succeeded);
    assert_eq!(scene.delivered(), 1);
    assert_eq!(scene.outcomes().assigned, 4);
}

#[tokio::test(start_paused = true)]
async fn a_lead_that_had_a_target_before_counts_once_the_others_have_settled() {
    // Instantly deals in turn: Ada keeps the first, Bruno the second.
    let owners = [Some(ADA), Some(BRUNO), None, None];
    let scene = Scene::leads_as_filtered(&owners, None).with(1, Fault::Lands(20 * SECOND));
    let run = tokio::spawn(scene.to_run().run());
    sleep(10 * SECOND).await;
    assert_eq!(
        scene.book.pages().records[0].outcome,
        None,
        "it may yet move"
    );
    assert_eq!(run.await.unwrap(), Ok(State::Succeeded));
    assert_eq!(scene.outcomes().assigned, 4);
}

#[tokio::test(start_paused = true)]
async fn what_the_services_own_limit_left_out_is_unchanged() {
    let scene = Scene::leads_as_filtered(&[None; 5], Some(2));
    assert_eq!(scene.run().await, State::Succeeded);
    let outcomes = scene.outcomes();
    assert_eq!((outcomes.assigned, outcomes.unchanged), (2, 3));
    assert_eq!(scene.outcome(5).1, "Not among the 2 that Instantly took.");
}

#[tokio::test(start_paused = true)]
async fn nothing_is_called_left_out_by_a_limit_before_as_many_have_landed() {
    for lands in [Fault::Nothing, Fault::Lands(300 * SECOND)] {
        let scene = Scene::leads_as_filtered(&[None; 5], Some(2)).with(1, lands.clone());
        let state = scene.run().await;
        assert_eq!(state, State::Unknown, "{lands:?}");
        assert_eq!(scene.outcomes().unknown, 5, "{lands:?}");
        sleep(901 * SECOND).await;
        let again = scene.to_run().check_again(state).await.unwrap();
        let outcomes = scene.outcomes();
        if matches!(lands, Fault::Nothing) {
            assert_eq!(again, State::Failed, "nothing has landed");
            assert_eq!(outcomes.failed, 5);
        } else {
            assert_eq!(again, State::Succeeded, "it landed late");
            assert_eq!((outcomes.assigned, outcomes.unchanged), (2, 3));
        }
    }
}

#[tokio::test(start_paused = true)]
async fn what_was_right_before_counts_within_the_limit_once_the_call_is_seen_to_have_landed() {
    let mut rows: Vec<_> = (1..=4)
        .map(|seq| row(seq, None, Intended::Value(BRUNO)))
        .collect();
    rows[0].before = Some(BRUNO);
    rows[0].standing = Standing::Right;
    let filtered = || plans::leads(Mode::AsFiltered, Some(2));
    let scene = Scene::of(filtered(), rows.clone(), true);
    assert_eq!(
        scene.run().await,
        State::Succeeded,
        "one was right, one changed"
    );
    assert_eq!(
        (scene.outcomes().assigned, scene.outcomes().unchanged),
        (1, 3)
    );
    rows[1].before = Some(BRUNO);
    rows[1].standing = Standing::Right;
    let scene = Scene::of(filtered(), rows, true).with(1, Fault::Nothing);
    let state = scene.run().await;
    assert_eq!(state, State::Unknown, "nothing was seen to land");
    sleep(901 * SECOND).await;
    let again = scene.to_run().check_again(state).await;
    assert_eq!(again, Ok(State::Failed), "it took those that were right");
    assert_eq!(scene.outcomes().unchanged, 4);
}

#[tokio::test(start_paused = true)]
async fn leads_that_all_had_a_target_before_are_given_their_time() {
    let owners = [Some(ADA), Some(ADA), Some(ADA)];
    let scene = Scene::leads_as_filtered(&owners, None).with(1, Fault::Lands(30 * SECOND));
    let begin = Instant::now();
    assert_eq!(scene.run().await, State::Succeeded);
    let took = begin.elapsed();
    assert!(took >= 30 * SECOND, "it waits for what may move: {took:?}");
    assert_eq!(
        scene.world.value(id(2)),
        Some(BRUNO),
        "it has moved by then"
    );
    let seen = scene.book.pages().records[1].seen;
    assert_eq!(
        seen,
        Some(Seen::Value(Some(BRUNO))),
        "and that is what was read"
    );
}

#[tokio::test(start_paused = true)]
async fn what_was_seen_to_land_before_roster_was_killed_still_counts_afterwards() {
    let owners = [Some(ADA), None, None];
    let cut = Fault::CutThenLands(SECOND);
    let scene = Scene::leads_as_filtered(&owners, None).with(1, cut);
    assert_eq!(scene.run().await, State::Succeeded);
    // As if it had been killed when all but the one that was told by the others had been written.
    {
        let mut pages = scene.book.pages();
        pages.records[0].outcome = None;
        pages.end = None;
    }
    sleep(901 * SECOND).await;
    assert_eq!(scene.run().await, State::Succeeded);
    let outcomes = scene.outcomes();
    assert_eq!((outcomes.assigned, outcomes.unchanged), (3, 0));
}

#[tokio::test(start_paused = true)]
async fn what_landed_in_one_call_proves_nothing_of_another() {
    // Two calls of two: the first does nothing, and its leads stay as they were.
    let rows = vec![
        row(1, Some(ADA), Intended::AnyTarget),
        row(2, Some(BRUNO), Intended::AnyTarget),
        row(3, None, Intended::AnyTarget),
        row(4, None, Intended::AnyTarget),
    ];
    let mut scene = Scene::of(plans::leads(Mode::Exact, None), rows, false);
    scene.compile = |assignment, as_filtered, rows| {
        rows.chunks(2)
            .flat_map(|rows| plans::compile(assignment, as_filtered, rows.to_vec()))
            .collect()
    };
    let scene = scene.with(1, Fault::Lands(60 * SECOND));
    let run = tokio::spawn(scene.to_run().run());
    sleep(30 * SECOND).await;
    let outcomes: Vec<_> = scene
        .book
        .pages()
        .records
        .iter()
        .map(|r| r.outcome)
        .collect();
    let assigned = Some(Outcome::Assigned);
    assert_eq!(outcomes, [None, None, assigned, assigned]);
    assert_eq!(run.await.unwrap(), Ok(State::Succeeded));
}

#[tokio::test(start_paused = true)]
async fn what_a_server_does_after_the_cut_is_found_later() {
    let scene = Scene::users(2).with(1, Fault::CutThenLands(40 * SECOND));
    let state = scene.run().await;
    assert_eq!(
        state,
        State::Unknown,
        "never failed for what may still land"
    );
    sleep(60 * SECOND).await;
    let again = scene.to_run().check_again(state).await;
    assert_eq!(again, Ok(State::Succeeded));
}

#[tokio::test(start_paused = true)]
async fn an_owner_can_be_taken_away() {
    let rows = vec![row(1, Some(OTHER), Intended::Nobody)];
    let scene = Scene::of(plans::leads(Mode::Exact, None), rows, false);
    assert_eq!(scene.run().await, State::Succeeded);
    assert_eq!(scene.world.value(id(1)), None);
}

#[tokio::test(start_paused = true)]
async fn there_is_nothing_to_check_again_where_all_is_known() {
    let scene = Scene::users(2).with(1, Fault::Nothing);
    let state = scene.run().await;
    let readings = scene.world.inside().readings;
    let again = scene.to_run().check_again(state).await;
    assert_eq!(again, Ok(state));
    assert_eq!(scene.world.inside().readings, readings, "not even read");
}
