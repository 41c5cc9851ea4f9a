//! The ways in which the service says no.

use serde::Deserialize;
use transport::{SaidNo, lenient_text, plain_words};

/// Why the service refused. Sources: the answers of
/// <https://developer.instantly.ai/api-reference/lead/bulk-assign-leads-to-organization-users> and
/// <https://developer.instantly.ai/getting-started/rate-limit>.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// 400: something in the request is not as the service wants it.
    InvalidInput,
    /// 401: the key is missing, wrong or revoked.
    KeyRejected,
    /// 402: the workspace has no active paid plan.
    NoPlan,
    /// 403: the key lacks the scope, or the plan does not allow it.
    NotAllowed,
    /// 404: there is no such thing.
    NotFound,
    /// 429: more than 100 calls in a second or 6,000 in a minute from the workspace.
    Throttled,
    /// 403 from the edge in front of the service (`error code: 1010`), which does not let this
    /// computer's requests through.
    Blocked,
    /// Another status of the 400s.
    Other(u16),
}

/// `{"statusCode", "error", "message"}`, of which the bulk assignment's own 400 has `message` only.
#[derive(Deserialize, Default)]
pub(super) struct ErrorBody {
    #[serde(default, deserialize_with = "lenient_text")]
    pub(super) error: Option<String>,
    #[serde(default, deserialize_with = "lenient_text")]
    pub(super) message: Option<String>,
}

impl ErrorBody {
    /// The body's words, from JSON or not.
    pub(super) fn read(body: &str) -> Self {
        serde_json::from_str(body).unwrap_or_else(|_| Self {
            error: None,
            message: Some(plain_words(body)).filter(|words| !words.is_empty()),
        })
    }
}

/// The refusal that an answer is, with the body's `error` as its code; none for an answer that is
/// no refusal, which includes the 500s: they say that something broke, not that nothing was done.
pub(super) fn of(status: u16, body: &str) -> Option<SaidNo<Refusal>> {
    let reason = match status {
        400 => Refusal::InvalidInput,
        401 => Refusal::KeyRejected,
        402 => Refusal::NoPlan,
        403 if is_blocked(body) => Refusal::Blocked,
        403 => Refusal::NotAllowed,
        404 => Refusal::NotFound,
        429 => Refusal::Throttled,
        405..500 => Refusal::Other(status),
        _ => return None,
    };
    let ErrorBody { error, message } = ErrorBody::read(body);
    let (code, message) = match (error, message) {
        (error, Some(message)) => (error, message),
        // Some operations put their words where others put the status' name.
        (Some(error), None) => (None, error),
        (None, None) => (None, String::new()),
    };
    Some(SaidNo {
        reason,
        code,
        message,
    })
}

fn is_blocked(body: &str) -> bool {
    serde_json::from_str::<serde_json::Value>(body).is_err() && body.contains("1010")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(status: u16, body: &str) -> (Refusal, Option<String>, String) {
        let no = of(status, body).expect("a refusal");
        (no.reason, no.code, no.message)
    }

    #[test]
    fn every_documented_refusal_is_known_with_its_words() {
        let documented = [
            (
                401,
                "Unauthorized",
                "Missing Authorization header",
                Refusal::KeyRejected,
            ),
            (
                402,
                "Payment Required",
                "Workspace does not have an active paid plan",
                Refusal::NoPlan,
            ),
            (403, "Forbidden", "Forbidden", Refusal::NotAllowed),
            (404, "Not Found", "Resource not found", Refusal::NotFound),
            (
                429,
                "Too Many Requests",
                "Rate limit exceeded",
                Refusal::Throttled,
            ),
        ];
        for (status, error, message, reason) in documented {
            let body =
                format!(r#"{{"statusCode":{status},"error":"{error}","message":"{message}"}}"#);
            assert_eq!(
                said(status, &body),
                (reason, Some(error.to_owned()), message.to_owned())
            );
        }
    }

    #[test]
    fn the_bulk_assignments_own_400_has_a_message_only() {
        let body = r#"{"message":"Invalid ID on `organization_user_ids` field"}"#;
        let words = "Invalid ID on `organization_user_ids` field".to_owned();
        assert_eq!(said(400, body), (Refusal::InvalidInput, None, words));
    }

    #[test]
    fn words_under_error_are_words_too() {
        let body = r#"{"error":"Invalid lead email"}"#;
        assert_eq!(
            said(400, body),
            (Refusal::InvalidInput, None, "Invalid lead email".to_owned())
        );
    }

    #[test]
    fn the_edge_blocks_in_plain_text_or_in_a_web_page() {
        assert_eq!(said(403, "error code: 1010").0, Refusal::Blocked);
        let page = "<html><title>Access denied</title>Error 1010</html>";
        assert_eq!(said(403, page), (Refusal::Blocked, None, String::new()));
        assert_eq!(said(403, "<html>nginx</html>").0, Refusal::NotAllowed);
    }

    #[test]
    fn a_refusal_need_not_be_json() {
        assert_eq!(
            said(413, "Request Entity Too Large"),
            (
                Refusal::Other(413),
                None,
                "Request Entity Too Large".to_owned()
            ),
        );
    }

    #[test]
    fn neither_success_nor_breakage_is_a_refusal() {
        for status in [200, 202, 302, 500, 502, 503] {
            assert!(of(status, "{}").is_none(), "{status} does not say no");
        }
    }
}
