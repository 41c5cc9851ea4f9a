//! Which reads are repeated, and what the budget learns from a throttle.
#![cfg(feature = "client")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::time::Duration;

use practice::{Fault, FaultKind, Running, ThrottleShape};
use roster_leadsquared::client::{Client, ReadError, Refusal};
use roster_leadsquared::{Rule, SearchUsers, UpdateUser};
use support::{budget, client, client_over, http, quick, start, system_budget};
use transport::{Budget, Exchange, NotSentWhy, Pace};
use uuid::Uuid;

const FIVE_SECONDS: Duration = Duration::from_secs(5);

const SHAPES: [ThrottleShape; 3] = [
    ThrottleShape::Status429,
    ThrottleShape::Status403,
    ThrottleShape::Inside200,
];

fn patient(practice: &Running) -> Client {
    client(practice).patient(quick())
}

/// A throttle that asks to wait no time, so that the tests need not.
fn throttled(shape: ThrottleShape) -> FaultKind {
    FaultKind::Throttled {
        shape,
        retry_after: Some(0),
    }
}

fn answer(status: u16, body: &str) -> FaultKind {
    FaultKind::Answer {
        status,
        body: body.to_owned(),
        retry_after: None,
    }
}

fn exception(kind: &str) -> String {
    format!(r#"{{"Status":"Error","ExceptionType":"{kind}","ExceptionMessage":"no"}}"#)
}

/// How many users a page has, if it was read at all.
async fn users(client: &Client) -> Result<usize, ReadError> {
    let everyone = SearchUsers::new(Rule::everyone());
    Ok(client.users_page(&everyone).await?.users.len())
}

#[tokio::test]
async fn a_patient_read_outlasts_what_passes() {
    let practice = start().await;
    let client = patient(&practice);
    let throttles = SHAPES.map(throttled);
    let breakages = [
        answer(500, ""),
        answer(500, "<html>Runtime Error</html>"),
        FaultKind::HtmlBadGateway,
        FaultKind::DropBeforeApplying,
        FaultKind::TruncatedBody,
    ];
    for kind in throttles.into_iter().chain(breakages) {
        practice.forget_received();
        practice.set_fault(Fault::new(kind.clone()).next(2));
        assert_eq!(users(&client).await, Ok(400), "{kind:?}");
        assert_eq!(practice.received().len(), 3, "{kind:?} came twice");
        practice.set_fault(Fault::new(kind.clone()).next(1));
        assert!(
            client.teams().await.is_ok(),
            "{kind:?}: a look-up is as patient"
        );
        practice.set_fault(Fault::new(kind.clone()).next(1));
        assert!(
            client.user_attributes().await.is_ok(),
            "{kind:?}: with a post as well"
        );
    }
}

#[tokio::test]
async fn a_patient_read_takes_no_for_an_answer() {
    let practice = start().await;
    let client = patient(&practice);
    for kind in [
        answer(500, &exception("MXInvalidInputException")),
        answer(200, &exception("MXInvalidInputException")),
        answer(400, ""),
        answer(401, ""),
        FaultKind::Forbidden,
        answer(404, "<html>404</html>"),
        answer(302, ""),
    ] {
        practice.forget_received();
        practice.set_fault(Fault::new(kind.clone()));
        assert!(users(&client).await.is_err(), "{kind:?}");
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
    let client = patient(&practice);
    practice.set_fault(Fault::new(throttled(ThrottleShape::Inside200)));
    match users(&client).await {
        Err(ReadError::Refused {
            reason: Refusal::Throttled { .. },
            status: 200,
            ..
        }) => {}
        other => panic!("{other:?}"),
    }
    assert!(practice.received().len() > 2, "not at once");
    practice.shutdown().await;
    match users(&client).await {
        Err(ReadError::NotSent(not_sent)) => assert_eq!(not_sent.why, NotSentWhy::Refused),
        other => panic!("nothing listens there any more: {other:?}"),
    }
}

#[tokio::test]
async fn patience_never_repeats_a_write() {
    let practice = start().await;
    let client = patient(&practice);
    let request = UpdateUser {
        user: Uuid::from_u128(1),
        team: Uuid::from_u128(2),
    };
    let throttles = SHAPES.map(throttled);
    for kind in throttles
        .into_iter()
        .chain([answer(503, ""), FaultKind::DropBeforeApplying])
    {
        practice.forget_received();
        practice.set_fault(Fault::new(kind.clone()));
        let permit = client.permit().await.unwrap();
        let exchange = client.update_user(permit, &request).await;
        assert!(!matches!(exchange, Exchange::NotSent(_)), "{kind:?}");
        assert_eq!(practice.received().len(), 1, "{kind:?}");
    }
}

/// A client within a budget of 100 calls in 5 seconds, and that budget.
fn budgeted(practice: &Running) -> (Client, Budget) {
    let budget = budget(100, FIVE_SECONDS);
    let client = client_over(practice, http().within(budget.clone()));
    (client, budget)
}

/// Microseconds from now until which nobody sends.
fn held(budget: &Budget) -> Option<i64> {
    budget.usage().unwrap().held_until_micros
}

#[tokio::test]
async fn the_budget_learns_the_limit_from_a_read_and_from_a_write_in_every_shape() {
    let practice = start().await;
    let learned = Pace {
        calls: 25,
        window: FIVE_SECONDS,
    };
    for shape in SHAPES {
        for retry_after in [None, Some(7)] {
            let wait = retry_after.map_or(5_200_000, |seconds: u64| seconds as i64 * 1_000_000);
            practice.set_fault(Fault::new(FaultKind::Throttled { shape, retry_after }));
            let (client, budget) = budgeted(&practice);
            assert!(client.budget().is_some());
            assert!(users(&client).await.is_err());
            assert_eq!(budget.pace(), learned, "a read, {shape:?}");
            assert_eq!(held(&budget), Some(wait), "a read, {shape:?}");
            let (client, budget) = budgeted(&practice);
            assert!(client.teams().await.is_err());
            assert_eq!(
                (budget.pace(), held(&budget)),
                (learned, Some(wait)),
                "a look-up"
            );
            let (client, budget) = budgeted(&practice);
            let request = UpdateUser {
                user: Uuid::from_u128(1),
                team: Uuid::from_u128(2),
            };
            let permit = client.permit().await.unwrap();
            client.update_user(permit, &request).await;
            assert_eq!(budget.pace(), learned, "a write, {shape:?}");
            assert_eq!(held(&budget), Some(wait), "a write, {shape:?}");
        }
    }
}

#[tokio::test]
async fn a_patient_read_teaches_the_budget_before_it_is_repeated() {
    let practice = start().await;
    let budget = system_budget(100, FIVE_SECONDS);
    let client = client_over(&practice, http().within(budget.clone())).patient(quick());
    practice.set_fault(Fault::new(throttled(ThrottleShape::Status429)).next(1));
    assert_eq!(users(&client).await, Ok(400));
    assert_eq!(budget.pace().calls, 25);
}

#[tokio::test]
async fn other_answers_teach_nothing_and_hold_nobody_up() {
    let practice = start().await;
    let (client, budget) = budgeted(&practice);
    for kind in [
        FaultKind::OnlyDelay,
        answer(500, &exception("MXInvalidInputException")),
        answer(503, ""),
        FaultKind::Forbidden,
    ] {
        practice.set_fault(Fault::new(kind.clone()));
        let read = users(&client).await;
        assert_eq!(read.is_ok(), kind == FaultKind::OnlyDelay);
        assert_eq!(
            (budget.pace().calls, held(&budget)),
            (100, None),
            "{kind:?}"
        );
    }
}
