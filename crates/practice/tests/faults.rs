//! What faults do to a call, and what is noted of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod wire;

use std::time::{Duration, Instant};

use roster_practice::{Answered, Fault, FaultKind, Running, Service, ThrottleShape};
use serde_json::{Value, json};
use wire::{Answer, CutOff, GOOD, instantly, leadsquared, practice, try_call};

async fn assign(running: &Running) -> Result<Answer, CutOff> {
    let owner = running
        .state()
        .instantly
        .members
        .iter()
        .find(|m| m.accepted)
        .unwrap()
        .user_id
        .clone();
    let body = json!({"organization_user_ids": [owner], "limit": 3}).to_string();
    let url = running.instantly_url();
    try_call(
        &url,
        "POST",
        "/api/v2/leads/bulk-assign",
        &GOOD,
        Some(&body),
    )
    .await
}

async fn at_once() -> Running {
    let running = practice().await;
    running.switch(|switches| switches.instantly.assign_delay_ms = 0);
    running
}

fn effects(running: &Running) -> u32 {
    let state = running.state();
    state
        .instantly
        .leads
        .iter()
        .map(|lead| lead.times_assigned)
        .sum()
}

fn last(running: &Running) -> (bool, Option<Answered>) {
    let received = running.received();
    let last = received.last().unwrap();
    (last.applied, last.answered.clone())
}

#[tokio::test]
async fn a_connection_dropped_before_applying_has_no_effect_and_no_answer() {
    let running = at_once().await;
    running.set_fault(Fault::new(FaultKind::DropBeforeApplying));
    let cut = assign(&running).await.unwrap_err();
    assert_eq!(cut.0, "", "not a byte came");
    assert_eq!(effects(&running), 0, "nothing was applied");
    assert_eq!(last(&running), (false, Some(Answered::Dropped)), "noted so");
}

#[tokio::test]
async fn a_connection_dropped_after_applying_has_its_effect_but_no_answer() {
    let running = at_once().await;
    running.set_fault(Fault::new(FaultKind::DropAfterApplying));
    let cut = assign(&running).await.unwrap_err();
    assert_eq!(cut.0, "", "not a byte came");
    assert_eq!(effects(&running), 3, "and yet it was applied");
    assert_eq!(last(&running), (true, Some(Answered::Dropped)), "noted so");
}

#[tokio::test]
async fn a_truncated_body_announces_more_than_it_sends_after_applying() {
    let running = at_once().await;
    running.set_fault(Fault::new(FaultKind::TruncatedBody));
    let cut = assign(&running).await.unwrap_err().0;
    assert!(cut.starts_with("HTTP/1.1 202"), "the head came: {cut:?}");
    assert!(
        cut.contains("{\"message\"") || cut.contains("{\"status\""),
        "and a part: {cut:?}"
    );
    assert!(!cut.ends_with('}'), "but not all of it: {cut:?}");
    assert_eq!(effects(&running), 3, "applied");
    assert!(matches!(
        last(&running).1,
        Some(Answered::Truncated { status: 202, .. })
    ));
}

#[tokio::test]
async fn a_page_of_html_stands_in_for_the_answer() {
    let running = at_once().await;
    running.set_fault(Fault::new(FaultKind::HtmlBadGateway));
    let answer = assign(&running).await.unwrap();
    assert_eq!(answer.status, 502, "a proxy's answer");
    assert!(
        serde_json::from_str::<Value>(&answer.body).is_err(),
        "not JSON"
    );
    assert_eq!(effects(&running), 0, "not applied");
}

#[tokio::test]
async fn a_fixed_answer_can_be_anything() {
    let running = at_once().await;
    running.set_fault(Fault::new(FaultKind::Answer {
        status: 429,
        body: "{\"message\":\"slow\"}".to_owned(),
        retry_after: Some(3),
    }));
    let answer = assign(&running).await.unwrap();
    assert_eq!(
        (answer.status, answer.body.as_str()),
        (429, "{\"message\":\"slow\"}")
    );
    assert_eq!(
        answer.headers["retry-after"], "3",
        "with the header asked for"
    );
    assert_eq!(effects(&running), 0, "not applied");
}

