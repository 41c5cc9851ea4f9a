//! Records that move between the plan and its confirmation.

use practice::Touch;

use crate::support::Stage;

use super::runs::{
    all_have_their_new, confirm, first_record, owners, person, review, team, teams, will_change,
};
use super::steps::{
    connect_instantly, connect_leadsquared, fill_in_instantly, fill_in_leadsquared, first_row,
    new_assignment, rows, screens, small_services, writes,
};

#[test]
fn a_lead_that_moved_can_be_left_out_and_the_rest_goes_as_planned() {
    let stage = Stage::set("a_lead_that_moved");
    let services = small_services(&stage);
    let window = stage.open();
    connect_instantly(&window, &services);
    new_assignment(&window);
    fill_in_instantly(&window, &["Ada Finchley"]);
    let planned = review(&window);
    let record = first_record(&window);
    let leads = services.state().instantly.leads;
    let moved = leads.iter().find(|lead| lead.email == record.email);
    let id = moved.expect("a lead of the plan").id.clone();
    let farah = Some(person(&services, "farah"));
    let by_someone_else = Touch::AssignLead {
        id: id.clone(),
        assigned_to: farah.clone(),
    };
    services.touch(&by_someone_else).expect("it is there");
    confirm(&window);
    window
        .role(
            "heading",
            "Stopped before sending: 1 lead moved since the plan",
        )
        .shown();
    window.role("grid", "What moved").says(&record.name);
    assert!(writes(&services).is_empty(), "nothing was sent");
    screens(&window, "plan-changed");

    window
        .text("Keep my plan, leave out the 1 that moved")
        .click();
    window
        .button(&format!("Send the {} as planned", planned - 1))
        .click();
    all_have_their_new(&window, planned - 1, "owner");
    assert_eq!(owners(&services)[&id], farah, "it stays where it went");
    window.close();
}

#[test]
fn a_user_who_moved_leads_to_a_new_plan_that_is_reviewed_again() {
    let stage = Stage::set("a_user_who_moved");
    let services = small_services(&stage);
    let window = stage.open();
    connect_leadsquared(&window, &services);
    new_assignment(&window);
    fill_in_leadsquared(&window);
    let planned = review(&window);
    let record = first_record(&window);
    let nashik = team(&services, "Nashik");
    let users = services.state().leadsquared.users;
    let moved = users.iter().find(|user| user.email == record.email);
    let by_someone_else = Touch::MoveUser {
        id: moved.expect("a user of the plan").id.clone(),
        team_id: nashik.clone(),
    };
    services.touch(&by_someone_else).expect("it is there");
    confirm(&window);
    window
        .role(
            "heading",
            "Stopped before sending: 1 user moved since the plan",
        )
        .shown();
    assert!(writes(&services).is_empty(), "nothing was sent");

    window.button("Make the new plan").click();
    assert_eq!(will_change(&window), planned - 1, "one is there already");
    let before = teams(&services);
    confirm(&window);
    all_have_their_new(&window, planned - 1, "team");
    let there = |teams: &std::collections::BTreeMap<String, String>| {
        teams.values().filter(|team| **team == nashik).count() as u64
    };
    assert_eq!(
        there(&teams(&services)) - there(&before),
        planned - 1,
        "everybody is there now"
    );
    window.link("History").click();
    first_row(&window, "Succeeded");
    assert!(rows(&window)[1].starts_with("Not run |"), "the first plan");
    window.close();
}
