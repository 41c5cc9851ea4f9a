//! Reading users, against the practice LeadSquared.
#![cfg(feature = "client")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::collections::HashSet;

use practice::Fault;
use roster_leadsquared::client::{Client, ReadError, Refusal, User};
use roster_leadsquared::{
    AttributeName, Condition, EMAILS_PER_CALL, Group, Junction, Operator, Rule, SearchUsers, Test,
    Value,
};
use serde_json::json;
use support::{client, id, last, start, team_of};
use uuid::Uuid;

/// Every page until one is not full; and how many pages that were.
async fn all(client: &Client, first: SearchUsers) -> (Vec<User>, usize) {
    let (mut users, mut pages, mut request) = (Vec::new(), 0, first);
    loop {
        let page = client.users_page(&request).await.unwrap();
        pages += 1;
        users.extend(page.users);
        if !page.full {
            return (users, pages);
        }
        request = request.next();
    }
}

fn condition(name: &str, operator: Operator, value: &str) -> Condition {
    Condition {
        attribute: AttributeName::new(name).unwrap(),
        test: Test::new(operator, Value::new(value)).unwrap(),
    }
}

#[tokio::test]
async fn all_users_come_each_once_in_pages_of_any_size() {
    let practice = start().await;
    let client = client(&practice);
    let there = practice.state().leadsquared.users;
    assert_eq!(
        there.len(),
        400,
        "the practice account is as large as expected"
    );
    let ids: HashSet<Uuid> = there.iter().map(|user| id(&user.id)).collect();
    let everyone = SearchUsers::new(Rule::everyone());
    for (size, pages) in [(1_000, 1), (150, 3), (100, 5), (64, 7)] {
        let (users, read) = all(&client, everyone.clone().size(size).unwrap()).await;
        assert_eq!(users.len(), 400, "none twice in pages of {size}");
        let found: HashSet<Uuid> = users.iter().map(|user| user.user_id).collect();
        assert_eq!(found, ids, "none missing in pages of {size}");
        assert_eq!(read, pages, "a full last page is followed by an empty one");
    }
}

#[tokio::test]
async fn a_user_comes_with_name_address_role_status_and_team() {
    let practice = start().await;
    let (users, _) = all(&client(&practice), SearchUsers::new(Rule::everyone())).await;
    let states = practice.state().leadsquared.users;
    for user in &users {
        let state = states
            .iter()
            .find(|state| id(&state.id) == user.user_id)
            .unwrap();
        assert_eq!(user.email.as_deref(), Some(state.email.as_str()));
        assert_eq!(user.active, state.active, "{user:?}");
        assert_eq!(user.team_id, Some(team_of(&practice, user.user_id)));
        assert!(user.first_name.is_some() && user.role.is_some(), "{user:?}");
    }
    assert!(
        users.iter().any(|user| !user.active),
        "inactive users are found too"
    );
    assert_eq!(last(&practice).path, SearchUsers::PATH);
}

#[tokio::test]
async fn users_are_found_by_exactly_their_addresses() {
    let practice = start().await;
    let states = practice.state().leadsquared.users;
    let wanted: Vec<&str> = states
        .iter()
        .take(EMAILS_PER_CALL)
        .map(|user| user.email.as_str())
        .collect();
    let addresses: Vec<Value> = wanted
        .iter()
        .map(|email| Value::new(email).unwrap())
        .collect();
    let request = SearchUsers::new(Rule::emails(&addresses).unwrap());
    let page = client(&practice).users_page(&request).await.unwrap();
    let found: HashSet<&str> = page
        .users
        .iter()
        .filter_map(|user| user.email.as_deref())
        .collect();
    assert_eq!(found, wanted.into_iter().collect());
    assert_eq!((page.users.len(), page.full), (EMAILS_PER_CALL, false));
}

#[tokio::test]
async fn several_groups_are_joined_as_the_rule_says() {
    let practice = start().await;
    let client = client(&practice);
    let roles = ["Administrator", "Marketing_User"];
    let group = |role: &str| Group::from(condition("Role", Operator::Equals, role));
    let groups = || roles.iter().map(|role| group(role)).collect();
    let either = SearchUsers::new(Rule::new(Junction::Or, groups()).unwrap());
    let (users, _) = all(&client, either).await;
    let found: HashSet<&str> = users
        .iter()
        .filter_map(|user| user.role.as_deref())
        .collect();
    assert_eq!(found, roles.into_iter().collect(), "one role or the other");
    assert_eq!(last(&practice).json.unwrap()["GroupOperator"], "OR");
    let both = SearchUsers::new(Rule::new(Junction::And, groups()).unwrap());
    let page = client.users_page(&both).await.unwrap();
    assert_eq!(page.users, [], "nobody has two roles");
}

#[tokio::test]
async fn a_search_by_what_does_not_exist_is_refused_in_the_services_words() {
    let practice = start().await;
    let group = Group::from(condition("TeamName", Operator::Equals, "Sales"));
    let error = client(&practice)
        .users_page(&SearchUsers::new(group.into()))
        .await
        .unwrap_err();
    match error {
        ReadError::Refused {
            reason,
            status,
            message,
            ..
        } => {
            assert_eq!((reason, status), (Refusal::InvalidInput, 500));
            assert!(message.contains("invalid Attributes"), "{message}");
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(
        practice.received().len(),
        1,
        "repeating it would repeat the answer"
    );
}

#[tokio::test]
async fn a_user_without_a_readable_id_makes_the_page_an_error() {
    let practice = start().await;
    let body = json!({"Users": [{"UserId": Uuid::from_u128(1)}, {"FirstName": "Lost"}]});
    practice.set_fault(Fault::answer(200, body.to_string()));
    let everyone = SearchUsers::new(Rule::everyone());
    let error = client(&practice).users_page(&everyone).await.unwrap_err();
    assert!(
        matches!(error, ReadError::NotUnderstood { status: 200, .. }),
        "a plan must not lose a user silently: {error:?}"
    );
}
