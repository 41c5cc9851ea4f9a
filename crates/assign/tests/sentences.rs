//! Every kind of rule and every operator has words of its own in the sentence that is read back.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::HashMap;

use instantly::{ActionType, Comparison, Filter, IsOrIsNot};
use leadsquared::Operator;
use roster_assign::{
    ConditionForm, Form, GroupForm, InstantlyForm, LeadSquaredForm, QueryForm, check, plain_text,
};

const ADA: &str = "019e18e2-a5e1-752d-a736-5db13d4a09b2";

fn words(form: &Form) -> String {
    let checked = check(form);
    assert_eq!(checked.fields, [], "{form:?}");
    let assignment = checked.assignment.unwrap();
    assert_eq!(
        assignment.filter(),
        checked.filter,
        "beside the form as later in the plan"
    );
    plain_text(&checked.filter)
}

fn leads(change: impl FnOnce(&mut InstantlyForm)) -> String {
    let mut form = InstantlyForm {
        organization_user_ids: vec![ADA.to_owned()],
        ..InstantlyForm::default()
    };
    change(&mut form);
    words(&Form::Instantly(form))
}

fn rule(change: impl FnOnce(&mut QueryForm)) -> String {
    let mut rule = QueryForm {
        count_condition: "more".to_owned(),
        status_condition: "is".to_owned(),
        ..QueryForm::default()
    };
    change(&mut rule);
    leads(|form| form.queries = vec![rule])
}

/// Values that fit the kind, all of them.
fn fill(rule: &mut QueryForm, kind: ActionType) {
    kind.as_str().clone_into(&mut rule.action_type);
    "3".clone_into(&mut rule.count);
    "7".clone_into(&mut rule.occurrence_days);
    "1".clone_into(&mut rule.status);
}

/// What the sentence says of a kind of rule. A kind that is new does not compile here.
const fn said(kind: ActionType) -> &'static str {
    match kind {
        ActionType::Reply => "Leads that replied more than 3 times in the last 7 days.",
        ActionType::EmailOpen => {
            "Leads that opened an e-mail more than 3 times in the last 7 days."
        }
        ActionType::LinkClick => "Leads that clicked a link more than 3 times in the last 7 days.",
        ActionType::LastContacted => "Leads that were last contacted in the last 7 days.",
        ActionType::LeadStatus => "Leads whose interest status is Interested.",
        ActionType::LeadStatusChange => {
            "Leads whose interest status changed and is Interested in the last 7 days."
        }
    }
}

#[test]
fn every_kind_of_rule_is_a_sentence_of_its_own_with_every_value_that_fits() {
    for kind in ActionType::ALL {
        assert_eq!(rule(|rule| fill(rule, kind)), said(kind));
    }
}

#[test]
fn a_limit_is_said_as_people_write_numbers() {
    let limited = |limit: &str, search: &str| {
        leads(|form| {
            limit.clone_into(&mut form.limit);
            search.clone_into(&mut form.search);
        })
    };
    assert_eq!(limited("1", ""), "At most 1 lead of the whole workspace.");
    assert_eq!(limited("1", "kettle"), "At most 1 lead found by “kettle”.");
    assert_eq!(
        limited("2500", "kettle"),
        "At most 2,500 leads found by “kettle”."
    );
}

#[test]
fn every_comparison_and_every_is_or_is_not_reads_differently() {
    let mut seen = HashMap::new();
    for comparison in Comparison::ALL {
        let sentence = rule(|rule| {
            fill(rule, ActionType::Reply);
            comparison.as_str().clone_into(&mut rule.count_condition);
        });
        assert!(sentence.contains(comparison.label()), "{sentence}");
        assert_eq!(seen.insert(sentence, comparison.as_str()), None);
    }
    for kind in [ActionType::LeadStatus, ActionType::LeadStatusChange] {
        for is in IsOrIsNot::ALL {
            let sentence = rule(|rule| {
                fill(rule, kind);
                is.as_str().clone_into(&mut rule.status_condition);
            });
            assert_eq!(seen.insert(sentence, is.as_str()), None);
        }
    }
}

#[test]
fn every_status_of_the_filter_reads_differently_and_never_as_the_services_word() {
    let mut seen = HashMap::new();
    for filter in Filter::ALL {
        let sentence = leads(|form| filter.as_str().clone_into(&mut form.filter));
        assert!(!sentence.contains("FILTER_"), "{sentence}");
        let before = seen.insert(sentence.clone(), filter.as_str());
        assert_eq!(before, None, "{sentence} is said of two");
    }
}

/// What the sentence says of an operator. One that is new does not compile here.
const fn with_operator(operator: Operator) -> &'static str {
    match operator {
        Operator::Equals => "City is exactly Pune",
        Operator::NotEquals => "City is not Pune",
        Operator::Contains => "City contains Pune",
        Operator::DoesNotContain => "City does not contain Pune",
        Operator::StartsWith => "City starts with Pune",
        Operator::EndsWith => "City ends with Pune",
        Operator::IsEmpty => "City is empty",
        Operator::HasAnyValue => "City has any value",
    }
}

fn condition(operator: Operator) -> ConditionForm {
    ConditionForm {
        lookup_name: "City".to_owned(),
        operator: operator.as_str().to_owned(),
        lookup_value: "Pune".to_owned(),
    }
}

fn users(between: &str, groups: Vec<GroupForm>) -> String {
    words(&Form::LeadSquared(LeadSquaredForm {
        group_operator: between.to_owned(),
        conditions: groups,
        value: ADA.to_owned(),
        ..LeadSquaredForm::default()
    }))
}

fn group(junction: &str, condition: Vec<ConditionForm>) -> GroupForm {
    GroupForm {
        condition_operator: junction.to_owned(),
        condition,
    }
}

#[test]
fn every_operator_has_its_words() {
    for operator in Operator::ALL {
        let sentence = users("AND", vec![group("AND", vec![condition(operator)])]);
        assert_eq!(sentence, with_operator(operator));
    }
}

#[test]
fn both_words_are_read_back_within_and_between_groups() {
    let two = || vec![condition(Operator::Equals), condition(Operator::IsEmpty)];
    for (between, within) in [("AND", "OR"), ("OR", "AND")] {
        let sentence = users(between, vec![group(within, two()), group(within, two())]);
        let one = format!(
            "(City is exactly Pune {} City is empty)",
            within.to_lowercase()
        );
        assert_eq!(sentence, format!("{one} {} {one}", between.to_lowercase()));
    }
}
