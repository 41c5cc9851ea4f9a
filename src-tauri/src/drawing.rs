//! Makes the window draw on every graphics card.

/// WebKitGTK's DMABUF renderer leaves the window blank with some graphics drivers, and it can be
/// switched off only before the first thread starts. So Roster starts itself again with it
/// switched off, unless the person has decided about it.
#[cfg(target_os = "linux")]
pub(crate) fn make_safe() {
    use std::os::unix::process::CommandExt as _;

    const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if std::env::var_os(SWITCH).is_some() {
        return;
    }
    if let Ok(program) = std::env::current_exe() {
        // Comes back only when it could not start; then the window is tried as it is.
        let _ = std::process::Command::new(program)
            .args(std::env::args_os().skip(1))
            .env(SWITCH, "1")
            .exec();
    }
}

/// Other systems draw with their own web view.
#[cfg(not(target_os = "linux"))]
pub(crate) const fn make_safe() {}
