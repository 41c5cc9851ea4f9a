//! Instantly's writes, from their text.

use instantly::{
    ActionType, BulkAssign, Comparison, Count, Days, Filter, IsOrIsNot, LeadFilter, LeadStatus,
    Limit, Query, QueryValues, Targets,
};
use serde::Deserialize;
use uuid::Uuid;

use crate::Write;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Assign {
    search: Option<String>,
    filter: Option<String>,
    campaign: Option<Uuid>,
    list_id: Option<Uuid>,
    in_campaign: Option<bool>,
    in_list: Option<bool>,
    smart_view_id: Option<Uuid>,
    #[serde(default)]
    ids: Vec<Uuid>,
    #[serde(default)]
    queries: Vec<QueryText>,
    limit: Option<Limit>,
    organization_user_ids: Vec<Uuid>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QueryText {
    #[serde(rename = "actionType")]
    action_type: String,
    values: Values,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Values {
    occurrence_days: Option<u32>,
    occurrence_count: Option<CountText>,
    lead_status: Option<StatusText>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CountText {
    condition: String,
    count: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StatusText {
    status: i64,
    condition: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Owner {
    assigned_to: Option<Uuid>,
}

pub(super) fn bulk_assign(body: &str) -> Option<Write> {
    let text: Assign = serde_json::from_str(body).ok()?;
    let filter = match &text.filter {
        Some(word) => Some(Filter::from_word(word)?),
        None => None,
    };
    let leads = LeadFilter {
        search: text.search,
        filter,
        campaign: text.campaign,
        list_id: text.list_id,
        in_campaign: text.in_campaign,
        in_list: text.in_list,
        smart_view_id: text.smart_view_id,
        ids: text.ids,
        queries: text.queries.iter().map(query).collect::<Option<_>>()?,
    };
    let targets = Targets::new(text.organization_user_ids)?;
    let request = BulkAssign::new(leads, text.limit, targets);
    Some(Write::BulkAssign(request))
}

fn query(text: &QueryText) -> Option<Query> {
    let values = QueryValues {
        occurrence_days: match text.values.occurrence_days {
            Some(days) => Some(Days::new(days)?),
            None => None,
        },
        occurrence_count: match &text.values.occurrence_count {
            Some(text) => Some(Count {
                condition: Comparison::from_word(&text.condition)?,
                count: text.count,
            }),
            None => None,
        },
        lead_status: match &text.values.lead_status {
            Some(text) => Some(LeadStatus {
                status: text.status,
                condition: IsOrIsNot::from_word(&text.condition)?,
            }),
            None => None,
        },
    };
    Query::new(ActionType::from_word(&text.action_type)?, values).ok()
}

pub(super) fn change_owner(path: &str, body: &str) -> Option<Write> {
    let text: Owner = serde_json::from_str(body).ok()?;
    let (_, lead) = path.rsplit_once('/')?;
    Some(Write::ChangeOwner {
        lead: lead.parse().ok()?,
        owner: text.assigned_to,
    })
}
