//! How an assignment is carried out: what is not part of the service's request.

use std::collections::BTreeMap;
use std::num::NonZeroU32;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Who decides which records are changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Mode {
    /// The records that were previewed, by their ids.
    #[default]
    Exact,
    /// The service, by its own filter, in one call.
    AsFiltered,
}

/// How several people share the leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Split {
    /// Each gets as many as the others, or one more.
    #[default]
    Even,
    /// By weight.
    Weighted,
    /// One call names all of them; how Instantly divides the leads is documented nowhere.
    InstantlyDecides,
    /// A list names the person for each lead.
    ByList,
}

/// Which leads stay with one and the same person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Together {
    /// Those with the same e-mail address.
    Person,
    /// Those of the same company, by its domain.
    Company,
}

/// How an exact change of users' teams is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum ExactWay {
    /// Bulk calls that name the users' e-mail addresses.
    #[default]
    ByEmail,
    /// One call for each user.
    OneByOne,
}

/// Whose the leads are today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OwnerNow {
    /// Anybody's or nobody's.
    Anyone,
    /// Nobody's.
    Nobody,
    /// One person's, by `user_id`.
    Person(Uuid),
}

/// How leads are shared among the targets, in the order of the targets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sharing {
    /// As [`Split::Even`].
    Even,
    /// A weight for each target; zero gets none, and not all are zero.
    Weighted(Vec<u32>),
    /// As [`Split::InstantlyDecides`].
    InstantlyDecides,
    /// As [`Split::ByList`]: a target for each lead, by the lead's id. A lead that is not named is not
    /// meant.
    ByList(Arc<BTreeMap<Uuid, Uuid>>),
}

/// How an Instantly assignment is carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeadManner {
    /// Who decides which leads.
    pub mode: Mode,
    /// How they are shared. [`Mode::AsFiltered`] always comes with [`Sharing::InstantlyDecides`].
    pub sharing: Sharing,
    /// Which leads stay together.
    pub keep_together: Option<Together>,
    /// Leave a lead where it is if its owner is among the targets and has room in their share.
    pub keep_owner: bool,
    /// Only leads that are theirs today.
    pub owner_now: OwnerNow,
}

/// How a LeadSquared assignment is carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserManner {
    /// Who decides which users.
    pub mode: Mode,
    /// How exact changes are sent, also where a plan as filtered becomes exact.
    pub exact_way: ExactWay,
    /// The team of single users, by their e-mail addresses in lower case. With it only these users are
    /// meant, whoever else meets the conditions. Only with [`Mode::Exact`].
    pub teams: Arc<BTreeMap<String, Uuid>>,
}

/// How many leads, at most, are taken into a plan. The service's own `limit`, applied by Roster
/// where the ids are sent.
pub type Most = Option<NonZeroU32>;
