//! A submission on standard output.

use std::fmt::Write;

use app::contract::{Outcomes, Purpose, Service, State, SubmissionDetail};
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use super::time::{optional, rfc3339};
use super::{CallDocument, LeftAlone, RecordDocument};

/// How a number is said.
type Counted = fn(u64) -> String;

/// What `apply`, `resume` and `undo` print.
#[derive(Debug, Serialize)]
pub struct SubmissionDocument {
    /// The submission.
    pub submission: SubmissionBody,
    /// What an undo has left alone.
    #[serde(flatten)]
    pub left_alone: LeftAlone,
}

/// What `submissions show` prints.
#[derive(Debug, Serialize)]
pub struct ShowDocument {
    /// The submission.
    pub submission: SubmissionBody,
    /// What was asked for, as an assignment file; none for an undo, which no assignment file asks for.
    pub request: Option<Value>,
    /// For an undo: what was asked for in what it puts back, as an assignment file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original_request: Option<Value>,
    /// Every call, in order, keys removed.
    pub calls: Vec<CallDocument>,
    /// Every record of its plan, in order.
    pub records: Vec<RecordDocument>,
}

/// A submission without its calls and records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SubmissionBody {
    /// Its id.
    pub id: Uuid,
    /// Where it stands.
    pub state: State,
    /// What the service said, in its own words.
    pub service_said: Option<String>,
    /// Its records counted by outcome; they add up to the plan at the end.
    pub outcomes: Outcomes,
    /// Its calls counted, each attempt by itself.
    pub calls: CallCounts,
    /// Its plan.
    pub plan: Option<Uuid>,
    /// The plan's short code.
    pub code: Option<String>,
    /// What it is for.
    pub purpose: Purpose,
    /// The submission that it undoes or retries.
    pub of_submission: Option<Uuid>,
    /// The connection's label, as it was then.
    pub connection: String,
    /// The service.
    pub service: Service,
    /// What it does, in words.
    pub headline: String,
    /// What came of it, in two or three words.
    pub result: String,
    /// What the state means and what to do now, for people.
    pub meaning: String,
    /// The plan's records.
    pub records: u64,
    /// Records whose call has been sent and that wait for their outcome.
    pub waiting: u64,
    /// Changes that have not been sent.
    pub unsent: u64,
    /// LeadSquared's count, as it said.
    pub affected_rows: Option<u64>,
    /// The submission that undid it.
    pub undone_by: Option<Uuid>,
    /// When it was confirmed.
    pub created_at: String,
    /// When it ended.
    pub finished_at: Option<String>,
}

/// Calls counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct CallCounts {
    /// Answered by the service, whatever it said.
    pub answered: u64,
    /// Never reached the service.
    pub not_sent: u64,
    /// Left, and no trustworthy answer came back.
    pub unknown: u64,
}

impl SubmissionDocument {
    /// Of a submission.
    #[must_use]
    pub fn new(detail: &SubmissionDetail, left_alone: LeftAlone) -> Self {
        Self {
            submission: detail.into(),
            left_alone,
        }
    }
}

impl From<&SubmissionDetail> for SubmissionBody {
    fn from(detail: &SubmissionDetail) -> Self {
        let calls = detail.calls;
        Self {
            id: detail.id,
            state: detail.state,
            service_said: detail.service_said.clone(),
            outcomes: detail.outcomes,
            calls: CallCounts {
                answered: calls.answered,
                not_sent: calls.not_sent + calls.prepared,
                unknown: calls.unknown + calls.sent,
            },
            plan: detail.plan_id,
            code: detail.code.clone(),
            purpose: detail.purpose,
            of_submission: detail.of_submission,
            connection: detail.face.label.clone(),
            service: detail.face.service,
            headline: detail.title.clone(),
            result: detail.result.clone(),
            meaning: detail.meaning.clone(),
            records: detail.records,
            waiting: detail.waiting,
            unsent: detail.unsent,
            affected_rows: detail.affected_rows,
            undone_by: detail.undone.map(|undone| undone.id),
            created_at: rfc3339(detail.created_at),
            finished_at: optional(detail.finished_at),
        }
    }
}

/// A submission in words.
#[must_use]
pub fn submission_text(detail: &SubmissionDetail) -> String {
    let mut text = format!("{}\n  {}\n", detail.title, detail.filter_words);
    let mut line = |name: &str, value: &str| {
        if !value.is_empty() {
            // Writing to a string does not fail.
            let _ = writeln!(text, "  {name:<10} {value}");
        }
    };
    line(
        text::command::submission::SUBMISSION,
        &detail.id.to_string(),
    );
    line(
        text::command::submission::ACCOUNT,
        &format!("{} ({})", detail.face.label, detail.face.service),
    );
    line(text::command::submission::STATE, detail.state.as_str());
    line("", &detail.meaning);
    line(
        text::command::submission::SAID,
        detail.service_said.as_deref().unwrap_or_default(),
    );
    let outcomes = detail.outcomes;
    let counted: [(Counted, u64); 7] = [
        (text::command::submission::assigned, outcomes.assigned),
        (text::command::submission::unchanged, outcomes.unchanged),
        (text::command::submission::failed, outcomes.failed),
        (text::command::submission::unknown, outcomes.unknown),
        (text::command::submission::skipped, outcomes.skipped),
        (text::command::submission::waiting, detail.waiting),
        (text::command::submission::not_sent, detail.unsent),
    ];
    let counted = counted.iter().filter(|(_, count)| *count > 0);
    let counted: Vec<String> = counted.map(|(words, count)| words(*count)).collect();
    line(text::command::submission::RECORDS, &counted.join(", "));
    for share in detail.received.iter().filter(|share| share.is_target) {
        if let Some(gets) = share.gets {
            line(
                "",
                &text::command::submission::had_has(&share.name, share.has, gets),
            );
        }
    }
    line(
        text::command::submission::CONFIRMED,
        &rfc3339(detail.created_at),
    );
    line(
        text::command::submission::ENDED,
        &optional(detail.finished_at).unwrap_or_default(),
    );
    text
}
