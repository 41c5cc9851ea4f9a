//! The main window.

use tauri::webview::PageLoadEvent;
use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindowBuilder};

const MAIN: &str = "main";

/// Opens the main window. It is shown once its page is there, so that no empty one flashes up.
pub(crate) fn open(handle: &AppHandle) -> tauri::Result<()> {
    WebviewWindowBuilder::new(handle, MAIN, WebviewUrl::default())
        .title("Roster")
        .inner_size(1200.0, 800.0)
        .min_inner_size(900.0, 640.0)
        .visible(false)
        .on_page_load(|window, page| {
            if matches!(page.event(), PageLoadEvent::Finished) {
                // It fails only when the window is gone already.
                let _ = window.show();
            }
        })
        .build()?;
    Ok(())
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
