//! The line between "not sent" and "unknown", against real sockets.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::io::Write;
use std::net::TcpListener as StdListener;
use std::sync::Arc;

use roster_transport::{Exchange, Http, NotSentWhy, Outgoing, UnknownWhy};
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use support::{
    Server, Then, closed_port, http, impatient, json_answer, not_sent, options, unknown,
};
use url::Url;

fn url(text: &str) -> Url {
    Url::parse(text).unwrap()
}

#[tokio::test]
async fn a_closed_port_is_refused_and_not_sent() {
    let port = closed_port().await;
    let failure = not_sent(&http(), url(&format!("http://{port}/"))).await;
    assert_eq!(failure.why, NotSentWhy::Refused, "{}", failure.detail);
}

#[tokio::test]
async fn a_name_that_does_not_resolve_is_not_sent() {
    let failure = not_sent(&http(), url("https://roster.invalid/")).await;
    assert_eq!(failure.why, NotSentWhy::NameNotFound, "{}", failure.detail);
}

#[tokio::test]
async fn a_server_that_takes_the_request_and_hangs_up_leaves_it_unknown() {
    let server = Server::start(Then::Close).await;
    let cut = unknown(&http(), server.url("/")).await;
    assert_eq!(
        (cut.why, cut.status),
        (UnknownWhy::CutOff, None),
        "{}",
        cut.detail
    );
    assert_eq!(server.count(), 1, "a write is never repeated");
}

#[tokio::test]
async fn a_server_that_breaks_off_within_the_head_leaves_it_unknown() {
    let server = Server::start(Then::Answer("HTTP/1.1 200 OK\r\ncontent-le".to_owned())).await;
    let cut = unknown(&http(), server.url("/")).await;
    assert_eq!(
        (cut.why, cut.status),
        (UnknownWhy::CutOff, None),
        "{}",
        cut.detail
    );
}

#[tokio::test]
async fn half_a_body_leaves_it_unknown_but_the_status_is_kept() {
    let half = json_answer("202 Accepted", r#"{"status":"accepted"}"#);
    let server = Server::start(Then::Answer(half[..half.len() - 5].to_owned())).await;
    let cut = unknown(&http(), server.url("/")).await;
    assert_eq!(
        (cut.why, cut.status),
        (UnknownWhy::BodyCutOff, Some(202)),
        "{}",
        cut.detail
    );
}

#[tokio::test]
async fn a_server_that_never_answers_leaves_it_unknown() {
    let server = Server::start(Then::Stall(String::new())).await;
    let silent = unknown(&impatient(), server.url("/")).await;
    assert_eq!(
        (silent.why, silent.status),
        (UnknownWhy::TimedOut, None),
        "{}",
        silent.detail
    );
}

#[tokio::test]
async fn a_server_that_stalls_within_the_body_leaves_it_unknown() {
    let start = json_answer("200 OK", "0123456789");
    let server = Server::start(Then::Stall(start[..start.len() - 5].to_owned())).await;
    let silent = unknown(&impatient(), server.url("/")).await;
    assert_eq!(
        (silent.why, silent.status),
        (UnknownWhy::TimedOut, Some(200)),
        "{}",
        silent.detail
    );
}

#[tokio::test]
async fn something_that_is_not_http_leaves_it_unknown() {
    let server = Server::start(Then::Answer("220 mail.example.com ready\r\n".to_owned())).await;
    let cut = unknown(&http(), server.url("/")).await;
    assert_eq!(
        (cut.why, cut.status),
        (UnknownWhy::CutOff, None),
        "{}",
        cut.detail
    );
}

#[tokio::test]
async fn a_server_that_accepts_but_never_finishes_tls_is_not_sent() {
    let listener = StdListener::bind("127.0.0.1:0").unwrap();
    let at = listener.local_addr().unwrap();
    let failure = not_sent(&impatient(), url(&format!("https://{at}/"))).await;
    assert_eq!(
        failure.why,
        NotSentWhy::ConnectTimeout,
        "{}",
        failure.detail
    );
}

#[tokio::test]
async fn plain_http_where_https_is_spoken_is_not_sent() {
    let listener = StdListener::bind("127.0.0.1:0").unwrap();
    let at = listener.local_addr().unwrap();
    let server = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        stream
            .write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            .unwrap();
        stream
    });
    let failure = not_sent(&http(), url(&format!("https://{at}/"))).await;
    assert_eq!(failure.why, NotSentWhy::Other, "{}", failure.detail);
    drop(server.join());
}

