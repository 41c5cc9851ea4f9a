//! Instantly's assignments in words.

use instantly::{BulkAssign, InterestStatus, IsOrIsNot, LeadFilter, LeadStatus, Limit, Query};
use uuid::Uuid;

use super::{Piece, enumerate, merged, name_of, plain_text};
use crate::{Names, Sharing};

pub(crate) fn title(request: &BulkAssign, names: &Names) -> String {
    format!("Give leads to {}", plain_text(&people(request, names)))
}

pub(crate) fn sentence(
    request: &BulkAssign,
    sharing: &Sharing,
    names: &Names,
    account: &str,
) -> Vec<Piece> {
    let mut pieces = vec![Piece::plain("Give ")];
    pieces.extend(leads(request.leads(), request.limit(), names));
    pieces.push(Piece::plain(" in "));
    pieces.push(Piece::strong(account));
    pieces.push(Piece::plain(" to "));
    pieces.extend(people(request, names));
    pieces.push(Piece::plain(match (request.targets().ids(), sharing) {
        ([_], _) => ".",
        (_, Sharing::Even) => ", shared evenly.",
        (_, Sharing::Weighted(_)) => ", shared by weight.",
        (_, Sharing::InstantlyDecides) => ", shared as Instantly decides.",
        (_, Sharing::ByList(_)) => ", each to the person that the list names.",
    }));
    merged(pieces)
}

/// "Leads in campaign Kettle Fair that replied", or "Every lead in the workspace".
pub(crate) fn filter(filter: &LeadFilter, limit: Option<Limit>, names: &Names) -> Vec<Piece> {
    let mut pieces = leads(filter, limit, names);
    if let Some(first) = pieces.first_mut() {
        first.text = capitalised(&first.text);
    }
    pieces.push(Piece::plain("."));
    merged(pieces)
}

pub(crate) fn cautions(request: &BulkAssign, sharing: &Sharing) -> Vec<String> {
    let mut cautions = Vec::new();
    if *sharing == Sharing::InstantlyDecides && request.targets().ids().len() > 1 {
        cautions.push(
            "Instantly decides the split. It does not say how it divides leads among people."
                .to_owned(),
        );
    }
    let leads = request.leads();
    let any_campaign = leads.in_campaign.is_some() && leads.campaign.is_none();
    let any_list = leads.in_list.is_some() && leads.list_id.is_none();
    if any_campaign || any_list {
        cautions.push(
            "Instantly does not say what “already in a campaign” or “in a list” means when none is chosen."
                .to_owned(),
        );
    }
    cautions
}

pub(crate) fn people(request: &BulkAssign, names: &Names) -> Vec<Piece> {
    let people: Vec<String> = request
        .targets()
        .ids()
        .iter()
        .map(|id| name_of(names, &id.to_string()).to_owned())
        .collect();
    enumerate(&people)
}

fn leads(filter: &LeadFilter, limit: Option<Limit>, names: &Names) -> Vec<Piece> {
    let (places, traits) = (places(filter, names), traits(filter, names));
    let mut pieces = match (limit, places.is_empty() && traits.is_empty()) {
        (None, true) => return vec![Piece::strong("every lead of the workspace")],
        (None, false) => vec![Piece::plain("leads")],
        (Some(limit), true) => vec![
            Piece::plain("at most "),
            Piece::strong(limit.to_string()),
            Piece::plain(" leads of the whole workspace"),
        ],
        (Some(limit), false) => vec![
            Piece::plain("at most "),
            Piece::strong(limit.to_string()),
            Piece::plain(" leads"),
        ],
    };
    // "in a list that replied" would be about the list; after several places a comma tells them apart.
    let before_traits = if places.len() > 1 { ", " } else { " " };
    for (joint, part) in [(" ", places), (before_traits, traits)] {
        if !part.is_empty() {
            pieces.push(Piece::plain(joint));
            pieces.extend(listed(part));
        }
    }
    pieces
}

/// "a", "a and b", "a, b and c".
fn listed(clauses: Vec<Vec<Piece>>) -> Vec<Piece> {
    let count = clauses.len();
    let mut pieces = Vec::new();
    for (at, clause) in clauses.into_iter().enumerate() {
        if at > 0 {
            pieces.push(Piece::plain(if at + 1 == count { " and " } else { ", " }));
        }
        pieces.extend(clause);
    }
    pieces
}

