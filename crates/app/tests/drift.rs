//! Records that move between the plan and the sending, or after it: shown, asked about, left alone.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use practice::Touch;
use roster_app::contract::{
    Code, Holder, KeepRequest, Outcome, PlanSource, RecordLine, Service, Show, State, SubmissionId,
};
use support::{BOTH, World, adds_up, forms};
use uuid::Uuid;

/// Somebody else gives a record to somebody who is not in the plan, and says to whom.
fn somebody_moves(world: &World, service: Service, record: &RecordLine) -> Uuid {
    let state = world.practice.state();
    let id = record.id.to_string();
    let planned: Vec<Option<Uuid>> = [Some(&record.before), record.intended.as_ref()]
        .into_iter()
        .map(|holder: Option<&Holder>| holder.and_then(|holder| holder.id))
        .collect();
    let is_other = |id: &&String| !planned.contains(&Some(id.parse().unwrap()));
    let (other, touch) = match service {
        Service::Instantly => {
            let mut members = state.instantly.members.iter().map(|it| &it.user_id);
            let other = members.find(is_other).unwrap().clone();
            let assigned_to = Some(other.clone());
            (other, Touch::AssignLead { id, assigned_to })
        }
        Service::LeadSquared => {
            let mut teams = state.leadsquared.teams.iter().map(|team| &team.id);
            let other = teams.find(is_other).unwrap().clone();
            let team_id = other.clone();
            (other, Touch::MoveUser { id, team_id })
        }
    };
    world.practice.touch(&touch).unwrap();
    other.parse().unwrap()
}

#[tokio::test]
async fn what_moved_since_the_plan_is_asked_about_and_left_out_when_the_plan_is_kept() {
    for service in BOTH {
        let mut world = World::start().await;
        let connection = world.connect(service).await;
        let form = forms::form(&world.practice, service);
        let plan = world.plan(&connection, form).await;
        let moved = world.records(plan.id, Show::Change).await.remove(2);
        let other = somebody_moves(&world, service, &moved);
        let asks = world.apply(&plan).await;
        assert_eq!(asks.state, State::Asking, "{service}: {}", asks.meaning);
        assert_eq!(asks.progress.records_done, 0, "nothing was sent");
        assert!(
            asks.meaning.contains("Nothing was sent"),
            "{}",
            asks.meaning
        );
        assert!(
            world.writes().is_empty(),
            "nothing is sent before the answer"
        );
        let drift = asks.drift.expect("it says how many");
        assert_eq!((drift.changed, drift.gone), (1, 0), "{service}: {drift:?}");
        assert_eq!(drift.same + drift.changed, drift.planned);
        let shown = world.records(plan.id, Show::Moved).await;
        assert_eq!(shown.len(), 1);
        assert_eq!(shown[0].after.as_ref().and_then(|it| it.id), Some(other));

        let request = KeepRequest { id: asks.id };
        world.app.keep_plan(request).await.unwrap();
        let done = world.rest(asks.id).await;
        assert_eq!(done.state, State::Succeeded, "{service}: {}", done.meaning);
        adds_up(&done);
        assert_eq!(done.outcomes.assigned, plan.counts.will_change - 1);
        assert_eq!(world.holders(service)[&moved.id], Some(other), "left alone");
        let skipped = world.records(plan.id, Show::Skipped).await;
        assert_eq!(skipped.len(), 1, "{service}");
        assert_eq!(skipped[0].outcome, Some(Outcome::Skipped));
        let name = &shown[0].after.as_ref().unwrap().name;
        assert!(skipped[0].why.contains(name), "by name: {}", skipped[0].why);
        let error = world.app.keep_plan(request).await.unwrap_err();
        assert_eq!(error.code, Code::Invalid, "it was answered already");
    }
}

