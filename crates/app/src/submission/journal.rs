//! The journal of one submission, kept in the history.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use ::history::{CallState, SubmissionEnd};
use assign::{CallEnd, End, Journal, Meaning, NotSentWhy, State};
use uuid::Uuid;

use crate::App;
use crate::contract::{Error, Event, Service};

/// How often and how far apart the end of a submission is tried to be written down: the effect is
/// out there by then, and a disk that is full for a moment must not lose it.
const TRIES: u32 = 5;
const FIRST_PAUSE: Duration = Duration::from_millis(200);

pub(super) struct SubmissionJournal {
    app: App,
    submission_id: Uuid,
    call_id: Uuid,
    /// Set once the call may have left.
    sent: AtomicBool,
}

impl SubmissionJournal {
    pub(super) const fn new(app: App, submission_id: Uuid, call_id: Uuid) -> Self {
        Self {
            app,
            submission_id,
            call_id,
            sent: AtomicBool::new(false),
        }
    }

    /// Whether the call may have left.
    pub(super) fn was_sent(&self) -> bool {
        self.sent.load(Ordering::Relaxed)
    }

    /// Ends a submission that was not sent because that could not be written down first.
    pub(super) async fn never_sent(&self, service: Service) -> Result<(), Error> {
        let call = CallEnd::NotSent {
            why: NotSentWhy::NotJournalled,
            detail: String::new(),
        };
        let meaning = Meaning::of(service, &call);
        self.write_end(&End { call, meaning }).await
    }

    async fn write_end(&self, end: &End) -> Result<(), Error> {
        let (submission_id, call_id, at) = (self.submission_id, self.call_id, self.app.now());
        let (call, submission) = (call_end(&end.call), submission_end(&end.meaning));
        self.app
            .history_do(move |history| {
                history.finish(submission_id, call_id, &call, &submission, at)
            })
            .await
    }
}

impl Journal for SubmissionJournal {
    type Error = Error;

    async fn sent(&self) -> Result<(), Error> {
        let (submission_id, call_id, at) = (self.submission_id, self.call_id, self.app.now());
        self.app
            .history_do(move |history| history.mark_sent(submission_id, call_id, at))
            .await?;
        self.sent.store(true, Ordering::Relaxed);
        self.app.tell(Event::SubmissionChanged {
            id: submission_id,
            state: State::Sending,
        });
        Ok(())
    }

    async fn ended(&self, end: &End) -> Result<(), Error> {
        let mut pause = FIRST_PAUSE;
        for _ in 1..TRIES {
            if self.write_end(end).await.is_ok() {
                return Ok(());
            }
            tokio::time::sleep(pause).await;
            pause *= 2;
        }
        self.write_end(end).await
    }
}

fn call_end(end: &CallEnd) -> ::history::CallEnd {
    let (state, status, took, answer_body, detail) = match end {
        CallEnd::Answered {
            status,
            body,
            took,
            verdict: _,
        } => (
            CallState::Answered,
            Some(*status),
            Some(*took),
            Some(body.clone()),
            None,
        ),
        CallEnd::NotSent { why: _, detail } => {
            (CallState::NotSent, None, None, None, Some(detail.clone()))
        }
        CallEnd::Unknown {
            why: _,
            status,
            detail,
        } => (
            CallState::Unknown,
            *status,
            None,
            None,
            Some(detail.clone()),
        ),
    };
    ::history::CallEnd {
        state,
        took_ms: took.and_then(|took| i64::try_from(took.as_millis()).ok()),
        status: status.map(i64::from),
        answer_body,
        detail: detail.filter(|detail| !detail.is_empty()),
    }
}

fn submission_end(meaning: &Meaning) -> SubmissionEnd {
    SubmissionEnd {
        state: meaning.state,
        service_said: meaning.service_said.clone(),
        affected_rows: meaning
            .affected_rows
            .and_then(|rows| i64::try_from(rows).ok()),
        meaning: meaning.text.clone(),
    }
}
