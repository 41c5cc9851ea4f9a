//! Every documented answer, and every undocumented end, becomes the right and honest state.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod cases;
#[path = "../support/mod.rs"]
mod support;

use std::time::Duration;

use cases::{Case, cut, instantly, leadsquared};
use practice::FaultKind;
use roster_app::contract::{CallState, Connection, Service, State, SubmissionDetail};
use secrets::Vault;
use support::{World, forms};

const PATIENT: Duration = Duration::from_secs(30);
const SHORT: Duration = Duration::from_millis(400);

/// Sends one assignment on this day and compares what came of it.
async fn endure(world: &mut World, connection: &Connection, case: Case) {
    let service = connection.face.service;
    let name = format!("{service}, {}", case.name);
    world.practice.forget_received();
    world.practice.clear_faults();
    if let Some(fault) = case.fault {
        world.practice.set_fault(fault);
    }
    let before = world.effects(service);
    let form = forms::form(&world.practice, service);
    let detail = world.send(connection, form).await;
    assert_eq!(detail.state, case.state, "{name}: {detail:?}");
    assert_honest(&detail, &name);
    let [call] = &detail.calls[..] else {
        panic!("{name}: one call, not {:?}", detail.calls);
    };
    assert_eq!(call.state, case.call, "{name}");
    if let Some(status) = case.status {
        assert_eq!(call.status, Some(status), "{name}");
        assert!(call.answer_body.is_some(), "{name}: the answer is kept");
    }
    assert_eq!(world.writes().len(), 1, "{name}: a write is never repeated");
    let landed = world.effects(service) > before;
    assert_eq!(landed, case.lands, "{name}: whether it happened");
    if matches!(detail.state, State::Refused | State::NotSent) {
        assert!(!landed, "{name}: nothing may happen that is called off");
    }
}

/// Each of the three phrases stands exactly where it is true.
fn assert_honest(detail: &SubmissionDetail, name: &str) {
    let meaning = &detail.meaning;
    let claims = [
        ("Nothing was changed", detail.state == State::Refused),
        ("Nothing was sent", detail.state == State::NotSent),
        ("may or may not have worked", detail.state == State::Unknown),
    ];
    for (phrase, is_true) in claims {
        assert_eq!(
            meaning.contains(phrase),
            is_true,
            "{name}: {phrase:?} in {meaning:?}"
        );
    }
    assert!(!meaning.trim().is_empty(), "{name}");
    assert!(detail.finished_at.is_some(), "{name}: it has ended");
}

#[tokio::test]
async fn every_answer_of_instantly_ends_in_the_right_state() {
    let mut world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    for case in instantly() {
        endure(&mut world, &connection, case).await;
    }
}

#[tokio::test]
async fn every_answer_of_leadsquared_ends_in_the_right_state() {
    let mut world = World::start().await;
    let connection = world.connect(Service::LeadSquared).await;
    for case in leadsquared() {
        endure(&mut world, &connection, case).await;
    }
}

#[tokio::test]
async fn an_answer_that_does_not_come_in_time_leaves_the_end_unknown() {
    let mut world = World::with(Vault::in_memory(), SHORT).await;
    for service in [Service::Instantly, Service::LeadSquared] {
        let connection = world.connect(service).await;
        let late = Case {
            lands: true,
            ..cut("time-out", FaultKind::OnlyDelay, true)
        };
        let fault = late.fault.map(|fault| fault.delayed(PATIENT));
        endure(&mut world, &connection, Case { fault, ..late }).await;
    }
}

#[tokio::test]
async fn what_never_reaches_the_service_is_not_sent() {
    let mut world = World::start().await;
    for service in [Service::Instantly, Service::LeadSquared] {
        for address in [closed_port(), "https://does-not-exist.invalid".to_owned()] {
            let label = format!("{service} at {address}");
            let draft = support::draft(service, &label, &address);
            let connection = world.app.add_connection(draft).await.unwrap();
            let form = forms::form(&world.practice, service);
            let detail = world.send(&connection, form).await;
            assert_eq!(detail.state, State::NotSent, "{label}: {detail:?}");
            assert_honest(&detail, &label);
            assert_eq!(detail.calls[0].state, CallState::NotSent, "{label}");
            assert!(detail.calls[0].detail.is_some(), "{label}: for who helps");
        }
    }
    assert!(world.writes().is_empty());
}

#[tokio::test]
async fn a_count_of_nobody_is_told_as_the_services_own() {
    let mut world = World::start().await;
    let connection = world.connect(Service::LeadSquared).await;
    let mut form = forms::leadsquared(&world.practice);
    form.conditions = vec![forms::group(&[("FirstName", "eq", "Nobody at all")])];
    let detail = world
        .send(&connection, roster_app::contract::Form::LeadSquared(form))
        .await;
    assert_eq!(
        (detail.state, detail.affected_rows),
        (State::Succeeded, Some(0))
    );
    assert_honest(&detail, "nobody");
    let meaning = &detail.meaning;
    assert!(
        meaning.contains("says that no user was affected"),
        "{meaning}"
    );
}

/// An address of this computer where nobody listens.
fn closed_port() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}
