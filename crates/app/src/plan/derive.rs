//! Plans from other plans and from submissions.

use ::history::{ConnectionRow, Copies, NewPlan};
use assign::{Derived, State};
use uuid::Uuid;

use super::KeptPlan;
use super::begin::new_plan;
use super::kept::picks_itself;
use super::making::Work;
use crate::App;
use crate::contract::{Code, DerivedPlanRequest, Error, PlanId, PlanSource, Purpose};

/// What a plan is copied from.
struct Origin {
    purpose: Purpose,
    from: KeptPlan,
    which: Copies,
    /// The plan that it belongs to, where that is another one than `from`.
    of_submission: Option<Uuid>,
    /// Some calls of what is undone may still be at work.
    may_still_land: bool,
    /// What to say where there is nothing to copy.
    nothing: &'static str,
}

impl App {
    /// Begins a plan from another plan or from a submission: its records are read in the
    /// background. Nothing is sent. One made `again` ends the submission that asks about the
    /// plan before.
    ///
    /// # Errors
    /// `Invalid` where there is nothing to be done or it still runs; as for a plan from a form
    /// otherwise.
    pub async fn begin_derived_plan(&self, request: DerivedPlanRequest) -> Result<PlanId, Error> {
        let id = request.id;
        match request.source {
            PlanSource::Again { plan_id } => self.plan_again(id, plan_id).await,
            PlanSource::Try { plan_id, first } => {
                let origin = self.try_of(plan_id, first).await?;
                self.begin_copy(id, origin).await
            }
            PlanSource::Rest { submission_id } => {
                let origin = self.rest_of(submission_id).await?;
                self.begin_copy(id, origin).await
            }
            PlanSource::Retry { submission_id } => self.plan_retry(id, submission_id).await,
            PlanSource::Undo { submission_id } => {
                let origin = self.undo_of(submission_id).await?;
                self.begin_copy(id, origin).await
            }
        }
    }

    /// What failed or was never sent, once more. Where the service picked the records itself within
    /// a limit, those of the plan are all that match, so the same filter with its limit is planned
    /// again instead. What an undo did not put back is put back by another undo of the same.
    async fn plan_retry(&self, id: Uuid, submission: Uuid) -> Result<PlanId, Error> {
        let origin = self.retry_of(submission).await?;
        if origin.purpose == Purpose::Undo {
            return self.begin_copy(id, origin).await;
        }
        let plan = origin.from.row.id;
        let counts = self
            .history_do(move |history| history.plan_counts(plan))
            .await?;
        if picks_itself(&origin.from, counts.matched) {
            return self.plan_again(id, plan).await;
        }
        self.begin_copy(id, origin).await
    }

    /// The same once more: from the form, or from what it was made of.
    async fn plan_again(&self, id: Uuid, plan_id: Uuid) -> Result<PlanId, Error> {
        let plan = self.kept_plan(plan_id).await?;
        let begun = match plan.purpose {
            Purpose::Assign => {
                let row = self.connection_of(&plan).await?;
                self.begin_from_form(id, &row, &plan.form, plan.row.template)
                    .await?
            }
            Purpose::Try => {
                let from = plan.row.from_plan.ok_or_else(gone)?;
                let counts = self
                    .history_do(move |history| history.plan_counts(plan_id))
                    .await?;
                let first = u32::try_from(counts.matched).unwrap_or(u32::MAX);
                let origin = self.try_of(from, first).await?;
                self.begin_copy(id, origin).await?
            }
            Purpose::Rest | Purpose::Retry | Purpose::Undo => {
                let submission = plan.row.from_submission.ok_or_else(gone)?;
                let origin = match plan.purpose {
                    Purpose::Rest => self.rest_of(submission).await?,
                    Purpose::Retry => self.retry_of(submission).await?,
                    Purpose::Undo | Purpose::Assign | Purpose::Try => {
                        self.undo_of(submission).await?
                    }
                };
                self.begin_copy(id, origin).await?
            }
        };
        if let Some(submission) = plan.row.submission_id {
            self.end_unanswered(submission).await?;
        }
        Ok(begun)
    }

    async fn try_of(&self, plan_id: Uuid, first: u32) -> Result<Origin, Error> {
        let from = self.kept_plan(plan_id).await?;
        if from.row.state != ::history::PlanState::Ready {
            return Err(invalid(text::planning::NOT_READY));
        }
        let counts = self
            .history_do(move |history| history.plan_counts(plan_id))
            .await?;
        if picks_itself(&from, counts.matched) {
            return Err(invalid(text::planning::PICKS_ITSELF));
        }
        Ok(Origin {
            purpose: Purpose::Try,
            from,
            which: Copies::First(u64::from(first.max(1))),
            of_submission: None,
            may_still_land: false,
            nothing: text::planning::NOTHING_TO_TRY,
        })
    }

