//! Assignments that ask for more than a click.

use instantly::Limit;

/// Why an assignment is dangerous.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Danger {
    /// Nothing narrows the leads down.
    EveryLead {
        /// The greatest number of leads, if there is one: then it is any that many.
        limit: Option<Limit>,
    },
    /// The conditions are true of every user.
    EveryUser,
}

impl Danger {
    /// The danger in a few words.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::EveryLead { limit: None } => text::warning::EVERY_LEAD,
            Self::EveryLead { limit: Some(_) } => text::warning::ANY_LEAD,
            Self::EveryUser => text::warning::EVERY_USER,
        }
    }

    /// The rest of the warning.
    #[must_use]
    pub fn text(self) -> String {
        match self {
            Self::EveryLead { limit: None } => text::warning::EVERY_LEAD_IN_FULL.to_owned(),
            Self::EveryLead { limit: Some(limit) } => {
                text::warning::any_lead_in_full(limit.get().into())
            }
            Self::EveryUser => text::warning::EVERY_USER_IN_FULL.to_owned(),
        }
    }
}
