//! What the service said to a bulk assignment.

use serde::Deserialize;
use transport::{lenient_text, plain_words};

use super::Refusal;
use super::refusal::{self, ErrorBody};

/// What the service said to a bulk assignment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// It promised to do it in the background. A promise, not a proof.
    Accepted {
        /// Its own words.
        message: String,
    },
    /// It said no: nothing was changed.
    Refused {
        /// Why.
        reason: Refusal,
        /// Its own words; may be empty.
        message: String,
    },
    /// It answered something that its page does not describe: the assignment may or may not
    /// happen.
    Unclear {
        /// Its own words; may be empty.
        message: String,
    },
}

/// The documented 202: `{"status": "accepted", "message": …}`.
#[derive(Deserialize)]
struct Accepted {
    status: String,
    #[serde(default, deserialize_with = "lenient_text")]
    message: Option<String>,
}

/// Reads the answer to `POST /api/v2/leads/bulk-assign`.
///
/// Any status of the 200s counts when the body is the documented one: the page says 202, and a
/// recording of a real call shows 200 with the same body.
///
/// Source: <https://developer.instantly.ai/api-reference/lead/bulk-assign-leads-to-organization-users>.
#[must_use]
pub fn read_bulk_assign(status: u16, body: &str) -> Said {
    if let Some(no) = refusal::of(status, body) {
        return Said::Refused {
            reason: no.reason,
            message: no.message,
        };
    }
    if (200..300).contains(&status)
        && let Ok(Accepted { status, message }) = serde_json::from_str(body)
        && status.eq_ignore_ascii_case("accepted")
    {
        return Said::Accepted {
            message: message.unwrap_or_default(),
        };
    }
    let ErrorBody { error, message } = ErrorBody::read(body);
    Said::Unclear {
        message: message.or(error).unwrap_or_else(|| plain_words(body)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROMISE: &str =
        r#"{"status":"accepted","message":"Your request will be processed in a background job"}"#;

    fn unclear(status: u16, body: &str) -> String {
        match read_bulk_assign(status, body) {
            Said::Unclear { message } => message,
            other => panic!("{status} with {body:?} settles nothing, but was read as {other:?}"),
        }
    }

    #[test]
    fn the_documented_promise_is_accepted_with_202_and_with_200() {
        for status in [202, 200] {
            let message = "Your request will be processed in a background job".to_owned();
            assert_eq!(
                read_bulk_assign(status, PROMISE),
                Said::Accepted { message }
            );
        }
    }

    #[test]
    fn a_success_without_the_documented_body_settles_nothing() {
        assert_eq!(
            unclear(200, "<html>Sign in to the guest network</html>"),
            ""
        );
        assert_eq!(unclear(202, ""), "");
        assert_eq!(
            unclear(200, r#"{"error":"something odd"}"#),
            "something odd"
        );
        assert_eq!(unclear(202, "{}"), "{}");
        assert_eq!(unclear(202, r#"{"status":"failed","message":"no"}"#), "no");
        assert_eq!(unclear(200, "OK"), "OK");
    }

    #[test]
    fn breakage_and_detours_settle_nothing() {
        assert_eq!(unclear(502, "<html>Bad gateway</html>"), "");
        assert_eq!(
            unclear(503, "upstream connect error"),
            "upstream connect error"
        );
        let own = r#"{"statusCode":500,"error":"Internal Server Error","message":"Oops"}"#;
        assert_eq!(unclear(500, own), "Oops");
        assert_eq!(unclear(307, ""), "");
    }

    #[test]
    fn a_refusal_says_why_in_the_services_words() {
        assert_eq!(
            read_bulk_assign(
                400,
                r#"{"message":"Invalid ID on `organization_user_ids` field"}"#
            ),
            Said::Refused {
                reason: Refusal::InvalidInput,
                message: "Invalid ID on `organization_user_ids` field".to_owned(),
            },
        );
        assert_eq!(
            read_bulk_assign(403, "error code: 1010"),
            Said::Refused {
                reason: Refusal::Blocked,
                message: "error code: 1010".to_owned(),
            },
            "a refusal need not be JSON",
        );
    }
}
