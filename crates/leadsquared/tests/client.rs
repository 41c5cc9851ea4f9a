//! The client against the practice LeadSquared.
#![cfg(feature = "client")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::time::Duration;

use practice::{
    Fault, FaultKind, KeyOwner, Options, PRACTICE_ACCESS_KEY, PRACTICE_SECRET_KEY, Practice,
    Received, Running, ThrottleShape,
};
use roster_leadsquared::client::{Client, ReadError, Refusal, Said, Team, read_bulk_update};
use roster_leadsquared::region::host_in;
use roster_leadsquared::{
    AttributeName, BulkUpdate, Condition, Group, Junction, Operator, Rule, Test, Value,
};
use serde_json::json;
use transport::{Address, Exchange, Http, HttpOptions, NotSentWhy};
use uuid::Uuid;

async fn start() -> Running {
    Practice::start(Options::default()).await.unwrap()
}

fn client_with(practice: &Running, access: &str, secret: &str) -> Client {
    let http = Http::new(&HttpOptions {
        user_agent: "roster-test/0".to_owned(),
        connect_timeout: Duration::from_secs(5),
        answer_timeout: Duration::from_secs(5),
    });
    let address = Address::parse(&practice.leadsquared_url()).unwrap();
    Client::new(http.unwrap(), address, access.into(), secret.into())
}

fn client(practice: &Running) -> Client {
    client_with(practice, PRACTICE_ACCESS_KEY, PRACTICE_SECRET_KEY)
}

fn last(practice: &Running) -> Received {
    practice.received().pop().expect("a request was received")
}

fn refusal<T: std::fmt::Debug>(result: Result<T, ReadError>) -> (Refusal, u16, String) {
    match result {
        Err(ReadError::Refused {
            reason,
            status,
            message,
            ..
        }) => (reason, status, message),
        other => panic!("the service refused, but it was read as {other:?}"),
    }
}

fn rule(name: &str, operator: Operator, value: &str) -> Rule {
    let condition = Condition {
        attribute: AttributeName::new(name).unwrap(),
        test: Test::new(operator, Value::new(value)).unwrap(),
    };
    let group = Group::new(Junction::And, vec![condition]).unwrap();
    Rule::new(Junction::And, vec![group]).unwrap()
}

fn count(teams: &[Team]) -> usize {
    teams.iter().map(|team| 1 + count(&team.children)).sum()
}

async fn update(client: &Client, request: &BulkUpdate) -> Exchange {
    let permit = client.permit().await.expect("nothing limits it");
    client.send_bulk_update(permit, request).await
}

async fn said(client: &Client, request: &BulkUpdate) -> Said {
    match update(client, request).await {
        Exchange::Answered(answer) => read_bulk_update(answer.status, &answer.body),
        other => panic!("the practice service answers: {other:?}"),
    }
}

#[tokio::test]
async fn the_keys_tell_their_user_and_the_accounts_host() {
    let practice = start().await;
    let who = client(&practice).who().await.unwrap();
    assert!(
        who.is_administrator() && who.name.is_some() && who.org_name.is_some(),
        "{who:?}"
    );
    assert!(
        who.email.is_some_and(|email| email.contains('@')),
        "it stands under PassPhrase"
    );
    let host = who.api_host.unwrap();
    assert_eq!(format!("http://{host}"), practice.leadsquared_url());
}

#[tokio::test]
async fn keys_travel_as_headers_and_never_in_the_address() {
    let practice = start().await;
    let client = client(&practice);
    client.who().await.unwrap();
    client.teams().await.unwrap();
    client.user_attributes().await.unwrap();
    for request in practice.received() {
        assert_eq!(
            request.headers["x-lsq-accesskey"], "right",
            "{}",
            request.path
        );
        assert_eq!(
            request.headers["x-lsq-secretkey"], "right",
            "{}",
            request.path
        );
        assert!(!request.query.contains_key("accessKey"), "{}", request.path);
        assert!(!request.query.contains_key("secretKey"), "{}", request.path);
    }
}

