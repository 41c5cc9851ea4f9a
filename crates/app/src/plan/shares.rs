//! Who has and who gets how many.

use std::collections::BTreeMap;

use assign::{Intended, Names};
use uuid::Uuid;

use crate::contract::{Purpose, Share};
use crate::names::holder;

use super::KeptPlan;

/// One holder's part.
#[derive(Debug, Clone, Copy, Default)]
struct Part {
    has: u64,
    /// Those that stay theirs or become theirs.
    keeps_and_gets: u64,
    /// The service may give them more.
    open: bool,
    is_target: bool,
}

/// Who has and gets how many of a plan's records: targets first, then those who lose, the most
/// first. `values` says how many records have what now and are to have what.
pub(super) fn shares(
    plan: &KeptPlan,
    values: &[(Option<Uuid>, Option<Intended>, u64)],
) -> Vec<Share> {
    let mut parts: BTreeMap<Option<Uuid>, Part> = BTreeMap::new();
    let targets = targets(plan);
    for target in &targets {
        parts.entry(Some(*target)).or_default().is_target = true;
    }
    for (before, intended, many) in values {
        parts.entry(*before).or_default().has += many;
        match intended {
            None => parts.entry(*before).or_default().keeps_and_gets += many,
            Some(Intended::Value(id)) => gets(&mut parts, Some(*id), *many),
            Some(Intended::Nobody) => gets(&mut parts, None, *many),
            Some(Intended::AnyTarget) => {
                for target in &targets {
                    parts.entry(Some(*target)).or_default().open = true;
                }
            }
        }
    }
    let mut shares: Vec<Share> = parts
        .into_iter()
        .map(|(id, part)| share(&plan.names, id, part))
        .collect();
    shares.sort_by_key(|share| {
        let place = targets.iter().position(|target| Some(*target) == share.id);
        let loses = share.has.saturating_sub(share.gets.unwrap_or(share.has));
        let many = share.gets.unwrap_or_default();
        (
            !share.is_target,
            place.unwrap_or(usize::MAX),
            std::cmp::Reverse((loses, many)),
        )
    });
    shares
}

/// Those who lose records without being targets, with how many; the most first.
pub(super) fn leaving(shares: &[Share]) -> Vec<(String, u64)> {
    shares
        .iter()
        .filter(|share| !share.is_target && share.id.is_some())
        .filter_map(|share| {
            let loses = share.has.checked_sub(share.gets?)?;
            (loses > 0).then(|| (share.name.clone(), loses))
        })
        .collect()
}

/// Whom the assignment gives to; an undo gives back to whoever had it.
fn targets(plan: &KeptPlan) -> Vec<Uuid> {
    match plan.purpose {
        Purpose::Undo => Vec::new(),
        Purpose::Assign | Purpose::Try | Purpose::Rest | Purpose::Retry => {
            plan.assignment.targets()
        }
    }
}

fn gets(parts: &mut BTreeMap<Option<Uuid>, Part>, id: Option<Uuid>, many: u64) {
    let part = parts.entry(id).or_default();
    part.keeps_and_gets += many;
    part.is_target = true;
}

fn share(names: &Names, id: Option<Uuid>, part: Part) -> Share {
    let holder = holder(names, id);
    Share {
        id,
        name: holder.name,
        has: part.has,
        gets: (!part.open).then_some(part.keeps_and_gets),
        is_target: part.is_target,
    }
}
