//! `cargo xtask run`: from a fresh checkout to the open app, or to the main job done headless.

use std::process::ExitCode;

use anyhow::Result;

use crate::setup::{self, Purpose, node};
use crate::{place, shell, types, ui};

/// Opens the app and waits until it is closed; without a display does the main job headless.
pub(crate) fn run(headless: bool, app_args: &[String]) -> Result<ExitCode> {
    if headless || !setup::has_display() {
        return practice_round(headless);
    }
    setup::system_packages(Purpose::Window)?;
    ui::build(&node::ready()?)?;
    let mut app = shell::cargo();
    app.args(["run", "--package", "roster", "--"])
        .args(app_args);
    shell::show(&mut app)?;
    Ok(ExitCode::SUCCESS)
}

/// One Instantly and one LeadSquared assignment against the practice services, through the same code as
/// in the window. Takes neither system packages nor Node.js.
fn practice_round(asked: bool) -> Result<ExitCode> {
    if !asked {
        println!("There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set).");
    }
    println!("Roster does its main job without a window, with the built-in practice services.\n");
    let folder = place::root().join("target/practice-round");
    types::run_example("practice_round", &[folder.as_os_str()])?;
    Ok(ExitCode::SUCCESS)
}
