//! Other programs: started, shown, and their words kept.

use std::io::{IsTerminal, Read, Write};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::place;

/// How a program ended, what it said meanwhile on its standard output, and how long it ran.
pub(crate) struct Told {
    pub(crate) succeeded: bool,
    pub(crate) output: String,
    pub(crate) took: Duration,
}

/// Cargo, in the checkout's root.
///
/// Cargo tells a program that it runs about that program's package. Another cargo must not inherit
/// this: build scripts would see it change and run again.
pub(crate) fn cargo() -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command.current_dir(place::root());
    for (name, _) in std::env::vars_os() {
        let told = name.to_string_lossy();
        if told.starts_with("CARGO_PKG_") || told.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
    if colourful() {
        command.env("CARGO_TERM_COLOR", "always");
    }
    command
}

/// Whether to ask programs for colours although their output is being read: a person watches, and
/// has not said otherwise.
pub(crate) fn colourful() -> bool {
    let unsaid = ["NO_COLOR", "CARGO_TERM_COLOR"];
    std::io::stdout().is_terminal() && unsaid.iter().all(|name| std::env::var_os(name).is_none())
}

/// Runs a program in the open; an exit code other than 0 is an error that names it.
pub(crate) fn show(command: &mut Command) -> Result<()> {
    println!("> {}", line(command));
    let status = command.status().with_context(|| cannot_start(command))?;
    if !status.success() {
        bail!("`{}` failed ({status})", line(command));
    }
    Ok(())
}

/// Runs a program in silence and gives its standard output; `None` if it is missing or fails.
pub(crate) fn read(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    output.status.success().then_some(text)
}

/// Runs a program in the open and keeps what it says on its standard output.
pub(crate) fn tee(command: &mut Command) -> Result<Told> {
    println!("> {}", line(command));
    let start = Instant::now();
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| cannot_start(command))?;
    let mut pipe = child.stdout.take().context("its output was not piped")?;
    let output = pass_on(&mut pipe, &mut std::io::stdout())?;
    let succeeded = child.wait()?.success();
    Ok(Told {
        succeeded,
        output,
        took: start.elapsed(),
    })
}

/// A program that runs beside others. What it says is shown once it is waited for, so that the words of
/// two do not mix.
#[derive(Debug)]
pub(crate) struct Beside {
    line: String,
    running: JoinHandle<std::io::Result<(Output, Duration)>>,
}

/// Starts a program and does not wait for it.
pub(crate) fn beside(command: &mut Command) -> Result<Beside> {
    let line = line(command);
    let start = Instant::now();
    let child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| cannot_start(command))?;
    // Read all the while: a program whose pipe is full stands still.
    let running = std::thread::spawn(move || Ok((child.wait_with_output()?, start.elapsed())));
    Ok(Beside { line, running })
}

impl Beside {
    /// Waits for its end, and shows and gives what it has said.
    pub(crate) fn end(self) -> Result<Told> {
        println!("> {}", self.line);
        let Ok(ended) = self.running.join() else {
            bail!("`{}` could not be read", self.line);
        };
        let (ended, took) = ended.with_context(|| format!("`{}` could not be read", self.line))?;
        let output = String::from_utf8_lossy(&ended.stdout).into_owned();
        print!("{output}");
        eprint!("{}", String::from_utf8_lossy(&ended.stderr));
        Ok(Told {
            succeeded: ended.status.success(),
            output,
            took,
        })
    }
}

/// Copies as it comes, without waiting for whole lines, and returns everything.
fn pass_on(from: &mut impl Read, to: &mut impl Write) -> Result<String> {
    let mut kept = Vec::new();
    let mut piece = [0; 4096];
    loop {
        match from.read(&mut piece)? {
            0 => break,
            some => {
                to.write_all(&piece[..some])?;
                to.flush()?;
                kept.extend_from_slice(&piece[..some]);
            }
        }
    }
    Ok(String::from_utf8_lossy(&kept).into_owned())
}

/// Where a program is, going by `PATH`.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let name = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&path)
        .map(|folder| folder.join(&name))
        .find(|file| file.is_file())
}

/// The command as a person would type it.
pub(crate) fn line(command: &Command) -> String {
    let program = PathBuf::from(command.get_program());
    let mut words = vec![
        program
            .file_stem()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default(),
    ];
    words.extend(
        command
            .get_args()
            .map(|arg| arg.to_string_lossy().into_owned()),
    );
    words.join(" ")
}

fn cannot_start(command: &Command) -> String {
    format!("`{}` cannot be started", line(command))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_reads_as_a_person_would_type_it() {
        let mut command = Command::new("/opt/rust/bin/cargo");
        command.args(["test", "--workspace"]);
        assert_eq!(line(&command), "cargo test --workspace");
    }

    #[test]
    fn a_program_beside_others_is_read_to_its_end() {
        let told = beside(cargo().arg("--version")).unwrap().end().unwrap();
        assert!(told.succeeded, "it ended well");
        assert!(told.output.starts_with("cargo "), "{}", told.output);
        let told = beside(cargo().arg("no-such-command")).unwrap().end();
        assert!(!told.unwrap().succeeded, "a failure is told, not lost");
    }

    #[test]
    fn what_is_passed_on_is_also_kept() {
        let mut shown = Vec::new();
        let kept = pass_on(&mut "3 passed\n".as_bytes(), &mut shown).unwrap();
        assert_eq!(kept, "3 passed\n", "it is read for counts afterwards");
        assert_eq!(shown, b"3 passed\n", "the person saw it meanwhile");
    }
}
