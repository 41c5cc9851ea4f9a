//! The way of one submission: confirmed, written down, sent once and to the letter.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use practice::Fault;
use roster_app::contract::{
    ApplyRequest, CallState, CheckRequest, CheckState, Code, ConnectionId, Error, Form,
    InstantlyForm, LeadSquaredForm, Mode, PlanRequest, Service, Settings, State,
};
use support::{BOTH, World, adds_up, confirmation, forms};
use uuid::Uuid;

#[tokio::test]
async fn as_filtered_the_service_receives_the_request_of_the_form_to_the_letter() {
    for service in BOTH {
        let mut world = World::start().await;
        let connection = world.connect(service).await;
        let form = match forms::form(&world.practice, service) {
            Form::Instantly(form) => Form::Instantly(InstantlyForm {
                mode: Mode::AsFiltered,
                ..form
            }),
            form @ Form::LeadSquared(_) => form,
        };
        let asked = CheckRequest {
            connection_id: connection.id,
            form: form.clone(),
            ask: Vec::new(),
        };
        let preview = world.app.check(asked).await.unwrap().request.unwrap();
        let detail = world.send(&connection, form).await;

        let [received] = &world.writes()[..] else {
            panic!("one write, not {:?}", world.writes());
        };
        assert_eq!(received.body, preview.body, "{service}");
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
        let [call] = &world.calls(detail.id).await[..] else {
            panic!("one call");
        };
        assert_eq!(call.request_body, preview.body);
        assert_eq!(call.address, preview.address);
    }
}

#[tokio::test]
async fn what_is_kept_of_each_call_is_what_was_sent_and_answered() {
    for service in BOTH {
        let mut world = World::start().await;
        let connection = world.connect(service).await;
        let form = forms::form(&world.practice, service);
        let detail = world.send(&connection, form).await;
        let (calls, received) = (world.calls(detail.id).await, world.writes());
        assert_eq!(calls.len(), received.len(), "{service}: every one");
        for call in &calls {
            assert_eq!(call.state, CallState::Answered);
            // Several are on their way at once and may arrive in another order.
            let same = |received: &&practice::Received| received.body == call.request_body;
            let received = received.iter().find(same).expect("to the letter");
            assert!(call.address.ends_with(&received.path));
            let practice::Answered::Whole { status, body } = received.answered.clone().unwrap()
            else {
                panic!("it was answered");
            };
            assert_eq!(call.status, Some(status));
            assert_eq!(call.answer_body, Some(body));
        }
    }
}

#[tokio::test]
async fn every_state_is_told_once_and_in_order() {
    for service in BOTH {
        let mut world = World::start().await;
        let connection = world.connect(service).await;
        let form = forms::form(&world.practice, service);
        let detail = world.send(&connection, form).await;
        assert_eq!(
            world.events.states_of(detail.id),
            [
                State::Checking,
                State::Sending,
                State::ReadingBack,
                State::Succeeded
            ],
        );
        assert!(detail.finished_at > Some(detail.created_at));
    }
}

#[tokio::test]
async fn a_submission_marks_its_connection_as_used_and_its_key_as_working() {
    let mut world = World::start().await;
    let connection = world.connect(Service::LeadSquared).await;
    assert_eq!(connection.last_used_at, None);
    let form = forms::form(&world.practice, Service::LeadSquared);
    let plan = world.plan(&connection, form).await;
    let planned = world.app.list_connections(()).await.unwrap().remove(0);
    assert_eq!(planned.last_used_at, None, "a plan sends nothing");
    world.apply(&plan).await;
    let after = world.app.list_connections(()).await.unwrap().remove(0);
    assert!(after.last_used_at.is_some(), "it was used");
    assert_eq!(after.check, CheckState::Working);
}

#[tokio::test]
async fn a_key_that_the_service_no_longer_takes_is_shown_with_its_connection() {
    let mut world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let form = forms::form(&world.practice, Service::Instantly);
    let plan = world.plan(&connection, form.clone()).await;
    world
        .practice
        .switch(|switches| switches.instantly.key = "another".to_owned());
    let detail = world.apply(&plan).await;
    assert_eq!(detail.state, State::Failed);
    adds_up(&detail);
    assert!(
        detail.meaning.contains("Nothing was sent"),
        "{}",
        detail.meaning
    );
    assert!(world.writes().is_empty());
    let after = world.app.list_connections(()).await.unwrap().remove(0);
    assert_eq!(after.check, CheckState::Rejected);
    assert!(after.check_message.is_some(), "and says why");
    let plan = world.plan(&connection, form).await;
    assert!(plan.trouble.unwrap().contains("key"), "a plan says it too");
}

