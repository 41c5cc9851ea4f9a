//! Keys on their way from the form into the keychain.

use secrets::{Credentials, ExposeSecret, Secret};

use crate::contract::{CredentialsInput, Error, Service};

/// The name under which entries stand in the keychain. Development builds have their own, so that
/// they never touch a person's real keys.
pub const KEYCHAIN_NAMESPACE: &str = if cfg!(debug_assertions) {
    "app.roster.desktop.development"
} else {
    "app.roster.desktop"
};

impl CredentialsInput {
    const fn service(&self) -> Service {
        match self {
            Self::Instantly { .. } => Service::Instantly,
            Self::LeadSquared { .. } => Service::LeadSquared,
        }
    }

    /// The keys of this service as the keychain takes them, blanks around them cut off; an empty
    /// one is named.
    pub(crate) fn of(&self, service: Service) -> Result<Credentials, Error> {
        if self.service() != service {
            return Err(Error::field(
                "service",
                text::connection::KEYS_OF_OTHER_SERVICE,
            ));
        }
        match self {
            Self::Instantly { api_key } => Ok(Credentials::Instantly {
                api_key: key(api_key, "api_key", text::connection::PASTE_API_KEY)?,
            }),
            Self::LeadSquared {
                access_key,
                secret_key,
            } => Ok(Credentials::LeadSquared {
                access_key: key(access_key, "access_key", text::connection::PASTE_ACCESS_KEY)?,
                secret_key: key(secret_key, "secret_key", text::connection::PASTE_SECRET_KEY)?,
            }),
        }
    }
}

fn key(typed: &Secret, field: &str, missing: &str) -> Result<Secret, Error> {
    let trimmed = typed.expose_secret().trim();
    if trimmed.is_empty() {
        return Err(Error::field(field, missing));
    }
    // A key travels in a header, which holds visible ASCII only.
    if !trimmed.chars().all(|c| c.is_ascii_graphic()) {
        return Err(Error::field(field, text::connection::KEY_WITH_BLANKS));
    }
    Ok(Secret::from(trimmed))
}
