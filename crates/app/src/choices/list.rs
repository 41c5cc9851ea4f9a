//! The lists that are kept, and the way of an item into the history and out of it.

use history::{ChoiceList, ChoiceRow};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::desk::Attempt;
use crate::contract::{
    Attribute, AttributeValues, Campaign, LeadList, Listing, Member, Service, SmartView,
    StatusLabel, Team,
};

/// A list that an account offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum List {
    Members,
    Campaigns,
    Lists,
    Labels,
    SmartViews,
    Teams,
    Attributes,
    Values,
}

impl List {
    /// Those of a service.
    pub(super) const fn of(service: Service) -> &'static [Self] {
        match service {
            Service::Instantly => &[
                Self::Members,
                Self::Campaigns,
                Self::Lists,
                Self::Labels,
                Self::SmartViews,
            ],
            Service::LeadSquared => &[Self::Teams, Self::Attributes, Self::Values],
        }
    }

    /// Its name in the history.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Members => "members",
            Self::Campaigns => "campaigns",
            Self::Lists => "lists",
            Self::Labels => "labels",
            Self::SmartViews => "smart_views",
            Self::Teams => "teams",
            Self::Attributes => "attributes",
            Self::Values => "values",
        }
    }

    /// After how many milliseconds it is read again when a form is opened. Values need a call for
    /// every thousand users, of a small budget.
    pub(super) const fn old_after(self) -> i64 {
        match self {
            Self::Members
            | Self::Campaigns
            | Self::Lists
            | Self::Labels
            | Self::SmartViews
            | Self::Teams
            | Self::Attributes => 60_000,
            Self::Values => 600_000,
        }
    }
}

/// Something in a list.
pub(super) trait Item: Serialize + DeserializeOwned {
    /// What a request names it by, and what people call it.
    fn named(&self) -> (String, &str);
}

macro_rules! items {
    ($($item:ty: $id:ident, $name:ident;)*) => {
        $(impl Item for $item {
            fn named(&self) -> (String, &str) {
                (self.$id.to_string(), &self.$name)
            }
        })*
    };
}

items! {
    Member: user_id, name;
    Campaign: id, name;
    LeadList: id, name;
    StatusLabel: number, label;
    SmartView: id, name;
    Team: id, name;
    Attribute: name, label;
    AttributeValues: name, name;
}

/// Items as the history keeps them, in this order.
pub(super) fn rows<T: Item>(items: &[T]) -> Vec<ChoiceRow> {
    let row = |item: &T| {
        let (id, name) = item.named();
        // What has no text of its own form cannot be read back, and would be left out then.
        let detail = serde_json::to_string(item).ok()?;
        Some(ChoiceRow {
            id,
            name: name.to_owned(),
            detail,
        })
    };
    items.iter().filter_map(row).collect()
}

/// What is offered: what is kept, and the trouble that the last attempt had. An item of an earlier
/// Roster that cannot be read any more is left out until the list is read again.
pub(super) fn listing<T: Item>(kept: Option<ChoiceList>, tried: Option<Attempt>) -> Listing<T> {
    let trouble = tried.and_then(|attempt| attempt.trouble);
    match (kept, trouble) {
        (Some(list), trouble) => {
            let item = |row: &ChoiceRow| serde_json::from_str(&row.detail).ok();
            Listing::Ready {
                items: list.items.iter().filter_map(item).collect(),
                read_at: Some(list.read_at),
                trouble,
            }
        }
        (None, Some(trouble)) => Listing::Unavailable { trouble },
        (None, None) => Listing::Reading,
    }
}
