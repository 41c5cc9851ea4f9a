//! The rules of Instantly's form.

use instantly::{
    ActionType, BulkAssign, Comparison, Count, Days, Filter, IsOrIsNot, LeadFilter, LeadStatus,
    Limit, Query, QueryValues, Targets,
};
use uuid::Uuid;

use super::{Checked, manner};
use crate::ids::PastedIds;
use crate::{
    Assignment, FieldMessage, InstantlyForm, LeadManner, QueryForm, Request, so_far, words,
};

pub(super) fn check(form: &InstantlyForm) -> Checked {
    let mut fields = Vec::new();
    let leads = LeadFilter {
        campaign: id(
            &form.campaign,
            "campaign",
            text::check::not_a_campaign,
            &mut fields,
        ),
        list_id: id(
            &form.list_id,
            "list_id",
            text::check::not_a_list,
            &mut fields,
        ),
        filter: filter(&form.filter, &mut fields),
        smart_view_id: id(
            &form.smart_view_id,
            "smart_view_id",
            text::check::not_a_smart_view,
            &mut fields,
        ),
        search: Some(form.search.trim().to_owned()).filter(|search| !search.is_empty()),
        in_campaign: form.in_campaign,
        in_list: form.in_list,
        queries: queries(&form.queries, &mut fields),
        ids: ids(&form.ids, &mut fields),
    };
    let limit = limit(&form.limit, &mut fields);
    let targets = targets(&form.organization_user_ids, &mut fields);
    let sharing = manner::sharing(form, &leads.ids, targets.as_ref(), &mut fields);
    let owner_now = manner::owner_now(form, &mut fields);
    let filter = words::instantly::filter(&leads, limit, &form.names);
    let body = so_far::leads(&leads, limit, targets.as_ref());
    let assignment = match (targets, sharing, owner_now) {
        (Some(targets), Some(sharing), Some(owner_now)) if fields.is_empty() => {
            let request = BulkAssign::new(leads, limit, targets);
            let manner = LeadManner {
                mode: form.mode,
                sharing,
                keep_together: form.keep_together,
                keep_owner: form.keep_owner,
                owner_now,
            };
            let request = Request::Instantly(request, manner);
            Some(Assignment::new(request, form.names.clone()))
        }
        _ => None,
    };
    Checked {
        fields,
        filter,
        body,
        assignment,
    }
}

fn id(
    text: &str,
    path: &str,
    wrong: fn(&str) -> String,
    fields: &mut Vec<FieldMessage>,
) -> Option<Uuid> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let id = Uuid::parse_str(text).ok();
    if id.is_none() {
        fields.push(FieldMessage::wrong(path, wrong(text)));
    }
    id
}

fn filter(word: &str, fields: &mut Vec<FieldMessage>) -> Option<Filter> {
    let word = word.trim();
    if word.is_empty() {
        return None;
    }
    let filter = Filter::from_word(word);
    if filter.is_none() {
        let message = text::check::status_gone(word);
        fields.push(FieldMessage::wrong("filter", message));
    }
    filter
}

fn ids(text: &str, fields: &mut Vec<FieldMessage>) -> Vec<Uuid> {
    let read = PastedIds::read(text);
    if let Some(wrong) = read.first_wrong() {
        let message = text::check::wrong_line(wrong.line, &wrong.text, &wrong.why.message());
        fields.push(FieldMessage::wrong("ids", message));
    }
    read.ids
}

fn limit(text: &str, fields: &mut Vec<FieldMessage>) -> Option<Limit> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    match text.parse::<u32>().map(Limit::new) {
        Ok(Some(limit)) => Some(limit),
        Ok(None) => {
            fields.push(FieldMessage::wrong("limit", text::check::LIMIT_OF_ZERO));
            None
        }
        Err(_) => {
            let message = text::check::not_a_limit(text);
            fields.push(FieldMessage::wrong("limit", message));
            None
        }
    }
}

