//! Building a form: there and back, up and down, counted as it is filled in, and pasted from a page.

use serde_json::Value;

use crate::support::{Stage, Window, until};

use super::runs::{review, will_change};
use super::steps::{
    connect_instantly, connect_leadsquared, new_assignment, pick, pictures, preview, services,
    small_services, writes,
};

/// The example of LeadSquared's page, with its placeholders.
const LEADSQUAREDS_PAGE: &str = r#"{
   "Conditions":[
      {
         "Condition":[
            {"LookupName":"AssociatedPhoneNumbers", "Operator":"lik", "LookupValue":"23", "ConditionOperator":"OR"},
            {"LookupName":"FirstName", "Operator":"lik", "LookupValue":"Bo", "ConditionOperator":null}
         ],
         "GroupOperator":null
      }
   ],
   "Attribute":"{{Attribute}}",
   "Value":"{{Value}}"
}"#;

/// The example of Instantly's page, as a command.
const INSTANTLYS_PAGE: &str = r#"curl -X POST https://api.instantly.ai/api/v2/leads/bulk-assign \
  -H 'Authorization: Bearer an-example' -d '{
  "search": "test", "filter": "FILTER_LEAD_CLOSED",
  "campaign": "019e18e2-a5e1-752d-a736-5daf6da90de8",
  "list_id": "019e18e2-a5e1-752d-a736-5db034bcd4c0",
  "in_campaign": true, "in_list": true,
  "organization_user_ids": ["019e18e2-a5e1-752d-a736-5db13d4a09b2"],
  "smart_view_id": "019e18e2-a5e1-752d-a736-5db27e4c8cf6",
  "ids": ["019e18e2-a5e1-752d-a736-5db3861230cd"],
  "limit": 10,
  "queries": [{"actionType": "email-open", "values": {
    "occurrence-days": 5,
    "occurrence-count": {"condition": "more", "count": 5},
    "lead-status": {"status": 5, "condition": "is"}}}]
}'"#;

/// The conditions of the form from top to bottom, as the JSON beside it has them.
fn conditions(window: &Window<'_>) -> Vec<String> {
    let shown = window.test_id("request-so-far");
    let shown = if shown.count() == 1 {
        shown
    } else {
        window.test_id("request-body")
    };
    let body: Value = serde_json::from_str(&shown.text()).unwrap_or_default();
    let groups = body["Conditions"].as_array().cloned().unwrap_or_default();
    let rows = groups.iter().flat_map(|group| {
        let rows = group["Condition"].as_array().cloned();
        rows.unwrap_or_default()
    });
    let value = |row: Value| row["LookupValue"].as_str().unwrap_or_default().to_owned();
    rows.map(value).collect()
}

#[track_caller]
fn conditions_become(window: &Window<'_>, wanted: &[&str]) {
    until(&format!("the conditions are {wanted:?}"), || {
        (conditions(window) == wanted).then_some(())
    });
}

fn city(window: &Window<'_>, row: u8, text: &str) {
    let condition = window.role("group", &format!("Condition {row} of group 1"));
    condition.field("Attribute").fill("City");
    window.role("option", "City").click();
    condition.field("Value").fill(text);
    window.press("Tab");
}

#[test]
fn conditions_are_moved_copied_and_removed_and_every_step_goes_back_and_forth() {
    let stage = Stage::set("conditions_move");
    let services = small_services(&stage);
    let window = stage.open();
    connect_leadsquared(&window, &services);
    new_assignment(&window);
    city(&window, 1, "Pune");
    window.button("Add condition to group 1").click();
    city(&window, 2, "Nashik");
    conditions_become(&window, &["Pune", "Nashik"]);

    window.button("Move condition 2 of group 1 up").click();
    conditions_become(&window, &["Nashik", "Pune"]);
    let moved = "Move condition 1 of group 1 up";
    assert_eq!(window.focused(), moved, "the focus goes along");
    window.press("Alt+Down");
    conditions_become(&window, &["Pune", "Nashik"]);
    window.press("Alt+Up");
    conditions_become(&window, &["Nashik", "Pune"]);
    window.button("Duplicate condition 1 of group 1").click();
    conditions_become(&window, &["Nashik", "Nashik", "Pune"]);
    window.button("Remove condition 3 of group 1").click();
    conditions_become(&window, &["Nashik", "Nashik"]);
    pictures(&window, "builders-conditions");

    window.button("Undo").click();
    conditions_become(&window, &["Nashik", "Nashik", "Pune"]);
    window.press("Ctrl+z");
    conditions_become(&window, &["Nashik", "Pune"]);
    window.press("Ctrl+z");
    conditions_become(&window, &["Pune", "Nashik"]);
    window.press("Ctrl+y");
    conditions_become(&window, &["Nashik", "Pune"]);
    window.press("Ctrl+Shift+z");
    conditions_become(&window, &["Nashik", "Nashik", "Pune"]);
    window.close();
}

