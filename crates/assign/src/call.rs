//! What honestly came of a call.

use std::time::Duration;

/// How a call ended. There is no bare "failed": either it is certain that nothing was changed, or
/// the service said what it did, or nobody knows yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CallEnd {
    /// The service answered.
    Answered {
        /// The HTTP status.
        status: u16,
        /// The body, keys removed.
        body: String,
        /// How long the answer took.
        took: Duration,
        /// What the answer is worth.
        verdict: Verdict,
        /// How long the service asks to wait before the next call, where it does.
        retry_after: Option<Duration>,
    },
    /// Nothing reached the service.
    NotSent {
        /// Why.
        why: NotSentWhy,
        /// Technical detail, without keys.
        detail: String,
    },
    /// It was sent, and no trustworthy answer came back.
    Unknown {
        /// Why.
        why: UnknownWhy,
        /// The HTTP status, where at least that came back.
        status: Option<u16>,
        /// Technical detail, without keys.
        detail: String,
    },
}

/// What an answer is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// A promise to do it in the background.
    Accepted {
        /// The service's words.
        message: String,
    },
    /// The service says that it did it.
    Succeeded {
        /// How many rows it says it touched; none where it named no count.
        affected_rows: Option<u64>,
    },
    /// The service said no; nothing was changed.
    Refused {
        /// Why.
        reason: Refusal,
        /// The service's words.
        message: String,
    },
    /// An answer that the service's page does not know; it may or may not have worked.
    Unclear {
        /// What is odd about it.
        message: String,
    },
}

/// Why a service said no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It did not understand or accept the request.
    InvalidInput,
    /// It did not accept the key.
    KeyRejected,
    /// The workspace has no active paid plan.
    NoPlan,
    /// The key may not do this.
    NotAllowed,
    /// It knows no such address.
    NotFound,
    /// Too many calls.
    Throttled,
    /// Something in front of the service blocked the call.
    Blocked,
    /// Some other no.
    Other,
}

/// Why nothing reached the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotSentWhy {
    /// The address's name is not known.
    NameNotFound,
    /// Nothing listens at the address.
    ConnectionRefused,
    /// The certificate is not trusted.
    Certificate,
    /// The proxy refused or wants a password.
    Proxy,
    /// No connection within the time.
    ConnectTimeout,
    /// There is no network.
    NoNetwork,
    /// The person cancelled before it was sent.
    Cancelled,
    /// The history could not be written, so it was not sent.
    NotJournalled,
    /// Some other reason.
    Other,
}

/// Why there is no trustworthy answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnknownWhy {
    /// No answer within the time.
    TimedOut,
    /// The connection was cut before the answer.
    CutOff,
    /// The connection was cut inside the answer.
    AnswerCutOff,
    /// The person stopped waiting.
    Cancelled,
}
