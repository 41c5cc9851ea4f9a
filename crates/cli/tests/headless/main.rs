//! What a scheduler or a pipeline sees of the real command.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../support/mod.rs"]
mod support;

mod confirming;
mod connections;
mod documents;
mod exits;
#[cfg(unix)]
mod interrupts;
mod labels;
mod round;
mod secrets;
#[cfg(target_os = "linux")]
mod terminal;
mod undoing;
