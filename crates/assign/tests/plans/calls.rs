//! From records to calls.

use roster_assign::{
    Assignment, ExactWay, Intended, Key, Mode, PlanRow, Split, Standing, Write, compile,
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{TEAM, leads, user, users};

fn rows(intended: Intended, seqs: std::ops::RangeInclusive<u64>) -> Vec<PlanRow> {
    let row = |seq: u64| PlanRow {
        seq,
        key: Key {
            id: Uuid::from_u128(seq.into()),
            email: format!("{seq}@example.com"),
        },
        before: None,
        intended,
        standing: Standing::Change,
    };
    seqs.map(row).collect()
}

fn bulk(write: &Write) -> Value {
    let body = match write {
        Write::BulkAssign(request) => request.body(),
        Write::BulkUpdate(request) => request.body(),
        other => panic!("a bulk call, not {other:?}"),
    };
    serde_json::from_str(&body.unwrap()).unwrap()
}

/// Every row has exactly one call, and no call names nothing.
fn assert_each_once(assignment: &Assignment, rows: Vec<PlanRow>) -> Vec<(Write, Vec<u64>)> {
    let expected: Vec<u64> = rows.iter().map(|row| row.seq).collect();
    let calls = compile(assignment, false, rows);
    let mut seqs: Vec<u64> = calls.iter().flat_map(|(_, seqs)| seqs.clone()).collect();
    seqs.sort_unstable();
    assert_eq!(seqs, expected, "each record has exactly one call");
    for (write, seqs) in &calls {
        match write {
            Write::BulkAssign(request) => {
                assert_eq!(
                    request.leads().ids.len(),
                    seqs.len(),
                    "never a call without ids"
                );
                assert!(!request.leads().means_every_lead());
            }
            Write::BulkUpdate(request) => {
                assert!(!request.rule().means_every_user());
                let conditions = request.rule().groups()[0].conditions().len();
                assert_eq!(conditions, seqs.len(), "one address for each user");
            }
            Write::ChangeOwner { .. } | Write::UpdateUser { .. } => assert_eq!(seqs.len(), 1),
        }
    }
    calls
}

#[test]
fn leads_go_to_each_user_a_hundred_at_a_time_within_the_place_chosen() {
    let assignment = leads(2, |form| {
        form.search = "kettle".to_owned();
        form.limit = "7".to_owned();
    });
    let mut all = rows(Intended::Value(user(1)), 1..=250);
    all.extend(rows(Intended::Value(user(2)), 251..=260));
    let calls = assert_each_once(&assignment, all);
    let sizes: Vec<usize> = calls.iter().map(|(_, seqs)| seqs.len()).collect();
    assert_eq!(sizes, [100, 100, 50, 10]);
    let ids: Vec<Uuid> = (251..=260).map(Uuid::from_u128).collect();
    let expected = json!({
        "campaign": Uuid::from_u128(5),
        "ids": ids,
        "organization_user_ids": [user(2)],
    });
    assert_eq!(
        bulk(&calls[3].0),
        expected,
        "other filters shaped the plan and are not sent"
    );
}

#[test]
fn a_place_that_the_leads_are_not_in_is_not_sent() {
    let assignment = leads(1, |form| {
        form.list_id = Uuid::from_u128(6).to_string();
        form.in_campaign = Some(false);
        form.in_list = Some(false);
    });
    let calls = assert_each_once(&assignment, rows(Intended::Value(user(1)), 1..=2));
    let ids: Vec<Uuid> = (1..=2).map(Uuid::from_u128).collect();
    assert_eq!(
        bulk(&calls[0].0),
        json!({"ids": ids, "organization_user_ids": [user(1)]}),
        "the ids alone find them"
    );
}

#[test]
fn where_instantly_decides_the_call_names_all_users_and_the_ids() {
    let assignment = leads(2, |form| form.split = Split::InstantlyDecides);
    let calls = assert_each_once(&assignment, rows(Intended::AnyTarget, 1..=3));
    let body = bulk(&calls[0].0);
    assert_eq!(body["organization_user_ids"], json!([user(1), user(2)]));
    assert_eq!(body["ids"].as_array().unwrap().len(), 3);
}

#[test]
fn an_owner_is_taken_away_one_lead_at_a_time() {
    let calls = assert_each_once(&leads(1, |_| ()), rows(Intended::Nobody, 1..=2));
    let expected = Write::ChangeOwner {
        lead: Uuid::from_u128(1),
        owner: None,
    };
    assert_eq!(
        calls[0].0, expected,
        "the bulk call can only give to somebody"
    );
}

#[test]
fn users_are_named_by_their_addresses_and_one_without_by_its_id() {
    let assignment = users(|form| form.mode = Mode::Exact);
    let mut all = rows(Intended::Value(TEAM), 1..=52);
    all[3].key.email = " ".to_owned();
    let calls = assert_each_once(&assignment, all.clone());
    let sizes: Vec<usize> = calls.iter().map(|(_, seqs)| seqs.len()).collect();
    assert_eq!(sizes, [25, 25, 1, 1]);
    assert!(matches!(calls[3].0, Write::UpdateUser { user, .. } if user == Uuid::from_u128(4)));
    let one_by_one = users(|form| {
        form.mode = Mode::Exact;
        form.exact_way = ExactWay::OneByOne;
    });
    assert_eq!(assert_each_once(&one_by_one, all).len(), 52);
}

#[test]
fn as_filtered_the_request_itself_is_the_one_call() {
    let assignment = leads(2, |form| form.mode = Mode::AsFiltered);
    let all = rows(Intended::AnyTarget, 1..=300);
    let calls = compile(&assignment, true, all);
    let [(write, seqs)] = calls.as_slice() else {
        panic!("one call, not {}", calls.len());
    };
    let body: Value = serde_json::from_str(&assignment.body().unwrap()).unwrap();
    assert_eq!(bulk(write), body);
    assert_eq!(seqs.len(), 300);
    assert_eq!(
        compile(&assignment, true, Vec::new()),
        [],
        "nothing to change, nothing to send"
    );
}
