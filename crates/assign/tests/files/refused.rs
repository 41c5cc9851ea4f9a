//! What is wrong with a file is named by its place.

use serde_json::{Value, json};

use crate::{ADA, BRUNO, LEAD, TEAM, problems, problems_of, validator};

fn leads(change: impl FnOnce(&mut Value)) -> Value {
    let mut file = json!({
        "service": "instantly",
        "request": {"campaign": LEAD, "organization_user_ids": [ADA, BRUNO]},
    });
    change(&mut file);
    file
}

fn users(conditions: Value) -> Value {
    json!({
        "service": "leadsquared",
        "request": {"Conditions": conditions, "Attribute": "TeamId", "Value": TEAM},
    })
}

fn city(operator: Value) -> Value {
    json!({"LookupName": "City", "Operator": "eq", "LookupValue": "Pune", "ConditionOperator": operator})
}

/// The one place that is wrong, and what is said about it.
fn only(file: &Value) -> (String, String) {
    let problems = problems(file);
    assert_eq!(problems.len(), 1, "{problems:?} of {file}");
    problems.into_iter().next().unwrap()
}

#[test]
fn a_key_that_is_nearly_right_is_refused_with_the_right_one() {
    let file = leads(|file| {
        let request = file["request"].as_object_mut().unwrap();
        let campaign = request.remove("campaign").unwrap();
        request.insert("campaign_id".to_owned(), campaign);
    });
    let (path, message) = only(&file);
    assert_eq!(path, "request.campaign_id");
    assert!(message.contains("“campaign”"), "{message}");
    assert!(!validator().is_valid(&file), "or it would mean every lead");
}

#[test]
fn owners_without_their_split_and_teams_with_a_filter_are_refused_at_their_place() {
    let owners = leads(|file| file["owners"] = json!({LEAD: ADA}));
    assert_eq!(only(&owners).0, "owners", "they would be passed over");
    let listed = leads(|file| {
        file["split"] = json!("by_list");
        file["request"]["ids"] = json!([LEAD]);
        file["owners"] = json!({LEAD: TEAM});
    });
    assert_eq!(only(&listed).0, "owners", "who is not among the people");
    let mut teams = users(json!([{"Condition": [city(Value::Null)]}]));
    teams["teams"] = json!({"ada@copperleaf.example": TEAM});
    assert_eq!(only(&teams).0, "mode", "one bulk call has one team");
    teams["mode"] = json!("exact");
    teams["teams"]["ada"] = json!(TEAM);
    assert_eq!(only(&teams).0, "teams.ada");
}

#[test]
fn a_key_that_stands_there_twice_is_refused() {
    let text = format!(
        r#"{{"service": "instantly", "request": {{"campaign": "{LEAD}", "campaign": "{ADA}", "organization_user_ids": ["{ADA}"]}}}}"#
    );
    let problems = problems_of(&text);
    assert_eq!(
        problems[0].0, "request.campaign",
        "one of them would be lost"
    );
}

#[test]
fn what_a_script_failed_to_fill_in_never_means_no_filter() {
    for (key, empty) in [
        ("campaign", json!("")),
        ("campaign", json!(null)),
        ("search", json!("  ")),
        ("filter", json!("")),
        ("ids", json!([])),
        ("queries", json!([])),
        ("limit", json!(null)),
        ("limit", json!(0)),
    ] {
        let file = leads(|file| file["request"][key] = empty);
        assert_eq!(only(&file).0, format!("request.{key}"));
        assert!(
            !validator().is_valid(&file),
            "the schema says so too: {file}"
        );
    }
}

#[test]
fn values_of_the_wrong_kind_are_named_with_what_is_expected() {
    let rule = |values: Value| json!([{"actionType": "reply", "values": values}]);
    for (path, key, value, expected) in [
        ("request.limit", "limit", json!("10"), "whole number"),
        ("request.in_list", "in_list", json!("true"), "true or false"),
        ("request.ids[1]", "ids", json!([LEAD, 5]), "ID"),
        (
            "request.filter",
            "filter",
            json!("FILTER_VAL_REPLYED"),
            "FILTER_VAL_REPLIED",
        ),
        (
            "request.queries[0].values.occurrence-days",
            "queries",
            rule(json!({"occurrence-days": 1.5})),
            "whole number",
        ),
        (
            "request.queries[0].values.lead-status",
            "queries",
            rule(json!({"occurrence-days": 1, "lead-status": {"condition": "is", "status": 1}})),
            "reply",
        ),
        (
            "request.queries[0].values.occurrence-count.count",
            "queries",
            rule(json!({"occurrence-count": {"condition": "more"}})),
            "missing",
        ),
    ] {
        let file = leads(|file| file["request"][key] = value);
        let (named, message) = only(&file);
        assert_eq!(named, path);
        assert!(message.contains(expected), "{message}");
        assert!(
            !validator().is_valid(&file),
            "the schema says so too: {file}"
        );
    }
}

