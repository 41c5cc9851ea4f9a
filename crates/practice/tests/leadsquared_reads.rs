//! How the practice LeadSquared lets itself be read, and by whom.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod wire;

use serde_json::{Value, json};
use wire::{SEARCH, WHO, fast_leadsquared, leadsquared, one_condition, try_call, users_found};

#[tokio::test]
async fn keys_are_taken_from_headers_and_from_the_query() {
    let running = fast_leadsquared().await;
    let url = running.leadsquared_url();
    assert_eq!(
        leadsquared(&running, "GET", WHO, Value::Null).await.status,
        200,
        "headers"
    );
    let query = format!("/v2/{WHO}?accessKey=practice-access&secretKey=practice-secret");
    assert_eq!(
        try_call(&url, "GET", &query, &[], None)
            .await
            .unwrap()
            .status,
        200,
        "query"
    );
    let wrong = format!("/v2/{WHO}?accessKey=practice-access&secretKey=other");
    let answer = try_call(&url, "GET", &wrong, &[], None).await.unwrap();
    assert_eq!(answer.status, 401, "wrong secret");
    assert_eq!(
        answer.json()["ExceptionType"],
        "MXInvalidAccessDetailsException"
    );
    let kept = serde_json::to_string(&running.received()).unwrap();
    assert!(!kept.contains("practice-secret"), "no key is kept");
}

#[tokio::test]
async fn the_key_check_says_who_and_which_host_in_a_bare_object() {
    let running = fast_leadsquared().await;
    let who = leadsquared(&running, "GET", WHO, Value::Null).await.json();
    assert_eq!(who["Name"], "Priya Brightwater", "the key's owner");
    assert_eq!(
        who["PassPhrase"], "priya.brightwater@copperleaf.example",
        "holds the e-mail"
    );
    assert_eq!(who["EmailAddress"], Value::Null, "while this is null");
    assert_eq!(who["OrgDisplayName"], "Practice academy");
    assert_eq!(who.get("Status"), None, "no envelope");
    let host = who["LSQCommonServiceURLs"]["api"].as_str().unwrap();
    assert_eq!(
        format!("http://{host}"),
        running.leadsquared_url(),
        "a host without scheme"
    );
}

#[tokio::test]
async fn the_wrong_region_refuses_all_but_the_key_check_and_names_the_right_host() {
    let running = fast_leadsquared().await;
    let right = "api-in21.leadsquared.com".to_owned();
    running.switch(|switches| switches.leadsquared.right_host = Some(right));
    let answer = leadsquared(&running, "GET", "UserManagement.svc/Users.Get", Value::Null).await;
    assert_eq!(answer.status, 401, "as if the key were wrong");
    assert!(
        answer.body.contains("api-in21.leadsquared.com"),
        "{}",
        answer.body
    );
    let who = leadsquared(&running, "GET", WHO, Value::Null).await.json();
    assert_eq!(
        who["LSQCommonServiceURLs"]["api"],
        "api-in21.leadsquared.com"
    );
}

#[tokio::test]
async fn the_roster_has_numbers_for_status_and_neither_team_nor_user_id() {
    let running = fast_leadsquared().await;
    let users = leadsquared(&running, "GET", "UserManagement.svc/Users.Get", Value::Null)
        .await
        .json();
    let users = users.as_array().unwrap();
    assert_eq!(users.len(), 400, "all at once");
    assert!(
        users.iter().any(|user| user["StatusCode"] == 1),
        "inactive ones included"
    );
    assert!(
        users
            .iter()
            .all(|user| user.get("TeamId").is_none() && user.get("UserId").is_none())
    );
    assert!(
        users
            .iter()
            .any(|user| user.get("MemberOfGroups").is_none()),
        "may be absent"
    );
}

#[tokio::test]
async fn one_user_comes_as_an_array_that_is_empty_for_inactive_and_unknown_ones() {
    let running = fast_leadsquared().await;
    let users = running.state().leadsquared.users;
    let path = |id: &str| format!("UserManagement.svc/User/Retrieve/ByUserId?userId={id}");
    let active = users.iter().find(|user| user.active).unwrap();
    let one = leadsquared(&running, "GET", &path(&active.id), Value::Null)
        .await
        .json();
    assert_eq!(one[0]["TeamId"], active.team_id.as_str(), "with the team");
    assert!(one[0]["TeamName"].is_string(), "and its name");
    assert!(one[0]["Groups"].is_array(), "groups are an array here");
    let by_email = format!(
        "UserManagement.svc/User/Retrieve/ByEmailAddress?emailAddress={}",
        active.email.replace('@', "%40")
    );
    assert_eq!(
        leadsquared(&running, "GET", &by_email, Value::Null)
            .await
            .json(),
        one
    );
    let inactive = users.iter().find(|user| !user.active).unwrap();
    for id in [inactive.id.as_str(), "nobody"] {
        let answer = leadsquared(&running, "GET", &path(id), Value::Null).await;
        assert_eq!(answer.json(), json!([]), "{id}");
    }
}

