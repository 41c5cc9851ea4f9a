//! Testing a connection: what was found, in words that a sales person understands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use practice::{Fault, FaultKind, KeyOwner};
use roster_app::contract::{
    CheckState, ConnectionDraft, ConnectionEdit, ConnectionId, ConnectionTest, Service, StepResult,
};
use support::{World, draft, instantly_key, keys};

const BOTH: [Service; 2] = [Service::Instantly, Service::LeadSquared];

/// Tests a connection of this service and compares what is kept with what was told.
async fn tested(world: &World, service: Service) -> ConnectionTest {
    let listed = world.app.list_connections(()).await.unwrap();
    let connection = match listed.into_iter().find(|c| c.face.service == service) {
        Some(connection) => connection,
        None => world.connect(service).await,
    };
    let id = connection.id;
    let test = world.app.test_connection(ConnectionId { id }).await;
    let test = test.unwrap();
    let listed = world.app.list_connections(()).await.unwrap();
    let kept = listed.into_iter().find(|c| c.id == id).unwrap();
    assert_eq!(kept.check, test.check, "the list shows it too");
    assert_eq!(kept.check_message.as_deref(), Some(&*test.message));
    assert!(kept.checked_at.is_some());
    test
}

/// A message for people: no number of a status and no word of the trade.
fn assert_plain(test: &ConnectionTest, name: &str) {
    let message = &test.message;
    assert!(message.ends_with('.'), "{name}: a sentence: {message}");
    assert!(
        !message.contains(|c: char| c.is_ascii_digit()),
        "{name}: no status number: {message}"
    );
    for jargon in ["HTTP", "JSON", "DNS", "status", "error", "xception", "host"] {
        assert!(!message.contains(jargon), "{name}: {jargon} in {message}");
    }
}

#[tokio::test]
async fn a_working_key_shows_whose_account_it_is_and_what_it_may_read() {
    let world = World::start().await;
    for (service, account, steps) in [
        (Service::Instantly, "Practice workspace", 5),
        (Service::LeadSquared, "Practice academy", 5),
    ] {
        let test = tested(&world, service).await;
        assert_eq!(test.check, CheckState::Working, "{}", test.message);
        assert_plain(&test, account);
        assert_eq!(test.account_name.as_deref(), Some(account));
        assert_eq!(test.steps.len(), steps);
        let last = test.steps.last().unwrap();
        assert_eq!(last.result, StepResult::Untested, "a write cannot be tried");
        let rest = &test.steps[..steps - 1];
        assert!(rest.iter().all(|s| s.result == StepResult::Ok), "{rest:?}");
    }
    assert!(world.writes().is_empty(), "a test changes nothing");
    let listed = world.app.list_connections(()).await.unwrap();
    assert_eq!(
        listed[0].account_name.as_deref(),
        Some("Practice workspace")
    );
    assert_eq!(listed[0].account_detail.as_deref(), Some("12 people"));
}

