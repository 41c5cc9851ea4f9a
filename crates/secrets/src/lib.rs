//! The keys of a connection, kept in the keychain of the operating system and nowhere else.
//!
//! Secret Service on Linux, Keychain on macOS, Credential Manager on Windows. There is no fallback:
//! where no keychain works nothing is saved, and the error says what the person can do.
//!
//! Every call blocks: on Linux it waits for D-Bus, and anywhere it may wait for a person who is asked
//! to unlock the keychain. Call from `spawn_blocking`, never from the async or the window's thread.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod credentials;
mod error;
mod given;
mod keychain;
mod platform;
mod vault;

/// Text that is wiped from memory when dropped and never printed by `Debug`.
pub use secrecy::SecretString as Secret;
pub use secrecy::zeroize::Zeroizing;
pub use secrecy::{ExposeSecret, SecretString};

pub use credentials::Credentials;
pub use error::{VaultError, VaultErrorKind};
pub use given::Given;
#[doc(hidden)]
pub use vault::VaultCall;
pub use vault::{StoreName, Vault};
