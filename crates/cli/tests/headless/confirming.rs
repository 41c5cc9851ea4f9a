//! Nothing is changed that was not confirmed.

use practice::{Service, Touch};
use serde_json::json;

use crate::support::{World, files};

#[tokio::test]
async fn without_a_terminal_a_plan_is_applied_only_with_a_flag() {
    let world = World::start().await;
    world.connect(Service::LeadSquared).await;
    let file = files::usual(&world.practice, Service::LeadSquared);
    let plan = world.plan(Service::LeadSquared, &file).await;
    let count = plan["will_change"].as_u64().unwrap();
    let refused = world.json(&["apply", "plan.json"]).await.with(6);
    let message = refused["error"]["message"].as_str().unwrap();
    assert!(message.contains("--yes"), "it says which flag: {message}");
    let other = (count + 1).to_string();
    let refused = world
        .json(&["apply", "plan.json", "--yes", "--confirm", &other])
        .await;
    assert_eq!(refused.with(6)["error"]["path"], "--confirm");
    assert!(world.practice.effects().is_empty(), "nothing was sent");
    assert_eq!(world.only_submission().await, None);
    world
        .json(&["apply", "plan.json", "--confirm", &count.to_string()])
        .await
        .with(0);
}

#[tokio::test]
async fn a_dangerous_plan_wants_its_count() {
    let world = World::with(practice::Options {
        leads: 60,
        ..practice::Options::default()
    })
    .await;
    let url = world.url(Service::Instantly);
    let add = [
        "connections",
        "add",
        "--service",
        "instantly",
        "--label",
        "P",
    ];
    world
        .json(&[&add[..], &["--address", &url]].concat())
        .await
        .with(0);
    let every_lead = json!({
        "service": "instantly",
        "request": {"organization_user_ids": files::members(&world.practice, 2)},
    });
    let plan = world.plan(Service::Instantly, &every_lead).await;
    assert_eq!(plan["typed_count"], plan["will_change"], "{plan}");
    let refused = world.json(&["apply", "plan.json", "--yes"]).await.with(6);
    let wanted = format!("--confirm {}", plan["will_change"]);
    let message = refused["error"]["message"].as_str().unwrap();
    assert!(message.contains(&wanted), "{message}");
    assert!(world.practice.effects().is_empty(), "nothing was sent");
    let count = plan["will_change"].to_string();
    world
        .json(&["apply", "plan.json", "--confirm", &count])
        .await
        .with(0);
}

#[tokio::test]
async fn where_records_have_moved_nothing_is_sent() {
    let world = World::start().await;
    world.connect(Service::LeadSquared).await;
    let file = files::usual(&world.practice, Service::LeadSquared);
    let plan = world.plan(Service::LeadSquared, &file).await;
    let shown = world.practice.state().leadsquared;
    let first_team = &shown.teams[0].id;
    let target = file["request"]["Value"].as_str().unwrap();
    let one_of_them = shown.users.iter().find(|user| {
        let name = user.email.starts_with('b');
        name && user.team_id != *first_team && user.team_id != target
    });
    let user = one_of_them.unwrap().id.clone();
    let (id, team_id) = (user.clone(), first_team.clone());
    world
        .practice
        .touch(&Touch::MoveUser { id, team_id })
        .unwrap();
    let refused = world.json(&["apply", "plan.json", "--yes"]).await.with(6);
    assert_eq!(refused["error"]["code"], "moved", "{refused} {plan}");
    assert_eq!(refused["error"]["moved_total"], 1);
    let moved = &refused["error"]["moved"][0];
    assert_eq!(moved["id"], user.as_str(), "it says which");
    assert_eq!(moved["after"]["id"], first_team.as_str(), "and where it is");
    assert!(world.practice.effects().is_empty(), "nothing was sent");
    let id = refused["error"]["submission"].as_str().unwrap();
    let shown = world.json(&["submissions", "show", id]).await.with(0);
    assert_eq!(
        shown["submission"]["state"], "not_run",
        "it waits for nobody"
    );
}

#[tokio::test]
async fn a_count_that_does_not_fit_stops_also_a_plan_that_changes_nothing() {
    let world = World::start().await;
    world.connect(Service::LeadSquared).await;
    let file = files::usual(&world.practice, Service::LeadSquared);
    world.plan(Service::LeadSquared, &file).await;
    world.json(&["apply", "plan.json", "--yes"]).await.with(0);
    let again = world.plan(Service::LeadSquared, &file).await;
    assert_eq!(again["will_change"], 0, "{again}");
    let expecting = ["apply", "plan.json", "--confirm"];
    let refused = world
        .json(&[&expecting[..], &["12"]].concat())
        .await
        .with(6);
    assert_eq!(refused["error"]["path"], "--confirm");
    let right = world.json(&[&expecting[..], &["0"]].concat()).await;
    right.with(0);
}

#[tokio::test]
async fn a_plan_is_applied_once() {
    let world = World::start().await;
    world.connect(Service::LeadSquared).await;
    let file = files::usual(&world.practice, Service::LeadSquared);
    world.plan(Service::LeadSquared, &file).await;
    let first = world.json(&["apply", "plan.json", "--yes"]).await.with(0);
    let effects = world.practice.effects().len();
    let second = world.json(&["apply", "plan.json", "--yes"]).await.with(2);
    assert_eq!(second["error"]["submission"], first["submission"]["id"]);
    assert_eq!(
        world.practice.effects().len(),
        effects,
        "nothing more was sent"
    );
}

#[tokio::test]
async fn a_plan_of_another_digest_is_not_applied() {
    let world = World::start().await;
    world.connect(Service::LeadSquared).await;
    let file = files::usual(&world.practice, Service::LeadSquared);
    let mut plan = world.plan(Service::LeadSquared, &file).await;
    plan["digest"] = json!("0".repeat(64));
    world.write("plan.json", &json!({"plan": plan}));
    let refused = world.json(&["apply", "plan.json", "--yes"]).await.with(6);
    assert_eq!(refused["error"]["path"], "plan.digest");
    assert!(world.practice.effects().is_empty(), "nothing was sent");
}
