//! A notification of the system's own.

use tauri::plugin::TauriPlugin;
use tauri::{AppHandle, Wry};

/// What it takes to show one.
#[cfg(not(target_os = "macos"))]
pub(crate) fn plugin() -> TauriPlugin<Wry> {
    tauri_plugin_notification::init()
}

/// Shows one. The error is technical.
#[cfg(not(target_os = "macos"))]
pub(crate) fn show(handle: &AppHandle, title: &str, body: &str) -> Result<(), String> {
    use tauri_plugin_notification::NotificationExt;
    let notification = handle.notification().builder().title(title).body(body);
    notification.show().map_err(|error| error.to_string())
}

/// Nothing: the system's own script runner shows them.
#[cfg(target_os = "macos")]
pub(crate) fn plugin() -> TauriPlugin<Wry> {
    tauri::plugin::Builder::new("notice").build()
}

/// Shows one through the system's own script runner. The texts are its arguments and no part of the
/// script, so that nothing in them can be carried out. The error is technical.
#[cfg(target_os = "macos")]
pub(crate) fn show(_: &AppHandle, title: &str, body: &str) -> Result<(), String> {
    const SCRIPT: [&str; 3] = [
        "on run texts",
        "display notification (item 2 of texts) with title (item 1 of texts)",
        "end run",
    ];
    let lines = SCRIPT.iter().flat_map(|line| ["-e", line]);
    let runner = std::process::Command::new("/usr/bin/osascript")
        .args(lines)
        .args(["--", title, body])
        .status();
    match runner {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(status.to_string()),
        Err(error) => Err(error.to_string()),
    }
}
