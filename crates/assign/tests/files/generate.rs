//! Complete forms: any fields together, any value that fits.

use std::collections::BTreeMap;

use instantly::Filter;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use roster_assign::{
    ConditionForm, ExactWay, Form, GroupForm, InstantlyForm, LeadSquaredForm, Mode, QueryForm,
    Split, Together,
};
use uuid::Uuid;

fn id() -> impl Strategy<Value = String> {
    any::<u128>().prop_map(|id| Uuid::from_u128(id).to_string())
}

fn maybe<S: Strategy<Value = String>>(strategy: S) -> impl Strategy<Value = String> {
    option::of(strategy).prop_map(Option::unwrap_or_default)
}

fn text() -> impl Strategy<Value = String> {
    "\\PC{0,30}[a-z]\\PC{0,10}"
}

fn number() -> impl Strategy<Value = String> {
    (1..=u32::MAX).prop_map(|number| number.to_string())
}

fn mode() -> impl Strategy<Value = Mode> {
    select(vec![Mode::Exact, Mode::AsFiltered])
}

/// A rule on what happened so often, in so many days, or both.
fn counted_rule() -> impl Strategy<Value = QueryForm> {
    let kind = select(vec!["reply", "email-open", "link-click"]);
    let condition = select(vec!["more", "less", "equal"]);
    let count = maybe(any::<u32>().prop_map(|count| count.to_string()));
    (kind, condition, count, maybe(number()))
        .prop_filter("a rule has a value", |(_, _, count, days)| {
            !count.is_empty() || !days.is_empty()
        })
        .prop_map(|(kind, condition, count, occurrence_days)| QueryForm {
            action_type: kind.to_owned(),
            occurrence_days,
            count_condition: condition.to_owned(),
            count,
            status: "left over".to_owned(),
            ..QueryForm::default()
        })
}

fn status_rule() -> impl Strategy<Value = QueryForm> {
    let condition = select(vec!["is", "is-not"]);
    (condition, any::<i64>()).prop_map(|(condition, status)| QueryForm {
        action_type: "lead-status".to_owned(),
        status_condition: condition.to_owned(),
        status: status.to_string(),
        occurrence_days: "left over".to_owned(),
        ..QueryForm::default()
    })
}

fn changed_status_rule() -> impl Strategy<Value = QueryForm> {
    (status_rule(), maybe(number())).prop_map(|(rule, occurrence_days)| QueryForm {
        action_type: "lead-status-change".to_owned(),
        occurrence_days,
        ..rule
    })
}

fn contacted_rule() -> impl Strategy<Value = QueryForm> {
    number().prop_map(|occurrence_days| QueryForm {
        action_type: "last-contacted".to_owned(),
        occurrence_days,
        ..QueryForm::default()
    })
}

fn rule() -> impl Strategy<Value = QueryForm> {
    prop_oneof![
        counted_rule(),
        status_rule(),
        changed_status_rule(),
        contacted_rule(),
    ]
}

fn filter() -> impl Strategy<Value = String> {
    let words = Filter::ALL.iter().map(|filter| filter.as_str().to_owned());
    select(words.collect::<Vec<_>>())
}

prop_compose! {
    fn choice()(
        search in maybe(text()),
        filter in maybe(filter()),
        campaign in maybe(id()),
        list_id in maybe(id()),
        in_campaign: Option<bool>,
        in_list: Option<bool>,
        smart_view_id in maybe(id()),
        ids in vec(id(), 0..4),
        limit in maybe(number()),
        queries in vec(rule(), 0..3),
        organization_user_ids in vec(id(), 1..5),
    ) -> InstantlyForm {
        InstantlyForm {
            search, filter, campaign, list_id, in_campaign, in_list, smart_view_id, limit, queries,
            organization_user_ids,
            ids: ids.join("\n"),
            ..InstantlyForm::default()
        }
    }
}

prop_compose! {
    fn instantly()(
        form in choice(),
        mode in mode(),
        split in select(vec![Split::Even, Split::Weighted, Split::InstantlyDecides, Split::ByList]),
        leads in vec(id(), 1..4),
        weights in vec(1..=1_000_u32, 5),
        keep_together in select(vec![None, Some(Together::Person), Some(Together::Company)]),
        keep_owner: bool,
        owner_now in prop_oneof![Just(String::new()), Just("nobody".to_owned()), id()],
    ) -> Form {
        let weights: BTreeMap<String, String> = form.organization_user_ids.iter().skip(1)
            .cloned().zip(weights.iter().map(ToString::to_string)).collect();
        let owner_now = if mode == Mode::Exact { owner_now } else { String::new() };
        if split == Split::ByList {
            let owner = |(at, lead): (usize, String)| {
                (lead, form.organization_user_ids[at % form.organization_user_ids.len()].clone())
            };
            return Form::Instantly(InstantlyForm {
                split,
                ids: leads.join(" "),
                owners: leads.into_iter().enumerate().map(owner).collect(),
                keep_together,
                keep_owner,
                ..form
            });
        }
        Form::Instantly(InstantlyForm { mode, split, weights, keep_together, keep_owner, owner_now, ..form })
    }
}

fn condition() -> impl Strategy<Value = ConditionForm> {
    let operators = vec!["eq", "neq", "lik", "nlik", "lik_s", "lik_e", "n", "nn"];
    ("[A-Za-z][A-Za-z0-9_]{0,12}", select(operators), text()).prop_map(
        |(lookup_name, operator, lookup_value)| ConditionForm {
            lookup_name,
            operator: operator.to_owned(),
            lookup_value,
        },
    )
}

prop_compose! {
    fn leadsquared()(
        between in select(vec!["AND", "OR"]),
        groups in vec((select(vec!["AND", "OR"]), vec(condition(), 1..4)), 1..4),
        value in id(),
        mode in mode(),
        exact_way in select(vec![ExactWay::ByEmail, ExactWay::OneByOne]),
        listed in vec(("[a-z]{1,8}@[a-z]{1,8}\\.example", id()), 0..3),
    ) -> Form {
        let teams = if mode == Mode::Exact { listed.into_iter().collect() } else { BTreeMap::new() };
        let groups = groups.into_iter().map(|(junction, condition)| GroupForm {
            condition_operator: junction.to_owned(),
            condition,
        });
        Form::LeadSquared(LeadSquaredForm {
            group_operator: between.to_owned(),
            conditions: groups.collect(),
            value,
            mode,
            exact_way,
            teams,
            ..LeadSquaredForm::default()
        })
    }
}

/// A complete form of either service.
pub(crate) fn form() -> impl Strategy<Value = Form> {
    prop_oneof![instantly(), leadsquared()]
}
