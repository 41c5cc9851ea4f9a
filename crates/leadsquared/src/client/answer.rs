//! What the service said to a write.

use serde::Deserialize;
use serde_json::Value;
use transport::{lenient, lenient_text, plain_words};

use super::Refusal;
use super::refusal::{self, Envelope};

/// What the service said to a bulk update, or to the update of one user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// It says that it did it.
    Succeeded {
        /// How many users it says were affected; whether those who were on the team already
        /// count is documented nowhere.
        affected_rows: Option<u64>,
    },
    /// It said no: nothing was changed.
    Refused {
        /// Why.
        reason: Refusal,
        /// Its own name for the reason, as in `MXInvalidInputException`.
        exception_type: Option<String>,
        /// Its own words; may be empty.
        message: String,
    },
    /// It answered something that its page does not describe: the update may or may not have
    /// happened.
    Unclear {
        /// Its own words; may be empty.
        message: String,
    },
}

/// The documented `Message`: `{"AffectedRows": 72, "IsSuccessful": true}`.
#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase")]
struct Outcome {
    #[serde(default, deserialize_with = "lenient_text")]
    affected_rows: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    is_successful: Option<bool>,
}

/// Reads the answer to `POST /v2/UserManagement.svc/User/Bulk/Update`.
///
/// The body's `Status` decides, because the service also answers 200 to what it refuses.
///
/// Source: <https://apidocs.leadsquared.com/update-users-in-bulk/>.
#[must_use]
pub fn read_bulk_update(status: u16, body: &str) -> Said {
    if let Some(no) = refusal::of(status, body) {
        return Said::Refused {
            reason: no.reason,
            exception_type: no.code,
            message: no.message,
        };
    }
    let Some(envelope) = Envelope::read(body) else {
        let message = plain_words(body);
        return Said::Unclear { message };
    };
    let message = envelope.words();
    if !(200..300).contains(&status) || !envelope.is_status("Success") {
        return Said::Unclear { message };
    }
    let outcome = outcome(envelope.message);
    let affected_rows: Option<u64> = outcome.affected_rows.and_then(|rows| rows.parse().ok());
    if outcome.is_successful == Some(false) {
        // "Not successful" with rows affected contradicts itself.
        if affected_rows.is_some_and(|rows| rows > 0) {
            return Said::Unclear { message };
        }
        return Said::Refused {
            reason: Refusal::Other(status),
            exception_type: None,
            message,
        };
    }
    Said::Succeeded { affected_rows }
}

/// Reads the answer to `POST /v2/UserManagement.svc/User/Update`.
///
/// Its form is documented nowhere. It is read like the bulk update's, which is that of all writes
/// of this service: whatever does not say `Success` outright is a refusal or unclear.
///
/// Source: <https://apidocs.leadsquared.com/update-a-user/>.
#[must_use]
pub fn read_update_user(status: u16, body: &str) -> Said {
    read_bulk_update(status, body)
}

