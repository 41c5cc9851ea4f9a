//! Choices that the account itself offers: names instead of ids.

use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

/// A list from the account, or why there is none. The field then takes a typed id.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Listing<T> {
    /// The account answered.
    Ready {
        /// The items, in the order in which people look for them.
        items: Vec<T>,
    },
    /// The account did not answer or may not be asked.
    Unavailable {
        /// Why, and what to do.
        message: String,
        /// Technical detail, without keys.
        detail: Option<String>,
        /// Whether trying again may help.
        retry: bool,
    },
}

/// Everything that can be picked for an Instantly assignment.
#[derive(Debug, Clone, Serialize, TS)]
pub struct InstantlyChoices {
    /// The people of the workspace.
    pub members: Listing<Member>,
    /// The campaigns.
    pub campaigns: Listing<Campaign>,
    /// The lead lists.
    pub lists: Listing<LeadList>,
    /// Interest statuses: the nine built in and the workspace's own labels.
    pub statuses: Listing<StatusLabel>,
    /// Whether the workspace's own labels could not be read: then `statuses` lacks them, which
    /// does not mean that there are none.
    pub labels_unread: bool,
    /// The smart views, where the workspace lists them.
    pub smart_views: Listing<SmartView>,
}

/// A member of the workspace.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Member {
    /// The id that is sent (`user_id`).
    pub user_id: Uuid,
    /// The person's name, or the e-mail where there is none.
    pub name: String,
    /// The e-mail.
    pub email: String,
    /// owner, admin, editor, view or client.
    pub role: String,
    /// Why the person cannot get leads, as in "Has not accepted the invitation".
    pub off: Option<String>,
}

/// A campaign.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Campaign {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Its status in words, as in "Active".
    pub status: String,
}

/// A list of leads.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LeadList {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
}

/// An interest status.
#[derive(Debug, Clone, Serialize, TS)]
pub struct StatusLabel {
    /// The number that is sent.
    pub number: i64,
    /// Its name.
    pub label: String,
    /// Whether it is one of the workspace's own.
    pub own: bool,
}

/// A smart view.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SmartView {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
}

/// Everything that can be picked for a LeadSquared assignment.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LeadSquaredChoices {
    /// The teams as a tree.
    pub teams: Listing<Team>,
    /// The user attributes.
    pub attributes: Listing<Attribute>,
}

/// A team and the teams below it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Team {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// How many users it has, as the service said.
    pub user_count: Option<i64>,
    /// The teams below it.
    pub children: Vec<Team>,
}

/// A user attribute.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Attribute {
    /// The name that is sent (`LookupName`).
    pub name: String,
    /// Its name for people.
    pub label: String,
    /// Whether it is one of the account's own fields.
    pub custom: bool,
    /// The values to choose from, where it has a fixed list.
    pub options: Vec<AttributeOption>,
}

/// A value of an attribute with a fixed list.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AttributeOption {
    /// The text that is sent.
    pub value: String,
    /// Its name for people.
    pub label: String,
}
