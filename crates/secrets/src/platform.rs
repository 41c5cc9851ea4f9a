//! What differs from one operating system to the next: the store, its name, its failures and the
//! words for them.

#[cfg(all(unix, not(target_os = "macos")))]
pub(crate) use linux::*;
#[cfg(target_os = "macos")]
pub(crate) use macos::*;
#[cfg(target_os = "windows")]
pub(crate) use windows::*;

#[cfg(all(unix, not(target_os = "macos")))]
mod linux {
    use std::collections::HashMap;
    use std::error::Error as StdError;
    use std::sync::Arc;

    use keyring_core::{CredentialStore, Entry, Error};
    use secret_service::Error as ServiceError;

    use crate::VaultErrorKind;

    pub(crate) const NO_KEYCHAIN: &str = text::keychain::linux::NO_KEYCHAIN;
    pub(crate) const LOCKED: &str = text::keychain::linux::LOCKED;
    pub(crate) const DENIED: &str = text::keychain::linux::DENIED;

    /// A new connection to the Secret Service over D-Bus.
    pub(crate) fn store() -> Result<Arc<CredentialStore>, Error> {
        let store = zbus_secret_service_keyring_store::Store::new()?;
        Ok(store)
    }

    /// The entry with a name that a person recognises in the keyring's own window.
    pub(crate) fn entry(service: &str, user: &str) -> Result<Entry, Error> {
        let label = text::keychain::linux::entry(user);
        Entry::new_with_modifiers(service, user, &HashMap::from([("label", label.as_str())]))
    }

    /// Why the store gave no access.
    pub(crate) fn refused(error: &(dyn StdError + Send + Sync + 'static)) -> VaultErrorKind {
        match error.downcast_ref::<ServiceError>() {
            Some(ServiceError::Locked) => VaultErrorKind::Locked,
            // There is a Secret Service but it holds no collection that could keep a key.
            Some(ServiceError::NoResult) => VaultErrorKind::NoKeychain,
            _ => VaultErrorKind::Denied,
        }
    }

    /// Why a call failed.
    pub(crate) fn failed(error: &(dyn StdError + Send + Sync + 'static)) -> VaultErrorKind {
        match error.downcast_ref::<ServiceError>() {
            Some(ServiceError::Locked | ServiceError::PromptDisconnected) => VaultErrorKind::Locked,
            Some(ServiceError::Prompt) => VaultErrorKind::Denied,
            Some(ServiceError::Unavailable) => VaultErrorKind::NoKeychain,
            Some(ServiceError::Zbus(zbus::Error::InputOutput(_))) => VaultErrorKind::NoKeychain,
            Some(ServiceError::Zbus(zbus::Error::MethodError(name, _, _))) => {
                by_name(name.as_str())
            }
            _ => VaultErrorKind::Other,
        }
    }

    /// The errors' names are given by <https://specifications.freedesktop.org/secret-service/latest/errors.html>
    /// and by the D-Bus specification.
    fn by_name(name: &str) -> VaultErrorKind {
        match name {
            "org.freedesktop.Secret.Error.IsLocked" => VaultErrorKind::Locked,
            "org.freedesktop.DBus.Error.AccessDenied" => VaultErrorKind::Denied,
            "org.freedesktop.DBus.Error.ServiceUnknown"
            | "org.freedesktop.DBus.Error.NameHasNoOwner"
            | "org.freedesktop.DBus.Error.Disconnected"
            | "org.freedesktop.DBus.Error.NoServer" => VaultErrorKind::NoKeychain,
            _ => VaultErrorKind::Other,
        }
    }

    /// The product that answers as the Secret Service, told by its process' name.
    pub(crate) fn store_name() -> &'static str {
        match program().as_deref() {
            Some("gnome-keyring-d") => text::keychain::linux::GNOME_KEYRING,
            Some("kwalletd5" | "kwalletd6" | "ksecretd") => text::keychain::linux::KWALLET,
            Some("keepassxc") => text::keychain::linux::KEEPASSXC,
            _ => text::keychain::SOME_KEYRING,
        }
    }

    fn program() -> Option<String> {
        const BUS: &str = "org.freedesktop.DBus";
        let bus = zbus::blocking::Connection::session().ok()?;
        let ask = ("org.freedesktop.secrets",);
        let answer = bus
            .call_method(
                Some(BUS),
                "/org/freedesktop/DBus",
                Some(BUS),
                "GetConnectionUnixProcessID",
                &ask,
            )
            .ok()?;
        let process: u32 = answer.body().deserialize().ok()?;
        let name = std::fs::read_to_string(format!("/proc/{process}/comm")).ok()?;
        Some(name.trim().to_owned())
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn a_locked_keyring_a_dismissed_prompt_and_no_keyring_are_told_apart() {
            assert_eq!(refused(&ServiceError::Locked), VaultErrorKind::Locked);
            assert_eq!(refused(&ServiceError::Prompt), VaultErrorKind::Denied);
            assert_eq!(refused(&ServiceError::NoResult), VaultErrorKind::NoKeychain);
            assert_eq!(
                failed(&ServiceError::Unavailable),
                VaultErrorKind::NoKeychain
            );
            assert_eq!(
                failed(&ServiceError::PromptDisconnected),
                VaultErrorKind::Locked
            );
            assert_eq!(
                failed(&ServiceError::Crypto("no key")),
                VaultErrorKind::Other
            );
        }

        #[test]
        fn the_secret_services_own_error_names_are_known() {
            assert_eq!(
                by_name("org.freedesktop.Secret.Error.IsLocked"),
                VaultErrorKind::Locked
            );
            assert_eq!(
                by_name("org.freedesktop.DBus.Error.ServiceUnknown"),
                VaultErrorKind::NoKeychain
            );
            assert_eq!(
                by_name("org.freedesktop.Secret.Error.NoSuchObject"),
                VaultErrorKind::Other
            );
        }
    }
}

#[cfg(target_os = "macos")]
mod macos {
    use std::error::Error as StdError;
    use std::sync::Arc;

