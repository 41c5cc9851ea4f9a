//! Where the application keeps and fetches the keys of its connections.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use secrecy::zeroize::Zeroizing;
use uuid::Uuid;

use crate::credentials::Credentials;
use crate::error::{VaultError, VaultErrorKind};
use crate::given::Given;
use crate::keychain::Keychain;

/// The keychain's name as a person knows it, such as "GNOME Keyring" or "macOS Keychain".
pub type StoreName = &'static str;

/// How long a person may take to unlock the keychain.
const PATIENCE: Duration = Duration::from_secs(60);

/// A keychain for tests.
#[derive(Default)]
struct Memory {
    entries: HashMap<String, Zeroizing<Vec<u8>>>,
    failing: HashMap<VaultCall, VaultErrorKind>,
}

/// For tests: a call that can be made to fail.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum VaultCall {
    /// Keeping keys.
    Save,
    /// Fetching keys.
    Load,
    /// Forgetting keys.
    Remove,
}

/// One entry per connection. Cheap to clone; every call blocks.
#[derive(Clone)]
pub struct Vault(Keeper, Option<Given>);

#[derive(Clone)]
enum Keeper {
    System(Keychain),
    Memory(Arc<Mutex<Memory>>),
    Unavailable(VaultErrorKind),
}

impl Vault {
    /// The keychain of this computer. `namespace` is the service's name of every entry, such as
    /// `app.roster.desktop`: another one for development and for tests, so that they never touch a
    /// person's own entries. Nothing is opened before the first call.
    pub fn system(namespace: impl Into<String>) -> Self {
        let keychain = Keychain {
            namespace: namespace.into(),
            patience: PATIENCE,
        };
        Self(Keeper::System(keychain), None)
    }

    /// The same, but with another limit to how long one call may wait. The normal limit is 60 seconds.
    #[must_use]
    pub fn patience(self, limit: Duration) -> Self {
        let keeper = match self.0 {
            Keeper::System(keychain) => Keeper::System(Keychain {
                patience: limit,
                ..keychain
            }),
            other => other,
        };
        Self(keeper, self.1)
    }

    /// The same keychain behind keys that were given for this run, which win and are never written.
    #[must_use]
    pub fn with_given(self, given: Given) -> Self {
        Self(self.0, Some(given))
    }

    /// For tests: keeps the entries in this process, gone with the last clone. The application never
    /// uses it, because a person would take such a key for saved.
    #[doc(hidden)]
    pub fn in_memory() -> Self {
        Self(Keeper::Memory(Arc::default()), None)
    }

    /// For tests: from now on this kind of call to a vault in memory fails like this, or works
    /// again.
    #[doc(hidden)]
    pub fn fail(&self, call: VaultCall, kind: Option<VaultErrorKind>) {
        if let Keeper::Memory(memory) = &self.0 {
            let failing = &mut lock(memory).failing;
            match kind {
                Some(kind) => failing.insert(call, kind),
                None => failing.remove(&call),
            };
        }
    }

    /// For tests: every call fails with this kind of error.
    #[doc(hidden)]
    pub fn unavailable(kind: VaultErrorKind) -> Self {
        Self(Keeper::Unavailable(kind), None)
    }

    /// Keeps the keys of connection `id`, in place of those it had.
    ///
    /// # Errors
    /// Every kind but `Missing`. After an error nothing new is kept.
    pub fn save(&self, id: Uuid, credentials: &Credentials) -> Result<(), VaultError> {
        let encoded = credentials.encode()?;
        if self
            .given()
            .is_some_and(|given| given.takes(id, credentials))
        {
            return Ok(());
        }
        self.write(&id.to_string(), encoded)
    }

    /// The keys of connection `id`.
    ///
    /// # Errors
    /// `Missing` if there are none, `Unreadable` if there is something else.
    pub fn load(&self, id: Uuid) -> Result<Credentials, VaultError> {
        match self.given().and_then(|given| given.keys(id)) {
            Some(keys) => Ok(keys),
            None => Credentials::decode(&self.read(&id.to_string())?),
        }
    }

    /// Forgets the keys of connection `id`. That there were none is fine.
    ///
    /// # Errors
    /// If the keychain could not be asked: the keys may still be there.
    pub fn remove(&self, id: Uuid) -> Result<(), VaultError> {
        let was_given = self.given().is_some_and(|given| given.forget(id));
        match self.delete(&id.to_string()) {
            // A connection that lives on given keys needs no keychain to go.
            Err(error) if was_given && error.kind() == VaultErrorKind::NoKeychain => Ok(()),
            removed => removed,
        }
    }

    /// Writes an entry that means nothing, reads it back, compares and deletes it.
    /// Gives the name of the keychain that did all that.
    ///
    /// # Errors
    /// Why keys can't be kept now.
    pub fn test(&self) -> Result<StoreName, VaultError> {
        let user = format!("test-{}", Uuid::new_v4());
        let written = Zeroizing::new(Uuid::new_v4().to_string().into_bytes());
        self.write(&user, written.clone())?;
        let read = self.read(&user);
        self.delete(&user)?;
        if *read? != *written {
            return Err(VaultError::new(
                VaultErrorKind::Unreadable,
                text::keychain::detail::TEST_CHANGED,
            ));
        }
        Ok(self.store_name())
    }

