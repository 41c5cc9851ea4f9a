//! Everything the practice services know, and the way of one call through it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::{
    call::{Call, Reply, Service},
    fault::{self, Fault, FaultKind, Faults, ThrottleShape},
    instantly::{self, Instantly},
    leadsquared::{self, LeadSquared},
    options::{Clock, Options, Switches},
    received::{Answered, Log},
    state::{self, PracticeState},
};

/// How an answer goes out.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Sending {
    Whole,
    Truncated,
    Dropped,
}

/// What is to be done with one call once it has been through.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) number: u64,
    pub(crate) reply: Reply,
    pub(crate) sending: Sending,
    pub(crate) delay_ms: u64,
}

impl Outcome {
    /// As it is noted among what was received.
    pub(crate) fn answered(&self) -> Answered {
        let (status, body) = (self.reply.status, self.reply.body.clone());
        match self.sending {
            Sending::Whole => Answered::Whole { status, body },
            Sending::Truncated => Answered::Truncated { status, body },
            Sending::Dropped => Answered::Dropped,
        }
    }
}

#[derive(Debug)]
pub(crate) struct World {
    clock: Clock,
    pub(crate) switches: Switches,
    pub(crate) faults: Faults,
    pub(crate) log: Log,
    instantly: Instantly,
    leadsquared: LeadSquared,
}

/// One world for both services' servers and for the controls.
pub(crate) type Shared = Arc<Mutex<World>>;

/// Nothing panics while it holds the lock; if it did, the data would still be the best there is.
pub(crate) fn lock(shared: &Shared) -> MutexGuard<'_, World> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

impl World {
    pub(crate) fn new(options: &Options) -> Self {
        Self {
            clock: options.clock.clone(),
            switches: options.switches.clone(),
            faults: Faults::default(),
            log: Log::default(),
            instantly: Instantly::new(options.seed, options.clock.now()),
            leadsquared: LeadSquared::new(options.seed),
        }
    }

    /// Takes one call all the way: noted, struck by a fault or not, applied, answered.
    pub(crate) fn take(&mut self, call: &Call) -> Outcome {
        let now = self.clock.now();
        self.instantly.settle(now);
        let fault = self.faults.strike(call);
        let instead = fault.as_ref().and_then(|fault| self.instead(fault, call));
        let number = self
            .log
            .note(call, self.keys_are_right(call), instead.is_none(), now);
        let reply = match instead {
            Some(reply) => reply,
            None => match call.service {
                Service::Instantly => self.instantly.answer(call, &self.switches.instantly, now),
                Service::LeadSquared => {
                    self.leadsquared
                        .answer(call, &self.switches.leadsquared, now)
                }
            },
        };
        Outcome {
            number,
            reply,
            sending: fault.as_ref().map_or(Sending::Whole, sending),
            delay_ms: fault.map_or(0, |fault| fault.delay_ms),
        }
    }

    fn keys_are_right(&self, call: &Call) -> bool {
        match call.service {
            Service::Instantly => Instantly::key_is_right(call, &self.switches.instantly),
            Service::LeadSquared => LeadSquared::keys_are_right(call, &self.switches.leadsquared),
        }
    }

    /// The answer in place of the service's own, for a fault that keeps the call from being applied.
    fn instead(&self, fault: &Fault, call: &Call) -> Option<Reply> {
        match &fault.kind {
            FaultKind::OnlyDelay | FaultKind::DropAfterApplying | FaultKind::TruncatedBody => None,
            FaultKind::Answer {
                status,
                body,
                retry_after,
            } => Some(fault::fixed(*status, body, *retry_after)),
            FaultKind::DropBeforeApplying | FaultKind::HtmlBadGateway => Some(fault::bad_gateway()),
            FaultKind::Throttled { shape, retry_after } => Some(Reply {
                retry_after: *retry_after,
                ..self.throttled(call.service, *shape)
            }),
            FaultKind::ErrorInside200 {
                exception_type,
                message,
            } => Some(fault::inside_200(exception_type, message)),
            FaultKind::PaymentRequired => Some(instantly::payment_required()),
            FaultKind::Forbidden => Some(match call.service {
                Service::Instantly => instantly::forbidden(),
                Service::LeadSquared => leadsquared::forbidden(),
            }),
        }
    }

    fn throttled(&self, service: Service, shape: ThrottleShape) -> Reply {
        match service {
            Service::Instantly => instantly::too_many(),
            Service::LeadSquared => {
                leadsquared::too_many(self.switches.leadsquared.calls_per_5_s, shape)
            }
        }
    }

    /// The accounts as they are now, with everything that is due carried out.
    pub(crate) fn state(&mut self) -> PracticeState {
        self.instantly.settle(self.clock.now());
        state::of(&self.instantly, &self.leadsquared)
    }
}

fn sending(fault: &Fault) -> Sending {
    match fault.kind {
        FaultKind::DropBeforeApplying | FaultKind::DropAfterApplying => Sending::Dropped,
        FaultKind::TruncatedBody => Sending::Truncated,
        FaultKind::OnlyDelay
        | FaultKind::Answer { .. }
        | FaultKind::HtmlBadGateway
        | FaultKind::Throttled { .. }
        | FaultKind::ErrorInside200 { .. }
        | FaultKind::PaymentRequired
        | FaultKind::Forbidden => Sending::Whole,
    }
}
