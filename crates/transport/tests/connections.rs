//! Which requests share a connection, and what becomes of one that has gone stale.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::sync::Arc;
use std::time::Duration;

use roster_transport::{Again, Answer, Exchange, Http, Outgoing, Patience, Url};
use support::{http, json_answer, read_request};
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;

/// A server that keeps its connections open, each for so many answers: the request after them is
/// read, and the connection ends without a word.
struct Keeping {
    url: Url,
    /// For every request that was read, the number of its connection.
    read: mpsc::UnboundedReceiver<usize>,
}

impl Keeping {
    async fn start(answers: usize) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let at = listener.local_addr().unwrap();
        let (seen, read) = mpsc::unbounded_channel();
        tokio::spawn(async move {
            for connection in 1.. {
                let (stream, _) = listener.accept().await.unwrap();
                tokio::spawn(serve(stream, connection, answers, seen.clone()));
            }
        });
        let url = Url::parse(&format!("http://{at}/")).unwrap();
        Self { url, read }
    }

    /// The connection of each request so far.
    fn connections(&mut self) -> Vec<usize> {
        std::iter::from_fn(|| self.read.try_recv().ok()).collect()
    }

    fn get(&self) -> Outgoing {
        Outgoing::get(self.url.clone())
    }

    fn query(&self) -> Outgoing {
        Outgoing::query(self.url.clone(), "{}".to_owned())
    }
}

async fn serve(
    mut stream: TcpStream,
    connection: usize,
    answers: usize,
    seen: mpsc::UnboundedSender<usize>,
) {
    for answered in 0.. {
        if read_request(&mut stream).await.is_none() {
            return;
        }
        seen.send(connection).ok();
        if answered == answers {
            return;
        }
        let answer = json_answer("200 OK", "{}");
        stream.write_all(answer.as_bytes()).await.unwrap();
    }
}

fn patience(attempts: u32) -> Patience {
    Patience {
        attempts,
        first: Duration::from_millis(1),
        ..Patience::new(Arc::new(|| 1.0))
    }
}

async fn status(http: &Http, attempts: u32, request: impl Fn() -> Outgoing) -> u16 {
    let again = |exchange: &Exchange| Again::of(exchange, |_| Again::No);
    match http.read(&patience(attempts), request, again).await {
        Exchange::Answered(Answer { status, .. }) => status,
        other => panic!("the server answered in the end, but it ended as {other:?}"),
    }
}

#[tokio::test]
async fn reads_with_a_body_or_without_share_a_connection() {
    let mut server = Keeping::start(9).await;
    let http = http();
    for _ in 0..2 {
        http.exchange(server.get()).await;
        http.exchange(server.query()).await;
    }
    assert_eq!(
        server.connections(),
        [1, 1, 1, 1],
        "a connection for every page would cost a handshake each"
    );
}

#[tokio::test]
async fn what_may_change_something_has_a_connection_of_its_own() {
    let mut server = Keeping::start(9).await;
    let http = http();
    let (url, json) = (server.url.clone(), "{}".to_owned());
    http.exchange(server.get()).await;
    for _ in 0..2 {
        let post = Outgoing::post(url.clone(), json.clone());
        http.exchange(post).await;
        let patch = Outgoing::patch(url.clone(), json.clone());
        http.exchange(patch).await;
    }
    http.exchange(server.query()).await;
    assert_eq!(
        server.connections(),
        [1, 2, 3, 4, 5, 1],
        "a kept one may be stale, and a write on it would end as unknown"
    );
}

#[tokio::test]
async fn a_read_on_a_stale_connection_is_sent_again_on_a_fresh_one() {
    for attempts in [1, 2] {
        let mut server = Keeping::start(1).await;
        let http = http();
        http.exchange(server.get()).await;
        assert_eq!(status(&http, attempts, || server.query()).await, 200);
        assert_eq!(
            server.connections(),
            [1, 1, 2],
            "with {attempts} attempts: the cut one, and once more"
        );
    }
}
