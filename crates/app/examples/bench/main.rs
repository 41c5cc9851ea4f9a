//! What Roster's promises cost: measured against the practice services, printed as ratios.
//!
//! The practice services run in a process of their own (this program, started with `serve`), so
//! that memory and processor time of the two are not mixed up. Started by `cargo xtask bench`.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program for a terminal"
)]

mod budget;
mod journal;
mod lists;
mod memory;
mod numbers;
mod plan;
mod services;
mod speed;

use std::process::ExitCode;

/// Anything that keeps a measurement from being made.
type Trouble = Box<dyn std::error::Error + Send + Sync>;

#[tokio::main]
async fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let done = match words.next().as_deref() {
        Some("serve") => services::serve(words.collect()).await,
        only => measure(only.unwrap_or_default()).await,
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("The bench could not be run: {trouble}");
            ExitCode::FAILURE
        }
    }
}

/// Every measurement, or the one that is named.
async fn measure(only: &str) -> Result<(), Trouble> {
    let wanted = |name: &str| only.is_empty() || only == name;
    if wanted("speed") {
        speed::measure().await?;
    }
    if wanted("journal") {
        journal::measure().await?;
    }
    if wanted("plan") {
        plan::measure().await?;
    }
    if wanted("lists") {
        lists::measure().await?;
    }
    if wanted("budget") {
        budget::measure().await?;
    }
    Ok(())
}
