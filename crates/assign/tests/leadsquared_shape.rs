//! What is sent to LeadSquared has the shape that its page documents, whatever the form holds.
//! Source: <https://apidocs.leadsquared.com/update-users-in-bulk/>.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::HashSet;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::string::string_regex;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use roster_assign::{ConditionForm, Form, GroupForm, LeadSquaredForm, check};
use serde_json::{Value, json};
use uuid::Uuid;

/// How many forms are generated.
const FORMS: u32 = 1_000;

/// The words of the page, written down a second time on purpose.
const WITH_VALUE: [&str; 6] = ["eq", "neq", "lik", "nlik", "lik_s", "lik_e"];
const WITHOUT_VALUE: [&str; 2] = ["n", "nn"];
const JUNCTIONS: [&str; 2] = ["AND", "OR"];

/// The same forms on every run, so that a failure can be looked at twice.
fn each<S: Strategy>(strategy: &S) -> impl Iterator<Item = S::Value> {
    let config = Config {
        failure_persistence: None,
        ..Config::default()
    };
    let seed = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(config, seed);
    (0..FORMS).map(move |_| strategy.new_tree(&mut runner).unwrap().current())
}

fn attribute() -> impl Strategy<Value = String> {
    string_regex("[A-Za-z][A-Za-z0-9_]{0,30}").unwrap()
}

/// Any text that is not blank; quotes, blanks around it and other scripts included.
fn value() -> impl Strategy<Value = String> {
    let text = string_regex("\\PC{0,40}").unwrap();
    text.prop_filter("not blank", |text| !text.trim().is_empty())
}

fn condition() -> impl Strategy<Value = ConditionForm> {
    let with_value = (attribute(), select(WITH_VALUE.to_vec()), value());
    let without = (
        attribute(),
        select(WITHOUT_VALUE.to_vec()),
        string_regex("\\PC{0,20}").unwrap(),
    );
    prop_oneof![3 => with_value, 1 => without].prop_map(|(name, operator, value)| ConditionForm {
        lookup_name: name,
        operator: operator.to_owned(),
        lookup_value: value,
    })
}

fn form(groups: std::ops::Range<usize>) -> impl Strategy<Value = LeadSquaredForm> {
    let group = (select(JUNCTIONS.to_vec()), vec(condition(), 1..6));
    let team = any::<u128>().prop_map(Uuid::from_u128);
    (select(JUNCTIONS.to_vec()), vec(group, groups), team).prop_map(|(between, groups, team)| {
        LeadSquaredForm {
            group_operator: between.to_owned(),
            conditions: groups
                .into_iter()
                .map(|(junction, condition)| GroupForm {
                    condition_operator: junction.to_owned(),
                    condition,
                })
                .collect(),
            value: team.to_string(),
            ..LeadSquaredForm::default()
        }
    })
}

fn sent(form: &LeadSquaredForm) -> Value {
    let checked = check(&Form::LeadSquared(form.clone()));
    let assignment = checked
        .assignment
        .unwrap_or_else(|| panic!("{form:?} is right, but: {:?}", checked.fields));
    serde_json::from_str(&assignment.body().unwrap()).unwrap()
}

fn list(value: &Value) -> &[Value] {
    value
        .as_array()
        .unwrap_or_else(|| panic!("a list, not {value}"))
}

fn keys(value: &Value) -> HashSet<&str> {
    let object = value
        .as_object()
        .unwrap_or_else(|| panic!("an object, not {value}"));
    object.keys().map(String::as_str).collect()
}

/// One word on every item but the last, null on the last.
fn assert_joined(items: &[Value], key: &str, junction: &str) {
    let (last, others) = items.split_last().expect("the service wants at least one");
    assert_eq!(last[key], Value::Null, "{key} of the last");
    for item in others {
        assert_eq!(
            item[key], junction,
            "{key} stands on the left one, all alike"
        );
    }
}

