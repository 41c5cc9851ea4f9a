//! What somebody else does to a record while a run is under way.

use serde::{Deserialize, Deserializer};

use crate::call::Service;

/// One change by somebody else. Ids are those of [`PracticeState`](crate::PracticeState).
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(try_from = "Body")]
pub enum Touch {
    /// A lead of the practice Instantly gets this owner, or none.
    AssignLead {
        /// The lead.
        id: String,
        /// `user_id` of the owner; also of somebody who is no member (any more).
        assigned_to: Option<String>,
    },
    /// A lead of the practice Instantly is deleted.
    DeleteLead {
        /// The lead.
        id: String,
    },
    /// A user of the practice LeadSquared gets this team.
    MoveUser {
        /// The user.
        id: String,
        /// The team, which has to exist.
        team_id: String,
    },
    /// A user of the practice LeadSquared gets another first name, and perhaps no longer meets a
    /// condition.
    RenameUser {
        /// The user.
        id: String,
        /// The name.
        first_name: String,
    },
}

/// There is nothing to touch.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("no lead or user has the id {id}, or its new team does not exist")]
pub struct TouchError {
    /// Id of the lead or user that was asked for.
    pub id: String,
}

/// As it comes over HTTP.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    service: Service,
    id: String,
    /// The outer `None` is a missing key, the inner one null.
    #[serde(default, deserialize_with = "given")]
    assigned_to: Option<Option<String>>,
    team_id: Option<String>,
    first_name: Option<String>,
    #[serde(default)]
    delete: bool,
}

fn given<'de, D: Deserializer<'de>>(value: D) -> Result<Option<Option<String>>, D::Error> {
    Option::deserialize(value).map(Some)
}

impl TryFrom<Body> for Touch {
    type Error = &'static str;

    fn try_from(body: Body) -> Result<Self, Self::Error> {
        let id = body.id;
        let asked = (
            body.service,
            body.assigned_to,
            body.team_id,
            body.first_name,
            body.delete,
        );
        match asked {
            (Service::Instantly, Some(assigned_to), None, None, false) => {
                Ok(Self::AssignLead { id, assigned_to })
            }
            (Service::Instantly, None, None, None, true) => Ok(Self::DeleteLead { id }),
            (Service::LeadSquared, None, Some(team_id), None, false) => {
                Ok(Self::MoveUser { id, team_id })
            }
            (Service::LeadSquared, None, None, Some(first_name), false) => {
                Ok(Self::RenameUser { id, first_name })
            }
            _ => Err("a lead takes assigned_to or delete, a user takes team_id or first_name"),
        }
    }
}
