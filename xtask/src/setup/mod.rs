//! What the machine must have before anything can be built: found, installed, or asked for.

mod apt;
pub(crate) mod node;
mod other;
mod system;

use anyhow::Result;
use system::System;

/// What the system packages are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Building and opening the app's window.
    Window,
    /// That, and driving it in the tests: a virtual display, a keyring, the web view's driver.
    WindowTests,
}

/// Sees to it that the system has what `purpose` takes.
///
/// On Debian and its kin what is missing is installed. Elsewhere it ends with the command to type.
pub(crate) fn system_packages(purpose: Purpose) -> Result<()> {
    match system::this() {
        System::Debian => apt::install_missing(&apt::packages(purpose)),
        other => other::demand(other, purpose),
    }
}

/// Whether a window can be opened: everywhere but on a Linux without a display server.
pub(crate) fn has_display() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}
