//! What one connection needs to sign its calls, and its form inside the keychain.

use std::borrow::Cow;

use secrecy::zeroize::{Zeroize, Zeroizing};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

use crate::error::{VaultError, VaultErrorKind};

/// The most bytes that one entry may hold: what Windows Credential Manager takes
/// (`CRED_MAX_CREDENTIAL_BLOB_SIZE`). Kept everywhere, so that a key which can be saved on one
/// computer can be saved on all.
pub(crate) const MOST_BYTES: usize = 2560;

/// The keys of one connection. Kept together as one entry, so that they are saved and removed together.
///
/// `Debug` shows no key, and there is deliberately no way to serialise the type outside this crate.
#[derive(Clone, Debug)]
pub enum Credentials {
    /// The bearer key of an Instantly workspace, <https://developer.instantly.ai/getting-started/authorization>.
    Instantly {
        /// The API key, as the person pasted it.
        api_key: SecretString,
    },
    /// The key pair of a LeadSquared user, <https://apidocs.leadsquared.com/authentication/>.
    LeadSquared {
        /// Names the user; sent as `x-LSQ-AccessKey`.
        access_key: SecretString,
        /// Proves it; sent as `x-LSQ-SecretKey`.
        secret_key: SecretString,
    },
}

/// The entry as JSON. Borrowed both ways, so that reading and writing leave no copy behind.
#[derive(Serialize, Deserialize)]
#[serde(tag = "service", rename_all = "lowercase")]
enum Entry<'a> {
    Instantly {
        #[serde(borrow)]
        api_key: Cow<'a, str>,
    },
    LeadSquared {
        #[serde(borrow)]
        access_key: Cow<'a, str>,
        #[serde(borrow)]
        secret_key: Cow<'a, str>,
    },
}

impl Credentials {
    /// The bytes to keep. Fails with `TooLong` where the keychain of some system could not hold them.
    pub(crate) fn encode(&self) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        let entry = match self {
            Self::Instantly { api_key } => Entry::Instantly {
                api_key: api_key.expose_secret().into(),
            },
            Self::LeadSquared {
                access_key,
                secret_key,
            } => Entry::LeadSquared {
                access_key: access_key.expose_secret().into(),
                secret_key: secret_key.expose_secret().into(),
            },
        };
        // A JSON string takes at most six bytes for one: room for all of it at once, because a vector
        // that grows leaves its old contents in memory.
        let mut bytes = Zeroizing::new(Vec::with_capacity(128 + 6 * self.len()));
        serde_json::to_writer(&mut *bytes, &entry).map_err(|e| {
            VaultError::new(
                VaultErrorKind::Other,
                text::keychain::detail::not_written(format_args!("{:?}", e.classify())),
            )
        })?;
        if bytes.len() > MOST_BYTES {
            let detail = text::keychain::detail::too_many_bytes(bytes.len(), MOST_BYTES);
            return Err(VaultError::new(
                VaultErrorKind::TooLong { limit: MOST_BYTES },
                detail,
            ));
        }
        Ok(bytes)
    }

    /// The other way round. What is not such an entry is `Unreadable`; the text itself is never repeated.
    pub(crate) fn decode(bytes: &[u8]) -> Result<Self, VaultError> {
        let entry: Entry<'_> = serde_json::from_slice(bytes).map_err(|e| {
            let detail = text::keychain::detail::not_read(
                bytes.len(),
                format_args!("{:?}", e.classify()),
                e.column(),
            );
            VaultError::new(VaultErrorKind::Unreadable, detail)
        })?;
        Ok(match entry {
            Entry::Instantly { api_key } => Self::Instantly {
                api_key: secret(api_key),
            },
            Entry::LeadSquared {
                access_key,
                secret_key,
            } => Self::LeadSquared {
                access_key: secret(access_key),
                secret_key: secret(secret_key),
            },
        })
    }

    fn len(&self) -> usize {
        match self {
            Self::Instantly { api_key } => api_key.expose_secret().len(),
            Self::LeadSquared {
                access_key,
                secret_key,
            } => access_key.expose_secret().len() + secret_key.expose_secret().len(),
        }
    }
}

