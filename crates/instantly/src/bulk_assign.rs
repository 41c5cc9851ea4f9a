//! The request of "Bulk assign leads to organization users".

use std::num::NonZeroU32;

use serde::Serialize;
use uuid::Uuid;

use crate::{Filter, Query};

/// The users who get the leads: at least one, each once, in the order chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Targets(Vec<Uuid>);

impl Targets {
    /// Takes user ids (`user_id` of accepted workspace members) and drops repetitions; none when
    /// there is no id, because the service wants at least one.
    #[must_use]
    pub fn new(ids: impl IntoIterator<Item = Uuid>) -> Option<Self> {
        let ids = each_once(ids);
        (!ids.is_empty()).then_some(Self(ids))
    }

    /// The ids, in the order chosen.
    #[must_use]
    pub fn ids(&self) -> &[Uuid] {
        &self.0
    }
}

/// The greatest number of leads to assign, at least 1. The service accepts 0 without saying
/// whether it means none or all, so 0 cannot be made.
pub type Limit = NonZeroU32;

/// Which leads are meant. Every part that is set must match; an empty filter means every lead of
/// the workspace.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct LeadFilter {
    /// Words to look for in names and e-mail addresses; never empty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
    /// The leads' status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<Filter>,
    /// The campaign that the leads are in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub campaign: Option<Uuid>,
    /// The list that the leads are in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list_id: Option<Uuid>,
    /// Whether the leads are in the campaign.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_campaign: Option<bool>,
    /// Whether the leads are in the list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_list: Option<bool>,
    /// The smart view that shows the leads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub smart_view_id: Option<Uuid>,
    /// The leads themselves, each once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ids: Vec<Uuid>,
    /// What the leads did; every rule must be true.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub queries: Vec<Query>,
}

impl LeadFilter {
    /// Whether nothing narrows the leads down, so that every lead of the workspace is meant.
    ///
    /// `in_campaign` and `in_list` do not count: what they mean without a campaign or a list is
    /// documented nowhere, and they may match every lead.
    #[must_use]
    pub fn means_every_lead(&self) -> bool {
        let Self {
            search,
            filter,
            campaign,
            list_id,
            in_campaign: _,
            in_list: _,
            smart_view_id,
            ids,
            queries,
        } = self;
        search.is_none()
            && filter.is_none()
            && campaign.is_none()
            && list_id.is_none()
            && smart_view_id.is_none()
            && ids.is_empty()
            && queries.is_empty()
    }

    /// The same filter as it is sent: a search of blanks only counts as none, and repeated ids
    /// are dropped.
    pub(crate) fn tidied(mut self) -> Self {
        self.search = self
            .search
            .map(|search| search.trim().to_owned())
            .filter(|search| !search.is_empty());
        self.ids = each_once(self.ids);
        self
    }
}

/// The body of `POST /api/v2/leads/bulk-assign`.
///
/// Closed on purpose: the service ignores unknown keys silently, so a misspelt filter would
/// reassign the whole workspace.
///
/// Source: <https://developer.instantly.ai/api-reference/lead/bulk-assign-leads-to-organization-users>.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BulkAssign {
    #[serde(flatten)]
    leads: LeadFilter,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<Limit>,
    organization_user_ids: Targets,
}

impl BulkAssign {
    /// The path of the call, below the service's address.
    pub const PATH: &'static str = "/api/v2/leads/bulk-assign";

    /// Puts a request together. A search of blanks only counts as none, and repeated ids are
    /// dropped.
    #[must_use]
    pub fn new(leads: LeadFilter, limit: Option<Limit>, targets: Targets) -> Self {
        Self {
            leads: leads.tidied(),
            limit,
            organization_user_ids: targets,
        }
    }

    /// The exact JSON text of the body, indented for reading: one text is shown, confirmed,
    /// written down and sent.
    ///
    /// # Errors
    /// None that a request can cause; the signature is that of the JSON library.
    pub fn body(&self) -> serde_json::Result<String> {
        serde_json::to_string_pretty(self)
    }

    /// Which leads are meant.
    #[must_use]
    pub const fn leads(&self) -> &LeadFilter {
        &self.leads
    }

    /// The greatest number of leads to assign.
    #[must_use]
    pub const fn limit(&self) -> Option<Limit> {
        self.limit
    }

    /// Who gets the leads.
    #[must_use]
    pub const fn targets(&self) -> &Targets {
        &self.organization_user_ids
    }
}

pub(crate) fn each_once(ids: impl IntoIterator<Item = Uuid>) -> Vec<Uuid> {
    let mut seen = std::collections::HashSet::new();
    ids.into_iter().filter(|id| seen.insert(*id)).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const ADA: Uuid = Uuid::from_u128(1);
    const BRUNO: Uuid = Uuid::from_u128(2);

    #[test]
    fn what_is_not_set_is_not_sent() {
        let request = BulkAssign::new(LeadFilter::default(), None, Targets::new([ADA]).unwrap());
        assert_eq!(
            serde_json::to_value(&request).unwrap(),
            json!({"organization_user_ids": [ADA.to_string()]}),
        );
        assert!(request.leads().means_every_lead());
    }

    #[test]
    fn a_search_of_blanks_is_no_search() {
        let blank = LeadFilter {
            search: Some("  ".to_owned()),
            ..LeadFilter::default()
        };
        let request = BulkAssign::new(blank, None, Targets::new([ADA]).unwrap());
        assert!(
            request.leads().means_every_lead(),
            "a blank search must not hide that every lead is meant",
        );
    }

    #[test]
    fn repeated_ids_are_sent_once_in_the_order_chosen() {
        assert_eq!(
            Targets::new([BRUNO, ADA, BRUNO]).unwrap().ids(),
            [BRUNO, ADA],
        );
        assert_eq!(
            Targets::new([]),
            None,
            "the service wants at least one user"
        );
    }

    #[test]
    fn being_in_any_campaign_alone_still_counts_as_every_lead() {
        let leads = LeadFilter {
            in_campaign: Some(true),
            ..LeadFilter::default()
        };
        assert!(leads.means_every_lead());
    }
}
