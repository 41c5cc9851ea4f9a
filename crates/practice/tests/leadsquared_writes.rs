//! What the practice LeadSquared does to users, which ones, and when it refuses.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod wire;

use roster_practice::{KeyOwner, RowCount, ThrottleShape};
use serde_json::{Value, json};
use wire::{
    BULK, WHO, bulk_update, fast_leadsquared, leadsquared, one_condition, practice, try_call,
    users_found,
};

#[tokio::test]
async fn keys_of_an_inactive_user_are_dead_and_those_of_a_sales_user_may_not_write() {
    let running = fast_leadsquared().await;
    running.switch(|switches| switches.leadsquared.key_owner = KeyOwner::SalesUser);
    let team = running.state().leadsquared.teams[1].id.clone();
    let body = bulk_update(one_condition("City", "eq", json!("Pune")), &team);
    let answer = leadsquared(&running, "POST", BULK, body).await;
    assert_eq!(
        answer.json()["ExceptionType"],
        "MXUnAuthorizedAccessException"
    );
    assert_eq!(
        leadsquared(&running, "GET", WHO, Value::Null).await.json()["Role"],
        "Sales_User"
    );
    running.switch(|switches| switches.leadsquared.key_owner = KeyOwner::Inactive);
    assert_eq!(
        leadsquared(&running, "GET", WHO, Value::Null).await.status,
        401
    );
}

#[tokio::test]
async fn search_and_bulk_update_mean_the_same_users() {
    let running = fast_leadsquared().await;
    let team = running.state().leadsquared.teams[2].id.clone();
    let groups = json!([
        {"Condition": [
            {"LookupName": "City", "Operator": "eq", "LookupValue": "pune", "ConditionOperator": "AND"},
            {"LookupName": "StatusCode", "Operator": "eq", "LookupValue": "0", "ConditionOperator": null},
        ], "GroupOperator": "AND"},
        {"Condition": [
            {"LookupName": "FirstName", "Operator": "lik_s", "LookupValue": "Bo", "ConditionOperator": "OR"},
            {"LookupName": "SalesRegions", "Operator": "nn", "LookupValue": null, "ConditionOperator": null},
        ], "GroupOperator": null},
    ]);
    let before = users_found(&running, groups.clone()).await;
    assert!(
        before.len() > 5,
        "the condition finds some: {}",
        before.len()
    );
    let answer = leadsquared(&running, "POST", BULK, bulk_update(groups, &team)).await;
    assert_eq!(
        answer.json(),
        json!({
            "Status": "Success",
            "Message": {"AffectedRows": before.len(), "IsSuccessful": true},
        }),
        "every match counts",
    );
    let state = running.state().leadsquared;
    let mut moved: Vec<_> = state
        .users
        .iter()
        .filter(|user| user.times_moved == 1)
        .collect();
    moved.retain(|user| user.team_id == team);
    let ids: Vec<&str> = moved.iter().map(|user| user.id.as_str()).collect();
    let expected: Vec<_> = before
        .iter()
        .map(|user| user["UserId"].as_str().unwrap())
        .collect();
    assert_eq!(ids, expected, "those and no others");
}

#[tokio::test]
async fn all_eight_operators_work_and_negations_skip_null() {
    let running = fast_leadsquared().await;
    let count = async |operator: &str, value: Value| {
        users_found(&running, one_condition("City", operator, value))
            .await
            .len()
    };
    let (null, any) = (count("n", Value::Null).await, count("nn", json!("")).await);
    assert_eq!(null + any, 400, "null or not");
    assert!(null > 0, "some have no city");
    let pune = count("eq", json!("PUNE")).await;
    assert_eq!(
        pune + count("neq", json!("Pune")).await,
        any,
        "neq skips null, case is ignored"
    );
    let un = count("lik", json!("un")).await;
    assert_eq!(
        un + count("nlik", json!("un")).await,
        any,
        "nlik skips null"
    );
    assert_eq!(count("lik_s", json!("Pun")).await, pune, "starts with");
    assert_eq!(count("lik_e", json!("une")).await, pune, "ends with");
    running.switch(|switches| switches.leadsquared.negations_meet_null = true);
    assert_eq!(
        count("neq", json!("Pune")).await,
        400 - pune,
        "the other reading"
    );
    running.switch(|switches| switches.leadsquared.case_sensitive = true);
    assert_eq!(
        count("eq", json!("PUNE")).await,
        0,
        "the other reading of case"
    );
}

