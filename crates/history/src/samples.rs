//! Rows for the unit tests.

use assign::{Mode, Service};
use uuid::Uuid;

use crate::{ConnectionRow, History, Kind, NewPlan, NewSubmission, PlanEnd, PlanState, Snapshot};

pub(crate) fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

pub(crate) fn connection(number: u128, label: &str) -> ConnectionRow {
    ConnectionRow {
        id: id(number),
        service: Service::Instantly,
        kind: Kind::Live,
        label: label.to_owned(),
        letters: "CO".to_owned(),
        colour: "teal".to_owned(),
        address: "https://api.instantly.ai".to_owned(),
        account_name: None,
        account_detail: None,
        checked_at: None,
        check_state: "unchecked".to_owned(),
        check_message: None,
        created_at: 1,
        last_used_at: None,
        position: 0,
        budget: None,
    }
}

pub(crate) fn submission(number: u128) -> NewSubmission {
    NewSubmission {
        id: id(number),
        plan_id: id(PLANS + number),
        revision: 0,
        purpose: "assign".to_owned(),
        of_submission: None,
        runner: "one".to_owned(),
        service: Service::Instantly,
        connection: Snapshot {
            id: None,
            label: "Copperleaf".to_owned(),
            letters: "CO".to_owned(),
            colour: "teal".to_owned(),
            kind: Kind::Live,
        },
        title: "Leads to Priya".to_owned(),
        filter_words: "campaign Spring".to_owned(),
        sentence: "Assign the leads of Spring to Priya.".to_owned(),
        form: "{}".to_owned(),
        names: "{}".to_owned(),
        meaning: "Not sent yet.".to_owned(),
        created_at: i64::try_from(number).unwrap(),
        search_ids: String::new(),
    }
}

/// Where the ids of plans begin.
const PLANS: u128 = 1 << 64;

/// Journals a submission with an empty plan.
pub(crate) fn begin(history: &History, new: &NewSubmission) {
    let plan = NewPlan {
        id: new.plan_id,
        service: new.service,
        connection: new.connection.clone(),
        purpose: new.purpose.clone(),
        from_plan: None,
        from_submission: None,
        form: new.form.clone(),
        names: new.names.clone(),
        mode: Mode::Exact,
        template: None,
        created_at: new.created_at,
    };
    history.begin_plan(&plan).unwrap();
    let ready = PlanEnd {
        state: PlanState::Ready,
        trouble: String::new(),
        detail: String::new(),
        ready_at: Some(new.created_at),
        expires_at: None,
        read_calls: 1,
    };
    history.finish_plan(plan.id, &ready).unwrap();
    history.begin(new).unwrap();
}
