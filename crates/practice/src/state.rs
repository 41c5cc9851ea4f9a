//! A view of the accounts for tests: what every call did to every lead and user.

use serde::{Deserialize, Serialize};

use crate::{effect::Effect, instantly::Instantly, leadsquared::LeadSquared};

/// Everything that can be looked at.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct PracticeState {
    /// The practice workspace.
    pub instantly: InstantlyState,
    /// The practice academy.
    pub leadsquared: LeadSquaredState,
    /// Every write call that was applied, in the order of its effect.
    pub effects: Vec<Effect>,
}

/// The practice workspace.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct InstantlyState {
    /// Its id.
    pub workspace_id: String,
    /// All calls so far, whatever became of them.
    pub calls: u64,
    /// Those of them that were refused as too many, be it by a fault.
    pub throttled: u64,
    /// Accepted assignments that are not carried out yet.
    pub pending: usize,
    /// How many leads there are.
    pub lead_count: usize,
    /// All leads by id; none in a summary.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub leads: Vec<LeadState>,
    /// All members.
    pub members: Vec<MemberState>,
    /// All campaigns.
    pub campaigns: Vec<CampaignState>,
    /// All lead lists.
    pub lists: Vec<CampaignState>,
}

/// One lead.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct LeadState {
    /// Its id.
    pub id: String,
    /// The person's address; several leads can have the same.
    pub email: String,
    /// The campaign it is in.
    pub campaign: Option<String>,
    /// The list it is in.
    pub list_id: Option<String>,
    /// `user_id` of its owner.
    pub assigned_to: Option<String>,
    /// How many times a call set its owner, be it to the same one.
    pub times_assigned: u32,
}

/// One member.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct MemberState {
    /// Id of the membership.
    pub id: String,
    /// Id of the user: what leads name as their owner.
    pub user_id: String,
    /// E-mail address of the invitation.
    pub email: String,
    /// owner, admin, editor, view or client.
    pub role: String,
    /// Whether the invitation was accepted.
    pub accepted: bool,
}

/// One campaign or list.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct CampaignState {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// The practice academy.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct LeadSquaredState {
    /// All calls so far, whatever became of them.
    pub calls: u64,
    /// Those of them that were refused as too many, be it by a fault.
    pub throttled: u64,
    /// How many users there are.
    pub user_count: usize,
    /// All users, the first one's keys being the account's; none in a summary.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub users: Vec<UserState>,
    /// All teams; the first one is the root.
    pub teams: Vec<TeamState>,
}

/// One user.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct UserState {
    /// The user's id.
    pub id: String,
    /// The user's address.
    pub email: String,
    /// Whether the user is active.
    pub active: bool,
    /// The user's one team.
    pub team_id: String,
    /// How many times a call set the team, be it to the same one.
    pub times_moved: u32,
}

/// One team.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct TeamState {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Users of the team and of all below it.
    pub user_count: usize,
}

/// Whether leads and users are looked at one by one.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Records {
    Included,
    LeftOut,
}

impl Records {
    fn of<T>(self, all: &[T]) -> &[T] {
        match self {
            Self::Included => all,
            Self::LeftOut => &[],
        }
    }
}

pub(crate) fn of(
    instantly: &Instantly,
    leadsquared: &LeadSquared,
    effects: &[Effect],
    records: Records,
) -> PracticeState {
    PracticeState {
        instantly: of_instantly(instantly, records),
        leadsquared: of_leadsquared(leadsquared, records),
        effects: effects.to_vec(),
    }
}

fn of_instantly(account: &Instantly, records: Records) -> InstantlyState {
    let named = |id: &String, name: &str| CampaignState {
        id: id.clone(),
        name: name.to_owned(),
    };
    InstantlyState {
        workspace_id: account.workspace.clone(),
        calls: account.tally.calls,
        throttled: account.tally.throttled,
        pending: account.pending.len(),
        lead_count: account.leads.len(),
        leads: records
            .of(&account.leads)
            .iter()
            .map(|lead| LeadState {
                id: lead.id.clone(),
                email: lead.email.clone(),
                campaign: lead.place.campaign.clone(),
                list_id: lead.place.list_id.clone(),
                assigned_to: lead.assigned_to.clone(),
                times_assigned: lead.times_assigned,
            })
            .collect(),
        members: account
            .members
            .iter()
            .map(|member| MemberState {
                id: member.id.clone(),
                user_id: member.user_id.clone(),
                email: member.email.clone(),
                role: member.role.to_owned(),
                accepted: member.accepted,
            })
            .collect(),
        campaigns: account
            .campaigns
            .iter()
            .map(|c| named(&c.id, &c.name))
            .collect(),
        lists: account.lists.iter().map(|l| named(&l.id, l.name)).collect(),
    }
}

fn of_leadsquared(account: &LeadSquared, records: Records) -> LeadSquaredState {
    LeadSquaredState {
        calls: account.tally.calls,
        throttled: account.tally.throttled,
        user_count: account.users.len(),
        users: records
            .of(&account.users)
            .iter()
            .map(|user| UserState {
                id: user.id.clone(),
                email: user.value("EmailAddress").unwrap_or_default().to_owned(),
                active: user.is_active(),
                team_id: user.team().to_owned(),
                times_moved: user.times_moved,
            })
            .collect(),
        teams: account
            .teams
            .iter()
            .enumerate()
            .map(|(index, team)| TeamState {
                id: team.id.clone(),
                name: team.name.to_owned(),
                user_count: account.user_count(index),
            })
            .collect(),
    }
}
