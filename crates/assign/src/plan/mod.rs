//! Making a plan: reading the records, sharing them out, and working out the calls.

mod compile;
mod count;
mod cursors;
mod outlines;
mod purpose;
mod read;
mod recheck;
mod trouble;

pub use compile::compile;
pub use count::{CountLimit, Counting};
pub(crate) use cursors::Cursors;
pub use purpose::Purpose;
pub use read::read_plan;
pub use recheck::{Derived, recheck_plan};
pub use trouble::PlanTrouble;
