//! Roster without a window: everything that the screens and the command line can do.
//!
//! [`App`] has one method for each command of the [`contract`]. The window's shell unpacks a
//! call, asks the method of the same name, and packs its answer; nothing else happens there.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod account;
mod app;
mod beat;
mod budget;
mod check;
mod choices;
mod connection;
mod connection_test;
pub mod contract;
mod count;
mod credentials;
mod drafts;
mod error;
mod export;
mod history;
mod lists;
mod names;
mod plan;
mod practice;
mod presence;
mod preview;
mod request;
mod service;
mod settings;
mod start;
mod submission;
mod templates;
mod trouble;
mod vocabulary;

pub use app::{App, Clock, Options, data_dir};
pub use assign::Timing;
pub use credentials::KEYCHAIN_NAMESPACE;
pub use transport::{MicroClock, Patience};
