//! The flags of the stand-alone program.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod wire;

use std::process::Stdio;

use serde_json::Value;
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};
use wire::try_call;

/// The program, running, and the address of its practice Instantly.
async fn started(arguments: &[&str]) -> (Child, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_practice"))
        .args(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(program.stdout.take().unwrap()).lines();
    let line: Value = serde_json::from_str(&lines.next_line().await.unwrap().unwrap()).unwrap();
    (program, line["instantly_url"].as_str().unwrap().to_owned())
}

async fn control(url: &str, name: &str) -> Value {
    let path = format!("/practice/{name}");
    try_call(url, "GET", &path, &[], None).await.unwrap().json()
}

#[tokio::test]
async fn every_flag_sets_what_it_says() {
    let (_program, url) = started(&[
        "--leads",
        "2345",
        "--users",
        "67",
        "--latency-ms",
        "5",
        "--assign-delay-ms",
        "6",
        "--instantly-per-second",
        "50",
        "--leadsquared-per-5s",
        "none",
        "--instantly-port",
        "0",
        "--port-leadsquared",
        "0",
    ])
    .await;
    let state = control(&url, "state?summary=true").await;
    assert_eq!(state["instantly"]["lead_count"], 2_345, "--leads");
    assert_eq!(state["leadsquared"]["user_count"], 67, "--users");
    let switches = control(&url, "switches").await;
    assert_eq!(switches["latency_ms"], 5, "--latency-ms");
    assert_eq!(switches["instantly"]["assign_delay_ms"], 6, "its delay");
    assert_eq!(switches["instantly"]["calls_per_second"], 50, "a second");
    assert_eq!(switches["instantly"]["calls_per_minute"], 3_000, "a minute");
    let limit = &switches["leadsquared"]["calls_per_5_s"];
    assert_eq!(limit, &Value::Null, "none is no limit");
    assert_eq!(switches["keep_bodies"], false, "many leads, short log");
}

#[tokio::test]
async fn no_limit_of_a_second_is_none_of_a_minute_either() {
    let (_program, url) = started(&["--instantly-per-second", "none"]).await;
    let switches = control(&url, "switches").await;
    let instantly = &switches["instantly"];
    assert_eq!(instantly["calls_per_second"], Value::Null, "a second");
    assert_eq!(instantly["calls_per_minute"], Value::Null, "a minute");
    assert_eq!(switches["keep_bodies"], true, "the usual log");
}

#[tokio::test]
async fn a_flag_with_a_wrong_value_is_explained() {
    for (arguments, words) in [
        (
            &["--leads", "many"][..],
            "--leads needs a number, not \"many\".",
        ),
        (&["--latency-ms"][..], "--latency-ms needs a value."),
        (&["--leads", "none"][..], "--leads needs a number"),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_practice"))
            .args(arguments)
            .output()
            .await
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains(words), "{said}");
        assert!(said.contains("Usage: practice"), "{said}");
    }
}
