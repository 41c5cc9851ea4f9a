//! The stage on which the app is tested as a person meets it: its real binary in a real window, with a
//! display, a session bus and a keyring of its own, driven through WebDriver.
//!
//! ```no_run
//! let stage = Stage::set("a_key_is_kept_in_the_keyring");
//! let window = stage.open();
//! window.button("Add connection").click();
//! window.field("API key").fill("abc");
//! window.role("status", "Saved").shown();
//! window.screenshot("connection");
//! window.close();
//! let window = stage.open(); // the same home: a restart
//! ```
#![allow(
    dead_code,
    reason = "a vocabulary for tests to come, not only for those there are"
)]

mod bystander;
mod child;
mod equipment;
mod frame;
mod keys;
mod stage;
mod target;
mod wait;
mod window;

#[allow(unused_imports, reason = "as above")]
pub(crate) use {
    equipment::Keyring,
    stage::{Opening, Stage},
    target::Target,
    wait::{becomes, until},
    window::Window,
};
