//! Accounts and their keys.

use practice::Service;

use crate::support::{World, finish, finish_with, keys};

#[tokio::test]
async fn a_connection_is_added_listed_tested_and_removed() {
    let world = World::start().await;
    for service in [Service::Instantly, Service::LeadSquared] {
        let label = world.connect(service).await;
        let tested = world.json(&["connections", "test", label]).await.with(0);
        assert_eq!(tested["test"]["check"], "working");
    }
    let listed = world.json(&["connections", "list"]).await.with(0);
    let all = listed["connections"].as_array().unwrap();
    let labels: Vec<&str> = all
        .iter()
        .map(|one| one["label"].as_str().unwrap())
        .collect();
    assert_eq!(labels, ["P", "L"]);
    assert_eq!(all[0]["check"], "working", "the test is remembered");
    world.json(&["connections", "remove", "p"]).await.with(0);
    let listed = world.json(&["connections", "list"]).await.with(0);
    assert_eq!(listed["connections"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_budget_is_kept_or_the_connection_is_not_added() {
    let world = World::start().await;
    let url = world.url(Service::LeadSquared);
    let add = |budget| {
        let add = [
            "connections",
            "add",
            "--service",
            "leadsquared",
            "--label",
            "L",
        ];
        [&add[..], &["--address", url.as_str(), "--budget", budget]].concat()
    };
    let refused = world.json(&add("1000/1")).await.with(2);
    assert_eq!(refused["error"]["path"], "--budget");
    let listed = world.json(&["connections", "list"]).await.with(0);
    assert_eq!(
        listed["connections"].as_array().unwrap().len(),
        0,
        "all or nothing"
    );
    let added = world.json(&add("25/5")).await.with(0);
    assert_eq!(added["connection"]["budget"]["calls"], 25);
    assert_eq!(added["connection"]["budget"]["window_ms"], 5_000);
}

#[tokio::test]
async fn without_a_keychain_keys_on_standard_input_are_not_kept() {
    let world = World::start().await;
    let url = world.url(Service::Instantly);
    let add = [
        "connections",
        "add",
        "--service",
        "instantly",
        "--label",
        "P",
    ];
    let more = ["--address", &url, "--secret-stdin", "--json"];
    let command = world.without_keys(&[&add[..], &more[..]].concat());
    let ended = finish_with(command, &keys(Service::Instantly)).await;
    let refused = ended.with(7);
    assert_eq!(refused["error"]["code"], "no_keychain");
    let listed = world.json(&["connections", "list"]).await.with(0);
    assert_eq!(listed["connections"].as_array().unwrap().len(), 0);
}

#[tokio::test]
async fn a_key_in_the_environment_and_one_on_standard_input_are_one_too_many() {
    let world = World::start().await;
    let url = world.url(Service::Instantly);
    let add = ["connections", "add", "--service", "instantly"];
    let more = ["--label", "P", "--address", &url, "--json"];
    let add = [&add[..], &more[..]].concat();
    let both = world.command(&[&add[..], &["--secret-stdin"]].concat());
    let ended = finish_with(both, r#"{"api_key": "another"}"#).await;
    assert_eq!(ended.with(2)["error"]["path"], "--secret-stdin");
    let listed = world.json(&["connections", "list"]).await.with(0);
    assert_eq!(listed["connections"].as_array().unwrap().len(), 0);

    let ended = world.run(&add).await;
    ended.with(0);
    assert!(ended.err.contains("not stored"), "{}", ended.err);
    assert!(ended.err.contains("ROSTER_SECRET_P"), "{}", ended.err);
}

#[tokio::test]
async fn without_a_terminal_it_says_how_to_hand_over_the_key() {
    let world = World::start().await;
    let add = [
        "connections",
        "add",
        "--service",
        "instantly",
        "--label",
        "My P",
    ];
    let ended = finish(world.without_keys(&[&add[..], &["--json"]].concat())).await;
    let refused = ended.with(2);
    let message = refused["error"]["message"].as_str().unwrap();
    assert!(message.contains("--secret-stdin"), "{message}");
    assert!(message.contains("ROSTER_SECRET_MY_P"), "{message}");
}

#[tokio::test]
async fn a_key_goes_to_no_address_that_others_can_listen_on() {
    let world = World::start().await;
    let add = [
        "connections",
        "add",
        "--service",
        "instantly",
        "--label",
        "P",
    ];
    let url = "http://instantly.example";
    let refused = world
        .json(&[&add[..], &["--address", url]].concat())
        .await
        .with(2);
    assert_eq!(refused["error"]["path"], "address", "{refused}");
}
