//! What the practice Instantly does to leads, and when.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod wire;

use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use jiff::Timestamp;
use roster_practice::{
    Clock, Distribution, LeadState, Options, OwnerIds, Practice, PracticeState, Running,
};
use serde_json::{Value, json};
use wire::{instantly, practice};

/// Practice services whose time only goes on when told.
async fn stopped_clock() -> (Running, Arc<AtomicI64>) {
    let time = Arc::new(AtomicI64::new(1_780_000_000_000));
    let hand = time.clone();
    let clock =
        Clock::new(move || Timestamp::from_millisecond(hand.load(Ordering::SeqCst)).unwrap());
    let options = Options {
        clock,
        ..Options::default()
    };
    (Practice::start(options).await.unwrap(), time)
}

async fn at_once() -> Running {
    let running = practice().await;
    running.switch(|switches| switches.instantly.assign_delay_ms = 0);
    running
}

fn editors(state: &PracticeState) -> Vec<String> {
    let mut editors: Vec<_> = state.instantly.members.iter().collect();
    editors.retain(|member| member.role == "editor" && member.accepted);
    editors
        .into_iter()
        .map(|member| member.user_id.clone())
        .collect()
}

fn touched(state: &PracticeState) -> Vec<&LeadState> {
    let leads = state.instantly.leads.iter();
    leads.filter(|lead| lead.times_assigned > 0).collect()
}

#[tokio::test]
async fn an_assignment_is_a_promise_first_and_takes_effect_later_without_a_job() {
    let (running, time) = stopped_clock().await;
    let owner = editors(&running.state())[0].clone();
    let body = json!({"organization_user_ids": [owner], "filter": "FILTER_LEAD_CLOSED"});
    let answer = instantly(&running, "POST", "leads/bulk-assign", body).await;
    assert_eq!(answer.status, 202, "accepted, not done");
    assert_eq!(
        answer.json(),
        json!({
            "status": "accepted",
            "message": "Your request will be processed in a background job",
        }),
        "no job id",
    );
    assert!(
        touched(&running.state()).is_empty(),
        "nothing has happened yet"
    );
    assert_eq!(running.state().instantly.pending, 1, "it waits");
    time.fetch_add(400, Ordering::SeqCst);
    let state = running.state();
    let done = touched(&state);
    assert!(done.len() > 5, "now it has: {}", done.len());
    assert!(
        done.iter()
            .all(|lead| lead.assigned_to.as_ref() == Some(&owner)),
        "to the owner"
    );
    let jobs = instantly(&running, "GET", "background-jobs", Value::Null).await;
    assert_eq!(jobs.json(), json!({"items": []}), "and no job ever shows");
}

#[tokio::test]
async fn no_filter_at_all_assigns_every_lead_of_the_workspace() {
    let running = at_once().await;
    let owner = editors(&running.state())[0].clone();
    let body = json!({"organization_user_ids": [owner], "lead_ids": ["misspelt"]});
    instantly(&running, "POST", "leads/bulk-assign", body).await;
    assert_eq!(
        touched(&running.state()).len(),
        2_000,
        "unknown keys are ignored here too"
    );
}

#[tokio::test]
async fn explicit_ids_are_assigned_exactly_and_unknown_ones_are_passed_over() {
    let running = at_once().await;
    let state = running.state();
    let mut ids: Vec<_> = state.instantly.leads[7..10]
        .iter()
        .map(|l| l.id.clone())
        .collect();
    ids.push("00000000-0000-4000-8000-000000000000".to_owned());
    let body = json!({"organization_user_ids": [editors(&state)[1]], "ids": ids});
    let answer = instantly(&running, "POST", "leads/bulk-assign", body.clone()).await;
    assert_eq!(
        answer.status, 202,
        "unknown lead ids are no reason to refuse"
    );
    let after = running.state();
    let done: Vec<_> = touched(&after).iter().map(|lead| lead.id.clone()).collect();
    assert_eq!(done, ids[..3], "just those");
    instantly(&running, "POST", "leads/bulk-assign", body).await;
    assert_eq!(
        touched(&running.state())[0].times_assigned,
        2,
        "repeats can be counted"
    );
}

#[tokio::test]
async fn the_limit_caps_how_many_are_assigned() {
    let running = at_once().await;
    let owner = editors(&running.state())[0].clone();
    let body = json!({"organization_user_ids": [owner], "limit": 17});
    instantly(&running, "POST", "leads/bulk-assign", body).await;
    assert_eq!(touched(&running.state()).len(), 17, "the first ones by id");
}

#[tokio::test]
async fn each_distribution_shares_the_leads_in_its_own_way() {
    for (distribution, expected) in [
        (
            Distribution::RoundRobin,
            vec!["a", "b", "c", "a", "b", "c", "a"],
        ),
        (
            Distribution::Contiguous,
            vec!["a", "a", "a", "b", "b", "c", "c"],
        ),
        (Distribution::AllToFirst, vec!["a"; 7]),
    ] {
        let running = at_once().await;
        running.switch(|switches| switches.instantly.distribution = distribution);
        let owners = editors(&running.state())[..3].to_vec();
        let body = json!({"organization_user_ids": owners, "limit": 7});
        instantly(&running, "POST", "leads/bulk-assign", body).await;
        let names: BTreeMap<&str, &str> = owners
            .iter()
            .map(String::as_str)
            .zip(["a", "b", "c"])
            .collect();
        let state = running.state();
        let got: Vec<&str> = touched(&state)
            .iter()
            .map(|lead| names[lead.assigned_to.as_deref().unwrap()])
            .collect();
        assert_eq!(got, expected, "{distribution:?}");
    }
}

