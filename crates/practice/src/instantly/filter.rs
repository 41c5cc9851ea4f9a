//! The 27 values of `filter`. Their one-line meanings are the vendor's
//! (<https://developer.instantly.ai/api/v2/lead/listleads>); how they map to fields is our reading.

use crate::data::{campaigns::Label, leads::Lead};

const KNOWN: [&str; 27] = [
    "FILTER_VAL_CONTACTED",
    "FILTER_VAL_NOT_CONTACTED",
    "FILTER_VAL_COMPLETED",
    "FILTER_VAL_UNSUBSCRIBED",
    "FILTER_VAL_ACTIVE",
    "FILTER_LEAD_INTERESTED",
    "FILTER_LEAD_NOT_INTERESTED",
    "FILTER_LEAD_MEETING_BOOKED",
    "FILTER_LEAD_MEETING_COMPLETED",
    "FILTER_LEAD_CLOSED",
    "FILTER_LEAD_OUT_OF_OFFICE",
    "FILTER_LEAD_WRONG_PERSON",
    "FILTER_LEAD_LOST",
    "FILTER_LEAD_NO_SHOW",
    "FILTER_LEAD_CUSTOM_LABEL_POSITIVE",
    "FILTER_LEAD_CUSTOM_LABEL_NEGATIVE",
    "FILTER_VAL_BOUNCED",
    "FILTER_VAL_SKIPPED",
    "FILTER_VAL_RISKY",
    "FILTER_VAL_INVALID",
    "FILTER_VAL_VALID",
    "FILTER_VAL_IN_SUBSEQUENCE",
    "FILTER_VAL_OPENED_NO_REPLY",
    "FILTER_VAL_COMPLETED_NO_REPLY",
    "FILTER_VAL_NO_OPENS",
    "FILTER_VAL_REPLIED",
    "FILTER_VAL_LINK_CLICKED",
];

pub(super) fn is_known(value: &str) -> bool {
    KNOWN.contains(&value)
}

/// Whether a lead passes the filter. A value that is not known passes nothing.
pub(super) fn passes(filter: &str, lead: &Lead, labels: &[Label]) -> bool {
    let activity = &lead.activity;
    let contacted = activity.timestamp_last_contact.is_some();
    let interest = |status: i64| activity.lt_interest_status == Some(status);
    let verified = |status: i64| activity.verification_status == Some(status);
    match filter {
        "FILTER_VAL_CONTACTED" => contacted,
        "FILTER_VAL_NOT_CONTACTED" => !contacted,
        "FILTER_VAL_ACTIVE" => lead.status == 1,
        "FILTER_VAL_COMPLETED" => lead.status == 3,
        "FILTER_VAL_BOUNCED" => lead.status == -1,
        "FILTER_VAL_UNSUBSCRIBED" => lead.status == -2,
        "FILTER_VAL_SKIPPED" => lead.status == -3,
        "FILTER_VAL_IN_SUBSEQUENCE" => lead.place.subsequence_id.is_some(),
        "FILTER_VAL_REPLIED" => activity.email_reply_count > 0,
        "FILTER_VAL_LINK_CLICKED" => activity.email_click_count > 0,
        "FILTER_VAL_OPENED_NO_REPLY" => {
            activity.email_open_count > 0 && activity.email_reply_count == 0
        }
        "FILTER_VAL_COMPLETED_NO_REPLY" => lead.status == 3 && activity.email_reply_count == 0,
        "FILTER_VAL_NO_OPENS" => contacted && activity.email_open_count == 0,
        "FILTER_VAL_VALID" => verified(1),
        "FILTER_VAL_INVALID" => verified(-1),
        // Risky is said to include catch-all.
        "FILTER_VAL_RISKY" => verified(-2) || verified(-3),
        "FILTER_LEAD_INTERESTED" => interest(1),
        "FILTER_LEAD_MEETING_BOOKED" => interest(2),
        "FILTER_LEAD_MEETING_COMPLETED" => interest(3),
        "FILTER_LEAD_CLOSED" => interest(4),
        "FILTER_LEAD_OUT_OF_OFFICE" => interest(0),
        "FILTER_LEAD_NOT_INTERESTED" => interest(-1),
        "FILTER_LEAD_WRONG_PERSON" => interest(-2),
        "FILTER_LEAD_LOST" => interest(-3),
        "FILTER_LEAD_NO_SHOW" => interest(-4),
        "FILTER_LEAD_CUSTOM_LABEL_POSITIVE" => labelled(lead, labels, "positive"),
        "FILTER_LEAD_CUSTOM_LABEL_NEGATIVE" => labelled(lead, labels, "negative"),
        _ => false,
    }
}

fn labelled(lead: &Lead, labels: &[Label], kind: &str) -> bool {
    labels.iter().any(|label| {
        label.interest_status_label == kind
            && lead.activity.lt_interest_status == Some(label.interest_status)
    })
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::{data::leads::LEADS, instantly::Instantly};

    #[test]
    fn every_filter_value_finds_some_leads_and_never_all_of_them() {
        for seed in [1, 2, 77] {
            let account = Instantly::new(seed, Timestamp::UNIX_EPOCH, LEADS);
            for filter in KNOWN {
                let count = account
                    .leads
                    .iter()
                    .filter(|lead| passes(filter, lead, &account.labels))
                    .count();
                assert!(count > 0, "{filter} finds nothing with seed {seed}");
                assert!(count < account.leads.len(), "{filter} finds every lead");
            }
        }
    }
}
