//! A database of each earlier version opens, with everything that was in it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use assign::{CallFate, State};
use common::{finished, id, key};
use roster_history::{
    CallRow, CallState, CallVerdict, FILE_NAME, History, Query, SCHEMA_VERSION, SubmissionLine,
};
use rusqlite::Connection;

/// One database per version, as that version wrote it. A new version adds one line and one file.
const FIXTURES: &[(i64, &str)] = &[
    (1, include_str!("fixtures/v1.sql")),
    (2, include_str!("fixtures/v2.sql")),
    (3, include_str!("fixtures/v3.sql")),
    (4, include_str!("fixtures/v4.sql")),
];

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
        let call = &history.calls(page.rows[0].id).unwrap()[0];
        assert_eq!(
            (call.state, call.status),
            (CallState::Answered, Some(202)),
            "version {version}"
        );
    }
}

/// The submissions of a fixture, oldest first, each with its calls.
fn submissions(history: &History) -> Vec<(SubmissionLine, Vec<CallRow>)> {
    let all = Query {
        limit: 10,
        ..Query::default()
    };
    let rows = history.page(&all).unwrap().rows;
    let each = |row: SubmissionLine| {
        let calls = history.calls(row.id).unwrap();
        (row, calls)
    };
    rows.into_iter().rev().map(each).collect()
}

#[test]
fn what_version_1_sent_without_a_plan_is_told_as_what_is_known_of_it() {
    let (_dir, history) = open(FIXTURES[0].1);
    let all = submissions(&history);
    let (promised, calls) = &all[0];
    assert_eq!(promised.state, State::Unknown, "it was never read back");
    assert_eq!(promised.meaning, "A promise.", "its old words stay");
    assert_eq!((promised.plan_id, promised.outcomes), (None, None));
    assert_eq!(promised.purpose, "assign");
    assert_eq!(calls[0].key, key(1, 1));
    assert_eq!(calls[0].verdict, Some(CallVerdict::Done));
    assert_eq!(calls[0].kind.as_str(), "bulk_assign");
    assert_eq!((calls[0].records, calls[0].path.as_str()), (None, ""));

    let (cut_off, calls) = &all[1];
    assert_eq!(cut_off.state, State::Unknown);
    assert_eq!(
        cut_off.finished_at,
        Some(cut_off.created_at),
        "it has ended"
    );
    assert!(
        cut_off.meaning.contains("may or may not have worked"),
        "{}",
        cut_off.meaning
    );
    assert_eq!(calls[0].state, CallState::Unknown);
    assert_eq!(calls[0].kind.as_str(), "bulk_update");
    assert!(
        history.open_submissions().unwrap().is_empty(),
        "nothing to go on with"
    );
    let tally = history.tally(cut_off.id).unwrap();
    assert_eq!(tally.records, 0, "there is nothing to count");
    history.remove_submission(cut_off.id).unwrap();
    history.check().unwrap();
}

#[test]
fn each_old_state_becomes_what_is_certain_of_it() {
    for (old, new, verdict) in [
        ("accepted", State::Unknown, CallVerdict::Done),
        ("succeeded", State::Unknown, CallVerdict::Done),
        ("unknown", State::Unknown, CallVerdict::Unclear),
        ("refused", State::Failed, CallVerdict::Refused),
        ("not_sent", State::NotRun, CallVerdict::Done),
    ] {
        let of_this = FIXTURES[0].1.replace("'accepted'", &format!("'{old}'"));
        let (_dir, history) = open(&of_this);
        let (submission, calls) = &submissions(&history)[0];
        assert_eq!(submission.state, new, "{old}");
        assert_eq!(calls[0].verdict, Some(verdict), "{old}");
    }
    let prepared = FIXTURES[0]
        .1
        .replace("'sending'", "'prepared'")
        .replace("'sent'", "'prepared'");
    let (_dir, history) = open(&prepared);
    let (submission, calls) = &submissions(&history)[1];
    assert_eq!(submission.state, State::NotRun);
    assert!(submission.meaning.ends_with("Nothing was sent."));
    assert_eq!(calls[0].state, CallState::NotSent);
}

#[test]
fn what_version_2_left_open_can_be_gone_on_with() {
    let (_dir, history) = open(FIXTURES[1].1);
    let budget = history.connections().unwrap()[0].budget;
    assert_eq!(budget, Some((50, 1000)));
    let open = history.open_submissions().unwrap();
    let (id, runner, state) = &open[0];
    assert_eq!((runner.as_deref(), *state), (Some("one"), State::Sending));
    history.interrupt(*id, runner.as_deref(), 9, "").unwrap();
    let waiting = history.to_settle(*id, 0, 9).unwrap();
    assert_eq!((waiting.len(), waiting[0].fate), (1, CallFate::Unknown));
    let tally = history.tally(*id).unwrap();
    assert_eq!((tally.records, tally.outcomes.assigned), (3, 1));
    assert_eq!(
        history.what_was_said(*id).unwrap().0.as_deref(),
        Some("accepted")
    );
}

#[test]
fn what_version_3_kept_of_templates_drafts_and_ticks_is_there() {
    let (_dir, history) = open(FIXTURES[2].1);
    let template = &history.templates("monday priya").unwrap()[0];
    assert_eq!(template.ask, r#"["campaign"]"#);
    assert_eq!(template.connection.as_ref().unwrap().label, "Copperleaf");
    let used = template.used.unwrap();
    assert_eq!((used.at, used.state), (1_763_900_001_000, State::Sending));
    let practice = history.connections().unwrap()[1].id;
    let draft = history.draft(practice).unwrap().unwrap();
    assert_eq!(draft.template_id, Some(template.id));
    let plan = history.submission(used.submission).unwrap().line.plan_id;
    assert_eq!(history.plan(plan.unwrap()).unwrap().revision, 2);
}

#[test]
fn the_lists_that_version_4_kept_are_still_there() {
    let (_dir, history) = open(FIXTURES[3].1);
    let copperleaf = history.connections().unwrap()[0].id;
    let list = history.choices(copperleaf, "campaigns").unwrap().unwrap();
    assert_eq!(list.read_at, 1_763_900_000_000);
    assert_eq!(list.items[0].name, "Spring");
}

#[test]
fn an_upgraded_database_has_the_form_of_a_new_one_and_can_be_written() {
    for (version, fixture) in FIXTURES {
        let (old, history) = open(fixture);
        finished(&history, 77);
        let state = history.submission(id(77)).unwrap().line.state;
        assert_eq!(state, State::Succeeded);
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
