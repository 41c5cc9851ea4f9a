//! How the practice Instantly lets itself be read.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod wire;

use std::collections::BTreeSet;

use roster_practice::Running;
use serde_json::{Value, json};
use wire::{instantly, practice, try_call};

async fn all_pages(running: &Running, path: &str) -> (Vec<Value>, usize) {
    let mut items = Vec::new();
    let mut pages = 0;
    let mut after = String::new();
    loop {
        let answer = instantly(
            running,
            "GET",
            &format!("{path}?limit=4{after}"),
            Value::Null,
        )
        .await;
        let page = answer.json();
        pages += 1;
        items.extend(page["items"].as_array().unwrap().clone());
        match page["next_starting_after"].as_str() {
            Some(cursor) => after = format!("&starting_after={cursor}"),
            None => return (items, pages),
        }
    }
}

async fn all_leads(running: &Running, mut body: Value) -> Vec<Value> {
    running.switch(|switches| switches.instantly.calls_per_second = None);
    let mut items = Vec::new();
    body["limit"] = json!(100);
    loop {
        let page = instantly(running, "POST", "leads/list", body.clone())
            .await
            .json();
        items.extend(page["items"].as_array().unwrap().clone());
        match page["next_starting_after"].as_str() {
            Some(cursor) => body["starting_after"] = json!(cursor),
            None => return items,
        }
    }
}

#[tokio::test]
async fn the_workspace_names_itself() {
    let running = practice().await;
    let workspace = instantly(&running, "GET", "workspaces/current", Value::Null)
        .await
        .json();
    assert_eq!(
        workspace["name"], "Practice workspace",
        "shown by a connection test"
    );
}

#[tokio::test]
async fn a_caller_without_a_user_agent_is_blocked_with_a_body_that_is_not_json() {
    let running = practice().await;
    let key = [("authorization", "Bearer practice-key")];
    let answer = try_call(
        &running.instantly_url(),
        "GET",
        "/api/v2/workspaces/current",
        &key,
        None,
    )
    .await
    .unwrap();
    assert_eq!(answer.status, 403, "the edge refuses");
    assert_eq!(answer.body, "error code: 1010", "not JSON");
}

#[tokio::test]
async fn a_missing_malformed_or_unknown_key_is_a_401_with_its_own_message() {
    let running = practice().await;
    let agent = ("user-agent", "test");
    for (headers, message) in [
        (vec![agent], "Missing Authorization header"),
        (
            vec![agent, ("authorization", "practice-key")],
            "Invalid authorization header",
        ),
        (
            vec![agent, ("authorization", "Bearer other")],
            "Invalid API key",
        ),
    ] {
        let url = running.instantly_url();
        let answer = try_call(&url, "GET", "/api/v2/campaigns", &headers, None)
            .await
            .unwrap();
        assert_eq!(answer.status, 401, "{message}");
        assert_eq!(answer.json()["message"], message, "uniform body");
        assert_eq!(answer.json()["statusCode"], 401, "uniform body");
    }
}

#[tokio::test]
async fn the_last_page_that_holds_anything_still_carries_a_cursor() {
    let running = practice().await;
    for (path, count) in [
        ("workspace-members", 12),
        ("campaigns", 9),
        ("lead-lists", 9),
        ("lead-labels", 4),
    ] {
        let (items, pages) = all_pages(&running, path).await;
        let ids: BTreeSet<_> = items.iter().map(|item| item["id"].to_string()).collect();
        assert_eq!(items.len(), count, "{path}: all of them");
        assert_eq!(ids.len(), count, "{path}: each once");
        assert_eq!(
            pages,
            count.div_ceil(4) + 1,
            "{path}: an empty page comes last"
        );
    }
}

#[tokio::test]
async fn pages_hold_ten_unless_told_otherwise_and_never_more_than_a_hundred() {
    let running = practice().await;
    let usual = instantly(&running, "POST", "leads/list", json!({}))
        .await
        .json();
    assert_eq!(usual["items"].as_array().unwrap().len(), 10, "the default");
    let answer = instantly(&running, "POST", "leads/list", json!({"limit": 101})).await;
    assert_eq!(answer.status, 400, "over the most");
    assert_eq!(
        answer.json()["message"],
        "body/limit must be <= 100",
        "in the framework's words"
    );
    let answer = instantly(&running, "GET", "campaigns?limit=101", Value::Null).await;
    assert_eq!(answer.status, 400, "over the most");
    assert_eq!(
        answer.json()["message"],
        "querystring/limit must be <= 100",
        "same for queries"
    );
}

