//! The file: opened again, refused untouched, private, and honest about a folder that can't be written.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::path::Path;

use common::{connection, finished, id};
use roster_history::{FILE_NAME, History, HistoryError, Query, SCHEMA_VERSION};
use rusqlite::Connection;

fn bytes(dir: &Path) -> Vec<u8> {
    std::fs::read(dir.join(FILE_NAME)).unwrap()
}

/// A folder with a history in it, closed.
fn written() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    finished(&History::open(dir.path()).unwrap(), 1);
    dir
}

#[test]
fn everything_survives_closing_and_opening_again() {
    let dir = tempfile::tempdir().unwrap();
    let history = History::open(dir.path()).unwrap();
    let kept = history
        .insert_connection(&connection(7, "Copperleaf"))
        .unwrap();
    history.set_setting("theme", &"dark").unwrap();
    finished(&history, 1);
    let (submission, calls) = (
        history.submission(id(1)).unwrap(),
        history.calls(id(1)).unwrap(),
    );
    drop(history);

    let history = History::open(dir.path()).unwrap();
    assert_eq!(history.connections().unwrap(), [kept]);
    assert_eq!(history.setting("theme").unwrap(), Some("dark".to_owned()));
    assert_eq!(
        (
            history.submission(id(1)).unwrap(),
            history.calls(id(1)).unwrap()
        ),
        (submission, calls)
    );
    history.check().unwrap();
}

#[test]
fn what_one_clone_writes_the_other_reads_at_once_from_several_threads() {
    let dir = tempfile::tempdir().unwrap();
    let history = History::open(dir.path()).unwrap();
    std::thread::scope(|scope| {
        for part in 0..4 {
            let history = history.clone();
            scope.spawn(move || {
                for number in 1..=10 {
                    let number = part * 100 + number;
                    finished(&history, number);
                    let page = history
                        .page(&Query {
                            limit: 1000,
                            ..Query::default()
                        })
                        .unwrap();
                    assert!(
                        page.rows.iter().any(|row| row.id == id(number)),
                        "what was written is there"
                    );
                    assert_eq!(
                        page.rows.len() as u64,
                        page.total,
                        "rows and total are of one moment"
                    );
                }
            });
        }
    });
    assert_eq!(history.page(&Query::default()).unwrap().total, 40);
}

#[test]
fn a_newer_file_is_refused_and_untouched_byte_for_byte() {
    let dir = written();
    let newer = SCHEMA_VERSION + 1;
    Connection::open(dir.path().join(FILE_NAME))
        .unwrap()
        .pragma_update(None, "user_version", newer)
        .unwrap();
    let before = bytes(dir.path());
    let error = History::open(dir.path()).unwrap_err();
    assert_eq!(
        error,
        HistoryError::Newer {
            found: newer,
            known: SCHEMA_VERSION
        }
    );
    assert!(
        error.to_string().contains("newer version of Roster"),
        "the message says what to do: {error}"
    );
    assert_eq!(bytes(dir.path()), before, "the file is as it was");
    assert_eq!(
        std::fs::read_dir(dir.path()).unwrap().count(),
        1,
        "and nothing lies beside it"
    );
}

#[test]
fn a_newer_file_whose_version_is_still_in_the_log_is_refused_too() {
    let dir = written();
    let killed = tempfile::tempdir().unwrap();
    let open = Connection::open(dir.path().join(FILE_NAME)).unwrap();
    open.pragma_update(None, "user_version", SCHEMA_VERSION + 1)
        .unwrap();
    let log = format!("{FILE_NAME}-wal");
    for file in [FILE_NAME, &log] {
        std::fs::copy(dir.path().join(file), killed.path().join(file)).unwrap();
    }
    let before = (
        bytes(killed.path()),
        std::fs::read(killed.path().join(&log)).unwrap(),
    );
    assert!(matches!(
        History::open(killed.path()).unwrap_err(),
        HistoryError::Newer { .. }
    ));
    let after = (
        bytes(killed.path()),
        std::fs::read(killed.path().join(&log)).unwrap(),
    );
    assert!(before == after, "neither the file nor its log was changed");
}

#[test]
fn a_file_that_is_no_history_is_refused_and_untouched() {
    for content in [
        &b"not a database at all, but long enough to be one: ".repeat(4)[..],
        b"short",
    ] {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join(FILE_NAME), content).unwrap();
        assert!(matches!(
            History::open(dir.path()).unwrap_err(),
            HistoryError::Corrupt { .. }
        ));
        assert_eq!(bytes(dir.path()), content);
    }
}

#[test]
fn a_folder_that_is_not_there_is_a_clear_error_and_is_not_made() {
    let dir = tempfile::tempdir().unwrap();
    let gone = dir.path().join("gone");
    let error = History::open(&gone).unwrap_err();
    assert!(matches!(error, HistoryError::ReadOnly { .. }), "{error:?}");
    assert!(!gone.exists());
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    use std::process::Command;

    use super::*;

    fn mode(path: &Path, mode: u32) {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn only_its_owner_can_read_the_history() {
        let dir = tempfile::tempdir().unwrap();
        let history = History::open(dir.path()).unwrap();
        finished(&history, 1);
        for entry in std::fs::read_dir(dir.path()).unwrap().map(Result::unwrap) {
            let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
            assert_eq!(mode, 0o600, "{}", entry.path().display());
        }
    }

    /// Set for the child that opens a folder in which it may not write.
    const FOLDER: &str = "ROSTER_TEST_FOLDER";

    #[test]
    fn a_read_only_folder_is_a_clear_error() {
        if let Ok(folder) = std::env::var(FOLDER) {
            let error = History::open(folder.as_ref()).unwrap_err();
            assert!(matches!(error, HistoryError::ReadOnly { .. }), "{error:?}");
            assert!(
                error
                    .to_string()
                    .starts_with("Roster can’t write its history"),
                "{error}"
            );
            return;
        }
        let (empty, full) = (tempfile::tempdir().unwrap(), written());
        mode(&full.path().join(FILE_NAME), 0o444);
        for dir in [&empty, &full] {
            mode(dir.path(), 0o555);
            let probe = dir.path().join("probe");
            let is_root = std::fs::write(&probe, "")
                .and_then(|()| std::fs::remove_file(&probe))
                .is_ok();
            // A copy, because another user need not reach the build's folder.
            let place = tempfile::tempdir().unwrap();
            mode(place.path(), 0o755);
            let program = place.path().join("test");
            std::fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
            let mut child = Command::new(program);
            child
                .args(["--exact", "unix::a_read_only_folder_is_a_clear_error"])
                .env(FOLDER, dir.path())
                .current_dir("/");
            if is_root {
                // No folder is read-only to root, so somebody else tries: the user "nobody".
                child.uid(65534);
            }
            let output = child.output().unwrap();
            let said = String::from_utf8_lossy(&output.stdout);
            assert!(
                output.status.success() && said.contains("1 passed"),
                "{said}"
            );
            mode(dir.path(), 0o755);
        }
    }
}
