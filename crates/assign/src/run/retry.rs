//! Which calls may be made again, and after how long. Only what cannot repeat an effect.

use std::time::Duration;

use super::timing::Timing;
use crate::{CallEnd, NotSentWhy, Refusal, Service, Verdict, Write};

/// How many attempts a call gets that does not reach the service.
const NOT_SENT_ATTEMPTS: u32 = 4;
/// How many attempts a call gets that is throttled.
const THROTTLED_ATTEMPTS: u32 = 5;
/// How many attempts a call gets whose answer is unclear and whose repetition is harmless.
const UNCLEAR_ATTEMPTS: u32 = 3;
/// The longest wait that a service may ask for; beyond it the call has been refused.
const PATIENCE: Duration = Duration::from_mins(5);
/// The shortest wait after a throttled call at Instantly, whose limits are so many a second and so
/// many a minute for the whole workspace.
const INSTANTLY_WINDOW: Duration = Duration::from_secs(1);

/// How long to wait before the call is made again; none if it must not be.
///
/// A call without a trustworthy answer may have landed: it is settled by reading back, never by
/// sending it again.
pub(super) fn again(
    service: Service,
    write: &Write,
    end: &CallEnd,
    attempt: u32,
    timing: &Timing,
) -> Option<Duration> {
    let most = attempts(write, end);
    (attempt < most)
        .then(|| wait(service, end, attempt, timing))
        .filter(|wait| *wait <= PATIENCE)
}

/// How many attempts a call gets that ended like this.
fn attempts(write: &Write, end: &CallEnd) -> u32 {
    match end {
        CallEnd::NotSent { why, .. } => match why {
            NotSentWhy::NameNotFound
            | NotSentWhy::ConnectionRefused
            | NotSentWhy::Certificate
            | NotSentWhy::Proxy
            | NotSentWhy::ConnectTimeout
            | NotSentWhy::NoNetwork => NOT_SENT_ATTEMPTS,
            NotSentWhy::Cancelled | NotSentWhy::NotJournalled | NotSentWhy::Other => 1,
        },
        CallEnd::Unknown { .. } => 1,
        CallEnd::Answered {
            status, verdict, ..
        } => match verdict {
            Verdict::Refused {
                reason: Refusal::Throttled,
                ..
            } => THROTTLED_ATTEMPTS,
            Verdict::Unclear { .. } if *status >= 500 && write.same_again_is_harmless() => {
                UNCLEAR_ATTEMPTS
            }
            Verdict::Accepted { .. }
            | Verdict::Succeeded { .. }
            | Verdict::Refused { .. }
            | Verdict::Unclear { .. } => 1,
        },
    }
}

fn wait(service: Service, end: &CallEnd, attempt: u32, timing: &Timing) -> Duration {
    let back_off = timing.back_off(attempt);
    match end {
        CallEnd::Answered {
            verdict:
                Verdict::Refused {
                    reason: Refusal::Throttled,
                    ..
                },
            retry_after,
            ..
        } => {
            let window = match service {
                Service::Instantly => INSTANTLY_WINDOW,
                Service::LeadSquared => timing.throttle_wait,
            };
            back_off.max(window).max(retry_after.unwrap_or_default())
        }
        CallEnd::Answered { retry_after, .. } => back_off.max(retry_after.unwrap_or_default()),
        CallEnd::NotSent { .. } | CallEnd::Unknown { .. } => back_off,
    }
}
