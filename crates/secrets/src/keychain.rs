//! The system's keychain: reached again when it was restarted, and never waited for without end.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::time::Duration;

use keyring_core::{Entry, Error};
use secrecy::zeroize::Zeroizing;

use crate::error::{VaultError, VaultErrorKind, chain};
use crate::platform;

/// Entries of one namespace in the keychain of the system.
#[derive(Clone, Debug)]
pub(crate) struct Keychain {
    pub(crate) namespace: String,
    pub(crate) patience: Duration,
}

impl Keychain {
    pub(crate) fn save(&self, user: &str, bytes: Zeroizing<Vec<u8>>) -> Result<(), VaultError> {
        self.with(user, move |entry, late| save_in_time(entry, &bytes, late))
    }

    pub(crate) fn load(&self, user: &str) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        self.with(user, |entry, _| entry.get_secret().map(Zeroizing::new))
    }

    pub(crate) fn remove(&self, user: &str) -> Result<(), VaultError> {
        self.with(user, |entry, _| match entry.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(Error::Ambiguous(all)) => all.iter().try_for_each(Entry::delete_credential),
            Err(other) => Err(other),
        })
    }

    /// What the store is called, to be shown.
    pub(crate) fn store_name(&self) -> Result<&'static str, VaultError> {
        within(self.patience, |_| Ok(platform::store_name()))
    }

    /// Carries out `work` on the entry of `user`. `work` may be repeated once with a new connection.
    fn with<T: Send + 'static>(
        &self,
        user: &str,
        work: impl Fn(&Entry, &dyn Fn() -> bool) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, VaultError> {
        let (service, user) = (self.namespace.clone(), user.to_owned());
        within(self.patience, move |late| {
            connect()?;
            match work(&platform::entry(&service, &user)?, late) {
                // A connection that is older than the keyring's last restart fails like this. All that
                // is done here may be done twice, so it is tried once more with a new connection.
                Err(Error::PlatformFailure(_)) => {
                    keyring_core::unset_default_store();
                    connect()?;
                    Ok(work(&platform::entry(&service, &user)?, late)?)
                }
                answer => Ok(answer?),
            }
        })
    }
}

/// Makes sure that there is a store. `keyring` tries its set-up once in a process' life and keeps the
/// failure; whoever starts a keyring afterwards must not have to restart Roster, so it is tried here again.
fn connect() -> Result<(), VaultError> {
    let _ = keyring::Entry::store_status();
    if keyring_core::get_default_store().is_none() {
        let store = platform::store()
            .map_err(|e| VaultError::new(VaultErrorKind::NoKeychain, chain(&e)))?;
        keyring_core::set_default_store(store);
    }
    Ok(())
}

/// Writes an entry unless the caller has been told meanwhile that nothing was saved, which is what
/// happens when a person unlocks the keychain too late.
fn save_in_time(entry: &Entry, bytes: &[u8], late: &dyn Fn() -> bool) -> Result<(), Error> {
    // Reading makes a locked keychain ask the person before anything is overwritten.
    let before = match entry.get_secret() {
        Ok(before) => Some(Zeroizing::new(before)),
        Err(Error::NoEntry | Error::Ambiguous(_)) => None,
        Err(other) => return Err(other),
    };
    if late() {
        return Err(too_late());
    }
    write(entry, bytes)?;
    if !late() {
        return Ok(());
    }
    // A new entry makes the keychain ask only when it is written.
    match before {
        Some(before) => entry.set_secret(&before)?,
        None => entry.delete_credential()?,
    }
    Err(too_late())
}

fn too_late() -> Error {
    Error::NoStorageAccess(text::keychain::detail::TOO_LATE.into())
}

/// Several entries for one connection (left by a restored backup, say) are made one again.
fn write(entry: &Entry, bytes: &[u8]) -> Result<(), Error> {
    match entry.set_secret(bytes) {
        Err(Error::Ambiguous(all)) => {
            all.iter().try_for_each(Entry::delete_credential)?;
            entry.set_secret(bytes)
        }
        answer => answer,
    }
}

