//! Systems where this program installs nothing: it looks, and says what to type.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use super::Purpose;
use super::system::System;
use crate::shell;

/// What the window tests start; the same names on every Linux.
const TEST_PROGRAMS: [&str; 6] = [
    "WebKitWebDriver",
    "Xvfb",
    "dbus-daemon",
    "gnome-keyring-daemon",
    "secret-tool",
    "xdotool",
];

/// Passes if everything is there, else fails with the command that installs it.
pub(super) fn demand(system: System, purpose: Purpose) -> Result<()> {
    let missing = missing(system, purpose);
    if missing.is_empty() {
        return Ok(());
    }
    bail!(
        "missing on this system: {}. To install, run:\n  {}\nThen try again.",
        missing.join(", "),
        command(system, purpose)
    );
}

fn missing(system: System, purpose: Purpose) -> Vec<&'static str> {
    match system {
        System::MacOs => absent("Apple's command line tools", has_apple_tools()),
        System::Windows => absent("the WebView2 runtime", has_webview2()),
        System::Debian | System::Fedora | System::Arch | System::Suse | System::OtherLinux => {
            let mut missing = absent("webkit2gtk-4.1 (development files)", has_webkit());
            if purpose == Purpose::WindowTests {
                let lost = |program: &&str| shell::find(program).is_none();
                missing.extend(TEST_PROGRAMS.iter().copied().filter(lost));
            }
            missing
        }
    }
}

fn absent(name: &'static str, there: bool) -> Vec<&'static str> {
    if there { vec![] } else { vec![name] }
}

fn has_webkit() -> bool {
    shell::read(Command::new("pkg-config").args(["--exists", "webkit2gtk-4.1"])).is_some()
}

fn has_apple_tools() -> bool {
    shell::read(Command::new("xcode-select").arg("-p")).is_some()
}

/// WebView2 is part of Windows 11 and of most Windows 10; it is then in one of these folders.
fn has_webview2() -> bool {
    ["ProgramFiles(x86)", "ProgramFiles", "LOCALAPPDATA"]
        .iter()
        .filter_map(std::env::var_os)
        .any(|folder| Path::new(&folder).join("Microsoft/EdgeWebView").is_dir())
}

/// The exact command that installs what `purpose` takes.
fn command(system: System, purpose: Purpose) -> String {
    let (build, tests) = match system {
        // Fedora and openSUSE find a package by a file in it, whichever package that is.
        System::Fedora => (
            "sudo dnf install gcc gcc-c++ make pkgconf-pkg-config webkit2gtk4.1-devel",
            "/usr/bin/WebKitWebDriver /usr/bin/Xvfb /usr/bin/dbus-daemon \
             /usr/bin/gnome-keyring-daemon /usr/bin/secret-tool /usr/bin/xdotool",
        ),
        System::Suse => (
            "sudo zypper install gcc gcc-c++ make pkgconf \"pkgconfig(webkit2gtk-4.1)\"",
            "/usr/bin/WebKitWebDriver /usr/bin/Xvfb /usr/bin/dbus-daemon \
             /usr/bin/gnome-keyring-daemon /usr/bin/secret-tool /usr/bin/xdotool",
        ),
        // Arch's web view package has its driver in it.
        System::Arch => (
            "sudo pacman -S --needed base-devel webkit2gtk-4.1",
            "dbus gnome-keyring libsecret xdotool xorg-server-xvfb",
        ),
        System::Debian => ("sudo apt-get install libwebkit2gtk-4.1-dev", ""),
        System::OtherLinux => (
            "your system's package manager, for a C compiler, pkg-config, WebKitGTK 4.1 with its \
             development files",
            "and the programs named above",
        ),
        System::MacOs => ("xcode-select --install", ""),
        System::Windows => ("winget install Microsoft.EdgeWebView2Runtime", ""),
    };
    match purpose {
        Purpose::Window => build.to_owned(),
        Purpose::WindowTests => format!("{build} {tests}").trim_end().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_system_gets_a_command_of_its_own_package_manager() {
        let starts = [
            (System::Fedora, "sudo dnf install"),
            (System::Suse, "sudo zypper install"),
            (System::Arch, "sudo pacman -S"),
            (System::MacOs, "xcode-select --install"),
            (System::Windows, "winget install"),
        ];
        for (system, start) in starts {
            let text = command(system, Purpose::Window);
            assert!(text.starts_with(start), "{system:?} is told: {text}");
        }
    }

    #[test]
    fn the_tests_ask_for_more_than_the_window_does() {
        for system in [System::Fedora, System::Suse, System::Arch] {
            let window = command(system, Purpose::Window);
            let tests = command(system, Purpose::WindowTests);
            assert!(tests.starts_with(&window), "the window is built there too");
            assert!(tests.len() > window.len(), "a display and a keyring on top");
        }
    }
}
