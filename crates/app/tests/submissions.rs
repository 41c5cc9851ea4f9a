//! The way of one submission: confirmed, written down, sent once and to the letter.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use practice::Fault;
use roster_app::contract::{
    CallState, CheckRequest, CheckState, Code, ConnectionId, Event, Form, InstantlyForm,
    LeadSquaredForm, Service, State, SubmitRequest,
};
use support::{World, confirmed, forms};

const BOTH: [Service; 2] = [Service::Instantly, Service::LeadSquared];

#[tokio::test]
async fn what_the_service_receives_is_what_was_confirmed_to_the_letter() {
    for service in BOTH {
        let mut world = World::start().await;
        let connection = world.connect(service).await;
        let request = confirmed(
            &world.app,
            &connection,
            forms::full(&world.practice, service),
        )
        .await;
        world.app.submit(request.clone()).await.unwrap();
        world.events.until_final(request.id).await;

        let [received] = &world.writes()[..] else {
            panic!("one write, not {:?}", world.writes());
        };
        assert_eq!(received.body, request.confirmed_body, "{service}");
        assert_eq!(received.method, "POST");
        assert_eq!(received.headers["content-type"], "application/json");
        let agent = &received.headers["user-agent"];
        assert!(agent.starts_with("Roster/"), "a User-Agent: {agent}");
        assert!(received.query.is_empty(), "no key in the URL");
        let key_headers: &[&str] = match service {
            Service::Instantly => &["authorization"],
            Service::LeadSquared => &["x-lsq-accesskey", "x-lsq-secretkey"],
        };
        for header in key_headers {
            assert_eq!(received.headers[*header], "right", "the key is in {header}");
        }
        let detail = world.detail(request.id).await;
        let [call] = &detail.calls[..] else {
            panic!("one call");
        };
        assert_eq!(call.request_body, request.confirmed_body);
        assert_eq!(
            call.address,
            format!("{}{}", world.url(service), received.path)
        );
    }
}

#[tokio::test]
async fn every_state_is_told_once_and_in_order() {
    for service in BOTH {
        let mut world = World::start().await;
        let connection = world.connect(service).await;
        let form = forms::form(&world.practice, service);
        let detail = world.send(&connection, form).await;
        let end = match service {
            Service::Instantly => State::Accepted,
            Service::LeadSquared => State::Succeeded,
        };
        assert_eq!(
            world.events.states_of(detail.id),
            [State::Prepared, State::Sending, end],
        );
        assert!(detail.finished_at > Some(detail.created_at));
    }
}

#[tokio::test]
async fn a_submission_can_be_read_as_soon_as_its_first_event_is_told() {
    let mut world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let form = forms::form(&world.practice, Service::Instantly);
    let request = confirmed(&world.app, &connection, form).await;
    let id = world.app.submit(request).await.unwrap().id;
    let first = world.events.until(|_| true).await;
    let state = State::Prepared;
    assert_eq!(first, Event::SubmissionChanged { id, state });
    assert_eq!(world.detail(id).await.calls.len(), 1, "already journalled");
    world.events.until_final(id).await;
}

#[tokio::test]
async fn a_submission_marks_its_connection_as_used_and_its_key_as_working() {
    let mut world = World::start().await;
    let connection = world.connect(Service::LeadSquared).await;
    assert_eq!(connection.last_used_at, None);
    let form = forms::form(&world.practice, Service::LeadSquared);
    world.send(&connection, form).await;
    let after = world.app.list_connections(()).await.unwrap().remove(0);
    assert!(after.last_used_at.is_some(), "it was used");
    assert_eq!(after.check, CheckState::Working);
}

#[tokio::test]
async fn a_key_that_the_service_no_longer_takes_is_shown_with_its_connection() {
    let mut world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    world
        .practice
        .switch(|switches| switches.instantly.key = "another".to_owned());
    let form = forms::form(&world.practice, Service::Instantly);
    let detail = world.send(&connection, form).await;
    assert_eq!(detail.state, State::Refused);
    let after = world.app.list_connections(()).await.unwrap().remove(0);
    assert_eq!(after.check, CheckState::Rejected);
    assert!(after.check_message.is_some(), "and says why");
}

/// Asks for a submission and expects it to be refused before anything happens.
async fn refused(world: &World, request: SubmitRequest) -> roster_app::contract::Error {
    let error = world.app.submit(request).await.unwrap_err();
    assert!(world.writes().is_empty(), "nothing was sent: {error:?}");
    assert_eq!(world.journalled().await, 0, "nothing was written down");
    error
}

#[tokio::test]
async fn anything_but_the_confirmed_text_is_not_sent() {
    let world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let form = forms::form(&world.practice, Service::Instantly);
    let request = confirmed(&world.app, &connection, form).await;
    for body in [
        String::new(),
        request.confirmed_body.replace("campaign", "Campaign"),
        request.confirmed_body.replace('\n', ""),
        format!("{} ", request.confirmed_body),
    ] {
        let changed = SubmitRequest {
            confirmed_body: body,
            ..request.clone()
        };
        let error = refused(&world, changed).await;
        assert_eq!(error.code, Code::NeedsConfirmation, "{}", error.message);
        assert!(error.message.contains("Nothing was sent"), "{error}");
    }
}

