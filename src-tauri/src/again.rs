//! Starting once more when an earlier Roster was just ending.

use std::time::Duration;

/// How often Roster has started itself again for this reason.
const COUNT: &str = "ROSTER_STARTED_AGAIN";
const MOST: u32 = 5;
/// The session bus notices the end of a process after a moment.
const MOMENT: Duration = Duration::from_millis(200);

/// On Linux a Roster that has just ended, or was killed, still has its name on the session bus for a
/// moment, and no longer answers under it: it can neither come to the front nor make room. Then Roster
/// starts itself again, and this does not return.
#[allow(
    clippy::disallowed_methods,
    reason = "nothing tells when the bus has noticed, and nothing else runs here"
)]
pub(crate) fn after(error: &tauri::Error) {
    let tauri::Error::PluginInitialization(plugin, _) = error else {
        return;
    };
    let before = std::env::var(COUNT)
        .ok()
        .and_then(|count| count.parse().ok());
    let before: u32 = before.unwrap_or(0);
    if plugin != "single-instance" || before >= MOST {
        return;
    }
    std::thread::sleep(MOMENT);
    start(before + 1);
}

#[cfg(unix)]
fn start(count: u32) {
    use std::os::unix::process::CommandExt as _;

    if let Ok(program) = std::env::current_exe() {
        // Comes back only when it could not start; then what went wrong is told.
        let _ = std::process::Command::new(program)
            .args(std::env::args_os().skip(1))
            .env(COUNT, count.to_string())
            .exec();
    }
}

/// Windows gives the name back with the end of the process.
#[cfg(not(unix))]
const fn start(_: u32) {}