#[test]
fn all_that_is_wrong_is_told_at_once() {
    let file = leads(|file| {
        file["mode"] = json!("exactly");
        file["request"]["limit"] = json!(-1);
        file["request"]["serch"] = json!("kettle");
    });
    let mut paths: Vec<String> = problems(&file).into_iter().map(|(path, _)| path).collect();
    paths.sort();
    assert_eq!(paths, ["mode", "request.limit", "request.serch"]);
}

#[test]
fn as_filtered_leaves_the_split_to_instantly() {
    for split in ["even", "weighted"] {
        let file = leads(|file| {
            file["mode"] = json!("as_filtered");
            file["split"] = json!(split);
        });
        let (path, message) = only(&file);
        assert_eq!(path, "split");
        assert!(
            message.contains("instantly_decides"),
            "the way out: {message}"
        );
    }
    let file = leads(|file| {
        file["mode"] = json!("as_filtered");
        file["owner_now"] = json!("nobody");
    });
    assert_eq!(only(&file).0, "owner_now");
}

#[test]
fn a_weight_belongs_to_one_of_the_users() {
    let weighted = |weights: Value| {
        leads(|file| {
            file["split"] = json!("weighted");
            file["weights"] = weights;
        })
    };
    let path = |id: &str| format!("weights.{id}");
    assert_eq!(only(&weighted(json!({LEAD: 1}))).0, path(LEAD));
    assert_eq!(only(&weighted(json!({ADA: 1_001}))).0, path(ADA));
    assert_eq!(only(&weighted(json!({ADA: 0, BRUNO: 0}))).0, "weights");
    let (named, message) = only(&leads(|file| file["weights"] = json!({ADA: 1})));
    assert_eq!(named, "weights");
    assert!(message.contains("weighted"), "{message}");
}

#[test]
fn and_and_or_are_not_mixed_within_a_list() {
    let group = |conditions: Value| json!([{"Condition": conditions, "GroupOperator": null}]);
    let mixed = group(json!([
        city(json!("AND")),
        city(json!("OR")),
        city(json!(null))
    ]));
    let (path, message) = only(&users(mixed));
    let place = |at| format!("request.Conditions[0].Condition[{at}].ConditionOperator");
    assert_eq!(path, place(1));
    assert!(message.contains("Mixes"), "{message}");
    let after_last = group(json!([city(json!("AND")), city(json!("AND"))]));
    assert_eq!(only(&users(after_last)).0, place(1));
    let missing = group(json!([city(json!(null)), city(json!(null))]));
    assert_eq!(only(&users(missing)).0, place(0));
    let one = |operator: &str| json!({"Condition": [city(json!(null))], "GroupOperator": operator});
    let groups = json!([one("AND"), one("OR"), {"Condition": [city(json!(null))]}]);
    assert_eq!(
        only(&users(groups)).0,
        "request.Conditions[1].GroupOperator"
    );
}

#[test]
fn only_the_team_can_be_changed() {
    let group = json!([{"Condition": [city(json!(null))]}]);
    let mut file = users(group);
    file["request"]["Attribute"] = json!("Role");
    assert_eq!(only(&file).0, "request.Attribute");
    file["request"]["Attribute"] = json!("TeamId");
    file["split"] = json!("even");
    assert_eq!(only(&file).0, "split", "a key of the other service");
}

#[test]
fn what_is_no_file_at_all_is_told_as_such() {
    assert_eq!(problems_of("{")[0].0, "");
    assert_eq!(only(&json!([])).0, "");
    assert_eq!(only(&json!({"request": {}})).0, "service");
    assert_eq!(only(&json!({"service": "instantly"})).0, "request");
    assert_eq!(
        only(&json!({"service": "Instantly", "request": {}})).0,
        "service"
    );
}
