//! From records to the calls that change them.

use instantly::{BulkAssign, LeadFilter, Targets};
use leadsquared::{BulkUpdate, EMAILS_PER_CALL, Rule, Value};
use uuid::Uuid;

use crate::{Assignment, ExactWay, Intended, PORTION, PlanRow, Request, Write};

/// The calls that give these records what they are meant to have, each with the numbers of its
/// records. `rows` are ordered by what they are meant to have, and then by number. `as_filtered` says
/// whether the service's own filter is sent, because a plan as filtered may have become exact.
///
/// Exact calls name their records one by one, so none of them can mean more than its own: up to
/// 100 leads or 25 e-mail addresses each, one lead where its owner is taken away, one user who has no
/// e-mail address or where the assignment says so. An address names whoever has it when the call
/// lands, so only those may be handed in that were just read of that very user; leave it empty
/// otherwise. As filtered, it is the one request itself.
/// No rows make no calls. A row that cannot be sent, such as a user who is to have no team, has no
/// call.
#[must_use]
pub fn compile(
    assignment: &Assignment,
    as_filtered: bool,
    rows: Vec<PlanRow>,
) -> Vec<(Write, Vec<u64>)> {
    if rows.is_empty() {
        return Vec::new();
    }
    match (assignment.request(), as_filtered) {
        (Request::Instantly(request, _), true) => {
            vec![(Write::BulkAssign(request.clone()), numbers(&rows))]
        }
        (Request::LeadSquared(request, _), true) => {
            vec![(Write::BulkUpdate(request.clone()), numbers(&rows))]
        }
        (Request::Instantly(request, _), false) => each_intended(&rows)
            .flat_map(|(intended, rows)| leads(request, intended, rows))
            .collect(),
        (Request::LeadSquared(_, manner), false) => each_intended(&rows)
            .flat_map(|(intended, rows)| users(manner.exact_way, intended, rows))
            .collect(),
    }
}

fn numbers(rows: &[PlanRow]) -> Vec<u64> {
    rows.iter().map(|row| row.seq).collect()
}

fn each_intended(rows: &[PlanRow]) -> impl Iterator<Item = (Intended, &[PlanRow])> {
    rows.chunk_by(|left, right| left.intended == right.intended)
        .filter_map(|rows| rows.first().map(|first| (first.intended, rows)))
}

fn leads(request: &BulkAssign, intended: Intended, rows: &[PlanRow]) -> Vec<(Write, Vec<u64>)> {
    let targets = match intended {
        Intended::Value(owner) => Targets::new([owner]),
        Intended::AnyTarget => Some(request.targets().clone()),
        // The bulk call can give leads to somebody only.
        Intended::Nobody => None,
    };
    let Some(targets) = targets else {
        return rows.iter().map(without_owner).collect();
    };
    let place = place(request.leads());
    // Chunks are never empty: an empty `ids` would mean every lead of the place.
    rows.chunks(PORTION as usize)
        .map(|rows| {
            let ids = rows.iter().map(|row| row.key.id).collect();
            let write = Write::assign_leads(ids, place, targets.clone());
            (write, numbers(rows))
        })
        .collect()
}

/// The campaign and the list that the leads are in. One that they are not in is no place to find
/// them.
fn place(leads: &LeadFilter) -> (Option<Uuid>, Option<Uuid>) {
    let campaign = leads.campaign.filter(|_| leads.in_campaign != Some(false));
    let list = leads.list_id.filter(|_| leads.in_list != Some(false));
    (campaign, list)
}

fn without_owner(row: &PlanRow) -> (Write, Vec<u64>) {
    let write = Write::ChangeOwner {
        lead: row.key.id,
        owner: None,
    };
    (write, vec![row.seq])
}

fn users(way: ExactWay, intended: Intended, rows: &[PlanRow]) -> Vec<(Write, Vec<u64>)> {
    let team = match intended {
        Intended::Value(team) => team,
        Intended::Nobody | Intended::AnyTarget => return Vec::new(),
    };
    match way {
        ExactWay::OneByOne => rows.iter().map(|row| one_user(row, team)).collect(),
        ExactWay::ByEmail => {
            let (named, nameless): (Vec<&PlanRow>, Vec<&PlanRow>) = rows
                .iter()
                .partition(|row| Value::new(&row.key.email).is_some());
            let mut calls: Vec<(Write, Vec<u64>)> = named
                .chunks(EMAILS_PER_CALL)
                .filter_map(|rows| by_email(rows, team))
                .collect();
            calls.extend(nameless.into_iter().map(|row| one_user(row, team)));
            calls
        }
    }
}

fn by_email(rows: &[&PlanRow], team: Uuid) -> Option<(Write, Vec<u64>)> {
    let addresses: Vec<Value> = rows
        .iter()
        .filter_map(|row| Value::new(&row.key.email))
        .collect();
    let write = Write::BulkUpdate(BulkUpdate::new(Rule::emails(&addresses)?, team));
    Some((write, rows.iter().map(|row| row.seq).collect()))
}

fn one_user(row: &PlanRow, team: Uuid) -> (Write, Vec<u64>) {
    let write = Write::UpdateUser {
        user: row.key.id,
        team,
    };
    (write, vec![row.seq])
}