#[tokio::test]
async fn validation_errors_are_http_500_with_an_mx_exception_and_no_effect() {
    let running = fast_leadsquared().await;
    let team = running.state().leadsquared.teams[1].id.clone();
    let city = || one_condition("City", "eq", json!("Pune"));
    let pair = |first: Value, second: Value| {
        json!([{"Condition": [
            {"LookupName": "City", "Operator": "nn", "ConditionOperator": first},
            {"LookupName": "City", "Operator": "nn", "ConditionOperator": second},
            {"LookupName": "City", "Operator": "nn", "ConditionOperator": null},
        ]}])
    };
    let mandatory = "MXMandatoryAttributeMissingException";
    let invalid = "MXInvalidInputException";
    for (body, exception) in [
        (bulk_update(json!([]), &team), mandatory),
        (json!({"Attribute": "TeamId", "Value": team}), mandatory),
        (bulk_update(json!([{"Condition": []}]), &team), mandatory),
        (
            json!({"Conditions": city(), "Attribute": "Role", "Value": "x"}),
            invalid,
        ),
        (
            bulk_update(city(), "00000000-0000-4000-8000-000000000000"),
            invalid,
        ),
        (
            bulk_update(one_condition("City", "gt", json!("1")), &team),
            invalid,
        ),
        (
            bulk_update(one_condition("TeamName", "eq", json!("Pune")), &team),
            invalid,
        ),
        (bulk_update(pair(json!("AND"), json!("OR")), &team), invalid),
        (bulk_update(pair(json!(null), json!("OR")), &team), invalid),
    ] {
        let answer = leadsquared(&running, "POST", BULK, body.clone()).await;
        assert_eq!(answer.status, 500, "{body}");
        assert_eq!(answer.json()["Status"], "Error", "{body}");
        assert_eq!(answer.json()["ExceptionType"], exception, "{body}");
    }
    let moved = running
        .state()
        .leadsquared
        .users
        .iter()
        .any(|user| user.times_moved > 0);
    assert!(!moved, "refusals have no effect");
}

#[tokio::test]
async fn unreadable_bodies_are_400_unknown_paths_404_and_wrong_verbs_405() {
    let running = fast_leadsquared().await;
    let url = running.leadsquared_url();
    let path = format!("/v2/{BULK}");
    let answer = try_call(&url, "POST", &path, &wire::KEYS, Some("{\"Conditions\":"))
        .await
        .unwrap();
    assert_eq!(answer.status, 400, "malformed JSON");
    for body in [
        json!({"Conditions": "x"}),
        json!([]),
        bulk_update(one_condition("City", "eq", json!(5)), "x"),
    ] {
        let answer = leadsquared(&running, "POST", BULK, body.clone()).await;
        assert_eq!(answer.status, 400, "a wrong type: {body}");
    }
    let answer = leadsquared(&running, "GET", "UserManagement.svc/Teams.Get", Value::Null).await;
    assert_eq!(answer.status, 404, "no such path");
    assert_eq!(
        leadsquared(&running, "GET", BULK, Value::Null).await.status,
        405,
        "wrong verb"
    );
}

#[tokio::test]
async fn nobody_matching_is_a_success_with_zero_rows() {
    let running = fast_leadsquared().await;
    let team = running.state().leadsquared.teams[1].id.clone();
    let body = bulk_update(one_condition("City", "eq", json!("Nowhere")), &team);
    let answer = leadsquared(&running, "POST", BULK, body).await.json();
    assert_eq!(
        answer["Message"],
        json!({"AffectedRows": 0, "IsSuccessful": true})
    );
}

#[tokio::test]
async fn rows_can_count_changes_only_and_inactive_users_can_be_left_out() {
    let running = fast_leadsquared().await;
    let team = running.state().leadsquared.teams[1].id.clone();
    let everyone = || bulk_update(one_condition("EmailAddress", "lik", json!("@")), &team);
    running.switch(|switches| switches.leadsquared.inactive_too = false);
    let active = running
        .state()
        .leadsquared
        .users
        .iter()
        .filter(|user| user.active)
        .count();
    let rows = leadsquared(&running, "POST", BULK, everyone()).await.json();
    assert_eq!(rows["Message"]["AffectedRows"], active, "only active ones");
    running.switch(|switches| switches.leadsquared.affected_rows = RowCount::Changed);
    let rows = leadsquared(&running, "POST", BULK, everyone()).await.json();
    assert_eq!(rows["Message"]["AffectedRows"], 0, "they are there already");
}

#[tokio::test]
async fn one_user_can_be_moved_alone() {
    let running = fast_leadsquared().await;
    let state = running.state().leadsquared;
    let (user, team) = (&state.users[5], &state.teams[8]);
    let path = format!("UserManagement.svc/User/Update?UserId={}", user.id);
    let body = json!({"user": {"TeamId": team.id}, "userSettings": {}});
    let answer = leadsquared(&running, "POST", &path, body).await;
    assert_eq!(answer.json()["Status"], "Success");
    let after = &running.state().leadsquared.users[5];
    assert_eq!(
        (after.team_id.as_str(), after.times_moved),
        (team.id.as_str(), 1)
    );
}

#[tokio::test]
async fn too_many_calls_are_refused_in_each_of_the_three_shapes() {
    for (shape, status) in [
        (ThrottleShape::Status429, 429),
        (ThrottleShape::Status403, 403),
        (ThrottleShape::Inside200, 200),
    ] {
        let running = practice().await;
        running.switch(|switches| {
            switches.leadsquared.calls_per_5_s = Some(2);
            switches.leadsquared.throttle_shape = shape;
        });
        for _ in 0..2 {
            assert_eq!(
                leadsquared(&running, "GET", WHO, Value::Null).await.status,
                200
            );
        }
        let answer = leadsquared(&running, "GET", WHO, Value::Null).await;
        assert_eq!(answer.status, status, "{shape:?}");
        assert_eq!(
            answer.json(),
            json!({
                "Status": "Error",
                "ExceptionType": "MXAPIRateLimitExceededException",
                "ExceptionMessage": "API calls exceeded the limit of 2 in 5 second(s)",
            }),
            "the numbers are in the text",
        );
    }
}