#[tokio::test]
async fn all_leads_come_by_id_and_without_any_null() {
    let running = practice().await;
    let leads = all_leads(&running, json!({})).await;
    assert_eq!(leads.len(), 2_000, "the whole workspace");
    let ids: Vec<&str> = leads
        .iter()
        .map(|lead| lead["id"].as_str().unwrap())
        .collect();
    assert!(ids.is_sorted(), "ascending ids");
    assert!(
        leads
            .iter()
            .all(|lead| lead.as_object().unwrap().values().all(|v| !v.is_null()))
    );
    let emails: BTreeSet<_> = leads.iter().map(|lead| lead["email"].to_string()).collect();
    assert!(emails.len() < 1_900, "some people have several leads");
    assert!(
        leads.iter().any(|lead| lead["status"] == 0),
        "undocumented status 0"
    );
    assert!(
        leads.iter().any(|lead| lead.get("assigned_to").is_none()),
        "some without owner"
    );
    assert!(
        emails.iter().all(|email| email.ends_with(".example\"")),
        "no real domain"
    );
}

#[tokio::test]
async fn a_misspelt_filter_is_ignored_and_means_everything() {
    let running = practice().await;
    let campaign = running.state().instantly.campaigns[0].id.clone();
    let wrong = all_leads(&running, json!({"campaign_id": campaign})).await;
    let right = all_leads(&running, json!({"campaign": campaign})).await;
    assert_eq!(wrong.len(), 2_000, "an unknown key narrows nothing");
    assert!(
        !right.is_empty() && right.len() < 400,
        "the right key does: {}",
        right.len()
    );
    assert!(
        right
            .iter()
            .all(|lead| lead["campaign"] == campaign.as_str()),
        "only of it"
    );
}

#[tokio::test]
async fn each_narrowing_field_narrows_and_several_hold_together() {
    let running = practice().await;
    let state = running.state().instantly;
    let owner = state
        .leads
        .iter()
        .find_map(|lead| lead.assigned_to.clone())
        .unwrap();
    let some: Vec<_> = state.leads[..5]
        .iter()
        .map(|lead| lead.id.clone())
        .collect();
    for (body, least, most) in [
        (json!({"ids": some}), 5, 5),
        (json!({"ids": some, "excluded_ids": [some[0]]}), 4, 4),
        (
            json!({"ids": ["00000000-0000-4000-8000-000000000000"]}),
            0,
            0,
        ),
        (json!({"contacts": [state.leads[0].email]}), 1, 8),
        (json!({"organization_user_ids": [owner]}), 50, 1_000),
        (json!({"in_campaign": true}), 1_200, 1_800),
        (json!({"in_list": true, "in_campaign": true}), 50, 400),
        (json!({"in_list": false, "in_campaign": false}), 0, 0),
        (json!({"list_id": state.lists[0].id}), 20, 400),
        (json!({"filter": "FILTER_LEAD_CLOSED"}), 1, 200),
        (json!({"search": "quillfeather"}), 5, 200),
        (json!({"search": "uillfeather"}), 0, 0),
        (
            json!({"search": "uillfeather", "campaign": state.campaigns[0].id}),
            1,
            60,
        ),
        (
            json!({"queries": [{"actionType": "reply", "values": {"occurrence-days": 20}}]}),
            5,
            500,
        ),
    ] {
        let found = all_leads(&running, body.clone()).await.len();
        assert!((least..=most).contains(&found), "{body} found {found}");
    }
}

