//! Generated right forms: any fields together, any value that fits.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::string::string_regex;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::forms::{COUNT_CONDITIONS, Meant, Parts, STATUS_CONDITIONS, filter_words, rule, words};

/// The next value of a strategy.
pub(crate) fn next<S: Strategy>(strategy: &S, runner: &mut TestRunner) -> S::Value {
    strategy.new_tree(runner).unwrap().current()
}

pub(crate) fn id() -> impl Strategy<Value = Uuid> {
    any::<u128>().prop_map(Uuid::from_u128)
}

/// A right form with any fields filled in.
pub(crate) fn meant() -> impl Strategy<Value = Meant> {
    let places = (option::of(id()), option::of(id()), option::of(id()));
    let answers = (any::<Option<bool>>(), any::<Option<bool>>());
    let words = (option::of(search()), option::of(select(filter_words())));
    let limit = option::of(prop_oneof![Just(1), Just(u32::MAX), 1..=u32::MAX]);
    let lists = (
        vec(id(), 1..6),
        option::of(pasted()),
        option::of(vec(any_rule(), 1..5)),
    );
    (words, places, answers, limit, lists).prop_map(
        |((search, filter), (campaign, list, view), (in_campaign, in_list), limit, lists)| {
            let (users, pasted, rules) = lists;
            let mut meant =
                Meant::targets_only().with("organization_user_ids", json!(users), |form| {
                    form.organization_user_ids = users.iter().map(Uuid::to_string).collect();
                });
            if let Some(search) = search {
                let sent = json!(search.trim());
                meant = meant.with("search", sent, |form| form.search = search);
            }
            if let Some(word) = filter {
                meant = meant.with("filter", word.clone(), |form| form.filter = word);
            }
            if let Some(id) = campaign {
                meant = meant.with("campaign", json!(id), |form| form.campaign = id.to_string());
            }
            if let Some(id) = list {
                meant = meant.with("list_id", json!(id), |form| form.list_id = id.to_string());
            }
            if let Some(id) = view {
                let fill = |form: &mut roster_assign::InstantlyForm| {
                    form.smart_view_id = id.to_string();
                };
                meant = meant.with("smart_view_id", json!(id), fill);
            }
            if let Some(answer) = in_campaign {
                meant = meant.with("in_campaign", answer, |form| {
                    form.in_campaign = Some(answer)
                });
            }
            if let Some(answer) = in_list {
                meant = meant.with("in_list", answer, |form| form.in_list = Some(answer));
            }
            if let Some(limit) = limit {
                meant = meant.with("limit", limit, |form| form.limit = limit.to_string());
            }
            if let Some((text, ids)) = pasted {
                meant = meant.with("ids", json!(ids), |form| form.ids = text);
            }
            if let Some(rules) = rules {
                let (forms, values): (Vec<_>, Vec<Value>) = rules.into_iter().unzip();
                meant = meant.with("queries", values, |form| form.queries = forms);
            }
            meant
        },
    )
}

/// Any text that is not blank, blanks around it included.
fn search() -> impl Strategy<Value = String> {
    let text = string_regex("\\PC{0,40}").unwrap();
    text.prop_filter("not blank", |text| !text.trim().is_empty())
}

/// Ids pasted with a mixture of separators, some of them twice, and the ids meant.
fn pasted() -> impl Strategy<Value = (String, Vec<Uuid>)> {
    let separator = select(vec!["\n", "\r\n", ", ", ";", "\t", " | ", "\",\"", "\n\n"]);
    vec((id(), separator, any::<bool>()), 1..30).prop_map(|pieces| {
        let mut text = String::new();
        let mut ids = Vec::new();
        for (id, separator, twice) in pieces {
            for _ in 0..=u8::from(twice) {
                text.push_str(&format!("{id}{separator}"));
            }
            ids.push(id);
        }
        (text, ids)
    })
}

fn any_rule() -> impl Strategy<Value = (roster_assign::QueryForm, Value)> {
    let days = || (1..=u32::MAX).prop_map(|days| days.to_string());
    let count = || (select(words(COUNT_CONDITIONS)), any::<u32>());
    let status = || (select(words(STATUS_CONDITIONS)), any::<i64>());
    let counted = || select(vec!["reply", "email-open", "link-click"]);
    let of = |kind: &str, days: Option<String>, count, status| {
        let days = days.unwrap_or_default();
        rule(
            kind,
            &Parts {
                days,
                count,
                status,
            },
        )
    };
    prop_oneof![
        (counted(), option::of(days()), count()).prop_map(move |(kind, days, count)| of(
            kind,
            days,
            Some(count),
            None
        )),
        (counted(), days()).prop_map(move |(kind, days)| of(kind, Some(days), None, None)),
        days().prop_map(move |days| of("last-contacted", Some(days), None, None)),
        status().prop_map(move |status| of("lead-status", None, None, Some(status))),
        (option::of(days()), status()).prop_map(move |(days, status)| of(
            "lead-status-change",
            days,
            None,
            Some(status)
        )),
    ]
}
