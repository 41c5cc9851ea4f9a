//! `POST /leads/list`, `GET /leads/{id}`, `PATCH /leads/{id}`.

use std::borrow::Cow;

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::{
    Instantly,
    check::{self, Kind},
    errors, page,
    selection::{Selection, set, shared_fields},
};
use crate::{
    call::{Call, Reply},
    data::{
        leads::{Details, Lead},
        time::At,
    },
    effect::EffectKind,
};

impl Instantly {
    /// Ordered by id; the cursor is the last id. `organization_user_ids` are current owners here.
    pub(super) fn list_leads(&self, call: &Call, now: Timestamp) -> Result<Reply, Reply> {
        let mut known = shared_fields();
        known.extend([
            ("excluded_ids", Kind::Uuids(0)),
            ("contacts", Kind::Texts),
            ("organization_user_ids", Kind::Uuids(0)),
            ("limit", Kind::Whole(1, 100)),
            ("starting_after", Kind::Text),
        ]);
        let body = check::fields(call, &[], &known)?;
        let mut selection = Selection::shared(body);
        selection.excluded = set(body, "excluded_ids").unwrap_or_default();
        selection.contacts = set(body, "contacts");
        selection.owners = set(body, "organization_user_ids");
        let after = body
            .get("starting_after")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let items: Vec<&Lead> = self
            .selected(&selection, after, now)
            .take(page::limit_of(body))
            .map(|index| &self.leads[index])
            .collect();
        Ok(page::reply(&items, |lead| lead.id.clone()))
    }

    pub(super) fn one_lead(&self, id: &str) -> Result<Reply, Reply> {
        let index = self.place_of(id)?;
        Ok(Reply::written(&self.leads[index]))
    }

    /// Changes one lead and gives it back at once. `assigned_to: null` takes its owner away.
    pub(super) fn change_lead(
        &mut self,
        id: &str,
        call: &Call,
        now: Timestamp,
    ) -> Result<Reply, Reply> {
        let index = self.place_of(id)?;
        let body = check::fields(call, &[], &[("assigned_to", Kind::UuidOrNull)])?;
        if let Some(owner) = body.get("assigned_to") {
            let owner = owner.as_str().map(str::to_lowercase);
            let exists = |id: &String| self.members.iter().any(|member| member.user_id == *id);
            if !owner.as_ref().is_none_or(exists) {
                return Err(errors::invalid_id("assigned_to"));
            }
            self.leads[index].assigned_to = owner;
            self.leads[index].times_assigned += 1;
        }
        let lead = &mut self.leads[index];
        change_details(&mut lead.details, body);
        lead.timestamp_updated = At(now);
        let reply = Reply::written(lead);
        self.note(call.number, EffectKind::ChangeLead, 1);
        Ok(reply)
    }

    /// Sets an owner as somebody else would; `None` if there is no such lead.
    pub(crate) fn give(&mut self, id: &str, owner: Option<&str>, now: Timestamp) -> Option<()> {
        let index = self.find(&id.to_lowercase())?;
        let lead = &mut self.leads[index];
        lead.assigned_to = owner.map(str::to_lowercase);
        lead.timestamp_updated = At(now);
        Some(())
    }

    /// Deletes a lead as somebody else would; `None` if there is no such lead.
    pub(crate) fn delete(&mut self, id: &str) -> Option<()> {
        let index = self.find(&id.to_lowercase())?;
        self.leads.remove(index);
        Some(())
    }

    /// Place of a lead by its id in lower case.
    pub(super) fn find(&self, id: &str) -> Option<usize> {
        self.leads
            .binary_search_by(|lead| lead.id.as_str().cmp(id))
            .ok()
    }

    fn place_of(&self, id: &str) -> Result<usize, Reply> {
        self.find(&id.to_lowercase()).ok_or_else(errors::not_found)
    }
}

fn change_details(details: &mut Details, body: &Map<String, Value>) {
    let fields = [
        ("first_name", &mut details.first_name),
        ("last_name", &mut details.last_name),
        ("company_name", &mut details.company_name),
        ("job_title", &mut details.job_title),
        ("phone", &mut details.phone),
        ("website", &mut details.website),
        ("personalization", &mut details.personalization),
    ];
    for (name, field) in fields {
        if let Some(value) = body.get(name) {
            *field = value.as_str().map(|text| Cow::Owned(text.to_owned()));
        }
    }
}
