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
    let added = history.connection(id(1)).unwrap();
    assert!(history.set_check(&added, &working(50)).unwrap());
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
    assert!(history.set_check(&kept, &failed).unwrap());
    let kept = history.connection(id(1)).unwrap();
    assert_eq!(kept.check_state, "unreachable");
    assert_eq!(
        kept.account_name.as_deref(),
        Some("Copperleaf Academy"),
        "a failed check does not forget the account"
    );
}

#[test]
fn other_keys_or_another_address_forget_what_was_found_of_the_account() {
    let history = History::in_memory().unwrap();
    let added = history.insert_connection(&connection(1, "One")).unwrap();
    history.set_check(&added, &working(50)).unwrap();
    let edited = ConnectionRow {
        label: "New".to_owned(),
        ..history.connection(id(1)).unwrap()
    };
    history.update_account(&edited, 60).unwrap();
    let kept = history.connection(id(1)).unwrap();
    assert_eq!(kept.label, "New");
    assert_eq!(kept.check_state, "unchecked");
    let found = (kept.account_name, kept.account_detail, kept.check_message);
    assert_eq!(found, (None, None, None), "of another account");
}

#[test]
fn a_check_that_began_before_the_account_changed_is_not_kept() {
    let history = History::in_memory().unwrap();
    history.insert_connection(&connection(1, "One")).unwrap();
    // The clock may stand still or go back.
    for (checked_at, changed_at) in [(50, 60), (70, 70), (80, 10)] {
        let before = history.connection(id(1)).unwrap();
        assert!(history.set_check(&before, &working(checked_at)).unwrap());
        let began_with = history.connection(id(1)).unwrap();
        history.update_account(&began_with, changed_at).unwrap();
        let kept = history.set_check(&began_with, &working(90)).unwrap();
        assert!(!kept, "checked at {checked_at}, changed at {changed_at}");
        let now = history.connection(id(1)).unwrap();
        assert_eq!(now.check_state, "unchecked");
        assert_eq!(now.account_name, None);
    }
    let began_with = history.connection(id(1)).unwrap();
    let moved = ConnectionRow {
        address: "https://api-in21.leadsquared.com".to_owned(),
        ..began_with.clone()
    };
    history.update_connection(&moved).unwrap();
    let kept = history.set_check(&began_with, &working(90)).unwrap();
    assert!(!kept, "it is about another address");
}

#[test]
fn a_change_of_account_is_kept_whole_or_not_at_all() {
    let dir = tempfile::tempdir().unwrap();
    let history = History::open(dir.path()).unwrap();
    let before = history.insert_connection(&connection(1, "One")).unwrap();
    let other = rusqlite::Connection::open(dir.path().join(roster_history::FILE_NAME)).unwrap();
    let refuse = "CREATE TRIGGER broken BEFORE UPDATE OF check_state ON connections
                  BEGIN SELECT RAISE(ABORT, 'the disk failed'); END";
    other.execute_batch(refuse).unwrap();
    history
        .update_account(&connection(1, "Moved"), 60)
        .unwrap_err();
    assert_eq!(history.connection(id(1)).unwrap(), before);
}

#[test]
fn a_label_can_be_asked_for_before_it_is_used() {
    let history = History::in_memory().unwrap();
    history.insert_connection(&connection(1, "Émile")).unwrap();
    let taken = HistoryError::Duplicate { field: "label" };
    assert_eq!(history.check_label(id(2), " éMILE").unwrap_err(), taken);
    history
        .check_label(id(1), "émile")
        .expect("its own label is free for itself");
    history.check_label(id(2), "Emil").unwrap();
}

#[test]
fn a_rate_budget_is_kept_until_it_is_the_usual_one_again_and_editing_leaves_it() {
    let history = History::in_memory().unwrap();
    let added = history.insert_connection(&connection(1, "One")).unwrap();
    assert_eq!(added.budget, None, "the service's usual one");
    history.set_budget(id(1), Some((25, 5000))).unwrap();
    history.update_connection(&connection(1, "New")).unwrap();
    assert_eq!(history.connection(id(1)).unwrap().budget, Some((25, 5000)));
    history.set_budget(id(1), None).unwrap();
    assert_eq!(history.connection(id(1)).unwrap().budget, None);
    let given = ConnectionRow {
        budget: Some((2, 5000)),
        ..connection(2, "Two")
    };
    assert_eq!(
        history.insert_connection(&given).unwrap().budget,
        Some((2, 5000))
    );
    assert_eq!(history.connection(id(2)).unwrap().budget, Some((2, 5000)));
}

#[test]
fn a_connection_that_is_gone_is_missing_to_every_call() {
    let history = History::in_memory().unwrap();
    history.insert_connection(&connection(1, "One")).unwrap();
    history.remove_connection(id(1)).unwrap();
    let missing = [
        history.connection(id(1)).map(drop),
        history.update_connection(&connection(1, "One")),
        history
            .set_check(&connection(1, "One"), &working(1))
            .map(drop),
        history.update_account(&connection(1, "One"), 1),
        history.touch_connection(id(1), 1),
        history.set_budget(id(1), None),
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
