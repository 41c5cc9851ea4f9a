//! Choices that the account itself offers: names instead of ids.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// A list from the account as it was last read, or why there is none. The field then takes a
/// typed id.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Listing<T> {
    /// It is being read for the first time; an event tells when it is in.
    Reading,
    /// The account has answered, now or earlier.
    Ready {
        /// The items, in the order in which people look for them.
        items: Vec<T>,
        /// When they were read; none for what is known without asking.
        read_at: Option<i64>,
        /// Why they could not be read again since.
        trouble: Option<ListTrouble>,
    },
    /// The account did not answer or may not be asked.
    Unavailable {
        /// Why, and what to do.
        trouble: ListTrouble,
    },
}

/// Why a list could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ListTrouble {
    /// Why, and what to do.
    pub message: String,
    /// Technical detail, without keys.
    pub detail: Option<String>,
    /// Whether trying again may help.
    pub retry: bool,
}

/// A text to be looked for at the service, because the list is not all there.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct FindChoices {
    /// The connection.
    pub connection_id: Uuid,
    /// In which list.
    pub list: FindIn,
    /// What was typed.
    pub text: String,
}

/// A list in which the service itself finds names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FindIn {
    /// Instantly's campaigns.
    Campaigns,
    /// Instantly's lists of leads.
    Lists,
}

/// What the service found.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FoundChoices {
    /// The first hundred at most, by name.
    pub items: Vec<FoundChoice>,
    /// Whether the service has more: the text is not exact enough.
    pub more: bool,
}

/// One of those found.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FoundChoice {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// A campaign's status in words; empty where there is none.
    pub status: String,
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Campaign {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Its status in words, as in "Active".
    pub status: String,
}

/// A list of leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeadList {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
}

/// An interest status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StatusLabel {
    /// The number that is sent.
    pub number: i64,
    /// Its name.
    pub label: String,
    /// Whether it is one of the workspace's own.
    pub own: bool,
}

/// A smart view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
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
    /// Values that users of the account have, for attributes without a fixed list.
    pub values: Listing<AttributeValues>,
}

/// A team and the teams below it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Attribute {
    /// The name that is sent (`LookupName`).
    pub name: String,
    /// Its name for people.
    pub label: String,
    /// Whether it is one of the account's own fields.
    pub custom: bool,
    /// What its values are.
    pub kind: AttributeKind,
    /// The values to choose from, where it has a fixed list.
    pub options: Vec<AttributeOption>,
}

/// A value of an attribute with a fixed list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AttributeOption {
    /// The text that is sent.
    pub value: String,
    /// Its name for people.
    pub label: String,
}

/// What the values of an attribute are. They are compared as text in any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AttributeKind {
    /// Any text.
    Text,
    /// One of a fixed list.
    Choice,
    /// A date, with or without a time.
    Date,
    /// The id of one of the account's teams.
    Team,
    /// The id of one of the account's users.
    User,
}

/// The values that users of the account have in an attribute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AttributeValues {
    /// The attribute's name.
    pub name: String,
    /// The values, those of most users first; a user's id has the user's name as its label.
    pub options: Vec<AttributeOption>,
    /// Whether all of them are numbers.
    pub numbers: bool,
    /// Whether there are more than those.
    pub more: bool,
}
