//! Several assignments in one account: one after the other, in the order in which they were confirmed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use roster_app::contract::{
    Connection, ConnectionEdit, ConnectionId, Event, Form, LeadSquaredForm, PlanDetail, Service,
    State, SubmissionId,
};
use support::{ACCESS_KEY, World, adds_up, forms, leadsquared_keys};
use tokio::runtime::{Builder, Runtime};
use uuid::Uuid;

fn id(id: Uuid) -> SubmissionId {
    SubmissionId { id }
}

/// Users whose first name begins with this letter, a call each.
fn beginning_with(world: &World, letter: &str) -> Form {
    let Form::LeadSquared(form) = forms::some_one_by_one(&world.practice) else {
        panic!("a form for LeadSquared");
    };
    Form::LeadSquared(LeadSquaredForm {
        conditions: vec![forms::group(&[("FirstName", "lik_s", letter)])],
        ..form
    })
}

/// Plans of users whose first names begin with these letters, in a connection with a small budget.
async fn plans(world: &mut World, letters: &[&str]) -> (Connection, Vec<PlanDetail>) {
    let connection = world.connect(Service::LeadSquared).await;
    let mut plans = Vec::new();
    for letter in letters {
        let form = beginning_with(world, letter);
        let plan = world.plan(&connection, form).await;
        assert!(plan.counts.will_change > 0, "{letter}: {:?}", plan.counts);
        plans.push(plan);
    }
    world.slow_down(&connection).await;
    (connection, plans)
}

/// Begins a submission and pauses it once it sends.
async fn held(world: &mut World, plan: &PlanDetail) -> Uuid {
    let submission = world.begin(plan).await;
    world.events.until_state(submission, State::Sending).await;
    world.app.pause(id(submission)).await.unwrap();
    world.events.until_state(submission, State::Paused).await;
    submission
}

/// Begins a submission that has to wait.
async fn queued(world: &mut World, plan: &PlanDetail) -> Uuid {
    let submission = world.begin(plan).await;
    world.events.until_state(submission, State::Waiting).await;
    submission
}

/// When a submission entered a state, of everything that was told.
fn entered(world: &World, submission: Uuid, state: State) -> usize {
    let event = Event::SubmissionChanged {
        id: submission,
        state,
    };
    let told = world.events.seen.iter().position(|told| *told == event);
    told.unwrap_or_else(|| panic!("{state:?} was not told"))
}

#[tokio::test]
async fn what_is_confirmed_later_begins_when_the_earlier_has_ended() {
    let mut world = World::start().await;
    let (_, plans) = plans(&mut world, &["B", "A", "C"]).await;
    let first = held(&mut world, &plans[0]).await;
    let second = queued(&mut world, &plans[1]).await;
    let third = queued(&mut world, &plans[2]).await;
    let written = world.writes().len();
    let waits = world.detail(third).await;
    let before = world.detail(second).await;
    assert_eq!(waits.state, State::Waiting);
    assert!(waits.meaning.contains(&before.title), "{}", waits.meaning);
    assert_eq!(waits.comes_first, Some(second), "{}", waits.meaning);
    assert_eq!(before.comes_first, Some(first), "{}", before.meaning);
    assert_eq!(world.detail(first).await.comes_first, None);
    assert_eq!(waits.calls.prepared, 0, "not even prepared");
    let running = world.app.running(()).await.unwrap();
    let order: Vec<Uuid> = running.iter().map(|one| one.id).collect();
    assert_eq!(order, [first, second, third]);
    assert_eq!(
        world.writes().len(),
        written,
        "one that waits sends nothing"
    );

    world.app.go_on(id(first)).await.unwrap();
    for submission in [first, second, third] {
        let done = world.rest(submission).await;
        assert_eq!(done.state, State::Succeeded, "{}", done.meaning);
        assert_eq!(done.comes_first, None);
        adds_up(&done);
    }
    let ended = entered(&world, first, State::Succeeded);
    assert!(ended < entered(&world, second, State::Checking));
    let ended = entered(&world, second, State::Succeeded);
    assert!(ended < entered(&world, third, State::Checking));
    assert_eq!(world.most_effects_on_one(Service::LeadSquared), 1);
}

#[tokio::test]
async fn what_waited_is_checked_against_what_the_earlier_has_left() {
    let mut world = World::start().await;
    let (_, plans) = plans(&mut world, &["B", "B"]).await;
    let first = held(&mut world, &plans[0]).await;
    let second = queued(&mut world, &plans[1]).await;
    world.app.go_on(id(first)).await.unwrap();
    world.rest(first).await;
    let written = world.writes().len();
    let asks = world.rest(second).await;
    assert_eq!(asks.state, State::Asking, "{}", asks.meaning);
    assert_eq!(world.writes().len(), written, "and nothing was sent");
}

