//! Drafts: one for each connection, kept over a restart, gone with the connection.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{connection, id};
use roster_history::{DraftRow, History, HistoryError};

fn draft(connection: u128, form: &str) -> DraftRow {
    DraftRow {
        connection_id: id(connection),
        form: form.to_owned(),
        ask: r#"["Value"]"#.to_owned(),
        submission_id: Some(id(70)),
        template_id: Some(id(71)),
        carried: true,
        saved_at: 12,
    }
}

#[test]
fn the_latest_draft_of_each_connection_is_there_after_a_restart() {
    let dir = tempfile::tempdir().unwrap();
    let history = History::open(dir.path()).unwrap();
    for (number, label) in [(1, "Lanternworks"), (2, "Copperleaf")] {
        let connection = connection(number, label);
        history.insert_connection(&connection).unwrap();
    }
    history.save_draft(&draft(1, "half")).unwrap();
    history.save_draft(&draft(1, "more")).unwrap();
    history.save_draft(&draft(2, "other")).unwrap();
    drop(history);
    let history = History::open(dir.path()).unwrap();
    assert_eq!(history.draft(id(1)).unwrap(), Some(draft(1, "more")));
    assert_eq!(history.draft(id(2)).unwrap(), Some(draft(2, "other")));
    history.discard_draft(id(1)).unwrap();
    history.discard_draft(id(1)).unwrap();
    assert_eq!(history.draft(id(1)).unwrap(), None);
    assert!(history.draft(id(2)).unwrap().is_some(), "only that one");
}

#[test]
fn a_draft_goes_with_its_connection_and_none_is_kept_for_one_that_is_gone() {
    let history = History::in_memory().unwrap();
    let account = connection(1, "Lanternworks");
    history.insert_connection(&account).unwrap();
    history.save_draft(&draft(1, "half")).unwrap();
    history.remove_connection(account.id).unwrap();
    assert_eq!(history.draft(id(1)).unwrap(), None);
    let late = history.save_draft(&draft(1, "late")).unwrap_err();
    assert_eq!(late, HistoryError::Missing);
}
