//! The window and the headless command make the same plan of the same choice.

use std::ffi::OsString;
use std::fs;

use practice::Running;
use roster_cli::Outside;
use roster_cli::exit::Exit;
use serde_json::{Value, json};

use crate::support::{Stage, Window};

use super::runs::{person, review, team};
use super::steps::{
    ACCOUNT, connect_instantly, connect_leadsquared, fill_in_instantly, fill_in_leadsquared,
    new_assignment, small_services,
};

/// The keys of the practice accounts, where a computer has no keychain for the command.
fn keys_of_instantly(name: &str) -> Option<OsString> {
    let keys = json!({"api_key": practice::PRACTICE_KEY});
    (name == "ROSTER_SECRET_COPPERLEAF").then(|| keys.to_string().into())
}

fn keys_of_leadsquared(name: &str) -> Option<OsString> {
    let keys = json!({
        "access_key": practice::PRACTICE_ACCESS_KEY,
        "secret_key": practice::PRACTICE_SECRET_KEY,
    });
    (name == "ROSTER_SECRET_COPPERLEAF").then(|| keys.to_string().into())
}

/// What `roster plan` makes of this file, with the connection and the history of the window.
fn plan_of_the_command(stage: &Stage, file: &Value, outside: Outside) -> Value {
    let place = |name: &str| stage.home().join(name);
    let (file_at, plan_at) = (place("assignment.json"), place("plan.json"));
    fs::write(&file_at, file.to_string()).expect("the home can be written in");
    let mut arguments: Vec<OsString> = ["roster", "plan", "--connection", ACCOUNT]
        .map(OsString::from)
        .into();
    arguments.push(file_at.into());
    arguments.extend(["--out".into(), plan_at.clone().into_os_string()]);
    arguments.extend(["--data-dir".into(), stage.data_dir().into_os_string()]);
    assert_eq!(roster_cli::run(arguments, outside), Exit::Done);
    let plan = fs::read_to_string(plan_at).expect("a plan");
    let mut plan: Value = serde_json::from_str(&plan).expect("JSON");
    plan["plan"].take()
}

/// Compares the window's plan in sight with the command's.
#[track_caller]
fn is_the_same(window: &Window<'_>, many: u64, plan: &Value) {
    let code = plan["code"].as_str().expect("the digest in short");
    window.text(code).shown();
    assert_eq!(plan["will_change"], json!(many), "and as large");
}

fn leads_of_a_campaign(services: &Running) -> Value {
    let campaigns = services.summary().instantly.campaigns;
    let campaign = campaigns
        .iter()
        .find(|one| one.name == "Autumn Lantern Launch")
        .expect("a campaign");
    let people = ["ada", "chidi"].map(|name| person(services, name));
    json!({
        "service": "instantly",
        "mode": "exact",
        "split": "even",
        "request": {"campaign": campaign.id, "organization_user_ids": people},
    })
}

#[test]
fn the_same_leads_are_planned_the_same_by_the_window_and_by_the_command() {
    let stage = Stage::set("same_plan_of_leads");
    let services = small_services(&stage);
    let window = stage.open();
    connect_instantly(&window, &services);
    new_assignment(&window);
    fill_in_instantly(&window, &["Ada Finchley", "Chidi Marlowe"]);
    let many = review(&window);
    let file = leads_of_a_campaign(&services);
    let plan = plan_of_the_command(&stage, &file, Outside::new(keys_of_instantly));
    is_the_same(&window, many, &plan);
    window.close();
}

#[test]
fn the_same_users_are_planned_the_same_by_the_window_and_by_the_command() {
    let stage = Stage::set("same_plan_of_users");
    let services = small_services(&stage);
    let window = stage.open();
    connect_leadsquared(&window, &services);
    new_assignment(&window);
    fill_in_leadsquared(&window);
    window.text("One by one").click();
    let many = review(&window);
    let file = json!({
        "service": "leadsquared",
        "mode": "exact",
        "exact_way": "one_by_one",
        "request": {
            "Conditions": [{"Condition": [
                {"LookupName": "City", "Operator": "eq", "LookupValue": "Pune"},
            ]}],
            "Attribute": "TeamId",
            "Value": team(&services, "Nashik"),
        },
    });
    let plan = plan_of_the_command(&stage, &file, Outside::new(keys_of_leadsquared));
    is_the_same(&window, many, &plan);
    window.close();
}
