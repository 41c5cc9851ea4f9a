//! Templates and drafts: a form saved, opened again and asked for, and one that survives a kill.

use crate::support::{Stage, Window, until};

use super::runs::{all_have_their_new, confirm, review};
use super::steps::{
    connect_instantly, connect_leadsquared, fill_in_instantly, fill_in_leadsquared, new_assignment,
    pick, pictures, screens, small_services, writes,
};

/// Saves the form in sight as a template that asks for one of its fields.
fn save_asking(window: &Window<'_>, name: &str, field: &str) {
    window.press("Ctrl+s");
    let dialog = window.role("dialog", "Save as template");
    dialog.field("Name").fill(name);
    dialog.role("checkbox", field).click();
    pictures(window, "template-save");
    dialog.button("Save template").click();
    dialog.gone();
}

/// Opens the form of a template by the list.
fn make_a_plan(window: &Window<'_>, name: &str) {
    window.press("Ctrl+2");
    window.role("heading", "Templates").shown();
    window.link(&format!("Make a plan with {name}")).click();
    window
        .role("region", &format!("“{name}” asks for:"))
        .shown();
}

/// Waits until the form as it is now is in the history.
fn is_kept(window: &Window<'_>) {
    until("the form is kept for the next start", || {
        let script = "return document.querySelector('form[data-kept]')?.dataset.kept === 'true'";
        (window.look(script) == serde_json::json!(true)).then_some(())
    });
}

#[test]
fn a_template_of_leads_is_saved_opened_again_and_asks_for_the_campaign() {
    let stage = Stage::set("template_of_leads");
    let services = small_services(&stage);
    let window = stage.open();
    connect_instantly(&window, &services);
    window.press("Ctrl+2");
    window.role("heading", "No templates yet").shown();
    pictures(&window, "templates-empty");
    new_assignment(&window);
    fill_in_instantly(&window, &["Ada Finchley", "Chidi Marlowe"]);
    save_asking(&window, "Lantern split", "Campaign");
    make_a_plan(&window, "Lantern split");
    pictures(&window, "new-template");
    window.button("Remove Chidi Marlowe").shown();
    assert!(
        !window.button("Review plan").is_enabled(),
        "an open campaign must never mean every lead"
    );
    window.button("Campaign, still open").click();
    pick(&window.field("Campaign"), &window, "Autumn Lantern Launch");
    window.button("Campaign, filled in").shown();
    let many = review(&window);
    assert!(writes(&services).is_empty(), "a plan sends nothing");
    confirm(&window);
    all_have_their_new(&window, many, "owner");
    window.press("Ctrl+2");
    window.every("row").holding("Lantern split").shown();
    window
        .every("row")
        .holding("Asks each time: Campaign")
        .shown();
    window.every("row").holding("Succeeded").shown();
    screens(&window, "templates");
    window.close();
}

#[test]
fn a_template_of_users_is_saved_opened_again_and_asks_for_the_team() {
    let stage = Stage::set("template_of_users");
    let services = small_services(&stage);
    let window = stage.open();
    connect_leadsquared(&window, &services);
    new_assignment(&window);
    fill_in_leadsquared(&window);
    save_asking(&window, "Pune moves", "New team");
    make_a_plan(&window, "Pune moves");
    assert_eq!(
        window
            .role("group", "Condition 1 of group 1")
            .field("Value")
            .value(),
        "Pune",
        "what was not left open is there"
    );
    window
        .role("tree", "Teams")
        .every("treeitem")
        .holding("Nashik")
        .click();
    window.button("New team, filled in").shown();
    let many = review(&window);
    confirm(&window);
    all_have_their_new(&window, many, "team");
    window.close();
}

#[test]
fn a_half_filled_form_is_there_again_after_roster_was_killed() {
    let stage = Stage::set("draft_survives_a_kill");
    let services = small_services(&stage);
    let window = stage.open();
    connect_instantly(&window, &services);
    new_assignment(&window);
    window.field("Search").fill("kettle");
    is_kept(&window);
    window.kill();

    let window = stage.open();
    new_assignment(&window);
    window.text("The form is filled in as you left it").shown();
    assert_eq!(window.field("Search").value(), "kettle");
    pictures(&window, "new-draft");
    window.button("Clear the form").click();
    until("the field is empty", || {
        window.field("Search").value().is_empty().then_some(())
    });
    window.press("Ctrl+1");
    window.role("heading", "History").shown();
    window.kill();

    let window = stage.open();
    new_assignment(&window);
    assert_eq!(window.field("Search").value(), "", "it was started over");
    window.close();
}