#[tokio::test]
async fn a_certificate_nobody_vouches_for_is_not_sent() {
    let listener = StdListener::bind("127.0.0.1:0").unwrap();
    let at = listener.local_addr().unwrap();
    let server = std::thread::spawn(move || offer_self_signed(&listener));
    let failure = not_sent(&http(), url(&format!("https://{at}/"))).await;
    assert_eq!(failure.why, NotSentWhy::Certificate, "{}", failure.detail);
    server.join().unwrap();
}

/// Does one TLS handshake with a certificate of its own making.
fn offer_self_signed(listener: &StdListener) {
    let own = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(own.signing_key.serialize_der()));
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![own.cert.der().clone()], key)
        .unwrap();
    let mut tls = rustls::ServerConnection::new(Arc::new(config)).unwrap();
    let (mut stream, _) = listener.accept().unwrap();
    while tls.is_handshaking() && tls.complete_io(&mut stream).is_ok() {}
}

#[tokio::test]
async fn a_proxy_that_wants_a_password_is_named() {
    let mut proxy = Server::start(Then::Answer(
        "HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n".to_owned(),
    ))
    .await;
    let http = Http::with_proxy(&options(), &proxy.url("/")).unwrap();
    let failure = not_sent(&http, url("https://roster.invalid/")).await;
    assert_eq!(failure.why, NotSentWhy::Proxy, "{}", failure.detail);
    assert!(
        failure.detail.contains("authorization required"),
        "{}",
        failure.detail
    );
    let request = proxy.requests.recv().await.unwrap();
    assert!(
        request.starts_with("CONNECT roster.invalid:443"),
        "{request}"
    );
}

#[tokio::test]
async fn a_proxy_that_is_not_there_is_named() {
    let proxy = url(&format!("http://{}", closed_port().await));
    let http = Http::with_proxy(&options(), &proxy).unwrap();
    let failure = not_sent(&http, url("https://roster.invalid/")).await;
    assert_eq!(failure.why, NotSentWhy::Proxy, "{}", failure.detail);
}

#[tokio::test]
async fn a_key_never_leaves_for_another_computer_unencrypted() {
    let failure = not_sent(&http(), url("http://192.0.2.1/")).await;
    assert_eq!(failure.why, NotSentWhy::Other);
    assert!(failure.detail.contains("https://"), "{}", failure.detail);
}

#[tokio::test]
async fn a_key_that_no_header_can_carry_is_not_sent_and_not_repeated() {
    let server = Server::start(Then::Answer(json_answer("200 OK", "{}"))).await;
    let out = Outgoing::get(server.url("/")).secret_header("authorization", "hush\nhush".into());
    let Exchange::NotSent(failure) = http().exchange(out).await else {
        panic!("a header cannot hold a line break");
    };
    assert!(failure.detail.contains("line break"), "{}", failure.detail);
    assert!(
        !failure.detail.contains("hush"),
        "the key stays out of messages"
    );
    assert_eq!(server.count(), 0);
}

#[tokio::test]
async fn no_failure_tells_the_query_or_a_key() {
    let closing = Server::start(Then::Close).await;
    let half = Server::start(Then::Answer(
        "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{".to_owned(),
    ))
    .await;
    let silent = Server::start(Then::Stall(String::new())).await;
    let closed = format!("http://{}/", closed_port().await);
    for base in [
        closed.as_str(),
        "https://roster.invalid/",
        "http://192.0.2.1/",
        closing.url("/").as_str(),
        half.url("/").as_str(),
        silent.url("/").as_str(),
    ] {
        let out = Outgoing::get(url(&format!("{base}?accessKey=q-secret")))
            .secret_header("x-lsq-secretkey", "h-secret".into());
        let told = format!("{:?}", impatient().exchange(out).await);
        assert!(
            !told.contains("q-secret"),
            "the query is told for {base}: {told}"
        );
        assert!(
            !told.contains("h-secret"),
            "a header is told for {base}: {told}"
        );
    }
}
