//! Closing the window while something runs.

use std::time::Duration;

use practice::Fault;

use crate::support::{Stage, until};

use super::runs::{all_have_their_new, confirm, look_at_what_was_left, moved_times, review};
use super::steps::{
    connect_leadsquared, fill_in_leadsquared, new_assignment, screens, small_services,
};

#[test]
fn closing_while_it_runs_asks_and_what_was_paused_goes_on_at_the_next_start() {
    let stage = Stage::set("closing_while_it_runs_asks");
    let services = small_services(&stage);
    // So that a busy computer has time to close the window in the midst of it.
    services.set_fault(Fault::delay(Duration::from_secs(2)).on("User/Update"));
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
    window.ask_to_close();
    let dialog = window.every("alertdialog");
    dialog.says("Move users to Nashik");
    assert_eq!(window.focused(), "Keep running", "the harmless answer");
    screens(&window, "closing");
    dialog.button("Keep running").click();
    dialog.gone();
    let moved = moved_times(&services).len();
    until("it goes on", || {
        (moved_times(&services).len() > moved).then_some(())
    });
    window.ask_to_close();
    dialog.button("Pause and close").click_for_the_last_time();
    window.ended();
    let moved = moved_times(&services).len() as u64;
    assert!(moved < many, "it was closed in the midst of it");

    let window = stage.open();
    look_at_what_was_left(&window);
    window.text("are done").says(&format!("{moved} of "));
    window.button("Check and continue").click();
    all_have_their_new(&window, many, "team");
    assert_eq!(
        moved_times(&services),
        vec![1; many as usize],
        "each user once"
    );
    window.close();
}

#[test]
fn closing_while_nothing_runs_closes_at_once() {
    let stage = Stage::set("closing_while_nothing_runs");
    let window = stage.open();
    window.ask_to_close();
    window.ended();
}
