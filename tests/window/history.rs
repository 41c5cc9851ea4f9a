//! Two thousand assignments in the history.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use assign::{Mode, Service, State};
use history::{
    ConnectionRow, FILE_NAME, History, Kind, NewPlan, NewSubmission, PlanEnd, PlanState, Snapshot,
    SubmissionEnd,
};
use serde_json::json;
use uuid::Uuid;

use crate::support::{Stage, Window, becomes, until};

use super::steps::rows;

const MANY: u128 = 2_000;
/// 2026-11-01 in milliseconds; the assignments follow each other by a minute.
const FIRST: i64 = 1_793_491_200_000;

/// Every tenth one went to the team of this name.
const TEAM: &str = "Paper Boats";

/// A form that the history can read.
const FORM: &str = r#"{
    "service": "leadsquared", "group_operator": "AND", "names": {},
    "value": "5f0a4f0e-9d0f-4b2f-8a1c-7e550c5cd0d8",
    "conditions": [{
        "condition_operator": "AND",
        "condition": [{ "lookup_name": "City", "operator": "eq", "lookup_value": "Town" }]
    }]
}"#;

/// Writes the history into `folder`, as if somebody had worked for a long time.
fn write_a_long_history(folder: &Path) {
    fs::create_dir_all(folder).expect("the data folder");
    // In memory, because every step of the journal waits for the disk.
    let memory = Path::new("/dev/shm");
    let scratch = if memory.is_dir() {
        tempfile::tempdir_in(memory)
    } else {
        tempfile::tempdir()
    };
    let scratch = scratch.expect("a scratch folder");
    let history = History::open(scratch.path()).expect("a new history");
    for (at, label) in ["Copperleaf", "Lanternworks"].into_iter().enumerate() {
        let row = connection(at as u128 + 1, label);
        history.insert_connection(&row).expect("a connection");
    }
    for number in 1..=MANY {
        write_one(&history, number);
    }
    drop(history);
    fs::copy(scratch.path().join(FILE_NAME), folder.join(FILE_NAME)).expect("the history's file");
}

fn connection(id: u128, label: &str) -> ConnectionRow {
    let instantly = label == "Lanternworks";
    ConnectionRow {
        id: Uuid::from_u128(id),
        service: if instantly {
            Service::Instantly
        } else {
            Service::LeadSquared
        },
        kind: Kind::Practice,
        label: label.to_owned(),
        letters: label.chars().take(2).collect::<String>().to_uppercase(),
        colour: if instantly { "ochre" } else { "teal" }.to_owned(),
        address: "https://service.example".to_owned(),
        account_name: None,
        account_detail: None,
        checked_at: None,
        check_state: "unchecked".to_owned(),
        check_message: None,
        created_at: FIRST,
        last_used_at: None,
        position: 0,
        budget: None,
    }
}

fn write_one(history: &History, number: u128) {
    let (id, plan) = (
        Uuid::from_u128(1_000_000 + number),
        Uuid::from_u128(2_000_000 + number),
    );
    let at = FIRST + i64::try_from(number).expect("small") * 60_000;
    let submission = submission(id, plan, number, at);
    history
        .begin_plan(&plan_of(&submission))
        .expect("a plan is begun");
    let ready = PlanEnd {
        state: PlanState::Ready,
        trouble: String::new(),
        detail: String::new(),
        ready_at: Some(at),
        expires_at: Some(at),
        read_calls: 1,
    };
    history.finish_plan(plan, &ready).expect("it is ready");
    history.begin(&submission).expect("it is applied");
    let end = SubmissionEnd {
        state: if number.is_multiple_of(25) {
            State::Failed
        } else {
            State::Succeeded
        },
        service_said: None,
        affected_rows: None,
        meaning: "Read back.".to_owned(),
    };
    history.end_submission(id, &end, at + 300).expect("it ends");
}

fn plan_of(submission: &NewSubmission) -> NewPlan {
    NewPlan {
        id: submission.plan_id,
        service: submission.service,
        connection: submission.connection.clone(),
        purpose: submission.purpose.clone(),
        from_plan: None,
        from_submission: None,
        form: submission.form.clone(),
        names: submission.names.clone(),
        mode: Mode::Exact,
        template: None,
        created_at: submission.created_at,
    }
}

