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
            Self::Progress => text::instantly::group::PROGRESS,
            Self::Engagement => text::instantly::group::ENGAGEMENT,
            Self::EmailCheck => text::instantly::group::EMAIL_CHECK,
            Self::Interest => text::instantly::group::INTEREST,
        }
    }
}

/// Declares the values once: variant, the service's word, group, and the name under which the texts
/// have its label and its words in a sentence.
macro_rules! filters {
    ($($variant:ident = $word:literal, $group:ident, $text:ident;)*) => {
        /// One value of `filter`: which leads are meant, by their status.
        ///
        /// Source: the request body of
        /// <https://developer.instantly.ai/api-reference/lead/bulk-assign-leads-to-organization-users>.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Filter {
            $(
                #[doc = concat!("`", $word, "`")]
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
                match self { $(Self::$variant => text::instantly::filter::$text),* }
            }

            /// The value inside a sentence about leads: "leads …".
            #[must_use]
            pub const fn clause(self) -> &'static str {
                match self { $(Self::$variant => text::instantly::clause::$text),* }
            }
        }
    };
}

filters! {
    Contacted = "FILTER_VAL_CONTACTED", Progress, CONTACTED;
    NotContacted = "FILTER_VAL_NOT_CONTACTED", Progress, NOT_CONTACTED;
    Active = "FILTER_VAL_ACTIVE", Progress, ACTIVE;
    Completed = "FILTER_VAL_COMPLETED", Progress, COMPLETED;
    InSubsequence = "FILTER_VAL_IN_SUBSEQUENCE", Progress, IN_SUBSEQUENCE;
    Unsubscribed = "FILTER_VAL_UNSUBSCRIBED", Progress, UNSUBSCRIBED;
    Bounced = "FILTER_VAL_BOUNCED", Progress, BOUNCED;
    Skipped = "FILTER_VAL_SKIPPED", Progress, SKIPPED;
    Replied = "FILTER_VAL_REPLIED", Engagement, REPLIED;
    LinkClicked = "FILTER_VAL_LINK_CLICKED", Engagement, LINK_CLICKED;
    OpenedNoReply = "FILTER_VAL_OPENED_NO_REPLY", Engagement, OPENED_NO_REPLY;
    CompletedNoReply = "FILTER_VAL_COMPLETED_NO_REPLY", Engagement, COMPLETED_NO_REPLY;
    NoOpens = "FILTER_VAL_NO_OPENS", Engagement, NO_OPENS;
    Valid = "FILTER_VAL_VALID", EmailCheck, VALID;
    Invalid = "FILTER_VAL_INVALID", EmailCheck, INVALID;
    Risky = "FILTER_VAL_RISKY", EmailCheck, RISKY;
    Interested = "FILTER_LEAD_INTERESTED", Interest, INTERESTED;
    NotInterested = "FILTER_LEAD_NOT_INTERESTED", Interest, NOT_INTERESTED;
    MeetingBooked = "FILTER_LEAD_MEETING_BOOKED", Interest, MEETING_BOOKED;
    MeetingCompleted = "FILTER_LEAD_MEETING_COMPLETED", Interest, MEETING_COMPLETED;
    Closed = "FILTER_LEAD_CLOSED", Interest, WON;
    OutOfOffice = "FILTER_LEAD_OUT_OF_OFFICE", Interest, OUT_OF_OFFICE;
    WrongPerson = "FILTER_LEAD_WRONG_PERSON", Interest, WRONG_PERSON;
    Lost = "FILTER_LEAD_LOST", Interest, LOST;
    NoShow = "FILTER_LEAD_NO_SHOW", Interest, NO_SHOW;
    CustomLabelPositive = "FILTER_LEAD_CUSTOM_LABEL_POSITIVE", Interest, OWN_LABEL_POSITIVE;
    CustomLabelNegative = "FILTER_LEAD_CUSTOM_LABEL_NEGATIVE", Interest, OWN_LABEL_NEGATIVE;
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
