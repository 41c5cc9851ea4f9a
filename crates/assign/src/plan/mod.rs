//! Making a plan: reading the records, sharing them out, and working out the calls.

mod purpose;

pub use purpose::Purpose;
