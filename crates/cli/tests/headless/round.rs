//! The whole way, there and back, on both services.

use practice::Service;
use serde_json::Value;

use crate::support::{World, files};

/// What the records of a service have now, by id: owner or team.
fn values(world: &World, service: Service) -> Vec<(String, Option<String>)> {
    let state = world.practice.state();
    match service {
        Service::Instantly => {
            let leads = state.instantly.leads.into_iter();
            leads.map(|lead| (lead.id, lead.assigned_to)).collect()
        }
        Service::LeadSquared => {
            let users = state.leadsquared.users.into_iter();
            users.map(|user| (user.id, Some(user.team_id))).collect()
        }
    }
}

fn outcomes_add_up(submission: &Value, plan: &Value) {
    let outcomes = submission["outcomes"].as_object().unwrap();
    let sum: u64 = outcomes.values().map(|count| count.as_u64().unwrap()).sum();
    assert_eq!(
        sum, plan["matched"],
        "every record has an outcome: {submission}"
    );
}

async fn there_and_back(service: Service) {
    let world = World::start().await;
    world.connect(service).await;
    let before = values(&world, service);
    let plan = world
        .plan(service, &files::usual(&world.practice, service))
        .await;
    assert!(plan["will_change"].as_u64().unwrap() > 0, "{plan}");
    assert_eq!(values(&world, service), before, "a plan changes nothing");

    let applied = world.json(&["apply", "plan.json", "--yes"]).await.with(0);
    let applied = &applied["submission"];
    assert_eq!(applied["state"], "succeeded");
    assert_eq!(applied["outcomes"]["assigned"], plan["will_change"]);
    assert_eq!(applied["outcomes"]["unchanged"], plan["already_right"]);
    assert_eq!(applied["calls"]["unknown"], 0);
    outcomes_add_up(applied, &plan);
    let after = values(&world, service);
    let changed = before
        .iter()
        .zip(&after)
        .filter(|(one, other)| one != other);
    assert_eq!(changed.count() as u64, plan["will_change"], "exactly those");

    let id = applied["id"].as_str().unwrap();
    shows_everything(&world, id, &plan).await;
    let undone = world
        .json(&["submissions", "undo", &id[..8], "--yes"])
        .await;
    let undone = undone.with(0);
    assert_eq!(undone["submission"]["state"], "succeeded");
    assert_eq!(undone["submission"]["of_submission"], id);
    assert_eq!(values(&world, service), before, "everything is back");
    let shown = world.json(&["submissions", "show", id]).await.with(0);
    assert_eq!(shown["submission"]["undone_by"], undone["submission"]["id"]);
    let undo = undone["submission"]["id"].as_str().unwrap();
    let undo = world.json(&["submissions", "show", undo]).await.with(0);
    assert!(undo["request"].is_null(), "it did the opposite: {undo}");
    assert_eq!(undo["original_request"], shown["request"]);
}

async fn shows_everything(world: &World, id: &str, plan: &Value) {
    let shown = world.json(&["submissions", "show", id]).await.with(0);
    let assignment = std::fs::read_to_string(world.file("assignment.json")).unwrap();
    let assignment: Value = serde_json::from_str(&assignment).unwrap();
    assert_eq!(shown["request"]["service"], assignment["service"]);
    let calls = shown["calls"].as_array().unwrap();
    assert_eq!(calls.len() as u64, plan["calls"], "every call");
    assert!(
        calls
            .iter()
            .all(|call| call["body"].is_object() && call["status"].is_u64())
    );
    let records = shown["records"].as_array().unwrap();
    assert_eq!(records.len() as u64, plan["matched"], "every record");
    assert!(records.iter().all(|record| record["outcome"].is_string()));
    let exported = world
        .run(&["submissions", "export", id, "--format", "csv"])
        .await;
    let lines = exported.out.lines().count() as u64;
    assert_eq!(lines, 1 + plan["matched"].as_u64().unwrap(), "a line each");
    let exported = world
        .json(&["submissions", "export", id, "--format", "json"])
        .await;
    assert!(exported.with(0).is_object(), "one document");
}

#[tokio::test]
async fn leads_are_planned_assigned_read_back_and_put_back() {
    there_and_back(Service::Instantly).await;
}

#[tokio::test]
async fn users_are_planned_moved_read_back_and_put_back() {
    there_and_back(Service::LeadSquared).await;
}

#[tokio::test]
async fn the_same_file_gives_the_same_digest_twice() {
    let world = World::start().await;
    for service in [Service::Instantly, Service::LeadSquared] {
        world.connect(service).await;
        let file = files::usual(&world.practice, service);
        let first = world.plan(service, &file).await;
        let second = world.plan(service, &file).await;
        assert_eq!(first["digest"], second["digest"], "{service:?}");
        assert_ne!(first["id"], second["id"], "they are two plans");
        assert_eq!(first["digest"].as_str().unwrap().len(), 64);
    }
}

#[tokio::test]
async fn an_undo_can_be_written_as_a_plan_and_applied_later() {
    let world = World::start().await;
    let service = Service::LeadSquared;
    world.connect(service).await;
    let before = values(&world, service);
    world
        .plan(service, &files::usual(&world.practice, service))
        .await;
    let applied = world.json(&["apply", "plan.json", "--yes"]).await.with(0);
    let id = applied["submission"]["id"].as_str().unwrap();
    let after = values(&world, service);
    let undo = ["submissions", "undo", id, "--out", "undo.json"];
    let planned = world.json(&undo).await.with(0);
    assert_eq!(planned["plan"]["purpose"], "undo");
    assert_eq!(values(&world, service), after, "only planned");
    world.json(&["apply", "undo.json", "--yes"]).await.with(0);
    assert_eq!(values(&world, service), before);
}

#[tokio::test]
async fn a_plan_that_would_change_nothing_is_done_without_a_submission() {
    let world = World::start().await;
    let service = Service::LeadSquared;
    world.connect(service).await;
    let file = files::usual(&world.practice, service);
    world.plan(service, &file).await;
    world.json(&["apply", "plan.json", "--yes"]).await.with(0);
    let again = world.plan(service, &file).await;
    assert_eq!(again["will_change"], 0, "as a job that runs every night");
    let applied = world.json(&["apply", "plan.json", "--yes"]).await.with(0);
    assert!(applied["submission"].is_null(), "{applied}");
    assert_eq!(applied["plan"], again, "and which plan that was");
    let help = world.run(&["apply", "--help"]).await.out;
    assert!(
        help.contains(r#"{"submission": null, "plan": …}"#),
        "{help}"
    );
}
