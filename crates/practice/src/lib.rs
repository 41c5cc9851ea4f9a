//! The practice services: simulators of the Instantly API v2 and of the LeadSquared API on loopback.
//!
//! A newcomer does the main job against them without any key, and the tests run against them. They
//! know the services' pages and quirks on their own: nothing here is shared with Roster's typed
//! clients, so that an error in one of them shows against the other.
//!
//! One request travels: read whole (`serve`) -> noted ([`Received`]) -> a [`Fault`] may replace or spoil
//! the answer (`world`) -> the service checks keys, throttles, applies and answers (`instantly`,
//! `leadsquared`). All state is in memory; the same seed gives the same accounts, with the same ids, at
//! every start. What the services' pages leave open is decided once and can be switched ([`Switches`]).
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod broken_body;
mod call;
mod control;
mod data;
mod effect;
mod fault;
mod instantly;
mod leadsquared;
mod options;
mod received;
mod running;
mod serve;
mod state;
mod throttle;
mod touch;
mod world;

pub use call::Service;
pub use effect::{Effect, EffectKind};
pub use fault::{Fault, FaultKind, ThrottleShape};
pub use options::{
    Clock, Distribution, InstantlySwitches, KeyOwner, LeadSquaredSwitches, Options, OwnerIds,
    PRACTICE_ACCESS_KEY, PRACTICE_KEY, PRACTICE_SECRET_KEY, RowCount, Switches,
};
pub use received::{Answered, Received};
pub use running::{Practice, Running, StartError};
pub use state::{
    CampaignState, InstantlyState, LeadSquaredState, LeadState, MemberState, PracticeState,
    TeamState, UserState,
};
pub use touch::{Touch, TouchError};
