//! Whether a read is worth another attempt.

use transport::{Again, Exchange};

/// Whether a read is worth another attempt: what may pass, and never a plain no.
///
/// Source: the service's own kit repeats 429 and the 500s, and nothing else; see
/// <https://developer.instantly.ai/getting-started/rate-limit>.
pub(super) fn again(exchange: &Exchange) -> Again {
    Again::of(exchange, |answer| match answer.status {
        429 => Again::Throttled {
            retry_after: answer.retry_after,
        },
        500.. => Again::Soon,
        _ => Again::No,
    })
}
