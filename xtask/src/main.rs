//! Roster's own commands, started as `cargo xtask <command>`; `cargo xtask help` explains each.
//!
//! Needs nothing but Rust to build: what the other crates need is installed from here.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line speaks by printing"
)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod bench;
mod command;
mod counts;
mod place;
mod report;
mod run;
mod setup;
mod shell;
mod stamp;
mod test;
mod types;
mod ui;

use std::process::ExitCode;

use anyhow::Result;
use command::{Command, HELP};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match command::parse(&words) {
        Ok(command) => carry_out(&command).unwrap_or_else(|error| {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }),
        Err(problem) => {
            eprintln!("xtask: {problem}\n\n{HELP}");
            ExitCode::from(2)
        }
    }
}

fn carry_out(command: &Command) -> Result<ExitCode> {
    match command {
        Command::Help => println!("{HELP}"),
        Command::Run { headless, app_args } => return run::run(*headless, app_args),
        Command::Test { tiers } => return test::test(tiers),
        Command::Bench { only } => bench::bench(only.as_deref())?,
        Command::Types { check: false } => types::write()?,
        Command::Types { check: true } => types::check()?,
        Command::Fmt => fmt()?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Formats the Rust sources and the front end's.
fn fmt() -> Result<()> {
    shell::show(shell::cargo().args(["fmt", "--all"]))?;
    let node = setup::node::ready()?;
    ui::install(&node)?;
    ui::script(&node, "format")
}