#[tokio::test]
async fn search_pages_sorts_and_leaves_what_was_not_asked_for_null() {
    let running = fast_leadsquared().await;
    let body = |page: u32, size: u32, columns: &str| {
        json!({
            "Columns": {"Include_CSV": columns},
            "GroupConditions": one_condition("EmailAddress", "lik", json!("@")),
            "GroupOperator": null,
            "Sorting": [{"ColumnName": "EmailAddress", "Direction": 0}],
            "Paging": {"PageIndex": page, "PageSize": size},
        })
    };
    let mut emails = Vec::new();
    for page in 1..=4 {
        let answer = leadsquared(
            &running,
            "POST",
            SEARCH,
            body(page, 150, "UserID,EmailAddress"),
        );
        for user in answer.await.json()["Users"].as_array().unwrap() {
            assert!(
                user["UserId"].is_string(),
                "asked as UserID, given as UserId"
            );
            assert_eq!(user["FirstName"], Value::Null, "not asked for");
            emails.push(user["EmailAddress"].as_str().unwrap().to_owned());
        }
    }
    assert_eq!(emails.len(), 400, "short pages end it");
    assert!(emails.is_sorted(), "by e-mail");
    let answer = leadsquared(&running, "POST", SEARCH, body(1, 1_001, "*")).await;
    assert_eq!(answer.status, 500, "page too large");
    assert_eq!(
        answer.json()["ExceptionMessage"],
        "PageSize can't be greater than 1000"
    );
    for column in ["TeamName", "ManagerName", "Nonsense"] {
        let answer = leadsquared(&running, "POST", SEARCH, body(1, 5, column)).await;
        let message = answer.json()["ExceptionMessage"].clone();
        assert_eq!(
            message, "User search has some invalid Attributes",
            "{column}"
        );
    }
    let all = users_found(&running, one_condition("StatusCode", "eq", json!("1"))).await;
    assert!(
        !all.is_empty(),
        "inactive users are found, by a status in text"
    );
}

#[tokio::test]
async fn teams_come_as_a_tree_with_one_root_or_flat() {
    let running = fast_leadsquared().await;
    let path = "TeamManagement.svc/Retrieve";
    let tree = format!("{path}?getHierarchical=true");
    let tree = leadsquared(&running, "GET", &tree, Value::Null)
        .await
        .json();
    assert_eq!(tree["Teams"].as_array().unwrap().len(), 1, "one root");
    assert_eq!(
        tree["Teams"][0]["Name"], "Practice academy",
        "the organisation"
    );
    assert_eq!(tree["Teams"][0]["UserCount"], 400, "all users are below it");
    assert_eq!(
        tree["Teams"][0]["ChildTeams"].as_array().unwrap().len(),
        3,
        "its children"
    );
    let flat = leadsquared(&running, "GET", path, Value::Null).await.json();
    assert_eq!(flat["Teams"].as_array().unwrap().len(), 9, "all nine");
    assert!(
        flat["Teams"]
            .as_array()
            .unwrap()
            .iter()
            .all(|team| team["ChildTeams"].is_null())
    );
}

#[tokio::test]
async fn attributes_can_be_read_all_or_by_name_with_the_values_of_dropdowns() {
    let running = fast_leadsquared().await;
    let path = "UserManagement.svc/User/Attribute/Retrieve";
    let all = leadsquared(&running, "POST", path, json!({})).await.json();
    assert_eq!(all["TotalUserAttributes"], 30, "all");
    let some =
        json!({"Parameter": {"LookupName": "SchemaName", "LookupValue": "mx_Custom_1, City"}});
    let some = leadsquared(&running, "POST", path, some).await.json();
    assert_eq!(some["TotalUserAttributes"], 2, "those named");
    let options = some["UserAttributes"][1]["Options"].as_str().unwrap();
    let options: Value = serde_json::from_str(options).unwrap();
    assert_eq!(options[0]["Value"], "Design", "JSON inside a string");
}
