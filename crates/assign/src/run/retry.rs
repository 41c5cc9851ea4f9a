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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use instantly::{BulkAssign, LeadFilter, Targets};
    use uuid::Uuid;

    use super::*;
    use crate::UnknownWhy;

    const NAMED: Write = Write::UpdateUser {
        user: Uuid::from_u128(1),
        team: Uuid::from_u128(2),
    };

    fn filter() -> Write {
        let targets = Targets::new([Uuid::from_u128(1)]).unwrap();
        Write::BulkAssign(BulkAssign::new(LeadFilter::default(), None, targets))
    }

    fn timing() -> Timing {
        Timing::new(Arc::new(|| 0.0))
    }

    fn not_sent(why: NotSentWhy) -> CallEnd {
        CallEnd::NotSent {
            why,
            detail: String::new(),
        }
    }

    fn unknown(why: UnknownWhy) -> CallEnd {
        CallEnd::Unknown {
            why,
            status: None,
            detail: String::new(),
        }
    }

    fn answered(status: u16, verdict: Verdict, retry_after: Option<Duration>) -> CallEnd {
        CallEnd::Answered {
            status,
            body: String::new(),
            took: Duration::ZERO,
            verdict,
            retry_after,
        }
    }

    fn refused(reason: Refusal) -> CallEnd {
        let message = String::new();
        answered(400, Verdict::Refused { reason, message }, None)
    }

    fn unclear(status: u16) -> CallEnd {
        let message = String::new();
        answered(status, Verdict::Unclear { message }, None)
    }

    /// How many attempts a call gets all in all when each ends like this.
    fn attempts_of(write: &Write, end: &CallEnd) -> u32 {
        let again = |attempt: &u32| {
            super::again(Service::LeadSquared, write, end, *attempt, &timing()).is_some()
        };
        1 + (1..).take_while(again).last().unwrap_or(0)
    }

    #[test]
    fn only_what_cannot_repeat_an_effect_is_made_again() {
        let accepted = Verdict::Accepted {
            message: String::new(),
        };
        let succeeded = Verdict::Succeeded {
            affected_rows: None,
        };
        let table = [
            (not_sent(NotSentWhy::NameNotFound), 4, 4),
            (not_sent(NotSentWhy::ConnectionRefused), 4, 4),
            (not_sent(NotSentWhy::Certificate), 4, 4),
            (not_sent(NotSentWhy::Proxy), 4, 4),
            (not_sent(NotSentWhy::ConnectTimeout), 4, 4),
            (not_sent(NotSentWhy::NoNetwork), 4, 4),
            (not_sent(NotSentWhy::Cancelled), 1, 1),
            (not_sent(NotSentWhy::NotJournalled), 1, 1),
            (not_sent(NotSentWhy::Other), 1, 1),
            (unknown(UnknownWhy::TimedOut), 1, 1),
            (unknown(UnknownWhy::CutOff), 1, 1),
            (unknown(UnknownWhy::AnswerCutOff), 1, 1),
            (unknown(UnknownWhy::Cancelled), 1, 1),
            (answered(202, accepted, None), 1, 1),
            (answered(200, succeeded, None), 1, 1),
            (refused(Refusal::Throttled), 5, 5),
            (refused(Refusal::InvalidInput), 1, 1),
            (refused(Refusal::KeyRejected), 1, 1),
            (refused(Refusal::NoPlan), 1, 1),
            (refused(Refusal::NotAllowed), 1, 1),
            (refused(Refusal::NotFound), 1, 1),
            (refused(Refusal::Blocked), 1, 1),
            (refused(Refusal::Other), 1, 1),
            (unclear(200), 1, 1),
            (unclear(404), 1, 1),
            (unclear(500), 3, 1),
            (unclear(503), 3, 1),
        ];
        for (end, named, by_filter) in table {
            assert_eq!(attempts_of(&NAMED, &end), named, "records named: {end:?}");
            assert_eq!(attempts_of(&filter(), &end), by_filter, "a filter: {end:?}");
        }
    }

    #[test]
    fn a_throttled_call_waits_for_the_window_and_for_what_the_service_asks() {
        let throttled = |after: Option<u64>| {
            let verdict = Verdict::Refused {
                reason: Refusal::Throttled,
                message: String::new(),
            };
            answered(429, verdict, after.map(Duration::from_secs))
        };
        let table = [
            (Service::LeadSquared, None, Some(5_200)),
            (Service::LeadSquared, Some(2), Some(5_200)),
            (Service::LeadSquared, Some(60), Some(60_000)),
            (Service::Instantly, None, Some(1_000)),
            (Service::Instantly, Some(60), Some(60_000)),
            (Service::Instantly, Some(301), None),
        ];
        for (service, after, wait) in table {
            let again = again(service, &NAMED, &throttled(after), 1, &timing());
            assert_eq!(
                again,
                wait.map(Duration::from_millis),
                "{service} {after:?}"
            );
        }
    }

    #[test]
    fn each_wait_is_longer_than_the_one_before_up_to_the_longest() {
        let timing = Timing::new(Arc::new(|| 0.999));
        let waits: Vec<Duration> = (1..=8).map(|attempt| timing.back_off(attempt)).collect();
        assert!(waits.windows(2).all(|two| two[0] <= two[1]), "{waits:?}");
        assert!(waits[7] <= timing.retry_longest, "{waits:?}");
        assert!(waits[0] > timing.retry_first / 2, "jitter only spreads it");
    }
}