    async fn rest_of(&self, submission: Uuid) -> Result<Origin, Error> {
        let tried = self.plan_of_ended(submission).await?;
        let from = tried.row.from_plan.ok_or_else(gone)?;
        Ok(Origin {
            purpose: Purpose::Rest,
            from: self.kept_plan(from).await?,
            which: Copies::Except(tried.row.id),
            of_submission: Some(submission),
            may_still_land: false,
            nothing: text::planning::NOTHING_LEFT,
        })
    }

    async fn retry_of(&self, submission: Uuid) -> Result<Origin, Error> {
        let from = self.plan_of_ended(submission).await?;
        if from.purpose == Purpose::Undo {
            let undone = from.row.from_submission.ok_or_else(gone)?;
            return self.undo_of(undone).await;
        }
        Ok(Origin {
            purpose: Purpose::Retry,
            from,
            which: Copies::Failed,
            of_submission: Some(submission),
            may_still_land: false,
            nothing: text::planning::NOTHING_FAILED,
        })
    }

    async fn undo_of(&self, submission: Uuid) -> Result<Origin, Error> {
        Ok(Origin {
            purpose: Purpose::Undo,
            from: self.plan_of_ended(submission).await?,
            which: Copies::Undo,
            of_submission: Some(submission),
            may_still_land: self.may_still_land(submission).await?,
            nothing: text::planning::NOTHING_TO_PUT_BACK,
        })
    }

    /// Whether calls of a submission may have an effect that is not there yet: something is unknown,
    /// and the last call is not long ago.
    async fn may_still_land(&self, submission: Uuid) -> Result<bool, Error> {
        let tally = self
            .history_do(move |history| history.tally(submission))
            .await?;
        let quiet = i64::try_from(self.0.timing.quiet_after.as_millis()).unwrap_or(i64::MAX);
        let is_recent = |ended: i64| self.now().saturating_sub(ended) <= quiet;
        Ok(tally.outcomes.unknown > 0 && tally.last_ended_at.is_some_and(is_recent))
    }

    /// The plan of a submission that has come to its end.
    async fn plan_of_ended(&self, submission: Uuid) -> Result<KeptPlan, Error> {
        let row = self
            .history_do(move |history| history.submission(submission))
            .await?;
        if !row.line.state.is_final() {
            return Err(invalid(match row.line.state {
                State::Interrupted | State::Paused | State::Asking => text::planning::RESTS,
                _ => text::planning::STILL_RUNS,
            }));
        }
        let plan = row
            .line
            .plan_id
            .ok_or_else(|| invalid(text::planning::WITHOUT_RECORDS))?;
        self.kept_plan(plan).await
    }

    async fn begin_copy(&self, id: Uuid, origin: Origin) -> Result<PlanId, Error> {
        let Origin {
            purpose,
            from,
            which,
            of_submission,
            may_still_land,
            nothing,
        } = origin;
        let source = from.row.id;
        let many = self
            .history_do(move |history| history.count_copies(source, which))
            .await?;
        if many == 0 {
            return Err(invalid(nothing));
        }
        let row = self.connection_of(&from).await?;
        let account = self.account(&row).await?;
        let plan = NewPlan {
            from_plan: Some(source),
            from_submission: of_submission,
            names: from.row.names.clone(),
            // An undo is no use of what it undoes.
            template: from.row.template.filter(|_| purpose != Purpose::Undo),
            ..new_plan(id, &row, purpose, &from.form, self.now())?
        };
        self.history_do(move |history| history.begin_plan(&plan))
            .await?;
        let targets = from.assignment.targets();
        let derived = match purpose {
            Purpose::Undo => Derived::Undo {
                targets,
                may_still_land,
            },
            Purpose::Assign | Purpose::Try | Purpose::Rest | Purpose::Retry => {
                Derived::Again { targets }
            }
        };
        let work = Work::Copied {
            from: source,
            which,
            derived,
        };
        self.set_out(id, row, account, work);
        Ok(PlanId { id })
    }

    /// The connection of a plan, if it is still there.
    pub(crate) async fn connection_of(&self, plan: &KeptPlan) -> Result<ConnectionRow, Error> {
        match plan.row.connection.id {
            Some(id) => self.connection_row(id).await,
            None => Err(Error::new(
                Code::NotFound,
                text::planning::CONNECTION_REMOVED,
            )),
        }
    }
}

fn gone() -> Error {
    Error::new(Code::NotFound, text::planning::ORIGIN_GONE)
}

fn invalid(message: impl Into<String>) -> Error {
    Error::new(Code::Invalid, message)
}
