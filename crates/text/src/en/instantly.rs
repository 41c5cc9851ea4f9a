//! Instantly's own words for its filters, labels and states.

/// The headings under which the values of the filter are offered.
pub mod group {
    pub const PROGRESS: &str = "Progress";
    pub const ENGAGEMENT: &str = "Engagement";
    pub const EMAIL_CHECK: &str = "E-mail check";
    pub const INTEREST: &str = "Interest";
}

/// The interest that a lead showed.
pub mod interest {
    pub const INTERESTED: &str = "Interested";
    pub const MEETING_BOOKED: &str = "Meeting booked";
    pub const MEETING_COMPLETED: &str = "Meeting completed";
    pub const WON: &str = "Won";
    pub const OUT_OF_OFFICE: &str = "Out of office";
    pub const NOT_INTERESTED: &str = "Not interested";
    pub const WRONG_PERSON: &str = "Wrong person";
    pub const LOST: &str = "Lost";
    pub const NO_SHOW: &str = "No show";
}

/// The values of the filter, in a list.
pub mod filter {
    pub use super::interest::{
        INTERESTED, LOST, MEETING_BOOKED, MEETING_COMPLETED, NO_SHOW, NOT_INTERESTED,
        OUT_OF_OFFICE, WON, WRONG_PERSON,
    };

    pub const CONTACTED: &str = "Contacted";
    pub const NOT_CONTACTED: &str = "Not yet contacted";
    pub const ACTIVE: &str = "Active";
    pub const COMPLETED: &str = "Completed";
    pub const IN_SUBSEQUENCE: &str = "In subsequence";
    pub const UNSUBSCRIBED: &str = "Unsubscribed";
    pub const BOUNCED: &str = "Bounced";
    pub const SKIPPED: &str = "Skipped";
    pub const REPLIED: &str = "Reply received";
    pub const LINK_CLICKED: &str = "Link clicked";
    pub const OPENED_NO_REPLY: &str = "Opened without reply";
    pub const COMPLETED_NO_REPLY: &str = "Completed without reply";
    pub const NO_OPENS: &str = "Nothing opened";
    pub const VALID: &str = "Valid";
    pub const INVALID: &str = "Invalid";
    pub const RISKY: &str = "Risky";
    pub const OWN_LABEL_POSITIVE: &str = "Own label positive";
    pub const OWN_LABEL_NEGATIVE: &str = "Own label negative";
}

/// The values of the filter inside a sentence about leads: "leads …". The names are those of
/// [`filter`].
pub mod clause {
    pub const CONTACTED: &str = "that were contacted";
    pub const NOT_CONTACTED: &str = "that were not yet contacted";
    pub const ACTIVE: &str = "that are active";
    pub const COMPLETED: &str = "that completed their sequence";
    pub const IN_SUBSEQUENCE: &str = "that are in a subsequence";
    pub const UNSUBSCRIBED: &str = "that unsubscribed";
    pub const BOUNCED: &str = "that bounced";
    pub const SKIPPED: &str = "that were skipped";
    pub const REPLIED: &str = "that replied";
    pub const LINK_CLICKED: &str = "that clicked a link";
    pub const OPENED_NO_REPLY: &str = "that opened without a reply";
    pub const COMPLETED_NO_REPLY: &str = "that completed without a reply";
    pub const NO_OPENS: &str = "that opened nothing";
    pub const VALID: &str = "with a valid e-mail address";
    pub const INVALID: &str = "with an invalid e-mail address";
    pub const RISKY: &str = "with a risky e-mail address";
    pub const INTERESTED: &str = "marked Interested";
    pub const NOT_INTERESTED: &str = "marked Not interested";
    pub const MEETING_BOOKED: &str = "marked Meeting booked";
    pub const MEETING_COMPLETED: &str = "marked Meeting completed";
    pub const WON: &str = "marked Won";
    pub const OUT_OF_OFFICE: &str = "marked Out of office";
    pub const WRONG_PERSON: &str = "marked Wrong person";
    pub const LOST: &str = "marked Lost";
    pub const NO_SHOW: &str = "marked No show";
    pub const OWN_LABEL_POSITIVE: &str = "with an own label that is positive";
    pub const OWN_LABEL_NEGATIVE: &str = "with an own label that is negative";
}

/// The rules about what a lead did, and what is wrong with one.
pub mod rule {
    pub const REPLIED: &str = "Replied";
    pub const OPENED: &str = "Opened an e-mail";
    pub const LAST_CONTACTED: &str = "Last contacted";
    pub const CLICKED: &str = "Clicked a link";
    pub const STATUS: &str = "Interest status";
    pub const STATUS_CHANGED: &str = "Interest status changed";

    pub const MORE_THAN: &str = "more than";
    pub const FEWER_THAN: &str = "fewer than";
    pub const EXACTLY: &str = "exactly";

    pub const IS: &str = "is";
    pub const IS_NOT: &str = "is not";

    /// The part goes by the service's name of its field.
    pub fn takes_no(part: &str) -> String {
        format!("this kind of rule takes no {part}")
    }

    pub fn needs(part: &str) -> String {
        format!("this kind of rule needs {part}")
    }
}

/// The states of a campaign.
pub mod campaign {
    use std::fmt::Display;

    pub const DRAFT: &str = "Draft";
    pub const ACTIVE: &str = "Active";
    pub const PAUSED: &str = "Paused";
    pub const COMPLETED: &str = "Completed";
    pub const RUNNING_SUBSEQUENCES: &str = "Running subsequences";
    pub const ACCOUNTS_UNHEALTHY: &str = "Accounts unhealthy";
    pub const BOUNCE_PROTECT: &str = "Bounce protect";
    pub const ACCOUNT_SUSPENDED: &str = "Account suspended";

    pub fn other(number: impl Display) -> String {
        format!("Status {number}")
    }
}

/// What was odd about an answer, technically.
pub mod odd {
    use std::fmt::Display;

    pub const ANOTHER_OWNER: &str = "the lead came back with another owner";

    pub fn lead_not_asked_for(id: impl Display) -> String {
        format!("the lead {id} was not asked for")
    }

    pub fn address_not_asked_for(id: impl Display) -> String {
        format!("the address of the lead {id} was not asked for")
    }

    pub fn lead_unreadable(id: &str, error: impl Display) -> String {
        format!("the lead {id} cannot be read: {error}")
    }

    pub fn some_lead_unreadable(error: impl Display) -> String {
        format!("a lead cannot be read: {error}")
    }

    pub fn endless(path: &str, pages: impl Display) -> String {
        format!("{path} does not end after {pages} pages")
    }
}
