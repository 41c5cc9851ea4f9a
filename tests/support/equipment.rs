//! What a desktop session consists of: a display, a session bus, a keyring, and the web view's driver.

use std::fs;
use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};

use super::child::{Background, mortal};
use super::wait::until;

/// Room for the app's window at its first size.
const SCREEN: &str = "1280x900x24";

/// In which state the desktop's keyring is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keyring {
    Unlocked,
    /// It runs, but nobody has typed its password, and nobody will.
    Locked,
    /// None runs, and none can be started.
    Absent,
}

/// A virtual display, and its name for `DISPLAY`. The server looks for a free number by itself.
pub(super) fn display(logs: &Path) -> (Background, String) {
    let mut server = mortal("Xvfb");
    server.args([
        "-displayfd",
        "1",
        "-screen",
        "0",
        SCREEN,
        "-nolisten",
        "tcp",
        "-noreset",
    ]);
    let (running, number) = Background::start_and_hear(&mut server, &logs.join("xvfb.log"));
    (running, format!(":{number}"))
}

/// A session bus, and its address. It starts no service by itself: a test has the services that it says.
pub(super) fn bus(runtime_dir: &Path, logs: &Path) -> (Background, String) {
    let config = runtime_dir.join("bus.conf");
    let socket = runtime_dir.join("bus");
    fs::write(&config, bus_config(&socket)).expect("writing the bus's settings");
    let mut daemon = mortal("dbus-daemon");
    daemon
        .arg(format!("--config-file={}", config.display()))
        .args(["--nofork", "--nopidfile", "--print-address=1"]);
    Background::start_and_hear(&mut daemon, &logs.join("dbus.log"))
}

fn bus_config(socket: &Path) -> String {
    format!(
        r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*"/>
    <allow receive_sender="*"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#,
        socket.display()
    )
}

/// The real keyring of the GNOME desktop, on the bus of `environment`.
pub(super) fn keyring(
    state: Keyring,
    environment: &[(String, String)],
    logs: &Path,
) -> Option<Background> {
    match state {
        Keyring::Absent => None,
        Keyring::Unlocked => Some(unlocked(environment, logs)),
        Keyring::Locked => {
            // Before it can be locked, a keyring must have been there.
            drop(unlocked(environment, logs));
            let mut daemon = keyring_daemon(environment);
            let running = Background::start(&mut daemon, &logs.join("keyring.log"));
            wait_for_keyring(environment);
            Some(running)
        }
    }
}

/// A keyring as after logging in: its default collection is there and open.
fn unlocked(environment: &[(String, String)], logs: &Path) -> Background {
    let mut daemon = keyring_daemon(environment);
    daemon.arg("--unlock").stdin(Stdio::piped());
    let mut running = Background::start(&mut daemon, &logs.join("keyring.log"));
    let mut input = running.input().expect("its input is piped");
    input
        .write_all(b"password")
        .expect("handing over the keyring's password");
    // It reads until the end.
    drop(input);
    wait_for_keyring(environment);
    running
}

fn keyring_daemon(environment: &[(String, String)]) -> Command {
    let mut daemon = mortal("gnome-keyring-daemon");
    daemon
        .args(["--foreground", "--components=secrets"])
        .envs(environment.iter().cloned());
    daemon
}

fn wait_for_keyring(environment: &[(String, String)]) {
    until("the keyring is on the bus", || {
        has_owner("org.freedesktop.secrets", environment).then_some(())
    });
}

/// Whether somebody offers the service `name` on the bus.
fn has_owner(name: &str, environment: &[(String, String)]) -> bool {
    let answer = Command::new("dbus-send")
        .args([
            "--session",
            "--print-reply=literal",
            "--dest=org.freedesktop.DBus",
            "/",
        ])
        .arg("org.freedesktop.DBus.NameHasOwner")
        .arg(format!("string:{name}"))
        .envs(environment.iter().cloned())
        .output()
        .expect("dbus-send comes with the bus");
    String::from_utf8_lossy(&answer.stdout).contains("true")
}

/// The web view's WebDriver server, and its address. It starts the app when a session is opened, with the
/// environment that it has itself.
pub(super) fn driver(environment: &[(String, String)], logs: &Path) -> (Background, String) {
    let port = free_port();
    let mut server = mortal("WebKitWebDriver");
    server
        .arg("--host=127.0.0.1")
        .arg(format!("--port={port}"))
        .envs(environment.iter().cloned());
    let running = Background::start(&mut server, &logs.join("app.log"));
    until("the driver listens", || {
        TcpStream::connect(("127.0.0.1", port)).ok()
    });
    (running, format!("http://127.0.0.1:{port}"))
}

/// A port that was free a moment ago: the driver cannot choose one and say which.
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port on loopback");
    let address = listener.local_addr().expect("the listener has an address");
    address.port()
}
