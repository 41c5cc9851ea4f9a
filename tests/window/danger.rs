//! What would change every record asks for more than a click.

use practice::Options;

use crate::support::Stage;

use super::runs::{all_have_their_new, is_applied, moved_times, press_main_keys, review};
use super::steps::{
    ACCOUNT, connect_instantly, connect_leadsquared, new_assignment, screens, services_with, writes,
};

#[test]
fn for_every_lead_of_a_workspace_the_count_is_typed() {
    let stage = Stage::set("for_every_lead_the_count_is_typed");
    let options = Options {
        leads: 150,
        ..Options::default()
    };
    let services = services_with(&stage, options);
    let window = stage.open();
    connect_instantly(&window, &services);
    new_assignment(&window);
    window.field("Add a person").click();
    window.every("option").holding("Ada Finchley").click();
    let warning = "No filter: this is every lead in the workspace.";
    window.role("complementary", "Your choice").says(warning);
    window.press("Escape");
    let many = review(&window);
    window.text(warning).shown();
    screens(&window, "plan-everything");

    press_main_keys(&window);
    let action = format!("Assign {many} leads in {ACCOUNT}");
    let dialog = window.role("alertdialog", &format!("{action}?"));
    dialog.says(warning);
    let count = dialog.field(&format!("Type {many} to confirm"));
    count.fill(&(many - 1).to_string());
    assert!(!dialog.button(&action).is_enabled(), "another number");
    window.press("Enter");
    dialog.shown();
    screens(&window, "typed-count");
    window.press("Escape");
    dialog.gone();
    press_main_keys(&window);
    assert_eq!(count.value(), "", "it is typed anew each time");
    assert!(writes(&services).is_empty(), "nothing was sent until now");
    count.fill(&many.to_string());
    dialog.button(&action).click();
    is_applied(&window);
    all_have_their_new(&window, many, "owner");
    window.close();
}

#[test]
fn a_condition_that_every_user_meets_counts_as_no_filter() {
    let stage = Stage::set("every_user_counts_as_no_filter");
    let options = Options {
        users: 40,
        ..Options::default()
    };
    let services = services_with(&stage, options);
    let window = stage.open();
    connect_leadsquared(&window, &services);
    new_assignment(&window);
    window.button("Every user").click();
    let teams = window.role("tree", "Teams");
    teams.every("treeitem").holding("Nagpur").click();
    let many = review(&window);
    window
        .text("No filter: this is every user of the account.")
        .shown();
    window.id("confirm").click();
    let dialog = window.every("alertdialog");
    let count = dialog.field(&format!("Type {many} to confirm"));
    assert_eq!(window.focused(), format!("Type {many} to confirm"));
    window.press("Enter");
    dialog.shown();
    assert!(moved_times(&services).is_empty(), "nothing was sent");
    count.fill(&many.to_string());
    window.press("Enter");
    is_applied(&window);
    all_have_their_new(&window, many, "team");
    window.close();
}
