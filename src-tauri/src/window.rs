//! The main window.

use std::time::Duration;

use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

pub(crate) const MAIN: &str = "main";

/// After this long the window is shown even if its page has not said that it is drawn, so that
/// nobody waits before nothing.
const LONGEST_HIDDEN: Duration = Duration::from_secs(5);

/// Makes the main window. It stays hidden until its page has drawn its first screen in the chosen
/// colours, so that no empty or white one flashes up.
pub(crate) fn open(handle: &AppHandle) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(handle, MAIN, WebviewUrl::default())
        .title(text::shell::ROSTER)
        .inner_size(1200.0, 800.0)
        .min_inner_size(900.0, 640.0)
        .visible(false)
        .build()?;
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(LONGEST_HIDDEN).await;
        show(&window);
    });
    Ok(())
}

/// Shows the window, now that there is something to see.
pub(crate) fn show(window: &WebviewWindow) {
    // It fails only when the window is gone already.
    let _ = window.show();
}

/// Brings the window of the Roster that already runs to the front.
pub(crate) fn bring_to_front(handle: &AppHandle) {
    if let Some(window) = handle.get_webview_window(MAIN) {
        // Each fails only when the window is gone already.
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}
