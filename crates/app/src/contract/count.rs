//! Counting what a form means, while it is filled in.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::Form;

/// A form whose records are to be counted. Nothing is sent and nothing is kept.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct CountRequest {
    /// The count's id, minted by the caller so that it misses no event.
    pub id: Uuid,
    /// The connection to read with.
    pub connection_id: Uuid,
    /// The form; who gets the records need not be chosen yet.
    pub form: Form,
}

/// Names a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
pub struct CountId {
    /// The count's id.
    pub id: Uuid,
}

/// Where a count stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CountState {
    /// Pages are being read.
    Counting,
    /// It rests, because to go on would take many calls. `count_all` goes on.
    Rests,
    /// All were counted.
    Counted,
    /// It could not go on; `trouble` says why.
    Failed,
}

/// Who has some of the counted records now: an owner or a team.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct CountHolder {
    /// The owner's `user_id` or the team's id; none for nobody.
    pub id: Option<Uuid>,
    /// How many.
    pub records: u64,
}

/// One of the first records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CountedRecord {
    /// The lead's or user's id.
    pub id: Uuid,
    /// First and last name; may be empty.
    pub name: String,
    /// The e-mail address; may be empty.
    pub email: String,
    /// A lead's company, a user's role; may be empty.
    pub detail: String,
    /// The owner or team now; none for nobody.
    pub holder: Option<Uuid>,
}

/// What was counted so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Count {
    /// Where it stands.
    pub state: CountState,
    /// How many records were counted, each once.
    pub records: u64,
    /// How many there are: at the end, or before it where the service says so.
    pub total: Option<u64>,
    /// How many pages were read.
    pub calls: u32,
    /// Who has them now, as far as they were counted, the most first.
    pub holders: Vec<CountHolder>,
    /// The first few.
    pub first: Vec<CountedRecord>,
    /// When this was so.
    pub at: i64,
    /// Why it could not go on, for people.
    pub trouble: Option<String>,
    /// Technical detail of that, without keys.
    pub trouble_detail: Option<String>,
}
