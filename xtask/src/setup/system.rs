//! Which operating system this is, as far as installing packages goes.

/// Systems that differ in how packages are installed and called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum System {
    /// Debian, Ubuntu and everything that says it is like them.
    Debian,
    Fedora,
    Arch,
    Suse,
    /// A Linux whose packages are not known here.
    OtherLinux,
    MacOs,
    Windows,
}

/// The system this program runs on.
pub(crate) fn this() -> System {
    match std::env::consts::OS {
        "macos" => System::MacOs,
        "windows" => System::Windows,
        _ => of_os_release(&std::fs::read_to_string("/etc/os-release").unwrap_or_default()),
    }
}

/// Reads the `ID` and `ID_LIKE` lines of an os-release file.
/// <https://www.freedesktop.org/software/systemd/man/latest/os-release.html>
fn of_os_release(text: &str) -> System {
    let value = |key: &str| {
        text.lines()
            .find_map(|line| line.strip_prefix(key)?.strip_prefix('='))
            .map(|value| value.trim_matches(['"', '\'']))
            .unwrap_or_default()
    };
    [value("ID"), value("ID_LIKE")]
        .iter()
        .flat_map(|names| names.split_whitespace())
        .find_map(|name| match name {
            "debian" | "ubuntu" => Some(System::Debian),
            "fedora" | "rhel" => Some(System::Fedora),
            "arch" => Some(System::Arch),
            "suse" | "opensuse" => Some(System::Suse),
            _ => None,
        })
        .unwrap_or(System::OtherLinux)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_is_known_by_its_own_name_or_by_what_it_is_like() {
        let debian = "PRETTY_NAME=\"Debian GNU/Linux 12\"\nVERSION_ID=\"12\"\nID=debian\n";
        assert_eq!(of_os_release(debian), System::Debian);
        let mint = "ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n";
        assert_eq!(
            of_os_release(mint),
            System::Debian,
            "its packages are Ubuntu's"
        );
        let tumbleweed = "ID=\"opensuse-tumbleweed\"\nID_LIKE=\"opensuse suse\"\n";
        assert_eq!(of_os_release(tumbleweed), System::Suse);
        assert_eq!(of_os_release("ID=fedora\n"), System::Fedora);
        assert_eq!(of_os_release("ID=manjaro\nID_LIKE=arch\n"), System::Arch);
    }

    #[test]
    fn an_unknown_linux_is_not_taken_for_a_known_one() {
        assert_eq!(of_os_release("ID=alpine\n"), System::OtherLinux);
        assert_eq!(of_os_release(""), System::OtherLinux, "no such file");
    }
}
