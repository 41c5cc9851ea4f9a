//! Roster without a window: everything that the screens and the command line can do.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod contract;
