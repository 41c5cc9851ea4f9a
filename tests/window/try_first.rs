//! An assignment that is tried on ten records before the rest follows.

use crate::support::Stage;

use super::runs::{all_have_their_new, assigned_times, confirm, review, will_change};
use super::steps::{
    ACCOUNT, connect_instantly, fill_in_instantly, new_assignment, screens, small_services,
};

#[test]
fn ten_are_tried_first_and_then_the_rest_follows() {
    let stage = Stage::set("ten_are_tried_first");
    let services = small_services(&stage);
    let window = stage.open();
    connect_instantly(&window, &services);
    new_assignment(&window);
    fill_in_instantly(&window, &["Ada Finchley"]);
    let many = review(&window);
    assert!(many > 10, "there is a rest: {many}");
    window.button("Try on 10 first…").click();
    window
        .role(
            "heading",
            &format!("Try it: give 10 leads in {ACCOUNT} to Ada Finchley"),
        )
        .shown();
    assert_eq!(will_change(&window), 10, "no more than ten");
    screens(&window, "try");
    confirm(&window);
    all_have_their_new(&window, 10, "owner");
    assert_eq!(assigned_times(&services), vec![1; 10], "no more than ten");
    screens(&window, "try-result");

    window.id("rest").click();
    assert_eq!(will_change(&window), many - 10, "what the try left");
    confirm(&window);
    all_have_their_new(&window, many - 10, "owner");
    assert_eq!(
        assigned_times(&services),
        vec![1; many as usize],
        "each lead once"
    );
    window.close();
}
