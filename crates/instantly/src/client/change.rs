//! What the service said to a change of one lead's owner.

use transport::plain_words;

use super::refusal::{self, ErrorBody};
use super::{Lead, Refusal};
use crate::ChangeOwner;

/// What the service said to a change of one lead's owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangeSaid {
    /// It did it, and gave the lead back with its new owner.
    Changed,
    /// It said no: nothing was changed.
    Refused {
        /// Why; [`Refusal::NotFound`] when the lead is gone.
        reason: Refusal,
        /// Its own words; may be empty.
        message: String,
    },
    /// It answered something else: the owner may or may not have changed.
    Unclear {
        /// Its own words, or what was odd; may be empty.
        message: String,
    },
}

/// Reads the answer to `PATCH /api/v2/leads/{id}`. Only the lead asked for with the owner asked
/// for proves the change; a lead with another owner proves nothing, because an unknown field is
/// ignored silently.
///
/// Source: <https://developer.instantly.ai/api-reference/groups/lead>.
#[must_use]
pub fn read_change_owner(status: u16, body: &str, expected: &ChangeOwner) -> ChangeSaid {
    if let Some(no) = refusal::of(status, body) {
        return ChangeSaid::Refused {
            reason: no.reason,
            message: no.message,
        };
    }
    match serde_json::from_str::<Lead>(body) {
        Ok(lead) if (200..300).contains(&status) => {
            let now = ChangeOwner {
                lead: lead.id,
                assigned_to: lead.assigned_to,
            };
            if now == *expected {
                ChangeSaid::Changed
            } else {
                let message = text::instantly::odd::ANOTHER_OWNER.to_owned();
                ChangeSaid::Unclear { message }
            }
        }
        Ok(_) | Err(_) => {
            let ErrorBody { error, message } = ErrorBody::read(body);
            ChangeSaid::Unclear {
                message: message.or(error).unwrap_or_else(|| plain_words(body)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    const LEAD: Uuid = Uuid::from_u128(7);
    const ADA: Uuid = Uuid::from_u128(1);
    const BRUNO: Uuid = Uuid::from_u128(2);

    fn said(status: u16, body: &str, assigned_to: Option<Uuid>) -> ChangeSaid {
        let expected = ChangeOwner {
            lead: LEAD,
            assigned_to,
        };
        read_change_owner(status, body, &expected)
    }

    fn is_unclear(said: &ChangeSaid) -> bool {
        matches!(said, ChangeSaid::Unclear { .. })
    }

    #[test]
    fn the_lead_with_the_owner_asked_for_is_the_proof() {
        let owned = format!(r#"{{"id":"{LEAD}","assigned_to":"{ADA}"}}"#);
        let free = format!(r#"{{"id":"{LEAD}"}}"#);
        assert_eq!(said(200, &owned, Some(ADA)), ChangeSaid::Changed);
        assert_eq!(said(200, &free, None), ChangeSaid::Changed);
        for (body, owner) in [(&owned, None), (&owned, Some(BRUNO)), (&free, Some(ADA))] {
            assert!(
                is_unclear(&said(200, body, owner)),
                "{body} is not {owner:?}"
            );
        }
        let other = format!(r#"{{"id":"{BRUNO}","assigned_to":"{ADA}"}}"#);
        assert!(is_unclear(&said(200, &other, Some(ADA))), "another lead");
    }

    #[test]
    fn a_lead_that_is_gone_is_a_refusal() {
        let body = r#"{"statusCode":404,"error":"Not Found","message":"Resource not found"}"#;
        let gone = ChangeSaid::Refused {
            reason: Refusal::NotFound,
            message: "Resource not found".to_owned(),
        };
        assert_eq!(said(404, body, None), gone);
    }

    #[test]
    fn what_the_page_does_not_describe_settles_nothing() {
        let lead = format!(r#"{{"id":"{LEAD}","assigned_to":"{ADA}"}}"#);
        let odd_owner = format!(r#"{{"id":"{LEAD}","assigned_to":7}}"#);
        for (status, body) in [
            (200, ""),
            (200, "{}"),
            (200, odd_owner.as_str()),
            (202, r#"{"status":"accepted"}"#),
            (302, lead.as_str()),
            (500, lead.as_str()),
            (502, "<html>"),
        ] {
            for owner in [None, Some(ADA)] {
                assert!(is_unclear(&said(status, body, owner)), "{status} {body}");
            }
        }
    }
}
