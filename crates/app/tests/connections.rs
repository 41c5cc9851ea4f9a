//! Adding, editing and removing connections: keys stay in the keychain, nothing is half saved.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use practice::Fault;
use roster_app::contract::{
    Code, ConnectionDraft, ConnectionId, Error, Form, Kind, Service, State,
};
use secrets::{Vault, VaultCall, VaultErrorKind};
use support::disk::{files_with, refuse};
use support::{ACCESS_KEY, API_KEY, SECRET_KEY, World, draft, face, forms, instantly_key, keys};

const PATIENT: std::time::Duration = std::time::Duration::from_secs(30);

async fn refused(world: &World, draft: ConnectionDraft) -> Error {
    let before = world.app.list_connections(()).await.unwrap();
    let error = world.app.add_connection(draft).await.unwrap_err();
    let after = world.app.list_connections(()).await.unwrap();
    assert_eq!(before, after, "no half of it is kept: {error:?}");
    error
}

/// The same records to somebody else, so that there is something to change once more.
fn opposite(world: &World, form: Form) -> Form {
    match form {
        Form::Instantly(mut form) => {
            form.keep_owner = false;
            form.organization_user_ids.truncate(1);
            Form::Instantly(form)
        }
        Form::LeadSquared(mut form) => {
            form.value = world.practice.state().leadsquared.teams[0].id.clone();
            Form::LeadSquared(form)
        }
    }
}