/// Applies and expects it to be refused before anything happens.
async fn refused(world: &World, request: ApplyRequest) -> Error {
    let error = world.app.apply(request).await.unwrap_err();
    assert!(world.writes().is_empty(), "nothing was sent: {error:?}");
    assert_eq!(world.journalled().await, 0, "nothing was written down");
    error
}

#[tokio::test]
async fn anything_but_the_confirmed_plan_is_not_applied() {
    let mut world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let form = forms::form(&world.practice, Service::Instantly);
    let plan = world.plan(&connection, form).await;
    let request = confirmation(&plan);
    for digest in [
        String::new(),
        plan.digest.to_uppercase(),
        plan.digest.replace('a', "b"),
        format!("{} ", plan.digest),
    ] {
        let changed = ApplyRequest {
            digest,
            ..request.clone()
        };
        let error = refused(&world, changed).await;
        assert_eq!(error.code, Code::NeedsConfirmation, "{}", error.message);
        assert!(error.message.contains("Nothing was sent"), "{error}");
    }
}

#[tokio::test]
async fn a_plan_that_is_too_old_must_be_made_again() {
    let mut world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let form = forms::form(&world.practice, Service::Instantly);
    let plan = world.plan(&connection, form).await;
    let expires = plan.expires_at.unwrap();
    assert_eq!(expires - plan.ready_at.unwrap(), 15 * 60_000);
    world.set_clock(expires);
    let error = refused(&world, confirmation(&plan)).await;
    assert_eq!(error.code, Code::NeedsConfirmation);
    assert!(error.message.contains("Check the plan again"), "{error}");
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
async fn a_dangerous_plan_is_applied_only_with_its_count_typed() {
    for service in BOTH {
        let mut world = World::start().await;
        let connection = world.connect(service).await;
        let form = everyone(&world, service);
        let plan = world.plan(&connection, form).await;
        let wanted = plan.typed_count.clone().expect("it is asked for");
        assert_eq!(wanted.count, plan.counts.will_change, "{service}");
        for typed_count in [
            None,
            Some(0),
            Some(wanted.count - 1),
            Some(plan.counts.matched),
        ] {
            let mistyped = ApplyRequest {
                typed_count,
                ..confirmation(&plan)
            };
            if typed_count == Some(wanted.count) {
                continue;
            }
            let error = refused(&world, mistyped).await;
            assert_eq!(error.code, Code::NeedsConfirmation);
            assert_eq!(error.field.as_deref(), Some("typed_count"));
        }
        let detail = world.apply(&plan).await;
        assert_eq!(detail.state, State::Succeeded, "{}", detail.meaning);
        adds_up(&detail);
    }
}

#[tokio::test]
async fn many_changes_want_their_count_typed_in_a_live_account_only() {
    use roster_app::contract::{ConnectionEdit, Kind};
    let mut world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let form = forms::form(&world.practice, Service::Instantly);
    let settings = Settings {
        typed_count_from: 10,
        ..Settings::default()
    };
    world.app.save_settings(settings).await.unwrap();
    let plan = world.plan(&connection, form.clone()).await;
    assert!(plan.counts.will_change > 10);
    assert_eq!(plan.typed_count, None, "it is a test account");
    let mut face = connection.face.clone();
    face.kind = Kind::Live;
    let edit = ConnectionEdit {
        id: connection.id,
        face,
        address: connection.address.clone(),
        credentials: None,
    };
    world.app.edit_connection(edit).await.unwrap();
    let plan = world.plan(&connection, form).await;
    let typed = plan.typed_count.expect("it is a live account");
    assert_eq!(typed.count, plan.counts.will_change);
}

#[tokio::test]
async fn a_form_is_neither_checked_nor_planned_with_a_connection_of_the_other_service() {
    let world = World::start().await;
    let leadsquared = world.connect(Service::LeadSquared).await;
    let form = forms::form(&world.practice, Service::Instantly);
    let crossed = PlanRequest {
        id: Uuid::new_v4(),
        connection_id: leadsquared.id,
        form: form.clone(),
        template_id: None,
    };
    let error = world.app.begin_plan(crossed).await.unwrap_err();
    assert_eq!(error.field.as_deref(), Some("service"));
    let asked = CheckRequest {
        connection_id: leadsquared.id,
        form,
        ask: Vec::new(),
    };
    assert!(world.app.check(asked).await.is_err());
}

#[tokio::test]
async fn a_form_that_is_not_right_names_its_field_and_is_not_planned() {
    let world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let wrong = PlanRequest {
        id: Uuid::new_v4(),
        connection_id: connection.id,
        form: Form::Instantly(InstantlyForm {
            limit: "many".to_owned(),
            ..forms::instantly(&world.practice)
        }),
        template_id: None,
    };
    let error = world.app.begin_plan(wrong).await.unwrap_err();
    assert_eq!(error.code, Code::Invalid);
    assert_eq!(error.field.as_deref(), Some("limit"));
    assert!(world.practice.received().is_empty(), "nothing was asked");
}

#[tokio::test]
async fn without_a_key_or_a_connection_nothing_is_sent() {
    let mut world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let form = forms::form(&world.practice, Service::Instantly);
    let plan = world.plan(&connection, form).await;
    world.vault.remove(connection.id).unwrap();
    let error = refused(&world, confirmation(&plan)).await;
    assert_eq!(error.code, Code::KeyMissing);
    let id = connection.id;
    world
        .app
        .remove_connection(ConnectionId { id })
        .await
        .unwrap();
    let error = refused(&world, confirmation(&plan)).await;
    assert_eq!(error.code, Code::NotFound);
}

#[tokio::test]
async fn the_same_confirmation_handed_over_again_is_answered_the_same_and_sent_once() {
    let mut world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let form = forms::form(&world.practice, Service::Instantly);
    let plan = world.plan(&connection, form).await;
    let request = confirmation(&plan);
    let (one, two) = tokio::join!(
        world.app.apply(request.clone()),
        world.app.apply(request.clone())
    );
    assert_eq!((one.unwrap().id, two.unwrap().id), (request.id, request.id));
    world.events.until_rest(request.id).await;
    let later = world.app.apply(request.clone()).await.unwrap();
    assert_eq!(later.id, request.id);
    assert_eq!(
        world.most_effects_on_one(Service::Instantly),
        1,
        "sent once"
    );
    assert_eq!(world.journalled().await, 1);
}

#[tokio::test]
async fn a_plan_is_applied_once_and_an_id_stands_for_one_plan() {
    let mut world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let form = forms::form(&world.practice, Service::Instantly);
    let plan = world.plan(&connection, form.clone()).await;
    let first = world.apply(&plan).await;
    let again = confirmation(&plan);
    let error = world.app.apply(again).await.unwrap_err();
    assert_eq!(error.code, Code::Invalid, "{error:?}");
    assert!(error.message.contains("already"), "it says why: {error}");
    let other = world.plan(&connection, form).await;
    let taken = ApplyRequest {
        id: first.id,
        ..confirmation(&other)
    };
    let error = world.app.apply(taken).await.unwrap_err();
    assert_eq!(error.code, Code::Invalid, "{error:?}");
    assert_eq!(world.journalled().await, 1);
    assert_eq!(world.most_effects_on_one(Service::Instantly), 1);
}

#[tokio::test]
async fn two_submissions_at_once_both_end_rightly() {
    let mut world = World::start().await;
    let instantly = world.connect(Service::Instantly).await;
    let leadsquared = world.connect(Service::LeadSquared).await;
    let refusal = Fault::answer(401, r#"{"message":"Invalid API key"}"#);
    let first = forms::form(&world.practice, Service::Instantly);
    let first = world.plan(&instantly, first).await;
    let second = forms::form(&world.practice, Service::LeadSquared);
    let second = world.plan(&leadsquared, second).await;
    world.practice.set_fault(refusal.on("leads/bulk-assign"));
    let (one, two) = (confirmation(&first), confirmation(&second));
    let begun = tokio::join!(world.app.apply(one.clone()), world.app.apply(two.clone()));
    begun.0.unwrap();
    begun.1.unwrap();
    world.app.idle().await;
    let (first, second) = (world.detail(one.id).await, world.detail(two.id).await);
    assert_eq!(first.state, State::Failed, "{}", first.meaning);
    assert_eq!(second.state, State::Succeeded, "{}", second.meaning);
    assert!(second.affected_rows > Some(0));
    assert_eq!(first.can_retry, first.outcomes.failed, "the failed can be");
}
