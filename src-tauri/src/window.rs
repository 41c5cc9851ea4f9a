//! The main window.

use std::time::Duration;

use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent};

use crate::shell::Shell;

const MAIN: &str = "main";

/// After this long the window is shown even if its page has not said that it is drawn, so that
/// nobody waits before nothing.
const LONGEST_HIDDEN: Duration = Duration::from_secs(5);

/// Makes the main window. It stays hidden until its page has drawn its first screen in the chosen
/// colours, so that no empty or white one flashes up.
pub(crate) fn open(handle: &AppHandle) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(handle, MAIN, WebviewUrl::default())
        .title("Roster")
        .inner_size(1200.0, 800.0)
        .min_inner_size(900.0, 640.0)
        .visible(false)
        .build()?;
    let closing = window.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::CloseRequested { api, .. } = event
            && closing.state::<Shell>().is_sending()
        {
            api.prevent_close();
            close_after_sending(closing.clone());
        }
    });
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(LONGEST_HIDDEN).await;
        show(&window);
    });
    Ok(())
}

/// Puts the window away at once and ends when what is on its way has been answered and written
/// down; a call has its own time limit.
fn close_after_sending(window: WebviewWindow) {
    // It fails only when the window is gone already.
    let _ = window.hide();
    tauri::async_runtime::spawn(async move {
        window.state::<Shell>().idle().await;
        // Somebody may have opened Roster again in the meantime.
        if !window.is_visible().unwrap_or_default() {
            window.app_handle().exit(0);
        }
    });
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
