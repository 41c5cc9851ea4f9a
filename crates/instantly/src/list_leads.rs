//! The request of "List leads": one page of the leads that a filter means.

use serde::Serialize;
use uuid::Uuid;

use crate::LeadFilter;
use crate::bulk_assign::each_once;

/// The most leads on one page, and the most ids that are asked for at once.
/// Source: `limit` of <https://developer.instantly.ai/api-reference/groups/lead>.
pub const LEADS_PER_PAGE: u8 = 100;

/// The most e-mail addresses that are asked for at once. The service documents no limit, so this is
/// what fits on a page if each has one lead.
pub const CONTACTS_PER_CALL: usize = 100;

/// The body of `POST /api/v2/leads/list`, which reads and changes nothing.
///
/// Its filter is the bulk assignment's, word for word, so that what is listed is what would be
/// assigned. One word has the opposite meaning, though: `organization_user_ids` are those who own
/// the leads now, not those who get them. Here they are called owners.
///
/// Closed like [`crate::BulkAssign`], and for the same reason: with a misspelt filter the service
/// lists the whole workspace.
///
/// Source: <https://developer.instantly.ai/api-reference/groups/lead>.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListLeads {
    #[serde(flatten)]
    leads: LeadFilter,
    #[serde(rename = "organization_user_ids")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    owners: Vec<Uuid>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    contacts: Vec<String>,
    limit: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    starting_after: Option<String>,
}

impl ListLeads {
    /// The path of the call, below the service's address.
    pub const PATH: &'static str = "/api/v2/leads/list";

    /// The first page of the leads that the filter means, as large as the service gives. A search
    /// of blanks only counts as none, and repeated ids are dropped.
    #[must_use]
    pub fn new(leads: LeadFilter) -> Self {
        Self {
            leads: leads.tidied(),
            owners: Vec::new(),
            contacts: Vec::new(),
            limit: LEADS_PER_PAGE,
            starting_after: None,
        }
    }

    /// The same, but only leads that one of these users (`user_id`) owns now. No user at all means
    /// whoever owns them, or nobody: there is no filter for leads without an owner.
    #[must_use]
    pub fn owned_by(mut self, owners: impl IntoIterator<Item = Uuid>) -> Self {
        self.owners = each_once(owners);
        self
    }

    /// The same, but only leads with one of these e-mail addresses. Blank ones are left out, and no
    /// address at all means leads with any. The bulk assignment has no such filter.
    #[must_use]
    pub fn contacts(mut self, addresses: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        let addresses = addresses
            .into_iter()
            .map(|it| it.as_ref().trim().to_owned());
        self.contacts = addresses.filter(|address| !address.is_empty()).collect();
        self
    }

    /// The same with at most this many leads on the page; none unless it is 1 to
    /// [`LEADS_PER_PAGE`].
    #[must_use]
    pub fn limit(mut self, limit: u8) -> Option<Self> {
        self.limit = limit;
        (1..=LEADS_PER_PAGE).contains(&limit).then_some(self)
    }

    /// The page after the one that gave this cursor.
    #[must_use]
    pub fn after(mut self, cursor: impl Into<String>) -> Self {
        self.starting_after = Some(cursor.into());
        self
    }

    /// The JSON text of the body.
    ///
    /// # Errors
    /// None that a request can cause; the signature is that of the JSON library.
    pub fn body(&self) -> serde_json::Result<String> {
        serde_json::to_string(self)
    }

    /// Which leads are meant.
    #[must_use]
    pub const fn leads(&self) -> &LeadFilter {
        &self.leads
    }

    /// Whose leads are meant; empty for everybody's and nobody's.
    #[must_use]
    pub fn owners(&self) -> &[Uuid] {
        &self.owners
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::{BulkAssign, Filter, Targets};

    const ADA: Uuid = Uuid::from_u128(1);
    const BRUNO: Uuid = Uuid::from_u128(2);

    fn sent(request: &ListLeads) -> Value {
        serde_json::from_str(&request.body().unwrap()).unwrap()
    }

    #[test]
    fn what_is_not_set_is_not_sent() {
        let request = ListLeads::new(LeadFilter::default());
        assert_eq!(sent(&request), json!({"limit": 100}));
    }

    #[test]
    fn every_field_goes_by_the_services_own_name() {
        let request = ListLeads::new(LeadFilter {
            campaign: Some(BRUNO),
            ..LeadFilter::default()
        })
        .owned_by([BRUNO, ADA, BRUNO])
        .contacts([" ada@moonlit.example", ""])
        .limit(25)
        .unwrap()
        .after("a cursor");
        assert_eq!(
            sent(&request),
            json!({
                "campaign": BRUNO,
                "organization_user_ids": [BRUNO, ADA],
                "contacts": ["ada@moonlit.example"],
                "limit": 25,
                "starting_after": "a cursor",
            }),
        );
    }

    #[test]
    fn a_list_and_an_assignment_mean_the_same_leads_in_the_same_words() {
        let leads = LeadFilter {
            search: Some(" acme ".to_owned()),
            filter: Some(Filter::ALL[3]),
            campaign: Some(ADA),
            list_id: Some(BRUNO),
            in_campaign: Some(true),
            in_list: Some(false),
            smart_view_id: Some(ADA),
            ids: vec![ADA, BRUNO, ADA],
            queries: Vec::new(),
        };
        let mut list = sent(&ListLeads::new(leads.clone()));
        let targets = Targets::new([ADA]).unwrap();
        let mut assign = serde_json::to_value(BulkAssign::new(leads, None, targets)).unwrap();
        assert!(
            list.as_object_mut().unwrap().remove("limit").is_some()
                && assign
                    .as_object_mut()
                    .unwrap()
                    .remove("organization_user_ids")
                    .is_some(),
            "the fields of their own"
        );
        assert_eq!(list, assign, "or the preview would show other leads");
    }

    #[test]
    fn a_page_holds_1_to_100_leads() {
        let first = ListLeads::new(LeadFilter::default());
        for (limit, fits) in [(0, false), (1, true), (100, true), (101, false)] {
            assert_eq!(first.clone().limit(limit).is_some(), fits, "{limit}");
        }
    }
}
