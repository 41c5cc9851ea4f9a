//! The practice services as a program: prints both addresses as one line of JSON and runs until Ctrl-C.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use roster_practice::{Options, Practice, Running};

const USAGE: &str = "Usage: practice [--instantly-port P] [--leadsquared-port P] [--seed N]
  --leads N                    leads of Instantly
  --campaigns N                campaigns of Instantly, at least 9
  --users N                    users of LeadSquared
  --forbid PATH                part of a path that the keys may not use (403); can be given more than once
  --offline yes                cuts every connection, as without a network
  --latency-ms N               time that every answer takes
  --assign-delay-ms N          time from accepting a bulk assignment to its effect
  --instantly-per-second N     calls, and 60 times as many in a minute; none: no limit
  --leadsquared-per-5s N       calls in 5 seconds; none: no limit";

fn main() -> ExitCode {
    let options = match options(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(message) => {
            say(&format!("{message}\n{USAGE}"));
            return ExitCode::from(2);
        }
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let done = runtime
        .map_err(|error| error.to_string())
        .and_then(|runtime| runtime.block_on(run(options)));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            say(&message);
            ExitCode::FAILURE
        }
    }
}

async fn run(options: Options) -> Result<(), String> {
    let running = Practice::start(options)
        .await
        .map_err(|error| error.to_string())?;
    announce(&running).map_err(|error| error.to_string())?;
    let stopped = tokio::signal::ctrl_c().await;
    running.shutdown().await;
    say("Stopped.");
    stopped.map_err(|error| error.to_string())
}

/// One line of JSON for programs on stdout, some words for people on stderr.
fn announce(running: &Running) -> io::Result<()> {
    let (instantly, leadsquared) = (running.instantly_url(), running.leadsquared_url());
    let mut out = io::stdout().lock();
    let line = serde_json::json!({
        "instantly_url": instantly,
        "leadsquared_url": leadsquared,
    });
    writeln!(out, "{line}")?;
    out.flush()?;
    let switches = running.switches();
    say(&format!(
        "Practice services on this computer only, with made-up data.\n\
         \x20 Instantly    {instantly}/api/v2  key {}\n\
         \x20 LeadSquared  {leadsquared}/v2  access key {}, secret key {}\n\
         \x20 Controls     {instantly}/practice/received, /fault, /switches, /state, /touch\n\
         Ctrl-C stops them.",
        switches.instantly.key, switches.leadsquared.access_key, switches.leadsquared.secret_key,
    ));
    Ok(())
}

fn options(mut words: impl Iterator<Item = String>) -> Result<Options, String> {
    let mut options = Options::default();
    let usual = options.leads;
    while let Some(name) = words.next() {
        let value = words.next();
        set(&mut options, &name, value.as_deref())?;
    }
    // With more leads there will be more and larger calls than anybody reads.
    options.switches.keep_bodies = options.leads <= usual;
    Ok(options)
}

fn set(options: &mut Options, name: &str, value: Option<&str>) -> Result<(), String> {
    let switches = &mut options.switches;
    match name {
        "--instantly-port" | "--port-instantly" => options.instantly_port = number(name, value)?,
        "--leadsquared-port" | "--port-leadsquared" => {
            options.leadsquared_port = number(name, value)?;
        }
        "--seed" => options.seed = number(name, value)?,
        "--leads" => options.leads = number(name, value)?,
        "--campaigns" => options.campaigns = number(name, value)?,
        "--forbid" => {
            let path = value.ok_or_else(|| format!("{name} needs a value."))?;
            switches.forbidden.push(path.to_owned());
        }
        "--offline" => switches.offline = value == Some("yes"),
        "--users" => options.users = number(name, value)?,
        "--latency-ms" => switches.latency_ms = number(name, value)?,
        "--assign-delay-ms" => switches.instantly.assign_delay_ms = number(name, value)?,
        "--instantly-per-second" => {
            let limit = limit(name, value)?;
            switches.instantly.calls_per_second = limit;
            switches.instantly.calls_per_minute = limit.map(|limit| limit.saturating_mul(60));
        }
        "--leadsquared-per-5s" => switches.leadsquared.calls_per_5_s = limit(name, value)?,
        _ => return Err(format!("{name} is not known.")),
    }
    Ok(())
}

fn limit(name: &str, value: Option<&str>) -> Result<Option<u32>, String> {
    match value {
        Some("none") => Ok(None),
        other => number(name, other).map(Some),
    }
}

fn number<T: std::str::FromStr>(name: &str, value: Option<&str>) -> Result<T, String> {
    let value = value.ok_or_else(|| format!("{name} needs a value."))?;
    value
        .parse()
        .map_err(|_| format!("{name} needs a number, not {value:?}."))
}

/// To stderr; if even that is closed there is nobody left to tell.
fn say(text: &str) {
    drop(writeln!(io::stderr().lock(), "{text}"));
}
