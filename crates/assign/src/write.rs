//! The calls that change something, as closed types.

use instantly::{BulkAssign, LeadFilter, Targets};
use leadsquared::{BulkUpdate, Junction, Operator, Rule};
use uuid::Uuid;

use crate::record::words;

/// One call that changes something at a service. Its body is built from closed types only: both
/// services ignore unknown keys, so a misspelt filter would mean "everything".
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Write {
    /// Instantly: leads to users.
    BulkAssign(BulkAssign),
    /// Instantly: one lead's owner; none takes it away.
    ChangeOwner {
        /// The lead.
        lead: Uuid,
        /// Its owner from now on.
        owner: Option<Uuid>,
    },
    /// LeadSquared: users to a team.
    BulkUpdate(BulkUpdate),
    /// LeadSquared: one user's team.
    UpdateUser {
        /// The user.
        user: Uuid,
        /// The team from now on.
        team: Uuid,
    },
}

/// The kind of a [`Write`], for the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WriteKind {
    /// [`Write::BulkAssign`]
    BulkAssign,
    /// [`Write::ChangeOwner`]
    ChangeOwner,
    /// [`Write::BulkUpdate`]
    BulkUpdate,
    /// [`Write::UpdateUser`]
    UpdateUser,
}

words!(
    WriteKind,
    text::run::KIND_OF_CALL,
    BulkAssign = "bulk_assign",
    ChangeOwner = "change_owner",
    BulkUpdate = "bulk_update",
    UpdateUser = "update_user"
);

impl Write {
    /// Leads by their ids to one or several users; `place` is the campaign and the list, where the
    /// choice named them.
    #[must_use]
    pub fn assign_leads(
        leads: Vec<Uuid>,
        place: (Option<Uuid>, Option<Uuid>),
        to: Targets,
    ) -> Self {
        let filter = LeadFilter {
            ids: leads,
            campaign: place.0,
            list_id: place.1,
            ..LeadFilter::default()
        };
        Self::BulkAssign(BulkAssign::new(filter, None, to))
    }

    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> WriteKind {
        match self {
            Self::BulkAssign(_) => WriteKind::BulkAssign,
            Self::ChangeOwner { .. } => WriteKind::ChangeOwner,
            Self::BulkUpdate(_) => WriteKind::BulkUpdate,
            Self::UpdateUser { .. } => WriteKind::UpdateUser,
        }
    }

    /// The HTTP method.
    #[must_use]
    pub const fn method(&self) -> &'static str {
        match self {
            Self::BulkAssign(_) | Self::BulkUpdate(_) | Self::UpdateUser { .. } => "POST",
            Self::ChangeOwner { .. } => "PATCH",
        }
    }

    /// What it is for, for people.
    #[must_use]
    pub const fn purpose(&self) -> &'static str {
        match self {
            Self::BulkAssign(_) => text::run::ASSIGN_LEADS,
            Self::ChangeOwner { owner: None, .. } => text::run::TAKE_OWNER_AWAY,
            Self::ChangeOwner { owner: Some(_), .. } => text::run::ASSIGN_ONE_LEAD,
            Self::BulkUpdate(_) => text::run::MOVE_USERS,
            Self::UpdateUser { .. } => text::run::MOVE_ONE_USER,
        }
    }

    /// Whether sending it again could change nothing that the first time did not: it names its
    /// records one by one, and one target. Beside the ids only the campaign and the list may be
    /// named: with a limit or any other filter, it may mean others the second time.
    #[must_use]
    pub fn same_again_is_harmless(&self) -> bool {
        match self {
            Self::BulkAssign(request) => {
                request.limit().is_none()
                    && request.targets().ids().len() == 1
                    && names_leads(request.leads())
            }
            Self::ChangeOwner { .. } | Self::UpdateUser { .. } => true,
            Self::BulkUpdate(request) => names_users(request.rule()),
        }
    }
}

/// Whether a filter is nothing but a list of leads and the place where they are.
fn names_leads(leads: &LeadFilter) -> bool {
    let place_only = LeadFilter {
        ids: leads.ids.clone(),
        campaign: leads.campaign,
        list_id: leads.list_id,
        ..LeadFilter::default()
    };
    !leads.ids.is_empty() && *leads == place_only
}

/// Whether a rule is nothing but a list of users' e-mail addresses.
fn names_users(rule: &Rule) -> bool {
    rule.groups().len() == 1
        && rule.groups().iter().all(|group| {
            (group.junction() == Junction::Or || group.conditions().len() == 1)
                && group.conditions().iter().all(|condition| {
                    condition.attribute.as_str() == "EmailAddress"
                        && condition.test.operator() == Operator::Equals
                })
        })
}

#[cfg(test)]
mod tests {
    use instantly::Limit;

    use super::*;

    #[test]
    fn only_a_call_that_can_mean_nobody_else_is_harmless_to_repeat() {
        let named = LeadFilter {
            ids: vec![Uuid::from_u128(1), Uuid::from_u128(2)],
            ..LeadFilter::default()
        };
        let in_place = LeadFilter {
            campaign: Some(Uuid::from_u128(3)),
            list_id: Some(Uuid::from_u128(4)),
            ..named.clone()
        };
        let searched = LeadFilter {
            search: Some("lantern".to_owned()),
            ..named.clone()
        };
        let outside = LeadFilter {
            in_campaign: Some(false),
            ..in_place.clone()
        };
        let targets = |many: u128| Targets::new((1..=many).map(Uuid::from_u128)).unwrap();
        let table = [
            (named.clone(), None, 1, true),
            (in_place, None, 1, true),
            (named.clone(), None, 2, false),
            (named, Limit::new(1), 1, false),
            (searched, None, 1, false),
            (outside, None, 1, false),
            (LeadFilter::default(), None, 1, false),
        ];
        for (leads, limit, to, harmless) in table {
            let write = Write::BulkAssign(BulkAssign::new(leads, limit, targets(to)));
            assert_eq!(write.same_again_is_harmless(), harmless, "{write:?}");
        }
    }
}
