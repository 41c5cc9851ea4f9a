//! Rows that the tests start from.
#![allow(dead_code)]

use assign::{
    Arranged, CallKey, Entry, Found, Intended, Mode, Outcome, Seen, Service, Settled, Standing,
};
use assign::{State, WriteKind};
use roster_history::{
    CallEnd, CallState, CallVerdict, Check, ConnectionRow, History, Kind, NewCall, NewPlan,
    NewSubmission, PlanEnd, PlanState, RecordRow, Snapshot, SubmissionEnd,
};
use uuid::Uuid;

pub(crate) fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

/// The plan of submission `number`.
pub(crate) fn plan_id(number: u128) -> Uuid {
    id((1 << 64) + number)
}

/// Owners, by number.
pub(crate) fn owner(number: u128) -> Uuid {
    id((2 << 64) + number)
}

pub(crate) fn connection(number: u128, label: &str) -> ConnectionRow {
    ConnectionRow {
        id: id(number),
        service: Service::LeadSquared,
        kind: Kind::Live,
        label: label.to_owned(),
        letters: "CA".to_owned(),
        colour: "teal".to_owned(),
        address: "https://api.leadsquared.com".to_owned(),
        account_name: None,
        account_detail: None,
        checked_at: None,
        check_state: "unchecked".to_owned(),
        check_message: None,
        created_at: 5,
        last_used_at: None,
        position: 0,
        budget: None,
    }
}

pub(crate) fn working(at: i64) -> Check {
    Check {
        at,
        state: "working".to_owned(),
        message: None,
        account_name: Some("Copperleaf Academy".to_owned()),
        account_detail: None,
    }
}

fn snapshot() -> Snapshot {
    Snapshot {
        id: None,
        label: "Lanternworks".to_owned(),
        letters: "LA".to_owned(),
        colour: "amber".to_owned(),
        kind: Kind::Test,
    }
}

pub(crate) fn plan(number: u128) -> NewPlan {
    NewPlan {
        id: plan_id(number),
        service: Service::Instantly,
        connection: snapshot(),
        purpose: "assign".to_owned(),
        from_plan: None,
        from_submission: None,
        form: "{}".to_owned(),
        names: "{}".to_owned(),
        mode: Mode::Exact,
        template: None,
        created_at: i64::try_from(number).unwrap(),
    }
}

pub(crate) fn ready() -> PlanEnd {
    PlanEnd {
        state: PlanState::Ready,
        trouble: String::new(),
        detail: String::new(),
        ready_at: Some(10),
        expires_at: Some(1000),
        read_calls: 3,
    }
}

/// A lead, which belongs to `value`.
pub(crate) fn found(number: u128, value: Option<u128>) -> Found {
    Found {
        id: id((3 << 64) + number),
        email: format!("lead{number}@moonlit.example"),
        name: format!("Lead {number}"),
        detail: "Moonlit".to_owned(),
        company: "moonlit.example".to_owned(),
        value: value.map(owner),
        active: true,
    }
}

/// The same, of which nothing is likely.
pub(crate) fn entry(number: u128, value: Option<u128>) -> Entry {
    unlikely(found(number, value))
}

pub(crate) fn unlikely(found: Found) -> Entry {
    Entry {
        found,
        likely: None,
    }
}

/// Every one of these records is to be owner 1's.
pub(crate) fn to_owner_1(records: u64) -> Vec<Arranged> {
    let arranged = |seq| Arranged {
        seq,
        intended: Intended::Value(owner(1)),
        standing: Standing::Change,
    };
    (1..=records).map(arranged).collect()
}

/// A plan that is ready, with `records` leads of nobody that are to be owner 1's.
pub(crate) fn planned(history: &History, number: u128, records: u64) {
    history.begin_plan(&plan(number)).unwrap();
    let leads: Vec<Entry> = (1..=records).map(|n| entry(n.into(), None)).collect();
    history.add_records(plan_id(number), &leads, None).unwrap();
    history
        .arrange(plan_id(number), &to_owner_1(records))
        .unwrap();
    history.finish_plan(plan_id(number), &ready()).unwrap();
}

