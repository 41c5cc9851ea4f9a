//! The request that gives one lead to one user, or to nobody.

use serde::Serialize;
use uuid::Uuid;

/// `PATCH /api/v2/leads/{id}` with `assigned_to` and nothing else: unlike a bulk assignment, it
/// is done when the service answers, and it can leave a lead without an owner.
///
/// Source: <https://developer.instantly.ai/api-reference/groups/lead>.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ChangeOwner {
    /// The lead.
    #[serde(skip)]
    pub lead: Uuid,
    /// The `user_id` of who gets it; none takes its owner away. Sent in either case, none as null.
    pub assigned_to: Option<Uuid>,
}

impl ChangeOwner {
    /// The path of the call, below the service's address; the lead's id stands in it.
    #[must_use]
    pub fn path(&self) -> String {
        format!("/api/v2/leads/{}", self.lead)
    }

    /// The exact JSON text of the body, indented for reading: one text is shown, confirmed,
    /// written down and sent.
    ///
    /// # Errors
    /// None that a request can cause; the signature is that of the JSON library.
    pub fn body(&self) -> serde_json::Result<String> {
        serde_json::to_string_pretty(self)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn the_owner_is_always_sent_and_nobody_is_null() {
        let lead = Uuid::from_u128(7);
        for (owner, sent) in [
            (Some(Uuid::from_u128(1)), json!(Uuid::from_u128(1))),
            (None, Value::Null),
        ] {
            let request = ChangeOwner {
                lead,
                assigned_to: owner,
            };
            assert_eq!(
                serde_json::from_str::<Value>(&request.body().unwrap()).unwrap(),
                json!({ "assigned_to": sent }),
                "a key left out would change nothing"
            );
            assert_eq!(request.path(), format!("/api/v2/leads/{lead}"));
        }
    }
}
