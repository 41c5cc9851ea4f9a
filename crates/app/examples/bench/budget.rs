//! How much of a rate budget is used, and whether the service ever says "too many".

use std::sync::Arc;
use std::time::{Duration, Instant};

use leadsquared::client::Client;
use transport::{Address, Budget, Pace};

use crate::numbers::{heading, line, percent, seconds};
use crate::services::{Services, Wanted};
use crate::speed::{client, http, micros};
use crate::{Trouble, speed};

const CALLS: u32 = 500;
const PACE: Pace = Pace {
    calls: 25,
    window: Duration::from_secs(5),
};
const LATENCY: Duration = Duration::from_millis(150);

/// 500 calls at 25 per 5 s to a service that takes 150 ms to answer and counts itself.
pub(crate) async fn measure() -> Result<(), Trouble> {
    let services = services(Some(PACE.calls))?;
    heading("Rate budget: 25 calls per 5 s, 150 ms latency, 500 calls");
    let folder = tempfile::tempdir()?;
    let budget = Budget::open(folder.path().join("budget"), PACE, Arc::new(micros))?;
    let address = Address::parse(&services.leadsquared)?;
    let client = client(http()?.within(budget), &address);
    let began = Instant::now();
    let throttled = all(&client).await?;
    let took = began.elapsed();
    // Nobody could be faster: a full window at once, and each later one after the last.
    let windows = CALLS.div_ceil(PACE.calls) - 1;
    let least = PACE.window * windows + LATENCY;
    let share = least.as_secs_f64() / took.as_secs_f64();
    line(
        "time, and the least there could be",
        &format!("{} / {}", seconds(took), seconds(least)),
        "",
    );
    line("share of the budget used", &percent(share), "at least 97 %");
    line("throttled calls", &throttled.to_string(), "0");
    let latency = one_loop().await?;
    line(
        "a call of one sequential loop takes",
        &millis(latency),
        "150 ms and the way",
    );
    let most = PACE.window.as_secs_f64() / (PACE.window + latency).as_secs_f64();
    line(
        "the most that never lets 26 into a window, at that",
        &percent(most),
        "",
    );
    let alone = latency.as_secs_f64() * f64::from(CALLS);
    line(
        "the loop on all calls (it would be throttled)",
        &format!("{alone:.2} s"),
        "",
    );
    Ok(())
}

fn millis(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1e3)
}

/// What a call takes when nobody waits for a slot, at services without a limit.
async fn one_loop() -> Result<Duration, Trouble> {
    let services = services(None)?;
    let client = client(http()?, &Address::parse(&services.leadsquared)?);
    Ok(speed::one_by_one(&client, 50).await? / 50)
}

fn services(leadsquared_per_5_s: Option<u32>) -> Result<Services, Trouble> {
    Services::start(&Wanted {
        leads: 100,
        latency_ms: u64::try_from(LATENCY.as_millis())?,
        instantly_per_second: None,
        leadsquared_per_5_s,
    })
}

/// Makes all calls as fast as the budget allows; gives how many were refused for the rate.
async fn all(client: &Client) -> Result<u32, Trouble> {
    let mut calls = tokio::task::JoinSet::new();
    for _ in 0..CALLS {
        let client = client.clone();
        calls.spawn(async move { client.who().await });
    }
    let mut throttled = 0;
    while let Some(answered) = calls.join_next().await {
        if answered?.is_err() {
            throttled += 1;
        }
    }
    Ok(throttled)
}
