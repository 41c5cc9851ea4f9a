//! The rules of how leads are shared, of whose they are today, and of lists that name the target.

use std::collections::BTreeMap;
use std::sync::Arc;

use instantly::Targets;
use uuid::Uuid;

use crate::{FieldMessage, InstantlyForm, LeadSquaredForm, Mode, OwnerNow, Sharing, Split};

/// The greatest weight. Nobody needs a finer division, and sums stay small.
const MOST_WEIGHT: u32 = 1_000;

/// What stands for nobody in `owner_now`.
const NOBODY: &str = "nobody";

/// How the leads are shared; none if a weight is wrong or nobody is chosen. As filtered, it is
/// always Instantly that decides.
pub(super) fn sharing(
    form: &InstantlyForm,
    leads: &[Uuid],
    targets: Option<&Targets>,
    fields: &mut Vec<FieldMessage>,
) -> Option<Sharing> {
    match (form.mode, form.split) {
        (Mode::AsFiltered, Split::ByList) => {
            let message = text::check::OWNERS_AS_FILTERED;
            fields.push(FieldMessage::wrong("split", message));
            None
        }
        (Mode::Exact, Split::ByList) => owners(form, leads, targets?.ids(), fields),
        (Mode::AsFiltered, _) | (Mode::Exact, Split::InstantlyDecides) => {
            Some(Sharing::InstantlyDecides)
        }
        (Mode::Exact, Split::Even) => Some(Sharing::Even),
        (Mode::Exact, Split::Weighted) => weights(form, targets?.ids(), fields),
    }
}

/// Whom the list gives each of these leads to.
fn owners(
    form: &InstantlyForm,
    leads: &[Uuid],
    targets: &[Uuid],
    fields: &mut Vec<FieldMessage>,
) -> Option<Sharing> {
    const PATH: &str = "owners";
    let mut owners = BTreeMap::new();
    for (lead, owner) in &form.owners {
        let ids = (Uuid::parse_str(lead.trim()), Uuid::parse_str(owner.trim()));
        let (Ok(lead), Ok(owner)) = ids else {
            let message = text::check::not_lead_and_owner(lead, owner);
            fields.push(FieldMessage::wrong(PATH, message));
            return None;
        };
        if !targets.contains(&owner) {
            let message = text::check::owner_not_chosen(owner);
            fields.push(FieldMessage::wrong(PATH, message));
            return None;
        }
        owners.insert(lead, owner);
    }
    let left = leads
        .iter()
        .filter(|lead| !owners.contains_key(lead))
        .count();
    if leads.is_empty() || left > 0 || owners.len() > leads.len() {
        fields.push(FieldMessage::missing(
            PATH,
            text::check::OWNERS_OF_OTHER_LEADS,
        ));
        return None;
    }
    Some(Sharing::ByList(Arc::new(owners)))
}

/// The teams that a list names for single users; none if one is wrong.
pub(super) fn teams(
    form: &LeadSquaredForm,
    fields: &mut Vec<FieldMessage>,
) -> Option<Arc<BTreeMap<String, Uuid>>> {
    const PATH: &str = "teams";
    let mut teams = BTreeMap::new();
    for (address, team) in &form.teams {
        let Ok(team) = Uuid::parse_str(team.trim()) else {
            let message = text::check::not_a_team_in_the_list(team);
            fields.push(FieldMessage::wrong(PATH, message));
            return None;
        };
        teams.insert(address.trim().to_lowercase(), team);
    }
    if form.mode == Mode::AsFiltered && !teams.is_empty() {
        let message = text::check::TEAMS_AS_FILTERED;
        fields.push(FieldMessage::wrong("mode", message));
        return None;
    }
    Some(Arc::new(teams))
}

fn weights(
    form: &InstantlyForm,
    targets: &[Uuid],
    fields: &mut Vec<FieldMessage>,
) -> Option<Sharing> {
    let weights: Vec<Option<u32>> = targets
        .iter()
        .map(|target| weight(typed(form, *target), *target, fields))
        .collect();
    let weights: Vec<u32> = weights.into_iter().collect::<Option<_>>()?;
    if weights.iter().all(|weight| *weight == 0) {
        let message = text::check::NO_WEIGHT;
        fields.push(FieldMessage::wrong("weights", message));
        return None;
    }
    Some(Sharing::Weighted(weights))
}

/// What was typed as a person's weight. The form's keys are ids as somebody wrote them.
fn typed(form: &InstantlyForm, target: Uuid) -> &str {
    let is_theirs = |key: &str| Uuid::parse_str(key.trim()) == Ok(target);
    let mut typed = form.weights.iter().filter(|(key, _)| is_theirs(key));
    typed.next().map_or("", |(_, weight)| weight.trim())
}

fn weight(text: &str, target: Uuid, fields: &mut Vec<FieldMessage>) -> Option<u32> {
    if text.is_empty() {
        return Some(1);
    }
    let weight = text
        .parse::<u32>()
        .ok()
        .filter(|weight| *weight <= MOST_WEIGHT);
    if weight.is_none() {
        let message = text::check::not_a_weight(text);
        fields.push(FieldMessage::wrong(format!("weights.{target}"), message));
    }
    weight
}

/// Whose leads are meant. The published call has no such filter, so only exact ways can have one.
pub(super) fn owner_now(form: &InstantlyForm, fields: &mut Vec<FieldMessage>) -> Option<OwnerNow> {
    const PATH: &str = "owner_now";
    let text = form.owner_now.trim();
    let owner = match (text, Uuid::parse_str(text)) {
        ("", _) => return Some(OwnerNow::Anyone),
        (NOBODY, _) => OwnerNow::Nobody,
        (_, Ok(person)) => OwnerNow::Person(person),
        (_, Err(_)) => {
            let message = text::check::not_an_owner_now(text);
            fields.push(FieldMessage::wrong(PATH, message));
            return None;
        }
    };
    match form.mode {
        Mode::Exact => Some(owner),
        Mode::AsFiltered => {
            let message = text::check::OWNER_NOW_AS_FILTERED;
            fields.push(FieldMessage::wrong(PATH, message));
            None
        }
    }
}
