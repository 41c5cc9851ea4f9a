//! What a scheduler or a pipeline sees of the real command.

#[path = "../support/mod.rs"]
mod support;

mod confirming;
mod connections;
mod documents;
mod exits;
#[cfg(unix)]
mod interrupts;
mod round;
mod secrets;
