//! What is to be sent.

use url::Url;

use crate::Secret;

/// What is done to the URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Read.
    Get,
    /// Send a body, to read or to change.
    Post,
    /// Change in part.
    Patch,
}

impl Method {
    /// The method's name on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Patch => "PATCH",
        }
    }
}

/// One request, ready to be sent. Secrets belong in headers, never in the URL: URLs end up in logs.
pub struct Outgoing {
    /// What is done.
    pub method: Method,
    /// Where: `https`, or `http` on this computer.
    pub url: Url,
    /// Header names in lower case with values that nothing may repeat.
    pub secret_headers: Vec<(&'static str, Secret)>,
    /// The serialised JSON body; sent byte for byte as it is.
    pub json: Option<String>,
    reads: bool,
}

impl Outgoing {
    /// A read without a body.
    #[must_use]
    pub const fn get(url: Url) -> Self {
        Self {
            method: Method::Get,
            url,
            secret_headers: Vec::new(),
            json: None,
            reads: true,
        }
    }

    /// A read that needs a serialised JSON body to say what is wanted: a `POST` that changes
    /// nothing.
    #[must_use]
    pub const fn query(url: Url, json: String) -> Self {
        let mut query = Self::post(url, json);
        query.reads = true;
        query
    }

    /// What may change something, with a serialised JSON body.
    #[must_use]
    pub const fn post(url: Url, json: String) -> Self {
        Self {
            method: Method::Post,
            url,
            secret_headers: Vec::new(),
            json: Some(json),
            reads: false,
        }
    }

    /// A change in part, with a serialised JSON body.
    #[must_use]
    pub const fn patch(url: Url, json: String) -> Self {
        Self {
            method: Method::Patch,
            url,
            secret_headers: Vec::new(),
            json: Some(json),
            reads: false,
        }
    }

    /// Whether it changes nothing, so that it may go over a kept connection and be repeated.
    #[must_use]
    pub const fn is_read(&self) -> bool {
        self.reads
    }

    /// Adds a header that nothing may repeat; `name` is in lower case.
    #[must_use]
    pub fn secret_header(mut self, name: &'static str, value: Secret) -> Self {
        self.secret_headers.push((name, value));
        self
    }
}
