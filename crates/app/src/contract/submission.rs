//! Applying a plan, and everything about a submission while it runs and afterwards.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::{ConnectionFace, Form, Outcomes, Piece, Purpose, Share, State};

/// Names a submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SubmissionId {
    /// The submission's id.
    pub id: Uuid,
}

/// A confirmed plan.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ApplyRequest {
    /// The submission's id, minted by the caller so that it misses no event.
    pub id: Uuid,
    /// The plan.
    pub plan_id: Uuid,
    /// The plan's digest as it was shown and confirmed; a plan that is another is not applied.
    pub digest: String,
    /// The count that was typed, where one must be.
    pub typed_count: Option<u64>,
}

/// How to go on where records have moved since the plan. Making a new plan is
/// `begin_derived_plan` with `again`, which ends this submission without sending anything.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct KeepRequest {
    /// The submission that asks.
    pub id: Uuid,
}

/// What the check before sending found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Drift {
    /// Records of the plan.
    pub planned: u64,
    /// As planned.
    pub same: u64,
    /// With another owner or team than in the plan.
    pub changed: u64,
    /// Matches that are not in the plan.
    pub new: u64,
    /// No longer there, or no longer matching.
    pub gone: u64,
}

/// How far a submission is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, TS)]
pub struct Progress {
    /// Records that have an outcome, or in the check have been read.
    pub records_done: u64,
    /// Records that there are in this phase.
    pub records: u64,
    /// Calls that have ended.
    pub calls_done: u64,
    /// Calls that there are.
    pub calls: u64,
    /// About how long it still takes, in seconds; none where nobody can tell.
    pub seconds_left: Option<u64>,
    /// When the reading back stops waiting.
    pub deadline_at: Option<i64>,
}

/// A submission's calls counted, each attempt by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, TS)]
pub struct CallTotals {
    /// Written down, not sent.
    pub prepared: u64,
    /// On their way.
    pub sent: u64,
    /// Answered by the service, whatever it said.
    pub answered: u64,
    /// Never reached the service.
    pub not_sent: u64,
    /// Left, and no trustworthy answer came back.
    pub unknown: u64,
}

/// What undid a submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Undone {
    /// The undo, a submission of its own.
    pub id: Uuid,
    /// Whether it put back everything that this submission had changed.
    pub fully: bool,
    /// When it ended.
    pub at: i64,
}

/// One submission in full, without its records and calls.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SubmissionDetail {
    /// The submission's id.
    pub id: Uuid,
    /// The connection, as it was then.
    pub face: ConnectionFace,
    /// The connection's id; none when it has been removed since.
    pub connection_id: Option<Uuid>,
    /// Its plan, which has its records; none for what was sent before plans existed.
    pub plan_id: Option<Uuid>,
    /// The plan's short code.
    pub code: Option<String>,
    /// What it is for.
    pub purpose: Purpose,
    /// The submission that it undoes or retries.
    pub of_submission: Option<Uuid>,
    /// What it does.
    pub title: String,
    /// Which records, in words.
    pub filter_words: String,
    /// How it was carried out, in a few words.
    pub way: String,
    /// What was confirmed, as one sentence.
    pub sentence: Vec<Piece>,
    /// Where it stands.
    pub state: State,
    /// What came of it in two or three words, as in "1,171 of 1,187 leads".
    pub result: String,
    /// What the state means and what to do now, for people.
    pub meaning: String,
    /// What the service said, in its own words.
    pub service_said: Option<String>,
    /// LeadSquared's count, as it said.
    pub affected_rows: Option<u64>,
    /// The records counted by outcome, so far while it runs.
    pub outcomes: Outcomes,
    /// Records whose call has been sent and that wait for their outcome.
    pub waiting: u64,
    /// Changes that have not been sent.
    pub unsent: u64,
    /// The plan's records; the outcomes add up to it at the end.
    pub records: u64,
    /// How far it is.
    pub progress: Progress,
    /// Its calls counted.
    pub calls: CallTotals,
    /// What the check before sending found, once it has found something.
    pub drift: Option<Drift>,
    /// Who had and actually got how many, as read back.
    pub received: Vec<Share>,
    /// How many of the failed can be tried again.
    pub can_retry: u64,
    /// How many of the changed could be put back.
    pub can_undo: u64,
    /// Whether this is a try, and the rest of its plan is still to be done.
    pub rest: u64,
    /// What undid it.
    pub undone: Option<Undone>,
    /// The submission just before it in its account, which has to end first, while this one waits here.
    pub comes_first: Option<Uuid>,
    /// Whether another running Roster works on it.
    pub elsewhere: bool,
    /// When it was confirmed.
    pub created_at: i64,
    /// When it ended.
    pub finished_at: Option<i64>,
    /// The form, to be used again.
    pub form: Form,
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

/// Asks for calls of a submission.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct CallsQuery {
    /// The submission.
    pub id: Uuid,
    /// How many to pass over.
    pub offset: u64,
    /// How many, 1 to 200.
    pub limit: u32,
}

/// A page of calls, in order.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CallsPage {
    /// The calls.
    pub rows: Vec<CallDetail>,
    /// How many there are.
    pub total: u64,
}

/// One HTTP exchange of a submission.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CallDetail {
    /// The exchange's id.
    pub id: Uuid,
    /// The call's number in the submission, from 1.
    pub seq: u64,
    /// The attempt, from 1.
    pub attempt: u32,
    /// How many records it was to change; none where that was not kept.
    pub records: Option<u64>,
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
    /// What the service said, in its own words; may be empty.
    pub said: String,
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

/// The format of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ExportFormat {
    /// Comma-separated values, one record a line.
    Csv,
    /// One JSON document with the request, every call and the records.
    Json,
}

/// Asks for a file with a plan's records, or with all of a submission.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct ExportRequest {
    /// The plan.
    pub plan_id: Uuid,
    /// The format.
    pub format: ExportFormat,
}

/// A file that was written.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Exported {
    /// Where it is.
    pub path: String,
    /// How many records it holds.
    pub records: u64,
}
