//! What can be set when the practice services start, and what can be switched while they run.

use std::{fmt, sync::Arc};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    data::{campaigns::CAMPAIGNS, leads::LEADS, users::USERS},
    fault::ThrottleShape,
};

/// The bearer key that the practice Instantly takes unless told otherwise.
pub const PRACTICE_KEY: &str = "practice-key";
/// The access key that the practice LeadSquared takes unless told otherwise.
pub const PRACTICE_ACCESS_KEY: &str = "practice-access";
/// The secret key that the practice LeadSquared takes unless told otherwise.
pub const PRACTICE_SECRET_KEY: &str = "practice-secret";

/// Calls in any 5 seconds that LeadSquared's endpoint pages name.
pub(crate) const USUAL_CALLS_PER_5_S: u32 = 25;

/// Gives the current time, so that tests decide what time it is.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Timestamp + Send + Sync>);

impl Clock {
    /// A clock that asks `now` every time.
    pub fn new(now: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    /// The computer's own clock.
    #[must_use]
    pub fn system() -> Self {
        Self::new(Timestamp::now)
    }

    pub(crate) fn now(&self) -> Timestamp {
        (self.0)()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}

/// What is set once, at the start.
#[derive(Clone, Debug)]
pub struct Options {
    /// Decides all made-up data; the same seed gives the same accounts and ids.
    pub seed: u64,
    /// Loopback port of the practice Instantly; 0 takes a free one.
    pub instantly_port: u16,
    /// Loopback port of the practice LeadSquared; 0 takes a free one.
    pub leadsquared_port: u16,
    /// How many leads the practice Instantly has. Fewer are the first of those there are with more.
    pub leads: usize,
    /// How many campaigns the practice Instantly has, at least the nine that leads are in.
    pub campaigns: usize,
    /// How many users the practice LeadSquared has, at least the one whose keys it takes. Fewer are
    /// the first of those there are with more.
    pub users: usize,
    /// Where the time comes from.
    pub clock: Clock,
    /// The switches to begin with.
    pub switches: Switches,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            seed: 1,
            instantly_port: 0,
            leadsquared_port: 0,
            leads: LEADS,
            campaigns: CAMPAIGNS,
            users: USERS,
            clock: Clock::system(),
            switches: Switches::default(),
        }
    }
}

/// What can be switched while the practice services run.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Switches {
    /// Milliseconds between the arrival of any call, which is when it is applied, and its answer.
    pub latency_ms: u64,
    /// Whether [`Received`](crate::Received) keeps bodies over 4 kB whole. Off, memory stays flat under many
    /// calls with large bodies.
    pub keep_bodies: bool,
    /// Whether every connection is cut before its call is applied, as without a network.
    pub offline: bool,
    /// Paths, or parts of them, that the keys may not use: a 403, as for a key without the scope.
    pub forbidden: Vec<String>,
    /// Of the practice Instantly.
    pub instantly: InstantlySwitches,
    /// Of the practice LeadSquared.
    pub leadsquared: LeadSquaredSwitches,
}

impl Default for Switches {
    fn default() -> Self {
        Self {
            latency_ms: 0,
            keep_bodies: true,
            offline: false,
            forbidden: Vec::new(),
            instantly: InstantlySwitches::default(),
            leadsquared: LeadSquaredSwitches::default(),
        }
    }
}

/// How several users share the leads of one bulk assignment; documented nowhere.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Distribution {
    /// One lead each, in turn.
    #[default]
    RoundRobin,
    /// The first stretch to the first user, the next to the second, and so on.
    Contiguous,
    /// All to the first user named.
    AllToFirst,
    /// Each lead to any of them.
    Random,
}

/// Which id of a member `organization_user_ids` takes; stated nowhere.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnerIds {
    /// The member's `user_id`.
    #[default]
    UserId,
    /// The member's `id`.
    MemberId,
}

/// Switches of the practice Instantly.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct InstantlySwitches {
    /// The bearer key it takes.
    pub key: String,
    /// Calls in any second, <https://developer.instantly.ai/getting-started/rate-limit>; `None` is no
    /// limit.
    pub calls_per_second: Option<u32>,
    /// Calls in any minute, same page; `None` is no limit.
    pub calls_per_minute: Option<u32>,
    /// Milliseconds between accepting a bulk assignment and its effect.
    pub assign_delay_ms: u64,
    /// How several users share the leads.
    pub distribution: Distribution,
    /// Which ids it takes as owners.
    pub owner_ids: OwnerIds,
    /// Whether the undocumented `GET /sales-flow` exists.
    pub sales_flow: bool,
}

impl Default for InstantlySwitches {
    fn default() -> Self {
        Self {
            key: PRACTICE_KEY.to_owned(),
            calls_per_second: Some(100),
            calls_per_minute: Some(6_000),
            assign_delay_ms: 400,
            distribution: Distribution::RoundRobin,
            owner_ids: OwnerIds::UserId,
            sales_flow: false,
        }
    }
}

/// What `AffectedRows` counts; stated nowhere.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RowCount {
    /// Every user that met the conditions.
    #[default]
    Matched,
    /// Only those whose team is another one now.
    Changed,
}

/// Whose keys they are.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyOwner {
    /// An administrator's.
    #[default]
    Administrator,
    /// A sales user's, who may read but not change users.
    SalesUser,
    /// A deactivated user's: every call answers 401.
    Inactive,
}

/// Switches of the practice LeadSquared.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct LeadSquaredSwitches {
    /// The access key it takes.
    pub access_key: String,
    /// The secret key it takes.
    pub secret_key: String,
    /// Calls in any 5 seconds, <https://apidocs.leadsquared.com/rate-limits/>; `None` is no limit.
    pub calls_per_5_s: Option<u32>,
    /// How it says that there were too many.
    pub throttle_shape: ThrottleShape,
    /// The right host of the account, if this is the wrong one: every call but
    /// `UserByAccessKey.Get` then answers 401 and names it.
    pub right_host: Option<String>,
    /// What `AffectedRows` counts.
    pub affected_rows: RowCount,
    /// Whether a bulk update also moves inactive users.
    pub inactive_too: bool,
    /// Whether text is compared with regard to upper and lower case.
    pub case_sensitive: bool,
    /// Whether `neq` and `nlik` also meet users without a value.
    pub negations_meet_null: bool,
    /// Whose keys they are.
    pub key_owner: KeyOwner,
}

impl Default for LeadSquaredSwitches {
    fn default() -> Self {
        Self {
            access_key: PRACTICE_ACCESS_KEY.to_owned(),
            secret_key: PRACTICE_SECRET_KEY.to_owned(),
            calls_per_5_s: Some(USUAL_CALLS_PER_5_S),
            throttle_shape: ThrottleShape::Status429,
            right_host: None,
            affected_rows: RowCount::Matched,
            inactive_too: true,
            case_sensitive: false,
            negations_meet_null: false,
            key_owner: KeyOwner::Administrator,
        }
    }
}
