//! The history: its list and one submission in full.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::{ConnectionFace, Form, Piece, Service, State};

/// What to show of the history.
#[derive(Debug, Clone, Default, Deserialize, TS)]
pub struct HistoryQuery {
    /// Words, names or ids to look for; empty for all.
    pub text: String,
    /// Only this service.
    pub service: Option<Service>,
    /// Only this connection.
    pub connection_id: Option<Uuid>,
    /// Only these states; empty for all.
    pub states: Vec<State>,
    /// Not before this time.
    pub from: Option<i64>,
    /// Before this time.
    pub to: Option<i64>,
    /// Where the page before ended; none for the first page.
    pub after: Option<HistoryCursor>,
    /// How many rows, 1 to 200.
    pub limit: u32,
}

/// Where a page of the history ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HistoryCursor {
    /// The last row's time.
    pub created_at: i64,
    /// The last row's id.
    pub id: Uuid,
}

/// One submission in the list.
#[derive(Debug, Clone, Serialize, TS)]
pub struct HistoryRow {
    /// The submission's id.
    pub id: Uuid,
    /// The connection, as it was when it was sent.
    pub face: ConnectionFace,
    /// What it does, as in "Give leads to Ada and Bruno".
    pub title: String,
    /// Which records, in words.
    pub filter_words: String,
    /// Where it stands.
    pub state: State,
    /// What came of it in two or three words, as in "72 users".
    pub result: String,
    /// When it was confirmed.
    pub created_at: i64,
}

/// A page of the history, newest first.
#[derive(Debug, Clone, Serialize, TS)]
pub struct HistoryPage {
    /// The rows.
    pub rows: Vec<HistoryRow>,
    /// Where to go on; none on the last page.
    pub next: Option<HistoryCursor>,
    /// How many match altogether.
    pub matching: u64,
    /// How many there are without any filter.
    pub total: u64,
}

/// One submission in full.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SubmissionDetail {
    /// The submission's id.
    pub id: Uuid,
    /// The connection, as it was when it was sent.
    pub face: ConnectionFace,
    /// The connection's id; none when it has been removed since.
    pub connection_id: Option<Uuid>,
    /// What it does.
    pub title: String,
    /// Which records, in words.
    pub filter_words: String,
    /// What was confirmed, as one sentence.
    pub sentence: Vec<Piece>,
    /// Where it stands.
    pub state: State,
    /// What came of it in two or three words.
    pub result: String,
    /// What the service said, in its own words.
    pub service_said: Option<String>,
    /// LeadSquared's count, as it said.
    pub affected_rows: Option<i64>,
    /// What the result means and what to do now, for people.
    pub meaning: String,
    /// When it was confirmed.
    pub created_at: i64,
    /// When it ended.
    pub finished_at: Option<i64>,
    /// The form, to be used again.
    pub form: Form,
    /// Its calls, in order.
    pub calls: Vec<CallDetail>,
}

/// Where a call stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CallState {
    /// Journalled, not sent.
    Prepared,
    /// On its way.
    Sent,
    /// The service answered.
    Answered,
    /// It never left.
    NotSent,
    /// It left and no trustworthy answer came back.
    Unknown,
}

/// One HTTP exchange of a submission.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CallDetail {
    /// The call's id.
    pub id: Uuid,
    /// What it is for, as in "Assign leads".
    pub purpose: String,
    /// The HTTP method.
    pub method: String,
    /// The address, without keys.
    pub address: String,
    /// The exact body.
    pub request_body: String,
    /// Where it stands.
    pub state: CallState,
    /// When it was written down.
    pub prepared_at: i64,
    /// When it was sent.
    pub sent_at: Option<i64>,
    /// When the answer was in.
    pub answered_at: Option<i64>,
    /// How long the answer took, in milliseconds.
    pub took_ms: Option<i64>,
    /// The answer's HTTP status.
    pub status: Option<u16>,
    /// The answer's body, keys removed.
    pub answer_body: Option<String>,
    /// Technical detail where there was no answer, without keys.
    pub detail: Option<String>,
}
