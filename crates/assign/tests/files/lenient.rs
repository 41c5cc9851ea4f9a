//! What was pasted fills in all that is right and tells of the rest, place by place.

use proptest::prelude::*;
use roster_assign::{Form, ReadRequest, Service, check, read_file, read_request, write_file};
use serde_json::{Value, json};

use crate::generate::form;
use crate::{ADA, LEAD, TEAM};

/// The example of <https://developer.instantly.ai/api-reference/lead/bulk-assign-leads-to-organization-users>,
/// which gives one value for each field.
const INSTANTLYS_PAGE: &str = r#"{
  "search": "test",
  "filter": "FILTER_LEAD_CLOSED",
  "campaign": "019e18e2-a5e1-752d-a736-5daf6da90de8",
  "list_id": "019e18e2-a5e1-752d-a736-5db034bcd4c0",
  "in_campaign": true,
  "in_list": true,
  "organization_user_ids": ["019e18e2-a5e1-752d-a736-5db13d4a09b2"],
  "smart_view_id": "019e18e2-a5e1-752d-a736-5db27e4c8cf6",
  "ids": ["019e18e2-a5e1-752d-a736-5db3861230cd"],
  "limit": 10,
  "queries": [
    {
      "actionType": "email-open",
      "values": {
        "occurrence-days": 5,
        "occurrence-count": {"condition": "more", "count": 5},
        "lead-status": {"status": 5, "condition": "is"}
      }
    }
  ]
}"#;

/// The example of <https://apidocs.leadsquared.com/update-users-in-bulk/>, spaces and all.
const LEADSQUAREDS_PAGE: &str = r#"{
   "Conditions":[
      {
         "Condition":[
            {
               "LookupName":"AssociatedPhoneNumbers",
               "Operator":"lik",
               "LookupValue":"23",
               "ConditionOperator":"OR"
            },
            {
               "LookupName":"FirstName",
               "Operator":"lik",
               "LookupValue":"Bo",
               "ConditionOperator":null
            }
         ],
         "GroupOperator":null
      }
   ],
   "Attribute":"{{Attribute}}",
   "Value":"{{Value}}"
}"#;

fn read(service: Service, text: &str) -> ReadRequest {
    read_request(service, text)
}

fn paths(read: &ReadRequest) -> Vec<&str> {
    let problems = read.problems.iter();
    problems.map(|problem| problem.path.as_str()).collect()
}

fn leads(read: &ReadRequest) -> &roster_assign::InstantlyForm {
    match &read.form {
        Some(Form::Instantly(form)) => form,
        other => panic!("{other:?}, {:?}", read.problems),
    }
}

fn users(read: &ReadRequest) -> &roster_assign::LeadSquaredForm {
    match &read.form {
        Some(Form::LeadSquared(form)) => form,
        other => panic!("{other:?}, {:?}", read.problems),
    }
}

#[test]
fn the_example_of_instantlys_page_fills_in_every_field() {
    let read = read(Service::Instantly, INSTANTLYS_PAGE);
    assert_eq!(
        paths(&read),
        ["queries[0].values.lead-status"],
        "a status says nothing of an opened e-mail; the rest is right",
    );
    assert!(!read.whole);
    let filled = leads(&read);
    let checked = check(read.form.as_ref().unwrap());
    assert_eq!(checked.fields, [], "it can be planned at once");
    let mut sent: Value =
        serde_json::from_str(&checked.assignment.unwrap().body().unwrap()).unwrap();
    let mut page: Value = serde_json::from_str(INSTANTLYS_PAGE).unwrap();
    assert_eq!(
        filled.queries[0].status, "5",
        "kept, should the kind be changed"
    );
    page["queries"][0]["values"]
        .as_object_mut()
        .unwrap()
        .remove("lead-status");
    assert_eq!(sent.take(), page, "and it sends what the page shows");
}

#[test]
fn the_example_of_leadsquareds_page_fills_in_its_conditions() {
    let read = read(Service::LeadSquared, LEADSQUAREDS_PAGE);
    assert_eq!(
        paths(&read),
        ["Attribute", "Value"],
        "both only stand for a value"
    );
    let filled = users(&read);
    assert_eq!(filled.value, "", "the team is chosen by name");
    assert_eq!(filled.conditions.len(), 1);
    assert_eq!(filled.conditions[0].condition_operator, "OR");
    let rows: Vec<(&str, &str, &str)> = filled.conditions[0]
        .condition
        .iter()
        .map(|row| (&*row.lookup_name, &*row.operator, &*row.lookup_value))
        .collect();
    assert_eq!(
        rows,
        [
            ("AssociatedPhoneNumbers", "lik", "23"),
            ("FirstName", "lik", "Bo")
        ],
    );
    let left: Vec<String> = check(read.form.as_ref().unwrap())
        .fields
        .into_iter()
        .map(|field| field.path)
        .collect();
    assert_eq!(left, ["Value"], "nothing but the team is missing");
}

#[test]
fn a_key_that_is_nearly_right_is_told_and_the_rest_is_filled_in() {
    let body = json!({"campaign_id": LEAD, "search": "lantern", "organization_user_ids": [ADA]});
    let read = read(Service::Instantly, &body.to_string());
    assert_eq!(paths(&read), ["campaign_id"]);
    assert!(
        read.problems[0].message.contains("“campaign”"),
        "{:?}",
        read.problems
    );
    assert_eq!(leads(&read).search, "lantern");
    assert_eq!(
        leads(&read).campaign,
        "",
        "nobody guesses what it was meant to be"
    );
}

