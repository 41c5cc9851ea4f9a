//! Instantly's assignments in words.

use instantly::{
    BulkAssign, Count, InterestStatus, IsOrIsNot, LeadFilter, LeadStatus, Limit, Query,
};
use uuid::Uuid;

use super::{Piece, enumerate, filled, merged, name_of, plain, plain_text, strong};
use crate::{Names, Sharing};

pub(crate) fn title(request: &BulkAssign, names: &Names) -> String {
    text::sentence::give_leads(&plain_text(&people(request, names)))
}

pub(crate) fn sentence(
    request: &BulkAssign,
    sharing: &Sharing,
    names: &Names,
    account: &str,
) -> Vec<Piece> {
    let leads = leads(request.leads(), request.limit(), names);
    let (account, people) = (strong(account), people(request, names));
    merged(filled(match (request.targets().ids(), sharing) {
        ([_], _) => text::sentence::to_one(leads, account, people),
        (_, Sharing::Even) => text::sentence::evenly(leads, account, people),
        (_, Sharing::Weighted(_)) => text::sentence::by_weight(leads, account, people),
        (_, Sharing::InstantlyDecides) => {
            text::sentence::as_instantly_decides(leads, account, people)
        }
        (_, Sharing::ByList(_)) => text::sentence::by_list(leads, account, people),
    }))
}

/// "Leads in campaign Kettle Fair that replied", or "Every lead in the workspace".
pub(crate) fn filter(filter: &LeadFilter, limit: Option<Limit>, names: &Names) -> Vec<Piece> {
    let mut pieces = leads(filter, limit, names);
    if let Some(first) = pieces.first_mut() {
        first.text = capitalised(&first.text);
    }
    merged(filled(text::sentence::which_leads(pieces)))
}

pub(crate) fn cautions(request: &BulkAssign, sharing: &Sharing) -> Vec<String> {
    let mut cautions = Vec::new();
    if *sharing == Sharing::InstantlyDecides && request.targets().ids().len() > 1 {
        cautions.push(text::sentence::INSTANTLY_SPLITS.to_owned());
    }
    let leads = request.leads();
    let any_campaign = leads.in_campaign.is_some() && leads.campaign.is_none();
    let any_list = leads.in_list.is_some() && leads.list_id.is_none();
    if any_campaign || any_list {
        cautions.push(text::sentence::PLACES_WITHOUT_CHOICE.to_owned());
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
    let limit = limit.map(|limit| u64::from(limit.get()));
    let leads = match (limit, places.is_empty() && traits.is_empty()) {
        (None, true) => return strong(text::sentence::EVERY_LEAD),
        (None, false) => plain(text::sentence::LEADS),
        (Some(limit), true) => filled(text::sentence::at_most_of_all(
            limit,
            strong(text::number::number(limit)),
        )),
        (Some(limit), false) => filled(text::sentence::at_most(
            limit,
            strong(text::number::number(limit)),
        )),
    };
    let (many_places, no_traits) = (places.len(), traits.is_empty());
    let (places, traits) = (listed(places), listed(traits));
    match (many_places, no_traits) {
        (0, true) => leads,
        (0, false) => filled(text::sentence::with_traits(leads, traits)),
        (_, true) => filled(text::sentence::in_places(leads, places)),
        (1, false) => filled(text::sentence::in_place_with_traits(leads, places, traits)),
        (_, false) => filled(text::sentence::in_places_with_traits(leads, places, traits)),
    }
}

/// "a", "a and b", "a, b and c".
fn listed(clauses: Vec<Vec<Piece>>) -> Vec<Piece> {
    let count = clauses.len();
    let mut pieces = Vec::new();
    for (at, clause) in clauses.into_iter().enumerate() {
        if at > 0 {
            pieces.push(Piece::plain(if at + 1 == count {
                text::sentence::BEFORE_LAST
            } else {
                text::sentence::BETWEEN
            }));
        }
        pieces.extend(clause);
    }
    pieces
}

/// Where the leads are: "in campaign Kettle Fair".
fn places(filter: &LeadFilter, names: &Names) -> Vec<Vec<Piece>> {
    let named = |id: Uuid| strong(name_of(names, &id.to_string()));
    let already = |inside, yes: &str, no: &str| plain(if inside { yes } else { no });
    let mut places = Vec::new();
    let campaign = |id| filled(text::sentence::in_campaign(named(id)));
    places.extend(filter.campaign.map(campaign));
    let list = |id| filled(text::sentence::on_list(named(id)));
    places.extend(filter.list_id.map(list));
    let smart_view = |id| filled(text::sentence::in_smart_view(named(id)));
    places.extend(filter.smart_view_id.map(smart_view));
    let campaign = |inside| {
        already(
            inside,
            text::sentence::IN_A_CAMPAIGN,
            text::sentence::NOT_IN_A_CAMPAIGN,
        )
    };
    places.extend(filter.in_campaign.map(campaign));
    let list = |inside| {
        already(
            inside,
            text::sentence::IN_A_LIST,
            text::sentence::NOT_IN_A_LIST,
        )
    };
    places.extend(filter.in_list.map(list));
    places
}

/// What the leads are like: "that replied".
fn traits(filter: &LeadFilter, names: &Names) -> Vec<Vec<Piece>> {
    let mut traits = Vec::new();
    traits.extend(filter.filter.map(|value| plain(value.clause())));
    traits.extend(filter.search.as_ref().map(|search| {
        let search = strong(text::sentence::searched(search));
        filled(text::sentence::found_by(search))
    }));
    traits.extend(filter.queries.iter().map(|rule| rule_clause(rule, names)));
    if !filter.ids.is_empty() {
        let count = filter.ids.len();
        let shown = strong(text::number::number(count as u64));
        traits.push(filled(text::sentence::among_ids(count, shown)));
    }
    traits
}

fn rule_clause(rule: &Query, names: &Names) -> Vec<Piece> {
    use instantly::ActionType;
    let values = rule.values();
    let mut pieces = plain(match rule.action_type() {
        ActionType::Reply => text::sentence::REPLIED,
        ActionType::EmailOpen => text::sentence::OPENED,
        ActionType::LinkClick => text::sentence::CLICKED,
        ActionType::LastContacted => text::sentence::LAST_CONTACTED,
        ActionType::LeadStatus => text::sentence::INTEREST_STATUS,
        ActionType::LeadStatusChange => text::sentence::INTEREST_STATUS_CHANGED,
    });
    let mut add = |clause: Vec<Piece>| {
        pieces.push(Piece::plain(" "));
        pieces.extend(clause);
    };
    if let Some(Count { condition, count }) = values.occurrence_count {
        let (comparison, shown) = (plain(condition.label()), strong(count.to_string()));
        add(filled(text::sentence::times(count, comparison, shown)));
    }
    if let Some(status) = values.lead_status {
        add(status_words(rule.action_type(), status, names));
    }
    if let Some(days) = values.occurrence_days {
        let shown = strong(days.get().to_string());
        add(filled(text::sentence::in_last_days(days.get(), shown)));
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
        .unwrap_or_else(|| text::sentence::label(status.status));
    let label = strong(label);
    filled(match (kind, status.condition) {
        (instantly::ActionType::LeadStatusChange, IsOrIsNot::Is) => {
            text::sentence::changed_and_is(label)
        }
        (instantly::ActionType::LeadStatusChange, IsOrIsNot::IsNot) => {
            text::sentence::changed_and_is_not(label)
        }
        (_, IsOrIsNot::Is) => text::sentence::is(label),
        (_, IsOrIsNot::IsNot) => text::sentence::is_not(label),
    })
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + chars.as_str()
    })
}
