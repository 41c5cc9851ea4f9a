//! What to know before leads get new owners.

use instantly::{BulkAssign, IsOrIsNot};

use super::{PlanFacts, Warning, WarningLevel};
use crate::words::number::{counted, number, records};
use crate::{LeadManner, Mode, Service, Sharing, Together};

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
            "Instantly decides the split.",
            "Instantly does not say how it divides leads. The count per person is known after the check.",
        ));
    }
    warnings.extend(limit(facts, request, manner));
    warnings.extend(leaving(facts));
    warnings.extend(places(request));
    if asks_for_is_not(request) {
        warnings.push(super::about_users::is_not("leads"));
    }
    warnings.extend(together(facts, manner));
    warnings
}

fn limit(facts: &PlanFacts<'_>, request: &BulkAssign, manner: &LeadManner) -> Option<Warning> {
    let limit = u64::from(request.limit()?.get());
    (manner.mode == Mode::AsFiltered && limit < facts.matched).then(|| {
        let text = format!(
            "At most {} of the {} that match get a new owner. Instantly does not say which; the others stay as they are.",
            number(limit),
            records(Service::Instantly, facts.matched),
        );
        Warning::new(WarningLevel::Caution, "Instantly picks the leads.", text)
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
        [one, two] => format!("{one} or {two}"),
        [one, two, third] => format!("{one}, {two} or {third}"),
        many => format!(
            "{} or {} others",
            many[..NAMES_SHOWN].join(", "),
            number((many.len() - NAMES_SHOWN) as u64)
        ),
    };
    let verb = if count == 1 { "leaves" } else { "leave" };
    let title = format!("{} {verb} {from}.", records(Service::Instantly, count));
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
            "“Already in a campaign” and “in a list” may filter nothing.",
            "Instantly does not say what they mean when no campaign or list is chosen.",
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
    let shared = match manner.keep_together? {
        Together::Person => counted(keys, "e-mail address", "e-mail addresses"),
        Together::Company => counted(keys, "company", "companies"),
    };
    let verb = if leads == 1 { "shares" } else { "share" };
    let title = format!("{} {verb} {shared}", records(Service::Instantly, leads));
    Some(Warning::new(
        WarningLevel::Note,
        title,
        "and stay together.",
    ))
}
