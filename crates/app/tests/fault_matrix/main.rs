//! The fault matrix: whatever happens to a call, in both services and both modes, the submission
//! ends in the right state, every record has the right outcome, and the service was made to do it at
//! most once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod cells;
#[path = "../support/mod.rs"]
mod support;

use std::time::Duration;

use cells::{Cell, End, cells};
use roster_app::contract::{
    ConnectionEdit, Form, InstantlyForm, LeadSquaredForm, Mode, Outcome, Service, Show, State,
    SubmissionDetail,
};
use secrets::Vault;
use support::{BOTH, World, adds_up, face, forms};
use tokio::task::JoinSet;

/// How long a call waits for its answer: long enough for a busy machine to answer at all.
const ANSWER_TIMEOUT: Duration = Duration::from_millis(1_500);

/// A form that takes one call.
fn form(world: &World, service: Service, mode: Mode) -> Form {
    match service {
        Service::Instantly => {
            let mut form = forms::instantly(&world.practice);
            form.organization_user_ids.truncate(1);
            if mode == Mode::AsFiltered {
                let filter = "FILTER_VAL_REPLIED".to_owned();
                return Form::Instantly(InstantlyForm {
                    mode,
                    filter,
                    ..form
                });
            }
            let mut ids = forms::leads_of(&world.practice, &form.campaign);
            ids.truncate(20);
            Form::Instantly(InstantlyForm {
                mode,
                ids: ids.join("\n"),
                ..form
            })
        }
        Service::LeadSquared => Form::LeadSquared(LeadSquaredForm {
            mode,
            conditions: vec![forms::group(&[("FirstName", "lik_s", "Bob")])],
            ..forms::leadsquared(&world.practice)
        }),
    }
}

const fn write_path(service: Service) -> &'static str {
    match service {
        Service::Instantly => "leads/bulk-assign",
        Service::LeadSquared => "User/Bulk/Update",
    }
}

async fn endure(service: Service, mode: Mode, cell: Cell) {
    let name = format!("{service}, {mode:?}, {}", cell.name);
    let (end, attempts) = match mode {
        Mode::Exact => cell.exact,
        Mode::AsFiltered => cell.filtered,
    };
    let mut world = World::with(Vault::in_memory(), ANSWER_TIMEOUT).await;
    let connection = world.connect(service).await;
    let form = form(&world, service, mode);
    let plan = world.plan(&connection, form).await;
    assert!(plan.counts.will_change > 0, "{name}: {plan:?}");
    assert_eq!(plan.cost.write_calls, 1, "{name}: one call");
    if let Some(fault) = cell.fault {
        world.practice.set_fault(fault.on(write_path(service)));
    }
    let before = world.effects(service);
    let detail = world.apply(&plan).await;

    adds_up(&detail);
    let (state, outcome) = expected(end);
    assert_eq!(detail.state, state, "{name}: {}", detail.meaning);
    let changed = world.records(plan.id, Show::Change).await;
    for record in &changed {
        assert_eq!(record.outcome, Some(outcome), "{name}: {record:?}");
        let has_words = outcome == Outcome::Assigned || !record.why.is_empty();
        assert!(has_words, "{name}: it says why: {record:?}");
    }
    assert_eq!(changed.len() as u64, plan.counts.will_change, "{name}");
    assert_eq!(world.writes().len(), attempts, "{name}: attempts");
    assert_eq!(
        world.calls(detail.id).await.len(),
        attempts,
        "{name}: all kept"
    );
    let effects = u64::from(world.effects(service) - before);
    let matched = match mode {
        Mode::Exact => plan.counts.will_change,
        Mode::AsFiltered => plan.counts.matched,
    };
    let landed = if end == End::Done { matched } else { 0 };
    assert_eq!(effects, landed, "{name}: effects at the service");
    assert!(
        world.most_effects_on_one(service) <= 1,
        "{name}: never twice"
    );
    honest(&detail, &name);
}

/// Every cell in a world of its own, some of them at the same time, because most of them wait.
async fn endure_all(service: Service, mode: Mode) {
    let mut cells = cells(service).into_iter();
    let mut at_once = JoinSet::new();
    loop {
        while at_once.len() < 4
            && let Some(cell) = cells.next()
        {
            at_once.spawn(endure(service, mode, cell));
        }
        match at_once.join_next().await {
            None => return,
            Some(Ok(())) => {}
            Some(Err(broken)) => std::panic::resume_unwind(broken.into_panic()),
        }
    }
}

const fn expected(end: End) -> (State, Outcome) {
    match end {
        End::Done => (State::Succeeded, Outcome::Assigned),
        End::Failed => (State::Failed, Outcome::Failed),
        End::Open => (State::Unknown, Outcome::Unknown),
    }
}

/// What may have landed is never called a failure or nothing, and the other way round.
fn honest(detail: &SubmissionDetail, name: &str) {
    let claims_doubt = detail.meaning.contains("may or may not have worked");
    if detail.state == State::Unknown {
        assert!(claims_doubt, "{name}: {}", detail.meaning);
    }
    if detail.state == State::Succeeded {
        let says = detail.meaning.contains("read back");
        assert!(says, "{name}: {}", detail.meaning);
    }
    let says_nothing = detail.meaning.contains("Nothing was changed");
    if says_nothing {
        assert_eq!(detail.state, State::Failed, "{name}: {}", detail.meaning);
    }
}

#[tokio::test]
async fn every_fault_of_instantly_ends_rightly_where_the_leads_are_named() {
    endure_all(Service::Instantly, Mode::Exact).await;
}

#[tokio::test]
async fn every_fault_of_instantly_ends_rightly_where_the_filter_is_sent() {
    endure_all(Service::Instantly, Mode::AsFiltered).await;
}

#[tokio::test]
async fn every_fault_of_leadsquared_ends_rightly_where_the_users_are_named() {
    endure_all(Service::LeadSquared, Mode::Exact).await;
}

#[tokio::test]
async fn every_fault_of_leadsquared_ends_rightly_where_the_filter_is_sent() {
    endure_all(Service::LeadSquared, Mode::AsFiltered).await;
}

#[tokio::test]
async fn where_nothing_listens_nothing_is_sent_and_every_record_is_skipped() {
    for service in BOTH {
        for mode in [Mode::Exact, Mode::AsFiltered] {
            let mut world = World::start().await;
            let connection = world.connect(service).await;
            let form = form(&world, service, mode);
            let plan = world.plan(&connection, form).await;
            let edit = ConnectionEdit {
                id: connection.id,
                face: face(service, &connection.face.label),
                address: closed_port(),
                credentials: None,
            };
            world.app.edit_connection(edit).await.unwrap();
            let detail = world.apply(&plan).await;
            adds_up(&detail);
            assert_eq!(detail.state, State::Failed, "{}", detail.meaning);
            let said = detail.meaning.contains("Nothing was sent");
            assert!(said, "{service}: {}", detail.meaning);
            assert_eq!(detail.outcomes.skipped, plan.counts.will_change);
            assert!(world.writes().is_empty());
            assert_eq!(world.effects(service), 0);
        }
    }
}

/// An address of this computer where nobody listens.
fn closed_port() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}
