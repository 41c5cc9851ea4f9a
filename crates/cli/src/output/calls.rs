//! One call of a submission.

use app::contract::{CallDetail, CallState};
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use super::time::{optional, rfc3339};

/// One HTTP exchange, without keys.
#[derive(Debug, Serialize)]
pub struct CallDocument {
    /// Its id.
    pub id: Uuid,
    /// The call's number in the submission, from 1.
    pub seq: u64,
    /// The attempt, from 1.
    pub attempt: u32,
    /// How many records it was to change.
    pub records: Option<u64>,
    /// What it is for.
    pub purpose: String,
    /// The HTTP method.
    pub method: String,
    /// The address.
    pub address: String,
    /// The exact body that was sent.
    pub body: Value,
    /// Where it stands.
    pub state: CallState,
    /// What the service said, in its own words.
    pub said: String,
    /// When it was written down.
    pub prepared_at: String,
    /// When it was sent.
    pub sent_at: Option<String>,
    /// When the answer was in.
    pub answered_at: Option<String>,
    /// How long the answer took, in milliseconds.
    pub took_ms: Option<i64>,
    /// The answer's HTTP status.
    pub status: Option<u16>,
    /// The answer's body, as text.
    pub answer: Option<String>,
    /// Technical detail where there was no answer.
    pub detail: Option<String>,
}

impl From<CallDetail> for CallDocument {
    fn from(call: CallDetail) -> Self {
        let body = serde_json::from_str(&call.request_body);
        Self {
            id: call.id,
            seq: call.seq,
            attempt: call.attempt,
            records: call.records,
            purpose: call.purpose,
            method: call.method,
            address: call.address,
            body: body.unwrap_or(Value::String(call.request_body)),
            state: call.state,
            said: call.said,
            prepared_at: rfc3339(call.prepared_at),
            sent_at: optional(call.sent_at),
            answered_at: optional(call.answered_at),
            took_ms: call.took_ms,
            status: call.status,
            answer: call.answer_body,
            detail: call.detail,
        }
    }
}