#[tokio::test]
async fn keys_are_in_the_keychain_and_in_no_file_whatever_happens() {
    let mut world = World::start().await;
    for (service, texts) in [
        (Service::Instantly, vec![API_KEY]),
        (Service::LeadSquared, vec![ACCESS_KEY, SECRET_KEY]),
    ] {
        let connection = world.connect(service).await;
        assert_eq!(world.keys_of(&connection), texts);
        let form = forms::form(&world.practice, service);
        world.send(&connection, form.clone()).await;

        let echo = format!(r#"{{"message":"no such key: {}"}}"#, texts.join(", "));
        let plan = world.plan(&connection, opposite(&world, form)).await;
        world
            .practice
            .set_fault(Fault::answer(401, echo.clone()).on("leads/bulk-assign"));
        world
            .practice
            .add_fault(Fault::answer(401, echo.clone()).on("User/Bulk/Update"));
        let detail = world.apply(&plan).await;
        assert_eq!(detail.state, State::Failed);
        let kept = world.calls(detail.id).await.remove(0).answer_body.unwrap();
        assert!(kept.contains("no such key: ••••"), "blotted out: {kept}");
        world.practice.set_fault(Fault::answer(401, echo));
        let id = connection.id;
        let test = world.app.test_connection(ConnectionId { id }).await;
        let answers = format!("{:?}", test.unwrap());
        let listed = format!("{:?}", world.app.list_connections(()).await.unwrap());
        world.practice.clear_faults();
        for text in texts {
            assert!(!answers.contains(text), "a test tells no key");
            assert!(!listed.contains(text), "nor does the list");
            let files = files_with(world.folder.path(), text);
            assert_eq!(files, [""; 0], "{service}: a key is on the disk");
        }
    }
    assert_ne!(
        files_with(world.folder.path(), "Lanternworks"),
        [""; 0],
        "the search would have found it"
    );
}

#[tokio::test]
async fn each_failure_of_the_keychain_has_its_code_and_way_out_and_keeps_nothing() {
    for (kind, code, way_out) in [
        (VaultErrorKind::NoKeychain, Code::NoKeychain, "test again"),
        (VaultErrorKind::Locked, Code::KeychainLocked, "Unlock"),
        (VaultErrorKind::Denied, Code::KeychainRefused, "Try again"),
        (
            VaultErrorKind::TooLong { limit: 2560 },
            Code::KeychainRefused,
            "Check that only the key was pasted",
        ),
        (VaultErrorKind::Missing, Code::KeyMissing, "Enter the key"),
        (
            VaultErrorKind::Unreadable,
            Code::KeychainRefused,
            "Enter the key",
        ),
        (VaultErrorKind::Other, Code::KeychainRefused, "Try again"),
    ] {
        let world = World::with(Vault::unavailable(kind), PATIENT).await;
        let address = world.url(Service::Instantly);
        let error = refused(&world, draft(Service::Instantly, "Moonlit", &address)).await;
        assert_eq!(error.code, code, "{kind:?}");
        if cfg!(target_os = "linux") {
            let message = &error.message;
            assert!(message.contains(way_out), "{kind:?}: {message}");
        }
        assert!(error.detail.is_some(), "{kind:?}: for who helps");
        assert_eq!(files_with(world.folder.path(), "Moonlit"), [""; 0]);
    }
}

#[tokio::test]
async fn a_key_too_long_for_some_keychain_is_refused_everywhere() {
    let world = World::start().await;
    let long = ConnectionDraft {
        credentials: instantly_key(&"k".repeat(3_000)),
        ..draft(
            Service::Instantly,
            "Moonlit",
            &world.url(Service::Instantly),
        )
    };
    let error = refused(&world, long).await;
    assert_eq!(error.code, Code::KeychainRefused);
}

#[tokio::test]
async fn what_the_history_cannot_keep_leaves_no_key_behind() {
    let world = World::start().await;
    let address = world.url(Service::Instantly);
    let first = world.connect(Service::Instantly).await;
    let again = draft(Service::Instantly, "  LANTERNWORKS instantly ", &address);
    let error = refused(&world, again).await;
    assert_eq!(error.code, Code::Invalid);
    assert_eq!(error.field.as_deref(), Some("label"), "{}", error.message);
    refuse(world.folder.path(), "INSERT ON connections");
    let error = refused(&world, draft(Service::Instantly, "Moonlit", &address)).await;
    assert_eq!(error.code, Code::History);
    assert_eq!(world.keys_in_vault(), [first.id], "only that of the first");
}

#[tokio::test]
async fn a_key_that_may_stay_behind_is_told_beside_what_went_wrong() {
    let world = World::start().await;
    let address = world.url(Service::Instantly);
    let taken = world.connect(Service::Instantly).await.face.label;
    let denied = Some(VaultErrorKind::Denied);
    world.vault.fail(VaultCall::Remove, denied);
    let error = refused(&world, draft(Service::Instantly, &taken, &address)).await;
    assert_eq!(error.field.as_deref(), Some("label"), "{}", error.message);
    assert_eq!(world.keys_in_vault().len(), 1, "no key was saved for it");

    refuse(world.folder.path(), "INSERT ON connections");
    let error = refused(&world, draft(Service::Instantly, "Moonlit", &address)).await;
    assert_eq!(error.code, Code::History, "what went wrong first");
    let message = &error.message;
    assert!(
        message.contains("may still be in the keychain"),
        "{message}"
    );
}

#[tokio::test]
async fn an_address_that_would_leak_the_key_is_refused_with_its_field() {
    let world = World::start().await;
    for service in [Service::Instantly, Service::LeadSquared] {
        for address in [
            "http://api.example.com",
            "https://user:word@api.example.com",
            "https://api.example.com?key=1",
            "https://api.example.com#there",
            "ftp://api.example.com",
        ] {
            let error = refused(&world, draft(service, "Moonlit", address)).await;
            assert_eq!(error.code, Code::Invalid, "{address}");
            assert_eq!(error.field.as_deref(), Some("address"), "{address}");
        }
    }
}

#[tokio::test]
async fn each_field_that_cannot_be_used_is_named() {
    let world = World::start().await;
    let good = draft(
        Service::Instantly,
        "Moonlit",
        &world.url(Service::Instantly),
    );
    type Spoil = fn(&mut ConnectionDraft);
    let cases: [(&str, Spoil); 10] = [
        ("label", |draft| draft.face.label = "  ".to_owned()),
        ("label", |draft| draft.face.label = "x".repeat(61)),
        ("letters", |draft| draft.face.letters = String::new()),
        ("letters", |draft| draft.face.letters = "ABC".to_owned()),
        ("colour", |draft| draft.face.colour = "neon".to_owned()),
        ("kind", |draft| draft.face.kind = Kind::Practice),
        ("service", |draft| {
            draft.credentials = keys(Service::LeadSquared);
        }),
        ("api_key", |draft| draft.credentials = instantly_key(" \n")),
        ("api_key", |draft| {
            draft.credentials = instantly_key("one two");
        }),
        ("api_key", |draft| draft.credentials = instantly_key("clé")),
    ];
    for (field, spoil) in cases {
        let mut wrong = good.clone();
        spoil(&mut wrong);
        let error = refused(&world, wrong).await;
        assert_eq!(error.field.as_deref(), Some(field), "{}", error.message);
        assert_eq!(error.code, Code::Invalid);
    }
    for (field, access, secret) in [("access_key", " ", "s"), ("secret_key", "a", "")] {
        let wrong = ConnectionDraft {
            face: face(Service::LeadSquared, "Moonlit"),
            credentials: support::leadsquared_keys(access, secret),
            ..good.clone()
        };
        let error = refused(&world, wrong).await;
        assert_eq!(error.field.as_deref(), Some(field));
    }
    assert!(world.keys_in_vault().is_empty());
}

#[tokio::test]
async fn blanks_around_a_pasted_key_are_cut_off() {
    let world = World::start().await;
    let pasted = ConnectionDraft {
        credentials: instantly_key(&format!(" {API_KEY}\r\n")),
        ..draft(
            Service::Instantly,
            "Moonlit",
            &world.url(Service::Instantly),
        )
    };
    let connection = world.app.add_connection(pasted).await.unwrap();
    assert_eq!(world.keys_of(&connection), [API_KEY]);
}
