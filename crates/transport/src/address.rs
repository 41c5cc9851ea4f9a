//! Where a service is: addresses that a key may be sent to.

use std::fmt;
use std::str::FromStr;

use url::{Host, Url};

/// A service's address: `https://`, or `http://` on this computer alone, because a key travels
/// with every call. It has no user name, no query and no fragment, and does not end with a slash.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Address(Url);

/// Why a text is not an [`Address`]; the message says what to write instead. It never repeats the
/// text, which may hold a password.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// Nothing was written.
    #[error("{}", text::transport::address::EMPTY)]
    Empty,
    /// There is no `https://` in front.
    #[error("{}", text::transport::address::NO_SCHEME)]
    NoScheme,
    /// The text cannot be read as an address.
    #[error("{}", text::transport::address::not_an_address(.0))]
    NotAnAddress(String),
    /// Neither `https` nor `http`.
    #[error("{}", text::transport::address::other_scheme(.0))]
    OtherScheme(String),
    /// Plain `http` to another computer.
    #[error("{}", text::transport::address::NOT_ENCRYPTED)]
    NotEncrypted,
    /// A user name or password in front of the host.
    #[error("{}", text::transport::address::USER_INFO)]
    UserInfo,
    /// A query or a fragment.
    #[error("{}", text::transport::address::QUERY_OR_FRAGMENT)]
    QueryOrFragment,
}

impl Address {
    /// Reads an address that a person wrote. Blanks around it and slashes at its end are dropped.
    ///
    /// # Errors
    ///
    /// [`AddressError`] when a key must not be sent there, or it is no address at all.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(AddressError::Empty);
        }
        if !text.contains("://") {
            return Err(AddressError::NoScheme);
        }
        let mut url =
            Url::parse(text).map_err(|error| AddressError::NotAnAddress(error.to_string()))?;
        check(&url)?;
        if url.query().is_some() || url.fragment().is_some() {
            return Err(AddressError::QueryOrFragment);
        }
        let path = url.path().trim_end_matches('/').to_owned();
        url.set_path(&path);
        Ok(Self(url))
    }

    /// The address as text, without a slash at its end.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str().trim_end_matches('/')
    }

    /// The host alone, without port.
    #[must_use]
    pub fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default()
    }

    /// Whether the address is on this computer.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        is_loopback(&self.0)
    }

    /// The URL of a path below the address; `path` starts with a slash and has no query.
    #[must_use]
    pub fn at(&self, path: &str) -> Url {
        let mut url = self.0.clone();
        url.set_path(&format!("{}{path}", self.0.path().trim_end_matches('/')));
        url
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Address {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        Self::parse(text)
    }
}

/// Whether a secret may be sent to this URL.
pub(crate) fn check(url: &Url) -> Result<(), AddressError> {
    match url.scheme() {
        "https" => {}
        "http" if is_loopback(url) => {}
        "http" => return Err(AddressError::NotEncrypted),
        other => return Err(AddressError::OtherScheme(other.to_owned())),
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(AddressError::UserInfo);
    }
    Ok(())
}

/// Whether the URL's host is this computer by its own name or number; a name which only resolves
/// to a loopback number does not count, because the next look-up may say otherwise.
pub(crate) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        Some(Host::Domain(name)) => name.eq_ignore_ascii_case("localhost"),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(text: &str) -> AddressError {
        Address::parse(text).unwrap_err()
    }

    #[test]
    fn slashes_and_blanks_around_an_address_do_not_matter() {
        for text in [
            "https://api.example.com",
            "  https://api.example.com/ \n",
            "HTTPS://API.example.com//",
        ] {
            let address = Address::parse(text).unwrap();
            assert_eq!(address.as_str(), "https://api.example.com", "from {text:?}");
        }
    }

    #[test]
    fn a_path_is_kept_and_continued() {
        let address = Address::parse("https://gateway.example.com/instantly/").unwrap();
        assert_eq!(
            address.as_str(),
            "https://gateway.example.com/instantly",
            "a gateway may sit in front of the service",
        );
        assert_eq!(
            address.at("/api/v2/leads").as_str(),
            "https://gateway.example.com/instantly/api/v2/leads",
        );
        assert_eq!(
            Address::parse("https://api.example.com")
                .unwrap()
                .at("/a")
                .as_str(),
            "https://api.example.com/a",
        );
    }

    #[test]
    fn plain_http_is_for_this_computer_only() {
        for local in [
            "http://127.0.0.1:8080",
            "http://127.9.9.9",
            "http://[::1]:80",
            "http://localhost:1",
        ] {
            assert!(Address::parse(local).unwrap().is_loopback(), "{local}");
        }
        for elsewhere in [
            "http://api.example.com",
            "http://192.168.0.1",
            "http://localhost.example.com",
            "http://0.0.0.0",
        ] {
            assert_eq!(
                refusal(elsewhere),
                AddressError::NotEncrypted,
                "{elsewhere} is another computer",
            );
        }
    }

    #[test]
    fn each_mistake_has_its_own_way_out() {
        assert_eq!(refusal("  "), AddressError::Empty);
        assert_eq!(refusal("api.example.com"), AddressError::NoScheme);
        assert_eq!(refusal("localhost:8080"), AddressError::NoScheme);
        assert_eq!(
            refusal("ftp://example.com"),
            AddressError::OtherScheme("ftp".into())
        );
        assert_eq!(
            refusal("https://example.com/?a=b"),
            AddressError::QueryOrFragment
        );
        assert_eq!(
            refusal("https://example.com/#top"),
            AddressError::QueryOrFragment
        );
        assert!(matches!(refusal("https://"), AddressError::NotAnAddress(_)));
        assert!(matches!(
            refusal("https://a b"),
            AddressError::NotAnAddress(_)
        ));
    }

    #[test]
    fn a_password_in_the_address_is_refused_and_not_repeated() {
        let error = refusal("https://ada:hunter2@example.com");
        assert_eq!(error, AddressError::UserInfo);
        assert!(
            !error.to_string().contains("hunter2"),
            "the message goes to the screen and the log"
        );
    }
}
