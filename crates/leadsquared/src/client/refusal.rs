//! The ways in which the service says no. Whatever the HTTP status, the body has to be asked.

use serde::Deserialize;
use serde_json::Value;
use transport::{SaidNo, lenient, lenient_text, plain_words};

/// Why the service refused. Sources: the response codes of
/// <https://apidocs.leadsquared.com/update-users-in-bulk/>,
/// <https://apidocs.leadsquared.com/error-handling/> and
/// <https://apidocs.leadsquared.com/rate-limits/>.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// 400, or an `MX…Exception`, which mostly comes with 500: something in the request is not as
    /// the service wants it, and repeating it would repeat the answer.
    InvalidInput,
    /// 401: the keys are wrong, or their user is inactive, or the host is another region's.
    KeyRejected,
    /// 403, or the exception that says so: the keys' user may not do this.
    NotAllowed,
    /// 404: there is no such call at this address.
    NotFound,
    /// Too many calls: 429, or 403 or 200 with the words of it.
    Throttled {
        /// How many calls are allowed, if the service said so.
        limit: Option<u32>,
        /// In how many seconds, if the service said so.
        seconds: Option<u32>,
    },
    /// Said no in another way, with this HTTP status.
    Other(u16),
}

/// `{"Status", "ExceptionType", "ExceptionMessage"}` of a failure, `{"Status", "Message"}` of a
/// write's success. Source: <https://apidocs.leadsquared.com/error-handling/>.
#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Envelope {
    #[serde(default, deserialize_with = "lenient_text")]
    pub(super) status: Option<String>,
    #[serde(default, deserialize_with = "lenient_text")]
    pub(super) exception_type: Option<String>,
    #[serde(default, deserialize_with = "lenient_text")]
    exception_message: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) message: Option<Value>,
}

impl Envelope {
    pub(super) fn read(body: &str) -> Option<Self> {
        serde_json::from_str(body).ok()
    }

    pub(super) fn is_status(&self, word: &str) -> bool {
        self.status
            .as_ref()
            .is_some_and(|status| status.eq_ignore_ascii_case(word))
    }

    fn is_failure(&self) -> bool {
        let named = self.exception_type.is_some() && !self.is_status("Success");
        named || self.is_status("Error")
    }

    /// The service's own words; empty when there are none.
    pub(super) fn words(&self) -> String {
        let message = self.message.as_ref().and_then(Value::as_str);
        let words = self.exception_message.as_deref().or(message);
        words.unwrap_or_default().to_owned()
    }
}

/// The refusal that an answer is; its code is `ExceptionType`, as in `MXInvalidInputException`.
/// None for an answer that is no refusal, which includes a 500 without the documented body: it says
/// that something broke, not that nothing was done.
pub(super) fn of(status: u16, body: &str) -> Option<SaidNo<Refusal>> {
    let envelope = Envelope::read(body);
    let message = match &envelope {
        Some(envelope) => envelope.words(),
        None => plain_words(body),
    };
    let failed = envelope.as_ref().is_some_and(Envelope::is_failure);
    let exception_type = envelope.and_then(|envelope| envelope.exception_type);
    let reason = reason(status, failed, exception_type.as_deref(), &message)?;
    Some(SaidNo {
        reason,
        code: exception_type,
        message,
    })
}

fn reason(status: u16, failed: bool, exception: Option<&str>, words: &str) -> Option<Refusal> {
    if let Some(throttled) = throttle(status, failed, exception, words) {
        return Some(throttled);
    }
    match status {
        400..500 => Some(by_type(exception).unwrap_or(match status {
            400 => Refusal::InvalidInput,
            401 => Refusal::KeyRejected,
            403 => Refusal::NotAllowed,
            404 => Refusal::NotFound,
            other => Refusal::Other(other),
        })),
        // Any 500 may be a breakage half-way, except where the service names its exception.
        500.. => exception
            .filter(|exception| exception.starts_with("MX"))
            .map(|exception| by_type(Some(exception)).unwrap_or(Refusal::InvalidInput)),
        _ if failed => Some(by_type(exception).unwrap_or(match exception {
            Some(_) => Refusal::InvalidInput,
            None => Refusal::Other(status),
        })),
        _ => None,
    }
}

/// What the types about keys and permissions mean; the service publishes no list of them.
fn by_type(exception: Option<&str>) -> Option<Refusal> {
    match exception? {
        "MXInvalidAccessDetailsException" => Some(Refusal::KeyRejected),
        "MXUnAuthorizedAccessException" | "MXUnauthorizedRequestException" => {
            Some(Refusal::NotAllowed)
        }
        _ => None,
    }
}

