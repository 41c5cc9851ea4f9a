//! A run that is watched, paused, gone on with, and stopped.

use crate::support::{Stage, until};

use super::runs::{confirm, moved_times, outcome, review};
use super::steps::{
    connect_leadsquared, fill_in_leadsquared, new_assignment, screens, small_services,
};

#[test]
fn a_run_is_watched_within_its_budget_paused_gone_on_with_and_stopped() {
    let stage = Stage::set("a_run_is_watched");
    let services = small_services(&stage);
    let window = stage.open();
    connect_leadsquared(&window, &services);
    new_assignment(&window);
    fill_in_leadsquared(&window);
    window.text("One by one").click();
    let many = review(&window);
    assert!(many > 8, "long enough to be watched: {many}");
    confirm(&window);
    let panel = window.role("complementary", "Steps and rate budget");
    panel.says("Rate budget");
    panel.says("of 10 calls");
    until("the first are moved", || {
        (!moved_times(&services).is_empty()).then_some(())
    });
    window.role("region", "Running now").shown();
    window.button("Pause").click();
    window.button("Continue").shown();
    window.text("Nothing is on its way.").shown();
    let held = moved_times(&services).len();
    screens(&window, "paused");
    assert_eq!(
        moved_times(&services).len(),
        held,
        "while it is paused nothing is sent"
    );
    window.button("Continue").click();
    until("it goes on", || {
        (moved_times(&services).len() > held).then_some(())
    });
    screens(&window, "running");
    window.button("Stop…").click();
    let dialog = window.role("alertdialog", "Stop this run?");
    dialog.says("won’t be sent");
    assert_eq!(window.focused(), "Keep running", "never on what ends it");
    dialog.button("Stop sending").click();
    let words = format!("of {many} users have their new team");
    window.text(&words).shown();
    let moved = outcome(&window, "assigned");
    assert!(moved < many, "it was stopped in the midst of it");
    assert_eq!(
        moved_times(&services),
        vec![1; moved as usize],
        "what it says was moved, once each"
    );
    window.role("region", "Running now").gone();
    window.close();
}