#[test]
fn every_generated_form_is_sent_in_the_documented_shape() {
    for form in each(&form(1..5)) {
        let body = sent(&form);
        assert_eq!(
            keys(&body),
            HashSet::from(["Conditions", "Attribute", "Value"])
        );
        assert_eq!(
            body["Attribute"], "TeamId",
            "the only one that can be changed"
        );
        assert_eq!(body["Value"], form.value);
        let groups = list(&body["Conditions"]);
        assert_eq!(groups.len(), form.conditions.len());
        assert_joined(groups, "GroupOperator", &form.group_operator);
        for (group, typed) in groups.iter().zip(&form.conditions) {
            assert_eq!(keys(group), HashSet::from(["Condition", "GroupOperator"]));
            let conditions = list(&group["Condition"]);
            assert_joined(conditions, "ConditionOperator", &typed.condition_operator);
            assert_eq!(conditions.len(), typed.condition.len());
            for (condition, typed) in conditions.iter().zip(&typed.condition) {
                assert_condition(condition, typed);
            }
        }
    }
}

fn assert_condition(sent: &Value, typed: &ConditionForm) {
    let value = match WITHOUT_VALUE.contains(&typed.operator.as_str()) {
        true => "",
        false => typed.lookup_value.as_str(),
    };
    let expected = json!({
        "LookupName": typed.lookup_name,
        "Operator": typed.operator,
        "LookupValue": value,
        "ConditionOperator": sent["ConditionOperator"],
    });
    assert_eq!(*sent, expected, "a value is text even where none is taken");
}

#[test]
fn a_form_with_one_thing_wrong_has_no_assignment_and_the_field_is_named() {
    type Break = (&'static str, fn(&mut LeadSquaredForm));
    let breaks: [Break; 13] = [
        ("Conditions", |form| form.conditions.clear()),
        ("Conditions[0].Condition", |form| {
            form.conditions[0].condition.clear()
        }),
        ("GroupOperator", |form| {
            form.group_operator = "XOR".to_owned()
        }),
        ("GroupOperator", |form| {
            form.group_operator = "and".to_owned()
        }),
        ("GroupOperator", |form| form.group_operator = String::new()),
        ("Conditions[0].ConditionOperator", |form| {
            form.conditions[0].condition_operator = "NOT".to_owned();
        }),
        ("Conditions[0].Condition[0].Operator", |form| {
            form.conditions[0].condition[0].operator = "like".to_owned();
        }),
        ("Conditions[0].Condition[0].Operator", |form| {
            form.conditions[0].condition[0].operator = String::new();
        }),
        ("Conditions[0].Condition[0].LookupName", |form| {
            form.conditions[0].condition[0].lookup_name = " ".to_owned();
        }),
        ("Conditions[0].Condition[0].LookupName", |form| {
            form.conditions[0].condition[0].lookup_name = "First Name".to_owned();
        }),
        ("Conditions[0].Condition[0].LookupValue", |form| {
            form.conditions[0].condition[0].operator = "eq".to_owned();
            form.conditions[0].condition[0].lookup_value = " \t".to_owned();
        }),
        ("Value", |form| form.value = String::new()),
        ("Value", |form| form.value = "Team Pune".to_owned()),
    ];
    for (at, mut form) in each(&form(1..3)).enumerate() {
        let (path, break_it) = breaks[at % breaks.len()];
        break_it(&mut form);
        let checked = check(&Form::LeadSquared(form.clone()));
        assert!(checked.assignment.is_none(), "no request from {form:?}");
        let paths: Vec<&str> = checked
            .fields
            .iter()
            .map(|field| field.path.as_str())
            .collect();
        assert_eq!(paths, [path], "{form:?}");
    }
}

#[test]
fn every_operator_of_the_page_can_be_chosen_and_no_other() {
    let documented: HashSet<&str> = WITH_VALUE.into_iter().chain(WITHOUT_VALUE).collect();
    for word in documented
        .iter()
        .copied()
        .chain(["gt", "lt", "in", "EQ", "nn ", "lik%"])
    {
        let mut form = LeadSquaredForm {
            value: Uuid::nil().to_string(),
            ..LeadSquaredForm::default()
        };
        form.conditions[0].condition[0] = ConditionForm {
            lookup_name: "City".to_owned(),
            operator: word.to_owned(),
            lookup_value: "Pune".to_owned(),
        };
        let assignment = check(&Form::LeadSquared(form)).assignment;
        assert_eq!(assignment.is_some(), documented.contains(word), "{word}");
    }
}
