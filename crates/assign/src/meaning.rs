//! What the end of a call means, in words for people.

use crate::Service;
use crate::call::{CallEnd, NotSentWhy, Refusal, UnknownWhy, Verdict};

/// What came of a call that did not go well, with what to do; the same words wherever it is told.
pub(crate) fn of_failure(service: Service, end: &CallEnd) -> String {
    match end {
        CallEnd::Answered {
            status, verdict, ..
        } => of_verdict(service, *status, verdict),
        CallEnd::NotSent { why, .. } => not_sent(service, *why),
        CallEnd::Unknown { why, .. } => unknown(service, *why),
    }
}

fn of_verdict(service: Service, status: u16, verdict: &Verdict) -> String {
    match verdict {
        Verdict::Refused { reason, message } => [
            refused(service, *reason),
            said(service, message),
            way_out(service, *reason),
        ]
        .into_iter()
        .filter(|sentence| !sentence.is_empty())
        .collect::<Vec<_>>()
        .join(" "),
        Verdict::Unclear { message } => format!(
            "{service} answered with {status}, but not in the way it documents. {}",
            said(service, message)
        )
        .trim_end()
        .to_owned(),
        Verdict::Accepted { .. } | Verdict::Succeeded { .. } => String::new(),
    }
}

/// The service's own words as a sentence; empty where it had none.
pub(crate) fn said(service: Service, message: &str) -> String {
    match message.trim() {
        "" => String::new(),
        message => format!("{service} said: “{message}”."),
    }
}

fn refused(service: Service, reason: Refusal) -> String {
    match reason {
        Refusal::InvalidInput => format!("{service} did not accept the request."),
        Refusal::KeyRejected => format!(
            "{service} no longer accepts this key. It was revoked, deleted or typed wrongly."
        ),
        Refusal::NoPlan => {
            format!("This workspace has no active paid plan, so {service} refuses API calls.")
        }
        Refusal::NotAllowed => format!("The key works, but {service} does not let it do this."),
        Refusal::NotFound => format!("{service} does not know what was asked for."),
        Refusal::Throttled => format!("{service} answered “too many calls”."),
        Refusal::Blocked => format!("Something in front of {service} blocked the call."),
        Refusal::Other => format!("{service} refused the request."),
    }
}

fn way_out(service: Service, reason: Refusal) -> String {
    match reason {
        Refusal::InvalidInput => {
            "Use it as a new assignment and change what the service's words point at.".to_owned()
        }
        Refusal::KeyRejected => "Enter a new key under Connections, then retry what failed.".to_owned(),
        Refusal::NoPlan => format!("Renew the plan in {service}, then retry what failed."),
        Refusal::NotAllowed => match service {
            Service::Instantly => "Give the key the permission “leads, update” in Instantly, or enter another key under Connections.".to_owned(),
            Service::LeadSquared => "Use the keys of an administrator: enter them under Connections.".to_owned(),
        },
        Refusal::NotFound => "Check the connection's address under Connections, and that what you chose still exists.".to_owned(),
        Refusal::Throttled => "Other tools that use this account share its limit. Wait a minute, then retry what failed.".to_owned(),
        Refusal::Blocked => "Ask your network's administrator whether the service is allowed, or try again later.".to_owned(),
        Refusal::Other => "The technical detail is under Calls.".to_owned(),
    }
}

fn not_sent(service: Service, why: NotSentWhy) -> String {
    match why {
        NotSentWhy::NameNotFound => format!("The address of {service} was not found. Check the connection's address and your network."),
        NotSentWhy::ConnectionRefused => format!("Nothing answers at the address of {service}. Check the connection's address, and that the service is up."),
        NotSentWhy::Certificate => format!("The certificate at the address of {service} is not trusted by this computer. If your network puts its own certificate in front of it, have it installed on this computer."),
        NotSentWhy::Proxy => "The proxy refused the connection or asks for a name and password. Check the proxy of this computer.".to_owned(),
        NotSentWhy::ConnectTimeout => format!("No connection to {service} could be made in time. Check your network and try again."),
        NotSentWhy::NoNetwork => "There is no connection to the network. Try again when it is back.".to_owned(),
        NotSentWhy::Cancelled => "It was cancelled before it was sent.".to_owned(),
        NotSentWhy::NotJournalled => "The history could not be written, so it was not sent.".to_owned(),
        NotSentWhy::Other => format!("{service} could not be reached. The technical detail is under Calls."),
    }
}

fn unknown(service: Service, why: UnknownWhy) -> String {
    match why {
        UnknownWhy::TimedOut => format!("No answer from {service} in time."),
        UnknownWhy::CutOff => format!("The connection to {service} was cut before the answer."),
        UnknownWhy::AnswerCutOff => {
            format!("The connection to {service} was cut inside the answer.")
        }
        UnknownWhy::Cancelled => "Roster stopped waiting after sending had begun.".to_owned(),
    }
}
