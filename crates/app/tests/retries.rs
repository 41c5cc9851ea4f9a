//! What failed is tried again, and nothing else; what is unknown is read again.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use practice::{Fault, FaultKind};
use roster_app::contract::{
    Code, Outcome, PlanSource, Purpose, Service, Show, State, SubmissionId,
};
use support::{World, adds_up, forms};

#[tokio::test]
async fn only_what_failed_is_tried_again() {
    let mut world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let form = forms::form(&world.practice, Service::Instantly);
    let plan = world.plan(&connection, form).await;
    assert!(plan.cost.write_calls >= 2, "one call for each person");
    let refusal = Fault::answer(400, r#"{"message":"Invalid ID"}"#);
    world
        .practice
        .set_fault(refusal.on("leads/bulk-assign").next(1));
    let done = world.apply(&plan).await;
    assert_eq!(done.state, State::PartlyDone, "{}", done.meaning);
    adds_up(&done);
    assert!(done.outcomes.failed > 0 && done.outcomes.assigned > 0);
    assert_eq!(done.can_retry, done.outcomes.failed);
    let failed = world.records(plan.id, Show::Problems).await;
    assert!(failed.iter().all(|it| it.why.contains("Invalid ID")), "why");

    let source = PlanSource::Retry {
        submission_id: done.id,
    };
    let retry = world.derive(source).await;
    assert_eq!(retry.purpose, Purpose::Retry);
    assert_eq!(retry.counts.will_change, done.outcomes.failed);
    let retried = world.apply(&retry).await;
    assert_eq!(retried.state, State::Succeeded, "{}", retried.meaning);
    assert_eq!(retried.of_submission, Some(done.id));
    assert_eq!(
        world.most_effects_on_one(Service::Instantly),
        1,
        "none twice"
    );
    let nothing = world.try_derive(PlanSource::Retry {
        submission_id: retried.id,
    });
    assert_eq!(
        nothing.await.unwrap_err().code,
        Code::Invalid,
        "nothing failed"
    );
}

#[tokio::test]
async fn what_is_unknown_is_settled_by_reading_once_more() {
    let mut world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let form = forms::form(&world.practice, Service::Instantly);
    let plan = world.plan(&connection, form).await;
    // The service works for longer than anybody waits.
    world
        .practice
        .switch(|switches| switches.instantly.assign_delay_ms = 1_500);
    let done = world.apply(&plan).await;
    assert_eq!(done.state, State::Unknown, "{}", done.meaning);
    adds_up(&done);
    let id = SubmissionId { id: done.id };
    let settled = loop {
        world.app.check_again(id).await.unwrap();
        let detail = world.rest(done.id).await;
        if detail.state != State::Unknown {
            break detail;
        }
    };
    assert_eq!(settled.state, State::Succeeded, "{}", settled.meaning);
    adds_up(&settled);
    let writes = world.writes().len() as u64;
    assert_eq!(writes, plan.cost.write_calls, "it only read");
    world.app.check_again(id).await.unwrap();
    assert_eq!(world.detail(done.id).await.state, State::Succeeded);
}

#[tokio::test]
async fn three_failures_of_one_kind_in_a_row_end_the_sending() {
    let mut world = World::start().await;
    let connection = world.connect(Service::LeadSquared).await;
    let form = forms::one_by_one(&world.practice);
    let plan = world.plan(&connection, form).await;
    assert!(plan.cost.write_calls > 70, "{:?}", plan.cost);
    let cut = Fault::new(FaultKind::DropBeforeApplying).on("User/Update");
    world.practice.set_fault(cut);
    let done = world.apply(&plan).await;
    adds_up(&done);
    assert_eq!(done.state, State::Unknown, "{}", done.meaning);
    assert!(done.meaning.contains("in a row"), "{}", done.meaning);
    assert!(done.outcomes.skipped > 0, "the rest was not sent");
    let skipped = world.records(plan.id, Show::Change).await;
    let skipped = skipped
        .iter()
        .filter(|it| it.outcome == Some(Outcome::Skipped));
    assert!(skipped.clone().all(|it| it.why.contains("Not sent")));
    assert_eq!(world.effects(Service::LeadSquared), 0);
}
