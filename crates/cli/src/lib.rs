//! The headless command `roster`: the same functions, the same history and the same keychain as
//! the window, for schedulers and pipelines.
//!
//! A command is read ([`args`]), opens the application ([`session`]), does its work
//! ([`commands`]), and prints one result ([`output`], [`console`]); what it came to is the exit code
//! ([`exit`]). Nothing about services, plans or the history is decided here.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod args;
mod commands;
mod confirm;
pub mod console;
mod edge;
pub mod exit;
mod follow;
mod interrupt;
pub mod output;
mod outside;
mod progress;
pub mod secrets;
mod session;
mod terminal;
mod trouble;
mod waiting;

use std::ffi::OsString;

use clap::Parser;
use clap::error::ErrorKind;
use serde::Serialize;

use args::Cli;
use console::Console;
use exit::Exit;
use interrupt::Interrupt;

pub use outside::Outside;
pub use trouble::{PlaceAndMessage, Said, Trouble};

/// Carries out a command line, prints what came of it, and gives the exit code.
#[must_use]
pub fn run(arguments: Vec<OsString>, outside: Outside) -> Exit {
    // Known before the rest can be read, so that mistakes in the rest are documents too.
    let json = arguments.iter().any(|argument| argument == "--json");
    let console = Console::of_this_process(json);
    let done = match Cli::try_parse_from(arguments) {
        Ok(cli) => on_tokio(cli, console, outside),
        Err(error) => usage(&error, console),
    };
    done.unwrap_or_else(|trouble| {
        console.trouble(&trouble);
        trouble.exit
    })
}

fn on_tokio(cli: Cli, console: Console, outside: Outside) -> Result<Exit, Trouble> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Trouble::internal(text::command::NOT_STARTED, &error))?;
    let done = runtime.block_on(until_interrupted(cli, console, outside));
    // A thread may wait for a person or for standard input for ever.
    runtime.shutdown_background();
    done
}

async fn until_interrupted(cli: Cli, console: Console, outside: Outside) -> Result<Exit, Trouble> {
    let interrupt = Interrupt::listen()
        .map_err(|error| Trouble::internal(text::command::NOT_LISTENING, &error))?;
    tokio::select! {
        biased;
        () = interrupt.at_once() => Err(Trouble::interrupted(if interrupt.may_have_sent() {
            text::command::INTERRUPTED_MAY_LAND
        } else {
            text::command::INTERRUPTED_SENT_NOTHING
        })),
        done = commands::carry_out(cli, (console, interrupt.clone(), outside)) => done,
    }
}

/// What was asked for of the command itself, as `--json` prints it.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Asked<'a> {
    Help(&'a str),
    Version(&'a str),
}

/// Help and version are no mistakes; everything else is one.
fn usage(error: &clap::Error, console: Console) -> Result<Exit, Trouble> {
    let words = error.render().to_string();
    let document = match error.kind() {
        ErrorKind::DisplayHelp => Asked::Help(&words),
        ErrorKind::DisplayVersion => Asked::Version(env!("CARGO_PKG_VERSION")),
        _ => {
            let words = words.trim().trim_start_matches("error: ");
            return Err(Trouble::new(Exit::Invalid, "usage", words));
        }
    };
    console.result(&document, || words.clone())?;
    Ok(Exit::Done)
}
