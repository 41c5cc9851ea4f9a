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
            Self::EveryLead { limit: None } => "No filter: this is every lead in the workspace.",
            Self::EveryLead { limit: Some(_) } => {
                "No filter: this can be any lead in the workspace."
            }
            Self::EveryUser => "No filter: this is every user of the account.",
        }
    }

    /// The rest of the warning.
    #[must_use]
    pub fn text(self) -> String {
        match self {
            Self::EveryLead { limit: None } => {
                "All leads, in every campaign and list, get a new owner, also those that belong to other people today.".to_owned()
            }
            Self::EveryLead { limit: Some(limit) } => format!(
                "Instantly picks up to {limit} leads from every campaign and list, also such that belong to other people today."
            ),
            Self::EveryUser => {
                "All users get the new team, whatever team they are on today.".to_owned()
            }
        }
    }
}
