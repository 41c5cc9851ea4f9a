//! Planning and applying, as a person does it: look, confirm what is shown, wait.

use roster_app::contract::{
    ApplyRequest, CallDetail, CallsQuery, Connection, DerivedPlanRequest, Error, Event, Form,
    PlanDetail, PlanId, PlanRequest, PlanSource, PlanState, RecordLine, RecordsQuery, Show, State,
    SubmissionDetail, SubmissionId,
};
use uuid::Uuid;

use super::World;

/// What a person confirms who reads the plan and types the count where it is asked for.
pub(crate) fn confirmation(plan: &PlanDetail) -> ApplyRequest {
    ApplyRequest {
        id: Uuid::new_v4(),
        plan_id: plan.id,
        digest: plan.digest.clone(),
        typed_count: plan.typed_count.as_ref().map(|typed| typed.count),
    }
}

impl World {
    /// Makes a plan of a form and waits until its records are read, however that ends.
    pub(crate) async fn plan(&mut self, connection: &Connection, form: Form) -> PlanDetail {
        let id = Uuid::new_v4();
        let request = PlanRequest {
            id,
            connection_id: connection.id,
            form,
            template_id: None,
        };
        self.app.begin_plan(request).await.unwrap();
        self.made(id).await
    }

    /// Makes a plan from another one or from a submission, likewise.
    pub(crate) async fn derive(&mut self, source: PlanSource) -> PlanDetail {
        self.try_derive(source).await.unwrap()
    }

    pub(crate) async fn try_derive(&mut self, source: PlanSource) -> Result<PlanDetail, Error> {
        let id = Uuid::new_v4();
        let request = DerivedPlanRequest { id, source };
        self.app.begin_derived_plan(request).await?;
        Ok(self.made(id).await)
    }

    /// Waits until the records of a plan are read.
    pub(crate) async fn made(&mut self, id: Uuid) -> PlanDetail {
        loop {
            let plan = self.app.plan(PlanId { id }).await.unwrap();
            if plan.state != PlanState::Reading {
                return plan;
            }
            let about_it =
                |event: &Event| matches!(event, Event::PlanChanged { id: told } if *told == id);
            self.events.until(about_it).await;
        }
    }

    /// Applies a plan as it was shown, and gives the submission's id.
    pub(crate) async fn begin(&mut self, plan: &PlanDetail) -> Uuid {
        assert_eq!(plan.state, PlanState::Ready, "{:?}", plan.trouble);
        let request = confirmation(plan);
        self.app.apply(request).await.unwrap().id
    }

    /// Applies a plan and waits until it goes on no more by itself.
    pub(crate) async fn apply(&mut self, plan: &PlanDetail) -> SubmissionDetail {
        let id = self.begin(plan).await;
        self.rest(id).await
    }

    /// Waits until a submission goes on no more by itself.
    pub(crate) async fn rest(&mut self, id: Uuid) -> SubmissionDetail {
        self.events.until_rest(id).await;
        self.detail(id).await
    }

    /// Plans and applies a form.
    pub(crate) async fn send(&mut self, connection: &Connection, form: Form) -> SubmissionDetail {
        let plan = self.plan(connection, form).await;
        self.apply(&plan).await
    }

    pub(crate) async fn detail(&self, id: Uuid) -> SubmissionDetail {
        self.app.submission(SubmissionId { id }).await.unwrap()
    }

    /// The calls of a submission, every attempt.
    pub(crate) async fn calls(&self, id: Uuid) -> Vec<CallDetail> {
        let query = CallsQuery {
            id,
            offset: 0,
            limit: 200,
        };
        self.app.calls(query).await.unwrap().rows
    }

    /// The first 500 records of a plan that are to be shown.
    pub(crate) async fn records(&self, plan_id: Uuid, show: Show) -> Vec<RecordLine> {
        let query = RecordsQuery {
            plan_id,
            show,
            text: String::new(),
            offset: 0,
            limit: 500,
        };
        self.app.records(query).await.unwrap().rows
    }
}

/// The outcomes of a submission add up to its plan, and each record says what became of it.
pub(crate) fn adds_up(detail: &SubmissionDetail) {
    assert!(detail.state.is_final(), "{:?}", detail.state);
    assert_eq!(detail.outcomes.total(), detail.records, "{detail:?}");
    assert_eq!((detail.waiting, detail.unsent), (0, 0), "nothing is left");
    assert!(detail.finished_at.is_some());
    assert!(!detail.meaning.is_empty());
    if detail.state == State::Succeeded {
        let bad = detail.outcomes.failed + detail.outcomes.unknown;
        assert_eq!(bad, 0, "succeeded means all of it: {detail:?}");
    }
}
