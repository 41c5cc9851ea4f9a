//! Reads that are repeated, and exchanges that keep to a budget.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::sync::Arc;
use std::time::Duration;

use roster_transport::{
    Again, Answer, Budget, Exchange, Http, MicroClock, Outgoing, Pace, Patience, Url,
};
use support::{Server, Then, http, impatient, json_answer};
use tokio::time::Instant;

fn clock() -> MicroClock {
    let start = Instant::now();
    Arc::new(move || i64::try_from(start.elapsed().as_micros()).unwrap())
}

fn budget(calls: u32) -> Budget {
    let window = Duration::from_millis(300);
    Budget::in_memory(Pace { calls, window }, clock())
}

fn patience(attempts: u32) -> Patience {
    Patience {
        attempts,
        first: Duration::from_millis(20),
        ..Patience::new(Arc::new(|| 1.0))
    }
}

async fn read(http: &Http, server: &Server, attempts: u32, again: Again) -> u16 {
    let request = || Outgoing::get(server.url("/"));
    match http.read(&patience(attempts), request, |_| again).await {
        Exchange::Answered(Answer { status, .. }) => status,
        other => panic!("the server answered, but it ended as {other:?}"),
    }
}

#[tokio::test]
async fn a_read_is_repeated_only_while_it_is_worth_it_and_only_so_often() {
    for (again, attempts, requests) in [
        (Again::No, 3, 1),
        (Again::Soon, 3, 3),
        (Again::Soon, 1, 1),
        (Again::Throttled { retry_after: None }, 2, 2),
    ] {
        let server = Server::start(Then::Answer(json_answer("503 Busy", "{}"))).await;
        let status = read(&http(), &server, attempts, again).await;
        assert_eq!(status, 503, "the last exchange is given");
        assert_eq!(
            server.count(),
            requests,
            "{again:?} with {attempts} attempts"
        );
    }
}

/// How many requests a server gets that does this, of a request made by `make`.
async fn requests(then: Then, attempts: u32, make: impl Fn(Url) -> Outgoing) -> usize {
    let server = Server::start(then).await;
    let request = || make(server.url("/"));
    let exchange = impatient()
        .read(&patience(attempts), request, |_| Again::Soon)
        .await;
    assert!(matches!(exchange, Exchange::Unknown(_)), "{exchange:?}");
    server.count()
}

#[tokio::test]
async fn without_patience_a_read_that_was_cut_off_has_one_more_request() {
    let query = |url| Outgoing::query(url, "{}".to_owned());
    for attempts in [0, 1] {
        let cut = requests(Then::Close, attempts, Outgoing::get).await;
        assert_eq!(cut, 2, "reading twice changes nothing");
        let half = Then::Answer("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{".to_owned());
        let cut = requests(half, attempts, query).await;
        assert_eq!(cut, 2, "a read by post is a read");
        let silent = requests(Then::Stall(String::new()), attempts, query).await;
        assert_eq!(silent, 1, "waiting twice helps nobody");
    }
}

#[tokio::test]
async fn with_patience_every_request_is_an_attempt_cut_off_or_not() {
    for attempts in [2, 3] {
        let cut = requests(Then::Close, attempts, Outgoing::get).await;
        assert_eq!(cut, attempts as usize);
    }
}

#[tokio::test]
async fn what_may_change_something_is_sent_once_however_patient_the_caller() {
    for attempts in [1, 3] {
        for make in [Outgoing::post, Outgoing::patch] {
            let cut = requests(Then::Close, attempts, |url| make(url, "{}".to_owned())).await;
            assert_eq!(cut, 1, "it may have landed");
        }
    }
}

#[tokio::test]
async fn a_throttled_read_waits_as_asked_and_holds_up_everyone() {
    let server = Server::start(Then::Answer(json_answer("429 Too Many", "{}"))).await;
    let budget = budget(50);
    let http = http().within(budget.clone());
    let retry_after = Some(Duration::from_millis(120));
    let start = Instant::now();
    read(&http, &server, 2, Again::Throttled { retry_after }).await;
    assert!(
        start.elapsed() >= Duration::from_millis(120),
        "{:?}",
        start.elapsed()
    );
    let held = budget.usage().unwrap().held_until_micros;
    assert!(
        held.is_some(),
        "the last refusal holds up those that come next, too"
    );
    drop(http.slot().await.unwrap());
    assert!(
        start.elapsed() >= Duration::from_millis(240),
        "{:?}",
        start.elapsed()
    );
}

#[tokio::test]
async fn an_exchange_takes_one_slot_and_gives_it_back_at_its_end() {
    let server = Server::start(Then::Answer(json_answer("200 OK", "{}"))).await;
    let budget = budget(2);
    let http = http().within(budget.clone());
    assert!(http.budget().is_some(), "it is there to be shown");
    let start = Instant::now();
    let permit = http.slot().await.unwrap();
    assert_eq!(budget.usage().unwrap().used, 1, "taken before it is sent");
    let out = Outgoing::patch(server.url("/leads/1"), "{}".to_owned());
    http.exchange_with(permit, out).await;
    assert_eq!(budget.usage().unwrap().used, 1, "one exchange is one slot");
    http.exchange(Outgoing::get(server.url("/"))).await;
    http.exchange(Outgoing::get(server.url("/"))).await;
    assert!(
        start.elapsed() >= Duration::from_millis(300),
        "the third has to wait"
    );
    assert_eq!(server.count(), 3, "and is sent all the same");
}