#[tokio::test]
async fn the_random_distribution_gives_everyone_something_and_nobody_a_fixed_share() {
    let running = at_once().await;
    running.switch(|switches| switches.instantly.distribution = Distribution::Random);
    let owners = editors(&running.state())[..3].to_vec();
    let body = json!({"organization_user_ids": owners});
    instantly(&running, "POST", "leads/bulk-assign", body).await;
    let state = running.state();
    for owner in owners {
        let share = touched(&state)
            .iter()
            .filter(|lead| lead.assigned_to.as_ref() == Some(&owner))
            .count();
        assert!((550..780).contains(&share), "roughly a third, got {share}");
    }
}

#[tokio::test]
async fn only_user_ids_of_accepted_members_are_taken_as_owners() {
    let running = at_once().await;
    let state = running.state().instantly;
    let accepted = state.members.iter().find(|member| member.accepted).unwrap();
    let open = state
        .members
        .iter()
        .find(|member| !member.accepted)
        .unwrap();
    for id in [&accepted.id, &open.user_id] {
        let body = json!({"organization_user_ids": [accepted.user_id, id]});
        let answer = instantly(&running, "POST", "leads/bulk-assign", body).await;
        assert_eq!(answer.status, 400, "one wrong id refuses the call");
        assert_eq!(
            answer.json(),
            json!({"message": "Invalid ID on `organization_user_ids` field"}),
            "the operation's own shape",
        );
    }
    running.switch(|switches| switches.instantly.owner_ids = OwnerIds::MemberId);
    let body = json!({"organization_user_ids": [accepted.id], "limit": 1});
    assert_eq!(
        instantly(&running, "POST", "leads/bulk-assign", body)
            .await
            .status,
        202
    );
    let after = running.state();
    assert_eq!(
        touched(&after)[0].assigned_to.as_ref(),
        Some(&accepted.user_id),
        "its user"
    );
}

#[tokio::test]
async fn owners_are_required() {
    let running = at_once().await;
    for (body, message) in [
        (
            json!({}),
            "body must have required property 'organization_user_ids'",
        ),
        (
            json!({"organization_user_ids": []}),
            "body/organization_user_ids must NOT have fewer than 1 items",
        ),
        (
            json!({"organization_user_ids": "x"}),
            "body/organization_user_ids must be array",
        ),
    ] {
        let answer = instantly(&running, "POST", "leads/bulk-assign", body).await;
        assert_eq!(
            (answer.status, &answer.json()["message"]),
            (400, &json!(message))
        );
    }
    assert!(
        touched(&running.state()).is_empty(),
        "refusals have no effect"
    );
}

#[tokio::test]
async fn one_lead_can_be_changed_and_freed_at_once() {
    let running = practice().await;
    let state = running.state();
    let lead = &state.instantly.leads[3];
    let path = format!("leads/{}", lead.id);
    let owner = &editors(&state)[0];
    let changed = instantly(&running, "PATCH", &path, json!({"assigned_to": owner}))
        .await
        .json();
    assert_eq!(
        changed["assigned_to"],
        owner.as_str(),
        "the changed lead comes back"
    );
    let freed = instantly(&running, "PATCH", &path, json!({"assigned_to": null}))
        .await
        .json();
    assert_eq!(
        freed.get("assigned_to"),
        None,
        "without an owner the field is left out"
    );
    let read = instantly(&running, "GET", &path, Value::Null).await.json();
    assert_eq!(read, freed, "and stays so");
}

#[tokio::test]
async fn more_than_a_hundred_calls_in_a_second_are_answered_429_without_retry_after() {
    let (running, time) = stopped_clock().await;
    for _ in 0..100 {
        let answer = instantly(&running, "GET", "workspaces/current", Value::Null).await;
        assert_eq!(answer.status, 200, "within the limit");
    }
    time.fetch_add(999, Ordering::SeqCst);
    let refused = instantly(&running, "GET", "workspaces/current", Value::Null).await;
    assert_eq!(refused.status, 429, "still the same second");
    assert_eq!(refused.json()["error"], "Too Many Requests", "uniform body");
    assert!(
        !refused.headers.contains_key("retry-after"),
        "none is documented"
    );
    time.fetch_add(1, Ordering::SeqCst);
    let answer = instantly(&running, "GET", "workspaces/current", Value::Null).await;
    assert_eq!(answer.status, 200, "the window has slid on");
}

#[tokio::test]
async fn the_minute_has_a_limit_of_its_own() {
    let (running, time) = stopped_clock().await;
    running.switch(|switches| switches.instantly.calls_per_minute = Some(5));
    for _ in 0..5 {
        time.fetch_add(2_000, Ordering::SeqCst);
        let answer = instantly(&running, "GET", "workspaces/current", Value::Null).await;
        assert_eq!(answer.status, 200, "within the minute's limit");
    }
    time.fetch_add(2_000, Ordering::SeqCst);
    let refused = instantly(&running, "GET", "workspaces/current", Value::Null).await;
    assert_eq!(
        refused.status, 429,
        "slow enough for the second, too many for the minute"
    );
}
