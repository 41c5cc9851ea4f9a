//! The client against the practice Instantly.
#![cfg(feature = "client")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::time::Duration;

use practice::{Fault, FaultKind, Options, PRACTICE_KEY, Practice, Received, Running};
use roster_instantly::client::{
    Client, ReadError, Refusal, Said, SmartViews, Workspace, read_bulk_assign,
};
use roster_instantly::{BulkAssign, Filter, LeadFilter, Limit, Targets};
use serde_json::json;
use transport::{Address, Exchange, Http, HttpOptions, NotSentWhy, UnknownWhy};

async fn start() -> Running {
    Practice::start(Options::default()).await.unwrap()
}

fn http() -> Http {
    Http::new(&HttpOptions {
        user_agent: "roster-test/0".to_owned(),
        connect_timeout: Duration::from_secs(5),
        answer_timeout: Duration::from_secs(5),
    })
    .unwrap()
}

fn client_with(practice: &Running, key: &str) -> Client {
    let address = Address::parse(&practice.instantly_url()).unwrap();
    Client::new(http(), address, key.into())
}

fn client(practice: &Running) -> Client {
    client_with(practice, PRACTICE_KEY)
}

fn last(practice: &Running) -> Received {
    practice.received().pop().expect("a request was received")
}

async fn refusal(practice: &Running) -> (Refusal, String) {
    match client(practice).workspace().await {
        Err(ReadError::Refused {
            reason, message, ..
        }) => (reason, message),
        other => panic!("the service refused, but it was read as {other:?}"),
    }
}

#[tokio::test]
async fn the_workspace_tells_whose_key_it_is() {
    let practice = start().await;
    let workspace: Workspace = client(&practice).workspace().await.unwrap();
    assert!(
        workspace.name.is_some() && workspace.owner.is_some(),
        "{workspace:?}"
    );
    let request = last(&practice);
    assert_eq!(request.path, "/api/v2/workspaces/current");
    assert_eq!(request.headers["authorization"], "right");
    assert_eq!(request.headers["user-agent"], "roster-test/0");
}

#[tokio::test]
async fn every_look_up_gives_the_whole_list() {
    let practice = start().await;
    let client = client(&practice);
    let members = client.members().await.unwrap();
    assert!(
        members.iter().any(|member| member.accepted == Some(false)),
        "an invitation that was not accepted is listed too",
    );
    assert!(
        members.iter().all(|member| member.id != member.user_id),
        "the membership's id is not the user's",
    );
    assert!(members.iter().any(|member| member.full_name().is_some()));
    let campaigns = client.campaigns().await.unwrap();
    assert!(campaigns.iter().all(|campaign| campaign.status.is_some()));
    assert!(!campaigns.is_empty() && !client.lead_lists().await.unwrap().is_empty());
    let labels = client.lead_labels().await.unwrap();
    assert!(labels.iter().all(|label| label.interest_status.is_some()));
}

