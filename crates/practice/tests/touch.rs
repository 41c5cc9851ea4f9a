//! What somebody else does to a record between two calls.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod wire;

use roster_practice::{Running, Touch};
use serde_json::{Value, json};
use wire::{Answer, fast_leadsquared, instantly, practice, try_call, users_found};

async fn post(running: &Running, body: Value) -> Answer {
    let json = [("content-type", "application/json")];
    let (url, body) = (running.leadsquared_url(), body.to_string());
    try_call(&url, "POST", "/practice/touch", &json, Some(&body))
        .await
        .unwrap()
}

#[tokio::test]
async fn a_lead_given_or_freed_by_somebody_else_reads_so_without_counting() {
    let running = practice().await;
    let state = running.state().instantly;
    let (lead, owner) = (&state.leads[40].id, &state.members[2].user_id);
    let path = format!("leads/{lead}");
    for assigned_to in [Some(owner.clone()), None] {
        let touch = Touch::AssignLead {
            id: lead.clone(),
            assigned_to: assigned_to.clone(),
        };
        running.touch(&touch).unwrap();
        let read = instantly(&running, "GET", &path, Value::Null).await.json();
        let expected = assigned_to.map(Value::String);
        assert_eq!(read.get("assigned_to"), expected.as_ref(), "as touched");
    }
    let after = running.state();
    assert_eq!(after.instantly.leads[40].times_assigned, 0, "no assignment");
    assert!(after.effects.is_empty(), "no effect of a call");
    assert_eq!(running.received().len(), 2, "only the two reads are calls");
}

#[tokio::test]
async fn a_deleted_lead_is_gone_from_lists_and_is_not_found() {
    let running = practice().await;
    running.switch(|switches| switches.instantly.assign_delay_ms = 0);
    let state = running.state().instantly;
    let ids: Vec<&String> = state.leads[..3].iter().map(|lead| &lead.id).collect();
    running
        .touch(&Touch::DeleteLead { id: ids[1].clone() })
        .unwrap();
    let path = format!("leads/{}", ids[1]);
    let read = instantly(&running, "GET", &path, Value::Null).await;
    assert_eq!(read.status, 404, "cannot be read");
    let change = instantly(&running, "PATCH", &path, json!({"assigned_to": null})).await;
    assert_eq!(change.status, 404, "cannot be changed");
    for body in [json!({"ids": ids}), json!({"limit": 2})] {
        let page = instantly(&running, "POST", "leads/list", body).await.json();
        let listed = page["items"].as_array().unwrap();
        let listed: Vec<_> = listed.iter().map(|lead| lead["id"].clone()).collect();
        assert_eq!(listed, [ids[0].as_str(), ids[2]], "not listed");
    }
    let owner = &state.members.iter().find(|m| m.accepted).unwrap().user_id;
    let body = json!({"organization_user_ids": [owner], "ids": ids});
    instantly(&running, "POST", "leads/bulk-assign", body).await;
    assert_eq!(running.effects()[0].records, 2, "passed over");
    assert_eq!(running.summary().instantly.lead_count, 1_999, "one fewer");
}

#[tokio::test]
async fn an_assignment_that_waits_passes_over_a_lead_deleted_meanwhile() {
    let running = practice().await;
    running.switch(|switches| switches.instantly.assign_delay_ms = 150);
    let state = running.state().instantly;
    let owner = &state.members.iter().find(|m| m.accepted).unwrap().user_id;
    let ids: Vec<&String> = state.leads[..2].iter().map(|lead| &lead.id).collect();
    let body = json!({"organization_user_ids": [owner], "ids": ids});
    instantly(&running, "POST", "leads/bulk-assign", body).await;
    assert!(running.effects().is_empty(), "it waits");
    running
        .touch(&Touch::DeleteLead { id: ids[0].clone() })
        .unwrap();
    while running.summary().instantly.pending > 0 {
        tokio::task::yield_now().await;
    }
    assert_eq!(running.effects()[0].records, 1, "only the one left");
    let first = &running.state().instantly.leads[0];
    assert_eq!(
        (&first.id, first.times_assigned),
        (ids[1], 1),
        "the right one"
    );
}

#[tokio::test]
async fn a_user_moved_by_somebody_else_reads_so_without_counting() {
    let running = fast_leadsquared().await;
    let state = running.state().leadsquared;
    let user = &state.users[8];
    let other = state.teams.iter().find(|t| t.id != user.team_id).unwrap();
    let touch = Touch::MoveUser {
        id: user.id.to_uppercase(),
        team_id: other.id.clone(),
    };
    running.touch(&touch).unwrap();
    let found = users_found(
        &running,
        wire::one_condition("UserId", "eq", json!(user.id)),
    )
    .await;
    assert_eq!(found[0]["TeamId"], other.id.as_str(), "on the other team");
    let after = running.state();
    assert_eq!(
        after.leadsquared.users[8].times_moved, 0,
        "no move by a call"
    );
    assert!(after.effects.is_empty(), "no effect of a call");
}

#[tokio::test]
async fn touching_over_http_does_the_same() {
    let running = practice().await;
    let state = running.state();
    let (lead, gone) = (&state.instantly.leads[0].id, &state.instantly.leads[1].id);
    let owner = &state.instantly.members[0].user_id;
    let (user, team) = (
        &state.leadsquared.users[3].id,
        &state.leadsquared.teams[6].id,
    );
    for body in [
        json!({"service": "instantly", "id": lead, "assigned_to": owner}),
        json!({"service": "instantly", "id": gone, "delete": true}),
        json!({"service": "leadsquared", "id": user, "team_id": team}),
    ] {
        let answer = post(&running, body.clone()).await;
        assert_eq!(answer.status, 204, "{body}: {}", answer.body);
    }
    let after = running.state();
    let leads = &after.instantly.leads;
    assert_eq!(leads[0].assigned_to.as_ref(), Some(owner), "given");
    assert_eq!(leads[1].id, state.instantly.leads[2].id, "deleted");
    assert_eq!(&after.leadsquared.users[3].team_id, team, "moved");
    let free = json!({"service": "instantly", "id": lead, "assigned_to": null});
    assert_eq!(post(&running, free).await.status, 204, "null frees");
    let leads = running.state().instantly.leads;
    assert_eq!(leads[0].assigned_to, None, "freed");
}

#[tokio::test]
async fn a_touch_of_nothing_or_without_a_change_is_refused() {
    let running = practice().await;
    let state = running.state();
    let (lead, user) = (&state.instantly.leads[0].id, &state.leadsquared.users[0].id);
    for (body, status) in [
        (
            json!({"service": "instantly", "id": "x", "assigned_to": null}),
            404,
        ),
        (
            json!({"service": "instantly", "id": user, "delete": true}),
            404,
        ),
        (
            json!({"service": "leadsquared", "id": user, "team_id": "x"}),
            404,
        ),
        (json!({"service": "instantly", "id": lead}), 422),
        (
            json!({"service": "instantly", "id": lead, "team_id": "x"}),
            422,
        ),
        (
            json!({"service": "leadsquared", "id": user, "delete": true}),
            422,
        ),
    ] {
        let answer = post(&running, body.clone()).await;
        assert_eq!(answer.status, status, "{body}: {}", answer.body);
    }
    assert_eq!(running.state(), state, "nothing was changed");
}
