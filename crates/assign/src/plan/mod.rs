//! Making a plan: reading the records, sharing them out, and working out the calls.

mod compile;
mod purpose;

pub use compile::compile;
pub use purpose::Purpose;
