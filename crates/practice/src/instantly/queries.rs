//! The `queries` of a selection: all of them have to hold. The page lists the values
//! (<https://developer.instantly.ai/api/v2/lead/bulkassignleads>); what they mean is our reading.

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use crate::data::{leads::Lead, time::At};

pub(super) const ACTIONS: [&str; 6] = [
    "reply",
    "email-open",
    "last-contacted",
    "link-click",
    "lead-status",
    "lead-status-change",
];

/// Whether a lead meets every query of a checked list.
pub(super) fn meets_all(queries: &Value, lead: &Lead, now: Timestamp) -> bool {
    queries
        .as_array()
        .is_none_or(|queries| queries.iter().all(|query| meets(query, lead, now)))
}

fn meets(query: &Value, lead: &Lead, now: Timestamp) -> bool {
    let values = &query["values"];
    let activity = &lead.activity;
    let happened = |count: u32, last: Option<At>| {
        counted(&values["occurrence-count"], count) && recent(values, last, now)
    };
    match query["actionType"].as_str() {
        Some("reply") => happened(activity.email_reply_count, activity.timestamp_last_reply),
        Some("email-open") => happened(activity.email_open_count, activity.timestamp_last_open),
        Some("link-click") => happened(activity.email_click_count, activity.timestamp_last_click),
        Some("last-contacted") => recent(values, activity.timestamp_last_contact, now),
        Some("lead-status") => has_status(&values["lead-status"], lead),
        Some("lead-status-change") => {
            has_status(&values["lead-status"], lead)
                && recent(values, activity.timestamp_last_interest_change, now)
        }
        _ => false,
    }
}

/// Without a count it has to have happened at all.
fn counted(wanted: &Value, count: u32) -> bool {
    let Some(number) = wanted["count"].as_f64() else {
        return count > 0;
    };
    let count = f64::from(count);
    match wanted["condition"].as_str() {
        Some("less") => count < number,
        Some("equal") => (count - number).abs() < f64::EPSILON,
        _ => count > number,
    }
}

/// Within the last so many days. What never happened is in time only if nothing is asked: so "less
/// than 1 reply" finds those that never replied.
fn recent(values: &Value, last: Option<At>, now: Timestamp) -> bool {
    let Some(days) = values["occurrence-days"].as_f64() else {
        return last.is_some() || values["occurrence-count"].is_object();
    };
    let Some(last) = last else {
        return values["occurrence-count"]["condition"] == "less";
    };
    now.duration_since(last.0) <= SignedDuration::from_secs_f64(days * 86_400.0)
}

fn has_status(wanted: &Value, lead: &Lead) -> bool {
    let Some(status) = wanted["status"].as_f64() else {
        return true;
    };
    #[expect(clippy::cast_precision_loss, reason = "interest values are small")]
    let same = lead
        .activity
        .lt_interest_status
        .is_some_and(|interest| (interest as f64 - status).abs() < f64::EPSILON);
    same == (wanted["condition"] != "is-not")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{data::leads::LEADS, instantly::Instantly};

    fn count(query: Value) -> usize {
        let now = Timestamp::from_second(1_780_000_000).unwrap();
        let account = Instantly::new(1, now, LEADS);
        let queries = json!([query]);
        let meets = |lead: &&Lead| meets_all(&queries, lead, now);
        account.leads.iter().filter(meets).count()
    }

    #[test]
    fn every_action_type_finds_some_leads() {
        for action in ["reply", "email-open", "last-contacted", "link-click"] {
            let found = count(json!({"actionType": action, "values": {"occurrence-days": 60}}));
            assert!(found > 0, "{action} within 60 days");
        }
        let status = json!({"lead-status": {"condition": "is", "status": 1}});
        for action in ["lead-status", "lead-status-change"] {
            assert!(
                count(json!({"actionType": action, "values": status})) > 0,
                "{action}"
            );
        }
    }

    #[test]
    fn more_less_and_equal_split_the_leads_without_rest() {
        let by = |condition: &str| {
            count(json!({
                "actionType": "email-open",
                "values": {"occurrence-count": {"condition": condition, "count": 2}},
            }))
        };
        let total = by("more") + by("less") + by("equal");
        assert_eq!(total, 2_000, "each lead is in exactly one of the three");
    }

    #[test]
    fn is_and_is_not_are_opposites() {
        let by = |condition: &str| {
            count(json!({
                "actionType": "lead-status",
                "values": {"lead-status": {"condition": condition, "status": -1}},
            }))
        };
        assert_eq!(
            by("is") + by("is-not"),
            2_000,
            "leads without a status are not -1"
        );
    }

    #[test]
    fn fewer_days_never_find_more_leads() {
        let within = |days: u32| {
            count(json!({"actionType": "last-contacted", "values": {"occurrence-days": days}}))
        };
        assert!(within(10) < within(40), "10 days against 40");
        assert!(within(40) < within(91), "40 days against 91");
    }
}
