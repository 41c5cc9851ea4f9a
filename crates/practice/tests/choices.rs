//! What there is to choose from: as much of it as asked for, or none of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod wire;

use std::collections::BTreeSet;

use roster_practice::{Options, Practice};
use serde_json::Value;
use wire::{GOOD, instantly, leadsquared, practice, try_call};

#[tokio::test]
async fn there_are_as_many_campaigns_as_asked_for_and_the_leads_stay_in_the_first() {
    let options = |campaigns| Options {
        campaigns,
        ..Options::default()
    };
    let many = Practice::start(options(10_000)).await.unwrap().state();
    let few = Practice::start(options(0)).await.unwrap().state();
    let (many, few) = (many.instantly, few.instantly);
    assert_eq!((many.campaigns.len(), few.campaigns.len()), (10_000, 9));
    assert_eq!(
        many.leads, few.leads,
        "the same leads in the same campaigns"
    );
    let ids: BTreeSet<&str> = many.campaigns.iter().map(|c| &*c.id).collect();
    assert_eq!(ids.len(), 10_000);
    assert!(few.campaigns.iter().all(|c| ids.contains(&*c.id)));
}

#[tokio::test]
async fn a_name_is_found_among_many_campaigns() {
    let options = Options {
        campaigns: 10_000,
        ..Options::default()
    };
    let running = Practice::start(options).await.unwrap();
    let path = "campaigns?limit=100&search=campaign%2004321";
    let page = instantly(&running, "GET", path, Value::Null).await.json();
    let items = page["items"].as_array().unwrap();
    assert_eq!(items.len(), 1, "{items:?}");
    assert!(items[0]["name"].as_str().unwrap().ends_with("04321"));
}

#[tokio::test]
async fn a_forbidden_path_is_refused_and_the_others_are_not() {
    let running = practice().await;
    running.switch(|switches| {
        switches.forbidden = vec!["workspace-members".to_owned(), "Team".to_owned()];
    });
    let status = async |path| instantly(&running, "GET", path, Value::Null).await.status;
    assert_eq!(status("workspace-members").await, 403);
    assert_eq!(status("campaigns").await, 200);
    let teams = leadsquared(&running, "GET", "TeamManagement.svc/Retrieve", Value::Null);
    assert_eq!(teams.await.status, 403);
}

#[tokio::test]
async fn offline_no_call_is_answered_until_the_network_is_back() {
    let running = practice().await;
    let ask = async || {
        let url = running.instantly_url();
        // Without a body, and so without its type.
        let headers: Vec<_> = GOOD
            .into_iter()
            .filter(|(name, _)| *name != "content-type")
            .collect();
        try_call(&url, "GET", "/api/v2/campaigns", &headers, None).await
    };
    running.switch(|switches| switches.offline = true);
    assert!(ask().await.is_err());
    running.switch(|switches| switches.offline = false);
    assert_eq!(ask().await.unwrap().status, 200);
}
