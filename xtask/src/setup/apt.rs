//! Debian, Ubuntu and their kin: what is missing is installed.

use std::collections::HashSet;
use std::io::IsTerminal;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::Purpose;
use crate::shell;

const WINDOW: [&str; 3] = ["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev"];

const WINDOW_TESTS: [&str; 8] = [
    "dbus",
    "fonts-dejavu-core",
    "fonts-inter",
    "gnome-keyring",
    "libsecret-tools",
    "webkit2gtk-driver",
    "xdotool",
    "xvfb",
];

/// The packages that `purpose` takes.
pub(super) fn packages(purpose: Purpose) -> Vec<&'static str> {
    match purpose {
        Purpose::Window => WINDOW.to_vec(),
        Purpose::WindowTests => [&WINDOW[..], &WINDOW_TESTS[..]].concat(),
    }
}

/// Installs those of `wanted` that are not installed. Asks nothing, and touches nothing when all are there.
pub(super) fn install_missing(wanted: &[&str]) -> Result<()> {
    let missing = missing(wanted);
    if missing.is_empty() {
        return Ok(());
    }
    println!("Missing system packages: {}", missing.join(" "));
    let Some(prefix) = administrator() else {
        bail!(
            "neither root nor sudo here. Ask an administrator for:\n  apt-get install {}",
            missing.join(" ")
        );
    };
    let install = ["install", "-y", "-q", "--no-install-recommends"];
    apt_get(&prefix, &["update", "-q"])
        .and_then(|()| apt_get(&prefix, &[&install[..], &missing[..]].concat()))
        .with_context(|| {
            format!(
                "they could not be installed from here. Type this, then try again:\n  sudo apt-get install {}",
                missing.join(" ")
            )
        })
}

fn missing<'a>(wanted: &[&'a str]) -> Vec<&'a str> {
    let format = "--showformat=${Package} ${db:Status-Status}\n";
    // It fails as soon as one package is unknown to it, and still lists the others.
    let output = Command::new("dpkg-query")
        .args(["--show", format])
        .args(wanted)
        .output();
    let listed = output.map(|o| o.stdout).unwrap_or_default();
    missing_in(wanted, &String::from_utf8_lossy(&listed))
}

fn missing_in<'a>(wanted: &[&'a str], listed: &str) -> Vec<&'a str> {
    let installed: HashSet<&str> = listed
        .lines()
        .filter_map(|line| line.strip_suffix(" installed"))
        .collect();
    let absent = |package: &&str| !installed.contains(package);
    wanted.iter().copied().filter(absent).collect()
}

/// The words to put before a command that only root may run.
fn administrator() -> Option<Vec<&'static str>> {
    let user = shell::read(Command::new("id").arg("-u"))?;
    match (user.trim(), shell::find("sudo")) {
        ("0", _) => Some(vec![]),
        // Nobody is there to type a password where there is no terminal.
        (_, Some(_)) if std::io::stdin().is_terminal() => Some(vec!["sudo"]),
        (_, Some(_)) => Some(vec!["sudo", "-n"]),
        (_, None) => None,
    }
}

fn apt_get(prefix: &[&str], arguments: &[&str]) -> Result<()> {
    // `env` because sudo hands on no variables.
    let words = [
        prefix,
        &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"],
        // A machine that has just started may still be updating itself.
        &["-o", "DPkg::Lock::Timeout=300"],
        arguments,
    ]
    .concat();
    shell::show(Command::new(words[0]).args(&words[1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_not_installed_is_missing() {
        let listed = "xvfb installed\ndbus installed\nxdotool config-files\n";
        assert_eq!(
            missing_in(&["dbus", "gnome-keyring", "xdotool", "xvfb"], listed),
            ["gnome-keyring", "xdotool"],
            "one was never there, of the other only its settings are left"
        );
    }

    #[test]
    fn the_tests_take_all_that_the_window_takes() {
        let tests = packages(Purpose::WindowTests);
        for package in packages(Purpose::Window) {
            assert!(
                tests.contains(&package),
                "{package} is needed to build the window"
            );
        }
        assert!(tests.contains(&"webkit2gtk-driver"), "it drives the window");
        assert!(
            !packages(Purpose::Window).contains(&"xvfb"),
            "to open it is enough"
        );
    }
}
