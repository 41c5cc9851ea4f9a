//! Several assignments in one account: one after the other.

use crate::support::{Stage, until};

use super::runs::{all_have_their_new, confirm, moved_times, review};
use super::steps::{
    connect_leadsquared, fill_in_leadsquared, new_assignment, screens, small_services,
};

#[test]
fn what_is_confirmed_while_another_runs_says_so_waits_and_then_asks_what_has_moved() {
    let stage = Stage::set("what_is_confirmed_while_another_runs");
    let services = small_services(&stage);
    let window = stage.open();
    connect_leadsquared(&window, &services);
    new_assignment(&window);
    fill_in_leadsquared(&window);
    window.text("One by one").click();
    let many = review(&window);
    confirm(&window);
    until("the first are moved", || {
        (!moved_times(&services).is_empty()).then_some(())
    });
    window.button("Pause").click();
    window.button("Continue").shown();
    let held = moved_times(&services).len();
    let first = window.route();

    new_assignment(&window);
    fill_in_leadsquared(&window);
    let left = review(&window);
    assert!(left < many, "what is moved already is right");
    window
        .text("This will begin when “Move users to Nashik” has ended.")
        .shown();
    screens(&window, "comes-first");
    confirm(&window);
    window
        .text("It waits for its turn. Nothing has been sent.")
        .shown();
    window.role("region", "Running now").says("waiting");
    screens(&window, "waiting");
    assert_eq!(moved_times(&services).len(), held, "nothing is sent for it");

    window.role("link", "Show it").click();
    until("it is the page of the first", || {
        (window.route() == first).then_some(())
    });
    window.button("Continue").click();
    all_have_their_new(&window, many, "team");
    window
        .role("region", "Running now")
        .every("link")
        .nth(0)
        .click();
    window.text("since the plan").shown();
    assert_eq!(
        moved_times(&services),
        vec![1; many as usize],
        "each user once"
    );
    window.close();
}
