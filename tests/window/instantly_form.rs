//! Instantly's form, with every field that its page documents.

use practice::Running;
use serde_json::{Value, json};

use crate::support::{Stage, Window, until};

use super::runs::{all_have_their_new, confirm, review, will_change};
use super::steps::{
    ACCOUNT, connect_instantly, fill_in_instantly, first_row, new_assignment, pick, pictures,
    preview, preview_becomes, screens, services, small_services, the_write,
};

const SMART_VIEW: &str = "0c5cd0d8-5f0a-4f0e-9d0f-3b2f4a1c7e55";

/// Two leads of the account.
fn leads(services: &Running) -> [String; 2] {
    let leads = services.state().instantly.leads;
    [leads[0].id.clone(), leads[1].id.clone()]
}

/// Fills in the whole form by mouse, and gives the request that this must become.
fn fill_in_everything(window: &Window<'_>, services: &Running) -> Value {
    where_the_leads_are(window);
    what_the_leads_are_like(window);
    only_these_leads(window, services);
    let people = window.field("Add a person");
    people.click();
    window.every("option").holding("Ada Finchley").click();
    window.every("option").holding("Chidi Marlowe").click();
    window.button("Remove Chidi Marlowe").shown();
    window.press("Escape");
    window.every("option").gone();
    expected(services)
}

fn where_the_leads_are(window: &Window<'_>) {
    pick(&window.field("Campaign"), window, "Autumn Lantern Launch");
    pick(&window.field("List"), window, "Kettle Fair visitors");
    pick(&window.field("Status"), window, "Reply received");
    window.field("Smart view").fill(SMART_VIEW);
    window.field("Search").fill("maple");
    let switch = |name, choice| window.role("radiogroup", name).role("radio", choice);
    switch("Already in a campaign", "Yes").click();
    switch("Already in a list", "No").click();
}

fn what_the_leads_are_like(window: &Window<'_>) {
    window.button("Add rule").click();
    let opened = window.role("group", "Rule 1");
    pick(&opened.field("What"), window, "Opened an e-mail");
    pick(&opened.field("Compare"), window, "exactly");
    opened.field("Times").fill("3");
    opened.field("Days").fill("30");
    window.button("Add rule").click();
    let changed = window.role("group", "Rule 2");
    pick(&changed.field("What"), window, "Interest status changed");
    pick(&changed.field("Compare"), window, "is not");
    pick(&changed.field("Status"), window, "Wants samples");
    changed.field("Days").fill("14");
}

fn only_these_leads(window: &Window<'_>, services: &Running) {
    let [first, second] = leads(services);
    window.button("Paste or open a CSV…").click();
    let dialog = window.role("dialog", "Only these leads");
    dialog
        .field("Lead IDs or e-mail addresses")
        .paste(&format!("{first}\n{second}\nno-id-at-all\n{first}"));
    let problems = dialog.role("region", "Lines with a problem");
    problems
        .every("row")
        .holding("Neither a lead ID nor an e-mail address")
        .shown();
    problems.says("no-id-at-all");
    problems.says("Same as line 1 (used once)");
    pictures(window, "ids-import");
    dialog.button("Use 2 leads").click();
    dialog.gone();
    window.field("At most").fill("50");
}

fn expected(services: &Running) -> Value {
    let state = services.state().instantly;
    let campaign = state
        .campaigns
        .iter()
        .find(|one| one.name.starts_with("Autumn"));
    let list = state
        .lists
        .iter()
        .find(|one| one.name == "Kettle Fair visitors");
    let person = |name: &str| {
        let found = state.members.iter().find(|one| one.email.starts_with(name));
        found.expect("a member").user_id.clone()
    };
    json!({
        "search": "maple",
        "filter": "FILTER_VAL_REPLIED",
        "campaign": campaign.expect("a campaign").id,
        "list_id": list.expect("a list").id,
        "in_campaign": true,
        "in_list": false,
        "smart_view_id": SMART_VIEW,
        "ids": leads(services),
        "limit": 50,
        "queries": [
            {
                "actionType": "email-open",
                "values": {
                    "occurrence-days": 30,
                    "occurrence-count": { "condition": "equal", "count": 3 },
                },
            },
            {
                "actionType": "lead-status-change",
                "values": {
                    "occurrence-days": 14,
                    "lead-status": { "condition": "is-not", "status": 10001 },
                },
            },
        ],
        "organization_user_ids": [person("ada"), person("chidi")],
    })
}

#[test]
fn every_field_of_the_instantly_form_is_read_by_as_it_was_filled_in() {
    let stage = Stage::set("every_field_of_the_instantly_form");
    let services = services(&stage);
    let window = stage.open();
    connect_instantly(&window, &services);
    new_assignment(&window);
    let wanted = fill_in_everything(&window, &services);
    preview_becomes(&window, &wanted);
    let words = window.role("region", "The filter in words");
    words.says("interest status changed and is not Wants samples");
    pictures(&window, "new-instantly");

    assert_eq!(review(&window), 0, "nobody has these ids");
    assert!(
        !window.id("confirm").is_enabled(),
        "there is nothing to send"
    );
    pictures(&window, "plan-nothing");
    let read = services.received().into_iter().rev();
    let read = read
        .filter(|call| call.path.ends_with("/leads/list"))
        .next();
    let read = read.expect("the plan reads the leads").json.expect("JSON");
    for field in [
        "search",
        "filter",
        "campaign",
        "list_id",
        "in_campaign",
        "in_list",
        "smart_view_id",
        "ids",
        "queries",
    ] {
        assert_eq!(read[field], wanted[field], "{field}, as it was filled in");
    }
    window.button("Change the choice").click();
    preview_becomes(&window, &wanted);
    window.close();
}

#[test]
fn where_instantly_decides_the_request_goes_as_it_was_shown() {
    let stage = Stage::set("where_instantly_decides");
    let services = small_services(&stage);
    let window = stage.open();
    connect_instantly(&window, &services);
    new_assignment(&window);
    fill_in_instantly(&window, &["Ada Finchley", "Chidi Marlowe"]);
    window.text("Instantly decides").click();
    let switch = window.role("radiogroup", "Already in a list");
    switch.role("radio", "No").click();
    let wanted = until("the preview shows the request", || {
        preview(&window).filter(|request| request["in_list"] == false)
    });
    review(&window);
    let many = will_change(&window);
    window.text("Instantly decides the split.").shown();
    screens(&window, "plan-instantly-decides");
    confirm(&window);
    all_have_their_new(&window, many, "owner");
    let call = the_write(&services);
    assert_eq!(call.json, Some(wanted), "field for field");
    assert_eq!(call.headers["authorization"], "right", "with the saved key");
    pictures(&window, "result-instantly-decides");

    window.link("History").click();
    let row = first_row(&window, "Succeeded");
    assert!(
        row.contains("Give leads to Ada Finchley and Chidi Marlowe") && row.contains(ACCOUNT),
        "the row says what and where: {row}"
    );
    window.close();
    let window = stage.open();
    assert_eq!(first_row(&window, "Succeeded"), row, "after a restart too");
    window.close();
}
