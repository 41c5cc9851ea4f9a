//! The list of what calls really did.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod wire;

use roster_practice::{Effect, EffectKind, Fault, FaultKind, Running, Service};
use serde_json::{Value, json};
use wire::{
    BULK, bulk_update, fast_leadsquared, instantly, leadsquared, one_condition, practice, try_call,
};

fn owner(running: &Running) -> String {
    let members = running.summary().instantly.members;
    let accepted = members.into_iter().find(|member| member.accepted);
    accepted.unwrap().user_id
}

fn kinds(running: &Running) -> Vec<(u64, EffectKind, usize)> {
    let effects = running.effects().into_iter();
    effects.map(|e| (e.number, e.kind, e.records)).collect()
}

async fn assign(running: &Running, limit: usize) -> u16 {
    let body = json!({"organization_user_ids": [owner(running)], "limit": limit});
    let answer = instantly(running, "POST", "leads/bulk-assign", body).await;
    answer.status
}

#[tokio::test]
async fn every_applied_write_is_listed_with_its_call_and_its_records() {
    let running = fast_leadsquared().await;
    running.switch(|switches| switches.instantly.assign_delay_ms = 0);
    let state = running.state();
    let (user, team) = (
        &state.leadsquared.users[5].id,
        &state.leadsquared.teams[2].id,
    );
    assign(&running, 17).await;
    let lead = format!("leads/{}", state.instantly.leads[9].id);
    instantly(&running, "GET", &lead, Value::Null).await;
    instantly(&running, "PATCH", &lead, json!({"assigned_to": null})).await;
    let path = format!("UserManagement.svc/User/Update?UserId={user}");
    let body = json!({"user": {"TeamId": team}});
    leadsquared(&running, "POST", &path, body).await;
    let one = one_condition("UserId", "eq", json!(user));
    leadsquared(&running, "POST", BULK, bulk_update(one, team)).await;
    let none = one_condition("City", "eq", json!("Atlantis"));
    leadsquared(&running, "POST", BULK, bulk_update(none, team)).await;
    let effect = |number, service, kind, records| Effect {
        number,
        service,
        kind,
        records,
    };
    assert_eq!(
        running.effects(),
        [
            effect(1, Service::Instantly, EffectKind::BulkAssign, 17),
            effect(3, Service::Instantly, EffectKind::ChangeLead, 1),
            effect(4, Service::LeadSquared, EffectKind::UpdateUser, 1),
            effect(5, Service::LeadSquared, EffectKind::BulkUpdate, 1),
            effect(6, Service::LeadSquared, EffectKind::BulkUpdate, 0),
        ],
        "the read in between is no effect"
    );
}

#[tokio::test]
async fn an_assignment_counts_when_it_is_carried_out_not_when_it_is_accepted() {
    let running = practice().await;
    running.switch(|switches| switches.instantly.assign_delay_ms = 60_000);
    assign(&running, 2).await;
    assert!(running.effects().is_empty(), "only accepted");
    running.switch(|switches| switches.instantly.assign_delay_ms = 0);
    assign(&running, 3).await;
    assert_eq!(
        kinds(&running),
        [(2, EffectKind::BulkAssign, 3)],
        "the second one overtakes the first"
    );
    assert_eq!(running.summary().instantly.pending, 1, "which still waits");
}

#[tokio::test]
async fn a_call_counts_by_what_it_did_and_not_by_its_answer() {
    let running = practice().await;
    running.switch(|switches| switches.instantly.assign_delay_ms = 0);
    let url = running.instantly_url();
    let body = json!({"organization_user_ids": [owner(&running)], "limit": 4}).to_string();
    let path = "/api/v2/leads/bulk-assign";
    for kind in [
        FaultKind::DropBeforeApplying,
        FaultKind::DropAfterApplying,
        FaultKind::HtmlBadGateway,
        FaultKind::TruncatedBody,
    ] {
        running.set_fault(Fault::new(kind));
        drop(try_call(&url, "POST", path, &wire::GOOD, Some(&body)).await);
    }
    running.clear_faults();
    let refused = json!({"organization_user_ids": ["00000000-0000-4000-8000-000000000000"]});
    let answer = instantly(&running, "POST", "leads/bulk-assign", refused).await;
    assert_eq!(answer.status, 400, "refused");
    assert_eq!(
        kinds(&running),
        [
            (2, EffectKind::BulkAssign, 4),
            (4, EffectKind::BulkAssign, 4)
        ],
        "the two that were applied, whatever the caller saw"
    );
}

#[tokio::test]
async fn an_inactive_user_is_updated_as_an_active_one() {
    let running = fast_leadsquared().await;
    let state = running.state().leadsquared;
    let place = state.users.iter().position(|user| !user.active).unwrap();
    let (user, team) = (&state.users[place], &state.teams[4].id);
    let path = format!("UserManagement.svc/User/Update?UserId={}", user.id);
    let body = json!({"user": {"TeamId": team}});
    let answer = leadsquared(&running, "POST", &path, body).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let after = &running.state().leadsquared.users[place];
    assert_eq!(
        (&after.team_id, after.times_moved),
        (team, 1),
        "moved, and counted"
    );
    assert!(!after.active, "still inactive");
}

#[tokio::test]
async fn a_summary_leaves_leads_and_users_out_and_says_how_many_there_are() {
    let running = practice().await;
    running.switch(|switches| switches.instantly.assign_delay_ms = 0);
    assign(&running, 5).await;
    let (whole, summary) = (running.state(), running.summary());
    assert!(summary.instantly.leads.is_empty(), "no leads");
    assert!(summary.leadsquared.users.is_empty(), "no users");
    let mut rest = whole;
    rest.instantly.leads.clear();
    rest.leadsquared.users.clear();
    assert_eq!(summary, rest, "all the rest is the same");
    let url = running.leadsquared_url();
    let path = "/practice/state?summary=true";
    let over_http = try_call(&url, "GET", path, &[], None).await.unwrap().json();
    assert_eq!(over_http, serde_json::to_value(&rest).unwrap(), "over HTTP");
    assert_eq!(over_http["instantly"]["lead_count"], 2_000, "how many");
    assert_eq!(over_http["leadsquared"]["user_count"], 400, "how many");
    assert_eq!(over_http["instantly"].get("leads"), None, "left out");
    assert_eq!(
        over_http["effects"][0]["kind"], "bulk_assign",
        "what calls did"
    );
}