#[tokio::test]
async fn values_that_the_page_does_not_allow_are_refused_with_400() {
    let running = practice().await;
    for (body, message) in [
        (
            json!({"filter": "FILTER_VAL_WON"}),
            "body/filter must be equal to one of the allowed values",
        ),
        (
            json!({"campaign": "not-a-uuid"}),
            "body/campaign must match format \"uuid\"",
        ),
        (json!({"search": null}), "body/search must be string"),
        (json!({"in_list": "yes"}), "body/in_list must be boolean"),
        (json!({"limit": 0}), "body/limit must be >= 1"),
        (json!({"limit": 2.5}), "body/limit must be integer"),
        (
            json!({"ids": ["x"]}),
            "body/ids/0 must match format \"uuid\"",
        ),
        (
            json!({"queries": [{"actionType": "reply"}]}),
            "body/queries/0 must have required property 'values'",
        ),
        (json!([]), "body must be object"),
    ] {
        let answer = instantly(&running, "POST", "leads/list", body.clone()).await;
        assert_eq!(answer.status, 400, "{body}");
        assert_eq!(answer.json()["message"], message, "{body}");
    }
}

#[tokio::test]
async fn a_body_that_is_not_json_or_is_empty_though_announced_is_a_400() {
    let running = practice().await;
    let url = running.instantly_url();
    for body in ["{\"limit\":", ""] {
        let answer = try_call(&url, "POST", "/api/v2/leads/list", &wire::GOOD, Some(body))
            .await
            .unwrap();
        assert_eq!(answer.status, 400, "body {body:?}");
    }
}

#[tokio::test]
async fn members_show_user_ids_of_their_own_roles_and_open_invitations() {
    let running = practice().await;
    let page = instantly(&running, "GET", "workspace-members?limit=100", Value::Null)
        .await
        .json();
    let members = page["items"].as_array().unwrap();
    assert!(
        members
            .iter()
            .all(|member| member["id"] != member["user_id"]),
        "two kinds of ids"
    );
    for role in ["owner", "admin", "editor", "view", "client"] {
        assert!(
            members.iter().any(|member| member["role"] == role),
            "a member that is {role}"
        );
    }
    let open = instantly(
        &running,
        "GET",
        "workspace-members?accepted=false",
        Value::Null,
    )
    .await;
    assert_eq!(
        open.json()["items"].as_array().unwrap().len(),
        1,
        "one open invitation"
    );
    let id = members[0]["id"].as_str().unwrap();
    let one = instantly(
        &running,
        "GET",
        &format!("workspace-members/{id}"),
        Value::Null,
    )
    .await;
    assert_eq!(one.json()["email"], members[0]["email"], "the same member");
    let search = instantly(
        &running,
        "GET",
        "workspace-members?search=finchley",
        Value::Null,
    )
    .await;
    assert_eq!(
        search.json()["items"].as_array().unwrap().len(),
        1,
        "found by name"
    );
}

#[tokio::test]
async fn campaigns_can_be_searched_and_filtered_by_status() {
    let running = practice().await;
    let found = |path: &'static str| {
        let running = &running;
        async move {
            let page = instantly(running, "GET", path, Value::Null).await.json();
            page["items"].as_array().unwrap().len()
        }
    };
    assert_eq!(
        found("campaigns?search=kettle").await,
        1,
        "by a part of the name"
    );
    assert_eq!(found("campaigns?status=1").await, 3, "active ones");
    assert_eq!(found("campaigns?exclude_status=1").await, 6, "the others");
}

#[tokio::test]
async fn smart_views_are_unlisted_unless_switched_on_but_can_be_used_by_id() {
    let running = practice().await;
    let answer = instantly(&running, "GET", "sales-flow", Value::Null).await;
    assert_eq!(answer.status, 404, "no such route in the vendor's document");
    running.switch(|switches| switches.instantly.sales_flow = true);
    let page = instantly(&running, "GET", "sales-flow", Value::Null)
        .await
        .json();
    let view = page["items"][0]["id"].clone();
    let leads = all_leads(&running, json!({"smart_view_id": view})).await;
    assert!(
        !leads.is_empty() && leads.len() < 2_000,
        "a view narrows: {}",
        leads.len()
    );
}

#[tokio::test]
async fn unknown_leads_and_paths_are_a_404() {
    let running = practice().await;
    let path = "leads/00000000-0000-4000-8000-000000000000";
    let answer = instantly(&running, "GET", path, Value::Null).await;
    assert_eq!(
        (answer.status, &answer.json()["message"]),
        (404, &json!("Resource not found"))
    );
    assert_eq!(
        instantly(&running, "GET", "nothing/here", Value::Null)
            .await
            .status,
        404
    );
    assert_eq!(
        instantly(&running, "DELETE", "leads/list", Value::Null)
            .await
            .status,
        404
    );
}
