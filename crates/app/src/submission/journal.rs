//! The journal of one submission, kept in the history.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use ::history::{CallState, CallVerdict, NewCall, SubmissionEnd};
use assign::{
    CallEnd, CallKey, End, Journal, PlanRow, PreparedCall, Seen, Settled, State, Tally, Timing,
    Unsettled, Verdict, Write,
};
use uuid::Uuid;

use crate::App;
use crate::contract::{Code, Error, Event, Service};

/// How often and how far apart the end of a call is tried to be written down: the effect is out
/// there by then, and a disk that is full for a moment must not lose it.
const TRIES: u32 = 5;
const FIRST_PAUSE: Duration = Duration::from_millis(200);

pub(super) struct HistoryJournal {
    app: App,
    id: Uuid,
    service: Service,
    /// The service's address, as the calls name it.
    address: String,
    timing: Timing,
    /// Set once a call may have left in this run.
    sent: AtomicBool,
}

impl HistoryJournal {
    pub(super) const fn new(
        app: App,
        id: Uuid,
        service: Service,
        address: String,
        timing: Timing,
    ) -> Self {
        Self {
            app,
            id,
            service,
            address,
            timing,
            sent: AtomicBool::new(false),
        }
    }

    /// Whether a call may have left in this run.
    pub(super) fn was_sent(&self) -> bool {
        self.sent.load(Ordering::Relaxed)
    }

    fn new_call(&self, write: &Write, records: usize) -> Result<NewCall, Error> {
        let body = write.body().map_err(|error| {
            Error::new(Code::Internal, text::submission::CALL_NOT_WRITTEN_DOWN)
                .detail(error.to_string())
        })?;
        Ok(NewCall {
            id: self.app.new_id(),
            kind: write.kind(),
            records: records as u64,
            purpose: write.purpose().to_owned(),
            method: write.method().to_owned(),
            address: self.address.clone(),
            path: write.path(),
            request_body: Some(body),
        })
    }

    async fn write_end(
        &self,
        call: CallKey,
        end: &CallEnd,
        again: Option<Uuid>,
    ) -> Result<CallKey, Error> {
        let (id, at, end) = (self.id, self.app.now(), call_end(end));
        self.app
            .history_do(move |history| history.end_call(id, call, &end, again, at))
            .await
    }
}

impl Journal for HistoryJournal {
    type Error = Error;

    async fn enter(&self, state: State, message: &str) -> Result<(), Error> {
        let (id, now) = (self.id, self.app.now());
        let message = meaning(state, message).to_owned();
        let verify_for = self.timing.verify_for(self.service).as_millis();
        self.app
            .history_do(move |history| {
                history.enter(id, state, &message)?;
                if state == State::ReadingBack {
                    let since = history.tally(id)?.last_ended_at.unwrap_or(now);
                    let until = since.saturating_add(i64::try_from(verify_for).unwrap_or(i64::MAX));
                    history.set_deadline(id, Some(until))?;
                }
                Ok(())
            })
            .await?;
        // What ends the run is told when it has ended.
        if !matches!(state, State::Asking | State::Interrupted) {
            self.app.tell(Event::SubmissionChanged { id, state });
        }
        Ok(())
    }

    async fn to_check(&self, after: u64, most: u32) -> Result<Vec<PlanRow>, Error> {
        let id = self.id;
        self.app
            .history_do(move |history| history.to_check(id, after, most))
            .await
    }

    async fn checked(&self, seen: Vec<(u64, Seen)>) -> Result<(), Error> {
        let id = self.id;
        self.app
            .history_do(move |history| history.checked(id, &seen))
            .await
    }

    async fn not_planned(&self, ids: Vec<Uuid>) -> Result<Vec<Uuid>, Error> {
        let id = self.id;
        self.app
            .history_do(move |history| history.not_planned(id, &ids))
            .await
    }

    async fn left_alone(&self, ids: Vec<Uuid>) -> Result<Vec<PlanRow>, Error> {
        let id = self.id;
        self.app
            .history_do(move |history| history.left_alone(id, &ids))
            .await
    }

    async fn leave_out_moved(&self) -> Result<(), Error> {
        let id = self.id;
        self.app
            .history_do(move |history| history.leave_out_moved(id))
            .await
    }

    async fn without_call(&self) -> Result<Vec<PlanRow>, Error> {
        self.next_without_call(u32::MAX).await
    }

    async fn next_without_call(&self, most: u32) -> Result<Vec<PlanRow>, Error> {
        let id = self.id;
        self.app
            .history_do(move |history| history.next_without_call(id, most))
            .await
    }

    async fn forget_prepared(&self) -> Result<(), Error> {
        let id = self.id;
        self.app
            .history_do(move |history| history.forget_prepared(id))
            .await
    }

    async fn prepare(&self, calls: Vec<(Write, Vec<u64>)>) -> Result<(), Error> {
        let mut new = Vec::with_capacity(calls.len());
        let mut records = Vec::with_capacity(calls.len());
        for (write, seqs) in calls {
            new.push(self.new_call(&write, seqs.len())?);
            records.push(seqs);
        }
        let (id, at) = (self.id, self.app.now());
        self.app
            .history_do(move |history| history.prepare_calls(id, &new, &records, at))
            .await
    }

