//! The vault against a real Secret Service: a keyring daemon on a session bus of its own, in a home
//! of its own. Each test runs a second time as a child process whose environment leads there, because
//! a process keeps its connection to the bus.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod session;

use std::time::{Duration, Instant};

use roster_secrets::{Credentials, ExposeSecret, Vault, VaultErrorKind};
use session::{Session, inside, note};
use uuid::Uuid;

const NAMESPACE: &str = "app.roster.desktop.test";
const KEY: &str = "visible-only-in-the-keyring";

fn credentials() -> Credentials {
    Credentials::LeadSquared {
        access_key: "u$r-access".into(),
        secret_key: KEY.into(),
    }
}

#[test]
fn a_key_is_kept_by_the_real_keyring_found_by_secret_tool_and_by_a_new_process() {
    let id = Uuid::from_u128(7);
    match inside() {
        None => {
            let mut session = Session::new();
            session.start_bus();
            session.start_keyring();
            let test =
                "a_key_is_kept_by_the_real_keyring_found_by_secret_tool_and_by_a_new_process";
            session.child(test, "save");

            let found =
                session.secret_tool(&["lookup", "service", NAMESPACE, "username", &id.to_string()]);
            assert!(
                found.contains(KEY),
                "another program finds the entry by service and connection"
            );

            session.child(test, "load and remove");
            let found =
                session.secret_tool(&["lookup", "service", NAMESPACE, "username", &id.to_string()]);
            assert_eq!(found, "", "a removed entry is gone for others too");
            session.assert_no_file_contains(KEY);
        }
        Some(step) if step == "save" => {
            let vault = Vault::system(NAMESPACE);
            assert_eq!(
                vault.test().unwrap(),
                "GNOME Keyring",
                "the keyring is named as people know it"
            );
            vault
                .save(
                    id,
                    &Credentials::Instantly {
                        api_key: "first".into(),
                    },
                )
                .unwrap();
            vault
                .save(id, &credentials())
                .expect("saving again replaces");
        }
        Some(_) => {
            let vault = Vault::system(NAMESPACE);
            let Credentials::LeadSquared {
                access_key,
                secret_key,
            } = vault.load(id).unwrap()
            else {
                panic!("the later kind of key replaces the earlier one")
            };
            assert_eq!(
                (access_key.expose_secret(), secret_key.expose_secret()),
                ("u$r-access", KEY)
            );
            let other = Vault::system("app.roster.desktop.other");
            assert_eq!(
                other.load(id).unwrap_err().kind(),
                VaultErrorKind::Missing,
                "namespaces are apart"
            );
            vault.remove(id).unwrap();
            vault
                .remove(id)
                .expect("removing what is not there is fine");
            assert_eq!(vault.load(id).unwrap_err().kind(), VaultErrorKind::Missing);
        }
    }
}

#[test]
fn without_a_session_bus_there_is_no_keychain_and_nothing_is_kept_anywhere() {
    let Some(_) = inside() else {
        let session = Session::new();
        session.child(
            "without_a_session_bus_there_is_no_keychain_and_nothing_is_kept_anywhere",
            "only",
        );
        session.assert_no_file_contains(KEY);
        return;
    };
    let vault = Vault::system(NAMESPACE);
    let id = Uuid::from_u128(8);
    let error = vault.save(id, &credentials()).unwrap_err();
    assert_eq!(
        error.kind(),
        VaultErrorKind::NoKeychain,
        "{}",
        error.detail()
    );
    assert_eq!(vault.test().unwrap_err().kind(), VaultErrorKind::NoKeychain);
    assert_eq!(
        vault.load(id).unwrap_err().kind(),
        VaultErrorKind::NoKeychain,
        "and not in memory either"
    );
    assert_eq!(vault.store_name(), "the system keyring");
}

#[test]
fn a_keyring_that_is_started_or_restarted_later_is_found_by_testing_again() {
    let Some(_) = inside() else {
        let test = "a_keyring_that_is_started_or_restarted_later_is_found_by_testing_again";
        let mut session = Session::new();
        let mut child = session.spawn(test, "only");
        child.await_note("no bus: NoKeychain");
        session.start_bus();
        child.go_on();
        child.await_note("no keyring: NoKeychain");
        session.start_keyring();
        child.go_on();
        child.await_note("keyring: saved");
        session.stop_keyring();
        session.start_keyring();
        child.go_on();
        child.await_note("restarted: loaded");
        session.stop_keyring();
        child.go_on();
        child.await_note("stopped: NoKeychain");
        child.go_on();
        child.assert_success();
        return;
    };
    let vault = Vault::system(NAMESPACE);
    let id = Uuid::from_u128(9);
    note(&format!("no bus: {:?}", vault.test().unwrap_err().kind()));
    note(&format!(
        "no keyring: {:?}",
        vault.test().unwrap_err().kind()
    ));
    vault
        .test()
        .expect("the keyring runs now, in the same process");
    vault.save(id, &credentials()).unwrap();
    note("keyring: saved");
    vault
        .load(id)
        .expect("the connection to the old daemon is replaced");
    note("restarted: loaded");
    note(&format!(
        "stopped: {:?}",
        vault.load(id).unwrap_err().kind()
    ));
}

#[test]
fn a_locked_keyring_that_cannot_ask_is_an_error_in_good_time() {
    let Some(_) = inside() else {
        let mut session = Session::new();
        session.start_bus();
        session.start_keyring();
        let test = "a_locked_keyring_that_cannot_ask_is_an_error_in_good_time";
        session.child(test, "save");
        session.lock_keyring();
        session.child(test, "load");
        return;
    };
    let id = Uuid::from_u128(10);
    let vault = Vault::system(NAMESPACE).patience(Duration::from_secs(5));
    if inside().as_deref() == Some("save") {
        return vault.save(id, &credentials()).unwrap();
    }
    let start = Instant::now();
    for error in [
        vault.load(id).unwrap_err(),
        vault.save(id, &credentials()).unwrap_err(),
    ] {
        let kind = error.kind();
        assert!(
            matches!(kind, VaultErrorKind::Locked | VaultErrorKind::Denied),
            "{kind:?}: {}",
            error.detail()
        );
    }
    assert!(
        start.elapsed() < Duration::from_secs(20),
        "no call waits for ever"
    );
}
