//! Assignments, their calls, and what a call does.

use std::collections::BTreeMap;
use std::sync::Arc;

use instantly::{BulkAssign, LeadFilter, Limit, Targets};
use leadsquared::{BulkUpdate, Condition, Operator, Rule, Test, Value};
use roster_assign::{
    Assignment, ExactWay, Intended, LeadManner, Mode, Names, OwnerNow, PlanRow, Request, Sharing,
    UserManner, Write,
};
use uuid::Uuid;

use crate::world::Held;

pub(crate) const ADA: Uuid = Uuid::from_u128(0xa);
pub(crate) const BRUNO: Uuid = Uuid::from_u128(0xb);
pub(crate) const TEAM: Uuid = Uuid::from_u128(0x7ea);
/// Somebody or some team that is no target.
pub(crate) const OTHER: Uuid = Uuid::from_u128(0x07e);

/// How many records a call names.
const PER_CALL: usize = 2;

pub(crate) fn leads(mode: Mode, limit: Option<u32>) -> Assignment {
    let manner = LeadManner {
        mode,
        sharing: Sharing::InstantlyDecides,
        keep_together: None,
        keep_owner: false,
        owner_now: OwnerNow::Anyone,
    };
    let filter = LeadFilter {
        search: Some("lantern".to_owned()),
        ..LeadFilter::default()
    };
    let targets = Targets::new([ADA, BRUNO]).unwrap();
    let request = BulkAssign::new(filter, limit.and_then(Limit::new), targets);
    Assignment::new(Request::Instantly(request, manner), Names::new())
}

pub(crate) fn users(mode: Mode) -> Assignment {
    let manner = UserManner {
        mode,
        exact_way: ExactWay::ByEmail,
        teams: Arc::default(),
    };
    let request = BulkUpdate::new(Rule::everyone(), TEAM);
    Assignment::new(Request::LeadSquared(request, manner), Names::new())
}

/// The calls for these rows, two records each.
pub(crate) fn compile(
    assignment: &Assignment,
    as_filtered: bool,
    rows: Vec<PlanRow>,
) -> Vec<(Write, Vec<u64>)> {
    if as_filtered {
        let write = match assignment.request() {
            Request::Instantly(request, _) => Write::BulkAssign(request.clone()),
            Request::LeadSquared(request, _) => Write::BulkUpdate(request.clone()),
        };
        return vec![(write, rows.iter().map(|row| row.seq).collect())];
    }
    let mut by_value: BTreeMap<String, Vec<PlanRow>> = BTreeMap::new();
    for row in rows {
        // Who has no address is changed by the id, alone.
        let alone = match assignment.request() {
            Request::LeadSquared(..) if row.key.email.is_empty() => row.seq.to_string(),
            Request::LeadSquared(..) | Request::Instantly(..) => String::new(),
        };
        by_value
            .entry(row.intended.to_text() + &alone)
            .or_default()
            .push(row);
    }
    let per_call = |rows: &Vec<PlanRow>| match rows[0].intended {
        Intended::Value(_) => PER_CALL,
        Intended::Nobody => 1,
        Intended::AnyTarget => rows.len(),
    };
    by_value
        .values()
        .flat_map(|rows| rows.chunks(per_call(rows)))
        .map(|rows| {
            (
                write(assignment, rows),
                rows.iter().map(|row| row.seq).collect(),
            )
        })
        .collect()
}

fn write(assignment: &Assignment, rows: &[PlanRow]) -> Write {
    let ids = rows.iter().map(|row| row.key.id).collect();
    match (assignment.request(), rows[0].intended) {
        (Request::Instantly(..), Intended::Value(id)) => {
            Write::assign_leads(ids, (None, None), Targets::new([id]).unwrap())
        }
        (Request::Instantly(request, _), Intended::AnyTarget) => {
            Write::assign_leads(ids, (None, None), request.targets().clone())
        }
        (Request::Instantly(..), Intended::Nobody) => Write::ChangeOwner {
            lead: rows[0].key.id,
            owner: None,
        },
        (Request::LeadSquared(request, _), _) if rows[0].key.email.is_empty() => {
            Write::UpdateUser {
                user: rows[0].key.id,
                team: request.team(),
            }
        }
        (Request::LeadSquared(request, _), _) => {
            let emails = rows.iter().map(|row| Value::new(&row.key.email).unwrap());
            let rule = Rule::emails(&emails.collect::<Vec<_>>()).unwrap();
            Write::BulkUpdate(BulkUpdate::new(rule, request.team()))
        }
    }
}

/// What a call gives to which records.
pub(crate) fn effect(write: &Write, held: &BTreeMap<Uuid, Held>) -> Vec<(Uuid, Option<Uuid>)> {
    let matching = || {
        held.iter()
            .filter(|(_, held)| held.matches)
            .map(|(id, _)| *id)
    };
    match write {
        Write::BulkAssign(request) => {
            let ids = &request.leads().ids;
            let ids: Vec<Uuid> = if ids.is_empty() {
                matching().collect()
            } else {
                ids.clone()
            };
            let limit = request
                .limit()
                .map_or(usize::MAX, |limit| limit.get() as usize);
            let targets = request.targets().ids().iter().cycle();
            let shared = ids.into_iter().take(limit).zip(targets);
            shared.map(|(id, target)| (id, Some(*target))).collect()
        }
        Write::ChangeOwner { lead, owner } => vec![(*lead, *owner)],
        Write::UpdateUser { user, team } => vec![(*user, Some(*team))],
        Write::BulkUpdate(request) => {
            let conditions = request.rule().groups()[0].conditions();
            let named = conditions[0].test.operator() == Operator::Equals;
            let ids: Vec<Uuid> = if named {
                let names = |held: &Held| conditions.iter().any(|c| is_named(c, held));
                let held = held.iter().filter(|(_, held)| names(held));
                held.map(|(id, _)| *id).collect()
            } else {
                matching().collect()
            };
            ids.into_iter()
                .map(|id| (id, Some(request.team())))
                .collect()
        }
    }
}

fn is_named(condition: &Condition, held: &Held) -> bool {
    let value = Test::value(&condition.test).map(Value::as_str);
    value.is_some_and(|value| value.eq_ignore_ascii_case(&held.email))
}
