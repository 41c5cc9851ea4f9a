//! From an error of the HTTP library to what is certain: not sent, or unknown.
//!
//! The line between the two is the connection. As long as it is not there, TLS and proxy
//! included, nothing of the request can have reached the service. From then on nobody here knows.

use std::error::Error;
use std::io;

use crate::exchange::{Exchange, NotSent, NotSentWhy, Unknown, UnknownWhy};

/// What an error means that came before the head of an answer.
pub(crate) fn before_answer(error: reqwest::Error) -> Exchange {
    let error = error.without_url();
    let detail = technical_line(&error);
    if error.is_builder() {
        return not_sent(NotSentWhy::Other, detail);
    }
    if error.is_connect() {
        return not_sent(why_no_connection(&error), detail);
    }
    let why = if error.is_timeout() {
        UnknownWhy::TimedOut
    } else {
        UnknownWhy::CutOff
    };
    unknown(why, None, detail)
}

/// What an error means that came while the answer's body was read.
pub(crate) fn within_body(status: u16, error: reqwest::Error) -> Exchange {
    let detail = technical_line(&error.without_url());
    unknown(UnknownWhy::BodyCutOff, Some(status), detail)
}

/// Nothing reached the service.
pub(crate) fn not_sent(why: NotSentWhy, detail: impl Into<String>) -> Exchange {
    Exchange::NotSent(NotSent {
        why,
        detail: detail.into(),
    })
}

/// Nobody can say whether the request landed.
pub(crate) fn unknown(why: UnknownWhy, status: Option<u16>, detail: impl Into<String>) -> Exchange {
    Exchange::Unknown(Unknown {
        why,
        status,
        detail: detail.into(),
    })
}

fn why_no_connection(error: &reqwest::Error) -> NotSentWhy {
    let causes = causes(error);
    // The library names a proxy's failures only by this text; a test against a proxy holds it.
    if causes
        .iter()
        .any(|cause| cause.to_string().starts_with("tunnel error"))
    {
        return NotSentWhy::Proxy;
    }
    if causes.iter().any(|cause| is_certificate(*cause)) {
        return NotSentWhy::Certificate;
    }
    if error.is_dns() || causes.iter().any(|cause| cause.to_string() == "dns error") {
        return NotSentWhy::NameNotFound;
    }
    if error.is_timeout() {
        return NotSentWhy::ConnectTimeout;
    }
    causes
        .iter()
        .find_map(|cause| cause.downcast_ref::<io::Error>().and_then(of_io))
        .unwrap_or(NotSentWhy::Other)
}

fn is_certificate(cause: &(dyn Error + 'static)) -> bool {
    matches!(
        cause.downcast_ref::<rustls::Error>(),
        Some(
            rustls::Error::InvalidCertificate(_)
                | rustls::Error::InvalidCertRevocationList(_)
                | rustls::Error::NoCertificatesPresented
                | rustls::Error::UnsupportedNameType
        )
    )
}

fn of_io(error: &io::Error) -> Option<NotSentWhy> {
    match error.kind() {
        io::ErrorKind::ConnectionRefused => Some(NotSentWhy::Refused),
        io::ErrorKind::TimedOut => Some(NotSentWhy::ConnectTimeout),
        io::ErrorKind::NetworkUnreachable
        | io::ErrorKind::NetworkDown
        | io::ErrorKind::HostUnreachable
        | io::ErrorKind::AddrNotAvailable => Some(NotSentWhy::NoNetwork),
        _ => None,
    }
}

/// The error and everything behind it. An I/O error hides what it wraps from `source`, so it is
/// asked by its own name.
fn causes<'e>(error: &'e (dyn Error + 'static)) -> Vec<&'e (dyn Error + 'static)> {
    let mut causes = Vec::new();
    let mut next = Some(error);
    while let Some(cause) = next {
        causes.push(cause);
        next = match cause
            .downcast_ref::<io::Error>()
            .and_then(io::Error::get_ref)
        {
            Some(wrapped) => {
                let wrapped: &'e (dyn Error + 'static) = wrapped;
                Some(wrapped)
            }
            None => cause.source(),
        };
    }
    causes
}

/// The causes in one line, each said once.
fn technical_line(error: &(dyn Error + 'static)) -> String {
    let mut line = String::new();
    for cause in causes(error) {
        let text = cause.to_string();
        if line.contains(&text) {
            continue;
        }
        if !line.is_empty() {
            line.push_str(": ");
        }
        line.push_str(&text);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_io_error_wraps_is_found() {
        let tls = rustls::Error::InvalidCertificate(rustls::CertificateError::UnknownIssuer);
        let wrapped = io::Error::other(io::Error::new(io::ErrorKind::InvalidData, tls));
        assert!(
            causes(&wrapped).iter().any(|cause| is_certificate(*cause)),
            "TLS errors arrive inside I/O errors, which hide them from `source`",
        );
    }

    #[test]
    fn a_cause_is_said_once() {
        let inner = io::Error::new(io::ErrorKind::InvalidData, "no such thing");
        let outer = io::Error::other(inner);
        assert_eq!(technical_line(&outer), "no such thing");
    }

    #[test]
    fn each_way_of_having_no_network_is_known() {
        for kind in [
            io::ErrorKind::NetworkUnreachable,
            io::ErrorKind::NetworkDown,
            io::ErrorKind::HostUnreachable,
        ] {
            assert_eq!(
                of_io(&io::Error::from(kind)),
                Some(NotSentWhy::NoNetwork),
                "{kind:?}"
            );
        }
    }
}
