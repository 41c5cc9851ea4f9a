//! A plan that was looked at for too long.

use rusqlite::Connection;

use crate::support::Stage;

use super::runs::{all_have_their_new, confirm, review, will_change};
use super::steps::{
    connect_instantly, fill_in_instantly, new_assignment, screens, small_services, writes,
};

/// As if the plans had been made long ago.
fn let_the_plans_age(stage: &Stage) {
    let file = stage.data_dir().join(history::FILE_NAME);
    let history = Connection::open(file).expect("the history");
    let sql = "UPDATE plans SET ready_at = 1760000000000, expires_at = 1760000900000";
    history.execute(sql, []).expect("the plans are changed");
}

#[test]
fn a_plan_that_is_too_old_is_not_applied_but_checked_again() {
    let stage = Stage::set("a_plan_that_is_too_old");
    let services = small_services(&stage);
    let window = stage.open();
    connect_instantly(&window, &services);
    new_assignment(&window);
    fill_in_instantly(&window, &["Ada Finchley"]);
    let many = review(&window);
    let_the_plans_age(&stage);
    window.id("confirm").click();
    window
        .role("alert", "This plan is too old to be applied")
        .says("Nothing was sent.");
    assert!(writes(&services).is_empty(), "nothing was sent");

    window.press("Ctrl+1");
    window.role("heading", "History").shown();
    window.press("Alt+Left");
    window.text("No longer valid").shown();
    screens(&window, "plan-expired");
    window.button("Check the plan again").click();
    window.text("No longer valid").gone();
    assert_eq!(will_change(&window), many, "nothing had moved");
    confirm(&window);
    all_have_their_new(&window, many, "owner");
    window.close();
}
