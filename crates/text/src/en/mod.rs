//! The texts in English.
#![allow(
    missing_docs,
    reason = "a text says what it is; the names of its gaps say what fills them"
)]

pub mod check;
pub mod choices;
pub mod command;
pub mod connection;
pub mod file;
pub mod history;
pub mod instantly;
pub mod keychain;
pub mod leadsquared;
pub mod lines;
pub mod list;
pub mod meaning;
pub mod number;
pub mod open;
pub mod plan;
pub mod planning;
pub mod run;
pub mod sentence;
pub mod shell;
pub mod submission;
pub mod template;
pub mod transport;
pub mod trouble;
pub mod warning;
