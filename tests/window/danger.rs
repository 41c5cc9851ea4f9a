//! What would change every record asks for more than a click.

use crate::support::Stage;

use super::steps::{
    ACCOUNT, connect_instantly, connect_leadsquared, new_assignment, pictures, services, the_write,
    writes,
};

#[test]
fn every_lead_of_a_workspace_needs_the_accounts_name_typed() {
    let stage = Stage::set("every_lead_needs_the_name");
    let services = services(&stage);
    let window = stage.open();
    connect_instantly(&window, &services);
    new_assignment(&window);
    window.field("Add a person").click();
    window.every("option").holding("Ada Finchley").click();
    let warning = "No filter: this is every lead in the workspace.";
    window
        .role("complementary", "What will be sent")
        .says(warning);
    window.button("Review").click();

    let action = format!("Assign leads in {ACCOUNT}");
    let dialog = window.role("alertdialog", &format!("{action}?"));
    dialog.says(warning);
    let name = dialog.field(&format!("Type the name “{ACCOUNT}” to confirm"));
    name.fill("Copper");
    assert!(!dialog.button(&action).is_enabled(), "half a name is none");
    window.press("Enter");
    dialog.button(&action).click();
    dialog.shown();
    pictures(&window, "confirm-danger");
    window.press("Escape");
    dialog.gone();
    assert_eq!(window.focused(), "Review", "the focus comes back");

    window.press("Ctrl+Enter");
    assert_eq!(name.value(), "", "the name is typed anew each time");
    assert!(writes(&services).is_empty(), "nothing was sent until now");
    name.fill(ACCOUNT);
    dialog.button(&action).click();
    window.role("status", "Accepted").shown();
    let sent = the_write(&services).json.expect("JSON");
    let keys: Vec<_> = sent.as_object().expect("an object").keys().collect();
    assert_eq!(
        keys,
        ["organization_user_ids"],
        "no filter goes as no filter"
    );
    window.close();
}

#[test]
fn a_condition_that_every_user_meets_counts_as_no_filter() {
    let stage = Stage::set("every_user_counts_as_no_filter");
    let services = services(&stage);
    let window = stage.open();
    connect_leadsquared(&window, &services);
    new_assignment(&window);
    window.button("Every user").click();
    let teams = window.role("tree", "Teams");
    teams.every("treeitem").holding("Nagpur").click();
    window.button("Review").click();
    let action = format!("Move users in {ACCOUNT}");
    let dialog = window.role("alertdialog", &format!("{action}?"));
    dialog.says("No filter: this is every user of the account.");
    assert!(
        !dialog.button(&action).is_enabled(),
        "a click is not enough"
    );
    window.press("Escape");
    dialog.gone();
    assert!(writes(&services).is_empty(), "nothing was sent");
    window.close();
}
