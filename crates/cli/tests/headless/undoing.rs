//! An undo that cannot put everything back.

use practice::{Service, Touch};
use serde_json::{Value, json};

use crate::support::{World, files};

/// An assignment that is done; its id, and how many records it has changed.
async fn applied(world: &World) -> (String, u64) {
    world.connect(Service::LeadSquared).await;
    let file = files::usual(&world.practice, Service::LeadSquared);
    let plan = world.plan(Service::LeadSquared, &file).await;
    let applied = world.json(&["apply", "plan.json", "--yes"]).await.with(0);
    let id = applied["submission"]["id"].as_str().unwrap().to_owned();
    (id, plan["will_change"].as_u64().unwrap())
}

/// Somebody moves so many of the users that a submission has moved; gives the last one's name.
async fn somebody_moves(world: &World, id: &str, many: usize) -> String {
    let shown = world.json(&["submissions", "show", id]).await.with(0);
    let teams = world.practice.state().leadsquared.teams;
    let records = shown["records"].as_array().unwrap().iter();
    let changed = records.filter(|record| record["outcome"] == "assigned");
    let moved: Vec<&Value> = changed.take(many).collect();
    for record in &moved {
        let had = [&record["before"]["id"], &record["after"]["id"]];
        let other = teams.iter().find(|team| !had.contains(&&json!(team.id)));
        let touch = Touch::MoveUser {
            id: record["id"].as_str().unwrap().to_owned(),
            team_id: other.unwrap().id.clone(),
        };
        world.practice.touch(&touch).unwrap();
    }
    moved.last().unwrap()["name"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn an_undo_that_leaves_a_record_alone_says_which_and_is_4() {
    let world = World::start().await;
    let (id, changed) = applied(&world).await;
    let name = somebody_moves(&world, &id, 1).await;
    let undo = world.json(&["submissions", "undo", &id, "--yes"]).await;
    let undone = undo.with(4);
    assert_eq!(undone["submission"]["outcomes"]["assigned"], changed - 1);
    assert_eq!(undone["left_alone_total"], 1);
    assert_eq!(undone["left_alone"][0]["name"], name.as_str());
    let why = undone["left_alone"][0]["why"].as_str().unwrap();
    assert!(why.starts_with("Changed since"), "{why}");
    let line = format!("{why}\n");
    assert!(
        undo.err.contains(&name) && undo.err.contains(&line),
        "{}",
        undo.err
    );

    let undo = undone["submission"]["id"].as_str().unwrap();
    let again = world.json(&["submissions", "resume", undo]).await.with(4);
    assert_eq!(again, undone, "once it has ended, resuming only tells");
}

#[tokio::test]
async fn an_undo_that_puts_nothing_back_says_why_and_is_4() {
    let world = World::start().await;
    let (id, changed) = applied(&world).await;
    somebody_moves(&world, &id, usize::MAX).await;
    let undo = ["submissions", "undo", &id, "--out", "undo.json"];
    let planned = world.json(&undo).await;
    let skipped = planned.with(0)["plan"]["skipped"].clone();
    assert!(planned.err.contains("Changed since"), "{}", planned.err);
    let kept = changed - skipped.as_u64().unwrap();
    assert_eq!(kept, 0, "all of them were moved: {changed}, {skipped}");
    let effects = world.practice.effects().len();
    for undo in [
        &["apply", "undo.json", "--yes"][..],
        &["submissions", "undo", &id, "--yes"],
    ] {
        let undone = world.json(undo).await.with(4);
        assert_eq!(undone["submission"], json!(null), "{undone}");
        assert_eq!(undone["plan"]["skipped"], changed);
        assert_eq!(undone["left_alone_total"], changed);
        let named = undone["left_alone"].as_array().unwrap().len() as u64;
        assert_eq!(named, changed, "each by name");
    }
    assert_eq!(world.practice.effects().len(), effects, "nothing was sent");
}