    use keyring_core::{CredentialStore, Entry, Error};

    use crate::VaultErrorKind;

    pub(crate) const NO_KEYCHAIN: &str = text::keychain::macos::NO_KEYCHAIN;
    pub(crate) const LOCKED: &str = text::keychain::macos::LOCKED;
    pub(crate) const DENIED: &str = text::keychain::macos::DENIED;

    pub(crate) fn store() -> Result<Arc<CredentialStore>, Error> {
        let store = apple_native_keyring_store::keychain::Store::new()?;
        Ok(store)
    }

    pub(crate) fn entry(service: &str, user: &str) -> Result<Entry, Error> {
        Entry::new(service, user)
    }

    pub(crate) fn refused(error: &(dyn StdError + Send + Sync + 'static)) -> VaultErrorKind {
        match by_code(error) {
            VaultErrorKind::Other => VaultErrorKind::Denied,
            kind => kind,
        }
    }

    pub(crate) fn failed(error: &(dyn StdError + Send + Sync + 'static)) -> VaultErrorKind {
        by_code(error)
    }

    /// Codes from Apple's `SecBase.h`.
    fn by_code(error: &(dyn StdError + Send + Sync + 'static)) -> VaultErrorKind {
        match error
            .downcast_ref::<security_framework::base::Error>()
            .map(|e| e.code())
        {
            Some(-25308) => VaultErrorKind::Locked, // errSecInteractionNotAllowed
            Some(-128 | -25293) => VaultErrorKind::Denied, // userCanceledErr, errSecAuthFailed
            Some(-25291 | -25294 | -25295 | -25307) => VaultErrorKind::NoKeychain, // errSecNotAvailable, NoSuchKeychain, InvalidKeychain, NoDefaultKeychain
            _ => VaultErrorKind::Other,
        }
    }

    pub(crate) fn store_name() -> &'static str {
        text::keychain::macos::NAME
    }
}

#[cfg(target_os = "windows")]
mod windows {
    use std::error::Error as StdError;
    use std::sync::Arc;

    use keyring_core::{CredentialStore, Entry, Error};

    use crate::VaultErrorKind;

    pub(crate) const NO_KEYCHAIN: &str = text::keychain::windows::NO_KEYCHAIN;
    pub(crate) const LOCKED: &str = text::keychain::windows::LOCKED;
    pub(crate) const DENIED: &str = text::keychain::windows::DENIED;

    pub(crate) fn store() -> Result<Arc<CredentialStore>, Error> {
        let store = windows_native_keyring_store::Store::new()?;
        Ok(store)
    }

    pub(crate) fn entry(service: &str, user: &str) -> Result<Entry, Error> {
        Entry::new(service, user)
    }

    pub(crate) fn refused(_: &(dyn StdError + Send + Sync + 'static)) -> VaultErrorKind {
        VaultErrorKind::Denied
    }

    pub(crate) fn failed(_: &(dyn StdError + Send + Sync + 'static)) -> VaultErrorKind {
        VaultErrorKind::Other
    }

    pub(crate) fn store_name() -> &'static str {
        text::keychain::windows::NAME
    }
}
