//! Counts as people read them.

use crate::Service;

/// How a number of records is said.
pub(crate) type Counted = fn(u64) -> String;

/// Each number that is not none, in its words.
pub(crate) fn said<const KINDS: usize>(counts: [(u64, Counted); KINDS]) -> Vec<String> {
    counts
        .into_iter()
        .filter(|(many, _)| *many > 0)
        .map(|(many, words)| words(many))
        .collect()
}

/// A number of a service's records: "1,187 leads", "66 users".
pub(crate) fn records(service: Service, count: u64) -> String {
    match service {
        Service::Instantly => text::number::leads(count),
        Service::LeadSquared => text::number::users(count),
    }
}
