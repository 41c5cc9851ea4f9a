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

use support::Stage;

#[test]
fn the_window_opens_and_shows_its_first_screen() {
    let stage = Stage::set("the_window_opens_and_shows_its_first_screen");
    let window = stage.open();
    assert_ne!(window.all_text(), "", "the first screen is not blank");
    window.screenshot("first-screen");
    window.close();
}