#[test]
fn what_was_typed_is_taken_back_by_the_field_first_and_then_by_the_form() {
    let stage = Stage::set("undo_while_typing");
    let services = small_services(&stage);
    let window = stage.open();
    connect_instantly(&window, &services);
    new_assignment(&window);
    pick(&window.field("Status"), &window, "Reply received");
    window.field("Search").click();
    window.type_text("maple");
    window.role("complementary", "Your choice").says("“maple”");
    window.press("Ctrl+z");
    until("what was typed is gone", || {
        window.field("Search").value().is_empty().then_some(())
    });
    window.field("Status").says("Reply received");
    window.press("Ctrl+z");
    window.field("Status").says("Any status");
    window.close();
}

#[test]
fn what_matches_is_counted_beside_the_form_as_it_is_filled_in() {
    let stage = Stage::set("live_count");
    let services = services(&stage);
    let window = stage.open();
    connect_leadsquared(&window, &services);
    new_assignment(&window);
    let aside = window.role("complementary", "Your choice");
    aside.says("Counted once there is a condition.");
    window.button("Every user").click();
    window.test_id("count").says("users");
    let counted = || {
        let text = window.test_id("count").text();
        let number: String = text.chars().take_while(char::is_ascii_digit).collect();
        number
            .parse::<u64>()
            .ok()
            .filter(|_| text.contains("Counted at"))
    };
    let many = until("the users are counted", counted);
    let users = services.state().leadsquared.users.len();
    assert_eq!(many, users as u64, "as the service has them");
    aside.says("Team now");
    pictures(&window, "builders-count");
    assert_eq!(writes(&services).len(), 0, "counting sends nothing");
    window.close();
}

#[test]
fn the_example_of_leadsquareds_page_fills_in_the_form_and_is_planned() {
    let stage = Stage::set("pasted_json");
    let services = small_services(&stage);
    let window = stage.open();
    connect_leadsquared(&window, &services);
    new_assignment(&window);
    window.button("Paste JSON…").click();
    let dialog = window.role("dialog", "Paste JSON");
    dialog.field("Request").paste(LEADSQUAREDS_PAGE);
    dialog.says("only stands for a value");
    pictures(&window, "builders-paste");
    dialog.button("Fill in what is right").click();
    dialog.gone();
    conditions_become(&window, &["23", "Bo"]);
    window.field("Find a team").click();
    window.press("Down");
    window.type_text("Pu");
    window.press("Enter");
    window.test_id("request-body").shown();
    let _ = review(&window);
    assert_eq!(writes(&services).len(), 0);
    window.close();
}

#[test]
fn the_example_of_instantlys_page_fills_in_the_form_and_is_planned() {
    let stage = Stage::set("pasted_json_instantly");
    let services = small_services(&stage);
    let window = stage.open();
    connect_instantly(&window, &services);
    new_assignment(&window);
    window.button("Paste JSON…").click();
    let dialog = window.role("dialog", "Paste JSON");
    dialog.field("Request").paste(INSTANTLYS_PAGE);
    dialog.says("queries[0].values.lead-status");
    dialog.button("Fill in what is right").click();
    dialog.gone();
    window.test_id("request-body").shown();
    let body = preview(&window).expect("the request is complete");
    assert_eq!(body["filter"], "FILTER_LEAD_CLOSED");
    assert_eq!(body["limit"], 10);
    assert_eq!(body["queries"][0]["values"]["occurrence-days"], 5);
    window.button("Review plan").click();
    assert_eq!(
        will_change(&window),
        0,
        "nobody here has the ids of the page"
    );
    assert_eq!(writes(&services).len(), 0);
    window.close();
}
