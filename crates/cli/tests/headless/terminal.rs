//! What a person at a terminal sees.

use practice::{Service, Touch};
use serde_json::Value;

use crate::support::terminal::Terminal;
use crate::support::{API_KEY, World, files};

/// A connection that is being added, at the question for its key.
async fn at_the_prompt(world: &World) -> Terminal {
    let url = world.url(Service::Instantly);
    let add = ["connections", "add", "--service", "instantly"];
    let more = ["--label", "Q", "--address", &url];
    let terminal = Terminal::run(&world.command(&[&add[..], &more[..]].concat()));
    terminal.until_it_shows("API key: ").await;
    terminal.until_typing_is_shown(false).await;
    terminal
}

#[tokio::test]
async fn a_key_is_typed_unseen() {
    let world = World::start().await;
    let mut terminal = at_the_prompt(&world).await;
    terminal.types(&format!("{API_KEY}\r"));
    assert_eq!(terminal.ended().await, 7, "{}", terminal.shown());
    assert!(!terminal.shown().contains(API_KEY), "{}", terminal.shown());
    assert!(terminal.shows_typing(), "the terminal is as it was");
}

#[tokio::test]
async fn ctrl_c_at_the_question_for_a_key_is_130() {
    let world = World::start().await;
    let mut terminal = at_the_prompt(&world).await;
    terminal.types("half a key\u{3}");
    assert_eq!(terminal.ended().await, 130, "{}", terminal.shown());
    assert!(terminal.shows_typing(), "the terminal is as it was");
}

#[tokio::test]
async fn a_question_for_a_key_that_is_cut_off_leaves_the_terminal_as_it_was() {
    let world = World::start().await;
    let mut terminal = at_the_prompt(&world).await;
    terminal.terminate();
    assert_eq!(terminal.ended().await, 130, "{}", terminal.shown());
    assert!(terminal.shows_typing(), "the next thing typed is seen");
}

/// A plan of which one user has moved since; the plan and the user.
async fn planned_and_moved(world: &World) -> (Value, String) {
    world.connect(Service::LeadSquared).await;
    let file = files::usual(&world.practice, Service::LeadSquared);
    let plan = world.plan(Service::LeadSquared, &file).await;
    let shown = world.practice.state().leadsquared;
    let target = file["request"]["Value"].as_str().unwrap();
    let team_id = shown.teams[0].id.clone();
    let one_of_them = shown.users.into_iter().find(|user| {
        user.email.starts_with('b') && user.team_id != team_id && user.team_id != target
    });
    let id = one_of_them.unwrap().id;
    let touch = Touch::MoveUser {
        id: id.clone(),
        team_id,
    };
    world.practice.touch(&touch).unwrap();
    (plan, id)
}

#[tokio::test]
async fn a_person_confirms_and_goes_on_without_what_has_moved() {
    let world = World::start().await;
    let (plan, moved) = planned_and_moved(&world).await;
    let mut terminal = Terminal::run(&world.command(&["apply", "plan.json"]));
    terminal.until_it_shows("[y/N]").await;
    terminal.types("y\r");
    terminal
        .until_it_shows("without what has moved? [y/N]")
        .await;
    terminal.types("y\r");
    let exit = terminal.ended().await;
    let id = world.only_submission().await.unwrap();
    let shown = world.json(&["submissions", "show", &id]).await.with(0);
    let changed = plan["will_change"].as_u64().unwrap() - 1;
    assert_eq!(shown["submission"]["outcomes"]["assigned"], changed);
    assert_eq!(exit, 0, "{}", terminal.shown());
    let mut records = shown["records"].as_array().unwrap().iter();
    let left = records.find(|record| record["id"] == moved.as_str());
    let left = left.unwrap();
    assert_eq!(left["outcome"], "skipped", "{left}");
    let name = left["name"].as_str().unwrap();
    assert!(
        terminal.shown().contains(name),
        "it was shown which: {name}"
    );
}

#[tokio::test]
async fn a_person_who_says_no_to_what_has_moved_sends_nothing() {
    let world = World::start().await;
    planned_and_moved(&world).await;
    let mut terminal = Terminal::run(&world.command(&["apply", "plan.json", "--yes"]));
    terminal
        .until_it_shows("without what has moved? [y/N]")
        .await;
    terminal.types("\r");
    assert_eq!(terminal.ended().await, 6, "{}", terminal.shown());
    assert!(world.practice.effects().is_empty(), "nothing was sent");
    let id = world.only_submission().await.unwrap();
    let shown = world.json(&["submissions", "show", &id]).await.with(0);
    assert_eq!(shown["submission"]["state"], "not_run");
}