fn submission(id: Uuid, plan_id: Uuid, number: u128, created_at: i64) -> NewSubmission {
    let (service, label) = match number % 2 {
        0 => (Service::LeadSquared, "Copperleaf"),
        _ => (Service::Instantly, "Lanternworks"),
    };
    let target = if number.is_multiple_of(10) {
        TEAM
    } else {
        "Teapot Trade-in"
    };
    let row = connection(1 + number % 2, label);
    NewSubmission {
        id,
        plan_id,
        revision: 0,
        purpose: "assign".to_owned(),
        of_submission: None,
        runner: "of another day".to_owned(),
        service,
        connection: Snapshot {
            id: Some(row.id),
            label: row.label,
            letters: row.letters,
            colour: row.colour,
            kind: row.kind,
        },
        title: format!("Assignment {number} to {target}"),
        filter_words: format!("City is exactly Town{number}"),
        sentence: "Move some users.".to_owned(),
        form: FORM.to_owned(),
        names: "{}".to_owned(),
        meaning: "On its way.".to_owned(),
        created_at,
        search_ids: String::new(),
    }
}

/// The numbers of the rows that are drawn. Once the whole view is drawn, scrolls on.
fn look_and_scroll(window: &Window<'_>) -> Vec<u64> {
    let rows = window.look(
        "const view = document.querySelector('[role=table]').parentElement
         const rows = [...view.querySelectorAll('[role=rowgroup] [role=row]')]
         const end = Math.max(...rows.map(row => row.getBoundingClientRect().bottom))
         const box = view.getBoundingClientRect()
         const atEnd = view.scrollTop + view.clientHeight >= view.scrollHeight - 1
         if (end >= box.bottom || atEnd) view.scrollTop += view.clientHeight * 0.8
         return rows.map(row => Number(row.getAttribute('aria-rowindex')))",
    );
    serde_json::from_value(rows).expect("numbers")
}

/// What the history counts: "80 of 2000", however this computer writes a thousand.
#[track_caller]
fn counted(window: &Window<'_>, wanted: &str) {
    becomes("the count of what is found", &wanted.to_owned(), || {
        let count = window.look("return document.querySelector('[role=search] .count').innerText");
        let count = count.as_str().unwrap_or_default().replace(',', "");
        count.trim_end_matches("assignments").trim().to_owned()
    });
}

#[test]
fn two_thousand_assignments_are_shown_without_a_gap() {
    let stage = Stage::set("two_thousand_assignments");
    write_a_long_history(&stage.data_dir());
    let window = stage.open();
    window.role("table", "Assignments").shown();
    counted(&window, "2000");
    assert!(
        rows(&window)[0].contains("Assignment 2000 to"),
        "newest first"
    );
    assert!(rows(&window).len() < 100, "only what is in sight is drawn");
    window.screenshot("history-2000");
    let mut seen = BTreeSet::new();
    let wanted: BTreeSet<u64> = (2..=2_001).collect();
    while seen.len() < wanted.len() {
        let before = seen.len();
        until("scrolling brings further rows into sight", || {
            seen.extend(look_and_scroll(&window));
            (seen.len() > before).then_some(())
        });
    }
    assert_eq!(seen, wanted, "every row was in sight");
    assert!(
        rows(&window)
            .iter()
            .any(|row| row.contains("Assignment 1 to")),
        "the oldest is the last"
    );
    window.close();
}

#[test]
fn the_history_is_narrowed_down_by_words_and_filters_and_back_finds_it_so_again() {
    let stage = Stage::set("the_history_is_narrowed_down");
    write_a_long_history(&stage.data_dir());
    let window = stage.open();
    let search = window.field("Search history");
    search.click();
    window.look(
        "window.typed = []
         document.querySelector('#history-search').addEventListener('input', event => window.typed.push(event.target.value))",
    );
    window.type_text("paper boa");
    search.says("paper boa");
    let steps: Vec<&str> = (1..=9).map(|end| &"paper boa"[..end]).collect();
    assert_eq!(
        window.look("return window.typed"),
        json!(steps),
        "no letter is lost or late"
    );
    counted(&window, "200 of 2000");

    window.button("Status").click();
    window.role("menuitemcheckbox", "Failed").click();
    window.press("Escape");
    counted(&window, "40 of 2000");
    window.button("Account").click();
    window.role("menuitemradio", "Copperleaf").click();
    counted(&window, "40 of 2000");
    let route = window.route();
    window.screenshot("history-filtered");

    window.link("Assignment 2000 to Paper Boats").click();
    window.role("navigation", "Assignment").shown();
    window.press("Alt+Left");
    counted(&window, "40 of 2000");
    assert_eq!(window.route(), route, "the filter is in the address");
    assert_eq!(search.value(), "paper boa", "and in its field");

    search.fill("no such assignment");
    window.button("Clear all filters").click();
    counted(&window, "2000");
    window.close();
}
