//! Editing and removing connections, and the built-in ones.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use practice::{Fault, FaultKind};
use roster_app::contract::{
    CheckState, Code, Connection, ConnectionEdit, ConnectionId, CredentialsInput, HistoryQuery,
    Kind, Service,
};
use secrets::{VaultCall, VaultErrorKind};
use support::disk::{allow, refuse};
use support::{API_KEY, World, forms, instantly_key, keys};

fn edit(connection: &Connection, credentials: Option<CredentialsInput>) -> ConnectionEdit {
    ConnectionEdit {
        id: connection.id,
        face: connection.face.clone(),
        address: connection.address.clone(),
        credentials,
    }
}

#[tokio::test]
async fn a_new_name_keeps_the_keys_and_what_was_found() {
    let world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let id = connection.id;
    world
        .app
        .test_connection(ConnectionId { id })
        .await
        .unwrap();
    let mut change = edit(&connection, None);
    change.face.label = "Moonlit".to_owned();
    change.face.colour = "teal".to_owned();
    let after = world.app.edit_connection(change).await.unwrap();
    assert_eq!(
        (&*after.face.label, &*after.face.colour),
        ("Moonlit", "teal")
    );
    assert_eq!(after.check, CheckState::Working, "it is the same account");
    assert_eq!(world.keys_of(&after), [API_KEY]);
}

#[tokio::test]
async fn new_keys_replace_the_old_and_have_yet_to_be_tested() {
    let world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let id = connection.id;
    world
        .app
        .test_connection(ConnectionId { id })
        .await
        .unwrap();
    let change = edit(&connection, Some(instantly_key("another-key")));
    let after = world.app.edit_connection(change).await.unwrap();
    assert_eq!(world.keys_of(&after), ["another-key"]);
    assert_eq!(after.check, CheckState::Unchecked);
    let found = (after.account_name, after.account_detail, after.checked_at);
    assert_eq!(found, (None, None, None), "of the old key's account");
}

#[tokio::test]
async fn another_address_has_yet_to_be_tested_with_the_keys_it_had() {
    let world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let id = connection.id;
    world
        .app
        .test_connection(ConnectionId { id })
        .await
        .unwrap();
    let mut change = edit(&connection, None);
    change.address = "https://gateway.example.com/".to_owned();
    let after = world.app.edit_connection(change).await.unwrap();
    assert_eq!(after.address, "https://gateway.example.com");
    assert_eq!(after.check, CheckState::Unchecked);
    assert_eq!(world.keys_of(&after), [API_KEY]);
}

#[tokio::test]
async fn a_failed_edit_leaves_the_old_keys_and_the_old_row() {
    let world = World::start().await;
    let other = world.connect(Service::LeadSquared).await;
    let connection = world.connect(Service::Instantly).await;
    let before = world.app.list_connections(()).await.unwrap();
    let mut wrong: Vec<(&str, ConnectionEdit)> = Vec::new();
    let with_new_key = || edit(&connection, Some(instantly_key("another-key")));
    let mut change = with_new_key();
    change.face.label.clone_from(&other.face.label);
    wrong.push(("label", change));
    let mut change = with_new_key();
    change.address = "http://api.example.com".to_owned();
    wrong.push(("address", change));
    let mut change = with_new_key();
    change.face.service = Service::LeadSquared;
    wrong.push(("service", change));
    wrong.push((
        "service",
        edit(&connection, Some(keys(Service::LeadSquared))),
    ));
    wrong.push(("api_key", edit(&connection, Some(instantly_key("")))));
    let mut change = with_new_key();
    change.face.kind = Kind::Practice;
    wrong.push(("kind", change));
    for (field, change) in wrong {
        let error = world.app.edit_connection(change).await.unwrap_err();
        assert_eq!(error.field.as_deref(), Some(field), "{}", error.message);
        assert_eq!(world.app.list_connections(()).await.unwrap(), before);
        assert_eq!(world.keys_of(&connection), [API_KEY], "after {field}");
    }
}

#[tokio::test]
async fn an_edit_that_the_history_cannot_keep_changes_no_keys() {
    let world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    refuse(world.folder.path(), "UPDATE ON connections");
    let change = edit(&connection, Some(instantly_key("another-key")));
    let error = world.app.edit_connection(change.clone()).await.unwrap_err();
    assert_eq!(error.code, Code::History);
    assert_eq!(world.keys_of(&connection), [API_KEY]);

    world.vault.remove(connection.id).unwrap();
    world.app.edit_connection(change).await.unwrap_err();
    assert!(
        world.keys_in_vault().is_empty(),
        "where there was none, none is left"
    );
}

#[tokio::test]
async fn an_address_that_cannot_be_kept_whole_is_not_kept_at_all() {
    let world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let id = connection.id;
    let tested = world.app.test_connection(ConnectionId { id }).await;
    tested.unwrap();
    let before = world.app.list_connections(()).await.unwrap();
    refuse(world.folder.path(), "UPDATE OF check_state ON connections");
    let mut change = edit(&connection, None);
    change.address = "https://gateway.example.com".to_owned();
    let error = world.app.edit_connection(change).await.unwrap_err();
    assert_eq!(error.code, Code::History);
    let after = world.app.list_connections(()).await.unwrap();
    assert_eq!(after, before, "never another address with the old account");
}

