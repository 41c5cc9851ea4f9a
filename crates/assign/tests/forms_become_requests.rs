//! What a form says is what is sent, field for field, and what is wrong is named by its field.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use roster_assign::{
    Checked, ConditionForm, Danger, Form, GroupForm, InstantlyForm, LeadSquaredForm, Problem,
    QueryForm, check, plain_text,
};
use serde_json::{Value, json};

const ADA: &str = "019e18e2-a5e1-752d-a736-5db13d4a09b2";
const CAMPAIGN: &str = "019e18e2-a5e1-752d-a736-5daf6da90de8";
const LEAD: &str = "019e18e2-a5e1-752d-a736-5db3861230cd";
const TEAM: &str = "7d3f2c0e-5a1b-11ea-8d77-2e728ce88125";

fn instantly(change: impl FnOnce(&mut InstantlyForm)) -> Checked {
    let mut form = InstantlyForm {
        organization_user_ids: vec![ADA.to_owned()],
        ..InstantlyForm::default()
    };
    change(&mut form);
    check(&Form::Instantly(form))
}

fn leadsquared(change: impl FnOnce(&mut LeadSquaredForm)) -> Checked {
    let mut form = LeadSquaredForm {
        conditions: vec![group("AND", &[("City", "eq", "Pune")])],
        value: TEAM.to_owned(),
        ..LeadSquaredForm::default()
    };
    change(&mut form);
    check(&Form::LeadSquared(form))
}

fn group(operator: &str, conditions: &[(&str, &str, &str)]) -> GroupForm {
    let condition = conditions
        .iter()
        .map(|(name, operator, value)| ConditionForm {
            lookup_name: (*name).to_owned(),
            operator: (*operator).to_owned(),
            lookup_value: (*value).to_owned(),
        })
        .collect();
    GroupForm {
        condition_operator: operator.to_owned(),
        condition,
    }
}

fn body(checked: &Checked) -> Value {
    let assignment = checked
        .assignment
        .as_ref()
        .unwrap_or_else(|| panic!("the form is right, but: {:?}", checked.fields));
    serde_json::from_str(&assignment.body().unwrap()).unwrap()
}

/// The one field that is not right, and how.
fn only_problem(checked: &Checked) -> (&str, Problem) {
    assert!(checked.assignment.is_none(), "a wrong form cannot be sent");
    let [field] = checked.fields.as_slice() else {
        panic!("one field is wrong, not: {:?}", checked.fields);
    };
    (field.path.as_str(), field.problem)
}

#[test]
fn every_field_of_instantlys_form_is_sent_under_its_own_name() {
    let checked = instantly(|form| {
        form.search = " kettle ".to_owned();
        form.filter = "FILTER_VAL_REPLIED".to_owned();
        form.campaign = CAMPAIGN.to_owned();
        form.list_id = LEAD.to_owned();
        form.in_campaign = Some(true);
        form.in_list = Some(false);
        form.smart_view_id = ADA.to_owned();
        form.ids = format!("{LEAD}\n{LEAD}");
        form.limit = "10".to_owned();
        form.queries = vec![QueryForm {
            action_type: "email-open".to_owned(),
            occurrence_days: "30".to_owned(),
            count_condition: "more".to_owned(),
            count: "2".to_owned(),
            status: "left over from another kind".to_owned(),
            ..QueryForm::default()
        }];
    });
    let expected = json!({
        "search": "kettle",
        "filter": "FILTER_VAL_REPLIED",
        "campaign": CAMPAIGN,
        "list_id": LEAD,
        "in_campaign": true,
        "in_list": false,
        "smart_view_id": ADA,
        "ids": [LEAD],
        "limit": 10,
        "queries": [{"actionType": "email-open", "values": {
            "occurrence-days": 30, "occurrence-count": {"condition": "more", "count": 2},
        }}],
        "organization_user_ids": [ADA],
    });
    assert_eq!(body(&checked), expected);
}

#[test]
fn an_empty_instantly_form_lacks_only_the_people() {
    let checked = check(&Form::Instantly(InstantlyForm::default()));
    assert_eq!(
        only_problem(&checked),
        ("organization_user_ids", Problem::Missing),
    );
}

#[test]
fn a_field_that_cannot_be_sent_is_named_by_the_services_own_name() {
    type Change = fn(&mut InstantlyForm);
    let rule = |kind: &str| QueryForm {
        action_type: kind.to_owned(),
        ..QueryForm::default()
    };
    let cases: [(&str, Change); 7] = [
        ("campaign", |form| form.campaign = "Kettle Fair".to_owned()),
        ("list_id", |form| form.list_id = "12".to_owned()),
        ("smart_view_id", |form| form.smart_view_id = "x".to_owned()),
        ("filter", |form| form.filter = "FILTER_VAL_GONE".to_owned()),
        ("limit", |form| form.limit = "0".to_owned()),
        ("limit", |form| form.limit = "ten".to_owned()),
        ("ids", |form| form.ids = "ada@moonlit.example".to_owned()),
    ];
    for (path, change) in cases {
        assert_eq!(only_problem(&instantly(change)), (path, Problem::Wrong));
    }
    let days = instantly(|form| {
        form.queries = vec![QueryForm {
            occurrence_days: "0".to_owned(),
            ..rule("last-contacted")
        }];
    });
    let path = "queries[0].values.occurrence-days";
    assert_eq!(only_problem(&days), (path, Problem::Wrong));
    let nothing = instantly(|form| form.queries = vec![rule("reply")]);
    let path = "queries[0].values.occurrence-count.count";
    assert_eq!(
        only_problem(&nothing),
        (path, Problem::Missing),
        "a rule that says nothing has no documented meaning",
    );
}

