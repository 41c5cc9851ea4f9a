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
            message: "Something inside Roster broke. Please try again.".to_owned(),
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
                    format!(
                        "What answers at this address is not {service}. Check the address, and whether your network asks you to sign in first."
                    ),
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
            Service::Instantly => "Instantly does not accept this key. It was typed wrongly, revoked or deleted. Make a new one in Instantly under Settings, Integrations, API keys.".to_owned(),
            Service::LeadSquared => "LeadSquared does not accept these keys. Check both, and that their user is active. A wrong region is refused in the same way.".to_owned(),
        },
        Refusal::NoPlan => format!("This workspace has no active paid plan, so {service} refuses API calls. Renew the plan in {service}."),
        Refusal::NotAllowed => match service {
            Service::Instantly => "The key works, but it may not read this. Give it the permission in Instantly, or go on with typed IDs.".to_owned(),
            Service::LeadSquared => "The keys work, but their user may not read this. Use the keys of an administrator.".to_owned(),
        },
        Refusal::NotFound => format!("{service} does not know this address. Check the connection's address."),
        Refusal::Throttled => format!("{service} answered “too many calls”. Other tools that use this account share its limit. Wait a minute and try again."),
        Refusal::Blocked => format!("Something in front of {service} blocks calls from this network. Ask your network's administrator, or try another network."),
        Refusal::InvalidInput | Refusal::Other => format!("{service} refused to answer. The technical detail says more."),
    }
}

fn not_reached(service: Service, why: NotSentWhy) -> String {
    match why {
        NotSentWhy::NameNotFound => format!("The address of {service} was not found. Check how it is written, and your network."),
        NotSentWhy::Refused => "Nothing answers at this address. Check the address, and that the service is up.".to_owned(),
        NotSentWhy::Certificate => format!("The network puts its own certificate in front of {service}, and this computer does not trust it. Ask your administrator to install it on this computer."),
        NotSentWhy::Proxy => "The proxy refused the connection or asks for a name and password. Check the proxy of this computer.".to_owned(),
        NotSentWhy::ConnectTimeout => format!("No connection to {service} could be made in time. Check your network and try again."),
        NotSentWhy::NoNetwork => "No connection to the network. Try again when it is back.".to_owned(),
        NotSentWhy::Other => format!("{service} could not be reached. The technical detail says more."),
    }
}

fn no_answer(service: Service, why: UnknownWhy) -> String {
    match why {
        UnknownWhy::TimedOut => format!("No answer from {service} in time. Try again."),
        UnknownWhy::CutOff | UnknownWhy::BodyCutOff => {
            format!("The connection to {service} was cut. Try again.")
        }
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