#[tokio::test]
async fn each_refusal_is_said_in_words_with_the_technical_line_beside_it() {
    let cases = [
        (
            Service::Instantly,
            401,
            CheckState::Rejected,
            "does not accept this key",
        ),
        (
            Service::Instantly,
            402,
            CheckState::Refused,
            "no active paid plan",
        ),
        (
            Service::Instantly,
            404,
            CheckState::Refused,
            "Check the connection’s address",
        ),
        (
            Service::Instantly,
            429,
            CheckState::Refused,
            "too many calls",
        ),
        (
            Service::LeadSquared,
            401,
            CheckState::Rejected,
            "does not accept these keys",
        ),
        (
            Service::LeadSquared,
            403,
            CheckState::Refused,
            "an administrator",
        ),
        (
            Service::LeadSquared,
            404,
            CheckState::Refused,
            "Check the connection’s address",
        ),
        (
            Service::LeadSquared,
            429,
            CheckState::Refused,
            "too many calls",
        ),
    ];
    let world = World::start().await;
    for (service, status, check, words) in cases {
        let name = format!("{service} {status}");
        let fault = Fault::answer(status, r#"{"message":"the service's words"}"#);
        world.practice.set_fault(fault);
        let test = tested(&world, service).await;
        assert_eq!(test.check, check, "{name}");
        assert!(test.message.contains(words), "{name}: {}", test.message);
        assert_plain(&test, &name);
        let detail = test.detail.unwrap_or_default();
        assert!(detail.contains(&status.to_string()), "{name}: {detail:?}");
        assert_eq!(test.steps.len(), 1, "{name}: it stops there");
        assert_eq!(test.steps[0].result, StepResult::Failed);
    }
}

#[tokio::test]
async fn an_instantly_key_without_one_permission_works_with_a_caution() {
    let world = World::start().await;
    for (path, label) in [
        ("workspaces/current", "Key accepted"),
        ("workspace-members", "Read people"),
        ("campaigns", "Read campaigns"),
        ("lead-lists", "Read lists"),
    ] {
        world
            .practice
            .set_fault(Fault::new(FaultKind::Forbidden).on(path));
        let test = tested(&world, Service::Instantly).await;
        assert_eq!(test.check, CheckState::Working, "{path}: the key works");
        let cautions: Vec<&str> = test
            .steps
            .iter()
            .filter(|step| step.result == StepResult::Caution)
            .map(|step| &*step.label)
            .collect();
        assert_eq!(cautions, [label], "{path}");
    }
}

#[tokio::test]
async fn keys_of_someone_who_is_no_administrator_work_with_a_caution() {
    let world = World::start().await;
    world
        .practice
        .switch(|switches| switches.leadsquared.key_owner = KeyOwner::SalesUser);
    let test = tested(&world, Service::LeadSquared).await;
    assert_eq!(test.check, CheckState::Working);
    assert_eq!(test.steps[0].result, StepResult::Caution);
    assert!(test.steps[0].found.contains("Not an administrator"));
    world
        .practice
        .switch(|switches| switches.leadsquared.key_owner = KeyOwner::Inactive);
    let test = tested(&world, Service::LeadSquared).await;
    assert_eq!(test.check, CheckState::Rejected);
}

#[tokio::test]
async fn a_service_that_cannot_be_reached_is_no_rejected_key() {
    let world = World::start().await;
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let closed_address = format!("http://{}", closed.local_addr().unwrap());
    drop(closed);
    for service in BOTH {
        for (address, words) in [
            ("https://does-not-exist.invalid", "was not found"),
            (&*closed_address, "Nothing answers at this address"),
        ] {
            let draft = draft(service, "Moonlit", address);
            let test = world.app.test_draft(draft).await.unwrap();
            assert_eq!(test.check, CheckState::Unreachable, "{test:?}");
            assert!(test.message.contains(words), "{}", test.message);
            assert_plain(&test, address);
            assert!(test.detail.is_some(), "{address}: for who helps");
        }
    }
}

#[tokio::test]
async fn an_answer_from_something_else_and_a_cut_connection_are_told_apart() {
    let world = World::start().await;
    let page = "<html><title>Guest network</title>Sign in</html>";
    let cases = [
        (Fault::answer(200, page), "sign in first"),
        (Fault::answer(502, page), "sign in first"),
        (Fault::new(FaultKind::DropBeforeApplying), "was cut"),
        (Fault::new(FaultKind::TruncatedBody), "was cut"),
    ];
    for service in BOTH {
        for (fault, words) in &cases {
            world.practice.set_fault(fault.clone());
            let test = tested(&world, service).await;
            let name = format!("{service}, {fault:?}");
            assert_eq!(test.check, CheckState::Unreachable, "{name}");
            assert!(test.message.contains(words), "{name}: {}", test.message);
            assert_plain(&test, &name);
            assert!(test.detail.is_some(), "{name}");
        }
    }
}

#[tokio::test]
async fn a_service_that_breaks_does_not_make_the_kept_account_forgotten() {
    let world = World::start().await;
    tested(&world, Service::Instantly).await;
    world.practice.set_fault(Fault::answer(401, "{}"));
    tested(&world, Service::Instantly).await;
    let listed = world.app.list_connections(()).await.unwrap();
    assert_eq!(
        listed[0].account_name.as_deref(),
        Some("Practice workspace")
    );
}

#[tokio::test]
async fn an_address_on_this_computer_is_kept_though_the_service_names_another() {
    let world = World::start().await;
    let host = "api-in21.leadsquared.com".to_owned();
    world
        .practice
        .switch(|switches| switches.leadsquared.right_host = Some(host));
    let test = tested(&world, Service::LeadSquared).await;
    assert_eq!(test.found_address, None);
    let listed = world.app.list_connections(()).await.unwrap();
    assert_eq!(listed[0].address, world.url(Service::LeadSquared));
}

#[tokio::test]
async fn a_draft_is_tested_without_being_kept_and_only_with_keys_of_its_service() {
    let world = World::start().await;
    let address = world.url(Service::Instantly);
    let good = draft(Service::Instantly, "Moonlit", &address);
    let test = world.app.test_draft(good.clone()).await.unwrap();
    assert_eq!(test.check, CheckState::Working);
    let crossed = ConnectionDraft {
        credentials: keys(Service::LeadSquared),
        ..good
    };
    let error = world.app.test_draft(crossed).await.unwrap_err();
    assert_eq!(error.field.as_deref(), Some("service"), "{}", error.message);
    assert!(world.app.list_connections(()).await.unwrap().is_empty());
    assert!(world.keys_in_vault().is_empty());
}

#[tokio::test]
async fn an_edit_is_tested_with_its_new_keys_or_those_in_the_keychain() {
    let world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    for (credentials, check) in [
        (None, CheckState::Working),
        (Some(instantly_key("wrong")), CheckState::Rejected),
    ] {
        let edit = ConnectionEdit {
            id: connection.id,
            face: connection.face.clone(),
            address: connection.address.clone(),
            credentials,
        };
        let test = world.app.test_edit(edit).await.unwrap();
        assert_eq!(test.check, check);
    }
    let listed = world.app.list_connections(()).await.unwrap();
    assert_eq!(listed[0].check, CheckState::Unchecked, "nothing is kept");
}
