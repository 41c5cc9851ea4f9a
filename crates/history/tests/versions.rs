//! A database of each earlier version opens, with everything that was in it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use assign::State;
use common::{LEFTOVERS, finished, id};
use roster_history::{CallState, FILE_NAME, History, Query, SCHEMA_VERSION};
use rusqlite::Connection;

/// One database per version, as that version wrote it. A new version adds one line and one file.
const FIXTURES: &[(i64, &str)] = &[(1, include_str!("fixtures/v1.sql"))];

fn open(fixture: &str) -> (tempfile::TempDir, History) {
    let dir = tempfile::tempdir().unwrap();
    Connection::open(dir.path().join(FILE_NAME))
        .unwrap()
        .execute_batch(fixture)
        .unwrap();
    let history = History::open(dir.path()).unwrap();
    (dir, history)
}

/// Every table, index and trigger, without comments and white space.
fn schema(dir: &tempfile::TempDir) -> Vec<(String, String)> {
    let file = Connection::open(dir.path().join(FILE_NAME)).unwrap();
    let mut parts = file
        .prepare("SELECT name, coalesce(sql, '') FROM sqlite_schema ORDER BY name")
        .unwrap();
    let plain = |sql: String| {
        let lines = sql
            .lines()
            .filter(|line| !line.trim_start().starts_with("--"));
        lines
            .flat_map(str::split_whitespace)
            .collect::<Vec<_>>()
            .join(" ")
    };
    let parts = parts
        .query_map([], |row| Ok((row.get(0)?, plain(row.get(1)?))))
        .unwrap();
    parts.collect::<Result<_, _>>().unwrap()
}

#[test]
fn there_is_a_database_of_every_version() {
    let versions: Vec<i64> = FIXTURES.iter().map(|(version, _)| *version).collect();
    let all: Vec<i64> = (1..=SCHEMA_VERSION).collect();
    assert_eq!(versions, all, "a new version needs its fixture");
    for (version, fixture) in FIXTURES {
        assert!(
            fixture.contains(&format!("PRAGMA user_version = {version};")),
            "fixture {version} says its version"
        );
    }
}

#[test]
fn a_database_of_each_earlier_version_opens_with_all_its_rows() {
    for (version, fixture) in FIXTURES {
        let (_dir, history) = open(fixture);
        history
            .check()
            .unwrap_or_else(|e| panic!("version {version}: {e:?}"));
        let labels: Vec<String> = history
            .connections()
            .unwrap()
            .into_iter()
            .map(|c| c.label)
            .collect();
        assert_eq!(labels, ["Copperleaf", "Practice"], "version {version}");
        assert_eq!(
            history.setting("theme").unwrap(),
            Some("dark".to_owned()),
            "version {version}"
        );

        let page = history
            .page(&Query {
                text: "bright".to_owned(),
                limit: 10,
                ..Query::default()
            })
            .unwrap();
        assert_eq!(
            page.rows.len(),
            1,
            "version {version}: the search finds what was written then"
        );
        assert_eq!(page.rows[0].state, State::Accepted);
        let call = &history.calls(page.rows[0].id).unwrap()[0];
        assert_eq!(
            (call.state, call.status),
            (CallState::Answered, Some(202)),
            "version {version}"
        );
        assert_eq!(
            history.sweep_leftovers(9, &LEFTOVERS).unwrap().len(),
            1,
            "version {version}: one was being sent"
        );
    }
}

#[test]
fn an_upgraded_database_has_the_form_of_a_new_one_and_can_be_written() {
    for (version, fixture) in FIXTURES {
        let (old, history) = open(fixture);
        finished(&history, 77);
        assert_eq!(
            history.submission(id(77)).unwrap().line.state,
            State::Accepted
        );
        drop(history);
        let new = tempfile::tempdir().unwrap();
        drop(History::open(new.path()).unwrap());
        assert_eq!(
            schema(&old),
            schema(&new),
            "version {version} upgraded and a new one differ"
        );
    }
}