    /// What the keychain is called here. "the system keyring" where that can't be told.
    pub fn store_name(&self) -> StoreName {
        match &self.0 {
            Keeper::System(keychain) => keychain
                .store_name()
                .unwrap_or(text::keychain::SOME_KEYRING),
            Keeper::Memory(_) => "memory, for tests",
            Keeper::Unavailable(_) => "no keychain",
        }
    }

    const fn given(&self) -> Option<&Given> {
        self.1.as_ref()
    }

    fn write(&self, user: &str, bytes: Zeroizing<Vec<u8>>) -> Result<(), VaultError> {
        match &self.0 {
            Keeper::System(keychain) => keychain.save(user, bytes),
            Keeper::Memory(memory) => {
                let mut memory = ready(memory, VaultCall::Save)?;
                memory.entries.insert(user.to_owned(), bytes);
                Ok(())
            }
            Keeper::Unavailable(kind) => Err(as_asked(*kind)),
        }
    }

    fn read(&self, user: &str) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        match &self.0 {
            Keeper::System(keychain) => keychain.load(user),
            Keeper::Memory(memory) => {
                let memory = ready(memory, VaultCall::Load)?;
                let missing =
                    || VaultError::new(VaultErrorKind::Missing, text::keychain::detail::NO_ENTRY);
                memory.entries.get(user).cloned().ok_or_else(missing)
            }
            Keeper::Unavailable(kind) => Err(as_asked(*kind)),
        }
    }

    fn delete(&self, user: &str) -> Result<(), VaultError> {
        match &self.0 {
            Keeper::System(keychain) => keychain.remove(user),
            Keeper::Memory(memory) => {
                ready(memory, VaultCall::Remove)?.entries.remove(user);
                Ok(())
            }
            Keeper::Unavailable(kind) => Err(as_asked(*kind)),
        }
    }
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Vault").field(&self.store_kind()).finish()
    }
}

impl Vault {
    fn store_kind(&self) -> String {
        match &self.0 {
            Keeper::System(keychain) => format!("system, {}", keychain.namespace),
            Keeper::Memory(_) => "memory".to_owned(),
            Keeper::Unavailable(kind) => format!("unavailable, {kind:?}"),
        }
    }
}

fn lock(memory: &Mutex<Memory>) -> MutexGuard<'_, Memory> {
    memory.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The memory, unless this call was made to fail.
fn ready(memory: &Mutex<Memory>, call: VaultCall) -> Result<MutexGuard<'_, Memory>, VaultError> {
    let memory = lock(memory);
    match memory.failing.get(&call) {
        Some(kind) => Err(as_asked(*kind)),
        None => Ok(memory),
    }
}

fn as_asked(kind: VaultErrorKind) -> VaultError {
    VaultError::new(kind, "made to fail by a test")
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret;

    use super::*;

    fn key(text: &str) -> Credentials {
        Credentials::Instantly {
            api_key: text.into(),
        }
    }

    fn text(credentials: &Credentials) -> &str {
        match credentials {
            Credentials::Instantly { api_key } => api_key.expose_secret(),
            Credentials::LeadSquared { .. } => panic!("an Instantly key was saved"),
        }
    }

    #[test]
    fn a_saved_key_is_replaced_removed_and_then_missing() {
        let (vault, id) = (Vault::in_memory(), Uuid::new_v4());
        vault.save(id, &key("one")).unwrap();
        vault.save(id, &key("two")).unwrap();
        assert_eq!(
            text(&vault.load(id).unwrap()),
            "two",
            "the later key counts"
        );
        vault.remove(id).unwrap();
        assert_eq!(vault.load(id).unwrap_err().kind(), VaultErrorKind::Missing);
        vault.remove(id).expect("removing twice is fine");
    }

    #[test]
    fn a_test_leaves_nothing_behind() {
        let vault = Vault::in_memory();
        vault.test().unwrap();
        let Keeper::Memory(memory) = &vault.0 else {
            panic!("in memory")
        };
        assert!(lock(memory).entries.is_empty(), "the test entry is deleted");
    }

    #[test]
    fn an_unavailable_vault_fails_in_every_call_with_the_kind_asked_for() {
        let vault = Vault::unavailable(VaultErrorKind::Locked);
        let id = Uuid::new_v4();
        let kinds = [
            vault.save(id, &key("k")).unwrap_err().kind(),
            vault.load(id).unwrap_err().kind(),
            vault.remove(id).unwrap_err().kind(),
            vault.test().unwrap_err().kind(),
        ];
        assert_eq!(kinds, [VaultErrorKind::Locked; 4]);
    }

    #[test]
    fn debug_of_a_vault_shows_no_key() {
        let vault = Vault::in_memory();
        vault.save(Uuid::new_v4(), &key("visible")).unwrap();
        assert_eq!(format!("{vault:?}"), "Vault(\"memory\")");
    }
}