/// From a slice, because turning a `String` with spare room into a `SecretString` may move it and
/// leave the old bytes behind.
fn secret(text: Cow<'_, str>) -> SecretString {
    let secret = SecretString::from(&*text);
    if let Cow::Owned(mut copy) = text {
        copy.zeroize();
    }
    secret
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(access: &str, secret: &str) -> Credentials {
        Credentials::LeadSquared {
            access_key: access.into(),
            secret_key: secret.into(),
        }
    }

    #[test]
    fn both_kinds_come_back_as_they_were_kept() {
        let one = Credentials::Instantly {
            api_key: "ab\"c\\é\n".into(),
        };
        let Credentials::Instantly { api_key } =
            Credentials::decode(&one.encode().unwrap()).unwrap()
        else {
            panic!("an Instantly key came back as something else")
        };
        assert_eq!(api_key.expose_secret(), "ab\"c\\é\n", "escapes survive");

        let Credentials::LeadSquared {
            access_key,
            secret_key,
        } = Credentials::decode(&pair("u$r1", "s3cret").encode().unwrap()).unwrap()
        else {
            panic!("a LeadSquared pair came back as something else")
        };
        assert_eq!(
            (access_key.expose_secret(), secret_key.expose_secret()),
            ("u$r1", "s3cret")
        );
    }

    #[test]
    fn the_kept_form_is_stable_so_that_later_versions_can_read_it() {
        let bytes = pair("a", "b").encode().unwrap();
        assert_eq!(
            &**bytes,
            br#"{"service":"leadsquared","access_key":"a","secret_key":"b"}"#
        );
        let bytes = Credentials::Instantly {
            api_key: "k".into(),
        }
        .encode()
        .unwrap();
        assert_eq!(&**bytes, br#"{"service":"instantly","api_key":"k"}"#);
    }

    #[test]
    fn debug_shows_no_key() {
        let shown = format!(
            "{:?} {:?}",
            pair("visible-a", "visible-b"),
            Credentials::Instantly {
                api_key: "visible-c".into()
            }
        );
        assert!(!shown.contains("visible"), "a key is in {shown}");
        assert!(
            shown.contains("LeadSquared"),
            "the kind may be shown: {shown}"
        );
    }

    #[test]
    fn a_broken_entry_is_unreadable_and_its_text_is_not_repeated() {
        for text in [
            "hunter2",
            r#"{"service":"hunter2"}"#,
            r#"{"service":"instantly","api_key":["hunter2"]}"#,
            "",
        ] {
            let error = Credentials::decode(text.as_bytes()).unwrap_err();
            assert_eq!(error.kind(), VaultErrorKind::Unreadable, "for {text:?}");
            assert!(
                !format!("{error} {error:?} {}", error.detail()).contains("hunter2"),
                "the entry's text leaks for {text:?}"
            );
        }
    }

    #[test]
    fn an_entry_that_windows_could_not_hold_is_refused_everywhere() {
        let fits = Credentials::Instantly {
            api_key: "x".repeat(MOST_BYTES - 37 + 1).into(),
        };
        let bytes = Credentials::Instantly {
            api_key: "x".into(),
        }
        .encode()
        .unwrap()
        .len();
        assert_eq!(bytes, 37, "the wrapping takes 36 bytes");
        assert_eq!(
            fits.encode().unwrap().len(),
            MOST_BYTES,
            "the limit itself is allowed"
        );
        let over = Credentials::Instantly {
            api_key: "x".repeat(MOST_BYTES - 35).into(),
        };
        assert_eq!(
            over.encode().unwrap_err().kind(),
            VaultErrorKind::TooLong { limit: MOST_BYTES }
        );
    }
}