/// Runs `work` in a thread of its own for at most `patience`: a keychain that asks the person for its
/// password on a screen that nobody sees would otherwise never return. `work` can ask whether the
/// caller has given up. The thread itself can't be stopped; it ends with the keychain's call.
fn within<T: Send + 'static>(
    patience: Duration,
    work: impl FnOnce(&dyn Fn() -> bool) -> Result<T, VaultError> + Send + 'static,
) -> Result<T, VaultError> {
    let gave_up = Arc::new(AtomicBool::new(false));
    let (answer, waiting) = mpsc::sync_channel(1);
    let seen = Arc::clone(&gave_up);
    std::thread::Builder::new()
        .name("keychain".to_owned())
        .spawn(move || {
            // The caller may be gone, in which case nobody wants the answer.
            let _ = answer.send(work(&|| seen.load(Ordering::SeqCst)));
        })
        .map_err(|e| {
            VaultError::new(VaultErrorKind::Other, text::keychain::detail::no_thread(e))
        })?;
    match waiting.recv_timeout(patience) {
        Ok(answer) => answer,
        Err(mpsc::RecvTimeoutError::Timeout) => {
            gave_up.store(true, Ordering::SeqCst);
            // The stuck call holds its store's only connection: the next call gets another one.
            keyring_core::unset_default_store();
            let detail = text::keychain::detail::no_answer(patience.as_secs());
            Err(VaultError::new(VaultErrorKind::Locked, detail))
        }
        Err(mpsc::RecvTimeoutError::Disconnected) => Err(VaultError::new(
            VaultErrorKind::Other,
            text::keychain::detail::BROKE_OFF,
        )),
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::collections::HashMap;

    use keyring_core::api::CredentialStoreApi;
    use keyring_core::mock;

    use super::*;

    /// What an entry holds after a save whose caller gives up at the given look at the clock.
    fn saved_late(before: Option<&str>, gives_up_at: u32) -> Option<Vec<u8>> {
        let store = mock::Store::new().unwrap();
        let entry = store
            .build("namespace", "user", None::<&HashMap<_, _>>)
            .unwrap();
        if let Some(before) = before {
            entry.set_secret(before.as_bytes()).unwrap();
        }
        let looks = Cell::new(0);
        let late = || {
            looks.set(looks.get() + 1);
            looks.get() >= gives_up_at
        };
        let saved = save_in_time(&entry, b"new", &late);
        assert_eq!(saved.is_ok(), gives_up_at > looks.get());
        entry.get_secret().ok()
    }

    #[test]
    fn a_save_that_comes_too_late_leaves_the_keychain_as_it_was() {
        for gives_up_at in [1, 2] {
            let kept = saved_late(Some("old"), gives_up_at);
            assert_eq!(
                kept.as_deref(),
                Some(b"old".as_slice()),
                "look {gives_up_at}"
            );
            assert_eq!(saved_late(None, gives_up_at), None, "look {gives_up_at}");
        }
        let kept = saved_late(Some("old"), 9);
        assert_eq!(kept.as_deref(), Some(b"new".as_slice()), "in time");
        assert_eq!(saved_late(None, 9).as_deref(), Some(b"new".as_slice()));
    }

    #[test]
    fn a_keychain_that_never_answers_counts_as_locked_and_learns_that_nobody_waits() {
        let (told, was_told) = mpsc::channel();
        let (release, hold) = mpsc::channel::<()>();
        let error = within(Duration::from_millis(20), move |late| {
            hold.recv().unwrap();
            told.send(late()).unwrap();
            Ok(())
        })
        .unwrap_err();
        assert_eq!(error.kind(), VaultErrorKind::Locked);
        release.send(()).unwrap();
        assert!(
            was_told.recv().unwrap(),
            "the late call knows that it was given up"
        );
    }

    #[test]
    fn a_call_that_breaks_off_is_an_error_and_not_an_endless_wait() {
        let error = within::<()>(Duration::from_secs(60), |_| panic!("on purpose")).unwrap_err();
        assert_eq!(error.kind(), VaultErrorKind::Other);
    }
}
