//! Which leads a body means. `leads/list` and `bulk-assign` share the fields, with one trap: here
//! the caller says what `organization_user_ids` is.

use std::collections::HashSet;

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::{
    Instantly,
    check::{Field, Kind},
    filter, queries, search,
};
use crate::data::leads::Lead;

/// The fields that both calls share.
pub(super) fn shared_fields() -> Vec<Field> {
    vec![
        ("search", Kind::Text),
        ("filter", Kind::Filter),
        ("campaign", Kind::Uuid),
        ("list_id", Kind::Uuid),
        ("in_campaign", Kind::Flag),
        ("in_list", Kind::Flag),
        ("smart_view_id", Kind::Uuid),
        ("ids", Kind::Uuids(0)),
        ("queries", Kind::Queries),
    ]
}

/// A set of leads, described. Everything that is set has to hold.
#[derive(Clone, Debug, Default)]
pub(crate) struct Selection {
    search: Option<String>,
    filter: Option<String>,
    campaign: Option<String>,
    list: Option<String>,
    in_campaign: Option<bool>,
    in_list: Option<bool>,
    smart_view: Option<String>,
    ids: Option<HashSet<String>>,
    queries: Value,
    pub(super) excluded: HashSet<String>,
    pub(super) contacts: Option<HashSet<String>>,
    pub(super) owners: Option<HashSet<String>>,
}

/// A list of texts as a set, in lower case: ids and e-mail addresses are compared that way.
pub(super) fn set(body: &Map<String, Value>, name: &str) -> Option<HashSet<String>> {
    let items = body.get(name)?.as_array()?;
    Some(
        items
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_lowercase)
            .collect(),
    )
}

impl Selection {
    /// From a body that has been checked.
    pub(super) fn shared(body: &Map<String, Value>) -> Self {
        let text = |name: &str| body.get(name).and_then(Value::as_str).map(str::to_owned);
        let id = |name: &str| text(name).map(|id| id.to_lowercase());
        let flag = |name: &str| body.get(name).and_then(Value::as_bool);
        Self {
            search: text("search"),
            filter: text("filter"),
            campaign: id("campaign"),
            list: id("list_id"),
            in_campaign: flag("in_campaign"),
            in_list: flag("in_list"),
            smart_view: id("smart_view_id"),
            ids: set(body, "ids"),
            queries: body.get("queries").cloned().unwrap_or(Value::Null),
            ..Self::default()
        }
    }

    /// Whether everything but `ids` holds; those decide which leads are looked at.
    fn holds(&self, lead: &Lead, account: &Instantly, now: Timestamp) -> bool {
        let place = &lead.place;
        let same =
            |wanted: &Option<String>, has: &Option<String>| wanted.is_none() || wanted == has;
        let inside_too = self.campaign.is_some() || self.list.is_some();
        same(&self.campaign, &place.campaign)
            && same(&self.list, &place.list_id)
            && self
                .in_campaign
                .is_none_or(|yes| yes == place.campaign.is_some())
            && self
                .in_list
                .is_none_or(|yes| yes == place.list_id.is_some())
            && !self.excluded.contains(&lead.id)
            && self
                .contacts
                .as_ref()
                .is_none_or(|emails| emails.contains(&lead.email))
            && self.owners.as_ref().is_none_or(|owners| {
                lead.assigned_to
                    .as_ref()
                    .is_some_and(|owner| owners.contains(owner))
            })
            && self
                .filter
                .as_ref()
                .is_none_or(|filter| filter::passes(filter, lead, &account.labels))
            && self
                .search
                .as_ref()
                .is_none_or(|text| search::finds(text, lead, inside_too))
            && queries::meets_all(&self.queries, lead, now)
            && self
                .smart_view
                .as_ref()
                .is_none_or(|view| account.in_smart_view(view, lead, now))
    }
}

impl Instantly {
    /// Places of the selected leads with ids behind `after`, in order of their ids. Leads are looked
    /// at one by one as places are taken.
    pub(super) fn selected<'a>(
        &'a self,
        selection: &'a Selection,
        after: &str,
        now: Timestamp,
    ) -> impl Iterator<Item = usize> + 'a {
        let start = self.leads.partition_point(|lead| lead.id.as_str() <= after);
        // One of the two is empty: the leads named, or all of them.
        let (named, all) = match &selection.ids {
            Some(ids) => (self.places(ids, start), 0..0),
            None => (Vec::new(), start..self.leads.len()),
        };
        let holds = move |index: &usize| selection.holds(&self.leads[*index], self, now);
        named.into_iter().chain(all).filter(holds)
    }

    /// Places from `start` on of the leads that exist among `ids`, ascending.
    fn places(&self, ids: &HashSet<String>, start: usize) -> Vec<usize> {
        let mut places: Vec<usize> = ids
            .iter()
            .filter_map(|id| self.find(id))
            .filter(|place| *place >= start)
            .collect();
        places.sort_unstable();
        places
    }

    /// A view that does not exist holds nothing.
    fn in_smart_view(&self, id: &str, lead: &Lead, now: Timestamp) -> bool {
        let Some(view) = self.smart_views.iter().find(|view| view.id == id) else {
            return false;
        };
        let inside =
            |wanted: &Option<String>, has: &Option<String>| wanted.is_none() || wanted == has;
        inside(&view.campaign_id, &lead.place.campaign)
            && inside(&view.list_id, &lead.place.list_id)
            && queries::meets_all(&view.queries, lead, now)
    }
}
