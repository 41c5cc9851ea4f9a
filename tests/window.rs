//! The product end to end: the real binary in a real window, with a real keyring.
//!
//! Not part of a plain `cargo test`, because it takes a display server, a keyring and the web view's
//! driver: `cargo xtask test window` installs them and runs it.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says by panicking what is wrong"
)]

mod support;

/// The scenarios by topic; `steps` and `runs` have what several of them do.
mod window {
    mod again;
    mod answers;
    mod appearance;
    mod axe;
    mod builders;
    mod closing;
    mod connections;
    mod danger;
    mod drift;
    mod expiry;
    mod first_run;
    mod first_screen;
    mod history;
    mod instantly_form;
    mod keyboard;
    mod keychain;
    mod leadsquared_form;
    mod lists;
    mod pickers;
    mod queue;
    mod recovery;
    mod round;
    mod running;
    mod runs;
    mod same_plan;
    mod steps;
    mod templates;
    mod try_first;
}
