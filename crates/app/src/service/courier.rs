//! Taking writes to their service and reading the answers for what they are worth.

use assign::{CallEnd, Courier, NotSentWhy, UnknownWhy, Verdict, Write};
use instantly::ChangeOwner;
use leadsquared::UpdateUser;
use transport::{Answer, Exchange, NotSent, Permit};

use super::Heard;
use crate::account::Account;
use crate::trouble::{instantly_refusal, leadsquared_refusal};

/// Sends writes with a connection's account.
#[derive(Clone)]
pub(crate) struct ServiceCourier {
    account: Account,
    heard: Heard,
}

impl ServiceCourier {
    pub(crate) const fn new(account: Account, heard: Heard) -> Self {
        Self { account, heard }
    }

    async fn send(&self, permit: Permit, write: &Write) -> CallEnd {
        match (&self.account, write) {
            (Account::Instantly(client), Write::BulkAssign(request)) => {
                let exchange = client.send_bulk_assign(permit, request).await;
                end(exchange, instantly_verdict)
            }
            (Account::Instantly(client), Write::ChangeOwner { lead, owner }) => {
                let request = ChangeOwner {
                    lead: *lead,
                    assigned_to: *owner,
                };
                let exchange = client.change_owner(permit, &request).await;
                end(exchange, |answer| change_verdict(answer, &request))
            }
            (Account::LeadSquared(client), Write::BulkUpdate(request)) => {
                let exchange = client.send_bulk_update(permit, request).await;
                end(exchange, leadsquared_verdict)
            }
            (Account::LeadSquared(client), Write::UpdateUser { user, team }) => {
                let request = UpdateUser {
                    user: *user,
                    team: *team,
                };
                let exchange = client.update_user(permit, &request).await;
                end(exchange, leadsquared_verdict)
            }
            (Account::Instantly(_), Write::BulkUpdate(_) | Write::UpdateUser { .. })
            | (Account::LeadSquared(_), Write::BulkAssign(_) | Write::ChangeOwner { .. }) => {
                CallEnd::NotSent {
                    why: NotSentWhy::Other,
                    detail: text::trouble::OTHER_SERVICE.to_owned(),
                }
            }
        }
    }
}

impl Courier for ServiceCourier {
    type Permit = Permit;

    async fn permit(&self) -> Result<Permit, CallEnd> {
        let permit = match &self.account {
            Account::Instantly(client) => client.permit().await,
            Account::LeadSquared(client) => client.permit().await,
        };
        permit.map_err(not_sent)
    }

    async fn deliver(&self, permit: Permit, write: &Write) -> CallEnd {
        let end = self.send(permit, write).await;
        self.heard.ended(self.account.service(), &end);
        end
    }
}

fn end(exchange: Exchange, verdict: impl Fn(&Answer) -> Verdict) -> CallEnd {
    match exchange {
        Exchange::Answered(answer) => CallEnd::Answered {
            verdict: verdict(&answer),
            status: answer.status,
            body: answer.body,
            took: answer.took,
            retry_after: answer.retry_after,
        },
        Exchange::NotSent(why) => not_sent(why),
        Exchange::Unknown(unknown) => CallEnd::Unknown {
            why: unknown_why(unknown.why),
            status: unknown.status,
            detail: unknown.detail,
        },
    }
}

fn not_sent(not_sent: NotSent) -> CallEnd {
    CallEnd::NotSent {
        why: not_sent_why(not_sent.why),
        detail: not_sent.detail,
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

fn change_verdict(answer: &Answer, request: &ChangeOwner) -> Verdict {
    use instantly::client::ChangeSaid;
    match instantly::client::read_change_owner(answer.status, &answer.body, request) {
        ChangeSaid::Changed => Verdict::Succeeded {
            affected_rows: None,
        },
        ChangeSaid::Refused { reason, message } => Verdict::Refused {
            reason: instantly_refusal(&reason),
            message,
        },
        ChangeSaid::Unclear { message } => Verdict::Unclear { message },
    }
}

/// The update of one user is answered in the same form as the bulk update.
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