#[tokio::test]
async fn a_dangerous_assignment_is_sent_only_with_the_accounts_name_typed() {
    for service in BOTH {
        let mut world = World::start().await;
        let connection = world.connect(service).await;
        let request = confirmed(&world.app, &connection, everyone(&world, service)).await;
        assert_eq!(request.typed.as_deref(), Some(&*connection.face.label));
        for typed in [None, Some(""), Some("lanternworks"), Some("Lanternworks")] {
            let mistyped = SubmitRequest {
                typed: typed.map(str::to_owned),
                ..request.clone()
            };
            let error = refused(&world, mistyped).await;
            assert_eq!(error.code, Code::NeedsConfirmation);
            assert_eq!(error.field.as_deref(), Some("typed"));
            assert!(
                error.message.contains(&connection.face.label),
                "it says what to type"
            );
        }
        world.app.submit(request.clone()).await.unwrap();
        world.events.until_final(request.id).await;
        assert_eq!(world.writes().len(), 1, "the right name lets it go");
    }
}

fn everyone(world: &World, service: Service) -> Form {
    match service {
        Service::Instantly => Form::Instantly(InstantlyForm {
            campaign: String::new(),
            ..forms::instantly(&world.practice)
        }),
        Service::LeadSquared => Form::LeadSquared(LeadSquaredForm {
            conditions: vec![forms::group(&[("EmailAddress", "lik", "@")])],
            ..forms::leadsquared(&world.practice)
        }),
    }
}

#[tokio::test]
async fn a_form_is_neither_checked_nor_sent_with_a_connection_of_the_other_service() {
    let world = World::start().await;
    let instantly = world.connect(Service::Instantly).await;
    let leadsquared = world.connect(Service::LeadSquared).await;
    let form = forms::form(&world.practice, Service::Instantly);
    let request = confirmed(&world.app, &instantly, form.clone()).await;
    let crossed = SubmitRequest {
        connection_id: leadsquared.id,
        ..request
    };
    let error = refused(&world, crossed).await;
    assert_eq!(error.field.as_deref(), Some("service"));
    let asked = CheckRequest {
        connection_id: leadsquared.id,
        form,
    };
    assert!(world.app.check(asked).await.is_err());
}

#[tokio::test]
async fn a_form_that_is_not_right_names_its_field_and_is_not_sent() {
    let world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let form = forms::form(&world.practice, Service::Instantly);
    let request = confirmed(&world.app, &connection, form).await;
    let wrong = SubmitRequest {
        form: Form::Instantly(InstantlyForm {
            limit: "many".to_owned(),
            ..forms::instantly(&world.practice)
        }),
        ..request
    };
    let error = refused(&world, wrong).await;
    assert_eq!(error.code, Code::Invalid);
    assert_eq!(error.field.as_deref(), Some("limit"));
}

#[tokio::test]
async fn without_a_key_or_a_connection_nothing_is_sent() {
    let world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let form = forms::form(&world.practice, Service::Instantly);
    let request = confirmed(&world.app, &connection, form).await;
    world.vault.remove(connection.id).unwrap();
    let error = refused(&world, request.clone()).await;
    assert_eq!(error.code, Code::KeyMissing);
    let id = connection.id;
    world
        .app
        .remove_connection(ConnectionId { id })
        .await
        .unwrap();
    let error = refused(&world, request).await;
    assert_eq!(error.code, Code::NotFound);
}

#[tokio::test]
async fn the_same_confirmation_handed_over_again_is_answered_the_same_and_sent_once() {
    let mut world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let form = forms::form(&world.practice, Service::Instantly);
    let request = confirmed(&world.app, &connection, form).await;
    world.app.submit(request.clone()).await.unwrap();
    let at_once = world.app.submit(request.clone()).await.unwrap();
    world.events.until_final(request.id).await;
    let later = world.app.submit(request.clone()).await.unwrap();
    assert_eq!((at_once.id, later.id), (request.id, request.id));
    assert_eq!(world.writes().len(), 1, "sent once");
    let states = world.events.states_of(request.id);
    assert_eq!(states, [State::Prepared, State::Sending, State::Accepted]);
    assert_eq!(world.detail(request.id).await.calls.len(), 1);
}

#[tokio::test]
async fn an_id_is_not_taken_for_another_confirmation() {
    let mut world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let form = forms::form(&world.practice, Service::Instantly);
    let first = confirmed(&world.app, &connection, form).await;
    world.app.submit(first.clone()).await.unwrap();
    world.events.until_final(first.id).await;
    let form = forms::full(&world.practice, Service::Instantly);
    let mut second = confirmed(&world.app, &connection, form).await;
    second.id = first.id;
    let error = world.app.submit(second).await.unwrap_err();
    assert_eq!(error.code, Code::Invalid, "{error:?}");
    assert!(error.message.contains("already"), "it says why: {error}");
    assert_eq!(world.writes().len(), 1, "the second was not sent");
}

#[tokio::test]
async fn two_submissions_at_once_both_end_rightly() {
    let mut world = World::start().await;
    let instantly = world.connect(Service::Instantly).await;
    let leadsquared = world.connect(Service::LeadSquared).await;
    let refusal = Fault::answer(401, r#"{"message":"Invalid API key"}"#);
    world.practice.set_fault(refusal.on("leads/bulk-assign"));
    let first = forms::form(&world.practice, Service::Instantly);
    let first = confirmed(&world.app, &instantly, first).await;
    let second = forms::form(&world.practice, Service::LeadSquared);
    let second = confirmed(&world.app, &leadsquared, second).await;
    let (one, two) = tokio::join!(
        world.app.submit(first.clone()),
        world.app.submit(second.clone())
    );
    one.unwrap();
    two.unwrap();
    world.events.until_final(first.id).await;
    world.events.until_final(second.id).await;
    assert_eq!(world.detail(first.id).await.state, State::Refused);
    let second = world.detail(second.id).await;
    assert_eq!(second.state, State::Succeeded);
    assert_eq!(second.calls[0].state, CallState::Answered);
    assert!(second.affected_rows > Some(0));
}
