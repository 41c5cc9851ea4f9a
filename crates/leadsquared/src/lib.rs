//! The LeadSquared API: its vocabulary as values that cannot hold an invalid request and, with
//! the feature `client`, the typed client.
//!
//! The facts come from the service's own pages; each item names its page.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod bulk_update;
#[cfg(feature = "client")]
pub mod client;
mod condition;
mod match_all;
pub mod region;
mod rule;
mod search_users;
mod so_far;
mod update_user;
mod wire;

pub use bulk_update::BulkUpdate;
pub use condition::{AttributeName, Condition, Group, Junction, Operator, Test, Value};
pub use rule::{EMAILS_PER_CALL, Rule};
pub use search_users::{SearchUsers, USERS_PER_PAGE};
pub use so_far::UpdateSoFar;
pub use update_user::UpdateUser;