/// Where the leads are: "in campaign Kettle Fair".
fn places(filter: &LeadFilter, names: &Names) -> Vec<Vec<Piece>> {
    let named = |what: &str, id: Uuid| {
        vec![
            Piece::plain(format!("{what} ")),
            Piece::strong(name_of(names, &id.to_string())),
        ]
    };
    let plain = |text: &str| vec![Piece::plain(text)];
    let already = |inside, yes, no| plain(if inside { yes } else { no });
    let mut places = Vec::new();
    places.extend(filter.campaign.map(|id| named("in campaign", id)));
    places.extend(filter.list_id.map(|id| named("on list", id)));
    places.extend(filter.smart_view_id.map(|id| named("in smart view", id)));
    let campaign = |inside| already(inside, "already in a campaign", "not in a campaign");
    places.extend(filter.in_campaign.map(campaign));
    let list = |inside| already(inside, "already in a list", "not in a list");
    places.extend(filter.in_list.map(list));
    places
}

/// What the leads are like: "that replied".
fn traits(filter: &LeadFilter, names: &Names) -> Vec<Vec<Piece>> {
    let mut traits = Vec::new();
    traits.extend(
        filter
            .filter
            .map(|value| vec![Piece::plain(value.clause())]),
    );
    traits.extend(filter.search.as_ref().map(|search| {
        let search = Piece::strong(format!("“{search}”"));
        vec![Piece::plain("found by "), search]
    }));
    traits.extend(filter.queries.iter().map(|rule| rule_clause(rule, names)));
    if !filter.ids.is_empty() {
        let ids = if filter.ids.len() == 1 {
            " ID given"
        } else {
            " IDs given"
        };
        let count = Piece::strong(filter.ids.len().to_string());
        traits.push(vec![Piece::plain("among the "), count, Piece::plain(ids)]);
    }
    traits
}

fn rule_clause(rule: &Query, names: &Names) -> Vec<Piece> {
    use instantly::ActionType;
    let values = rule.values();
    let mut pieces = vec![Piece::plain(match rule.action_type() {
        ActionType::Reply => "that replied",
        ActionType::EmailOpen => "that opened an e-mail",
        ActionType::LinkClick => "that clicked a link",
        ActionType::LastContacted => "that were last contacted",
        ActionType::LeadStatus => "whose interest status",
        ActionType::LeadStatusChange => "whose interest status changed",
    })];
    if let Some(count) = values.occurrence_count {
        let times = if count.count == 1 { "time" } else { "times" };
        pieces.push(Piece::plain(format!(" {} ", count.condition.label())));
        pieces.push(Piece::strong(count.count.to_string()));
        pieces.push(Piece::plain(format!(" {times}")));
    }
    if let Some(status) = values.lead_status {
        pieces.extend(status_words(rule.action_type(), status, names));
    }
    if let Some(days) = values.occurrence_days {
        pieces.push(Piece::plain(" in the last "));
        pieces.push(Piece::strong(days.get().to_string()));
        pieces.push(Piece::plain(if days.get() == 1 { " day" } else { " days" }));
    }
    pieces
}

fn status_words(kind: instantly::ActionType, status: LeadStatus, names: &Names) -> Vec<Piece> {
    let number = status.status.to_string();
    let label = names
        .get(&number)
        .cloned()
        .or_else(|| {
            InterestStatus::from_number(status.status).map(|status| status.label().to_owned())
        })
        .unwrap_or_else(|| format!("label {number}"));
    let joint = match (kind, status.condition) {
        (instantly::ActionType::LeadStatusChange, IsOrIsNot::Is) => " and is ",
        (instantly::ActionType::LeadStatusChange, IsOrIsNot::IsNot) => " and is not ",
        (_, IsOrIsNot::Is) => " is ",
        (_, IsOrIsNot::IsNot) => " is not ",
    };
    vec![Piece::plain(joint), Piece::strong(label)]
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + chars.as_str()
    })
}
