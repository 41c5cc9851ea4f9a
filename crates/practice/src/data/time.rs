//! Times as the two services write them.

use jiff::{SignedDuration, Timestamp};
use serde::{Serialize, Serializer};

/// A time that Instantly writes: `2026-06-30T21:16:03.046Z`.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) struct At(pub(crate) Timestamp);

impl At {
    pub(crate) fn text(self) -> String {
        format!("{:.3}", self.0)
    }
}

impl Serialize for At {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{:.3}", self.0))
    }
}

/// A time that LeadSquared writes, always UTC: `2019-10-03 05:30:18`.
pub(crate) fn leadsquared(at: Timestamp) -> String {
    at.strftime("%Y-%m-%d %H:%M:%S").to_string()
}

/// When the made-up accounts began: 2025-10-20. Fixed, so that ids made from times are the same at
/// every start.
pub(crate) fn beginning() -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_secs(1_760_918_400)
}

/// So many minutes after [`beginning`].
pub(crate) fn minutes_in(minutes: usize) -> Timestamp {
    beginning() + SignedDuration::from_mins(i64::try_from(minutes).unwrap_or(0))
}

/// So many minutes before `now`.
pub(crate) fn minutes_before(now: Timestamp, minutes: usize) -> Timestamp {
    now - SignedDuration::from_mins(i64::try_from(minutes).unwrap_or(0))
}
