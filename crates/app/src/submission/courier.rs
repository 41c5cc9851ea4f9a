//! Taking an assignment to its service and reading the answer for what it is worth.

use assign::{
    Assignment, CallEnd, Courier, End, NotSentWhy, Refusal, Request, UnknownWhy, Verdict,
};
use transport::{Answer, Exchange};

use crate::account::Account;
use crate::contract::CheckState;
use crate::trouble::{instantly_refusal, leadsquared_refusal};

pub(super) struct ServiceCourier(pub(super) Account);

impl Courier for ServiceCourier {
    async fn deliver(&self, assignment: &Assignment) -> CallEnd {
        match (&self.0, assignment.request()) {
            (Account::Instantly(client), Request::Instantly(request)) => {
                end(client.bulk_assign(request).await, instantly_verdict)
            }
            (Account::LeadSquared(client), Request::LeadSquared(request)) => {
                end(client.bulk_update(request).await, leadsquared_verdict)
            }
            (Account::Instantly(_), Request::LeadSquared(_))
            | (Account::LeadSquared(_), Request::Instantly(_)) => CallEnd::NotSent {
                why: NotSentWhy::Other,
                detail: "the connection is one of the other service".to_owned(),
            },
        }
    }
}

/// What the end of a submission says of its connection's key; nothing where it says nothing.
pub(super) fn says_of_the_key(end: &End) -> Option<(CheckState, String)> {
    let CallEnd::Answered { verdict, .. } = &end.call else {
        return None;
    };
    match verdict {
        Verdict::Accepted { .. } | Verdict::Succeeded { .. } => Some((
            CheckState::Working,
            "The key worked when it was last used.".to_owned(),
        )),
        Verdict::Refused {
            reason: Refusal::KeyRejected,
            ..
        } => Some((CheckState::Rejected, about_the_key(&end.meaning.text))),
        Verdict::Refused {
            reason: Refusal::NoPlan,
            ..
        } => Some((CheckState::Refused, about_the_key(&end.meaning.text))),
        Verdict::Refused { .. } | Verdict::Unclear { .. } => None,
    }
}

/// What a meaning says of the key; what follows it is about the submission.
fn about_the_key(meaning: &str) -> String {
    let key = meaning.split(" Nothing was changed.").next();
    key.unwrap_or(meaning).to_owned()
}

fn end(exchange: Exchange, verdict: impl Fn(&Answer) -> Verdict) -> CallEnd {
    match exchange {
        Exchange::Answered(answer) => CallEnd::Answered {
            verdict: verdict(&answer),
            status: answer.status,
            body: answer.body,
            took: answer.took,
        },
        Exchange::NotSent(not_sent) => CallEnd::NotSent {
            why: not_sent_why(not_sent.why),
            detail: not_sent.detail,
        },
        Exchange::Unknown(unknown) => CallEnd::Unknown {
            why: unknown_why(unknown.why),
            status: unknown.status,
            detail: unknown.detail,
        },
    }
}

fn instantly_verdict(answer: &Answer) -> Verdict {
    use instantly::client::Said;
    match instantly::client::read_bulk_assign(answer.status, &answer.body) {
        Said::Accepted { message } => Verdict::Accepted { message },
        Said::Refused { reason, message } => Verdict::Refused {
            reason: instantly_refusal(&reason),
            message,
        },
        Said::Unclear { message } => Verdict::Unclear { message },
    }
}

fn leadsquared_verdict(answer: &Answer) -> Verdict {
    use leadsquared::client::Said;
    match leadsquared::client::read_bulk_update(answer.status, &answer.body) {
        Said::Succeeded { affected_rows } => Verdict::Succeeded { affected_rows },
        Said::Refused {
            reason,
            exception_type,
            message,
        } => Verdict::Refused {
            reason: leadsquared_refusal(&reason),
            message: if message.is_empty() {
                exception_type.unwrap_or_default()
            } else {
                message
            },
        },
        Said::Unclear { message } => Verdict::Unclear { message },
    }
}

const fn not_sent_why(why: transport::NotSentWhy) -> NotSentWhy {
    match why {
        transport::NotSentWhy::NameNotFound => NotSentWhy::NameNotFound,
        transport::NotSentWhy::Refused => NotSentWhy::ConnectionRefused,
        transport::NotSentWhy::Certificate => NotSentWhy::Certificate,
        transport::NotSentWhy::Proxy => NotSentWhy::Proxy,
        transport::NotSentWhy::ConnectTimeout => NotSentWhy::ConnectTimeout,
        transport::NotSentWhy::NoNetwork => NotSentWhy::NoNetwork,
        transport::NotSentWhy::Other => NotSentWhy::Other,
    }
}

const fn unknown_why(why: transport::UnknownWhy) -> UnknownWhy {
    match why {
        transport::UnknownWhy::TimedOut => UnknownWhy::TimedOut,
        transport::UnknownWhy::CutOff => UnknownWhy::CutOff,
        transport::UnknownWhy::BodyCutOff => UnknownWhy::AnswerCutOff,
    }
}
