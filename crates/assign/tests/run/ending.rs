//! The end of a submission in one word and in a few sentences.

use roster_assign::{Refusal, Standing, State};

use crate::scene::Scene;
use crate::world::Fault;

#[tokio::test(start_paused = true)]
async fn nothing_is_called_unchanged_for_certain_that_may_have_landed() {
    let refused = Scene::users(2).with_every(Fault::Refused(Refusal::InvalidInput, "bad"));
    assert_eq!(refused.run().await, State::Failed);
    assert!(
        refused.meaning().contains("Nothing was changed."),
        "{}",
        refused.meaning()
    );
    let cut = Scene::users(2).with_every(Fault::CutBefore);
    assert_eq!(cut.run().await, State::Unknown, "it may still be done");
    assert!(
        !cut.meaning().contains("Nothing was changed."),
        "{}",
        cut.meaning()
    );
}

#[tokio::test(start_paused = true)]
async fn the_service_is_quoted_where_it_said_no() {
    let scene = Scene::leads(2).with_every(Fault::Refused(Refusal::NotAllowed, "Forbidden"));
    assert_eq!(scene.run().await, State::Failed);
    let meaning = scene.meaning();
    for part in [
        "Instantly said: “Forbidden”.",
        "leads, update",
        "Of 2 leads: 2 failed.",
    ] {
        assert!(meaning.contains(part), "{part} in: {meaning}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_count_that_differs_from_the_plan_is_told() {
    let scene = Scene::users_as_filtered(72);
    scene.world.inside().affected_more = 2;
    assert_eq!(scene.run().await, State::Succeeded);
    let meaning = scene.meaning();
    assert!(
        meaning.starts_with("72 users were moved and read back."),
        "{meaning}"
    );
    let differs = "LeadSquared says that it changed 74 users; the plan had 72.";
    assert!(meaning.contains(differs), "{meaning}");
}

#[tokio::test(start_paused = true)]
async fn a_count_that_agrees_with_the_plan_is_no_news() {
    let scene = Scene::users_as_filtered(72);
    assert_eq!(scene.run().await, State::Succeeded);
    assert_eq!(scene.meaning(), "72 users were moved and read back.");
}

#[tokio::test(start_paused = true)]
async fn what_the_plan_leaves_alone_does_not_spoil_a_success() {
    let scene = Scene::users(6);
    for (at, standing) in [Standing::Right, Standing::LeftOut, Standing::Skipped]
        .into_iter()
        .enumerate()
    {
        scene.book.pages().records[at].row.standing = standing;
    }
    assert_eq!(scene.run().await, State::Succeeded);
    let outcomes = scene.outcomes();
    assert_eq!(
        (outcomes.unchanged, outcomes.skipped, outcomes.assigned),
        (1, 2, 3)
    );
}

#[tokio::test(start_paused = true)]
async fn a_part_is_counted_so_that_it_adds_up() {
    let scene = Scene::leads(6)
        .with(1, Fault::Nothing)
        .with(2, Fault::Refused(Refusal::Other, ""));
    assert_eq!(scene.run().await, State::PartlyDone);
    let meaning = scene.meaning();
    assert!(
        meaning.contains("Of 6 leads: 3 assigned, 1 failed, 2 unknown."),
        "{meaning}"
    );
    assert!(
        meaning.contains("that only reads from Instantly"),
        "{meaning}"
    );
}