#[tokio::test]
async fn a_list_is_followed_page_by_page_to_its_empty_end() {
    let practice = start().await;
    let page = |from: u128, to: u128| {
        let items: Vec<_> = (from..to)
            .map(|number| json!({"id": format!("00000000-0000-0000-0000-{number:012}")}))
            .collect();
        json!({"items": items, "next_starting_after": format!("after {to}")}).to_string()
    };
    practice.add_fault(Fault::answer(200, page(0, 100)).next(1));
    practice.add_fault(Fault::answer(200, page(100, 130)).next(1));
    practice.add_fault(Fault::answer(200, r#"{"items":[]}"#).next(1));
    assert_eq!(client(&practice).lead_lists().await.unwrap().len(), 130);
    let cursors: Vec<_> = practice
        .received()
        .iter()
        .map(|request| {
            assert_eq!(request.query["limit"], "100");
            request.query.get("starting_after").cloned()
        })
        .collect();
    let expected = [
        None,
        Some("after 100".to_owned()),
        Some("after 130".to_owned()),
    ];
    assert_eq!(
        cursors, expected,
        "the last page with items carries a cursor too"
    );
}

#[tokio::test]
async fn a_list_without_an_end_is_given_up() {
    let practice = start().await;
    practice.set_fault(Fault::answer(
        200,
        json!({"items": [{"id": "00000000-0000-0000-0000-000000000001"}],
               "next_starting_after": "same"})
        .to_string(),
    ));
    assert_eq!(client(&practice).campaigns().await.unwrap().len(), 1);
    assert_eq!(
        practice.received().len(),
        2,
        "the same cursor again is an end"
    );
}

#[tokio::test]
async fn smart_views_are_not_offered_where_the_path_does_not_exist() {
    let practice = start().await;
    let views = client(&practice).smart_views().await.unwrap();
    assert_eq!(views, SmartViews::NotOffered);
    practice.switch(|switches| switches.instantly.sales_flow = true);
    match client(&practice).smart_views().await.unwrap() {
        SmartViews::Listed(views) => assert!(!views.is_empty()),
        SmartViews::NotOffered => panic!("the service lists them now"),
    }
}

#[tokio::test]
async fn each_refusal_of_a_read_is_told_apart() {
    let practice = start().await;
    let cases = [
        (FaultKind::PaymentRequired, Refusal::NoPlan),
        (FaultKind::Forbidden, Refusal::NotAllowed),
        (
            FaultKind::Answer {
                status: 403,
                body: "error code: 1010".into(),
                retry_after: None,
            },
            Refusal::Blocked,
        ),
        (
            FaultKind::Answer {
                status: 404,
                body: String::new(),
                retry_after: None,
            },
            Refusal::NotFound,
        ),
    ];
    for (kind, reason) in cases {
        practice.set_fault(Fault::new(kind.clone()));
        assert_eq!(refusal(&practice).await.0, reason, "{kind:?}");
    }
    practice.clear_faults();
    let wrong = client_with(&practice, "wrong-key")
        .workspace()
        .await
        .unwrap_err();
    assert!(
        matches!(
            wrong,
            ReadError::Refused {
                reason: Refusal::KeyRejected,
                status: 401,
                ..
            }
        ),
        "{wrong:?}",
    );
}

#[tokio::test]
async fn the_wait_that_a_throttle_asks_for_is_passed_on() {
    let practice = start().await;
    practice.set_fault(Fault::new(FaultKind::Throttled {
        shape: practice::ThrottleShape::Status429,
        retry_after: Some(7),
    }));
    match client(&practice).members().await {
        Err(ReadError::Refused {
            reason,
            retry_after,
            ..
        }) => {
            assert_eq!(reason, Refusal::Throttled);
            assert_eq!(retry_after, Some(Duration::from_secs(7)));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(
        practice.received().len(),
        1,
        "a throttled read is not repeated"
    );
}

#[tokio::test]
async fn a_web_page_in_place_of_an_answer_is_not_understood() {
    let practice = start().await;
    practice.set_fault(Fault::new(FaultKind::HtmlBadGateway));
    let error = client(&practice).members().await.unwrap_err();
    assert!(
        matches!(error, ReadError::NotUnderstood { status: 502, .. }),
        "{error:?}"
    );
    practice.set_fault(Fault::answer(200, "<html>Sign in</html>"));
    let error = client(&practice).workspace().await.unwrap_err();
    assert!(
        matches!(error, ReadError::NotUnderstood { status: 200, .. }),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_read_that_was_cut_off_is_repeated_once_and_no_more() {
    let practice = start().await;
    practice.set_fault(Fault::new(FaultKind::DropBeforeApplying).next(1));
    client(&practice)
        .workspace()
        .await
        .expect("the second attempt is answered");
    practice.set_fault(Fault::new(FaultKind::TruncatedBody));
    practice.forget_received();
    let error = client(&practice).workspace().await.unwrap_err();
    let ReadError::Unknown(unknown) = error else {
        panic!("half an answer is none: {error:?}");
    };
    assert_eq!(unknown.why, UnknownWhy::BodyCutOff);
    assert_eq!(practice.received().len(), 2);
}

#[tokio::test]
async fn a_service_that_is_not_there_is_told_from_one_that_refuses() {
    let practice = start().await;
    let client = client(&practice);
    practice.shutdown().await;
    match client.workspace().await {
        Err(ReadError::NotSent(not_sent)) => assert_eq!(not_sent.why, NotSentWhy::Refused),
        other => panic!("nothing listens there any more: {other:?}"),
    }
}

async fn assign(client: &Client, request: &BulkAssign) -> Exchange {
    let permit = client.permit().await.expect("nothing limits it");
    client.send_bulk_assign(permit, request).await
}

#[tokio::test]
async fn a_key_that_the_service_echoes_does_not_come_through() {
    let practice = start().await;
    let body =
        format!(r#"{{"statusCode":401,"error":"Unauthorized","message":"no {PRACTICE_KEY}"}}"#);
    practice.set_fault(Fault::answer(401, body.clone()));
    assert_eq!(refusal(&practice).await.1, "no ••••••••");
    let request = BulkAssign::new(
        LeadFilter::default(),
        None,
        Targets::new([some_id()]).unwrap(),
    );
    let exchange = assign(&client(&practice), &request).await;
    assert!(
        !format!("{exchange:?}").contains(PRACTICE_KEY),
        "{exchange:?}"
    );
}

fn some_id() -> uuid::Uuid {
    uuid::Uuid::from_u128(7)
}

#[tokio::test]
async fn a_bulk_assignment_arrives_field_for_field_and_is_accepted() {
    let practice = start().await;
    let client = client(&practice);
    let members = client.members().await.unwrap();
    let users: Vec<_> = members
        .iter()
        .filter(|member| member.accepted == Some(true))
        .take(2)
        .map(|member| member.user_id)
        .collect();
    let campaign = client.campaigns().await.unwrap()[0].id;
    let leads = LeadFilter {
        search: Some("acme".to_owned()),
        filter: Some(Filter::ALL[0]),
        campaign: Some(campaign),
        in_campaign: Some(true),
        ..LeadFilter::default()
    };
    let request = BulkAssign::new(leads, Limit::new(25), Targets::new(users.clone()).unwrap());
    let Exchange::Answered(answer) = assign(&client, &request).await else {
        panic!("the practice service answers");
    };
    let said = read_bulk_assign(answer.status, &answer.body);
    assert!(matches!(said, Said::Accepted { .. }), "{said:?}");
    let received = last(&practice);
    assert_eq!(
        (received.method.as_str(), received.path.as_str()),
        ("POST", BulkAssign::PATH)
    );
    assert_eq!(received.body, request.body().unwrap(), "byte for byte");
    assert_eq!(
        received.json.unwrap(),
        json!({
            "search": "acme",
            "filter": Filter::ALL[0].as_str(),
            "campaign": campaign,
            "in_campaign": true,
            "limit": 25,
            "organization_user_ids": users,
        }),
    );
}

#[tokio::test]
async fn a_bulk_assignment_to_an_unknown_user_is_refused_in_the_services_words() {
    let practice = start().await;
    let request = BulkAssign::new(
        LeadFilter::default(),
        None,
        Targets::new([some_id()]).unwrap(),
    );
    let Exchange::Answered(answer) = assign(&client(&practice), &request).await else {
        panic!("the practice service answers");
    };
    match read_bulk_assign(answer.status, &answer.body) {
        Said::Refused { reason, message } => {
            assert_eq!(reason, Refusal::InvalidInput);
            assert!(message.contains("organization_user_ids"), "{message}");
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_bulk_assignment_that_was_cut_off_is_unknown_and_never_repeated() {
    let practice = start().await;
    let request = BulkAssign::new(
        LeadFilter::default(),
        None,
        Targets::new([some_id()]).unwrap(),
    );
    for kind in [
        FaultKind::DropAfterApplying,
        FaultKind::DropBeforeApplying,
        FaultKind::TruncatedBody,
    ] {
        practice.forget_received();
        practice.set_fault(Fault::new(kind.clone()));
        let exchange = assign(&client(&practice), &request).await;
        assert!(
            matches!(exchange, Exchange::Unknown(_)),
            "{kind:?}: {exchange:?}"
        );
        assert_eq!(
            practice.received().len(),
            1,
            "{kind:?} must not be repeated"
        );
    }
}
