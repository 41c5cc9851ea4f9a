//! The request of a form that is not complete yet, to be looked at. It is text from the beginning,
//! so that it cannot be taken for a request and sent.

use instantly::{LeadFilter, Limit, Targets};
use leadsquared::{Rule, UpdateSoFar};
use serde::Serialize;
use uuid::Uuid;

#[derive(Serialize)]
struct AssignSoFar<'a> {
    #[serde(flatten)]
    leads: &'a LeadFilter,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<Limit>,
    organization_user_ids: &'a [Uuid],
}

/// Instantly's body, with no users where none are chosen yet.
pub(crate) fn leads(leads: &LeadFilter, limit: Option<Limit>, targets: Option<&Targets>) -> String {
    text(&AssignSoFar {
        leads,
        limit,
        organization_user_ids: targets.map_or(&[], Targets::ids),
    })
}

/// LeadSquared's body, with no conditions or no team where there are none yet.
pub(crate) fn users(rule: Option<&Rule>, team: Option<Uuid>) -> String {
    text(&UpdateSoFar { rule, team })
}

fn text(body: &impl Serialize) -> String {
    // It cannot fail: the body holds nothing but texts, numbers and lists.
    serde_json::to_string_pretty(body).unwrap_or_default()
}
