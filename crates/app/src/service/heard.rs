//! What the services' answers said of a connection's key on the way.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use assign::{CallEnd, Refusal, Verdict};

use crate::contract::{CheckState, Service};
use crate::trouble::{Trouble, of_the_key};

/// The latest word on the key, and how often was read, shared by all who work at one thing.
#[derive(Debug, Clone, Default)]
pub(crate) struct Heard(Arc<Words>);

#[derive(Debug, Default)]
struct Words {
    latest: Mutex<Option<(CheckState, String)>>,
    reads: AtomicU32,
}

impl Heard {
    /// How many pages were asked for.
    pub(crate) fn reads(&self) -> u32 {
        self.0.reads.load(Ordering::Relaxed)
    }

    /// A page is asked for.
    pub(super) fn reading(&self) {
        self.0.reads.fetch_add(1, Ordering::Relaxed);
    }

    /// The latest word; none where nothing was said of the key.
    pub(crate) fn latest(&self) -> Option<(CheckState, String)> {
        self.lock().clone()
    }

    /// A read was answered as it should be.
    pub(super) fn worked(&self) {
        *self.lock() = Some((CheckState::Working, text::connection::KEY_WORKED.to_owned()));
    }

    /// A read was not answered as it should be.
    pub(super) fn trouble(&self, service: Service, trouble: &Trouble) {
        if let Some(reason) = trouble.refusal {
            self.refused(service, reason);
        }
    }

    /// A write has ended.
    pub(super) fn ended(&self, service: Service, end: &CallEnd) {
        let CallEnd::Answered { verdict, .. } = end else {
            return;
        };
        match verdict {
            Verdict::Accepted { .. } | Verdict::Succeeded { .. } => self.worked(),
            Verdict::Refused { reason, .. } => self.refused(service, *reason),
            Verdict::Unclear { .. } => {}
        }
    }

    /// Only some ways of saying no are about the key.
    fn refused(&self, service: Service, reason: Refusal) {
        let check = match reason {
            Refusal::KeyRejected => CheckState::Rejected,
            Refusal::NoPlan => CheckState::Refused,
            Refusal::InvalidInput
            | Refusal::NotAllowed
            | Refusal::NotFound
            | Refusal::Throttled
            | Refusal::Blocked
            | Refusal::Other => return,
        };
        *self.lock() = Some((check, of_the_key(service, reason)));
    }

    fn lock(&self) -> MutexGuard<'_, Option<(CheckState, String)>> {
        // A panic elsewhere cannot leave one value half changed.
        self.0.latest.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