#[test]
fn no_filter_at_all_is_a_danger_and_one_filter_is_not() {
    let danger = |checked: Checked| checked.assignment.unwrap().danger();
    assert_eq!(
        danger(instantly(|_| ())),
        Some(Danger::EveryLead { limit: None }),
    );
    assert_eq!(
        danger(instantly(|form| form.search = "   ".to_owned())),
        Some(Danger::EveryLead { limit: None }),
        "blanks filter nothing",
    );
    assert_eq!(
        danger(instantly(
            |form| form.filter = "FILTER_VAL_ACTIVE".to_owned()
        )),
        None,
    );
    let everyone = leadsquared(|form| {
        form.conditions = vec![group("AND", &[("EmailAddress", "lik", "@")])];
    });
    assert_eq!(danger(everyone), Some(Danger::EveryUser));
    assert_eq!(danger(leadsquared(|_| ())), None);
}

#[test]
fn leadsquareds_groups_are_sent_with_one_operator_each_and_null_at_the_end() {
    let checked = leadsquared(|form| {
        form.group_operator = "OR".to_owned();
        form.conditions = vec![
            group(
                "OR",
                &[
                    ("AssociatedPhoneNumbers", "lik", "23"),
                    ("FirstName", "lik_s", "Bo"),
                ],
            ),
            group("AND", &[("City", "nn", "left over")]),
        ];
    });
    let expected = json!({
        "Conditions": [
            {"Condition": [
                {"LookupName": "AssociatedPhoneNumbers", "Operator": "lik", "LookupValue": "23", "ConditionOperator": "OR"},
                {"LookupName": "FirstName", "Operator": "lik_s", "LookupValue": "Bo", "ConditionOperator": null},
            ], "GroupOperator": "OR"},
            {"Condition": [
                {"LookupName": "City", "Operator": "nn", "LookupValue": "", "ConditionOperator": null},
            ], "GroupOperator": null},
        ],
        "Attribute": "TeamId",
        "Value": TEAM,
    });
    assert_eq!(body(&checked), expected);
}

#[test]
fn what_is_missing_in_a_condition_is_named_by_its_place() {
    let value = leadsquared(|form| form.conditions[0].condition[0].lookup_value = " ".to_owned());
    let path = "Conditions[0].Condition[0].LookupValue";
    assert_eq!(only_problem(&value), (path, Problem::Missing));
    let name =
        leadsquared(|form| form.conditions[0].condition[0].lookup_name = "First name".to_owned());
    let path = "Conditions[0].Condition[0].LookupName";
    assert_eq!(only_problem(&name), (path, Problem::Wrong));
    let team = leadsquared(|form| form.value.clear());
    assert_eq!(only_problem(&team), ("Value", Problem::Missing));
    let mixed = leadsquared(|form| form.conditions[0].condition_operator = "XOR".to_owned());
    let path = "Conditions[0].ConditionOperator";
    assert_eq!(only_problem(&mixed), (path, Problem::Wrong));
    let none = leadsquared(|form| form.conditions.clear());
    assert_eq!(only_problem(&none), ("Conditions", Problem::Missing));
}

#[test]
fn an_assignment_is_told_in_names_and_one_sentence() {
    let checked = instantly(|form| {
        form.campaign = CAMPAIGN.to_owned();
        form.filter = "FILTER_VAL_REPLIED".to_owned();
        form.queries = vec![QueryForm {
            action_type: "lead-status".to_owned(),
            status_condition: "is-not".to_owned(),
            status: "-1".to_owned(),
            ..QueryForm::default()
        }];
        form.names = [(CAMPAIGN, "Q3 Inbound"), (ADA, "Ada Finchley")]
            .map(|(id, name)| (id.to_owned(), name.to_owned()))
            .into();
    });
    let assignment = checked.assignment.unwrap();
    assert_eq!(assignment.title(), "Give leads to Ada Finchley");
    assert_eq!(
        plain_text(&assignment.sentence("Lanternworks")),
        "Give leads in campaign Q3 Inbound that replied and whose interest status is not Not interested in Lanternworks to Ada Finchley.",
    );
    let checked = leadsquared(|form| {
        form.conditions = vec![
            group("AND", &[("City", "eq", "Pune"), ("StatusCode", "eq", "0")]),
            group(
                "OR",
                &[("FirstName", "lik_s", "Bo"), ("SalesRegions", "nn", "")],
            ),
        ];
        form.names = [
            ("StatusCode", "Status"),
            ("StatusCode=0", "Active"),
            (TEAM, "Admissions › Pune"),
        ]
        .map(|(id, name)| (id.to_owned(), name.to_owned()))
        .into();
    });
    assert_eq!(
        plain_text(&checked.assignment.unwrap().sentence("Copperleaf Academy")),
        "Move the users in Copperleaf Academy for whom (City is exactly Pune and Status is exactly Active) and (FirstName starts with Bo or SalesRegions has any value) to team Admissions › Pune.",
    );
}

#[test]
fn the_filter_reads_back_while_the_form_is_still_incomplete() {
    let checked = instantly(|form| {
        form.organization_user_ids.clear();
        form.filter = "FILTER_VAL_BOUNCED".to_owned();
    });
    assert_eq!(plain_text(&checked.filter), "Leads that bounced.");
}
