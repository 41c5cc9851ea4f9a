//! What the end of a call means for a submission, in words for people.

use crate::call::{CallEnd, NotSentWhy, Refusal, UnknownWhy, Verdict};
use crate::{Service, State};

/// A final state with what it means and what to do now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meaning {
    /// The submission's final state.
    pub state: State,
    /// What the service said, in its own words.
    pub service_said: Option<String>,
    /// The count that the service named.
    pub affected_rows: Option<u64>,
    /// What it means and what to do now.
    pub text: String,
}

impl Meaning {
    /// Reads what came of a submission's call.
    #[must_use]
    pub fn of(service: Service, end: &CallEnd) -> Self {
        match end {
            CallEnd::Answered {
                status, verdict, ..
            } => answered(service, *status, verdict),
            CallEnd::NotSent { why, .. } => plain(State::NotSent, not_sent(service, *why)),
            CallEnd::Unknown { why, .. } => plain(State::Unknown, unknown(service, *why)),
        }
    }
}

/// What a submission means that was written down and not yet sent when Roster ended.
pub const LEFT_PREPARED: &str = "Roster ended before it was sent. Nothing was sent.";

/// What a submission means that was on its way when Roster ended.
pub const LEFT_SENDING: &str = "Roster ended while it waited for the answer. It may or may not have worked. Look at the records in the service before you send it again.";

fn plain(state: State, text: String) -> Meaning {
    Meaning {
        state,
        service_said: None,
        affected_rows: None,
        text,
    }
}

fn answered(service: Service, status: u16, verdict: &Verdict) -> Meaning {
    match verdict {
        Verdict::Accepted { message } => Meaning {
            state: State::Accepted,
            service_said: said(message),
            affected_rows: None,
            text: format!(
                "{service} accepted the request and works on it in the background. That is a promise, not a proof: look at the leads in {service} to see what came of it."
            ),
        },
        Verdict::Succeeded { affected_rows } => succeeded(service, *affected_rows),
        Verdict::Refused { reason, message } => Meaning {
            state: State::Refused,
            service_said: said(message),
            affected_rows: None,
            text: format!(
                "{} Nothing was changed. {}",
                refused(service, *reason),
                way_out(service, *reason)
            ),
        },
        Verdict::Unclear { message } => Meaning {
            state: State::Unknown,
            service_said: said(message),
            affected_rows: None,
            text: format!(
                "{service} answered with {status}, but not in the way it documents. It may or may not have worked. {}",
                look(service)
            ),
        },
    }
}

fn said(message: &str) -> Option<String> {
    Some(message.trim().to_owned()).filter(|message| !message.is_empty())
}

/// The count is what the service said. Whether it counts those who were on the team already is
/// documented nowhere.
fn succeeded(service: Service, affected_rows: Option<u64>) -> Meaning {
    let text = match affected_rows {
        Some(0) => format!("{service} says that no user was affected."),
        Some(1) => format!("{service} says that 1 user was affected. It does not say which one."),
        Some(count) => {
            format!("{service} says that {count} users were affected. It does not say which ones.")
        }
        None => format!("{service} says that it worked and names no count."),
    };
    Meaning {
        affected_rows,
        ..plain(State::Succeeded, text)
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
        Refusal::KeyRejected => "Enter a new key under Connections, then use it as a new assignment.".to_owned(),
        Refusal::NoPlan => format!("Renew the plan in {service}, then use it as a new assignment."),
        Refusal::NotAllowed => match service {
            Service::Instantly => "Give the key the permission “leads, update” in Instantly, or enter another key under Connections.".to_owned(),
            Service::LeadSquared => "Use the keys of an administrator: enter them under Connections.".to_owned(),
        },
        Refusal::NotFound => "Check the connection's address under Connections, and that what you chose still exists.".to_owned(),
        Refusal::Throttled => "Other tools that use this account share its limit. Wait a minute, then use it as a new assignment.".to_owned(),
        Refusal::Blocked => "Ask your network's administrator whether the service is allowed, or try again later.".to_owned(),
        Refusal::Other => "The service's own words and the technical detail are below.".to_owned(),
    }
}

