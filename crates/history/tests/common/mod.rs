//! Rows that the tests start from.
#![allow(dead_code)]

use assign::{Service, State};
use roster_history::{
    CallEnd, CallState, Check, ConnectionRow, History, Kind, LeftoverMeanings, NewCall,
    NewSubmission, Snapshot, SubmissionEnd,
};
use uuid::Uuid;

pub(crate) const LEFTOVERS: LeftoverMeanings<'static> = LeftoverMeanings {
    not_sent: "It was never sent.",
    unknown: "It may have landed.",
};

pub(crate) fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
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

/// A submission made at the time `number`, whose id also sorts by it.
pub(crate) fn submission(number: u128) -> NewSubmission {
    NewSubmission {
        id: id(number),
        service: Service::Instantly,
        connection: Snapshot {
            id: None,
            label: "Lanternworks".to_owned(),
            letters: "LA".to_owned(),
            colour: "amber".to_owned(),
            kind: Kind::Test,
        },
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

pub(crate) fn call(number: u128) -> NewCall {
    NewCall {
        id: id(1_000_000 + number),
        purpose: "assign the leads".to_owned(),
        method: "POST".to_owned(),
        address: "https://api.instantly.ai/api/v2/leads/bulk-assign".to_owned(),
        request_body: Some(r#"{"organization_user_ids":["u"]}"#.to_owned()),
    }
}

pub(crate) fn answered() -> (CallEnd, SubmissionEnd) {
    let call = CallEnd {
        state: CallState::Answered,
        took_ms: Some(390),
        status: Some(202),
        answer_body: Some("{}".to_owned()),
        detail: None,
    };
    let submission = SubmissionEnd {
        state: State::Accepted,
        service_said: Some("accepted".to_owned()),
        affected_rows: None,
        meaning: "A promise.".to_owned(),
    };
    (call, submission)
}

/// Journals a submission with one call and brings it to its end.
pub(crate) fn finished(history: &History, number: u128) {
    let (call_end, submission_end) = answered();
    history.begin(&submission(number), &[call(number)]).unwrap();
    history.mark_sent(id(number), call(number).id, 2).unwrap();
    history
        .finish(id(number), call(number).id, &call_end, &submission_end, 3)
        .unwrap();
}
