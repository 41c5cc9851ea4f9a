//! What went wrong while reading from a service, in words for people.

use assign::Refusal;
use transport::{NotSentWhy, ReadError, UnknownWhy};

use crate::contract::{CheckState, Service};

/// A failed read in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Trouble {
    /// What it says of the connection.
    pub(crate) check: CheckState,
    /// The kind of refusal, where it is one.
    pub(crate) refusal: Option<Refusal>,
    /// What happened and what to do.
    pub(crate) message: String,
    /// Technical detail, without keys.
    pub(crate) detail: String,
}

impl Trouble {
    pub(crate) fn instantly(error: &instantly::client::ReadError) -> Self {
        Self::of(Service::Instantly, error, instantly_refusal)
    }

    pub(crate) fn leadsquared(error: &leadsquared::client::ReadError) -> Self {
        Self::of(Service::LeadSquared, error, leadsquared_refusal)
    }

    /// The account has no such thing to read, so it cannot be read later either.
    pub(crate) fn not_offered(message: &str) -> Self {
        Self {
            check: CheckState::Working,
            refusal: Some(Refusal::NotFound),
            message: message.to_owned(),
            detail: String::new(),
        }
    }

    /// Something inside Roster broke while reading.
    pub(crate) fn inside(detail: String) -> Self {
        Self {
            check: CheckState::Unreachable,
            refusal: None,
            message: text::trouble::INSIDE.to_owned(),
            detail,
        }
    }

    fn of<R>(service: Service, error: &ReadError<R>, refusal: impl Fn(&R) -> Refusal) -> Self {
        let trouble = |check, message| Self {
            check,
            refusal: None,
            message,
            detail: String::new(),
        };
        match error {
            ReadError::NotSent(not_sent) => Self {
                detail: not_sent.detail.clone(),
                ..trouble(CheckState::Unreachable, not_reached(service, not_sent.why))
            },
            ReadError::Unknown(unknown) => Self {
                detail: unknown.detail.clone(),
                ..trouble(CheckState::Unreachable, no_answer(service, unknown.why))
            },
            ReadError::Refused {
                reason,
                status,
                code,
                message,
                retry_after: _,
            } => {
                let reason = refusal(reason);
                let code = code.as_deref().unwrap_or_default();
                Self {
                    refusal: Some(reason),
                    detail: format!("{status} {code} {message}").replace("  ", " "),
                    ..trouble(refused_check(reason), refused(service, reason))
                }
            }
            ReadError::NotUnderstood { status, detail } => Self {
                detail: format!("{status}: {detail}"),
                ..trouble(
                    CheckState::Unreachable,
                    text::trouble::not_understood(service),
                )
            },
        }
    }
}

pub(crate) const fn instantly_refusal(reason: &instantly::client::Refusal) -> Refusal {
    use instantly::client::Refusal as Said;
    match reason {
        Said::InvalidInput => Refusal::InvalidInput,
        Said::KeyRejected => Refusal::KeyRejected,
        Said::NoPlan => Refusal::NoPlan,
        Said::NotAllowed => Refusal::NotAllowed,
        Said::NotFound => Refusal::NotFound,
        Said::Throttled => Refusal::Throttled,
        Said::Blocked => Refusal::Blocked,
        Said::Other(_) => Refusal::Other,
    }
}

/// Only a no to the key asks for another key.
const fn refused_check(reason: Refusal) -> CheckState {
    match reason {
        Refusal::KeyRejected => CheckState::Rejected,
        Refusal::InvalidInput
        | Refusal::NoPlan
        | Refusal::NotAllowed
        | Refusal::NotFound
        | Refusal::Throttled
        | Refusal::Blocked
        | Refusal::Other => CheckState::Refused,
    }
}

/// What a refusal says of the key, for people.
pub(crate) fn of_the_key(service: Service, reason: Refusal) -> String {
    refused(service, reason)
}

fn refused(service: Service, reason: Refusal) -> String {
    match reason {
        Refusal::KeyRejected => match service {
            Service::Instantly => text::trouble::INSTANTLY_KEY_REJECTED.to_owned(),
            Service::LeadSquared => text::trouble::LEADSQUARED_KEYS_REJECTED.to_owned(),
        },
        Refusal::NoPlan => text::trouble::no_plan(service),
        Refusal::NotAllowed => match service {
            Service::Instantly => text::trouble::INSTANTLY_NOT_ALLOWED.to_owned(),
            Service::LeadSquared => text::trouble::LEADSQUARED_NOT_ALLOWED.to_owned(),
        },
        Refusal::NotFound => text::trouble::not_found(service),
        Refusal::Throttled => text::trouble::throttled(service),
        Refusal::Blocked => text::trouble::blocked(service),
        Refusal::InvalidInput | Refusal::Other => text::trouble::refused(service),
    }
}

fn not_reached(service: Service, why: NotSentWhy) -> String {
    match why {
        NotSentWhy::NameNotFound => text::trouble::name_not_found(service),
        NotSentWhy::Refused => text::trouble::NOTHING_ANSWERS.to_owned(),
        NotSentWhy::Certificate => text::trouble::certificate(service),
        NotSentWhy::Proxy => text::trouble::PROXY.to_owned(),
        NotSentWhy::ConnectTimeout => text::trouble::connect_timeout(service),
        NotSentWhy::NoNetwork => text::trouble::NO_NETWORK.to_owned(),
        NotSentWhy::Other => text::trouble::not_reached(service),
    }
}

fn no_answer(service: Service, why: UnknownWhy) -> String {
    match why {
        UnknownWhy::TimedOut => text::trouble::timed_out(service),
        UnknownWhy::CutOff | UnknownWhy::BodyCutOff => text::trouble::cut_off(service),
    }
}

pub(crate) const fn leadsquared_refusal(reason: &leadsquared::client::Refusal) -> Refusal {
    use leadsquared::client::Refusal as Said;
    match reason {
        Said::InvalidInput => Refusal::InvalidInput,
        Said::KeyRejected => Refusal::KeyRejected,
        Said::NotAllowed => Refusal::NotAllowed,
        Said::NotFound => Refusal::NotFound,
        Said::Throttled { .. } => Refusal::Throttled,
        Said::Other(_) => Refusal::Other,
    }
}
