//! Servers that behave exactly as badly as a test wants, on ephemeral loopback ports.
#![allow(dead_code, reason = "each test file uses its own part")]

use std::net::SocketAddr;
use std::time::Duration;

use roster_transport::{Exchange, Http, HttpOptions, NotSent, Outgoing, Unknown};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use url::Url;

/// What the server does after it has read a whole request.
#[derive(Clone)]
pub(crate) enum Then {
    /// Writes these bytes and closes.
    Answer(String),
    /// Writes these bytes, which need not be text, and closes.
    Bytes(Vec<u8>),
    /// Closes without a word.
    Close,
    /// Writes these bytes and then keeps silent with the connection open.
    Stall(String),
}

/// A listening server and the requests it has read.
pub(crate) struct Server {
    pub(crate) at: SocketAddr,
    pub(crate) requests: mpsc::UnboundedReceiver<String>,
}

impl Server {
    pub(crate) async fn start(then: Then) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let at = listener.local_addr().unwrap();
        let (seen, requests) = mpsc::unbounded_channel();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, then.clone(), seen.clone()));
            }
        });
        Self { at, requests }
    }

    pub(crate) fn url(&self, path: &str) -> Url {
        Url::parse(&format!("http://{}{path}", self.at)).unwrap()
    }

    /// How many requests were read in all.
    pub(crate) fn count(mut self) -> usize {
        let mut count = 0;
        while self.requests.try_recv().is_ok() {
            count += 1;
        }
        count
    }
}

async fn serve(mut stream: TcpStream, then: Then, seen: mpsc::UnboundedSender<String>) {
    let Some(request) = read_request(&mut stream).await else {
        return;
    };
    seen.send(request).ok();
    match then {
        Then::Answer(bytes) => {
            stream.write_all(bytes.as_bytes()).await.ok();
            stream.shutdown().await.ok();
        }
        Then::Bytes(bytes) => {
            stream.write_all(&bytes).await.ok();
            stream.shutdown().await.ok();
        }
        Then::Close => {}
        Then::Stall(bytes) => {
            stream.write_all(bytes.as_bytes()).await.ok();
            let mut rest = Vec::new();
            stream.read_to_end(&mut rest).await.ok();
        }
    }
}

/// Head and body as text, once the body is as long as its head says.
pub(crate) async fn read_request(stream: &mut TcpStream) -> Option<String> {
    let mut bytes = Vec::new();
    loop {
        let mut part = [0; 4096];
        let read = stream.read(&mut part).await.ok()?;
        if read == 0 {
            return None;
        }
        bytes.extend_from_slice(&part[..read]);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let Some((head, body)) = text.split_once("\r\n\r\n") else {
            continue;
        };
        let length = head
            .lines()
            .filter_map(|line| line.split_once(": "))
            .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
            .map_or(0, |(_, length)| length.parse().unwrap());
        if body.len() >= length {
            return Some(text);
        }
    }
}

/// An HTTP/1.1 answer with a JSON body.
pub(crate) fn json_answer(status: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
    )
}

/// A port on which nothing listens.
pub(crate) async fn closed_port() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    listener.local_addr().unwrap()
}

pub(crate) fn options() -> HttpOptions {
    HttpOptions {
        user_agent: "roster-test/0".to_owned(),
        connect_timeout: Duration::from_secs(5),
        answer_timeout: Duration::from_secs(5),
    }
}

pub(crate) fn http() -> Http {
    Http::new(&options()).unwrap()
}

/// Loses patience quickly, for servers that never answer.
pub(crate) fn impatient() -> Http {
    Http::new(&HttpOptions {
        connect_timeout: Duration::from_millis(150),
        answer_timeout: Duration::from_millis(150),
        ..options()
    })
    .unwrap()
}

pub(crate) async fn not_sent(http: &Http, url: Url) -> NotSent {
    match http.exchange(Outgoing::post(url, "{}".to_owned())).await {
        Exchange::NotSent(not_sent) => not_sent,
        other => panic!("nothing can have been sent, but it ended as {other:?}"),
    }
}

pub(crate) async fn unknown(http: &Http, url: Url) -> Unknown {
    match http.exchange(Outgoing::post(url, "{}".to_owned())).await {
        Exchange::Unknown(unknown) => unknown,
        other => panic!("nobody can know what came of it, but it ended as {other:?}"),
    }
}
