//! Which reads are repeated, and which are not.
#![cfg(feature = "client")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::time::Duration;

use practice::{Fault, FaultKind, Running, ThrottleShape};
use roster_instantly::client::{Client, ReadError, Refusal};
use roster_instantly::{ChangeOwner, LeadFilter, ListLeads};
use support::{budget, client, client_over, first_leads, http, quick, start};
use transport::{Exchange, NotSentWhy};

fn patient(practice: &Running) -> Client {
    client(practice).patient(quick())
}

fn throttled(retry_after: Option<u64>) -> FaultKind {
    FaultKind::Throttled {
        shape: ThrottleShape::Status429,
        retry_after,
    }
}

fn answer(status: u16) -> FaultKind {
    FaultKind::Answer {
        status,
        body: String::new(),
        retry_after: None,
    }
}

/// How many leads a page has, if it was read at all.
async fn leads(client: &Client) -> Result<usize, ReadError> {
    let everything = ListLeads::new(LeadFilter::default());
    Ok(client.leads_page(&everything).await?.leads.len())
}

#[tokio::test]
async fn a_patient_read_outlasts_what_passes() {
    let practice = start().await;
    let client = patient(&practice);
    for kind in [
        throttled(None),
        throttled(Some(0)),
        answer(500),
        answer(503),
        FaultKind::HtmlBadGateway,
        FaultKind::DropBeforeApplying,
        FaultKind::DropAfterApplying,
        FaultKind::TruncatedBody,
    ] {
        practice.forget_received();
        practice.set_fault(Fault::new(kind.clone()).next(2));
        assert_eq!(leads(&client).await, Ok(100), "{kind:?}");
        assert_eq!(practice.received().len(), 3, "{kind:?} came twice");
        practice.set_fault(Fault::new(kind.clone()).next(2));
        let workspace = client.workspace().await;
        assert!(workspace.is_ok(), "{kind:?}: a look-up is as patient");
    }
}

#[tokio::test]
async fn a_patient_read_takes_no_for_an_answer() {
    let practice = start().await;
    let client = patient(&practice);
    for kind in [
        answer(400),
        answer(401),
        FaultKind::PaymentRequired,
        FaultKind::Forbidden,
        answer(404),
        answer(413),
        answer(302),
    ] {
        practice.forget_received();
        practice.set_fault(Fault::new(kind.clone()));
        assert!(leads(&client).await.is_err(), "{kind:?}");
        assert_eq!(
            practice.received().len(),
            1,
            "repeating {kind:?} would repeat it"
        );
    }
}

#[tokio::test]
async fn a_patient_read_gives_up_with_what_came_last() {
    let practice = start().await;
    practice.set_fault(Fault::new(throttled(None)));
    let error = leads(&patient(&practice)).await.unwrap_err();
    assert!(
        matches!(
            error,
            ReadError::Refused {
                reason: Refusal::Throttled,
                status: 429,
                ..
            }
        ),
        "{error:?}"
    );
    assert!(practice.received().len() > 2, "not at once");
}

#[tokio::test]
async fn the_wait_that_a_throttle_asks_for_is_kept() {
    let practice = start().await;
    practice.set_fault(Fault::new(throttled(Some(1))).next(1));
    assert_eq!(leads(&patient(&practice)).await, Ok(100));
    let received = practice.received();
    let waited = received[1].at.duration_since(received[0].at);
    assert!(
        waited >= Duration::from_millis(990).try_into().unwrap(),
        "one second was asked for: {waited:?}"
    );
}

#[tokio::test]
async fn a_service_that_is_not_there_is_asked_again_until_patience_ends() {
    let practice = start().await;
    let client = patient(&practice);
    practice.shutdown().await;
    match leads(&client).await {
        Err(ReadError::NotSent(not_sent)) => assert_eq!(not_sent.why, NotSentWhy::Refused),
        other => panic!("nothing listens there any more: {other:?}"),
    }
}

#[tokio::test]
async fn without_patience_nothing_but_a_cut_read_is_repeated_and_only_once() {
    let practice = start().await;
    let client = client(&practice);
    for (kind, requests) in [
        (throttled(None), 1),
        (answer(503), 1),
        (FaultKind::DropBeforeApplying, 2),
        (FaultKind::TruncatedBody, 2),
    ] {
        practice.forget_received();
        practice.set_fault(Fault::new(kind.clone()));
        assert!(leads(&client).await.is_err(), "{kind:?}");
        assert_eq!(practice.received().len(), requests, "{kind:?}");
    }
}

#[tokio::test]
async fn with_patience_every_request_counts_even_after_a_cut() {
    let practice = start().await;
    let attempts = quick().attempts;
    practice.set_fault(Fault::new(FaultKind::DropBeforeApplying));
    assert!(leads(&patient(&practice)).await.is_err());
    assert_eq!(practice.received().len(), attempts as usize);
}

#[tokio::test]
async fn patience_never_repeats_a_write() {
    let practice = start().await;
    let client = patient(&practice);
    let request = ChangeOwner {
        lead: first_leads(&practice, 1)[0],
        assigned_to: None,
    };
    for kind in [
        throttled(Some(0)),
        answer(503),
        FaultKind::DropBeforeApplying,
    ] {
        practice.forget_received();
        practice.set_fault(Fault::new(kind.clone()));
        let permit = client.permit().await.unwrap();
        let exchange = client.change_owner(permit, &request).await;
        assert!(!matches!(exchange, Exchange::NotSent(_)), "{kind:?}");
        assert_eq!(practice.received().len(), 1, "{kind:?}");
    }
}

#[tokio::test]
async fn a_throttled_write_holds_up_everyone_on_the_budget_as_long_as_it_asks() {
    let practice = start().await;
    let request = ChangeOwner {
        lead: first_leads(&practice, 1)[0],
        assigned_to: None,
    };
    for (retry_after, held) in [
        (Some(7), Some(7_000_000)),
        (Some(86_400), Some(300_000_000)),
        (None, None),
    ] {
        practice.set_fault(Fault::new(throttled(retry_after)));
        let budget = budget(50, Duration::from_secs(1));
        let client = client_over(&practice, http().within(budget.clone()));
        let permit = client.permit().await.unwrap();
        assert_eq!(budget.usage().unwrap().used, 1, "the slot is taken");
        client.change_owner(permit, &request).await;
        assert_eq!(budget.usage().unwrap().held_until_micros, held);
        assert_eq!(client.budget().unwrap().pace(), budget.pace());
    }
}