fn targets(ids: &[String], fields: &mut Vec<FieldMessage>) -> Option<Targets> {
    const PATH: &str = "organization_user_ids";
    let mut users = Vec::with_capacity(ids.len());
    for text in ids.iter().map(|id| id.trim()).filter(|id| !id.is_empty()) {
        match Uuid::parse_str(text) {
            Ok(id) => users.push(id),
            Err(_) => {
                let message = text::check::not_a_person(text);
                fields.push(FieldMessage::wrong(PATH, message));
            }
        }
    }
    let targets = Targets::new(users);
    let told = fields.iter().any(|field| field.path == PATH);
    if targets.is_none() && !told {
        fields.push(FieldMessage::missing(PATH, text::check::NO_PERSON));
    }
    targets
}

fn queries(rules: &[QueryForm], fields: &mut Vec<FieldMessage>) -> Vec<Query> {
    rules
        .iter()
        .enumerate()
        .filter_map(|(at, rule)| query(rule, &format!("queries[{at}]"), fields))
        .collect()
}

/// One rule; parts that do not fit its kind are left out, because the form keeps them only so
/// that changing the kind and back loses nothing.
fn query(rule: &QueryForm, path: &str, fields: &mut Vec<FieldMessage>) -> Option<Query> {
    let Some(kind) = ActionType::from_word(&rule.action_type) else {
        let path = format!("{path}.actionType");
        fields.push(FieldMessage::missing(path, text::check::NO_KIND_OF_RULE));
        return None;
    };
    let before = fields.len();
    let values = QueryValues {
        occurrence_count: kind
            .takes_count()
            .then(|| count(rule, path, fields))
            .flatten(),
        occurrence_days: kind
            .takes_days()
            .then(|| days(rule, path, fields))
            .flatten(),
        lead_status: kind
            .takes_status()
            .then(|| status(rule, path, fields))
            .flatten(),
    };
    if fields.len() > before {
        return None;
    }
    match Query::new(kind, values) {
        Ok(query) => Some(query),
        Err(_) => {
            fields.push(needs_a_value(kind, path));
            None
        }
    }
}

fn needs_a_value(kind: ActionType, path: &str) -> FieldMessage {
    let (part, message) = match kind {
        ActionType::Reply | ActionType::EmailOpen | ActionType::LinkClick => {
            ("occurrence-count.count", text::check::NO_COUNT_OR_DAYS)
        }
        ActionType::LastContacted => ("occurrence-days", text::check::NO_DAYS),
        ActionType::LeadStatus | ActionType::LeadStatusChange => {
            ("lead-status.status", text::check::NO_STATUS)
        }
    };
    FieldMessage::missing(format!("{path}.values.{part}"), message)
}

fn count(rule: &QueryForm, path: &str, fields: &mut Vec<FieldMessage>) -> Option<Count> {
    let text = rule.count.trim();
    if text.is_empty() {
        return None;
    }
    let condition = Comparison::from_word(&rule.count_condition);
    if condition.is_none() {
        fields.push(FieldMessage::missing(
            format!("{path}.values.occurrence-count.condition"),
            text::check::NO_COMPARISON,
        ));
    }
    let count = text.parse::<u32>().ok();
    if count.is_none() {
        fields.push(FieldMessage::wrong(
            format!("{path}.values.occurrence-count.count"),
            text::check::not_a_count(text),
        ));
    }
    Some(Count {
        condition: condition?,
        count: count?,
    })
}

fn days(rule: &QueryForm, path: &str, fields: &mut Vec<FieldMessage>) -> Option<Days> {
    let text = rule.occurrence_days.trim();
    if text.is_empty() {
        return None;
    }
    let days = text.parse::<u32>().ok().and_then(Days::new);
    if days.is_none() {
        fields.push(FieldMessage::wrong(
            format!("{path}.values.occurrence-days"),
            text::check::not_days(text),
        ));
    }
    days
}

fn status(rule: &QueryForm, path: &str, fields: &mut Vec<FieldMessage>) -> Option<LeadStatus> {
    let text = rule.status.trim();
    if text.is_empty() {
        return None;
    }
    let condition = IsOrIsNot::from_word(&rule.status_condition);
    if condition.is_none() {
        fields.push(FieldMessage::missing(
            format!("{path}.values.lead-status.condition"),
            text::check::NO_IS_OR_IS_NOT,
        ));
    }
    let status = text.parse::<i64>().ok();
    if status.is_none() {
        fields.push(FieldMessage::wrong(
            format!("{path}.values.lead-status.status"),
            text::check::not_a_status(text),
        ));
    }
    Some(LeadStatus {
        status: status?,
        condition: condition?,
    })
}
