//! The 27 values of the bulk assignment's `filter`.

use serde::{Deserialize, Serialize};

/// Where a [`Filter`] stands in a list for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FilterGroup {
    /// How far the lead is in its campaign.
    Progress,
    /// What the lead did with the e-mails.
    Engagement,
    /// What the check of the e-mail address said.
    EmailCheck,
    /// The interest that the lead showed, or its label.
    Interest,
}

impl FilterGroup {
    /// The group's heading.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Progress => "Progress",
            Self::Engagement => "Engagement",
            Self::EmailCheck => "E-mail check",
            Self::Interest => "Interest",
        }
    }
}

/// Declares the values once: variant, the service's word, group, label, words in a sentence.
macro_rules! filters {
    ($($variant:ident = $word:literal, $group:ident, $label:literal, $clause:literal;)*) => {
        /// One value of `filter`: which leads are meant, by their status.
        ///
        /// Source: the request body of
        /// <https://developer.instantly.ai/api-reference/lead/bulk-assign-leads-to-organization-users>.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Filter {
            $(
                #[doc = $label]
                #[serde(rename = $word)]
                $variant,
            )*
        }

        impl Filter {
            /// All values, by group and in the order in which people meet them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The service's own word, as sent.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }

            /// The heading under which the value is offered.
            #[must_use]
            pub const fn group(self) -> FilterGroup {
                match self { $(Self::$variant => FilterGroup::$group),* }
            }

            /// The value's name in a list.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),* }
            }

            /// The value inside a sentence about leads: "leads …".
            #[must_use]
            pub const fn clause(self) -> &'static str {
                match self { $(Self::$variant => $clause),* }
            }
        }
    };
}

filters! {
    Contacted = "FILTER_VAL_CONTACTED", Progress, "Contacted", "that were contacted";
    NotContacted = "FILTER_VAL_NOT_CONTACTED", Progress, "Not yet contacted", "that were not yet contacted";
    Active = "FILTER_VAL_ACTIVE", Progress, "Active", "that are active";
    Completed = "FILTER_VAL_COMPLETED", Progress, "Completed", "that completed their sequence";
    InSubsequence = "FILTER_VAL_IN_SUBSEQUENCE", Progress, "In subsequence", "that are in a subsequence";
    Unsubscribed = "FILTER_VAL_UNSUBSCRIBED", Progress, "Unsubscribed", "that unsubscribed";
    Bounced = "FILTER_VAL_BOUNCED", Progress, "Bounced", "that bounced";
    Skipped = "FILTER_VAL_SKIPPED", Progress, "Skipped", "that were skipped";
    Replied = "FILTER_VAL_REPLIED", Engagement, "Reply received", "that replied";
    LinkClicked = "FILTER_VAL_LINK_CLICKED", Engagement, "Link clicked", "that clicked a link";
    OpenedNoReply = "FILTER_VAL_OPENED_NO_REPLY", Engagement, "Opened without reply", "that opened without a reply";
    CompletedNoReply = "FILTER_VAL_COMPLETED_NO_REPLY", Engagement, "Completed without reply", "that completed without a reply";
    NoOpens = "FILTER_VAL_NO_OPENS", Engagement, "Nothing opened", "that opened nothing";
    Valid = "FILTER_VAL_VALID", EmailCheck, "Valid", "with a valid e-mail address";
    Invalid = "FILTER_VAL_INVALID", EmailCheck, "Invalid", "with an invalid e-mail address";
    Risky = "FILTER_VAL_RISKY", EmailCheck, "Risky", "with a risky e-mail address";
    Interested = "FILTER_LEAD_INTERESTED", Interest, "Interested", "marked Interested";
    NotInterested = "FILTER_LEAD_NOT_INTERESTED", Interest, "Not interested", "marked Not interested";
    MeetingBooked = "FILTER_LEAD_MEETING_BOOKED", Interest, "Meeting booked", "marked Meeting booked";
    MeetingCompleted = "FILTER_LEAD_MEETING_COMPLETED", Interest, "Meeting completed", "marked Meeting completed";
    Closed = "FILTER_LEAD_CLOSED", Interest, "Won", "marked Won";
    OutOfOffice = "FILTER_LEAD_OUT_OF_OFFICE", Interest, "Out of office", "marked Out of office";
    WrongPerson = "FILTER_LEAD_WRONG_PERSON", Interest, "Wrong person", "marked Wrong person";
    Lost = "FILTER_LEAD_LOST", Interest, "Lost", "marked Lost";
    NoShow = "FILTER_LEAD_NO_SHOW", Interest, "No show", "marked No show";
    CustomLabelPositive = "FILTER_LEAD_CUSTOM_LABEL_POSITIVE", Interest, "Own label positive", "with an own label that is positive";
    CustomLabelNegative = "FILTER_LEAD_CUSTOM_LABEL_NEGATIVE", Interest, "Own label negative", "with an own label that is negative";
}

impl Filter {
    /// Finds the value by the service's own word; none for a word that it does not offer.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|filter| filter.as_str() == word)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn there_are_27_values_and_each_is_sent_by_its_own_word() {
        let words: HashSet<&str> = Filter::ALL.iter().map(|filter| filter.as_str()).collect();
        assert_eq!(words.len(), 27, "the page documents 27 different values");
        for filter in Filter::ALL {
            let sent = serde_json::to_value(filter).unwrap();
            assert_eq!(sent, filter.as_str(), "what is sent is the documented word");
            assert_eq!(Filter::from_word(filter.as_str()), Some(*filter));
        }
    }
}
