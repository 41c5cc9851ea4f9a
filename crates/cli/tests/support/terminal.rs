//! A terminal that the command runs in, with a person who reads and types.

use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{LocalModes, tcgetattr};
use tokio::process::{Child, Command};

/// How long a command may take to show something.
const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) struct Terminal {
    person: File,
    shown: Arc<Mutex<Vec<u8>>>,
    child: Child,
}

impl Terminal {
    /// Runs a command in a terminal of its own.
    pub(crate) fn run(command: &Command) -> Self {
        let person = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        grantpt(&person).unwrap();
        unlockpt(&person).unwrap();
        let name = ptsname(&person, Vec::new()).unwrap();
        let side = || {
            let mut options = OpenOptions::new();
            let not_ours = OpenptFlags::NOCTTY.bits().cast_signed();
            options.read(true).write(true).custom_flags(not_ours);
            options.open(name.to_str().unwrap()).unwrap()
        };
        let child = in_a_session(command)
            .stdin(side())
            .stdout(side())
            .stderr(side())
            .spawn()
            .unwrap();
        let person = File::from(person);
        let shown = Arc::default();
        read(person.try_clone().unwrap(), Arc::clone(&shown));
        Self {
            person,
            shown,
            child,
        }
    }

    /// Everything that was shown so far.
    pub(crate) fn shown(&self) -> String {
        String::from_utf8_lossy(&self.shown.lock().unwrap()).into_owned()
    }

    pub(crate) async fn until_it_shows(&self, words: &str) {
        let mut look = tokio::time::interval(Duration::from_millis(10));
        let shows = async {
            while !self.shown().contains(words) {
                look.tick().await;
            }
        };
        let shows = tokio::time::timeout(PATIENCE, shows).await;
        assert!(shows.is_ok(), "it shows {words:?}: {}", self.shown());
    }

    /// Waits until what is typed is shown, or is not.
    pub(crate) async fn until_typing_is_shown(&self, is_shown: bool) {
        let mut look = tokio::time::interval(Duration::from_millis(10));
        let changes = async {
            while self.shows_typing() != is_shown {
                look.tick().await;
            }
        };
        let changes = tokio::time::timeout(PATIENCE, changes).await;
        assert!(changes.is_ok(), "typing is shown: {is_shown}");
    }

    /// Whether what is typed is shown.
    pub(crate) fn shows_typing(&self) -> bool {
        let mode = tcgetattr(&self.person).unwrap();
        mode.local_modes.contains(LocalModes::ECHO)
    }

    pub(crate) fn types(&mut self, text: &str) {
        self.person.write_all(text.as_bytes()).unwrap();
    }

    pub(crate) fn terminate(&self) {
        let pid = Pid::from_raw(self.child.id().unwrap().cast_signed()).unwrap();
        kill_process(pid, Signal::TERM).unwrap();
    }

    /// Waits for the command's end and gives its exit code.
    pub(crate) async fn ended(&mut self) -> i32 {
        let ended = tokio::time::timeout(PATIENCE, self.child.wait()).await;
        let ended = ended.unwrap_or_else(|_| panic!("it ends in time: {}", self.shown()));
        ended.unwrap().code().unwrap_or(-1)
    }
}

/// The same command as the first of a session, whose terminal its standard input is. It keeps its
/// process id.
fn in_a_session(command: &Command) -> Command {
    let command = command.as_std();
    let mut session = Command::new("/usr/bin/setsid");
    session
        .arg("--ctty")
        .arg(command.get_program())
        .args(command.get_args())
        .env_clear()
        .env("TERM", "xterm")
        .kill_on_drop(true);
    for (name, value) in command.get_envs() {
        if let Some(value) = value {
            session.env(name, value);
        }
    }
    if let Some(folder) = command.get_current_dir() {
        session.current_dir(folder);
    }
    session
}

/// Keeps what is shown, until nobody has the terminal open any more.
fn read(mut person: File, shown: Arc<Mutex<Vec<u8>>>) {
    std::thread::spawn(move || {
        let mut some = [0; 4096];
        while let Ok(many @ 1..) = person.read(&mut some) {
            shown.lock().unwrap().extend_from_slice(&some[..many]);
        }
    });
}