fn not_sent(service: Service, why: NotSentWhy) -> String {
    let reason = match why {
        NotSentWhy::NameNotFound => format!("The address of {service} was not found. Check the connection's address and your network."),
        NotSentWhy::ConnectionRefused => format!("Nothing answers at the address of {service}. Check the connection's address, and that the service is up."),
        NotSentWhy::Certificate => format!("The certificate at the address of {service} is not trusted by this computer. If your network puts its own certificate in front of it, have it installed on this computer."),
        NotSentWhy::Proxy => "The proxy refused the connection or asks for a name and password. Check the proxy of this computer.".to_owned(),
        NotSentWhy::ConnectTimeout => format!("No connection to {service} could be made in time. Check your network and try again."),
        NotSentWhy::NoNetwork => "There is no connection to the network. Try again when it is back.".to_owned(),
        NotSentWhy::Cancelled => "You cancelled before it was sent.".to_owned(),
        NotSentWhy::NotJournalled => "The history could not be written, so it was not sent.".to_owned(),
        NotSentWhy::Other => format!("{service} could not be reached. The technical detail is below."),
    };
    format!("{reason} Nothing was sent.")
}

fn unknown(service: Service, why: UnknownWhy) -> String {
    let reason = match why {
        UnknownWhy::TimedOut => format!("No answer from {service} in time."),
        UnknownWhy::CutOff => format!("The connection to {service} was cut before the answer."),
        UnknownWhy::AnswerCutOff => {
            format!("The connection to {service} was cut inside the answer.")
        }
        UnknownWhy::Cancelled => "You stopped waiting after sending had begun.".to_owned(),
    };
    format!("{reason} It may or may not have worked. {}", look(service))
}

fn look(service: Service) -> String {
    match service {
        Service::Instantly => "Look at the leads in Instantly before you send it again.".to_owned(),
        Service::LeadSquared => {
            "Look at the users in LeadSquared before you send it again.".to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn answered(status: u16, verdict: Verdict) -> CallEnd {
        CallEnd::Answered {
            status,
            body: String::new(),
            took: Duration::ZERO,
            verdict,
        }
    }

    #[test]
    fn what_may_have_landed_is_never_called_refused_or_not_sent() {
        for why in [
            UnknownWhy::TimedOut,
            UnknownWhy::CutOff,
            UnknownWhy::AnswerCutOff,
            UnknownWhy::Cancelled,
        ] {
            let end = CallEnd::Unknown {
                why,
                status: None,
                detail: String::new(),
            };
            let meaning = Meaning::of(Service::Instantly, &end);
            assert_eq!(meaning.state, State::Unknown, "{why:?}");
            assert!(
                meaning.text.contains("may or may not have worked"),
                "{why:?} is said honestly: {}",
                meaning.text,
            );
        }
        let unclear = Verdict::Unclear {
            message: "<html>".to_owned(),
        };
        let meaning = Meaning::of(Service::LeadSquared, &answered(502, unclear));
        assert_eq!(
            meaning.state,
            State::Unknown,
            "an answer of no documented kind"
        );
    }

    #[test]
    fn a_promise_is_not_called_a_success() {
        let verdict = Verdict::Accepted {
            message: "Your request will be processed in a background job".to_owned(),
        };
        let meaning = Meaning::of(Service::Instantly, &answered(202, verdict));
        assert_eq!(meaning.state, State::Accepted);
        assert!(meaning.text.contains("not a proof"), "{}", meaning.text);
    }

    #[test]
    fn a_count_is_told_as_what_the_service_said() {
        for (affected_rows, words) in [
            (Some(0), "says that no user was affected"),
            (Some(72), "says that 72 users were affected"),
            (None, "names no count"),
        ] {
            let meaning = Meaning::of(
                Service::LeadSquared,
                &answered(200, Verdict::Succeeded { affected_rows }),
            );
            assert_eq!(meaning.state, State::Succeeded);
            assert!(meaning.text.contains(words), "{}", meaning.text);
        }
    }
}
