//! A program in the background, ended together with everything that it started.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};

use rustix::process::{Pid, Signal, kill_process_group};

/// A command for a program that must not outlive the tests, not even when they are killed themselves:
/// `setpriv` (part of every Linux's basic tools) asks the kernel to see to it.
pub(super) fn mortal(program: &str) -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "KILL", "--", program]);
    command
}

/// A running program. Dropping it kills its whole process group.
#[derive(Debug)]
pub(super) struct Background {
    child: Child,
    group: Pid,
}

impl Background {
    /// Starts `command` in a process group of its own; its output goes to `log`.
    pub(super) fn start(command: &mut Command, log: &Path) -> Background {
        let file = log_file(log);
        let copy = file.try_clone().expect("a second handle of the log");
        Background::spawn(command.stdout(copy).stderr(file))
    }

    /// Starts `command` and waits for the first line that it says: a display's number, a bus's address.
    pub(super) fn start_and_hear(command: &mut Command, log: &Path) -> (Background, String) {
        command.stdout(Stdio::piped()).stderr(log_file(log));
        let mut running = Background::spawn(command);
        let out = running.child.stdout.as_mut().expect("its output is piped");
        let mut line = String::new();
        BufReader::new(out)
            .read_line(&mut line)
            .expect("reading its first line");
        assert!(
            !line.trim().is_empty(),
            "{command:?} ended without a word; see {}",
            log.display()
        );
        (running, line.trim().to_owned())
    }

    fn spawn(command: &mut Command) -> Background {
        command.process_group(0);
        let child = command
            .spawn()
            .unwrap_or_else(|error| panic!("{command:?}: {error}; `cargo xtask test` installs it"));
        let group = Pid::from_child(&child);
        Background { child, group }
    }

    /// The program's standard input, once, if it was piped. Dropping it closes it.
    pub(super) fn input(&mut self) -> Option<ChildStdin> {
        self.child.stdin.take()
    }

    /// Whether a process that runs `program` is left in this group.
    pub(super) fn runs(&self, program: &Path) -> bool {
        let processes = fs::read_dir("/proc").expect("/proc is there on Linux");
        processes
            .filter_map(|entry| entry.ok().map(|entry| entry.path()))
            .any(|process| {
                fs::read_link(process.join("exe")).is_ok_and(|exe| exe == program)
                    && group_of(&process) == Some(self.group)
            })
    }

    /// Lets the whole group stand still, or go on.
    pub(super) fn freeze(&self, still: bool) {
        let signal = if still { Signal::STOP } else { Signal::CONT };
        kill_process_group(self.group, signal).expect("the group is there");
    }

    /// Kills the whole group, without a chance to tidy up.
    pub(super) fn kill(&mut self) {
        // It fails if nothing is left to be killed.
        let _ = kill_process_group(self.group, Signal::KILL);
        let _ = self.child.wait();
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Reads a process's group from its `stat`: what follows the name is state, parent and group.
fn group_of(process: &Path) -> Option<Pid> {
    let stat = fs::read_to_string(process.join("stat")).ok()?;
    let (_, after_name) = stat.rsplit_once(')')?;
    let group: i32 = after_name.split_whitespace().nth(2)?.parse().ok()?;
    Pid::from_raw(group)
}

/// Opened for appending: a second start of the same program adds to the first one's words.
fn log_file(path: &Path) -> File {
    let open = File::options().create(true).append(true).open(path);
    open.unwrap_or_else(|error| panic!("{}: {error}", PathBuf::from(path).display()))
}