    async fn prepared(&self, after: u64, most: u32) -> Result<Vec<PreparedCall>, Error> {
        let id = self.id;
        let rows = self
            .app
            .history_do(move |history| history.prepared_calls(id, after, most))
            .await?;
        rows.into_iter()
            .map(|row| {
                let body = row.request_body.unwrap_or_default();
                let write = Write::read(row.kind, &row.path, &body).ok_or_else(altered)?;
                Ok(PreparedCall {
                    key: row.key,
                    write,
                    records: row.records.unwrap_or_default(),
                })
            })
            .collect()
    }

    async fn sent(&self, call: CallKey) -> Result<(), Error> {
        let (id, at) = (self.id, self.app.now());
        self.app
            .history_do(move |history| history.mark_sent(id, call, at))
            .await?;
        self.sent.store(true, Ordering::Relaxed);
        Ok(())
    }

    async fn ended(&self, call: CallKey, end: &CallEnd, again: bool) -> Result<CallKey, Error> {
        let again = again.then(|| self.app.new_id());
        let mut pause = FIRST_PAUSE;
        for _ in 1..TRIES {
            if let Ok(key) = self.write_end(call, end, again).await {
                return Ok(key);
            }
            tokio::time::sleep(pause).await;
            pause *= 2;
        }
        self.write_end(call, end, again).await
    }

    async fn landed(&self) -> Result<Vec<u64>, Error> {
        let id = self.id;
        self.app.history_do(move |history| history.landed(id)).await
    }

    async fn to_settle(&self, after: u64, most: u32) -> Result<Vec<Unsettled>, Error> {
        let id = self.id;
        self.app
            .history_do(move |history| history.to_settle(id, after, most))
            .await
    }

    async fn settle(&self, settled: Vec<Settled>) -> Result<(), Error> {
        let (id, at) = (self.id, self.app.now());
        self.app
            .history_do(move |history| history.settle(id, &settled, at))
            .await
    }

    async fn settle_rest(&self, why: &str) -> Result<(), Error> {
        let (id, why) = (self.id, why.to_owned());
        self.app
            .history_do(move |history| history.settle_rest(id, &why))
            .await
    }

    async fn reopen_unknown(&self) -> Result<(), Error> {
        let (id, runner) = (self.id, self.app.0.presence.name().to_owned());
        self.app
            .history_do(move |history| {
                history.reopen_unknown(id)?;
                history.take_over(id, &runner)
            })
            .await
    }

    async fn newcomers(&self, many: u64) -> Result<(), Error> {
        let id = self.id;
        self.app
            .history_do(move |history| history.note_newcomers(id, many))
            .await
    }

    async fn outcomes(&self) -> Result<Tally, Error> {
        let id = self.id;
        self.app.history_do(move |history| history.tally(id)).await
    }

    async fn end(&self, end: &End) -> Result<(), Error> {
        let (id, at, end) = (self.id, self.app.now(), end.clone());
        self.app
            .history_do(move |history| {
                let (service_said, affected_rows) = history.what_was_said(id)?;
                let end = SubmissionEnd {
                    state: end.state,
                    meaning: end.meaning,
                    service_said,
                    affected_rows,
                };
                history.end_submission(id, &end, at)
            })
            .await
    }

    fn now(&self) -> i64 {
        self.app.now()
    }
}

/// What a state means, where the run says nothing of its own.
fn meaning(state: State, message: &str) -> &str {
    if !message.is_empty() {
        return message;
    }
    match state {
        State::Checking => text::submission::CHECKING,
        State::Sending => text::submission::SENDING,
        State::ReadingBack => text::submission::READING_BACK,
        State::Waiting
        | State::Asking
        | State::Paused
        | State::Interrupted
        | State::Succeeded
        | State::PartlyDone
        | State::Failed
        | State::Unknown
        | State::Stopped
        | State::NotRun => "",
    }
}

fn altered() -> Error {
    Error::new(Code::History, text::submission::CALL_ALTERED)
}

fn call_end(end: &CallEnd) -> ::history::CallEnd {
    let nothing = ::history::CallEnd {
        state: CallState::Unknown,
        verdict: None,
        said: String::new(),
        affected_rows: None,
        took_ms: None,
        status: None,
        answer_body: None,
        detail: None,
    };
    let some = |detail: &String| Some(detail.clone()).filter(|detail| !detail.is_empty());
    match end {
        CallEnd::Answered {
            status,
            body,
            took,
            verdict,
            retry_after: _,
        } => {
            let (verdict, said, affected_rows) = worth(verdict);
            ::history::CallEnd {
                state: CallState::Answered,
                verdict: Some(verdict),
                said: said.to_owned(),
                affected_rows,
                took_ms: i64::try_from(took.as_millis()).ok(),
                status: Some(i64::from(*status)),
                answer_body: Some(body.clone()),
                ..nothing
            }
        }
        CallEnd::NotSent { why: _, detail } => ::history::CallEnd {
            state: CallState::NotSent,
            detail: some(detail),
            ..nothing
        },
        CallEnd::Unknown {
            why: _,
            status,
            detail,
        } => ::history::CallEnd {
            status: status.map(i64::from),
            detail: some(detail),
            ..nothing
        },
    }
}

fn worth(verdict: &Verdict) -> (CallVerdict, &str, Option<u64>) {
    match verdict {
        Verdict::Accepted { message } => (CallVerdict::Done, message.trim(), None),
        Verdict::Succeeded { affected_rows } => (CallVerdict::Done, "", *affected_rows),
        Verdict::Refused { message, .. } => (CallVerdict::Refused, message.trim(), None),
        Verdict::Unclear { message } => (CallVerdict::Unclear, message.trim(), None),
    }
}
