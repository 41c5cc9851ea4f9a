//! Counting beside a form: as many as the plan will have, at a price that is kept, and quietly.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::time::Duration;

use practice::{Fault, FaultKind};
use roster_app::contract::{
    Code, Connection, Count, CountId, CountRequest, CountState, Event, Form, RequestText, Service,
};
use support::{BOTH, World, forms};
use uuid::Uuid;

/// Begins to count, and gives the count's id.
async fn begin(world: &World, connection: &Connection, form: Form) -> Uuid {
    let id = Uuid::new_v4();
    let request = CountRequest {
        id,
        connection_id: connection.id,
        form,
    };
    world.app.count(request).await.unwrap();
    id
}

/// Waits until a count goes on no more by itself.
async fn rest(world: &mut World, wanted: Uuid) -> Count {
    let rests = |event: &Event| match event {
        Event::CountChanged { id, count } if *id == wanted => {
            (count.state != CountState::Counting).then(|| count.clone())
        }
        _ => None,
    };
    let event = world.events.until(|event| rests(event).is_some()).await;
    rests(&event).unwrap()
}

async fn count(world: &mut World, connection: &Connection, form: Form) -> Count {
    let id = begin(world, connection, form).await;
    rest(world, id).await
}

/// The same form before it is chosen who gets the records.
fn without_target(form: Form) -> Form {
    match form {
        Form::Instantly(mut form) => {
            form.organization_user_ids.clear();
            Form::Instantly(form)
        }
        Form::LeadSquared(mut form) => {
            form.value.clear();
            Form::LeadSquared(form)
        }
    }
}

#[tokio::test]
async fn what_is_counted_is_what_the_plan_will_have_whoever_gets_it() {
    let mut world = World::start().await;
    for service in BOTH {
        let connection = world.connect(service).await;
        let form = forms::form(&world.practice, service);
        let counted = count(&mut world, &connection, without_target(form.clone())).await;
        let plan = world.plan(&connection, form).await;
        assert_eq!(counted.state, CountState::Counted);
        assert_eq!(counted.records, plan.counts.matched, "{service}");
        assert_eq!(counted.total, Some(counted.records));
        let held: u64 = counted.holders.iter().map(|holder| holder.records).sum();
        assert_eq!(
            held, counted.records,
            "each with one owner or team, or nobody"
        );
        let has: u64 = plan.shares.iter().map(|share| share.has).sum();
        assert_eq!(has, held);
        assert!(counted.holders.is_sorted_by(|a, b| a.records >= b.records));
        assert!(
            (1..=5).contains(&counted.first.len()),
            "{:?}",
            counted.first
        );
    }
    assert_eq!(world.writes().len(), 0, "nothing is sent");
}

#[tokio::test]
async fn a_dear_count_rests_and_goes_on_to_the_end_when_asked() {
    let mut world = World::with_leads(2_250).await;
    let connection = world.connect(Service::Instantly).await;
    let every_lead = Form::Instantly(roster_app::contract::InstantlyForm::default());
    let id = begin(&world, &connection, every_lead).await;
    let resting = rest(&mut world, id).await;
    assert_eq!(resting.state, CountState::Rests);
    assert_eq!((resting.records, resting.calls), (2_000, 20));
    assert_eq!(resting.total, None, "Instantly tells no total");
    world.app.count_all(CountId { id }).await.unwrap();
    let counted = rest(&mut world, id).await;
    assert_eq!(
        (counted.state, counted.records),
        (CountState::Counted, 2_250)
    );
    assert!((23..=24).contains(&counted.calls), "no page is read twice");
}

#[tokio::test]
async fn a_newer_count_takes_the_place_of_an_older_one_and_a_stopped_one_is_silent() {
    let mut world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let form = forms::form(&world.practice, Service::Instantly);
    let answered_after = |ms| Fault::delay(Duration::from_millis(ms)).on("leads/list");
    world.practice.set_fault(answered_after(500));
    let older = begin(&world, &connection, form.clone()).await;
    let stopped = begin(&world, &connection, form.clone()).await;
    world
        .app
        .cancel_count(CountId { id: stopped })
        .await
        .unwrap();
    world.practice.clear_faults();
    let newer = count(&mut world, &connection, form.clone()).await;
    assert_eq!(newer.state, CountState::Counted);
    // By the end of one that takes longer, the others would have been answered too.
    world.practice.set_fault(answered_after(1_500));
    let last = count(&mut world, &connection, form).await;
    assert_eq!(last.state, CountState::Counted);
    let about = |event: &Event| matches!(event, Event::CountChanged { id, .. } if *id == older || *id == stopped);
    assert!(
        !world.events.has_told(about),
        "nobody waits for them any more"
    );
}

#[tokio::test]
async fn what_the_key_may_not_read_and_what_is_not_there_are_told_as_the_end_of_a_count() {
    let mut world = World::start().await;
    for service in BOTH {
        let connection = world.connect(service).await;
        let form = forms::form(&world.practice, service);
        world.practice.set_fault(Fault::new(FaultKind::Forbidden));
        let refused = count(&mut world, &connection, form.clone()).await;
        assert_eq!(refused.state, CountState::Failed);
        assert!(
            refused.trouble.unwrap().contains("may not read"),
            "{service}"
        );
        world.practice.clear_faults();
        world
            .practice
            .set_fault(Fault::new(FaultKind::DropBeforeApplying));
        let cut = count(&mut world, &connection, form.clone()).await;
        assert!(cut.trouble.unwrap().contains("was cut"), "{service}");
        world.practice.clear_faults();
        assert_eq!(
            count(&mut world, &connection, form).await.state,
            CountState::Counted
        );
    }
}

#[tokio::test]
async fn a_filter_that_is_not_complete_is_not_counted() {
    let world = World::start().await;
    let connection = world.connect(Service::LeadSquared).await;
    let request = CountRequest {
        id: Uuid::new_v4(),
        connection_id: connection.id,
        form: Form::LeadSquared(roster_app::contract::LeadSquaredForm::default()),
    };
    let before = world.practice.received().len();
    let error = world.app.count(request).await.unwrap_err();
    assert_eq!(error.code, Code::Invalid);
    assert_eq!(
        error.field.as_deref(),
        Some("Conditions[0].Condition[0].LookupName")
    );
    assert_eq!(
        world.practice.received().len(),
        before,
        "and nobody is asked"
    );
}

#[tokio::test]
async fn a_pasted_request_is_read_into_a_form_that_can_be_planned() {
    let mut world = World::start().await;
    for service in BOTH {
        let connection = world.connect(service).await;
        let form = forms::full(&world.practice, service);
        let check = roster_app::contract::CheckRequest {
            connection_id: connection.id,
            form: form.clone(),
            ask: Vec::new(),
        };
        let check = world.app.check(check).await.unwrap();
        let body = check.request.unwrap().body;
        assert_eq!(check.body_so_far, body, "complete, it is what is sent");
        let text = format!("curl https://a.example -H 'Authorization: Bearer x' -d '{body}'");
        let read = world
            .app
            .read_request(RequestText { service, text })
            .await
            .unwrap();
        assert_eq!((read.problems, read.service), (vec![], service));
        let matched = world.plan(&connection, form).await.counts.matched;
        let plan = world.plan(&connection, read.form.unwrap()).await;
        assert_eq!(plan.counts.matched, matched);
    }
}
