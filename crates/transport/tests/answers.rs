//! What is sent and what is read, when all goes well.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::time::Duration;

use roster_transport::{Answer, Exchange, Http, HttpOptions, LARGEST_BODY, Outgoing, UnknownWhy};
use support::{Server, Then, closed_port, http, json_answer, options, unknown};
use url::Url;

async fn answer(http: &Http, out: Outgoing) -> Answer {
    match http.exchange(out).await {
        Exchange::Answered(answer) => answer,
        other => panic!("the server answered, but it ended as {other:?}"),
    }
}

#[tokio::test]
async fn a_post_carries_its_body_byte_for_byte_with_user_agent_and_keys() {
    let mut server = Server::start(Then::Answer(json_answer("202 Accepted", "{}"))).await;
    let body = r#"{"b":1, "a":"é"}"#;
    let out = Outgoing::post(server.url("/api/leads"), body.to_owned())
        .secret_header("authorization", "Bearer abcd".into());
    assert_eq!(answer(&http(), out).await.status, 202);
    let request = server.requests.recv().await.unwrap();
    let (head, sent) = request.split_once("\r\n\r\n").unwrap();
    assert_eq!(sent, body, "the body shown before sending is the body sent");
    assert!(head.starts_with("POST /api/leads HTTP/1.1"), "{head}");
    for header in [
        "authorization: Bearer abcd",
        "content-type: application/json",
        "user-agent: roster-test/0",
    ] {
        assert!(head.contains(header), "{header} is missing in {head}");
    }
}

#[tokio::test]
async fn a_get_has_neither_body_nor_content_type() {
    let mut server = Server::start(Then::Answer(json_answer("200 OK", "[1]"))).await;
    let got = answer(&http(), Outgoing::get(server.url("/x?limit=100"))).await;
    assert_eq!(got.json::<Vec<u8>>(), Ok(vec![1]));
    let request = server.requests.recv().await.unwrap();
    assert!(
        request.starts_with("GET /x?limit=100 HTTP/1.1"),
        "{request}"
    );
    assert!(
        !request.contains("content-type"),
        "Instantly refuses a content type without a body: {request}",
    );
}

#[tokio::test]
async fn a_post_without_a_body_says_that_it_has_none() {
    let mut server = Server::start(Then::Answer(json_answer("200 OK", "{}"))).await;
    let out = Outgoing::post(server.url("/"), String::new());
    assert_eq!(answer(&http(), out).await.status, 200);
    let request = server.requests.recv().await.unwrap();
    assert!(request.contains("content-length: 0"), "{request}");
}

#[tokio::test]
async fn every_status_is_an_answer() {
    for status in [200, 204, 400, 401, 404, 429, 500, 503] {
        let server = Server::start(Then::Answer(json_answer(&format!("{status} X"), ""))).await;
        let got = answer(&http(), Outgoing::get(server.url("/"))).await;
        assert_eq!(got.status, status);
    }
}

#[tokio::test]
async fn a_redirect_is_an_answer_and_not_followed() {
    let elsewhere = Server::start(Then::Answer(json_answer("200 OK", "{}"))).await;
    let location = elsewhere.url("/stolen");
    let redirect = format!(
        "HTTP/1.1 307 Temporary Redirect\r\nlocation: {location}\r\ncontent-length: 0\r\n\r\n"
    );
    let server = Server::start(Then::Answer(redirect)).await;
    let out = Outgoing::post(server.url("/"), "{}".to_owned())
        .secret_header("authorization", "Bearer abcd".into());
    assert_eq!(answer(&http(), out).await.status, 307);
    assert_eq!(elsewhere.count(), 0, "a key must not follow a redirect");
}

#[tokio::test]
async fn seconds_in_retry_after_are_read_as_they_are_and_nothing_else_is_guessed() {
    for (header, expected) in [
        ("retry-after: 5\r\n", Some(Duration::from_secs(5))),
        ("retry-after: 301\r\n", Some(Duration::from_secs(301))),
        (
            "retry-after: 99999999999999999999999\r\n",
            Some(Duration::MAX),
        ),
        ("retry-after: soon\r\n", None),
        ("retry-after: \r\n", None),
        ("retry-after: -1\r\n", None),
        ("", None),
    ] {
        let reply = format!("HTTP/1.1 429 Slow Down\r\n{header}content-length: 0\r\n\r\n");
        let server = Server::start(Then::Answer(reply)).await;
        let got = answer(&http(), Outgoing::get(server.url("/"))).await;
        assert_eq!(got.retry_after, expected, "from {header:?}");
    }
}

#[tokio::test]
async fn an_answer_larger_than_the_limit_is_not_taken_in() {
    let body = "x".repeat(LARGEST_BODY + 1);
    let server = Server::start(Then::Answer(json_answer("200 OK", &body))).await;
    let cut = unknown(&http(), server.url("/")).await;
    assert_eq!((cut.why, cut.status), (UnknownWhy::BodyCutOff, Some(200)));
    assert!(cut.detail.contains("larger than"), "{}", cut.detail);
}

#[tokio::test]
async fn bytes_that_are_no_text_do_not_hide_the_answer() {
    let latin1 = b"HTTP/1.1 502 Bad\r\ncontent-length: 7\r\n\r\n<p>caf\xe9".to_vec();
    let server = Server::start(Then::Bytes(latin1)).await;
    let got = answer(&http(), Outgoing::get(server.url("/"))).await;
    assert_eq!(got.body, "<p>caf\u{fffd}");
}

#[tokio::test]
async fn this_computer_is_reached_without_the_proxy() {
    let proxy = Url::parse(&format!("http://{}", closed_port().await)).unwrap();
    let http = Http::with_proxy(&options(), &proxy).unwrap();
    let server = Server::start(Then::Answer(json_answer("200 OK", "{}"))).await;
    assert_eq!(
        answer(&http, Outgoing::get(server.url("/"))).await.status,
        200,
        "the practice services must work behind any proxy",
    );
}

#[test]
fn a_user_agent_that_no_header_can_carry_is_said_at_once() {
    let options = HttpOptions {
        user_agent: "roster\n".to_owned(),
        ..options()
    };
    assert!(Http::new(&options).is_err());
}
