//! A confirmed plan is carried out: checked, written down, sent, read back and ended honestly.
//! The service, its clock and the history are stand-ins in memory; time is paused.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod book;
mod checking;
mod cut;
mod ending;
mod fates;
mod killing;
mod many;
mod plans;
mod reading_back;
mod scene;
mod sending;
mod stopping;
mod world;
