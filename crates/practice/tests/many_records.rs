//! Accounts of any size: the same people at the front, and pages that meet everyone once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod wire;

use roster_practice::{Options, Practice, Running};
use serde_json::{Value, json};
use wire::{WHO, instantly, leadsquared, practice};

async fn with(leads: usize, users: usize) -> Running {
    let options = Options {
        leads,
        users,
        ..Options::default()
    };
    let running = Practice::start(options).await.unwrap();
    running.switch(|switches| switches.instantly.calls_per_second = None);
    running
}

fn lead_ids(running: &Running) -> Vec<String> {
    let leads = running.state().instantly.leads;
    leads.into_iter().map(|lead| lead.id).collect()
}

fn user_ids(running: &Running) -> Vec<String> {
    let users = running.state().leadsquared.users;
    users.into_iter().map(|user| user.id).collect()
}

async fn page(running: &Running, body: Value) -> (Vec<String>, Value) {
    let answer = instantly(running, "POST", "leads/list", body).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let page = answer.json();
    let ids = page["items"].as_array().unwrap().iter();
    let ids = ids
        .map(|lead| lead["id"].as_str().unwrap().to_owned())
        .collect();
    (ids, page["next_starting_after"].clone())
}

#[tokio::test]
async fn the_ids_of_the_usual_accounts_never_change() {
    let running = practice().await;
    let (leads, users) = (lead_ids(&running), user_ids(&running));
    assert_eq!(
        (leads[0].as_str(), leads[1_999].as_str()),
        (
            "019a326a-0400-720c-b6b3-9878205a0000",
            "019f80b8-74c0-7d07-8eba-c4423b5d0000"
        ),
        "first and last lead: histories and tests name them"
    );
    assert_eq!(
        (users[0].as_str(), users[399].as_str()),
        (
            "1e7c6a54-5a48-4d00-bc9a-ad77a41fdd29",
            "7df70e65-5054-4369-93f1-9398f6f9c5e5"
        ),
        "first and last user"
    );
}

#[tokio::test]
async fn larger_accounts_begin_with_the_records_of_smaller_ones() {
    let (small, usual, large) = tokio::join!(with(50, 7), practice(), with(2_600, 900));
    let leads = [&small, &usual, &large].map(lead_ids);
    assert_eq!(leads.each_ref().map(Vec::len), [50, 2_000, 2_600], "counts");
    assert_eq!(leads[0], leads[1][..50], "a part of the usual leads");
    assert_eq!(leads[1], leads[2][..2_000], "the usual leads and more");
    assert!(leads[2].is_sorted(), "leads are listed by id");
    let users = [&small, &usual, &large].map(user_ids);
    assert_eq!(users.each_ref().map(Vec::len), [7, 400, 900], "counts");
    assert_eq!(users[0], users[1][..7], "a part of the usual users");
    assert_eq!(users[1], users[2][..400], "the usual users and more");
}

#[tokio::test]
async fn an_account_without_records_still_has_the_user_of_the_keys() {
    let running = with(0, 0).await;
    let (ids, next) = page(&running, json!({})).await;
    assert_eq!((ids.len(), next), (0, Value::Null), "an empty first page");
    let who = leadsquared(&running, "GET", WHO, Value::Null).await.json();
    assert_eq!(who["Id"], user_ids(&running)[0].as_str(), "whose keys");
}

#[tokio::test]
async fn pages_meet_every_lead_once_in_order_and_then_end() {
    let running = with(4_321, 1).await;
    let (mut met, mut after) = (Vec::new(), Value::Null);
    loop {
        let mut body = json!({"limit": 100});
        if !after.is_null() {
            body["starting_after"] = after;
        }
        let (ids, next) = page(&running, body).await;
        if ids.is_empty() {
            assert_eq!(next, Value::Null, "the empty page has no cursor");
            break;
        }
        met.extend(ids);
        after = next;
    }
    assert_eq!(met, lead_ids(&running), "each one, once, by id");
}

#[tokio::test]
async fn pages_of_a_filter_meet_exactly_those_that_pass() {
    let running = with(3_000, 1).await;
    let state = running.state().instantly;
    let campaign = &state.campaigns[0].id;
    let expected: Vec<_> = state
        .leads
        .iter()
        .filter(|lead| lead.campaign.as_ref() == Some(campaign))
        .map(|lead| lead.id.clone())
        .collect();
    let mut met: Vec<String> = Vec::new();
    loop {
        let after = met.last().cloned().unwrap_or_default();
        let body = json!({"campaign": campaign, "limit": 30, "starting_after": after});
        let (ids, _) = page(&running, body).await;
        if ids.is_empty() {
            break;
        }
        met.extend(ids);
    }
    assert!(expected.len() > 60, "several pages");
    assert_eq!(met, expected, "the rest of the account is passed over");
}

#[tokio::test]
async fn leads_named_by_ids_are_listed_once_by_id_behind_the_cursor() {
    let running = with(2_500, 1).await;
    let all = lead_ids(&running);
    let unknown = "00000000-0000-4000-8000-000000000000";
    let named = [
        &all[2_499],
        &all[3],
        &all[3],
        unknown,
        &all[70].to_uppercase(),
    ];
    let (ids, _) = page(&running, json!({"ids": named})).await;
    let found = [3, 70, 2_499].map(|place: usize| all[place].clone());
    assert_eq!(ids, found, "in any case, unknown ones passed over");
    let (ids, _) = page(&running, json!({"ids": named, "starting_after": all[3]})).await;
    assert_eq!(ids, found[1..], "behind the cursor");
    let body = json!({"ids": named, "excluded_ids": [all[70]], "limit": 2});
    let (ids, _) = page(&running, body).await;
    assert_eq!(ids, [&*all[3], &*all[2_499]], "the other fields hold too");
    let (ids, _) = page(&running, json!({"ids": []})).await;
    assert!(ids.is_empty(), "no ids name no lead");
}
