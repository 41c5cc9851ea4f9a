//! Counts as people read them.

use crate::Service;

/// With a comma before each three digits: "12,403".
pub(crate) fn number(count: u64) -> String {
    let digits = count.to_string();
    let mut shown = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}

/// A number of things: "1 lead", "12,403 leads".
pub(crate) fn counted(count: u64, one: &str, many: &str) -> String {
    let what = if count == 1 { one } else { many };
    format!("{} {what}", number(count))
}

/// A number of a service's records: "1,187 leads", "66 users".
pub(crate) fn records(service: Service, count: u64) -> String {
    match service {
        Service::Instantly => counted(count, "lead", "leads"),
        Service::LeadSquared => counted(count, "user", "users"),
    }
}
