//! Times as text.

use jiff::Timestamp;

/// Milliseconds since the Unix epoch as an RFC 3339 text in UTC.
pub(crate) fn rfc3339(millis: i64) -> String {
    let time = Timestamp::from_millisecond(millis);
    time.map_or_else(|_| String::new(), |time| time.to_string())
}

/// The same where there may be none.
pub(super) fn optional(millis: Option<i64>) -> Option<String> {
    millis.map(rfc3339)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_an_rfc_3339_text() {
        assert_eq!(rfc3339(1_790_000_000_123), "2026-09-21T14:13:20.123Z");
        assert_eq!(rfc3339(i64::MAX), "", "no such time");
    }
}
