//! Why a key could not be kept or fetched, and what the person can do about it.

use keyring_core::Error as KeyringError;
use thiserror::Error;

use crate::platform;

/// The few failures that ask for different help.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum VaultErrorKind {
    /// No keychain runs on this computer, or it can't be reached.
    NoKeychain,
    /// The keychain is locked and nobody unlocked it in time.
    Locked,
    /// The person or the system refused access.
    Denied,
    /// The keys are longer than an entry may be.
    TooLong {
        /// The most bytes that one entry may hold.
        limit: usize,
    },
    /// There is no entry for this connection.
    Missing,
    /// There is an entry, but Roster did not write it like that.
    Unreadable,
    /// Anything else; see the detail.
    Other,
}

/// A failure of the keychain. Displays as a plain message that says what to do.
#[derive(Clone, Debug, Error)]
#[error("{}", self.message())]
pub struct VaultError {
    kind: VaultErrorKind,
    detail: String,
}

impl VaultError {
    pub(crate) fn new(kind: VaultErrorKind, detail: impl Into<String>) -> Self {
        Self {
            kind,
            detail: detail.into(),
        }
    }

    /// What kind of failure this is.
    pub fn kind(&self) -> VaultErrorKind {
        self.kind
    }

    /// The technical line for someone who helps. Never contains a key.
    pub fn detail(&self) -> &str {
        &self.detail
    }

    /// What happened and what to do next, for someone who has never heard of D-Bus.
    pub fn message(&self) -> &'static str {
        match self.kind {
            VaultErrorKind::NoKeychain => platform::NO_KEYCHAIN,
            VaultErrorKind::Locked => platform::LOCKED,
            VaultErrorKind::Denied => platform::DENIED,
            VaultErrorKind::TooLong { .. } => text::keychain::TOO_LONG,
            VaultErrorKind::Missing => text::keychain::MISSING,
            VaultErrorKind::Unreadable => text::keychain::UNREADABLE,
            VaultErrorKind::Other => text::keychain::OTHER,
        }
    }
}

impl From<KeyringError> for VaultError {
    fn from(error: KeyringError) -> Self {
        let (kind, detail) = match error {
            KeyringError::NoEntry => (
                VaultErrorKind::Missing,
                text::keychain::detail::NO_ENTRY.to_owned(),
            ),
            KeyringError::NoDefaultStore => (
                VaultErrorKind::NoKeychain,
                text::keychain::detail::NO_STORE.to_owned(),
            ),
            KeyringError::NoStorageAccess(e) => (platform::refused(&*e), chain(&*e)),
            KeyringError::PlatformFailure(e) => (platform::failed(&*e), chain(&*e)),
            KeyringError::TooLong(what, limit) => {
                let limit = usize::try_from(limit).unwrap_or(usize::MAX);
                (
                    VaultErrorKind::TooLong { limit },
                    text::keychain::detail::longer_than(&what, limit),
                )
            }
            // These carry the bytes of the entry: they are wiped, and only their number is told.
            KeyringError::BadEncoding(bytes) => (VaultErrorKind::Unreadable, unreadable(bytes)),
            KeyringError::BadDataFormat(bytes, _) => {
                (VaultErrorKind::Unreadable, unreadable(bytes))
            }
            KeyringError::BadStoreFormat(why) => (
                VaultErrorKind::Other,
                text::keychain::detail::malformed(&why),
            ),
            KeyringError::Invalid(what, why) => (
                VaultErrorKind::Other,
                text::keychain::detail::invalid(&what, &why),
            ),
            KeyringError::Ambiguous(entries) => (
                VaultErrorKind::Unreadable,
                text::keychain::detail::several(entries.len()),
            ),
            KeyringError::NotSupportedByStore(what) => (
                VaultErrorKind::Other,
                text::keychain::detail::not_supported(&what),
            ),
            // The library may add kinds; their text is not known to be free of the entry's bytes.
            _ => (
                VaultErrorKind::Other,
                text::keychain::detail::UNKNOWN.to_owned(),
            ),
        };
        Self { kind, detail }
    }
}

fn unreadable(bytes: Vec<u8>) -> String {
    let bytes = secrecy::zeroize::Zeroizing::new(bytes);
    text::keychain::detail::not_what_was_written(bytes.len())
}

/// An error and what caused it, outermost first, each cause once.
pub(crate) fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        let line = inner.to_string();
        if !text.contains(&line) {
            text = format!("{text}: {line}");
        }
        cause = inner.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(error: KeyringError) -> VaultErrorKind {
        VaultError::from(error).kind()
    }

    fn boxed() -> Box<dyn std::error::Error + Send + Sync> {
        Box::new(std::io::Error::other("the platform's own words"))
    }

    #[test]
    fn each_failure_of_the_library_becomes_the_kind_that_asks_for_the_right_help() {
        assert_eq!(
            kind(KeyringError::NoDefaultStore),
            VaultErrorKind::NoKeychain
        );
        assert_eq!(kind(KeyringError::NoEntry), VaultErrorKind::Missing);
        assert_eq!(
            kind(KeyringError::TooLong("secret".into(), 2560)),
            VaultErrorKind::TooLong { limit: 2560 }
        );
        assert_eq!(
            kind(KeyringError::BadEncoding(vec![1])),
            VaultErrorKind::Unreadable
        );
        assert_eq!(
            kind(KeyringError::BadDataFormat(vec![1], boxed())),
            VaultErrorKind::Unreadable
        );
        assert_eq!(
            kind(KeyringError::Ambiguous(Vec::new())),
            VaultErrorKind::Unreadable
        );
        assert_eq!(
            kind(KeyringError::PlatformFailure(boxed())),
            VaultErrorKind::Other
        );
        assert_eq!(
            kind(KeyringError::NoStorageAccess(boxed())),
            VaultErrorKind::Denied
        );
        assert_eq!(
            kind(KeyringError::Invalid("user".into(), "empty".into())),
            VaultErrorKind::Other
        );
        assert_eq!(
            kind(KeyringError::BadStoreFormat("torn".into())),
            VaultErrorKind::Other
        );
        assert_eq!(
            kind(KeyringError::NotSupportedByStore("search".into())),
            VaultErrorKind::Other
        );
    }

    #[test]
    fn bytes_of_an_entry_never_reach_the_message_or_the_detail() {
        for error in [
            KeyringError::BadEncoding(b"hunter2".to_vec()),
            KeyringError::BadDataFormat(
                b"hunter2".to_vec(),
                Box::new(std::io::Error::other("hunter2")),
            ),
        ] {
            let error = VaultError::from(error);
            assert!(
                !format!("{error} {error:?}").contains("hunter2"),
                "leaks in {error:?}"
            );
        }
    }

    #[test]
    fn the_platforms_own_words_are_kept_as_detail() {
        let error = VaultError::from(KeyringError::PlatformFailure(boxed()));
        assert_eq!(error.detail(), "the platform's own words");
    }
}