fn outcome(message: Option<Value>) -> Outcome {
    message
        .and_then(|message| serde_json::from_value(message).ok())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(status: u16, body: &str) -> Refusal {
        match read_bulk_update(status, body) {
            Said::Refused { reason, .. } => reason,
            other => panic!("{status} with {body:?} is a refusal, but was read as {other:?}"),
        }
    }

    fn unclear(status: u16, body: &str) -> String {
        match read_bulk_update(status, body) {
            Said::Unclear { message } => message,
            other => panic!("{status} with {body:?} settles nothing, but was read as {other:?}"),
        }
    }

    #[test]
    fn the_sample_of_the_page_is_a_success_with_its_count() {
        let body = r#"{"Status":"Success","Message":{"AffectedRows":72,"IsSuccessful":true}}"#;
        assert_eq!(
            read_bulk_update(200, body),
            Said::Succeeded {
                affected_rows: Some(72)
            }
        );
        let nobody = r#"{"Status":"Success","Message":{"AffectedRows":0,"IsSuccessful":true}}"#;
        assert_eq!(
            read_bulk_update(200, nobody),
            Said::Succeeded {
                affected_rows: Some(0)
            }
        );
    }

    #[test]
    fn a_success_need_not_tell_a_count() {
        for body in [
            r#"{"Status":"Success"}"#,
            r#"{"Status":"Success","Message":{"IsSuccessful":true}}"#,
            r#"{"Status":"Success","Message":"done"}"#,
        ] {
            assert_eq!(
                read_bulk_update(200, body),
                Said::Succeeded {
                    affected_rows: None
                },
                "{body}"
            );
        }
        let text = r#"{"Status":"Success","Message":{"AffectedRows":"72"}}"#;
        assert_eq!(
            read_bulk_update(200, text),
            Said::Succeeded {
                affected_rows: Some(72)
            }
        );
    }

    #[test]
    fn a_refusal_inside_a_200_is_a_refusal() {
        let error = r#"{"Status":"Error","ExceptionType":"MXInvalidInputException","ExceptionMessage":"Invalid Input!"}"#;
        assert_eq!(
            read_bulk_update(200, error),
            Said::Refused {
                reason: Refusal::InvalidInput,
                exception_type: Some("MXInvalidInputException".to_owned()),
                message: "Invalid Input!".to_owned(),
            },
        );
        let unsuccessful =
            r#"{"Status":"Success","Message":{"AffectedRows":0,"IsSuccessful":false}}"#;
        assert_eq!(refused(200, unsuccessful), Refusal::Other(200));
    }

    #[test]
    fn every_documented_code_is_read() {
        let words = "API calls exceeded the limit of 25 in 5 second(s)";
        let throttled = Refusal::Throttled {
            limit: Some(25),
            seconds: Some(5),
        };
        assert_eq!(refused(401, ""), Refusal::KeyRejected);
        assert_eq!(refused(400, ""), Refusal::InvalidInput);
        assert_eq!(refused(404, ""), Refusal::NotFound);
        assert_eq!(refused(405, ""), Refusal::Other(405));
        assert_eq!(refused(429, words), throttled);
        let exception = r#"{"Status":"Error","ExceptionType":"MXMandatoryAttributeMissingException","ExceptionMessage":"'leadId' is mandatory for updating lead"}"#;
        assert_eq!(refused(500, exception), Refusal::InvalidInput);
    }

    #[test]
    fn what_the_page_does_not_describe_settles_nothing() {
        assert_eq!(unclear(500, "<html>Server Error</html>"), "");
        assert_eq!(unclear(500, ""), "");
        assert_eq!(unclear(502, "Bad gateway"), "Bad gateway");
        assert_eq!(
            unclear(500, r#"{"Message":"An error has occurred."}"#),
            "An error has occurred."
        );
        assert_eq!(
            unclear(200, "<html>Sign in to the guest network</html>"),
            ""
        );
        assert_eq!(unclear(200, ""), "");
        assert_eq!(unclear(200, "{}"), "");
        assert_eq!(unclear(200, "[]"), "");
        assert_eq!(unclear(302, ""), "");
        let success = r#"{"Status":"Success","Message":{"AffectedRows":72,"IsSuccessful":true}}"#;
        assert_eq!(
            unclear(503, success),
            "",
            "a status that contradicts the body"
        );
    }

    #[test]
    fn the_update_of_one_user_counts_only_when_it_says_success() {
        for body in [
            r#"{"Status":"Success"}"#,
            r#"{"Status":"Success","Message":{"Id":"x"}}"#,
        ] {
            let said = read_update_user(200, body);
            assert!(matches!(said, Said::Succeeded { .. }), "{body}: {said:?}");
        }
        let exception = r#"{"Status":"Error","ExceptionType":"MXInvalidInputException","ExceptionMessage":"no"}"#;
        for status in [200, 500] {
            let said = read_update_user(status, exception);
            assert!(matches!(said, Said::Refused { .. }), "{status}: {said:?}");
        }
        for body in ["", "{}", "true", r#"{"Message":"done"}"#, "<html>"] {
            let said = read_update_user(200, body);
            assert!(matches!(said, Said::Unclear { .. }), "{body}: {said:?}");
        }
    }
}
