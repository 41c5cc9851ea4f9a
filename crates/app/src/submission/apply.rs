//! From a confirmed plan to a submission that runs.

use ::history::{NewSubmission, PlanState};
use assign::{plain_text, plan_words};

use super::run::{How, Work};
use crate::App;
use crate::contract::{ApplyRequest, Code, Error, SubmissionId};
use crate::plan::{KeptPlan, digest, typed_count, words};

impl App {
    /// Applies a confirmed plan: writes the submission down and starts to carry it out, off the
    /// caller's way. How it goes on is told by events and kept in the history.
    ///
    /// # Errors
    /// `NeedsConfirmation` when the plan is older than its expiry, is another one than was
    /// confirmed, or the count that must be typed is missing or wrong; `Invalid` for a plan that
    /// cannot be applied; the keychain's and the history's. After any error nothing of this
    /// request has been sent, nor will be. The same request again is no error: it is answered the
    /// same and sent once.
    pub async fn apply(&self, request: ApplyRequest) -> Result<SubmissionId, Error> {
        let id = SubmissionId { id: request.id };
        if self.applied_before(&request).await? {
            return Ok(id);
        }
        match self.apply_new(&request).await {
            Ok(()) => Ok(id),
            // The same request may have come twice at the same time.
            Err(error) => match self.applied_before(&request).await {
                Ok(true) => Ok(id),
                Ok(false) | Err(_) => Err(error),
            },
        }
    }

    async fn apply_new(&self, request: &ApplyRequest) -> Result<(), Error> {
        let plan = self.kept_plan(request.plan_id).await?;
        can_be_applied(&plan, self.now())?;
        let row = self.connection_of(&plan).await?;
        let account = self.account(&row).await?;
        let address = self.address_of(&row).await?.to_string();
        let deciding = self.0.deciding.lock().await;
        let plan = self.kept_plan(request.plan_id).await?;
        let change = self.confirmed(&plan, request).await?;
        let new = new_submission(request, &plan, change, self.0.presence.name(), self.now());
        let begun = self.history_do(move |history| history.begin(&new)).await;
        begun.map_err(|error| {
            let message = text::submission::nothing_sent(&error.message);
            Error { message, ..error }
        })?;
        self.set_running(Work {
            id: request.id,
            row,
            plan,
            account,
            address,
            how: How::Fresh,
        });
        // Only now, so that submissions take their turns in the order in which they were written down.
        drop(deciding);
        Ok(())
    }

    /// An id stands for one confirmation: asked again for the same, the answer is the same and
    /// nothing is sent a second time.
    async fn applied_before(&self, request: &ApplyRequest) -> Result<bool, Error> {
        let id = request.id;
        let there = self.history_do(move |history| history.submission(id)).await;
        match there {
            Ok(row) if row.line.plan_id == Some(request.plan_id) => Ok(true),
            Ok(_) => Err(Error::new(
                Code::Invalid,
                text::submission::CONFIRMED_BEFORE,
            )),
            Err(error) if error.code == Code::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Whether what was confirmed is what is there; gives how many records will change.
    async fn confirmed(&self, plan: &KeptPlan, request: &ApplyRequest) -> Result<u64, Error> {
        can_be_applied(plan, self.now())?;
        let id = plan.row.id;
        let counts = self
            .history_do(move |history| history.plan_counts(id))
            .await?;
        if counts.change == 0 {
            let message = text::submission::NOTHING_WOULD_CHANGE;
            return Err(Error::new(Code::Invalid, message));
        }
        if digest(self, plan).await? != request.digest {
            return Err(unconfirmed(text::submission::ANOTHER_PLAN));
        }
        let settings = self.settings().await?;
        match typed_count(plan, counts.change, &settings) {
            Some(wanted) if request.typed_count != Some(wanted.count) => {
                let error = unconfirmed(text::submission::TYPE_THE_NUMBER);
                Err(Error {
                    field: Some("typed_count".to_owned()),
                    ..error
                })
            }
            Some(_) | None => Ok(counts.change),
        }
    }
}

fn can_be_applied(plan: &KeptPlan, now: i64) -> Result<(), Error> {
    let invalid = |message: &str| Err(Error::new(Code::Invalid, message));
    match plan.row.state {
        PlanState::Ready => {}
        PlanState::Reading => {
            return invalid(text::submission::PLAN_STILL_READ);
        }
        PlanState::Failed | PlanState::Cancelled => {
            return invalid(text::submission::PLAN_NOT_MADE);
        }
    }
    if plan.row.submission_id.is_some() {
        return invalid(text::submission::APPLIED_BEFORE);
    }
    if plan.row.expires_at.is_none_or(|expires| expires <= now) {
        return Err(unconfirmed(text::submission::PLAN_TOO_OLD));
    }
    Ok(())
}

fn unconfirmed(message: &str) -> Error {
    Error::new(Code::NeedsConfirmation, message)
}

fn new_submission(
    request: &ApplyRequest,
    plan: &KeptPlan,
    change: u64,
    runner: &str,
    now: i64,
) -> NewSubmission {
    let label = &plan.row.connection.label;
    let headline = plan_words(&plan.assignment, plan.purpose, label, change).headline;
    NewSubmission {
        id: request.id,
        plan_id: plan.row.id,
        revision: plan.row.revision,
        purpose: plan.row.purpose.clone(),
        of_submission: plan.row.from_submission,
        runner: runner.to_owned(),
        service: plan.row.service,
        connection: plan.row.connection.clone(),
        title: words::title(plan, &headline),
        filter_words: words::filter(plan),
        sentence: plain_text(&words::sentence(plan, &headline)),
        form: plan.row.form.clone(),
        names: plan.row.names.clone(),
        meaning: text::submission::CHECKING.to_owned(),
        created_at: now,
        search_ids: plan.assignment.ids().join(" "),
    }
}