#[tokio::test]
async fn keys_that_cannot_be_read_now_are_not_replaced_and_never_lost() {
    let world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let change = edit(&connection, Some(instantly_key("another-key")));
    refuse(world.folder.path(), "UPDATE ON connections");
    for (kind, code) in [
        (VaultErrorKind::Locked, Code::KeychainLocked),
        (VaultErrorKind::Denied, Code::KeychainRefused),
        (VaultErrorKind::Other, Code::KeychainRefused),
    ] {
        world.vault.fail(VaultCall::Load, Some(kind));
        let error = world.app.edit_connection(change.clone()).await.unwrap_err();
        assert_eq!(error.code, code, "{kind:?}");
        world.vault.fail(VaultCall::Load, None);
        assert_eq!(world.keys_of(&connection), [API_KEY], "{kind:?}");
    }
    allow(world.folder.path());
    let unreadable = Some(VaultErrorKind::Unreadable);
    world.vault.fail(VaultCall::Load, unreadable);
    let replaced = world.app.edit_connection(change).await;
    replaced.expect("entering the key again is the way out");
    world.vault.fail(VaultCall::Load, None);
    assert_eq!(world.keys_of(&connection), ["another-key"]);
}

#[tokio::test]
async fn a_failed_edit_whose_key_stays_behind_says_so() {
    let world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    world.vault.remove(connection.id).unwrap();
    refuse(world.folder.path(), "UPDATE ON connections");
    let denied = Some(VaultErrorKind::Denied);
    world.vault.fail(VaultCall::Remove, denied);
    let change = edit(&connection, Some(instantly_key("another-key")));
    let error = world.app.edit_connection(change).await.unwrap_err();
    assert_eq!(error.code, Code::History, "what went wrong first");
    let message = &error.message;
    assert!(
        message.contains("may still be in the keychain"),
        "{message}"
    );
}

#[tokio::test]
async fn a_name_that_is_taken_is_said_before_any_key_is_replaced() {
    let world = World::start().await;
    let other = world.connect(Service::LeadSquared).await;
    let connection = world.connect(Service::Instantly).await;
    world
        .vault
        .fail(VaultCall::Save, Some(VaultErrorKind::Locked));
    let mut change = edit(&connection, Some(instantly_key("another-key")));
    change.face.label.clone_from(&other.face.label);
    let error = world.app.edit_connection(change).await.unwrap_err();
    assert_eq!(error.field.as_deref(), Some("label"), "{}", error.message);
}

#[tokio::test]
async fn the_name_of_the_old_keys_account_never_stands_beside_new_keys() {
    let world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let id = ConnectionId { id: connection.id };
    world.app.test_connection(id).await.unwrap();
    let change = edit(&connection, Some(instantly_key("another-key")));
    world.app.edit_connection(change).await.unwrap();
    world
        .practice
        .switch(|switches| switches.instantly.key = "another-key".to_owned());
    let nameless = Fault::new(FaultKind::Forbidden).on("workspaces/current");
    world.practice.set_fault(nameless);
    let test = world.app.test_connection(id).await.unwrap();
    assert_eq!(test.check, CheckState::Working);
    let after = world.app.list_connections(()).await.unwrap().remove(0);
    assert_eq!(after.account_name, None, "nobody told whose keys they are");
}

/// Waits until the practice services have got a call to this path.
async fn until_called(world: &World, path: &str) {
    let got = || {
        let calls = world.practice.received();
        calls.iter().any(|call| call.path.ends_with(path))
    };
    while !got() {
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
    }
}

const SLOWLY: std::time::Duration = std::time::Duration::from_millis(700);

#[tokio::test]
async fn a_test_that_new_keys_overtake_is_about_the_new_keys() {
    let world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let id = ConnectionId { id: connection.id };
    let slow = Fault::delay(SLOWLY).on("workspaces/current").next(1);
    world.practice.set_fault(slow);
    let app = world.app.clone();
    let test = tokio::spawn(async move { app.test_connection(id).await });
    until_called(&world, "workspaces/current").await;
    let change = edit(&connection, Some(instantly_key("wrong")));
    world.app.edit_connection(change).await.unwrap();
    let test = test.await.unwrap().unwrap();
    assert_eq!(test.check, CheckState::Rejected, "{}", test.message);
    let after = world.app.list_connections(()).await.unwrap().remove(0);
    assert_eq!(after.check, CheckState::Rejected);
    assert_eq!(after.account_name, None, "of the old keys");
}

