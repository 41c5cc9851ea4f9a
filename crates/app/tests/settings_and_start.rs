//! The first picture: settings, words, a history that cannot be opened, the keychain's health.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::path::Path;
use std::time::Duration;

use roster_app::contract::{Code, Density, Motion, Service, Settings, Theme};
use secrets::{Vault, VaultErrorKind};
use support::{World, open};

const PATIENT: Duration = Duration::from_secs(30);

#[tokio::test]
async fn settings_and_connections_survive_a_restart() {
    let world = World::start().await;
    let start = world.app.start(()).await.unwrap();
    assert_eq!(
        start.settings,
        Settings::default(),
        "nothing was chosen yet"
    );
    let chosen = Settings {
        theme: Theme::Dark,
        density: Density::Compact,
        text_size: 125,
        motion: Motion::Reduced,
        plan_minutes: 60,
        typed_count_from: 500,
    };
    world.app.save_settings(chosen.clone()).await.unwrap();
    let connection = world.connect(Service::LeadSquared).await;
    let start = world.reopened().app.start(()).await.unwrap();
    assert_eq!(start.settings, chosen);
    assert_eq!(start.connections, [connection]);
}

#[tokio::test]
async fn a_text_size_that_is_not_offered_is_refused_and_changes_nothing() {
    let world = World::start().await;
    for text_size in [0, 99, 101, 1000] {
        let odd = Settings {
            text_size,
            theme: Theme::Dark,
            ..Settings::default()
        };
        let error = world.app.save_settings(odd).await.unwrap_err();
        assert_eq!(error.code, Code::Invalid);
        assert_eq!(error.field.as_deref(), Some("text_size"));
    }
    let kept = world.app.start(()).await.unwrap().settings;
    assert_eq!(kept, Settings::default());
}

#[tokio::test]
async fn the_first_picture_has_every_word_of_both_services() {
    let world = World::start().await;
    let start = world.app.start(()).await.unwrap();
    let words = &start.vocabulary;
    let filters: usize = words.filters.iter().map(|group| group.choices.len()).sum();
    assert_eq!(filters, 27, "every value of the filter");
    assert_eq!(words.rule_kinds.len(), 6);
    assert_eq!(words.operators.len(), 6);
    assert_eq!(words.operators_without_value.len(), 2);
    assert!(words.regions.len() >= 7, "the known regions");
    let labelled = |choice: &roster_app::contract::Choice| !choice.label.contains('_');
    let mut all = words.filters.iter().flat_map(|group| &group.choices);
    assert!(all.all(labelled), "names for people");
    assert!(start.interrupted.is_empty(), "nothing ran before");
    assert_eq!(start.data_dir, world.folder.path().display().to_string());
    assert!(!start.version.is_empty());
}

fn database(folder: &Path) -> std::path::PathBuf {
    folder.join("roster.sqlite")
}

#[tokio::test]
async fn a_history_of_a_newer_version_is_left_alone_and_says_the_way_out() {
    let folder = tempfile::tempdir().unwrap();
    drop(open(folder.path(), Vault::in_memory(), PATIENT).unwrap());
    let mut bytes = std::fs::read(database(folder.path())).unwrap();
    // Where the file format keeps `user_version`.
    bytes[60..64].copy_from_slice(&9_999_u32.to_be_bytes());
    std::fs::write(database(folder.path()), &bytes).unwrap();
    let error = open(folder.path(), Vault::in_memory(), PATIENT)
        .err()
        .expect("it is refused");
    assert_eq!(error.code, Code::History);
    assert!(error.message.contains("newer version"), "{error}");
    assert!(error.message.contains("Install"), "the way out: {error}");
    assert_eq!(std::fs::read(database(folder.path())).unwrap(), bytes);
}

#[tokio::test]
async fn a_file_that_is_no_history_is_left_alone_and_says_the_way_out() {
    let folder = tempfile::tempdir().unwrap();
    let text = b"a letter to a friend, longer than a database's header is, which is a hundred bytes; no doubt about it";
    std::fs::write(database(folder.path()), text).unwrap();
    let error = open(folder.path(), Vault::in_memory(), PATIENT)
        .err()
        .expect("it is refused");
    assert_eq!(error.code, Code::History);
    assert!(error.message.contains("Move it elsewhere"), "{error}");
    assert_eq!(std::fs::read(database(folder.path())).unwrap(), text);
}

#[tokio::test]
async fn a_data_folder_is_made_where_there_is_none() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("not/there/yet");
    drop(open(&folder, Vault::in_memory(), PATIENT).unwrap());
    assert!(database(&folder).is_file());
}

#[tokio::test]
async fn the_keychains_test_reports_that_it_works() {
    let world = World::start().await;
    let report = world.app.test_keychain(()).await.unwrap();
    assert!(report.works, "{}", report.message);
    assert!(!report.name.is_empty() && !report.message.is_empty());
    assert_eq!(report.detail, None);
}

#[tokio::test]
async fn each_failure_of_the_keychain_is_a_report_with_what_to_do() {
    let mut messages = Vec::new();
    for kind in [
        VaultErrorKind::NoKeychain,
        VaultErrorKind::Locked,
        VaultErrorKind::Denied,
        VaultErrorKind::TooLong { limit: 2560 },
        VaultErrorKind::Missing,
        VaultErrorKind::Unreadable,
        VaultErrorKind::Other,
    ] {
        let world = World::with(Vault::unavailable(kind), PATIENT).await;
        let report = world.app.test_keychain(()).await.unwrap();
        assert!(!report.works, "{kind:?}");
        assert!(report.detail.is_some(), "{kind:?}: for who helps");
        messages.push(report.message);
    }
    let count = messages.len();
    messages.sort();
    messages.dedup();
    assert_eq!(messages.len(), count, "each kind has words of its own");
}
