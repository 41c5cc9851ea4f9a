//! What the history says, held against what the service has.

use std::collections::BTreeMap;

use practice::{Received, Service};
use serde_json::Value;

use crate::case::Way;
use crate::support::World;

/// A record at the service: what it has, and how often a call gave it something.
struct There {
    value: Option<String>,
    times: u32,
}

/// All that the history has of a submission.
pub(crate) async fn shown(world: &World, id: &str) -> Value {
    world.json(&["submissions", "show", id]).await.with(0)
}

/// Holds the only submission's history against the service; gives the number of effects.
pub(crate) async fn of(world: &World, way: Way, plan: &Value) -> u64 {
    let id = world.only_submission().await.expect("it was written down");
    let shown = shown(world, &id).await;
    let context = format!("{way:?}: {shown:#}");
    assert!(
        !shown["submission"]["finished_at"].is_null(),
        "it has ended: {context}"
    );
    every_effect_is_in_the_history(world, &shown, &context);
    every_outcome_is_right(world, way.service(), &shown, &context);
    totals_add_up(&shown, plan, &context);
    world.practice.effects().len() as u64
}

/// Each effect belongs to one call of the history, and no two to the same.
fn every_effect_is_in_the_history(world: &World, shown: &Value, context: &str) {
    let received: BTreeMap<u64, Received> = world
        .practice
        .received()
        .into_iter()
        .map(|call| (call.number, call))
        .collect();
    let mut calls: Vec<&Value> = shown["calls"].as_array().unwrap().iter().collect();
    for effect in world.practice.effects() {
        let call = &received[&effect.number];
        let place = calls.iter().position(|kept| is_the_same(kept, call));
        let place = place.unwrap_or_else(|| panic!("{call:?} is not in the history: {context}"));
        let kept = calls.swap_remove(place);
        let said = kept["state"].as_str().unwrap();
        assert!(
            matches!(said, "answered" | "unknown"),
            "it happened, {said}: {context}"
        );
    }
}

fn is_the_same(kept: &Value, call: &Received) -> bool {
    let address = kept["address"].as_str().unwrap();
    let query = call.query.get("UserId");
    address.contains(&call.path)
        && query.is_none_or(|user| address.ends_with(user.as_str()))
        && Some(&kept["body"]) == call.json.as_ref()
}

fn every_outcome_is_right(world: &World, service: Service, shown: &Value, context: &str) {
    let there = records(world, service);
    for record in shown["records"].as_array().unwrap() {
        let There { value, times } = &there[record["id"].as_str().unwrap()];
        assert!(*times <= 1, "set twice: {record} {context}");
        let before = text(&record["before"]["id"]);
        let outcome = record["outcome"].as_str().unwrap_or("none");
        let is_right = match (record["standing"].as_str().unwrap(), outcome) {
            ("change", "assigned") => *times == 1 && is_intended(record, shown, value),
            ("change", "failed" | "skipped" | "unchanged") => *times == 0 && *value == before,
            ("right", "unchanged") => *value == before,
            _ => false,
        };
        assert!(
            is_right,
            "{record} has {value:?}, set {times} times: {context}"
        );
    }
}

/// Whether a record has what it was meant to have; where the service decides, one of the targets.
fn is_intended(record: &Value, shown: &Value, value: &Option<String>) -> bool {
    if record["intended"].is_object() {
        return text(&record["intended"]["id"]) == *value;
    }
    let targets = shown["request"]["request"]["organization_user_ids"].as_array();
    targets.unwrap().iter().any(|target| text(target) == *value)
}

fn text(id: &Value) -> Option<String> {
    id.as_str().map(str::to_owned)
}

fn records(world: &World, service: Service) -> BTreeMap<String, There> {
    let state = world.practice.state();
    match service {
        Service::Instantly => {
            let leads = state.instantly.leads.into_iter();
            leads
                .map(|lead| {
                    let (value, times) = (lead.assigned_to, lead.times_assigned);
                    (lead.id, There { value, times })
                })
                .collect()
        }
        Service::LeadSquared => {
            let users = state.leadsquared.users.into_iter();
            users
                .map(|user| {
                    let (value, times) = (Some(user.team_id), user.times_moved);
                    (user.id, There { value, times })
                })
                .collect()
        }
    }
}

fn totals_add_up(shown: &Value, plan: &Value, context: &str) {
    let outcomes = &shown["submission"]["outcomes"];
    let count = |name: &str| outcomes[name].as_u64().unwrap();
    let names = ["assigned", "unchanged", "failed", "unknown", "skipped"];
    let sum: u64 = names.into_iter().map(count).sum();
    assert_eq!(plan["matched"], sum, "the outcomes add up: {context}");
    assert_eq!(count("unknown"), 0, "nothing stays unknown: {context}");
    let listed = shown["records"].as_array().unwrap();
    for name in names {
        let found = listed.iter().filter(|record| record["outcome"] == name);
        assert_eq!(found.count() as u64, count(name), "{name}: {context}");
    }
}
