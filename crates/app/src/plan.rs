//! Plans: which records will change, from what to what, before anything is sent.

mod begin;
mod book;
mod derive;
mod detail;
mod digest;
mod kept;
mod making;
mod records;
mod shares;
mod tick;
mod typed;
pub(crate) mod words;

pub(crate) use digest::{digest, known_digest};
pub(crate) use kept::{KeptPlan, limit_within, picks_itself};
pub(crate) use making::Making;
pub(crate) use records::line;
pub(crate) use typed::typed_count;
