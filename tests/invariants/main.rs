//! What must stay absent, and where the few exceptions are: the invariants of ARCHITECTURE.md.
//!
//! Each rule about sources carries a sample that breaks it, and is tried on the sample before it is
//! tried on the project: a rule that notices nothing would hold nothing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod config;
mod graph;
mod house;
mod licences;
mod project;
mod rule;
mod secrets;
mod sources;
mod words;
