//! What the look-ups give. Null fields are left out of real answers, whatever the schema says, so
//! everything but the ids may be absent.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use transport::{lenient, lenient_text};
use uuid::Uuid;

/// The workspace that a key belongs to.
/// Source: <https://developer.instantly.ai/api-reference/schemas/workspace>.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Workspace {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    #[serde(default, deserialize_with = "lenient_text")]
    pub name: Option<String>,
    /// The user id of its owner.
    #[serde(default, deserialize_with = "lenient")]
    pub owner: Option<Uuid>,
    /// Its plan, as in `pid_hg_v1`.
    #[serde(default, deserialize_with = "lenient_text")]
    pub plan_id: Option<String>,
}

/// A member of the workspace.
/// Source: <https://developer.instantly.ai/api-reference/schemas/workspace-member>.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Member {
    /// The membership's id; not what a bulk assignment takes.
    pub id: Uuid,
    /// The user's id: what leads carry as `assigned_to` and what a bulk assignment takes.
    pub user_id: Uuid,
    /// The address that was invited.
    #[serde(default, deserialize_with = "lenient_text")]
    pub email: Option<String>,
    /// The user's own address.
    #[serde(default, deserialize_with = "lenient_text")]
    pub user_email: Option<String>,
    /// The user's name.
    #[serde(default, deserialize_with = "lenient")]
    pub name: Option<PersonName>,
    /// `owner`, `admin`, `editor`, `view` or `client`.
    #[serde(default, deserialize_with = "lenient_text")]
    pub role: Option<String>,
    /// Whether the invitation was accepted.
    #[serde(default, deserialize_with = "lenient")]
    pub accepted: Option<bool>,
}

impl Member {
    /// First and last name, as far as they are known.
    #[must_use]
    pub fn full_name(&self) -> Option<String> {
        let name = self.name.as_ref()?;
        let parts = [name.first.as_deref(), name.last.as_deref()];
        let full = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
        (!full.is_empty()).then_some(full)
    }
}

/// A person's name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct PersonName {
    /// The first name.
    #[serde(default, deserialize_with = "lenient_text")]
    pub first: Option<String>,
    /// The last name.
    #[serde(default, deserialize_with = "lenient_text")]
    pub last: Option<String>,
}

/// A lead: one person in one campaign or list. The same person can be several leads, each with its
/// own id and owner. Source: <https://developer.instantly.ai/api-reference/schemas/lead>.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Lead {
    /// Its id.
    pub id: Uuid,
    /// The person's e-mail address.
    #[serde(default, deserialize_with = "lenient_text")]
    pub email: Option<String>,
    /// The person's first name.
    #[serde(default, deserialize_with = "lenient_text")]
    pub first_name: Option<String>,
    /// The person's last name.
    #[serde(default, deserialize_with = "lenient_text")]
    pub last_name: Option<String>,
    /// The company's name.
    #[serde(default, deserialize_with = "lenient_text")]
    pub company_name: Option<String>,
    /// The company's domain, as in `example.com`.
    #[serde(default, deserialize_with = "lenient_text")]
    pub company_domain: Option<String>,
    /// The campaign that it is in.
    #[serde(default, deserialize_with = "lenient")]
    pub campaign: Option<Uuid>,
    /// The list that it is in.
    #[serde(default, deserialize_with = "lenient")]
    pub list_id: Option<Uuid>,
    /// The `user_id` of its owner; none when nobody owns it. Unlike the rest it must be readable
    /// if it is there: an owner taken for "nobody" would be lost to an undo.
    #[serde(default, deserialize_with = "owner")]
    pub assigned_to: Option<Uuid>,
    /// How far it is: 1 active, 2 paused, 3 completed, -1 bounced, -2 unsubscribed, -3 skipped,
    /// and 0, which is documented nowhere, for leads of a list alone.
    #[serde(default, deserialize_with = "lenient")]
    pub status: Option<i64>,
}

/// Nobody as null or blank text, or a user's id; anything else is an error.
fn owner<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Uuid>, D::Error> {
    match Option::<String>::deserialize(deserializer)? {
        Some(id) if !id.trim().is_empty() => id.trim().parse().map(Some).map_err(D::Error::custom),
        Some(_) | None => Ok(None),
    }
}

/// A list of leads. Source: <https://developer.instantly.ai/api-reference/schemas/lead-list>.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct LeadList {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    #[serde(default, deserialize_with = "lenient_text")]
    pub name: Option<String>,
}

/// A label of the workspace's own.
/// Source: <https://developer.instantly.ai/api-reference/schemas/lead-label>.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct LeadLabel {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    #[serde(default, deserialize_with = "lenient_text")]
    pub label: Option<String>,
    /// The number that stands for it in a lead's status.
    #[serde(default, deserialize_with = "lenient")]
    pub interest_status: Option<i64>,
    /// `positive`, `neutral` or `negative`.
    #[serde(default, deserialize_with = "lenient_text")]
    pub interest_status_label: Option<String>,
}

/// A smart view, which the service's schema calls a sales flow.
/// Source: <https://developer.instantly.ai/api-reference/schemas/sales-flow>.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct SmartView {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    #[serde(default, deserialize_with = "lenient_text")]
    pub name: Option<String>,
}

/// The smart views, if the service lists them at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SmartViews {
    /// All of them.
    Listed(Vec<SmartView>),
    /// The service has no such list: an id has to be typed.
    NotOffered,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_enough_for_a_member() {
        let (id, user_id) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let json = format!(r#"{{"id":"{id}","user_id":"{user_id}","name":null}}"#);
        let member: Member = serde_json::from_str(&json).unwrap();
        assert_eq!((member.id, member.user_id), (id, user_id));
        assert_eq!((member.full_name(), member.accepted), (None, None));
    }

    #[test]
    fn a_name_may_have_one_part_only() {
        let id = Uuid::nil();
        let named = |name: &str| -> Option<String> {
            let json = format!(r#"{{"id":"{id}","user_id":"{id}","name":{name}}}"#);
            serde_json::from_str::<Member>(&json).unwrap().full_name()
        };
        assert_eq!(
            named(r#"{"first":"Ada","last":"Byron"}"#).as_deref(),
            Some("Ada Byron")
        );
        assert_eq!(
            named(r#"{"first":"Ada","last":""}"#).as_deref(),
            Some("Ada")
        );
        assert_eq!(named(r#"{"last":"Byron"}"#).as_deref(), Some("Byron"));
        assert_eq!(named("{}"), None);
    }

    fn lead(json: &str) -> serde_json::Result<Lead> {
        serde_json::from_str(json)
    }

    #[test]
    fn an_id_is_enough_for_a_lead() {
        let lead = lead(r#"{"id":"019f1a63-9a65-790f-8d3c-2442e73d906e","last_name":""}"#).unwrap();
        assert_eq!(
            (lead.assigned_to, lead.last_name, lead.status),
            (None, None, None)
        );
    }

    #[test]
    fn an_owner_that_cannot_be_read_is_not_taken_for_nobody() {
        let (id, owner) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let owned = |by: &str| lead(&format!(r#"{{"id":"{id}","assigned_to":{by}}}"#));
        assert_eq!(
            owned(&format!("\"{owner}\"")).unwrap().assigned_to,
            Some(owner)
        );
        for nobody in ["null", r#""""#] {
            assert_eq!(owned(nobody).unwrap().assigned_to, None, "{nobody}");
        }
        for odd in ["7", r#""ada@example.com""#, "{}"] {
            assert!(owned(odd).is_err(), "{odd} may be somebody");
        }
    }
}
