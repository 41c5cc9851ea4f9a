//! What to know before leads get new owners.

use instantly::{BulkAssign, IsOrIsNot};

use super::{PlanFacts, Warning, WarningLevel};
use crate::{LeadManner, Mode, Sharing, Together};

/// How many names of those who lose leads are shown.
const NAMES_SHOWN: usize = 2;

pub(super) fn warnings(
    facts: &PlanFacts<'_>,
    request: &BulkAssign,
    manner: &LeadManner,
) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let several = request.targets().ids().len() > 1;
    if several && manner.sharing == Sharing::InstantlyDecides {
        warnings.push(Warning::new(
            WarningLevel::Caution,
            text::warning::INSTANTLY_SPLITS,
            text::warning::SPLIT_KNOWN_LATER,
        ));
    }
    warnings.extend(limit(facts, request, manner));
    warnings.extend(leaving(facts));
    warnings.extend(places(request));
    if asks_for_is_not(request) {
        warnings.push(super::about_users::is_not(
            text::warning::LEADS_WITHOUT_VALUE,
        ));
    }
    warnings.extend(together(facts, manner));
    warnings
}

fn limit(facts: &PlanFacts<'_>, request: &BulkAssign, manner: &LeadManner) -> Option<Warning> {
    let limit = u64::from(request.limit()?.get());
    (manner.mode == Mode::AsFiltered && limit < facts.matched).then(|| {
        let text = text::warning::at_most(limit, facts.matched);
        Warning::new(WarningLevel::Caution, text::warning::INSTANTLY_PICKS, text)
    })
}

/// "375 leads leave Dora Winterbourne or Emeka Talltree."
fn leaving(facts: &PlanFacts<'_>) -> Option<Warning> {
    let count: u64 = facts.leaving.iter().map(|(_, count)| count).sum();
    if count == 0 {
        return None;
    }
    let names: Vec<&str> = facts
        .leaving
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    let from = match names.as_slice() {
        [only] => (*only).to_owned(),
        [one, two] => text::warning::one_of_two(one, two),
        [one, two, third] => text::warning::one_of_three(one, two, third),
        many => {
            let others = (many.len() - NAMES_SHOWN) as u64;
            text::warning::one_of_many(&many[..NAMES_SHOWN], others)
        }
    };
    let title = text::warning::leave(count, &from);
    Some(Warning::new(WarningLevel::Caution, title, ""))
}

/// What `in_campaign` means without a campaign is documented nowhere.
fn places(request: &BulkAssign) -> Option<Warning> {
    let leads = request.leads();
    let any_campaign = leads.in_campaign.is_some() && leads.campaign.is_none();
    let any_list = leads.in_list.is_some() && leads.list_id.is_none();
    (any_campaign || any_list).then(|| {
        Warning::new(
            WarningLevel::Caution,
            text::warning::PLACES_MAY_FILTER_NOTHING,
            text::warning::PLACES_WITHOUT_CHOICE,
        )
    })
}

fn asks_for_is_not(request: &BulkAssign) -> bool {
    let is_not = |query: &instantly::Query| {
        let status = query.values().lead_status;
        status.is_some_and(|status| status.condition == IsOrIsNot::IsNot)
    };
    request.leads().queries.iter().any(is_not)
}

/// "9 leads share 4 e-mail addresses and stay together."
fn together(facts: &PlanFacts<'_>, manner: &LeadManner) -> Option<Warning> {
    let (leads, keys) = facts.together;
    let keeps = match manner.sharing {
        Sharing::Even | Sharing::Weighted(_) => true,
        Sharing::InstantlyDecides | Sharing::ByList(_) => false,
    };
    if leads == 0 || !keeps {
        return None;
    }
    let title = match manner.keep_together? {
        Together::Person => text::warning::share_addresses(leads, keys),
        Together::Company => text::warning::share_companies(leads, keys),
    };
    Some(Warning::new(
        WarningLevel::Note,
        title,
        text::warning::STAY_TOGETHER,
    ))
}