#[tokio::test]
async fn what_the_conditions_match_no_more_is_shown_and_left_out() {
    let service = Service::LeadSquared;
    let mut world = World::start().await;
    let connection = world.connect(service).await;
    let form = forms::form(&world.practice, service);
    let plan = world.plan(&connection, form).await;
    let record = world.records(plan.id, Show::Change).await.remove(1);
    let touch = Touch::RenameUser {
        id: record.id.to_string(),
        first_name: "Zoltan".to_owned(),
    };
    world.practice.touch(&touch).unwrap();
    let asks = world.apply(&plan).await;
    assert_eq!(asks.state, State::Asking, "{}", asks.meaning);
    let drift = asks.drift.expect("it says how many");
    assert_eq!((drift.gone, drift.changed, drift.new), (1, 0, 0));
    assert_eq!(drift.same, plan.counts.will_change - 1);
    let shown = world.records(plan.id, Show::Moved).await;
    assert_eq!(shown.len(), 1, "which one it is");
    assert_eq!(shown[0].id, record.id);
    let request = KeepRequest { id: asks.id };
    world.app.keep_plan(request).await.unwrap();
    let done = world.rest(asks.id).await;
    assert_eq!(done.state, State::Succeeded, "{}", done.meaning);
    adds_up(&done);
    let before = record.before.id;
    assert_eq!(world.holders(service)[&record.id], before, "left alone");
    let skipped = world.records(plan.id, Show::Skipped).await;
    assert_eq!(skipped[0].why, "No longer matches the filter.");
}

#[tokio::test]
async fn a_new_plan_in_place_of_an_answer_ends_the_question_without_sending() {
    for service in BOTH {
        let mut world = World::start().await;
        let connection = world.connect(service).await;
        let form = forms::form(&world.practice, service);
        let plan = world.plan(&connection, form).await;
        let moved = world.records(plan.id, Show::Change).await.remove(0);
        let other = somebody_moves(&world, service, &moved);
        let asks = world.apply(&plan).await;
        assert_eq!(asks.state, State::Asking);
        let source = PlanSource::Again { plan_id: plan.id };
        let again = world.derive(source).await;
        let ended = world.detail(asks.id).await;
        assert_eq!(ended.state, State::NotRun, "{service}");
        adds_up(&ended);
        assert_eq!(ended.result, "Nothing sent");
        assert!(world.writes().is_empty());
        let fresh = world.records(again.id, Show::All).await;
        let fresh = fresh.iter().find(|it| it.id == moved.id).unwrap();
        assert_eq!(fresh.before.id, Some(other), "the new plan knows");
        let done = world.apply(&again).await;
        assert_eq!(done.state, State::Succeeded, "{}", done.meaning);
    }
}

#[tokio::test]
async fn a_question_can_be_answered_with_stop() {
    let mut world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let form = forms::form(&world.practice, Service::Instantly);
    let plan = world.plan(&connection, form).await;
    let gone = world.records(plan.id, Show::Change).await.remove(0);
    let id = gone.id.to_string();
    world.practice.touch(&Touch::DeleteLead { id }).unwrap();
    let asks = world.apply(&plan).await;
    assert_eq!(asks.state, State::Asking);
    assert_eq!(asks.drift.unwrap().gone, 1);
    let shown = world.records(plan.id, Show::Moved).await;
    assert!(shown[0].gone, "{:?}", shown[0]);
    let error = world.app.go_on(SubmissionId { id: asks.id }).await;
    assert_eq!(error.unwrap_err().code, Code::Invalid, "it wants an answer");
    world.app.stop(SubmissionId { id: asks.id }).await.unwrap();
    let ended = world.detail(asks.id).await;
    assert_eq!(ended.state, State::NotRun);
    adds_up(&ended);
    assert!(world.writes().is_empty());
}

#[tokio::test]
async fn an_undo_leaves_alone_what_somebody_changed_since_and_says_so() {
    for service in BOTH {
        let mut world = World::start().await;
        let connection = world.connect(service).await;
        let form = forms::form(&world.practice, service);
        let plan = world.plan(&connection, form).await;
        let done = world.apply(&plan).await;
        assert_eq!(done.state, State::Succeeded);
        let moved = world.records(plan.id, Show::Assigned).await.remove(1);
        let other = somebody_moves(&world, service, &moved);
        let source = PlanSource::Undo {
            submission_id: done.id,
        };
        let back = world.derive(source).await;
        assert_eq!(back.counts.skipped, 1, "{service}: {:?}", back.counts);
        assert!(!back.warnings.is_empty(), "it warns");
        let skipped = world.records(back.id, Show::Skipped).await.remove(0);
        assert_eq!(skipped.id, moved.id);
        assert!(skipped.why.contains("Changed since"), "{}", skipped.why);
        let undone = world.apply(&back).await;
        assert_eq!(undone.state, State::Succeeded, "{}", undone.meaning);
        assert_eq!(world.holders(service)[&moved.id], Some(other));
        let done = world.detail(done.id).await;
        assert!(!done.undone.unwrap().fully, "{service}: not everything");
    }
}
