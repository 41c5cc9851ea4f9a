//! The whole way at both services: planned, one record left out, applied, verified, and put back.

use crate::support::Stage;

use super::runs::{
    all_have_their_new, all_have_their_old, assigned_times, confirm, differences, first_record,
    moved_times, owners, person, review, teams, untick_one, will_change,
};
use super::steps::{
    ACCOUNT, connect_instantly, connect_leadsquared, fill_in_instantly, fill_in_leadsquared,
    first_row, new_assignment, pictures, rows, screens, small_services, writes,
};

#[test]
fn leads_are_planned_given_verified_and_put_back() {
    let stage = Stage::set("leads_are_planned_given_verified");
    let services = small_services(&stage);
    let window = stage.open();
    connect_instantly(&window, &services);
    new_assignment(&window);
    fill_in_instantly(&window, &["Ada Finchley", "Chidi Marlowe"]);
    let before = owners(&services);
    review(&window);
    window.role("heading", "Who gets what").shown();
    screens(&window, "plan");
    let left_out = untick_one(&window);
    let many = will_change(&window);
    assert!(many > 2, "the campaign has leads: {many}");
    assert!(writes(&services).is_empty(), "a plan sends nothing");
    window
        .button(&format!("Assign {many} leads in {ACCOUNT}"))
        .shown();
    confirm(&window);
    all_have_their_new(&window, many, "owner");
    screens(&window, "result");

    let after = owners(&services);
    assert_eq!(differences(&before, &after), many, "exactly the plan");
    assert!(
        assigned_times(&services).iter().all(|times| *times == 1),
        "nobody twice"
    );
    let leads = services.state().instantly.leads;
    let spared = leads.iter().find(|lead| lead.email == left_out.email);
    let spared = &spared.expect("a lead").id;
    assert_eq!(after[spared], before[spared], "what was un-ticked stays");
    let got = |name| {
        let id = Some(person(&services, name));
        let has = |owners: &std::collections::BTreeMap<String, Option<String>>| {
            owners.values().filter(|owner| **owner == id).count()
        };
        has(&after) - has(&before)
    };
    assert!(got("ada").abs_diff(got("chidi")) <= 1, "evenly");

    window
        .role("navigation", "Assignment")
        .every("link")
        .nth(1)
        .click();
    window.role("grid", "Records").shown();
    screens(&window, "detail");
    window
        .role("navigation", "Assignment")
        .every("link")
        .nth(0)
        .click();

    window.id("undo").click();
    assert_eq!(will_change(&window), many, "all that was changed goes back");
    window
        .role("heading", &format!("Put back {many} leads in {ACCOUNT}"))
        .shown();
    screens(&window, "undo");
    confirm(&window);
    all_have_their_old(&window, many, "owner");
    pictures(&window, "undo-result");
    assert_eq!(owners(&services), before, "every owner is as before");

    window.link("History").click();
    let row = first_row(&window, &format!("Put back {many} leads"));
    assert!(row.starts_with("Succeeded |"), "{row}");
    assert!(
        rows(&window)[1].starts_with("Undone |"),
        "and what it undid"
    );
    pictures(&window, "history");
    window.close();
}

#[test]
fn users_are_planned_moved_verified_and_put_back() {
    let stage = Stage::set("users_are_planned_moved_verified");
    let services = small_services(&stage);
    let window = stage.open();
    connect_leadsquared(&window, &services);
    new_assignment(&window);
    fill_in_leadsquared(&window);
    let before = teams(&services);
    review(&window);
    window.text("One bulk call with the conditions").shown();
    screens(&window, "plan-leadsquared");
    let left_out = untick_one(&window);
    window.text("Bulk calls that name each user").shown();
    let many = will_change(&window);
    assert_ne!(
        first_record(&window).email,
        left_out.email,
        "it is out of sight"
    );
    confirm(&window);
    all_have_their_new(&window, many, "team");
    pictures(&window, "result-leadsquared");
    let after = teams(&services);
    assert_eq!(differences(&before, &after), many, "exactly the plan");
    assert_eq!(moved_times(&services).len() as u64, many, "nobody else");

    window.id("undo").click();
    assert_eq!(will_change(&window), many, "all that was changed goes back");
    confirm(&window);
    all_have_their_old(&window, many, "team");
    assert_eq!(teams(&services), before, "every team is as before");
    window.close();
}