#[tokio::test]
async fn the_teams_come_as_a_tree_with_one_root() {
    let practice = start().await;
    let teams = client(&practice).teams().await.unwrap();
    assert_eq!(teams.len(), 1, "the organisation");
    assert_eq!(
        count(&teams),
        practice.state().leadsquared.teams.len(),
        "and every team below it"
    );
    assert!(
        teams[0].name.is_some() && teams[0].user_count.is_some(),
        "{:?}",
        teams[0]
    );
    assert_eq!(last(&practice).query["getHierarchical"], "true");
}

#[tokio::test]
async fn the_attributes_tell_names_and_the_values_of_lists() {
    let practice = start().await;
    let attributes = client(&practice).user_attributes().await.unwrap();
    assert!(
        attributes
            .iter()
            .any(|attribute| attribute.name == "FirstName")
    );
    assert!(attributes.iter().any(|attribute| attribute.is_custom));
    assert!(
        attributes
            .iter()
            .any(|attribute| attribute.options.len() > 1),
        "a list's values are JSON inside a text",
    );
    let request = last(&practice);
    assert_eq!(
        (request.method.as_str(), request.body.as_str()),
        ("POST", "")
    );
}

#[tokio::test]
async fn wrong_keys_and_another_regions_host_are_told() {
    let practice = start().await;
    let wrong = client_with(&practice, PRACTICE_ACCESS_KEY, "wrong")
        .who()
        .await;
    assert_eq!(refusal(wrong).0, Refusal::KeyRejected);
    practice.switch(|switches| {
        switches.leadsquared.right_host = Some("api-in21.leadsquared.com".to_owned());
    });
    let (reason, status, message) = refusal(client(&practice).teams().await);
    assert_eq!((reason, status), (Refusal::KeyRejected, 401));
    assert_eq!(
        host_in(&message).as_deref(),
        Some("api-in21.leadsquared.com"),
        "{message}"
    );
    let who = client(&practice)
        .who()
        .await
        .expect("this call is answered at every host");
    assert_eq!(who.api_host.as_deref(), Some("api-in21.leadsquared.com"));
}

#[tokio::test]
async fn a_throttle_is_recognised_in_each_of_its_three_shapes() {
    let practice = start().await;
    for shape in [
        ThrottleShape::Status429,
        ThrottleShape::Status403,
        ThrottleShape::Inside200,
    ] {
        practice.set_fault(Fault::new(FaultKind::Throttled {
            shape,
            retry_after: None,
        }));
        let (reason, ..) = refusal(client(&practice).teams().await);
        assert!(
            matches!(
                reason,
                Refusal::Throttled {
                    limit: Some(25),
                    seconds: Some(5)
                }
            ),
            "{shape:?}: {reason:?}",
        );
        let request = BulkUpdate::new(rule("City", Operator::Equals, "Pune"), Uuid::nil());
        let answer = said(&client(&practice), &request).await;
        assert!(
            matches!(
                answer,
                Said::Refused {
                    reason: Refusal::Throttled { .. },
                    ..
                }
            ),
            "{shape:?}: {answer:?}",
        );
    }
}

