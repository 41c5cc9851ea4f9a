//! Pausing, going on with and stopping submissions.

use ::history::{SubmissionEnd, SubmissionRow};
use assign::State;
use uuid::Uuid;

use super::leftovers::cut_off;
use super::run::{How, Work};
use crate::App;
use crate::contract::{Code, Error, Event, KeepRequest, SubmissionId};
use crate::plan::picks_itself;

impl App {
    /// Sends nothing more until it is gone on with; what is on its way is awaited. Does nothing
    /// once it has ended.
    ///
    /// # Errors
    /// `Invalid` when another running Roster works on it; `NotFound`; `History`.
    pub async fn pause(&self, submission: SubmissionId) -> Result<(), Error> {
        if let Some(running) = self.runs().get(&submission.id) {
            running.control.pause();
            return Ok(());
        }
        self.found_here(submission.id).await.map(drop)
    }

    /// Goes on with a submission that is paused or was interrupted: its records are read once
    /// more, and what has not been sent is sent.
    ///
    /// # Errors
    /// `Invalid` when it has ended, asks about records that moved, or another running Roster
    /// works on it; the keychain's; `History`.
    pub async fn go_on(&self, submission: SubmissionId) -> Result<(), Error> {
        let id = submission.id;
        self.end_aside(id).await;
        if let Some(running) = self.runs().get(&id) {
            running.control.go_on();
            return Ok(());
        }
        let row = self.found_here(id).await?;
        match row.line.state {
            State::Asking => Err(invalid(text::submission::MOVED)),
            State::Interrupted
            | State::Paused
            | State::Waiting
            | State::Checking
            | State::Sending
            | State::ReadingBack => self.take_up(row, How::Fresh).await,
            State::Succeeded
            | State::PartlyDone
            | State::Failed
            | State::Unknown
            | State::Stopped
            | State::NotRun => Err(invalid(text::submission::ENDED)),
        }
    }

    /// Goes on with a submission that asks, without the records that have moved. What is left is read
    /// once more all the same, because the question may have waited for days; only what has moved
    /// since is asked about again.
    ///
    /// # Errors
    /// `Invalid` when it does not ask; else as for going on.
    pub async fn keep_plan(&self, request: KeepRequest) -> Result<(), Error> {
        let id = request.id;
        let row = self.asking(id).await?;
        let work = self.work(row, How::Answered).await?;
        let (plan, runner) = (work.plan.row.id, self.0.presence.name().to_owned());
        let counts = self
            .history_do(move |history| history.plan_counts(plan))
            .await?;
        if picks_itself(&work.plan, counts.matched) {
            return Err(invalid(text::submission::PICKS_ITSELF));
        }
        let _deciding = self.0.deciding.lock().await;
        self.asking(id).await?;
        self.history_do(move |history| {
            history.take_over(id, &runner)?;
            // First, so that nothing that comes between sends the filter after all.
            history.name_records(id)?;
            history.leave_out_moved(id)
        })
        .await?;
        self.set_running(work);
        Ok(())
    }

    /// Ends a submission: sends nothing more and reads back what was sent. A second time ends the
    /// reading back too. Does nothing once it has ended.
    ///
    /// # Errors
    /// As for going on.
    pub async fn stop(&self, submission: SubmissionId) -> Result<(), Error> {
        let id = submission.id;
        self.end_aside(id).await;
        if let Some(running) = self.runs().get(&id) {
            running.control.stop();
            return Ok(());
        }
        let row = self.found_here(id).await?;
        if row.line.state.is_final() {
            return Ok(());
        }
        // What a run that is gone had on its way counts as sent.
        self.leave_as_interrupted(id).await?;
        let tally = self.history_do(move |history| history.tally(id)).await?;
        if tally.last_ended_at.is_none() {
            return self.not_run(id).await;
        }
        self.take_up(row, How::Stopped).await
    }

