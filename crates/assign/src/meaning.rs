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
            "{} {}",
            text::meaning::unclear(service, status),
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
        message => text::meaning::said(service, message),
    }
}

fn refused(service: Service, reason: Refusal) -> String {
    match reason {
        Refusal::InvalidInput => text::meaning::not_accepted(service),
        Refusal::KeyRejected => text::meaning::key_rejected(service),
        Refusal::NoPlan => text::meaning::no_paid_plan(service),
        Refusal::NotAllowed => text::meaning::not_allowed(service),
        Refusal::NotFound => text::meaning::not_known(service),
        Refusal::Throttled => text::meaning::throttled(service),
        Refusal::Blocked => text::meaning::blocked(service),
        Refusal::Other => text::meaning::refused(service),
    }
}

fn way_out(service: Service, reason: Refusal) -> String {
    match reason {
        Refusal::InvalidInput => text::meaning::CHANGE_THE_REQUEST.to_owned(),
        Refusal::KeyRejected => text::meaning::ENTER_A_NEW_KEY.to_owned(),
        Refusal::NoPlan => text::meaning::renew_the_plan(service),
        Refusal::NotAllowed => match service {
            Service::Instantly => text::meaning::GIVE_THE_PERMISSION.to_owned(),
            Service::LeadSquared => text::meaning::USE_AN_ADMINISTRATORS_KEYS.to_owned(),
        },
        Refusal::NotFound => text::meaning::CHECK_THE_ADDRESS.to_owned(),
        Refusal::Throttled => text::meaning::WAIT_A_MINUTE.to_owned(),
        Refusal::Blocked => text::meaning::ASK_THE_ADMINISTRATOR.to_owned(),
        Refusal::Other => text::meaning::SEE_THE_CALLS.to_owned(),
    }
}

fn not_sent(service: Service, why: NotSentWhy) -> String {
    match why {
        NotSentWhy::NameNotFound => text::meaning::name_not_found(service),
        NotSentWhy::ConnectionRefused => text::meaning::connection_refused(service),
        NotSentWhy::Certificate => text::meaning::certificate(service),
        NotSentWhy::Proxy => text::meaning::PROXY.to_owned(),
        NotSentWhy::ConnectTimeout => text::meaning::connect_timeout(service),
        NotSentWhy::NoNetwork => text::meaning::NO_NETWORK.to_owned(),
        NotSentWhy::Cancelled => text::meaning::CANCELLED.to_owned(),
        NotSentWhy::NotJournalled => text::meaning::NOT_JOURNALLED.to_owned(),
        NotSentWhy::Other => text::meaning::not_reached(service),
    }
}

fn unknown(service: Service, why: UnknownWhy) -> String {
    match why {
        UnknownWhy::TimedOut => text::meaning::timed_out(service),
        UnknownWhy::CutOff => text::meaning::cut_off(service),
        UnknownWhy::AnswerCutOff => text::meaning::answer_cut_off(service),
        UnknownWhy::Cancelled => text::meaning::STOPPED_WAITING.to_owned(),
    }
}
