//! Reading back what an interrupted submission had sent, without going on with it.

use std::sync::Arc;

use assign::{
    CallEnd, CallKey, CheckMode, End, Journal, PlanRow, PreparedCall, Run, Seen, Settled, State,
    Tally, Unsettled, Write, control_pair,
};
use uuid::Uuid;

use super::journal::HistoryJournal;
use super::run::{How, Latest, OnItsWay, Running, Work, lock};
use crate::App;
use crate::budget;
use crate::contract::{Error, Event, SubmissionId};
use crate::service::{Heard, ServiceCourier, ServiceReader};

impl App {
    /// Reads back, in the background, what interrupted submissions had sent, so that the facts
    /// are known before anybody decides. It only reads: where something has not been sent, the
    /// submission stays interrupted; else it comes to its end. Called once after the start.
    pub fn settle_interrupted(&self) {
        let app = self.clone();
        tokio::spawn(async move {
            for id in app.0.interrupted.clone() {
                if let Err(error) = app.settle_one(id).await {
                    tracing::warn!(%id, code = ?error.code, "it could not be read back yet");
                }
            }
        });
    }

    async fn settle_one(&self, id: Uuid) -> Result<(), Error> {
        let row = self.found_here(id).await?;
        if row.line.state != State::Interrupted || self.runs().contains_key(&id) {
            return Ok(());
        }
        let tally = self.history_do(move |history| history.tally(id)).await?;
        match (tally.last_ended_at, tally.waiting, tally.unsent) {
            // Nothing was sent: going on or not is the person's choice.
            (None, _, _) | (_, 0, 1..) => Ok(()),
            (Some(_), _, 0) => self.stop(SubmissionId { id }).await,
            (Some(_), 1.., 1..) => {
                let work = self.work(row, How::Stopped).await?;
                let _deciding = self.0.deciding.lock().await;
                let state = self.found_here(id).await?.line.state;
                if state == State::Interrupted && !self.runs().contains_key(&id) {
                    self.take_over(id).await?;
                    self.read_back_aside(work);
                }
                Ok(())
            }
        }
    }

    fn read_back_aside(&self, work: Work) {
        let (id, latest) = (work.id, Latest::default());
        let (control, signal) = control_pair();
        // So nothing is sent; the journal sees to it that nothing is settled that was not sent.
        control.stop();
        let on_its_way = OnItsWay::new(self, id);
        let (app, told) = (self.clone(), Arc::clone(&latest));
        let pace = budget::kept(&work.row);
        let reading = tokio::spawn(async move {
            let on_its_way = on_its_way;
            let heard = Heard::default();
            let account = work.account.clone();
            let run = Run {
                journal: Arc::new(Aside(app.journal(&work))),
                reader: Arc::new(ServiceReader::new(account.clone(), heard.clone())),
                courier: Arc::new(ServiceCourier::new(account, heard.clone())),
                assignment: Arc::new(work.plan.assignment.clone()),
                as_filtered: false,
                check: CheckMode::Unneeded,
                control: signal,
                timing: app.0.timing.clone(),
                progress: Arc::new(move |progress| {
                    *lock(&told) = (Some(progress.phase), super::progress::shown(progress, pace));
                }),
                compile: assign::compile,
            };
            let read = run.run().await;
            if let Err(error) = read {
                tracing::warn!(%id, code = ?error.code, "what was read back could not be kept");
            }
            app.note_key(&work.row, &heard).await;
            drop(on_its_way);
            app.let_go(id).await;
            let state = State::Interrupted;
            app.tell(Event::SubmissionChanged { id, state });
        });
        let running = Running {
            control,
            latest,
            turn: None,
            aside: Some(reading.abort_handle()),
        };
        // It cannot have ended yet: it awaits the history, and this thread has not let go.
        self.runs().insert(id, running);
    }
}

/// A journal in which records are settled, and nothing else happens.
struct Aside(HistoryJournal);

impl Journal for Aside {
    type Error = Error;

    async fn enter(&self, _: State, _: &str) -> Result<(), Error> {
        Ok(())
    }

    async fn to_check(&self, after: u64, most: u32) -> Result<Vec<PlanRow>, Error> {
        self.0.to_check(after, most).await
    }

    async fn checked(&self, _: Vec<(u64, Seen)>) -> Result<(), Error> {
        Ok(())
    }

    async fn not_planned(&self, _: Vec<Uuid>) -> Result<Vec<Uuid>, Error> {
        Ok(Vec::new())
    }

    async fn left_alone(&self, _: Vec<Uuid>) -> Result<Vec<PlanRow>, Error> {
        Ok(Vec::new())
    }

    async fn leave_out_moved(&self) -> Result<(), Error> {
        Ok(())
    }

    async fn without_call(&self) -> Result<Vec<PlanRow>, Error> {
        Ok(Vec::new())
    }

    async fn forget_prepared(&self) -> Result<(), Error> {
        Ok(())
    }

    async fn prepare(&self, _: Vec<(Write, Vec<u64>)>) -> Result<(), Error> {
        Ok(())
    }

    async fn prepared(&self, _: u64, _: u32) -> Result<Vec<PreparedCall>, Error> {
        Ok(Vec::new())
    }

    async fn sent(&self, call: CallKey) -> Result<(), Error> {
        self.0.sent(call).await
    }

    async fn ended(&self, call: CallKey, end: &CallEnd, again: bool) -> Result<CallKey, Error> {
        self.0.ended(call, end, again).await
    }

    async fn landed(&self) -> Result<Vec<u64>, Error> {
        self.0.landed().await
    }

    async fn to_settle(&self, after: u64, most: u32) -> Result<Vec<Unsettled>, Error> {
        self.0.to_settle(after, most).await
    }

    async fn settle(&self, settled: Vec<Settled>) -> Result<(), Error> {
        self.0.settle(settled).await
    }

    async fn settle_rest(&self, _: &str) -> Result<(), Error> {
        Ok(())
    }

    async fn reopen_unknown(&self) -> Result<(), Error> {
        Ok(())
    }

    async fn newcomers(&self, _: u64) -> Result<(), Error> {
        Ok(())
    }

    async fn outcomes(&self) -> Result<Tally, Error> {
        self.0.outcomes().await
    }

    /// It stays interrupted, and nobody runs it any more.
    async fn end(&self, _: &End) -> Result<(), Error> {
        let tally = self.0.outcomes().await?;
        let message = format!(
            "{} {}",
            super::leftovers::cut_off(State::Interrupted),
            text::submission::read_back(tally.unsent),
        );
        self.0.enter(State::Interrupted, &message).await
    }

    fn now(&self) -> i64 {
        self.0.now()
    }
}