#[tokio::test]
async fn services_refuse_in_their_own_words_on_demand() {
    let running = practice().await;
    running.set_fault(Fault::new(FaultKind::PaymentRequired).at(Service::Instantly));
    running.add_fault(Fault::new(FaultKind::Forbidden).at(Service::LeadSquared));
    let answer = instantly(&running, "GET", "campaigns", Value::Null).await;
    assert_eq!(
        (answer.status, &answer.json()["error"]),
        (402, &json!("Payment Required"))
    );
    let path = "Authentication.svc/UserByAccessKey.Get";
    assert_eq!(
        leadsquared(&running, "GET", path, Value::Null).await.status,
        403
    );
    running.set_fault(Fault::new(FaultKind::ErrorInside200 {
        exception_type: "MXInvalidInputException".to_owned(),
        message: "No.".to_owned(),
    }));
    let answer = leadsquared(&running, "GET", path, Value::Null).await;
    assert_eq!(
        (answer.status, &answer.json()["Status"]),
        (200, &json!("Error"))
    );
    for (shape, status) in [
        (ThrottleShape::Status429, 429),
        (ThrottleShape::Status403, 403),
        (ThrottleShape::Inside200, 200),
    ] {
        running.set_fault(Fault::new(FaultKind::Throttled {
            shape,
            retry_after: None,
        }));
        let answer = leadsquared(&running, "GET", path, Value::Null).await;
        assert_eq!(answer.status, status, "{shape:?}");
        assert_eq!(
            answer.json()["ExceptionType"],
            "MXAPIRateLimitExceededException"
        );
    }
}

#[tokio::test]
async fn a_fault_strikes_only_its_path_and_only_so_many_times() {
    let running = at_once().await;
    running.set_fault(Fault::answer(500, "boom").on("leads/bulk-assign").next(2));
    let other = instantly(&running, "GET", "campaigns", Value::Null).await;
    assert_eq!(other.status, 200, "another path is spared");
    let mut statuses = Vec::new();
    for _ in 0..3 {
        statuses.push(assign(&running).await.unwrap().status);
    }
    assert_eq!(statuses, [500, 500, 202], "twice, then not again");
    assert!(running.faults().is_empty(), "used up");
}

#[tokio::test]
async fn a_delay_comes_after_applying_and_the_request_is_already_to_be_seen() {
    let running = at_once().await;
    let delay = Duration::from_millis(300);
    running.set_fault(Fault::delay(delay));
    let start = Instant::now();
    let (answer, ()) = tokio::join!(assign(&running), async {
        while running.received().is_empty() {
            tokio::task::yield_now().await;
        }
        assert_eq!(effects(&running), 3, "applied before the answer");
        assert_eq!(last(&running), (true, None), "no answer yet");
    });
    assert_eq!(answer.unwrap().status, 202, "then the usual answer");
    assert!(
        start.elapsed() >= delay,
        "not before the delay: {:?}",
        start.elapsed()
    );
}

#[tokio::test]
async fn what_was_received_is_kept_in_order_with_json_headers_and_answers() {
    let running = practice().await;
    instantly(&running, "GET", "campaigns?search=tea", Value::Null).await;
    instantly(
        &running,
        "POST",
        "leads/list",
        json!({"limit": 1, "unknown": [1]}),
    )
    .await;
    let received = running.received();
    assert_eq!(
        received.iter().map(|r| r.number).collect::<Vec<_>>(),
        [1, 2],
        "in order"
    );
    let (first, second) = (&received[0], &received[1]);
    assert_eq!(
        (first.method.as_str(), first.path.as_str()),
        ("GET", "/api/v2/campaigns")
    );
    assert_eq!(first.query["search"], "tea", "decoded query");
    assert_eq!(
        first.headers["authorization"], "right",
        "whether the key was right, not the key"
    );
    assert_eq!(
        first.headers["user-agent"], "test",
        "other headers as they came"
    );
    assert_eq!(
        second.json,
        Some(json!({"limit": 1, "unknown": [1]})),
        "the parsed body"
    );
    assert_eq!(
        second.body, "{\"limit\":1,\"unknown\":[1]}",
        "and the raw one"
    );
    assert!(
        matches!(second.answered, Some(Answered::Whole { status: 200, .. })),
        "the answer"
    );
}
