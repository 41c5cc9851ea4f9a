//! Keys that come from outside for one run of the program, as from a server's environment.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use uuid::Uuid;

use crate::Credentials;

/// Keys by connection that win over the keychain and are never written into it. Clones share what
/// they hold; it is gone, and wiped, with the last of them.
#[derive(Clone, Default)]
pub struct Given(Arc<Mutex<Held>>);

#[derive(Default)]
struct Held {
    keys: HashMap<Uuid, Credentials>,
    takes_new: bool,
}

impl Given {
    /// Gives the keys of a connection.
    pub fn give(&self, id: Uuid, credentials: Credentials) {
        self.held().keys.insert(id, credentials);
    }

    /// From now on what is saved is only held here: for a connection that is being added with keys
    /// from outside, whose id nobody knows yet.
    pub fn take_what_is_saved(&self) {
        self.held().takes_new = true;
    }

    /// The keys of a connection, if they were given.
    pub(crate) fn keys(&self, id: Uuid) -> Option<Credentials> {
        self.held().keys.get(&id).cloned()
    }

    /// Takes keys that are to be saved; false where they are for the keychain.
    pub(crate) fn takes(&self, id: Uuid, credentials: &Credentials) -> bool {
        let mut held = self.held();
        let takes = held.takes_new || held.keys.contains_key(&id);
        if takes {
            held.keys.insert(id, credentials.clone());
        }
        takes
    }

    /// Forgets the keys of a connection; false where there were none.
    pub(crate) fn forget(&self, id: Uuid) -> bool {
        self.held().keys.remove(&id).is_some()
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Debug for Given {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Given(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret;

    use crate::{Credentials, Given, Vault, VaultErrorKind};
    use uuid::Uuid;

    fn key(text: &str) -> Credentials {
        Credentials::Instantly {
            api_key: text.into(),
        }
    }

    fn text(credentials: &Credentials) -> &str {
        match credentials {
            Credentials::Instantly { api_key } => api_key.expose_secret(),
            Credentials::LeadSquared { .. } => panic!("an Instantly key was given"),
        }
    }

    #[test]
    fn given_keys_win_over_the_keychain_and_are_not_written_into_it() {
        let (base, given, id) = (Vault::in_memory(), Given::default(), Uuid::from_u128(1));
        base.save(id, &key("kept")).unwrap();
        let vault = base.clone().with_given(given.clone());
        assert_eq!(
            text(&vault.load(id).unwrap()),
            "kept",
            "nothing was given yet"
        );
        given.give(id, key("given"));
        assert_eq!(text(&vault.load(id).unwrap()), "given");
        vault.save(id, &key("new")).unwrap();
        assert_eq!(text(&vault.load(id).unwrap()), "new");
        assert_eq!(text(&base.load(id).unwrap()), "kept", "never written");
    }

    #[test]
    fn without_a_keychain_a_connection_lives_on_given_keys_alone() {
        let given = Given::default();
        given.take_what_is_saved();
        let vault = Vault::unavailable(VaultErrorKind::NoKeychain).with_given(given);
        let id = Uuid::from_u128(2);
        vault
            .save(id, &key("given"))
            .expect("no keychain is needed");
        assert_eq!(text(&vault.load(id).unwrap()), "given");
        vault
            .remove(id)
            .expect("no keychain means nothing is in it");
        let missing = vault.load(id).unwrap_err().kind();
        assert_eq!(missing, VaultErrorKind::NoKeychain, "it was forgotten");
    }

    #[test]
    fn what_was_not_given_is_the_keychains_affair() {
        let vault = Vault::unavailable(VaultErrorKind::Locked).with_given(Given::default());
        let id = Uuid::from_u128(3);
        for failed in [vault.save(id, &key("k")), vault.remove(id)] {
            assert_eq!(failed.unwrap_err().kind(), VaultErrorKind::Locked);
        }
    }

    #[test]
    fn removing_takes_the_keychains_entry_too_where_there_is_one() {
        let (base, given, id) = (Vault::in_memory(), Given::default(), Uuid::from_u128(4));
        base.save(id, &key("kept")).unwrap();
        given.give(id, key("given"));
        let vault = base.clone().with_given(given);
        vault.remove(id).unwrap();
        assert_eq!(base.load(id).unwrap_err().kind(), VaultErrorKind::Missing);
    }

    #[test]
    fn debug_of_given_keys_shows_none() {
        let given = Given::default();
        given.give(Uuid::from_u128(5), key("visible"));
        assert_eq!(format!("{given:?}"), "Given(redacted)");
    }
}
