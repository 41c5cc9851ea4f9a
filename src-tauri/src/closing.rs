//! Closing the window while a submission runs: asked first, then paused, never torn off.

use tauri::{AppHandle, Manager, Window, WindowEvent};

use crate::shell::Shell;

/// Keeps the window open while a submission runs, and lets the page ask.
pub(crate) fn asked(window: &Window, event: &WindowEvent) {
    let shell = window.state::<Shell>();
    if let WindowEvent::CloseRequested { api, .. } = event
        && shell.is_sending()
    {
        api.prevent_close();
        shell.ask_before_closing();
    }
}

/// Puts the window away at once, lets the calls on their way be answered and written down, and ends.
/// What has not been sent stays where it is and can be gone on with at the next start.
pub(crate) fn pause_and_close(handle: &AppHandle) {
    for window in handle.webview_windows().values() {
        // It fails only when the window is gone already.
        let _ = window.hide();
    }
    let handle = handle.clone();
    tauri::async_runtime::spawn(async move {
        handle.state::<Shell>().pause_all().await;
        handle.exit(0);
    });
}
