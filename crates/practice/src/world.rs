//! Everything the practice services know, and the way of one call through it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;

use crate::{
    call::{Call, Reply, Service},
    effect::Effect,
    fault::{self, Fault, FaultKind, Faults, ThrottleShape},
    instantly::{self, Instantly},
    leadsquared::{self, LeadSquared},
    options::{Clock, Options, Switches, USUAL_CALLS_PER_5_S},
    received::{self, Answered, Log},
    state::{self, PracticeState, Records},
    touch::{Touch, TouchError},
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
    /// As it is noted among what was received; `whole` if long bodies are kept.
    fn answered(&self, whole: bool) -> Answered {
        let (status, body) = (self.reply.status, received::kept(&self.reply.body, whole));
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
    /// What was applied, oldest first.
    effects: Vec<Effect>,
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
            instantly: Instantly::new(options.seed, options.clock.now(), options.leads)
                .with_campaigns(options.seed, options.campaigns),
            leadsquared: LeadSquared::new(options.seed, options.users),
            effects: Vec::new(),
        }
    }

    /// Takes one call all the way: noted, struck by a fault or not, applied, answered. Gives it its number.
    pub(crate) fn take(&mut self, call: &mut Call) -> Outcome {
        let now = self.settle();
        let fault = self.switched_off(call).or_else(|| self.faults.strike(call));
        let instead = fault.as_ref().and_then(|fault| self.instead(fault, call));
        call.number = self.log.note(
            call,
            self.keys_are_right(call),
            instead.is_none(),
            self.switches.keep_bodies,
            now,
        );
        self.count(call.service, fault.as_ref());
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
        self.collect_effects();
        let delay_ms = fault.as_ref().map_or(0, |fault| fault.delay_ms);
        Outcome {
            number: call.number,
            reply,
            sending: fault.as_ref().map_or(Sending::Whole, sending),
            delay_ms: delay_ms.saturating_add(self.switches.latency_ms),
        }
    }

    /// Notes how a call ended.
    pub(crate) fn note_answer(&mut self, outcome: &Outcome) {
        let answered = outcome.answered(self.switches.keep_bodies);
        self.log.finish(outcome.number, answered);
    }

    /// Carries out what is due, and gives the time.
    fn settle(&mut self) -> Timestamp {
        let now = self.clock.now();
        self.instantly.settle(now);
        self.collect_effects();
        now
    }

    /// At most one of the two has any: they are taken after every step.
    fn collect_effects(&mut self) {
        self.effects.append(&mut self.instantly.effects);
        self.effects.append(&mut self.leadsquared.effects);
    }

    fn count(&mut self, service: Service, fault: Option<&Fault>) {
        let tally = match service {
            Service::Instantly => &mut self.instantly.tally,
            Service::LeadSquared => &mut self.leadsquared.tally,
        };
        tally.calls += 1;
        if fault.is_some_and(|fault| matches!(fault.kind, FaultKind::Throttled { .. })) {
            tally.throttled += 1;
        }
    }

    fn keys_are_right(&self, call: &Call) -> bool {
        match call.service {
            Service::Instantly => Instantly::key_is_right(call, &self.switches.instantly),
            Service::LeadSquared => LeadSquared::keys_are_right(call, &self.switches.leadsquared),
        }
    }

    /// What the switches make of a call in place of an answer.
    fn switched_off(&self, call: &Call) -> Option<Fault> {
        let forbidden = |path: &String| call.path.contains(path.as_str());
        if self.switches.offline {
            Some(Fault::new(FaultKind::DropBeforeApplying))
        } else if self.switches.forbidden.iter().any(forbidden) {
            Some(Fault::new(FaultKind::Forbidden))
        } else {
            None
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
                let limit = self.switches.leadsquared.calls_per_5_s;
                leadsquared::too_many(limit.unwrap_or(USUAL_CALLS_PER_5_S), shape)
            }
        }
    }

    /// The accounts as they are now, with everything that is due carried out.
    pub(crate) fn state(&mut self, records: Records) -> PracticeState {
        self.settle();
        state::of(&self.instantly, &self.leadsquared, &self.effects, records)
    }

    pub(crate) fn effects(&mut self) -> Vec<Effect> {
        self.settle();
        self.effects.clone()
    }

    /// Changes a record as somebody else would, after everything that is due.
    pub(crate) fn touch(&mut self, touch: &Touch) -> Result<(), TouchError> {
        let now = self.settle();
        let (done, id) = match touch {
            Touch::AssignLead { id, assigned_to } => {
                (self.instantly.give(id, assigned_to.as_deref(), now), id)
            }
            Touch::DeleteLead { id } => (self.instantly.delete(id), id),
            Touch::MoveUser { id, team_id } => (self.leadsquared.give_team(id, team_id), id),
            Touch::RenameUser { id, first_name } => (self.leadsquared.rename(id, first_name), id),
        };
        done.ok_or_else(|| TouchError { id: id.clone() })
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
