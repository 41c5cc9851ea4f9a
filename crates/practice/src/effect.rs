//! What calls did, in order: for tests that count what really happened.

use serde::{Deserialize, Serialize};

use crate::call::Service;

/// Which kind of write it was.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EffectKind {
    /// Instantly's `POST /leads/bulk-assign`, at the time its assignment was carried out.
    BulkAssign,
    /// Instantly's `PATCH /leads/{id}`.
    ChangeLead,
    /// LeadSquared's `User/Bulk/Update`.
    BulkUpdate,
    /// LeadSquared's `User/Update`.
    UpdateUser,
}

/// One write call that was applied.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Effect {
    /// [`Received::number`](crate::Received::number) of the call.
    pub number: u64,
    /// To which service.
    pub service: Service,
    /// Which write.
    pub kind: EffectKind,
    /// How many records it set, be it to what they were already; none if it met none.
    pub records: usize,
}

/// What is counted of one service's calls.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    pub(crate) calls: u64,
    /// Refused as too many.
    pub(crate) throttled: u64,
}
