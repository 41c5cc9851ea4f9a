//! The rules of how leads are shared, and of whose they are today.

use instantly::Targets;
use uuid::Uuid;

use crate::{FieldMessage, InstantlyForm, Mode, OwnerNow, Sharing, Split};

/// The greatest weight. Nobody needs a finer division, and sums stay small.
const MOST_WEIGHT: u32 = 1_000;

/// What stands for nobody in `owner_now`.
const NOBODY: &str = "nobody";

/// How the leads are shared; none if a weight is wrong or nobody is chosen. As filtered, it is
/// always Instantly that decides.
pub(super) fn sharing(
    form: &InstantlyForm,
    targets: Option<&Targets>,
    fields: &mut Vec<FieldMessage>,
) -> Option<Sharing> {
    match (form.mode, form.split) {
        (Mode::AsFiltered, _) | (Mode::Exact, Split::InstantlyDecides) => {
            Some(Sharing::InstantlyDecides)
        }
        (Mode::Exact, Split::Even) => Some(Sharing::Even),
        (Mode::Exact, Split::Weighted) => weights(form, targets?.ids(), fields),
    }
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
        let message = "Give at least one person a weight above 0.";
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
        let message = format!("“{text}” is not a whole number from 0 to 1,000.");
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
            let message = format!(
                "“{text}” is not the ID of a person. Choose anyone, nobody, or a person by name."
            );
            fields.push(FieldMessage::wrong(PATH, message));
            return None;
        }
    };
    match form.mode {
        Mode::Exact => Some(owner),
        Mode::AsFiltered => {
            let message = "Instantly’s own call has no filter for whose the leads are now. Choose an exact way of sharing, or set this to anyone.";
            fields.push(FieldMessage::wrong(PATH, message));
            None
        }
    }
}
