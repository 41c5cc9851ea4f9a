//! What came of one exchange.

use std::time::Duration;

use serde::de::DeserializeOwned;

use crate::{Secret, redact};

/// What honestly came of one exchange; never a bare "failed".
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exchange {
    /// The service answered, with whatever status, and the whole body was read.
    Answered(Answer),
    /// Certain: nothing of the request reached the service.
    NotSent(NotSent),
    /// The request may have landed; only reading back can tell.
    Unknown(Unknown),
}

impl Exchange {
    /// The same exchange with every occurrence of the secrets in its texts blotted out, because a
    /// service may echo a key.
    #[must_use]
    pub fn redacted(self, secrets: &[&Secret]) -> Self {
        match self {
            Self::Answered(answer) => Self::Answered(Answer {
                body: redact(&answer.body, secrets),
                ..answer
            }),
            Self::NotSent(not_sent) => Self::NotSent(NotSent {
                detail: redact(&not_sent.detail, secrets),
                ..not_sent
            }),
            Self::Unknown(unknown) => Self::Unknown(Unknown {
                detail: redact(&unknown.detail, secrets),
                ..unknown
            }),
        }
    }
}

/// A whole answer. Redirects are answers too: none is followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status, whatever it is.
    pub status: u16,
    /// The body as text; bytes that are not UTF-8 are replaced.
    pub body: String,
    /// The header `Retry-After`, when it is there and gives seconds, however many; nobody waits
    /// longer than [`LONGEST_RETRY_AFTER`](crate::LONGEST_RETRY_AFTER).
    pub retry_after: Option<Duration>,
    /// From the first attempt to connect to the last byte read.
    pub took: Duration,
}

impl Answer {
    /// Reads the body as JSON of the wanted shape.
    ///
    /// # Errors
    ///
    /// [`NotJson`] when the body is something else.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, NotJson> {
        serde_json::from_str(&self.body).map_err(|error| NotJson {
            status: self.status,
            detail: error.to_string(),
        })
    }
}

/// An answer's body is not JSON of the wanted shape.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", text::transport::not_json(.status, .detail))]
pub struct NotJson {
    /// The answer's HTTP status.
    pub status: u16,
    /// What was wrong, technically.
    pub detail: String,
}

/// Nothing of the request reached the service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotSent {
    /// The cause, as far as it is known.
    pub why: NotSentWhy,
    /// A technical line without URL query and without secrets.
    pub detail: String,
}

impl NotSent {
    /// Nothing was sent, because the request could not even be written as JSON.
    #[must_use]
    pub fn unwritable(error: &serde_json::Error) -> Self {
        Self {
            why: NotSentWhy::Other,
            detail: text::transport::unwritable(error),
        }
    }
}

/// Why nothing was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotSentWhy {
    /// The host's name could not be resolved.
    NameNotFound,
    /// The host refused the connection: nothing listens there.
    Refused,
    /// The host's certificate is not trusted here.
    Certificate,
    /// A proxy stands in between and did not let the connection through.
    Proxy,
    /// No connection within the time allowed for it.
    ConnectTimeout,
    /// This computer has no way to the host.
    NoNetwork,
    /// Something else, before anything was sent.
    Other,
}

/// The request may have landed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// What went wrong after sending.
    pub why: UnknownWhy,
    /// The answer's HTTP status, when at least its head arrived.
    pub status: Option<u16>,
    /// A technical line without URL query and without secrets.
    pub detail: String,
}

/// What went wrong after the request was, or may have been, sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnknownWhy {
    /// No whole answer within the time allowed for it.
    TimedOut,
    /// The connection ended before an answer began.
    CutOff,
    /// The answer began, but its body could not be read to its end.
    BodyCutOff,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(body: &str) -> Answer {
        Answer {
            status: 200,
            body: body.to_owned(),
            retry_after: None,
            took: Duration::ZERO,
        }
    }

    #[test]
    fn a_body_of_another_shape_is_not_json() {
        assert_eq!(answer("[1, 2]").json::<Vec<u8>>(), Ok(vec![1, 2]));
        let not_json = answer("<html>").json::<Vec<u8>>().unwrap_err();
        assert_eq!(not_json.status, 200);
        assert!(
            not_json.to_string().contains("expected value"),
            "{not_json}"
        );
    }

    #[test]
    fn a_key_that_the_service_echoes_is_blotted_out() {
        let key = Secret::from("key-1234");
        let echoed = Exchange::Answered(answer(r#"{"message":"bad key key-1234"}"#));
        assert_eq!(
            echoed.redacted(&[&key]),
            Exchange::Answered(answer(r#"{"message":"bad key ••••••••"}"#)),
        );
    }
}
