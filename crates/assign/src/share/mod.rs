//! Sharing records out among the targets.

mod deal;
mod likely;
mod mail_host;
mod quota;

use std::collections::{BTreeMap, HashMap};

use uuid::Uuid;

use crate::{Arranged, Intended, Outline, Sharing};
use deal::Table;

pub(crate) use likely::Likely;
pub(crate) use mail_host::is_mail_host;

/// What each record is meant to have, in the records' order; each record exactly once.
///
/// Shared evenly, the targets' counts over all records, those that stay included, differ by at most
/// one; by weight, they follow the weights to within one. Records with the same key go to one target
/// as a whole, the largest group first, so counts may differ by more then. With `keep_owner`, a
/// record whose owner is a target stays there as long as that target has room in its quota. After
/// these, a record that stands alone gets what was likely, as long as there is room. All else goes to
/// who has most room. The same input always gives the same answer.
///
/// Without a target nothing is arranged. A target named twice counts once; weights stand in the
/// order of the targets, and one that is missing is zero.
#[must_use]
pub fn share(
    outlines: &[Outline],
    targets: &[Uuid],
    sharing: &Sharing,
    keep_owner: bool,
) -> Vec<Arranged> {
    let intended = match (targets, sharing) {
        ([], _) => return Vec::new(),
        (_, Sharing::ByList(_)) => return by_list(outlines),
        ([only], _) => vec![Intended::Value(*only); outlines.len()],
        (_, Sharing::InstantlyDecides) => vec![Intended::AnyTarget; outlines.len()],
        (_, Sharing::Even) => {
            let weights = vec![1; targets.len()];
            divided(outlines, targets, &weights, keep_owner)
        }
        (_, Sharing::Weighted(weights)) => divided(outlines, targets, weights, keep_owner),
    };
    outlines
        .iter()
        .zip(intended)
        .map(|(outline, intended)| Arranged {
            seq: outline.seq,
            intended,
            standing: intended.standing(outline.value),
        })
        .collect()
}

/// Each record what was written down as likely, because a list said so. One that no list names stays
/// where it is.
pub(crate) fn by_list(outlines: &[Outline]) -> Vec<Arranged> {
    let each = |outline: &Outline| {
        let stays = outline.value.map_or(Intended::Nobody, Intended::Value);
        let intended = outline.likely.unwrap_or(stays);
        Arranged {
            seq: outline.seq,
            intended,
            standing: intended.standing(outline.value),
        }
    };
    outlines.iter().map(each).collect()
}

fn divided(
    outlines: &[Outline],
    targets: &[Uuid],
    weights: &[u32],
    keep_owner: bool,
) -> Vec<Intended> {
    let places = places(targets);
    let owners: Vec<Option<usize>> = outlines
        .iter()
        .map(|outline| outline.value.filter(|_| keep_owner))
        .map(|value| value.and_then(|value| places.get(&value).copied()))
        .collect();
    let likely = outlines
        .iter()
        .map(|outline| match outline.likely {
            Some(Intended::Value(likely)) => places.get(&likely).copied(),
            Some(Intended::Nobody | Intended::AnyTarget) | None => None,
        })
        .collect();
    let weights = each_once(targets, &places, weights);
    let mut owned = vec![0_usize; targets.len()];
    for owner in owners.iter().flatten() {
        owned[*owner] += 1;
    }
    let quotas = quota::quotas(outlines.len(), &weights, &owned);
    let mut table = Table::new(quotas, owners, likely);
    let (groups, singles) = groups(outlines);
    table.deal_groups(&groups);
    table.deal_singles(&singles);
    table
        .dealt()
        .into_iter()
        .map(|place| Intended::Value(targets[place]))
        .collect()
}

/// Where each target stands; one that is named twice, at its first place.
fn places(targets: &[Uuid]) -> HashMap<Uuid, usize> {
    let mut places = HashMap::with_capacity(targets.len());
    for (place, target) in targets.iter().enumerate() {
        places.entry(*target).or_insert(place);
    }
    places
}

/// The weight of each target. A repeated one gets nothing at its second place.
fn each_once(targets: &[Uuid], places: &HashMap<Uuid, usize>, weights: &[u32]) -> Vec<u32> {
    let weight = |(place, target)| {
        let is_first = places.get(target) == Some(&place);
        let weight = weights.get(place).copied().unwrap_or(0);
        if is_first { weight } else { 0 }
    };
    targets.iter().enumerate().map(weight).collect()
}

/// The records that stay together, largest group first and then by their first record; and those
/// that stand alone. Records are named by their place.
fn groups(outlines: &[Outline]) -> (Vec<Vec<usize>>, Vec<usize>) {
    let mut firsts: HashMap<&str, usize> = HashMap::with_capacity(outlines.len());
    // The groups of several, by their first record: most records stand alone and need no list.
    let mut several: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut is_alone = vec![true; outlines.len()];
    for (at, outline) in outlines
        .iter()
        .enumerate()
        .filter(|(_, it)| !it.key.is_empty())
    {
        let first = *firsts.entry(&outline.key).or_insert(at);
        if first != at {
            several.entry(first).or_insert_with(|| vec![first]).push(at);
            (is_alone[first], is_alone[at]) = (false, false);
        }
    }
    let mut together: Vec<Vec<usize>> = several.into_values().collect();
    // The sort is stable, so groups of one size stay in the order of their first records.
    together.sort_by_key(|group| std::cmp::Reverse(group.len()));
    let alone = (0..outlines.len()).filter(|at| is_alone[*at]);
    (together, alone.collect())
}
