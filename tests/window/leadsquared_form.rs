//! LeadSquared's form: groups of conditions, and a team.

use practice::Running;
use serde_json::{Value, json};

use crate::support::{Stage, Window};

use super::runs::{all_have_their_new, confirm, differences, review, teams};
use super::steps::{
    connect_leadsquared, first_row, new_assignment, pick, pictures, preview_becomes, services,
    the_write,
};

/// Users in Pune without a desk, or those whose first name begins with B or who are counsellors.
fn fill_in_two_groups(window: &Window<'_>, services: &Running) -> Value {
    let condition =
        |group: u8, row: u8| window.role("group", &format!("Condition {row} of group {group}"));
    let attribute = |group, row, text: &str| {
        condition(group, row).field("Attribute").fill(text);
        window.role("option", text).click();
    };
    attribute(1, 1, "City");
    condition(1, 1).field("Value").fill("Pune");
    window.press("Tab");
    window.button("Add condition to group 1").click();
    attribute(1, 2, "Department");
    pick(&condition(1, 2).field("Operator"), window, "is empty");
    condition(1, 2).says("No value needed");

    window.button("Add group").click();
    attribute(2, 1, "First name");
    pick(&condition(2, 1).field("Operator"), window, "starts with");
    condition(2, 1).field("Value").fill("B");
    window.button("Add condition to group 2").click();
    attribute(2, 2, "Status");
    condition(2, 2).field("Value").click();
    window.every("option").holding("Inactive").click();
    let combine = window.role("radiogroup", "Group 2: how its conditions combine");
    combine.role("radio", "Any is true").click();
    let between = window.role("radiogroup", "Between groups");
    between.role("radio", "Or").click();
    choose_pune_by_keyboard(window);
    expected(services)
}

fn choose_pune_by_keyboard(window: &Window<'_>) {
    window.field("Find a team").click();
    window.press("Down");
    window.type_text("Pu");
    assert!(
        window.focused().starts_with("Pune"),
        "letters lead to a team: {}",
        window.focused()
    );
    window.press("Enter");
}

fn expected(services: &Running) -> Value {
    let teams = services.state().leadsquared.teams;
    let pune = teams.iter().find(|team| team.name == "Pune");
    let condition = |name: &str, operator: &str, value: &str, next: Option<&str>| {
        json!({
            "LookupName": name,
            "Operator": operator,
            "LookupValue": value,
            "ConditionOperator": next,
        })
    };
    json!({
        "Conditions": [
            {
                "Condition": [
                    condition("City", "eq", "Pune", Some("AND")),
                    condition("Department", "n", "", None),
                ],
                "GroupOperator": "OR",
            },
            {
                "Condition": [
                    condition("FirstName", "lik_s", "B", Some("OR")),
                    condition("StatusCode", "eq", "1", None),
                ],
                "GroupOperator": null,
            },
        ],
        "Attribute": "TeamId",
        "Value": pune.expect("a team").id,
    })
}

#[test]
fn two_groups_of_conditions_move_exactly_the_users_of_the_plan() {
    let stage = Stage::set("two_groups_of_conditions");
    let services = services(&stage);
    let window = stage.open();
    connect_leadsquared(&window, &services);
    new_assignment(&window);
    let wanted = fill_in_two_groups(&window, &services);
    preview_becomes(&window, &wanted);
    let words = window.role("complementary", "Your choice");
    words.says("First name starts with B or Status is exactly Inactive");
    pictures(&window, "new-leadsquared");
    let many = review(&window);
    let before = teams(&services);
    confirm(&window);
    all_have_their_new(&window, many, "team");
    let call = the_write(&services);
    assert_eq!(call.json, Some(wanted.clone()), "field for field");
    for header in ["x-lsq-accesskey", "x-lsq-secretkey"] {
        assert_eq!(call.headers[header], "right", "{header}");
    }
    assert!(
        call.query.is_empty(),
        "no key in the address: {:?}",
        call.query
    );

    let users = services.state().leadsquared.users;
    let met: Vec<_> = users.iter().filter(|user| user.times_moved > 0).collect();
    assert!(!met.is_empty(), "somebody meets the conditions");
    assert!(
        met.iter()
            .all(|user| Some(&user.team_id.as_str().into()) == wanted.get("Value")),
        "all of them are on the chosen team"
    );
    assert_eq!(differences(&before, &teams(&services)), many, "as planned");
    window.text(&format!("{} users", met.len())).nth(0).shown();
    pictures(&window, "result-bulk");
    window.link("History").click();
    let row = first_row(&window, "Succeeded");
    assert!(row.contains(&format!("{many} users")), "{row}");
    window.close();
}