/// A submission made at the time `number`, whose id also sorts by it.
pub(crate) fn submission(number: u128) -> NewSubmission {
    NewSubmission {
        id: id(number),
        plan_id: plan_id(number),
        revision: 0,
        purpose: "assign".to_owned(),
        of_submission: None,
        runner: "one".to_owned(),
        service: Service::Instantly,
        connection: snapshot(),
        title: format!("Leads to Priya, number {number}"),
        filter_words: "campaign Spring Kickoff".to_owned(),
        sentence: "Assign every lead of Spring Kickoff to Priya Brightwater.".to_owned(),
        form: r#"{"service":"instantly"}"#.to_owned(),
        names: r#"{"a81bc81b-dead-4e5d-abff-90865d1e13b1":"Priya Brightwater"}"#.to_owned(),
        meaning: "Nothing was sent yet.".to_owned(),
        created_at: i64::try_from(number).unwrap(),
        search_ids: "a81bc81b-dead-4e5d-abff-90865d1e13b1 campaign_77".to_owned(),
    }
}

/// Begins a submission with an empty plan of its own.
pub(crate) fn begin(history: &History, new: &NewSubmission) {
    let plan = NewPlan {
        id: new.plan_id,
        ..plan(1)
    };
    history.begin_plan(&plan).unwrap();
    history.finish_plan(plan.id, &ready()).unwrap();
    history.begin(new).unwrap();
}

/// A submission that is sending its two calls, of one lead each; none has left.
pub(crate) fn sending(history: &History, number: u128) {
    planned(history, number, 2);
    history.begin(&submission(number)).unwrap();
    let calls = [call(2 * number), call(2 * number + 1)];
    history
        .prepare_calls(id(number), &calls, &[vec![1], vec![2]], 20)
        .unwrap();
    history
        .enter(id(number), State::Sending, "Being sent.")
        .unwrap();
}

pub(crate) fn call(number: u128) -> NewCall {
    NewCall {
        id: id((4 << 64) + number),
        kind: WriteKind::BulkAssign,
        records: 1,
        purpose: "Assign leads".to_owned(),
        method: "POST".to_owned(),
        address: "https://api.instantly.ai".to_owned(),
        path: "/api/v2/leads/bulk-assign".to_owned(),
        request_body: Some(r#"{"organization_user_ids":["u"]}"#.to_owned()),
    }
}

pub(crate) fn key(seq: u64, attempt: u32) -> CallKey {
    CallKey { seq, attempt }
}

pub(crate) fn answered(verdict: CallVerdict) -> CallEnd {
    CallEnd {
        state: CallState::Answered,
        verdict: Some(verdict),
        said: "as you like".to_owned(),
        affected_rows: Some(1),
        took_ms: Some(390),
        status: Some(202),
        answer_body: Some("{}".to_owned()),
        detail: None,
    }
}

/// Without an answer: not sent or unknown.
pub(crate) fn silent(state: CallState) -> CallEnd {
    CallEnd {
        state,
        verdict: None,
        said: String::new(),
        affected_rows: None,
        took_ms: None,
        status: None,
        answer_body: None,
        detail: Some("cut off".to_owned()),
    }
}

pub(crate) fn settled(seq: u64, outcome: Outcome, seen: Option<Seen>) -> Settled {
    Settled {
        seq,
        outcome: Some(outcome),
        seen,
        why: String::new(),
    }
}

pub(crate) fn end(state: State) -> SubmissionEnd {
    SubmissionEnd {
        state,
        meaning: "It has ended.".to_owned(),
        service_said: Some("accepted".to_owned()),
        affected_rows: None,
    }
}

/// Carries a submission of two leads out: both are assigned.
pub(crate) fn finished(history: &History, number: u128) {
    sending(history, number);
    let submission = id(number);
    for seq in 1..=2 {
        history.mark_sent(submission, key(seq, 1), 21).unwrap();
        let done = answered(CallVerdict::Done);
        history
            .end_call(submission, key(seq, 1), &done, None, 22)
            .unwrap();
    }
    let seen = Some(Seen::Value(Some(owner(1))));
    let both = [1, 2].map(|seq| settled(seq, Outcome::Assigned, seen));
    history.settle(submission, &both, 23).unwrap();
    history
        .end_submission(submission, &end(State::Succeeded), 24)
        .unwrap();
}

pub(crate) fn records(history: &History, number: u128) -> Vec<RecordRow> {
    history.each_record(plan_id(number), 0, u32::MAX).unwrap()
}

pub(crate) fn call_states(history: &History, number: u128) -> Vec<CallState> {
    let calls = history.calls(id(number)).unwrap();
    calls.iter().map(|call| call.state).collect()
}