#[tokio::test]
async fn what_is_not_the_documented_answer_is_not_understood() {
    let practice = start().await;
    practice.set_fault(Fault::new(FaultKind::HtmlBadGateway));
    let error = client(&practice).teams().await.unwrap_err();
    assert!(
        matches!(error, ReadError::NotUnderstood { status: 502, .. }),
        "{error:?}"
    );
    practice.set_fault(Fault::answer(200, r#"{"d":[]}"#));
    let error = client(&practice).user_attributes().await.unwrap_err();
    assert!(
        matches!(error, ReadError::NotUnderstood { status: 200, .. }),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_read_that_was_cut_off_is_repeated_once_and_no_more_with_a_body_or_without() {
    let practice = start().await;
    let client = client(&practice);
    let cut = || Fault::new(FaultKind::DropBeforeApplying);
    practice.set_fault(cut().next(1));
    let teams = client.teams().await;
    teams.expect("the second request is answered");
    practice.set_fault(cut().next(1));
    let attributes = client.user_attributes().await;
    attributes.expect("the post changes nothing, so it is sent again");
    practice.set_fault(cut());
    practice.forget_received();
    let attributes = client.user_attributes().await;
    assert!(
        matches!(attributes, Err(ReadError::Unknown(_))),
        "{attributes:?}"
    );
    assert_eq!(practice.received().len(), 2, "twice is enough");
}

#[tokio::test]
async fn a_bulk_update_arrives_field_for_field_and_succeeds() {
    let practice = start().await;
    let client = client(&practice);
    let team = client.teams().await.unwrap()[0].children[0].id;
    let request = BulkUpdate::new(rule("EmailAddress", Operator::Contains, "@"), team);
    let answer = said(&client, &request).await;
    let users = practice.state().leadsquared.users.len() as u64;
    assert_eq!(
        answer,
        Said::Succeeded {
            affected_rows: Some(users)
        }
    );
    let received = last(&practice);
    assert_eq!(
        (received.method.as_str(), received.path.as_str()),
        ("POST", BulkUpdate::PATH)
    );
    assert_eq!(received.body, request.body().unwrap(), "byte for byte");
    assert_eq!(
        received.json.unwrap(),
        json!({
            "Conditions": [{
                "Condition": [{"LookupName": "EmailAddress", "Operator": "lik",
                               "LookupValue": "@", "ConditionOperator": null}],
                "GroupOperator": null,
            }],
            "Attribute": "TeamId",
            "Value": team,
        }),
    );
}

#[tokio::test]
async fn a_bulk_update_that_the_service_refuses_says_why() {
    let practice = start().await;
    let unknown_team = BulkUpdate::new(rule("City", Operator::Equals, "Pune"), Uuid::nil());
    match said(&client(&practice), &unknown_team).await {
        Said::Refused {
            reason,
            exception_type,
            message,
        } => {
            assert_eq!(reason, Refusal::InvalidInput);
            assert_eq!(exception_type.as_deref(), Some("MXInvalidInputException"));
            assert!(!message.is_empty(), "the service's own words");
        }
        other => panic!("{other:?}"),
    }
    practice.switch(|switches| switches.leadsquared.key_owner = KeyOwner::SalesUser);
    let answer = said(&client(&practice), &unknown_team).await;
    assert!(
        matches!(
            answer,
            Said::Refused {
                reason: Refusal::NotAllowed,
                ..
            }
        ),
        "{answer:?}"
    );
}

#[tokio::test]
async fn a_bulk_update_that_was_cut_off_is_unknown_and_never_repeated() {
    let practice = start().await;
    let request = BulkUpdate::new(rule("City", Operator::Equals, "Pune"), Uuid::nil());
    for kind in [
        FaultKind::DropAfterApplying,
        FaultKind::DropBeforeApplying,
        FaultKind::TruncatedBody,
    ] {
        practice.forget_received();
        practice.set_fault(Fault::new(kind.clone()));
        let exchange = update(&client(&practice), &request).await;
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

#[tokio::test]
async fn neither_key_comes_through_when_the_service_echoes_them() {
    let practice = start().await;
    let echo = format!("no user for {PRACTICE_ACCESS_KEY} and {PRACTICE_SECRET_KEY}");
    practice.set_fault(Fault::answer(401, echo));
    let (_, _, message) = refusal(client(&practice).who().await);
    assert_eq!(message, "no user for •••••••• and ••••••••");
    let request = BulkUpdate::new(rule("City", Operator::Equals, "Pune"), Uuid::nil());
    let exchange = format!("{:?}", update(&client(&practice), &request).await);
    assert!(!exchange.contains(PRACTICE_ACCESS_KEY) && !exchange.contains(PRACTICE_SECRET_KEY));
}

#[tokio::test]
async fn a_service_that_is_not_there_is_told_from_one_that_refuses() {
    let practice = start().await;
    let client = client(&practice);
    practice.shutdown().await;
    match client.who().await {
        Err(ReadError::NotSent(not_sent)) => assert_eq!(not_sent.why, NotSentWhy::Refused),
        other => panic!("nothing listens there any more: {other:?}"),
    }
}
