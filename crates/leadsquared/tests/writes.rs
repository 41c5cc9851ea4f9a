//! Writes, against the practice LeadSquared.
#![cfg(feature = "client")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use practice::{Fault, FaultKind, KeyOwner, Running};
use roster_leadsquared::client::{Client, Refusal, Said, read_bulk_update, read_update_user};
use roster_leadsquared::{BulkUpdate, EMAILS_PER_CALL, Rule, UpdateUser, Value};
use serde_json::json;
use support::{client, id, last, start, team, team_of};
use transport::{Exchange, UnknownWhy};
use uuid::Uuid;

async fn update(client: &Client, request: &UpdateUser) -> Exchange {
    let permit = client.permit().await.expect("the budget has room");
    client.update_user(permit, request).await
}

async fn said(client: &Client, request: &UpdateUser) -> Said {
    match update(client, request).await {
        Exchange::Answered(answer) => read_update_user(answer.status, &answer.body),
        other => panic!("the practice service answers: {other:?}"),
    }
}

/// A user, and a team that the user is not on.
fn user_and_other_team(practice: &Running) -> (Uuid, Uuid) {
    let user = id(&practice.state().leadsquared.users[5].id);
    let now = team_of(practice, user);
    let other = (0..)
        .map(|index| team(practice, index))
        .find(|team| *team != now);
    (user, other.unwrap())
}

#[tokio::test]
async fn one_user_is_put_on_a_team_field_for_field() {
    let practice = start().await;
    let (user, team) = user_and_other_team(&practice);
    let request = UpdateUser { user, team };
    let answer = said(&client(&practice), &request).await;
    assert!(matches!(answer, Said::Succeeded { .. }), "{answer:?}");
    assert_eq!(team_of(&practice, user), team);
    let moved = practice.state().leadsquared.users;
    let moved: Vec<_> = moved.iter().filter(|user| user.times_moved > 0).collect();
    assert_eq!(moved.len(), 1, "nobody else was moved");
    let received = last(&practice);
    assert_eq!(
        (received.method.as_str(), received.path.as_str()),
        ("POST", UpdateUser::PATH)
    );
    assert_eq!(received.query["UserId"], user.to_string());
    assert_eq!(received.query.len(), 1, "no key in the address");
    assert_eq!(received.body, request.body().unwrap(), "byte for byte");
    assert_eq!(
        received.json.unwrap(),
        json!({"user": {"TeamId": team}, "userSettings": {}})
    );
}

#[tokio::test]
async fn each_refusal_of_an_update_is_told_apart() {
    let practice = start().await;
    let client = client(&practice);
    let (user, team) = user_and_other_team(&practice);
    let before = team_of(&practice, user);
    let reason = async |user, team| match said(&client, &UpdateUser { user, team }).await {
        Said::Refused { reason, .. } => reason,
        other => panic!("the service refused, but it was read as {other:?}"),
    };
    let unknown = Uuid::from_u128(7);
    assert_eq!(
        reason(unknown, team).await,
        Refusal::InvalidInput,
        "no such user"
    );
    assert_eq!(
        reason(user, unknown).await,
        Refusal::InvalidInput,
        "no such team"
    );
    practice.set_fault(Fault::new(FaultKind::Forbidden));
    assert_eq!(reason(user, team).await, Refusal::NotAllowed);
    practice.set_fault(Fault::new(FaultKind::ErrorInside200 {
        exception_type: "MXInvalidInputException".to_owned(),
        message: "Invalid Input!".to_owned(),
    }));
    assert_eq!(
        reason(user, team).await,
        Refusal::InvalidInput,
        "inside a 200"
    );
    practice.clear_faults();
    practice.switch(|switches| switches.leadsquared.key_owner = KeyOwner::SalesUser);
    assert_eq!(reason(user, team).await, Refusal::NotAllowed);
    assert_eq!(
        team_of(&practice, user),
        before,
        "a refusal changes nothing"
    );
}

#[tokio::test]
async fn an_answer_that_does_not_say_success_is_unclear() {
    let practice = start().await;
    let client = client(&practice);
    let (user, team) = user_and_other_team(&practice);
    for fault in [
        Fault::answer(200, "{}"),
        Fault::answer(200, "<html>Sign in</html>"),
        Fault::answer(500, "<html>Runtime Error</html>"),
        Fault::new(FaultKind::HtmlBadGateway),
    ] {
        practice.set_fault(fault.clone());
        let said = said(&client, &UpdateUser { user, team }).await;
        assert!(matches!(said, Said::Unclear { .. }), "{fault:?}: {said:?}");
    }
}

#[tokio::test]
async fn an_update_that_was_cut_off_is_unknown_and_never_repeated() {
    let practice = start().await;
    let client = client(&practice);
    let (user, team) = user_and_other_team(&practice);
    for (kind, why) in [
        (FaultKind::DropBeforeApplying, UnknownWhy::CutOff),
        (FaultKind::DropAfterApplying, UnknownWhy::CutOff),
        (FaultKind::TruncatedBody, UnknownWhy::BodyCutOff),
    ] {
        practice.forget_received();
        practice.set_fault(Fault::new(kind.clone()));
        match update(&client, &UpdateUser { user, team }).await {
            Exchange::Unknown(unknown) => assert_eq!(unknown.why, why, "{kind:?}"),
            other => panic!("{kind:?} was taken for {other:?}"),
        }
        assert_eq!(
            practice.received().len(),
            1,
            "{kind:?} must not be repeated"
        );
    }
}

#[tokio::test]
async fn a_bulk_update_by_addresses_moves_exactly_those_users() {
    let practice = start().await;
    let client = client(&practice);
    let target = team(&practice, 2);
    let users = practice.state().leadsquared.users;
    let wanted: Vec<String> = users
        .iter()
        .take(EMAILS_PER_CALL)
        .map(|user| user.email.clone())
        .collect();
    let addresses: Vec<Value> = wanted
        .iter()
        .map(|email| Value::new(email).unwrap())
        .collect();
    let request = BulkUpdate::new(Rule::emails(&addresses).unwrap(), target);
    let permit = client.permit().await.unwrap();
    assert!(practice.received().is_empty(), "a slot sends nothing");
    let Exchange::Answered(answer) = client.send_bulk_update(permit, &request).await else {
        panic!("the practice service answers");
    };
    let affected_rows = Some(EMAILS_PER_CALL as u64);
    assert_eq!(
        read_bulk_update(answer.status, &answer.body),
        Said::Succeeded { affected_rows }
    );
    let moved = practice.state().leadsquared.users;
    let moved: Vec<_> = moved.iter().filter(|user| user.times_moved > 0).collect();
    let addresses: Vec<&str> = moved.iter().map(|user| user.email.as_str()).collect();
    assert_eq!(addresses, wanted, "those named and nobody else");
    assert!(moved.iter().all(|user| id(&user.team_id) == target));
}