#[tokio::test]
async fn a_submissions_late_answer_says_nothing_of_keys_that_are_newer() {
    let mut world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let form = forms::form(&world.practice, Service::Instantly);
    let plan = world.plan(&connection, form).await;
    let refusal = Fault::answer(401, r#"{"message":"Invalid API key"}"#);
    let path = "leads/bulk-assign";
    world.practice.set_fault(refusal.delayed(SLOWLY).on(path));
    let id = world.begin(&plan).await;
    until_called(&world, path).await;
    let change = edit(&connection, Some(instantly_key("another-key")));
    world.app.edit_connection(change).await.unwrap();
    world.events.until_rest(id).await;
    let after = world.app.list_connections(()).await.unwrap().remove(0);
    assert_eq!(
        after.check,
        CheckState::Unchecked,
        "the new keys are untried"
    );
    assert!(after.last_used_at.is_some(), "the connection was used");
}

#[tokio::test]
async fn removing_a_connection_removes_its_keys_and_keeps_its_history() {
    let mut world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let form = forms::form(&world.practice, Service::Instantly);
    let sent = world.send(&connection, form).await;
    let id = connection.id;
    world
        .app
        .remove_connection(ConnectionId { id })
        .await
        .unwrap();
    assert!(world.app.list_connections(()).await.unwrap().is_empty());
    assert!(world.keys_in_vault().is_empty());

    let page = world.app.history(forms::everything()).await.unwrap();
    assert_eq!(page.rows.len(), 1, "the history outlives the connection");
    assert_eq!(page.rows[0].face, connection.face, "with its face");
    let detail = world.detail(sent.id).await;
    assert_eq!((detail.connection_id, detail.face), (None, connection.face));
    let of_it = HistoryQuery {
        connection_id: Some(id),
        ..forms::everything()
    };
    assert_eq!(world.app.history(of_it).await.unwrap().matching, 0);
}

#[tokio::test]
async fn a_connection_that_is_gone_is_said_to_be_gone() {
    let world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let gone = ConnectionId { id: connection.id };
    world.app.remove_connection(gone).await.unwrap();
    let errors = [
        world.app.remove_connection(gone).await.unwrap_err(),
        world.app.test_connection(gone).await.unwrap_err(),
        world.app.instantly_choices(gone).await.unwrap_err(),
        world
            .app
            .edit_connection(edit(&connection, None))
            .await
            .unwrap_err(),
    ];
    for error in errors {
        assert_eq!(error.code, Code::NotFound);
        assert!(error.message.contains("connection"), "{}", error.message);
    }
}

#[tokio::test]
async fn a_connection_whose_removal_cannot_be_written_can_be_removed_later() {
    let world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let id = ConnectionId { id: connection.id };
    refuse(world.folder.path(), "DELETE ON connections");
    assert!(world.app.remove_connection(id).await.is_err());
    allow(world.folder.path());
    world.app.remove_connection(id).await.unwrap();
    assert!(world.app.list_connections(()).await.unwrap().is_empty());
}

#[tokio::test]
async fn practice_connections_need_no_key_and_are_added_once() {
    let world = World::start().await;
    let first = world.app.add_practice_connections(()).await.unwrap();
    let again = world.app.add_practice_connections(()).await.unwrap();
    assert_eq!(first, again, "added once");
    assert_eq!(first.len(), 2);
    assert!(first.iter().all(|c| c.face.kind == Kind::Practice));
    assert!(world.keys_in_vault().is_empty());
    for connection in first {
        let id = ConnectionId { id: connection.id };
        let test = world.app.test_connection(id).await.unwrap();
        assert_eq!(test.check, CheckState::Working, "{}", test.message);
    }
}

#[tokio::test]
async fn a_practice_connection_takes_a_name_but_no_keys_and_stays_practice() {
    let world = World::start().await;
    let connections = world.app.add_practice_connections(()).await.unwrap();
    for connection in connections {
        let with_keys = edit(&connection, Some(keys(connection.face.service)));
        let error = world.app.edit_connection(with_keys).await.unwrap_err();
        assert_eq!(error.code, Code::Invalid);
        assert!(error.message.contains("needs no key"), "{}", error.message);
        let mut named = edit(&connection, None);
        named.face.label = format!("My {}", connection.face.label);
        named.face.kind = Kind::Live;
        let after = world.app.edit_connection(named).await.unwrap();
        assert_eq!(after.face.kind, Kind::Practice, "never taken for real");
        assert_eq!(after.account_detail, connection.account_detail);
    }
    assert!(world.keys_in_vault().is_empty());
}

#[tokio::test]
async fn a_name_that_is_taken_gets_a_number_for_practice() {
    let world = World::start().await;
    let address = world.url(Service::Instantly);
    let taken = support::draft(Service::Instantly, "practice WORKSPACE", &address);
    world.app.add_connection(taken).await.unwrap();
    let connections = world.app.add_practice_connections(()).await.unwrap();
    let labels: Vec<&str> = connections.iter().map(|c| &*c.face.label).collect();
    assert_eq!(
        labels,
        [
            "practice WORKSPACE",
            "Practice workspace 2",
            "Practice academy"
        ],
    );
}
