//! Why a key could not be kept or read.

/// Where the Secret Service keeps keys.
pub mod linux {
    use std::fmt::Display;

    pub const NO_KEYCHAIN: &str = "No keyring is running, so keys can’t be kept. Roster does not fall back to a file: nothing was saved. Start GNOME Keyring, KWallet or KeePassXC, then test again.";
    pub const LOCKED: &str = "The keyring is locked, so nothing was saved or read. Unlock it (signing in again usually does), then try again.";
    pub const DENIED: &str = "The keyring did not let Roster in, so nothing was saved or read. Try again, and allow it when the system asks.";

    /// An entry's name in the keyring's own window.
    pub fn entry(connection: impl Display) -> String {
        format!("Roster connection {connection}")
    }

    pub const GNOME_KEYRING: &str = "GNOME Keyring";
    pub const KWALLET: &str = "KWallet";
    pub const KEEPASSXC: &str = "KeePassXC";
}

pub mod macos {
    pub const NO_KEYCHAIN: &str = "macOS found no keychain for you, so keys can’t be kept. Nothing was saved. Open Keychain Access, make sure that the login keychain is there, then test again.";
    pub const LOCKED: &str = "Your login keychain is locked, so nothing was saved or read. Unlock it in Keychain Access, then try again.";
    pub const DENIED: &str = "macOS did not let Roster use the keychain, so nothing was saved or read. Try again, and choose Allow when macOS asks.";
    pub const NAME: &str = "macOS Keychain";
}

pub mod windows {
    pub const NO_KEYCHAIN: &str = "Windows Credential Manager is not available, so keys can’t be kept. Nothing was saved. Start the Windows service “Credential Manager”, then test again.";
    pub const LOCKED: &str = "Windows Credential Manager did not answer, so nothing was saved or read. Sign in to Windows again, then try again.";
    pub const DENIED: &str = "Windows did not let Roster use Credential Manager, so nothing was saved or read. Ask who looks after this computer whether saving credentials is switched off.";
    pub const NAME: &str = "Windows Credential Manager";
}

/// Where the keychain's name can't be told.
pub const SOME_KEYRING: &str = "the system keyring";

// On every system.

pub const TOO_LONG: &str =
    "The key is too long to be kept, so it was not saved. Check that only the key was pasted.";
pub const MISSING: &str =
    "The key of this connection is no longer in the keychain. Enter the key again.";
pub const UNREADABLE: &str = "The keychain’s entry for this connection can’t be read: another program may have changed it. Enter the key again.";
pub const OTHER: &str = "The keychain gave an unexpected answer. Try again; if it stays, copy the details and ask for help.";

/// The technical line beside it.
pub mod detail {
    use std::fmt::Display;

    pub const NO_ENTRY: &str = "no matching entry";
    pub const NO_STORE: &str = "no store is set up";
    pub const UNKNOWN: &str = "an error that this version does not know";

    pub fn longer_than(what: &str, limit: impl Display) -> String {
        format!("{what} is longer than {limit}")
    }

    pub fn malformed(why: &str) -> String {
        format!("the store is malformed: {why}")
    }

    pub fn invalid(what: &str, why: &str) -> String {
        format!("{what} is invalid: {why}")
    }

    pub fn several(entries: impl Display) -> String {
        format!("{entries} entries match one connection")
    }

    pub fn not_supported(what: &str) -> String {
        format!("not supported: {what}")
    }

    pub fn not_what_was_written(bytes: impl Display) -> String {
        format!("the entry’s {bytes} bytes are not what was written")
    }

    pub fn not_written(kind: impl Display) -> String {
        format!("entry not written: {kind}")
    }

    pub fn too_many_bytes(bytes: impl Display, most: impl Display) -> String {
        format!("the entry takes {bytes} bytes of {most}")
    }

    pub fn not_read(bytes: impl Display, kind: impl Display, column: impl Display) -> String {
        format!("entry of {bytes} bytes: {kind} error at column {column}")
    }

    pub const TEST_CHANGED: &str = "the test entry came back changed";
    pub const TOO_LATE: &str = "nobody waits for this call any more";
    pub const BROKE_OFF: &str = "the keychain’s call broke off";

    pub fn no_thread(error: impl Display) -> String {
        format!("no thread: {error}")
    }

    pub fn no_answer(seconds: impl Display) -> String {
        format!("no answer within {seconds} s, a prompt may be waiting")
    }
}
