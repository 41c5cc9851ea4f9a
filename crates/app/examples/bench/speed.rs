//! Calls per second where no limit holds them back.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use leadsquared::client::Client;
use transport::{Address, Http, HttpOptions};

use crate::Trouble;
use crate::numbers::{heading, line, rate, times};
use crate::services::{Services, Wanted};

const CALLS: u32 = 2_000;
const AT_ONCE: u32 = 32;

/// Many calls at once against one after another, on the same work.
pub(crate) async fn measure() -> Result<(), Trouble> {
    heading("Calls without a limit, 5 ms latency");
    let services = Services::start(&Wanted {
        leads: 100,
        latency_ms: 5,
        instantly_per_second: None,
        leadsquared_per_5_s: None,
    })?;
    let client = client(http()?, &Address::parse(&services.leadsquared)?);
    let sequential = one_by_one(&client, CALLS / 10).await? * 10;
    let together = together(&client).await?;
    line("one sequential loop", &per_second(sequential), "");
    line("32 at once", &per_second(together), "");
    let ratio = sequential.as_secs_f64() / together.as_secs_f64();
    line("at once over sequential", &times(ratio), "");
    Ok(())
}

fn per_second(time: Duration) -> String {
    format!("{:.0} /s", rate(CALLS, time))
}

/// HTTP as the application uses it.
pub(crate) fn http() -> Result<Http, Trouble> {
    Ok(Http::new(&HttpOptions {
        user_agent: "Roster bench".to_owned(),
        connect_timeout: Duration::from_secs(10),
        answer_timeout: Duration::from_secs(30),
    })?)
}

/// A client with the practice keys.
pub(crate) fn client(http: Http, address: &Address) -> Client {
    let (access, secret) = (practice::PRACTICE_ACCESS_KEY, practice::PRACTICE_SECRET_KEY);
    Client::new(http, address.clone(), access.into(), secret.into())
}

/// Microseconds since the epoch.
pub(crate) fn micros() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    i64::try_from(since.unwrap_or_default().as_micros()).unwrap_or(i64::MAX)
}

/// So many calls, one after another.
pub(crate) async fn one_by_one(client: &Client, calls: u32) -> Result<Duration, Trouble> {
    let began = Instant::now();
    for _ in 0..calls {
        client.who().await?;
    }
    Ok(began.elapsed())
}

async fn together(client: &Client) -> Result<Duration, Trouble> {
    let began = Instant::now();
    let mut calls = tokio::task::JoinSet::new();
    for _ in 0..AT_ONCE {
        let client = client.clone();
        calls.spawn(async move {
            for _ in 0..CALLS / AT_ONCE {
                client.who().await?;
            }
            Ok::<(), leadsquared::client::ReadError>(())
        });
    }
    while let Some(done) = calls.join_next().await {
        done??;
    }
    Ok(began.elapsed())
}
