//! How an assignment is carried out, as a file has it.

use std::collections::HashSet;

use uuid::Uuid;

use super::fields::{At, Fields, is_id};
use crate::{ExactWay, InstantlyForm, LeadSquaredForm, Mode, Split, Together};

/// The keys of a file for Instantly.
pub(super) const FOR_INSTANTLY: [&str; 12] = [
    "title",
    "service",
    "ask",
    "mode",
    "split",
    "weights",
    "owners",
    "keep_together",
    "keep_owner",
    "owner_now",
    "request",
    "names",
];

/// The keys of a file for LeadSquared.
pub(super) const FOR_LEADSQUARED: [&str; 8] = [
    "title",
    "service",
    "ask",
    "mode",
    "exact_way",
    "teams",
    "request",
    "names",
];

pub(super) const MODES: [&str; 2] = ["exact", "as_filtered"];
pub(super) const SPLITS: [&str; 4] = ["even", "weighted", "instantly_decides", "by_list"];
pub(super) const TOGETHER: [&str; 2] = ["person", "company"];
pub(super) const EXACT_WAYS: [&str; 2] = ["by_email", "one_by_one"];
/// What `owner_now` can be besides an id; an empty text is anyone too.
pub(super) const OWNERS_NOW: [&str; 3] = ["", "anyone", "nobody"];
pub(super) const MOST_WEIGHT: i64 = 1_000;

/// Reads how leads are assigned into a form whose request has been read.
pub(super) fn for_leads(fields: &Fields<'_>, form: &mut InstantlyForm) {
    if let Some(mode) = fields.get("mode").and_then(mode) {
        form.mode = mode;
    }
    let split = fields.get("split").and_then(|at| split(&at));
    form.split = split.unwrap_or_default();
    if let Some(kept) = fields.get("keep_together") {
        form.keep_together = keep_together(&kept);
    }
    if let Some(kept) = fields.get("keep_owner").and_then(|at| at.yes_no()) {
        form.keep_owner = kept;
    }
    if let Some(owner) = fields.get("owner_now") {
        form.owner_now = owner_now(&owner);
    }
    if let Some(weights) = fields.get("weights") {
        self::weights(&weights, form);
    }
    if let Some(owners) = fields.get("owners") {
        self::owners(&owners, form);
    }
    let shares = matches!(split, Some(Split::Even | Split::Weighted));
    if shares && form.mode == Mode::AsFiltered && form.organization_user_ids.len() > 1 {
        fields.wrong("split", text::file::SPLIT_AS_FILTERED);
    }
}

/// Reads how users are moved into a form whose request has been read.
pub(super) fn for_users(fields: &Fields<'_>, form: &mut LeadSquaredForm) {
    if let Some(mode) = fields.get("mode").and_then(mode) {
        form.mode = mode;
    }
    let way = fields.get("exact_way").and_then(|at| at.word(&EXACT_WAYS));
    form.exact_way = match way {
        Some("one_by_one") => ExactWay::OneByOne,
        _ => ExactWay::ByEmail,
    };
    if let Some(teams) = fields.get("teams") {
        self::teams(&teams, form);
    }
}

/// The owner of each lead.
fn owners(at: &At<'_>, form: &mut InstantlyForm) {
    let Some(fields) = at.object() else {
        return;
    };
    fields.each_once();
    if form.split != Split::ByList {
        at.wrong(text::file::OWNERS_NOT_BY_LIST);
    }
    for (lead, at) in fields.each() {
        let owner = at.id();
        if !is_id(lead) {
            at.wrong(text::file::not_a_lead(lead));
        } else if let Some(owner) = owner {
            form.owners.insert(lead.to_owned(), owner.to_owned());
        }
    }
}

/// The team of each user, by the e-mail address.
fn teams(at: &At<'_>, form: &mut LeadSquaredForm) {
    let Some(fields) = at.object() else {
        return;
    };
    fields.each_once();
    for (address, at) in fields.each() {
        let Some(team) = at.id() else {
            continue;
        };
        if !address.contains('@') {
            at.wrong(text::file::NOT_AN_ADDRESS);
            continue;
        }
        let address = address.trim().to_lowercase();
        if form.teams.insert(address, team.to_owned()).is_some() {
            at.wrong(text::file::USER_TWICE);
        }
    }
}

fn mode(at: At<'_>) -> Option<Mode> {
    at.word(&MODES).map(|word| match word {
        "as_filtered" => Mode::AsFiltered,
        _ => Mode::Exact,
    })
}

fn split(at: &At<'_>) -> Option<Split> {
    at.word(&SPLITS).map(|word| match word {
        "weighted" => Split::Weighted,
        "by_list" => Split::ByList,
        "instantly_decides" => Split::InstantlyDecides,
        _ => Split::Even,
    })
}

/// Null keeps nothing together.
fn keep_together(at: &At<'_>) -> Option<Together> {
    if at.is_null() {
        return None;
    }
    at.word(&TOGETHER).map(|word| match word {
        "company" => Together::Company,
        _ => Together::Person,
    })
}

fn owner_now(at: &At<'_>) -> String {
    if at.is_empty_text() {
        return String::new();
    }
    match at.text() {
        None | Some("anyone") => String::new(),
        Some("nobody") => "nobody".to_owned(),
        Some(id) if is_id(id) => id.to_owned(),
        Some(other) => {
            at.wrong(text::file::not_an_owner_now(other));
            String::new()
        }
    }
}

fn weights(at: &At<'_>, form: &mut InstantlyForm) {
    let Some(fields) = at.object() else {
        return;
    };
    fields.each_once();
    if form.split != Split::Weighted {
        at.wrong(text::file::WEIGHTS_NOT_WEIGHTED);
    }
    let chosen: HashSet<Uuid> = form
        .organization_user_ids
        .iter()
        .filter_map(|id| Uuid::parse_str(id).ok())
        .collect();
    let mut weighted = HashSet::new();
    for (key, at) in fields.each() {
        let weight = at.whole(0, MOST_WEIGHT);
        let Some(id) = Uuid::parse_str(key).ok().filter(|_| is_id(key)) else {
            at.wrong(text::file::not_a_person(key));
            continue;
        };
        if !chosen.contains(&id) {
            at.wrong(text::file::PERSON_NOT_CHOSEN);
        } else if !weighted.insert(id) && !form.weights.contains_key(key) {
            at.wrong(text::file::PERSON_TWICE);
        }
        if let Some(weight) = weight {
            form.weights.insert(key.to_owned(), weight.to_string());
        }
    }
}
