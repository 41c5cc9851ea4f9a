//! Rate budgets: how many calls a connection may make in a sliding window.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// So many calls in so much time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Budget {
    /// How many calls.
    pub calls: u32,
    /// In how many milliseconds.
    pub window_ms: u64,
}

/// A connection's rate budget and how much of it is in use now, by every Roster on this computer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct BudgetUse {
    /// The connection.
    pub connection_id: Uuid,
    /// What is allowed.
    pub budget: Budget,
    /// How many calls of it are in use in the window that ends now.
    pub used: u32,
    /// Until when nobody sends, because the service said "too many".
    pub held_until: Option<i64>,
    /// The service's usual budget in Roster.
    pub usual: Budget,
    /// The most that the service allows anyone.
    pub most: Budget,
}

/// A new rate budget for a connection.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct BudgetEdit {
    /// The connection.
    pub connection_id: Uuid,
    /// The budget from now on; none for the service's usual one.
    pub budget: Option<Budget>,
}
