//! The lists that accounts offer to choose from, as they are kept.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{connection, id};
use roster_history::{ChoiceList, ChoiceRow, ConnectionRow, History, HistoryError};

fn list(read_at: i64, names: &[&str]) -> ChoiceList {
    let items = names.iter().map(|name| ChoiceRow {
        id: format!("id of {name}"),
        name: (*name).to_owned(),
        detail: "{}".to_owned(),
    });
    ChoiceList {
        read_at,
        items: items.collect(),
    }
}

fn with_one_connection() -> History {
    let history = History::in_memory().unwrap();
    history.insert_connection(&connection(1, "One")).unwrap();
    history
}

#[test]
fn a_list_is_given_back_in_its_order_and_with_its_time() {
    let history = with_one_connection();
    assert_eq!(history.choices(id(1), "campaigns").unwrap(), None);
    let kept = list(50, &["Zebra", "Ant", "Zebra"]);
    assert!(history.keep_choices(id(1), 0, "campaigns", &kept).unwrap());
    assert_eq!(history.choices(id(1), "campaigns").unwrap(), Some(kept));
    assert_eq!(history.choices(id(1), "lists").unwrap(), None);
    let at = |kind| history.choices_read_at(id(1), kind).unwrap();
    assert_eq!((at("campaigns"), at("lists")), (Some(50), None));
}

#[test]
fn a_later_list_takes_the_place_of_the_one_before_and_of_no_other() {
    let history = with_one_connection();
    for (kind, names) in [("campaigns", ["A", "B"]), ("lists", ["C", "D"])] {
        history
            .keep_choices(id(1), 0, kind, &list(1, &names))
            .unwrap();
    }
    let later = list(2, &["E"]);
    history.keep_choices(id(1), 0, "campaigns", &later).unwrap();
    assert_eq!(history.choices(id(1), "campaigns").unwrap(), Some(later));
    let other = history.choices(id(1), "lists").unwrap();
    assert_eq!(other, Some(list(1, &["C", "D"])));
}

#[test]
fn a_list_with_nothing_in_it_is_told_from_none() {
    let history = with_one_connection();
    history
        .keep_choices(id(1), 0, "lists", &list(7, &[]))
        .unwrap();
    assert_eq!(history.choices(id(1), "lists").unwrap(), Some(list(7, &[])));
}

#[test]
fn another_account_has_none_of_the_lists_before_and_late_ones_are_not_kept() {
    let history = with_one_connection();
    history.insert_connection(&connection(2, "Two")).unwrap();
    let before = history.account_turn(id(1)).unwrap();
    for number in [1, 2] {
        let kept = history.keep_choices(id(number), before, "lists", &list(1, &["A"]));
        assert!(kept.unwrap());
    }
    history.update_account(&connection(1, "One"), 60).unwrap();
    assert_eq!(history.choices(id(1), "lists").unwrap(), None);
    assert!(history.choices(id(2), "lists").unwrap().is_some());
    let late = history.keep_choices(id(1), before, "lists", &list(2, &["A"]));
    assert!(!late.unwrap(), "it was asked of the account before");
    assert_eq!(history.choices(id(1), "lists").unwrap(), None);
    let now = history.account_turn(id(1)).unwrap();
    let fresh = history.keep_choices(id(1), now, "lists", &list(3, &["B"]));
    assert!(fresh.unwrap());
}

#[test]
fn another_name_leaves_the_lists() {
    let history = with_one_connection();
    history
        .keep_choices(id(1), 0, "lists", &list(1, &["A"]))
        .unwrap();
    let renamed = ConnectionRow {
        label: "New".to_owned(),
        ..history.connection(id(1)).unwrap()
    };
    history.update_connection(&renamed).unwrap();
    assert!(history.choices(id(1), "lists").unwrap().is_some());
}

#[test]
fn the_lists_go_with_their_connection() {
    let dir = tempfile::tempdir().unwrap();
    let history = History::open(dir.path()).unwrap();
    history.insert_connection(&connection(1, "One")).unwrap();
    history
        .keep_choices(id(1), 0, "lists", &list(1, &["A"]))
        .unwrap();
    history.remove_connection(id(1)).unwrap();
    let file = rusqlite::Connection::open(dir.path().join(roster_history::FILE_NAME)).unwrap();
    let left: i64 = file
        .query_row("SELECT count(*) FROM choices", [], |row| row.get(0))
        .unwrap();
    assert_eq!(left, 0);
    assert_eq!(history.account_turn(id(1)), Err(HistoryError::Missing));
    let late = history.keep_choices(id(1), 0, "lists", &list(1, &["A"]));
    assert!(!late.unwrap(), "nobody can ask for it any more");
}
