//! How fast the practice services start and answer with many leads:
//! `cargo run --release -p roster-practice --example pages -- 100000`.

use std::{
    io::{self, Write},
    time::{Duration, Instant},
};

use roster_practice::{Options, Practice, Running};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
};

const CALLS: u32 = 1_000;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let leads = std::env::args().nth(1).map_or(Ok(100_000), |n| n.parse())?;
    let start = Instant::now();
    let running = Practice::start(Options {
        leads,
        ..Options::default()
    })
    .await?;
    report("Start", start.elapsed())?;
    running.switch(|switches| {
        switches.keep_bodies = false;
        switches.instantly.calls_per_second = None;
        switches.instantly.calls_per_minute = None;
        switches.instantly.assign_delay_ms = 0;
    });
    let mut caller = Caller::new(&running).await?;
    let mut ids = Vec::new();
    let mut cursor = String::new();
    let mut took = Duration::ZERO;
    for _ in 0..CALLS {
        let body = json!({"limit": 100, "starting_after": cursor});
        let start = Instant::now();
        let page = caller.post("leads/list", &body).await?;
        took += start.elapsed();
        let page: Value = serde_json::from_slice(&page)?;
        cursor = page["next_starting_after"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        ids.push(ids_of(&page));
    }
    report("Page of 100", took / CALLS)?;
    let owner = running
        .summary()
        .instantly
        .members
        .into_iter()
        .find(|m| m.accepted);
    let owner = owner.map(|member| member.user_id);
    let start = Instant::now();
    for ids in &ids {
        caller
            .post("leads/list", &json!({"limit": 100, "ids": ids}))
            .await?;
    }
    report("Page of 100 ids", start.elapsed() / CALLS)?;
    let start = Instant::now();
    for ids in &ids {
        let body = json!({"organization_user_ids": [owner], "ids": ids});
        caller.post("leads/bulk-assign", &body).await?;
    }
    report("Assignment of 100 ids", start.elapsed() / CALLS)?;
    let start = Instant::now();
    let assigned: usize = running.effects().iter().map(|effect| effect.records).sum();
    writeln!(io::stdout(), "{assigned} leads assigned")?;
    drop(running.summary());
    report("Effects and summary", start.elapsed())?;
    let start = Instant::now();
    drop(running.state());
    report("Whole state", start.elapsed())?;
    running.shutdown().await;
    Ok(())
}

fn ids_of(page: &Value) -> Vec<Value> {
    let items = page["items"].as_array().into_iter().flatten();
    items.map(|lead| lead["id"].clone()).collect()
}

fn report(what: &str, took: Duration) -> io::Result<()> {
    writeln!(io::stdout(), "{what}: {:.3} ms", took.as_secs_f64() * 1e3)
}

/// One connection, kept open.
struct Caller(BufReader<TcpStream>);

impl Caller {
    async fn new(running: &Running) -> io::Result<Self> {
        let url = running.instantly_url();
        let stream = TcpStream::connect(url.trim_start_matches("http://")).await?;
        stream.set_nodelay(true)?;
        Ok(Self(BufReader::new(stream)))
    }

    async fn post(&mut self, path: &str, body: &Value) -> io::Result<Vec<u8>> {
        let body = body.to_string();
        let request = format!(
            "POST /api/v2/{path} HTTP/1.1\r\nhost: x\r\nuser-agent: x\r\nauthorization: Bearer \
             practice-key\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        );
        self.0.write_all(request.as_bytes()).await?;
        let mut length = 0;
        loop {
            let mut line = String::new();
            self.0.read_line(&mut line).await?;
            if let Some(value) = line.strip_prefix("content-length: ") {
                length = value.trim().parse().map_err(io::Error::other)?;
            }
            if line.trim().is_empty() {
                break;
            }
        }
        let mut bytes = vec![0; length];
        self.0.read_exact(&mut bytes).await?;
        Ok(bytes)
    }
}
