//! Writes, against the practice Instantly.
#![cfg(feature = "client")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use practice::{Fault, FaultKind, Running};
use roster_instantly::client::{
    ChangeSaid, Client, Refusal, Said, read_bulk_assign, read_change_owner,
};
use roster_instantly::{BulkAssign, ChangeOwner, LeadFilter, Targets};
use serde_json::json;
use support::{client, first_leads, last, owner, start, users};
use transport::{Exchange, UnknownWhy};
use uuid::Uuid;

async fn change(client: &Client, request: &ChangeOwner) -> Exchange {
    let permit = client.permit().await.expect("the budget has room");
    client.change_owner(permit, request).await
}

async fn said(client: &Client, request: &ChangeOwner) -> ChangeSaid {
    match change(client, request).await {
        Exchange::Answered(answer) => read_change_owner(answer.status, &answer.body, request),
        other => panic!("the practice service answers: {other:?}"),
    }
}

/// A lead and a user who does not own it.
fn lead_and_other_user(practice: &Running) -> (Uuid, Uuid) {
    let lead = first_leads(practice, 1)[0];
    let now = owner(practice, lead);
    let other = users(practice).into_iter().find(|user| Some(*user) != now);
    (lead, other.unwrap())
}

#[tokio::test]
async fn an_owner_is_changed_and_taken_away_field_for_field() {
    let practice = start().await;
    let client = client(&practice);
    let (lead, user) = lead_and_other_user(&practice);
    for assigned_to in [Some(user), None] {
        let request = ChangeOwner { lead, assigned_to };
        assert_eq!(said(&client, &request).await, ChangeSaid::Changed);
        assert_eq!(owner(&practice, lead), assigned_to, "it is done at once");
        let received = last(&practice);
        assert_eq!(received.method, "PATCH");
        assert_eq!(received.path, request.path());
        assert_eq!(received.body, request.body().unwrap(), "byte for byte");
        assert_eq!(
            received.json.unwrap(),
            json!({ "assigned_to": assigned_to })
        );
        assert_eq!(received.headers["authorization"], "right");
    }
}

#[tokio::test]
async fn each_refusal_of_a_change_is_told_apart() {
    let practice = start().await;
    let client = client(&practice);
    let (lead, user) = lead_and_other_user(&practice);
    let before = owner(&practice, lead);
    let reason = async |request: ChangeOwner| match said(&client, &request).await {
        ChangeSaid::Refused { reason, .. } => reason,
        other => panic!("the service refused, but it was read as {other:?}"),
    };
    let wanted = |lead, user| ChangeOwner {
        lead,
        assigned_to: Some(user),
    };
    let gone = Uuid::from_u128(7);
    assert_eq!(
        reason(wanted(gone, user)).await,
        Refusal::NotFound,
        "the lead is gone"
    );
    assert_eq!(
        reason(wanted(lead, gone)).await,
        Refusal::InvalidInput,
        "no such user"
    );
    for (kind, expected) in [
        (FaultKind::PaymentRequired, Refusal::NoPlan),
        (FaultKind::Forbidden, Refusal::NotAllowed),
        (
            FaultKind::Throttled {
                shape: practice::ThrottleShape::Status429,
                retry_after: None,
            },
            Refusal::Throttled,
        ),
    ] {
        practice.set_fault(Fault::new(kind.clone()));
        assert_eq!(reason(wanted(lead, user)).await, expected, "{kind:?}");
    }
    assert_eq!(owner(&practice, lead), before, "a refusal changes nothing");
}

#[tokio::test]
async fn an_answer_that_proves_nothing_is_unclear() {
    let practice = start().await;
    let client = client(&practice);
    let (lead, user) = lead_and_other_user(&practice);
    let request = ChangeOwner {
        lead,
        assigned_to: Some(user),
    };
    let other_owner = json!({"id": lead, "assigned_to": Uuid::from_u128(7)}).to_string();
    for fault in [
        Fault::answer(200, other_owner),
        Fault::answer(200, "<html>Sign in</html>"),
        Fault::answer(500, "{}"),
        Fault::new(FaultKind::HtmlBadGateway),
    ] {
        practice.set_fault(fault.clone());
        let said = said(&client, &request).await;
        assert!(
            matches!(said, ChangeSaid::Unclear { .. }),
            "{fault:?}: {said:?}"
        );
    }
}

#[tokio::test]
async fn a_change_that_was_cut_off_is_unknown_and_never_repeated() {
    let practice = start().await;
    let client = client(&practice);
    let (lead, user) = lead_and_other_user(&practice);
    for (kind, why) in [
        (FaultKind::DropBeforeApplying, UnknownWhy::CutOff),
        (FaultKind::DropAfterApplying, UnknownWhy::CutOff),
        (FaultKind::TruncatedBody, UnknownWhy::BodyCutOff),
    ] {
        practice.forget_received();
        practice.set_fault(Fault::new(kind.clone()));
        let request = ChangeOwner {
            lead,
            assigned_to: Some(user),
        };
        match change(&client, &request).await {
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
async fn a_slot_can_be_taken_before_a_bulk_assignment_is_sent() {
    let practice = start().await;
    let client = client(&practice);
    let (leads, user) = (first_leads(&practice, 3), users(&practice)[0]);
    let request = BulkAssign::new(
        LeadFilter {
            ids: leads.clone(),
            ..LeadFilter::default()
        },
        None,
        Targets::new([user]).unwrap(),
    );
    let permit = client.permit().await.unwrap();
    assert!(practice.received().is_empty(), "a slot sends nothing");
    let Exchange::Answered(answer) = client.send_bulk_assign(permit, &request).await else {
        panic!("the practice service answers");
    };
    let said = read_bulk_assign(answer.status, &answer.body);
    assert!(matches!(said, Said::Accepted { .. }), "{said:?}");
    assert_eq!(
        last(&practice).body,
        request.body().unwrap(),
        "byte for byte"
    );
    let read = client.leads_by_ids(&leads).await.unwrap();
    assert!(
        read.len() == 3 && read.iter().all(|lead| lead.assigned_to == Some(user)),
        "reading back proves it: {read:?}"
    );
}
