//! Names instead of ids: found in large accounts, old ones without a network, and the way on where
//! the key may not read them.

use practice::{Options, Running};

use crate::support::{Stage, Window, until};

use super::runs::{all_have_their_new, confirm, review};
use super::steps::{
    connect_instantly, connect_leadsquared, new_assignment, pictures, screens, services,
    services_with,
};

/// More than anybody reads through.
fn large(stage: &Stage) -> Running {
    let options = Options {
        leads: 240,
        campaigns: 10_000,
        users: 3_000,
        ..Options::default()
    };
    services_with(stage, options)
}

fn age(window: &Window<'_>) -> String {
    window.test_id("names-age").text()
}

#[test]
fn leads_are_given_to_people_by_names_alone_among_ten_thousand_campaigns() {
    let stage = Stage::set("ten_thousand_campaigns");
    let services = large(&stage);
    let window = stage.open();
    connect_instantly(&window, &services);
    new_assignment(&window);
    let campaign = window.field("Campaign");
    campaign.click();
    until("the campaigns are there", || {
        (window.every("option").count() > 100).then_some(())
    });
    let drawn = window.every("option").count();
    assert!(drawn <= 400, "{drawn} of 10,000 are drawn");
    window.type_text("lantern la");
    window
        .every("option")
        .holding("Autumn Lantern Launch")
        .click();
    window.every("option").gone();
    window.field("Add a person").click();
    window.type_text("ada");
    pictures(&window, "pickers-people");
    window.every("option").holding("Ada Finchley").click();
    window.button("Remove Ada Finchley").shown();
    window.press("Escape");
    window.every("option").gone();
    let words = window.role("complementary", "Your choice");
    words.says("Autumn Lantern Launch");
    screens(&window, "pickers-instantly");
    let many = review(&window);
    confirm(&window);
    all_have_their_new(&window, many, "owner");
    window.close();
}

#[test]
fn users_are_moved_by_names_alone_among_three_thousand() {
    let stage = Stage::set("three_thousand_users");
    let services = large(&stage);
    let window = stage.open();
    connect_leadsquared(&window, &services);
    new_assignment(&window);
    let first = window.role("group", "Condition 1 of group 1");
    first.field("Attribute").fill("City");
    window.role("option", "City").click();
    // A list that is still closing would take the click as one outside of it.
    window.every("option").gone();
    first.field("Value").click();
    // What users of the account have is offered.
    window.every("option").holding("Nagpur").shown();
    pictures(&window, "pickers-values");
    window.every("option").holding("Nagpur").click();
    window.every("option").gone();
    window.field("Find a team").fill("nash");
    window
        .role("tree", "Teams")
        .every("treeitem")
        .holding("Nashik")
        .click();
    let words = window.role("complementary", "Your choice");
    words.says("City is exactly");
    words.says("Nashik");
    screens(&window, "pickers-leadsquared");
    review(&window);
    window.close();
}

#[test]
fn the_keyboard_alone_finds_a_campaign_and_a_value_by_name() {
    let stage = Stage::set("keyboard_pickers");
    let services = large(&stage);
    let window = stage.open();
    connect_leadsquared(&window, &services);
    new_assignment(&window);
    window.tab_to("Attribute");
    window.type_text("City");
    window.role("option", "City").shown();
    window.press("Enter");
    window.tab_to("Value");
    window.type_text("Nag");
    window.every("option").holding("Nagpur").shown();
    window.press("Enter");
    window.every("option").gone();
    window.tab_to("Find a team");
    window.press("Down");
    window.type_text("Nash");
    window.press("Enter");
    let words = window.role("complementary", "Your choice");
    words.says("Nagpur");
    window.press("Ctrl+Enter");
    window.role("heading", "Nothing is changed yet").gone();
    window.close();
}

#[test]
fn names_are_there_without_a_network_and_say_how_old_they_are() {
    let stage = Stage::set("offline_names");
    let services = services(&stage);
    let window = stage.open();
    connect_instantly(&window, &services);
    new_assignment(&window);
    until("the names are read", || {
        age(&window).starts_with("Names as of").then_some(())
    });
    window.close();
    services.switch(|switches| switches.offline = true);
    let window = stage.open();
    new_assignment(&window);
    window.button("Refresh the names in Copperleaf").click();
    window.text("Not read again:").shown();
    assert!(age(&window).starts_with("Names as of"), "{}", age(&window));
    window.field("Campaign").click();
    window
        .every("option")
        .holding("Autumn Lantern Launch")
        .click();
    window.every("option").gone();
    pictures(&window, "pickers-offline");
    services.switch(|switches| switches.offline = false);
    window.button("Refresh the names in Copperleaf").click();
    window.text("Not read again:").gone();
    window.close();
}

#[test]
fn a_missing_permission_is_named_and_an_id_is_the_way_on() {
    let stage = Stage::set("missing_permission");
    let services = services(&stage);
    let ada = services.state().instantly.members[0].user_id.clone();
    services.switch(|switches| {
        switches.forbidden = vec!["workspace-members".to_owned(), "lead-lists".to_owned()];
    });
    let window = stage.open();
    connect_instantly(&window, &services);
    new_assignment(&window);
    window
        .text("The key works, but it may not read people. Add the permission “workspace members, read”")
        .shown();
    window.field("IDs of the people, one a line").fill(&ada);
    window
        .field("Smart view")
        .fill("0c5cd0d8-5f0a-4f0e-9d0f-3b2f4a1c7e55");
    window.field("Your name for it").fill("Warm ones");
    let words = window.role("complementary", "Your choice");
    words.says("Warm ones");
    screens(&window, "pickers-forbidden");
    window.close();
}
