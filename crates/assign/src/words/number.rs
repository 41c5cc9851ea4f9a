//! Counts as people read them.

use crate::Service;

/// A number of a service's records: "1,187 leads", "66 users".
pub(crate) fn records(service: Service, count: u64) -> String {
    match service {
        Service::Instantly => text::number::leads(count),
        Service::LeadSquared => text::number::users(count),
    }
}