    /// Only reads: settles once more what is unknown in a submission that has ended.
    ///
    /// # Errors
    /// `Invalid` when it has not ended; else as for going on.
    pub async fn check_again(&self, submission: SubmissionId) -> Result<(), Error> {
        let id = submission.id;
        let row = self.found_here(id).await?;
        let state = row.line.state;
        if !state.is_final() || self.runs().contains_key(&id) {
            return Err(invalid(text::submission::NOT_ENDED));
        }
        let tally = self.history_do(move |history| history.tally(id)).await?;
        if tally.outcomes.unknown == 0 {
            return Ok(());
        }
        let work = self.work(row, How::Again(state)).await?;
        let _deciding = self.0.deciding.lock().await;
        if self.runs().contains_key(&id) {
            return Ok(());
        }
        self.set_running(work);
        Ok(())
    }

    /// Ends a submission that asks and is not answered, because a new plan takes its place.
    pub(crate) async fn end_unanswered(&self, id: Uuid) -> Result<(), Error> {
        let row = self.found_here(id).await?;
        if row.line.state != State::Asking || self.runs().contains_key(&id) {
            return Ok(());
        }
        self.stop(SubmissionId { id }).await
    }

    /// Pauses everything that runs in this process, and waits until no call is on its way. What
    /// has not been sent can be gone on with, also at the next start.
    pub async fn pause_all(&self) {
        loop {
            let moved = self.0.moved.notified();
            let mut waiting = false;
            for running in self.runs().values() {
                running.control.pause();
                waiting |= running.latest().0 == Some(State::Sending);
            }
            if !waiting {
                return;
            }
            moved.await;
        }
    }

    /// Waits until no submission runs in this process any more.
    pub async fn idle(&self) {
        loop {
            let moved = self.0.moved.notified();
            if self.runs().is_empty() {
                return;
            }
            moved.await;
        }
    }

    /// Whether a submission runs in this process.
    #[must_use]
    pub fn is_sending(&self) -> bool {
        !self.runs().is_empty()
    }

    /// A submission that no other running Roster works on.
    pub(super) async fn found_here(&self, id: Uuid) -> Result<SubmissionRow, Error> {
        let row = self
            .history_do(move |history| history.submission(id))
            .await?;
        if self.is_elsewhere(&row) {
            return Err(invalid(text::submission::ELSEWHERE));
        }
        Ok(row)
    }

    pub(super) fn is_elsewhere(&self, row: &SubmissionRow) -> bool {
        let runner = row.runner.as_deref();
        runner.is_some_and(|runner| self.0.presence.is_elsewhere(runner))
    }

    /// Takes a submission over from a run that has ended, and carries it out. Of two that come at
    /// the same time, the second one finds the run of the first.
    async fn take_up(&self, row: SubmissionRow, how: How) -> Result<(), Error> {
        // Before the lock, because the keychain may wait for a person.
        let work = self.work(row, how).await?;
        let _deciding = self.0.deciding.lock().await;
        if let Some(running) = self.runs().get(&work.id) {
            match how {
                How::Stopped => running.control.stop(),
                How::Fresh | How::Answered | How::Again(_) => running.control.go_on(),
            }
            return Ok(());
        }
        self.take_over(work.id).await?;
        self.set_running(work);
        Ok(())
    }

    /// A submission that waits for an answer and does not run.
    async fn asking(&self, id: Uuid) -> Result<SubmissionRow, Error> {
        let row = self.found_here(id).await?;
        if row.line.state != State::Asking || self.runs().contains_key(&id) {
            return Err(invalid(text::submission::NOT_ASKING));
        }
        Ok(row)
    }

