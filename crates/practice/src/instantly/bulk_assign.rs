//! `POST /leads/bulk-assign`, <https://developer.instantly.ai/api/v2/lead/bulkassignleads>: a promise
//! (202) first, the effect later, and no job that shows it.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value, json};

use super::{
    Instantly,
    check::{self, Kind},
    errors,
    selection::{Selection, shared_fields},
};
use crate::{
    call::{Call, Reply},
    data::time::At,
    effect::EffectKind,
    options::{Distribution, InstantlySwitches, OwnerIds},
};

/// An accepted assignment that waits for its time.
#[derive(Debug)]
pub(crate) struct Pending {
    /// Of the call.
    number: u64,
    due: Timestamp,
    selection: Selection,
    /// 0 assigns nothing here; what it means to the real service is documented nowhere.
    limit: Option<usize>,
    /// `user_id`s.
    owners: Vec<String>,
    distribution: Distribution,
}

impl Instantly {
    pub(super) fn bulk_assign(
        &mut self,
        call: &Call,
        switches: &InstantlySwitches,
        now: Timestamp,
    ) -> Result<Reply, Reply> {
        let mut known = shared_fields();
        known.extend([
            ("organization_user_ids", Kind::Uuids(1)),
            ("assigned_to", Kind::Uuid),
            ("limit", Kind::Whole(0, u64::MAX)),
        ]);
        let body = check::fields(call, &["organization_user_ids"], &known)?;
        let owners = self.owners(body, switches.owner_ids)?;
        let mut selection = Selection::shared(body);
        // In the full document since June 2026: the current owner.
        selection.owners = body
            .get("assigned_to")
            .and_then(Value::as_str)
            .map(|owner| [owner.to_lowercase()].into());
        let delay = i64::try_from(switches.assign_delay_ms).unwrap_or(i64::MAX);
        self.pending.push(Pending {
            number: call.number,
            due: now
                .checked_add(SignedDuration::from_millis(delay))
                .unwrap_or(Timestamp::MAX),
            selection,
            limit: body
                .get("limit")
                .and_then(Value::as_u64)
                .map(|limit| usize::try_from(limit).unwrap_or(usize::MAX)),
            owners,
            distribution: switches.distribution,
        });
        self.settle(now);
        Ok(Reply::json(
            202,
            &json!({
                "status": "accepted",
                "message": "Your request will be processed in a background job",
            }),
        ))
    }

    /// The `user_id`s meant by the body; any that is not an accepted member refuses the whole call.
    fn owners(&self, body: &Map<String, Value>, kind: OwnerIds) -> Result<Vec<String>, Reply> {
        let named = body.get("organization_user_ids").and_then(Value::as_array);
        named
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(|id| {
                let id = id.to_lowercase();
                self.members
                    .iter()
                    .filter(|member| member.accepted)
                    .find(|member| match kind {
                        OwnerIds::UserId => member.user_id == id,
                        OwnerIds::MemberId => member.id == id,
                    })
                    .map(|member| member.user_id.clone())
                    .ok_or_else(|| errors::invalid_id("organization_user_ids"))
            })
            .collect()
    }

    /// Carries out what is due by now, in the order of acceptance.
    pub(crate) fn settle(&mut self, now: Timestamp) {
        let (due, waiting): (Vec<Pending>, Vec<Pending>) = std::mem::take(&mut self.pending)
            .into_iter()
            .partition(|pending| pending.due <= now);
        self.pending = waiting;
        for pending in due {
            self.carry_out(&pending);
        }
    }

    fn carry_out(&mut self, pending: &Pending) {
        let selected: Vec<usize> = self
            .selected(&pending.selection, "", pending.due)
            .take(pending.limit.unwrap_or(usize::MAX))
            .collect();
        let total = selected.len();
        let owners = &pending.owners;
        for (turn, index) in selected.into_iter().enumerate() {
            let owner = match pending.distribution {
                Distribution::RoundRobin => turn % owners.len(),
                Distribution::Contiguous => turn * owners.len() / total,
                Distribution::AllToFirst => 0,
                Distribution::Random => self.dice.below(owners.len()),
            };
            let lead = &mut self.leads[index];
            lead.assigned_to = Some(owners[owner].clone());
            lead.times_assigned += 1;
            lead.timestamp_updated = At(pending.due);
        }
        self.note(pending.number, EffectKind::BulkAssign, total);
    }
}
