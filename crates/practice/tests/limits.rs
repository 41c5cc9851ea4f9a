//! Rates, their counts, and the time that answers take.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod wire;

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::{Duration, Instant},
};

use jiff::Timestamp;
use roster_practice::{Clock, Fault, FaultKind, Options, Practice, Running, ThrottleShape};
use serde_json::{Value, json};
use wire::{GOOD, WHO, instantly, leadsquared, practice, try_call};

/// Practice services whose time only goes on when told.
async fn stopped_clock() -> (Running, Arc<AtomicI64>) {
    let time = Arc::new(AtomicI64::new(1_780_000_000_000));
    let hand = time.clone();
    let now = move || Timestamp::from_millisecond(hand.load(Ordering::SeqCst)).unwrap();
    let options = Options {
        clock: Clock::new(now),
        leads: 10,
        ..Options::default()
    };
    (Practice::start(options).await.unwrap(), time)
}

async fn workspace(running: &Running) -> u16 {
    let answer = instantly(running, "GET", "workspaces/current", Value::Null).await;
    answer.status
}

async fn who(running: &Running) -> u16 {
    leadsquared(running, "GET", WHO, Value::Null).await.status
}

#[tokio::test]
async fn without_limits_no_call_is_refused_at_either_service() {
    let (running, _time) = stopped_clock().await;
    running.switch(|switches| {
        switches.instantly.calls_per_second = None;
        switches.instantly.calls_per_minute = None;
        switches.leadsquared.calls_per_5_s = None;
    });
    for _ in 0..120 {
        assert_eq!(workspace(&running).await, 200, "within one instant");
        assert_eq!(who(&running).await, 200, "within one instant");
    }
    let state = running.summary();
    assert_eq!(
        (state.instantly.calls, state.instantly.throttled),
        (120, 0),
        "all counted, none refused"
    );
    assert_eq!(
        (state.leadsquared.calls, state.leadsquared.throttled),
        (120, 0),
        "all counted, none refused"
    );
}

#[tokio::test]
async fn leadsquareds_limit_slides_with_the_calls_instead_of_starting_anew() {
    let (running, time) = stopped_clock().await;
    running.switch(|switches| switches.leadsquared.calls_per_5_s = Some(2));
    let mut statuses = Vec::new();
    // Milliseconds: 0 and 4,900 fill the window; only the one at 0 has left it at 5,000.
    for step in [0, 4_900, 50, 50, 10, 4_889, 1] {
        time.fetch_add(step, Ordering::SeqCst);
        statuses.push(who(&running).await);
    }
    assert_eq!(
        statuses,
        [200, 200, 429, 200, 429, 429, 200],
        "at 0, 4,900, 4,950, 5,000, 5,010, 9,899 and 9,900"
    );
    let state = running.summary().leadsquared;
    assert_eq!((state.calls, state.throttled), (7, 3), "refusals counted");
}

#[tokio::test]
async fn refusals_for_the_rate_are_counted_per_service_and_faults_among_them() {
    let (running, _time) = stopped_clock().await;
    running.switch(|switches| switches.instantly.calls_per_minute = Some(3));
    for _ in 0..5 {
        workspace(&running).await;
    }
    running.set_fault(Fault::new(FaultKind::Throttled {
        shape: ThrottleShape::Status429,
        retry_after: None,
    }));
    workspace(&running).await;
    running.set_fault(Fault::answer(500, "boom"));
    workspace(&running).await;
    let state = running.summary();
    assert_eq!(
        (state.instantly.calls, state.instantly.throttled),
        (7, 3),
        "two by the minute's limit, one by a fault"
    );
    assert_eq!(
        (state.leadsquared.calls, state.leadsquared.throttled),
        (0, 0),
        "the other service has its own count"
    );
}

#[tokio::test]
async fn limits_over_http_are_numbers_or_null() {
    let running = practice().await;
    let json = [("content-type", "application/json")];
    let set = json!({
        "instantly": {"calls_per_second": null, "calls_per_minute": 7},
        "leadsquared": {"calls_per_5_s": null},
    });
    let url = running.instantly_url();
    let put = try_call(
        &url,
        "PUT",
        "/practice/switches",
        &json,
        Some(&set.to_string()),
    )
    .await
    .unwrap();
    assert_eq!(put.status, 204, "{}", put.body);
    let switches = running.switches();
    assert_eq!(
        (
            switches.instantly.calls_per_second,
            switches.instantly.calls_per_minute,
            switches.leadsquared.calls_per_5_s
        ),
        (None, Some(7), None),
        "null is no limit"
    );
}

#[tokio::test]
async fn every_call_is_applied_on_arrival_and_answered_after_the_latency() {
    let running = practice().await;
    running.switch(|switches| switches.latency_ms = 250);
    let lead = running.state().instantly.leads[0].id.clone();
    let path = format!("leads/{lead}");
    let start = Instant::now();
    let (changed, asked, ()) = tokio::join!(
        instantly(&running, "PATCH", &path, json!({"assigned_to": null})),
        who(&running),
        async {
            while running.received().len() < 2 {
                tokio::task::yield_now().await;
            }
            assert_eq!(running.effects().len(), 1, "applied already");
            assert!(
                running
                    .received()
                    .iter()
                    .all(|call| call.answered.is_none()),
                "answered later"
            );
        }
    );
    assert_eq!((changed.status, asked), (200, 200), "then as always");
    let took = start.elapsed();
    assert!(took >= Duration::from_millis(250), "took {took:?}");
}

#[tokio::test]
async fn waiting_calls_do_not_wait_for_each_other() {
    let running = practice().await;
    running.switch(|switches| switches.latency_ms = 200);
    let url = running.instantly_url();
    let start = Instant::now();
    let calls: Vec<_> = (0..40)
        .map(|_| {
            let url = url.clone();
            tokio::spawn(async move {
                try_call(&url, "GET", "/api/v2/campaigns", &GOOD[..2], None).await
            })
        })
        .collect();
    for call in calls {
        assert_eq!(call.await.unwrap().unwrap().status, 200, "answered");
    }
    let took = start.elapsed();
    // One after the other they would take eight seconds.
    assert!(took < Duration::from_secs(4), "took {took:?}");
}

#[tokio::test]
async fn bodies_over_4_kb_are_cut_in_the_log_only_when_they_are_not_kept() {
    let running = practice().await;
    let list = json!({"limit": 100});
    instantly(&running, "POST", "leads/list", list.clone()).await;
    running.switch(|switches| switches.keep_bodies = false);
    let answer = instantly(&running, "POST", "leads/list", list.clone()).await;
    assert!(answer.body.len() > 50_000, "the answer itself is whole");
    let received = serde_json::to_value(running.received()).unwrap();
    let body = |place: usize| received[place]["answered"]["body"].as_str().unwrap();
    assert_eq!(body(0), answer.body, "kept whole");
    assert!(body(1).len() < 4_200, "cut: {} bytes", body(1).len());
    assert!(body(1).ends_with("bytes in all]"), "and marked so");
    assert_eq!(received[1]["json"], list, "a small body stays as it was");
}
