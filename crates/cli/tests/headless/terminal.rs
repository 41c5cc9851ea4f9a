//! What a person at a terminal sees.

use practice::Service;

use crate::support::terminal::Terminal;
use crate::support::{API_KEY, World};

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