#[test]
fn a_wrong_filter_stands_in_its_field_so_that_it_never_turns_into_no_filter() {
    for (key, wrong) in [
        ("campaign", json!("Kettle Fair")),
        ("list_id", json!("7")),
        ("smart_view_id", json!("mine")),
        ("filter", json!("FILTER_VAL_REPLIEDD")),
        ("limit", json!(0)),
        ("limit", json!("many")),
        ("ids", json!(["ada@x.example"])),
        (
            "queries",
            json!([{"actionType": "opened", "values": {"occurrence-days": 3}}]),
        ),
        ("queries", json!([{"actionType": "reply", "values": {}}])),
        (
            "queries",
            json!([{"actionType": "reply", "values": {"occurrence-days": "soon"}}]),
        ),
        ("queries", json!([7])),
    ] {
        let body = json!({key: wrong, "organization_user_ids": [ADA]});
        let read = read(Service::Instantly, &body.to_string());
        let fields = check(read.form.as_ref().unwrap()).fields;
        assert!(
            fields.iter().any(|field| field.path.starts_with(key)),
            "the form points at it: {fields:?} of {body}",
        );
    }
}

#[test]
fn a_condition_that_is_wrong_stays_a_row_that_is_not_complete() {
    let wrong = [
        json!({"LookupName": "City", "Operator": "like", "LookupValue": "Pune"}),
        json!({"LookupName": "City", "Operator": "eq", "LookupValue": ""}),
        json!({"LookupName": "", "Operator": "nn"}),
        json!({}),
    ];
    for row in wrong {
        let right = json!({"LookupName": "City", "Operator": "eq", "LookupValue": "Pune", "ConditionOperator": "AND"});
        let body = json!({"Conditions": [{"Condition": [right, row]}], "Value": TEAM});
        let read = read(Service::LeadSquared, &body.to_string());
        assert!(!read.problems.is_empty(), "{body}");
        let fields = check(read.form.as_ref().unwrap()).fields;
        let at_it = |path: &str| path.starts_with("Conditions[0].Condition[1]");
        assert!(
            fields.iter().any(|field| at_it(&field.path)),
            "{fields:?} of {body}"
        );
    }
}

#[test]
fn a_form_of_users_always_has_a_group_with_a_condition() {
    for body in [
        json!({"Value": TEAM}),
        json!({"Conditions": []}),
        json!({"Conditions": [{}]}),
        json!({"Conditions": [{"Condition": []}, 7]}),
        json!({"Conditions": "all"}),
    ] {
        let read = read(Service::LeadSquared, &body.to_string());
        assert!(!read.problems.is_empty(), "{body}");
        let groups = &users(&read).conditions;
        assert!(!groups.is_empty() && groups.iter().all(|group| !group.condition.is_empty()));
        assert!(
            check(read.form.as_ref().unwrap()).assignment.is_none(),
            "{body} means nobody"
        );
    }
}

#[test]
fn who_gets_the_records_may_be_left_to_the_form() {
    let instantly = read(Service::Instantly, &json!({"search": "x"}).to_string());
    assert_eq!(paths(&instantly), [""; 0]);
    let row = json!({"LookupName": "City", "Operator": "nn"});
    let body = json!({"Conditions": [{"Condition": [row]}]});
    let leadsquared = read(Service::LeadSquared, &body.to_string());
    assert_eq!(paths(&leadsquared), [""; 0]);
}

#[test]
fn a_body_of_the_other_service_is_known_for_what_it_is() {
    let read_one = read(Service::Instantly, LEADSQUAREDS_PAGE);
    assert_eq!(read_one.service, Service::LeadSquared);
    let file = json!({"service": "instantly", "request": {"organization_user_ids": [ADA]}});
    let read_file = read(Service::LeadSquared, &file.to_string());
    assert_eq!(
        (read_file.service, read_file.whole),
        (Service::Instantly, true)
    );
}

#[test]
fn what_is_nothing_to_fill_in_gives_no_form() {
    for text in [
        "",
        "hello",
        "[]",
        "7",
        "{\"service\": \"salesforce\", \"request\": {}}",
    ] {
        let read = read(Service::Instantly, text);
        assert_eq!(read.form, None, "{text}");
        assert_eq!(read.problems.len(), 1, "{text}: {:?}", read.problems);
    }
}

fn request_of(form: &Form) -> Value {
    let file: Value = serde_json::from_str(&write_file(form).unwrap()).unwrap();
    file["request"].clone()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_a_strict_reading_takes_a_lenient_one_takes_the_same(form in form()) {
        let file = write_file(&form).unwrap();
        let whole = read(form.service(), &file);
        prop_assert_eq!(&whole.problems, &[]);
        prop_assert!(whole.whole);
        prop_assert_eq!(whole.form.unwrap(), read_file(&file).unwrap());
        let quoted = request_of(&form).to_string().replace('\'', r"'\''");
        let command = format!("curl -X POST 'https://a.example' -H 'X: y' -d '{quoted}'");
        let body = read(form.service(), &command);
        prop_assert_eq!(&body.problems, &[], "of {}", command);
        prop_assert_eq!(check(&body.form.unwrap()).assignment.is_some(), true);
    }

    #[test]
    fn a_strange_key_is_told_and_costs_nothing_else(form in form()) {
        let mut body = request_of(&form);
        let right = read(form.service(), &body.to_string());
        body["surprise"] = json!(true);
        let odd = read(form.service(), &body.to_string());
        prop_assert_eq!(paths(&odd), ["surprise"]);
        prop_assert_eq!(odd.form, right.form);
    }
}
