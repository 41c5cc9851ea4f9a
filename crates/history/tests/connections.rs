//! Connections and settings.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{connection, id, working};
use roster_history::{Check, ConnectionRow, History, HistoryError, Kind};

#[test]
fn connections_are_listed_in_the_order_in_which_they_were_added_until_moved() {
    let history = History::in_memory().unwrap();
    for (number, label) in [(3, "One"), (2, "Two"), (1, "Three")] {
        history
            .insert_connection(&connection(number, label))
            .unwrap();
    }
    let labels = || {
        history
            .connections()
            .unwrap()
            .into_iter()
            .map(|c| c.label)
            .collect::<Vec<_>>()
    };
    assert_eq!(labels(), ["One", "Two", "Three"]);
    let moved = ConnectionRow {
        position: 9,
        ..history.connection(id(3)).unwrap()
    };
    history.update_connection(&moved).unwrap();
    assert_eq!(labels(), ["Two", "Three", "One"]);
    assert_eq!(
        history
            .insert_connection(&connection(4, "Four"))
            .unwrap()
            .position,
        10,
        "a new one comes last"
    );
}

#[test]
fn a_label_is_unique_whatever_the_case_of_any_script() {
    let history = History::in_memory().unwrap();
    history
        .insert_connection(&connection(1, "Émile & Söhne"))
        .unwrap();
    let taken = HistoryError::Duplicate { field: "label" };
    assert_eq!(
        history
            .insert_connection(&connection(2, "émile & SÖHNE "))
            .unwrap_err(),
        taken
    );
    history.insert_connection(&connection(2, "Other")).unwrap();
    assert_eq!(
        history
            .update_connection(&connection(2, "ÉMILE & söhne"))
            .unwrap_err(),
        taken
    );
    history
        .update_connection(&connection(1, "ÉMILE & söhne"))
        .expect("its own label in another case is fine");
    assert_eq!(
        taken.to_string(),
        "This label is already in use. Choose another one."
    );
}

#[test]
fn editing_leaves_what_checks_and_use_have_found() {
    let history = History::in_memory().unwrap();
    history.insert_connection(&connection(1, "One")).unwrap();
    history.set_check(id(1), &working(50)).unwrap();
    history.touch_connection(id(1), 60).unwrap();
    history.touch_connection(id(1), 55).unwrap();
    let edited = ConnectionRow {
        label: "New".to_owned(),
        kind: Kind::Test,
        ..connection(1, "")
    };
    history.update_connection(&edited).unwrap();

    let kept = history.connection(id(1)).unwrap();
    assert_eq!((kept.label.as_str(), kept.kind), ("New", Kind::Test));
    assert_eq!(
        (kept.checked_at, kept.check_state.as_str()),
        (Some(50), "working")
    );
    assert_eq!(kept.last_used_at, Some(60), "the latest use counts");

    let failed = Check {
        account_name: None,
        state: "unreachable".to_owned(),
        ..working(70)
    };
    history.set_check(id(1), &failed).unwrap();
    let kept = history.connection(id(1)).unwrap();
    assert_eq!(kept.check_state, "unreachable");
    assert_eq!(
        kept.account_name.as_deref(),
        Some("Copperleaf Academy"),
        "a failed check does not forget the account"
    );
}

#[test]
fn a_connection_that_is_gone_is_missing_to_every_call() {
    let history = History::in_memory().unwrap();
    history.insert_connection(&connection(1, "One")).unwrap();
    history.remove_connection(id(1)).unwrap();
    let missing = [
        history.connection(id(1)).map(drop),
        history.update_connection(&connection(1, "One")),
        history.set_check(id(1), &working(1)),
        history.touch_connection(id(1), 1),
        history.remove_connection(id(1)),
    ];
    assert!(
        missing
            .iter()
            .all(|answer| *answer == Err(HistoryError::Missing)),
        "{missing:?}"
    );
    assert!(history.connections().unwrap().is_empty());
}

#[test]
fn settings_are_replaced_forgotten_and_never_a_reason_not_to_start() {
    let history = History::in_memory().unwrap();
    assert_eq!(history.setting::<String>("theme").unwrap(), None);
    history.set_setting("theme", &"dark").unwrap();
    history.set_setting("theme", &"light").unwrap();
    assert_eq!(history.setting("theme").unwrap(), Some("light".to_owned()));
    assert_eq!(
        history.setting::<u32>("theme").unwrap(),
        None,
        "a value of another shape counts as none"
    );
    history.remove_setting("theme").unwrap();
    history
        .remove_setting("theme")
        .expect("forgetting twice is fine");
    assert_eq!(history.setting::<String>("theme").unwrap(), None);
}
