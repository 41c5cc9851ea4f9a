//! The Instantly API v2: its vocabulary as values that cannot hold an invalid
//! request and, with the feature `client`, the typed client.
//!
//! The facts come from the service's own pages; each item names its page.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod bulk_assign;
mod change_owner;
#[cfg(feature = "client")]
pub mod client;
mod filter;
mod interest;
mod list_leads;
mod query;

pub use bulk_assign::{BulkAssign, LeadFilter, Limit, Targets};
pub use change_owner::ChangeOwner;
pub use filter::{Filter, FilterGroup};
pub use interest::InterestStatus;
pub use list_leads::{CONTACTS_PER_CALL, LEADS_PER_PAGE, ListLeads};
pub use query::{
    ActionType, Comparison, Count, Days, IsOrIsNot, LeadStatus, Query, QueryError, QueryValues,
};