#[tokio::test]
async fn what_waits_can_be_stopped_and_lets_the_next_one_through() {
    let mut world = World::start().await;
    let (_, plans) = plans(&mut world, &["B", "A", "C"]).await;
    let first = held(&mut world, &plans[0]).await;
    let second = queued(&mut world, &plans[1]).await;
    let third = queued(&mut world, &plans[2]).await;
    let written = world.writes().len();
    world.app.stop(id(second)).await.unwrap();
    let stopped = world.rest(second).await;
    assert_eq!(stopped.state, State::Stopped, "{}", stopped.meaning);
    adds_up(&stopped);
    assert_eq!(stopped.outcomes.assigned, 0);
    assert_eq!(world.writes().len(), written, "nothing of it was sent");
    let still = world.detail(third).await;
    assert_eq!(still.state, State::Waiting, "the first has not ended");
    world.app.stop(id(first)).await.unwrap();
    assert_eq!(world.rest(first).await.state, State::Stopped);
    let done = world.rest(third).await;
    assert_eq!(done.state, State::Succeeded, "{}", done.meaning);
}

#[tokio::test]
async fn what_waited_takes_the_keys_that_the_connection_has_by_then() {
    const NEW: &str = "another-secret-key";
    let mut world = World::start().await;
    let (connection, plans) = plans(&mut world, &["B", "A"]).await;
    let first = held(&mut world, &plans[0]).await;
    let second = queued(&mut world, &plans[1]).await;
    world
        .practice
        .switch(|switches| NEW.clone_into(&mut switches.leadsquared.secret_key));
    let edit = ConnectionEdit {
        id: connection.id,
        face: connection.face.clone(),
        address: connection.address.clone(),
        credentials: Some(leadsquared_keys(ACCESS_KEY, NEW)),
    };
    world.app.edit_connection(edit).await.unwrap();
    world.app.stop(id(first)).await.unwrap();
    let done = world.rest(second).await;
    assert_eq!(done.state, State::Succeeded, "{}", done.meaning);
}

#[tokio::test]
async fn what_waited_does_not_begin_when_its_connection_has_been_removed() {
    let mut world = World::start().await;
    let (connection, plans) = plans(&mut world, &["B", "A"]).await;
    let first = held(&mut world, &plans[0]).await;
    let second = queued(&mut world, &plans[1]).await;
    let gone = ConnectionId { id: connection.id };
    world.app.remove_connection(gone).await.unwrap();
    let written = world.writes().len();
    world.app.stop(id(first)).await.unwrap();
    let left = world.rest(second).await;
    assert_eq!(left.state, State::Interrupted);
    assert!(left.meaning.contains("was removed"), "{}", left.meaning);
    assert_eq!(world.writes().len(), written, "nothing of it was sent");
    world.app.stop(id(second)).await.unwrap();
    assert_eq!(world.detail(second).await.state, State::NotRun);
}

#[tokio::test]
async fn another_account_does_not_wait() {
    let mut world = World::start().await;
    let (_, plans) = plans(&mut world, &["B"]).await;
    let other = world.connect(Service::Instantly).await;
    let form = forms::form(&world.practice, Service::Instantly);
    let plan = world.plan(&other, form).await;
    held(&mut world, &plans[0]).await;
    let done = world.apply(&plan).await;
    assert_eq!(done.state, State::Succeeded, "{}", done.meaning);
    assert!(!world.events.states_of(done.id).contains(&State::Waiting));
}

#[test]
fn what_waited_when_the_program_ended_is_offered_again_and_nothing_was_sent() {
    let outside = Runtime::new().unwrap();
    let mut world = outside.block_on(World::start());
    let (_, plans) = outside.block_on(plans(&mut world, &["B", "A"]));
    let run = Builder::new_current_thread().enable_all().build().unwrap();
    let (first, second) = run.block_on(async {
        let first = held(&mut world, &plans[0]).await;
        (first, queued(&mut world, &plans[1]).await)
    });
    // Everything of the run ends here, as with the end of the program.
    drop(run);
    let mut world = world.reopened();
    outside.block_on(async {
        let interrupted = world.app.start(()).await.unwrap().interrupted;
        assert_eq!(interrupted, [first, second]);
        let left = world.detail(second).await;
        assert_eq!(left.state, State::Interrupted);
        assert!(left.meaning.contains("waited for its turn"));
        assert_eq!(left.calls.answered, 0);
        for submission in [second, first] {
            world.app.go_on(id(submission)).await.unwrap();
        }
        let seconds = world.rest(second).await;
        assert_eq!(seconds.state, State::Succeeded, "{}", seconds.meaning);
        let firsts = world.rest(first).await;
        assert_eq!(firsts.state, State::Succeeded, "{}", firsts.meaning);
        let ended = entered(&world, second, State::Succeeded);
        assert!(ended < entered(&world, first, State::Sending), "in turn");
        assert_eq!(world.most_effects_on_one(Service::LeadSquared), 1);
    });
}
