//! A session bus and a keyring daemon for one test, and child processes that live in it.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

const STEP: &str = "ROSTER_TEST_STEP";
const NOTE: &str = "note: ";
/// Without service directories, so that the bus never starts a keyring by itself.
const BUS: &str = r#"<busconfig><type>session</type><listen>unix:path=BUS</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>"#;

/// The step that this process has to do, or nothing if it is the test itself.
pub(crate) fn inside() -> Option<String> {
    std::env::var(STEP).ok()
}

/// Tells the test how far the child is, and waits until the test says go on.
pub(crate) fn note(text: &str) {
    let mut out = std::io::stdout();
    writeln!(out, "\n{NOTE}{text}").unwrap();
    out.flush().unwrap();
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap();
}

pub(crate) struct Session {
    home: tempfile::TempDir,
    bus: Option<Child>,
    keyring: Option<Child>,
}

impl Session {
    pub(crate) fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        for folder in [".cache", ".local/share", "run"] {
            std::fs::create_dir_all(home.path().join(folder)).unwrap();
        }
        Self {
            home,
            bus: None,
            keyring: None,
        }
    }

    pub(crate) fn start_bus(&mut self) {
        let socket = self.home.path().join("run/bus");
        let config = self.home.path().join("bus.conf");
        std::fs::write(&config, BUS.replace("BUS", socket.to_str().unwrap())).unwrap();
        let mut command = self.command("dbus-daemon");
        command
            .stdout(Stdio::null())
            .arg("--nofork")
            .arg("--nopidfile")
            .arg(format!("--config-file={}", config.display()));
        self.bus = Some(started(&mut command));
        until("the bus answers", || {
            self.ask_bus("ListNames", "").is_some()
        });
    }

    pub(crate) fn start_keyring(&mut self) {
        let mut command = self.command("gnome-keyring-daemon");
        command
            .args(["--foreground", "--unlock", "--components=secrets"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null());
        let mut daemon = started(&mut command);
        daemon.stdin.take().unwrap().write_all(b"pw\n").unwrap();
        self.keyring = Some(daemon);
        until("the keyring is there", || self.keyring_runs());
    }

    pub(crate) fn stop_keyring(&mut self) {
        let mut daemon = self.keyring.take().expect("a keyring runs");
        daemon.kill().unwrap();
        daemon.wait().unwrap();
        until("the keyring is gone", || !self.keyring_runs());
    }

    pub(crate) fn lock_keyring(&self) {
        let locked = self
            .command("dbus-send")
            .args([
                "--session",
                "--print-reply",
                "--dest=org.freedesktop.secrets",
                "/org/freedesktop/secrets",
            ])
            .args([
                "org.freedesktop.Secret.Service.Lock",
                "array:objpath:/org/freedesktop/secrets/collection/login",
            ])
            .output()
            .unwrap();
        assert!(
            locked.status.success(),
            "locking failed: {}",
            String::from_utf8_lossy(&locked.stderr)
        );
    }

    pub(crate) fn secret_tool(&self, arguments: &[&str]) -> String {
        let output = output(self.command("secret-tool").args(arguments));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs one step of a test in this session, to its end.
    pub(crate) fn child(&self, test: &str, step: &str) {
        let output = output(&mut self.child_command(test, step));
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(
            output.status.success() && said.contains("1 passed"),
            "step {step:?} of {test}: {said}"
        );
    }

    /// Starts one step of a test, to be followed by its notes.
    pub(crate) fn spawn(&self, test: &str, step: &str) -> Running {
        let mut command = self.child_command(test, step);
        let mut child = started(command.stdin(Stdio::piped()).stdout(Stdio::piped()));
        let (stdin, stdout) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        Running {
            child,
            stdin,
            stdout: BufReader::new(stdout),
            said: String::new(),
        }
    }

    /// Looks through everything that was written in this session's home.
    pub(crate) fn assert_no_file_contains(&self, text: &str) {
        let mut folders = vec![self.home.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
                let (path, kind) = (entry.path(), entry.file_type().unwrap());
                if kind.is_dir() {
                    folders.push(path);
                } else if kind.is_file() {
                    let found = std::fs::read(&path)
                        .unwrap()
                        .windows(text.len())
                        .any(|w| w == text.as_bytes());
                    assert!(!found, "the key lies open in {}", path.display());
                }
            }
        }
    }

    fn child_command(&self, test: &str, step: &str) -> Command {
        let mut command = self.command(std::env::current_exe().unwrap());
        command
            .args(["--exact", test, "--nocapture"])
            .env(STEP, step);
        command
    }

    fn command(&self, program: impl AsRef<Path>) -> Command {
        let home: PathBuf = self.home.path().to_owned();
        let mut command = Command::new(program.as_ref());
        for variable in [
            "DBUS_SESSION_BUS_ADDRESS",
            "DISPLAY",
            "WAYLAND_DISPLAY",
            "GNOME_KEYRING_CONTROL",
        ] {
            command.env_remove(variable);
        }
        command
            .env("XDG_RUNTIME_DIR", home.join("run"))
            .env("XDG_DATA_HOME", home.join(".local/share"));
        if self.bus.is_some() {
            command.env(
                "DBUS_SESSION_BUS_ADDRESS",
                format!("unix:path={}", home.join("run/bus").display()),
            );
        }
        command
            .env("XDG_CACHE_HOME", home.join(".cache"))
            .env("HOME", home)
            .stdin(Stdio::null())
            .stderr(Stdio::null());
        command
    }

    fn keyring_runs(&self) -> bool {
        self.ask_bus("NameHasOwner", "string:org.freedesktop.secrets")
            .is_some_and(|said| said.contains("true"))
    }

    fn ask_bus(&self, method: &str, argument: &str) -> Option<String> {
        let mut command = self.command("dbus-send");
        command.args([
            "--session",
            "--print-reply",
            "--dest=org.freedesktop.DBus",
            "/org/freedesktop/DBus",
        ]);
        command
            .arg(format!("org.freedesktop.DBus.{method}"))
            .args(Some(argument).filter(|a| !a.is_empty()));
        let address = format!("unix:path={}", self.home.path().join("run/bus").display());
        let output = output(command.env("DBUS_SESSION_BUS_ADDRESS", address));
        output
            .status
            .success()
            .then(|| String::from_utf8(output.stdout).unwrap())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        for mut child in self.keyring.take().into_iter().chain(self.bus.take()) {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// A child that stops at each of its notes.
pub(crate) struct Running {
    child: Child,
    stdin: ChildStdin,
    stdout: BufReader<ChildStdout>,
    said: String,
}

impl Running {
    pub(crate) fn await_note(&mut self, expected: &str) {
        loop {
            let mut line = String::new();
            let read = self.stdout.read_line(&mut line).unwrap();
            assert!(
                read > 0,
                "the child ended before {expected:?}: {}",
                self.said
            );
            self.said.push_str(&line);
            if let Some(note) = line.trim_end().strip_prefix(NOTE) {
                return assert_eq!(note, expected, "the child said so far: {}", self.said);
            }
        }
    }

    pub(crate) fn go_on(&mut self) {
        self.stdin.write_all(b"\n").unwrap();
    }

    pub(crate) fn assert_success(mut self) {
        assert!(
            self.child.wait().unwrap().success(),
            "the child failed: {}",
            self.said
        );
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn started(command: &mut Command) -> Child {
    command.spawn().unwrap_or_else(|e| missing(command, &e))
}

fn output(command: &mut Command) -> std::process::Output {
    command.output().unwrap_or_else(|e| missing(command, &e))
}

fn missing(command: &Command, error: &std::io::Error) -> ! {
    panic!(
        "{:?} can't be started ({error}): `cargo xtask test` installs what the tests need",
        command.get_program()
    )
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is the wait for a condition with a deadline"
)]
fn until(what: &str, condition: impl Fn() -> bool) {
    let start = Instant::now();
    while !condition() {
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "{what}: not within 20 s"
        );
        std::thread::sleep(Duration::from_millis(20));
    }
}