    /// Puts down that the run of a submission is gone, if it is. One that asks has nothing on its way.
    async fn leave_as_interrupted(&self, id: Uuid) -> Result<(), Error> {
        let _deciding = self.0.deciding.lock().await;
        if self.runs().contains_key(&id) {
            return Ok(());
        }
        let at = self.now();
        let app = self.clone();
        let is_here = self.history_do(move |history| {
            let row = history.submission(id)?;
            if app.is_elsewhere(&row) {
                return Ok(false);
            }
            let is_left = row.line.state != State::Interrupted || row.runner.is_some();
            if !row.line.state.is_final() && row.line.state != State::Asking && is_left {
                let runner = row.runner.as_deref();
                history.interrupt(id, runner, at, cut_off(row.line.state))?;
            }
            Ok(true)
        });
        here(is_here.await?)
    }

    /// Makes this process the one that runs a submission. What a run left on its way that did not
    /// end as it should is unknown. Another process may have taken it up while the keychain waited for
    /// the person here.
    pub(super) async fn take_over(&self, id: Uuid) -> Result<(), Error> {
        let (at, runner) = (self.now(), self.0.presence.name().to_owned());
        let app = self.clone();
        let is_here = self.history_do(move |history| {
            let row = history.submission(id)?;
            if app.is_elsewhere(&row) {
                return Ok(false);
            }
            if row.line.state != State::Interrupted || row.runner.is_some() {
                let before = row.runner.as_deref();
                history.interrupt(id, before, at, cut_off(row.line.state))?;
            }
            history.take_over(id, &runner)?;
            Ok(true)
        });
        here(is_here.await?)
    }

    pub(super) async fn work(&self, row: SubmissionRow, how: How) -> Result<Work, Error> {
        let plan = row
            .line
            .plan_id
            .ok_or_else(|| invalid(text::submission::WITHOUT_RECORDS))?;
        let plan = self.kept_plan(plan).await?;
        let connection = self.connection_of(&plan).await?;
        let account = self.account(&connection).await?;
        Ok(Work {
            id: row.line.id,
            address: self.address_of(&connection).await?.to_string(),
            row: connection,
            plan,
            account,
            how,
        })
    }

    /// Ends a submission of which nothing was sent.
    async fn not_run(&self, id: Uuid) -> Result<(), Error> {
        let at = self.now();
        let deciding = self.0.deciding.lock().await;
        if let Some(running) = self.runs().get(&id) {
            running.control.stop();
            return Ok(());
        }
        self.take_over(id).await?;
        self.history_do(move |history| {
            history.forget_prepared(id)?;
            history.settle_rest(id, text::submission::RECORD_NOT_GONE_ON_WITH)?;
            let end = SubmissionEnd {
                state: State::NotRun,
                meaning: text::submission::NOT_GONE_ON_WITH.to_owned(),
                service_said: None,
                affected_rows: None,
            };
            history.end_submission(id, &end, at)
        })
        .await?;
        drop(deciding);
        let state = State::NotRun;
        self.tell(Event::SubmissionChanged { id, state });
        Ok(())
    }

    /// Takes away a mere reading back, so that something else can be done with the submission.
    async fn end_aside(&self, id: Uuid) {
        let mut was_there = false;
        loop {
            let moved = self.0.moved.notified();
            let aside = self.runs().get(&id).and_then(|it| it.aside.clone());
            let Some(aside) = aside else { break };
            aside.abort();
            was_there = true;
            moved.await;
        }
        if was_there {
            self.let_go(id).await;
        }
    }

    /// Nobody runs an interrupted submission any more, however its reading back has ended.
    pub(super) async fn let_go(&self, id: Uuid) {
        let _deciding = self.0.deciding.lock().await;
        if self.runs().contains_key(&id) {
            return;
        }
        let runner = self.0.presence.name().to_owned();
        let let_go = self.history_do(move |history| history.let_go(id, &runner));
        if let Err(error) = let_go.await {
            tracing::warn!(%id, code = ?error.code, "it could not be let go");
        }
    }
}

fn here(is_here: bool) -> Result<(), Error> {
    is_here
        .then_some(())
        .ok_or_else(|| invalid(text::submission::ELSEWHERE))
}

fn invalid(message: &str) -> Error {
    Error::new(Code::Invalid, message)
}