/// The three shapes of "too many calls": 429, and 403 or 200 with the exception or its words.
fn throttle(status: u16, failed: bool, exception: Option<&str>, words: &str) -> Option<Refusal> {
    let said = limit_in(words);
    let named = exception.is_some_and(|exception| exception.contains("RateLimit"));
    let refused = failed || (400..500).contains(&status);
    if status != 429 && !named && !(refused && said.is_some()) {
        return None;
    }
    Some(Refusal::Throttled {
        limit: said.map(|(limit, _)| limit),
        seconds: said.map(|(_, seconds)| seconds),
    })
}

/// The numbers of "API calls exceeded the limit of 25 in 5 second(s)".
fn limit_in(words: &str) -> Option<(u32, u32)> {
    let (_, rest) = words.split_once("exceeded the limit of ")?;
    let (limit, rest) = rest.split_once(" in ")?;
    let (seconds, _) = rest.split_once(" second")?;
    Some((limit.trim().parse().ok()?, seconds.trim().parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason_of(status: u16, body: &str) -> Option<Refusal> {
        of(status, body).map(|no| no.reason)
    }

    fn exception(kind: &str, message: &str) -> String {
        format!(r#"{{"Status":"Error","ExceptionType":"{kind}","ExceptionMessage":"{message}"}}"#)
    }

    #[test]
    fn too_many_calls_are_recognised_in_every_shape() {
        let words = "API calls exceeded the limit of 25 in 5 second(s)";
        let json = exception("MXAPIRateLimitExceededException", words);
        let counted = Some(Refusal::Throttled {
            limit: Some(25),
            seconds: Some(5),
        });
        assert_eq!(
            reason_of(429, words),
            counted,
            "the page's own words, not JSON"
        );
        assert_eq!(reason_of(429, &json), counted);
        assert_eq!(reason_of(403, &json), counted);
        assert_eq!(reason_of(200, &json), counted);
        assert_eq!(reason_of(403, &format!("\"{words}\"")), counted);
        let blank = Some(Refusal::Throttled {
            limit: None,
            seconds: None,
        });
        assert_eq!(
            reason_of(429, ""),
            blank,
            "without the numbers it is one all the same"
        );
    }

    #[test]
    fn an_exception_is_a_refusal_whatever_the_status() {
        for kind in [
            "MXInvalidInputException",
            "MXMandatoryAttributeMissingException",
            "MXOdd",
        ] {
            for status in [200, 400, 500] {
                let body = exception(kind, "no");
                assert_eq!(
                    reason_of(status, &body),
                    Some(Refusal::InvalidInput),
                    "{status} {kind}"
                );
            }
        }
        let no = of(500, &exception("MXInvalidInputException", "Invalid Input!")).unwrap();
        assert_eq!(no.code.as_deref(), Some("MXInvalidInputException"));
        assert_eq!(no.message, "Invalid Input!");
    }

    #[test]
    fn keys_and_permissions_are_told_apart() {
        let wrong = exception(
            "MXInvalidAccessDetailsException",
            "Invalid Access Details provided.",
        );
        assert_eq!(reason_of(401, &wrong), Some(Refusal::KeyRejected));
        assert_eq!(
            reason_of(401, "Invalid User Details!"),
            Some(Refusal::KeyRejected)
        );
        let not_allowed = exception("MXUnAuthorizedAccessException", "permission failed");
        assert_eq!(reason_of(401, &not_allowed), Some(Refusal::NotAllowed));
        assert_eq!(reason_of(500, &not_allowed), Some(Refusal::NotAllowed));
        assert_eq!(reason_of(403, ""), Some(Refusal::NotAllowed));
    }

    #[test]
    fn the_other_documented_codes_are_refusals() {
        assert_eq!(reason_of(400, "malformed"), Some(Refusal::InvalidInput));
        assert_eq!(reason_of(404, "<html>404</html>"), Some(Refusal::NotFound));
        assert_eq!(reason_of(405, ""), Some(Refusal::Other(405)));
        assert_eq!(
            reason_of(200, r#"{"Status":"Error"}"#),
            Some(Refusal::Other(200))
        );
    }

    #[test]
    fn breakage_and_success_are_no_refusals() {
        assert_eq!(reason_of(500, "<html>Runtime Error</html>"), None);
        assert_eq!(reason_of(500, ""), None);
        assert_eq!(
            reason_of(500, r#"{"ExceptionType":"System.NullReferenceException"}"#),
            None
        );
        assert_eq!(reason_of(502, "Bad gateway"), None);
        assert_eq!(
            reason_of(200, r#"{"Status":"Success","Message":{"AffectedRows":1}}"#),
            None
        );
        assert_eq!(reason_of(200, r#"[{"ID":"1"}]"#), None);
    }
}
