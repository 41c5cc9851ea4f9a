//! Files with a plan's records, or with all of a submission.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::path::Path;

use roster_app::contract::{ExportFormat, ExportRequest, Service, Show};
use serde_json::Value;
use support::{API_KEY, BOTH, World, forms};

#[tokio::test]
async fn a_plan_is_written_as_a_table_with_ids_and_names() {
    for service in BOTH {
        let mut world = World::start().await;
        let connection = world.connect(service).await;
        let form = forms::form(&world.practice, service);
        let plan = world.plan(&connection, form).await;
        let request = ExportRequest {
            plan_id: plan.id,
            format: ExportFormat::Csv,
        };
        let first = world.app.export(request).await.unwrap();
        let second = world.app.export(request).await.unwrap();
        assert_ne!(first.path, second.path, "no file is overwritten");
        assert_eq!(first.records, plan.counts.matched);
        let exports = world.folder.path().join("exports");
        assert!(
            Path::new(&first.path).starts_with(exports),
            "{}",
            first.path
        );
        assert!(first.path.contains(&plan.code), "readable: {}", first.path);
        let mut table = csv::Reader::from_path(&first.path).unwrap();
        let heads = table.headers().unwrap().clone();
        assert_eq!(&heads[1], "id");
        let rows: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
        let records = world.records(plan.id, Show::All).await;
        assert_eq!(rows.len(), records.len(), "{service}: one line each");
        for (row, record) in rows.iter().zip(&records) {
            assert_eq!(row[1], record.id.to_string());
            assert_eq!(row[8], record.before.name, "before, by name");
            let planned = record.intended.as_ref().unwrap();
            assert_eq!(row[9], planned.id.unwrap().to_string(), "planned, by id");
            assert_eq!(row[14], *"", "no outcome yet");
        }
    }
}

#[tokio::test]
async fn a_submission_is_written_whole_and_without_a_key() {
    let mut world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let form = forms::form(&world.practice, Service::Instantly);
    let plan = world.plan(&connection, form).await;
    let done = world.apply(&plan).await;
    let request = ExportRequest {
        plan_id: plan.id,
        format: ExportFormat::Json,
    };
    let written = world.app.export(request).await.unwrap();
    let text = std::fs::read_to_string(&written.path).unwrap();
    assert!(!text.contains(API_KEY), "no key is in it");
    let whole: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(whole["plan"]["digest"], plan.digest.as_str());
    assert_eq!(whole["submission"]["id"], done.id.to_string());
    let calls = whole["calls"].as_array().unwrap();
    assert_eq!(calls.len() as u64, done.calls.answered);
    let body = |call: &Value| call["request_body"].as_str().unwrap().to_owned();
    // Calls go out beside each other, and arrive in any order.
    let mut written_down: Vec<String> = calls.iter().map(body).collect();
    let mut sent: Vec<String> = world.writes().into_iter().map(|it| it.body).collect();
    written_down.sort();
    sent.sort();
    assert_eq!(written_down, sent, "as they were sent");
    let records = whole["records"].as_array().unwrap();
    assert_eq!(records.len() as u64, written.records);
    let assigned = records.iter().filter(|it| it["outcome"] == "assigned");
    assert_eq!(assigned.count() as u64, done.outcomes.assigned);
}
