//! The forms as a person fills them in: texts and choices, valid or not.
//!
//! A form can hold anything that can be typed. [`crate::check`] turns it into an
//! [`crate::Assignment`], which cannot hold an invalid request.

mod instantly;
mod leadsquared;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use instantly::{InstantlyForm, QueryForm};
pub use leadsquared::{ConditionForm, GroupForm, LeadSquaredForm};

use crate::Service;

/// The names of the ids and attributes that a form holds, as the account knew them when they were
/// chosen. They make the sentences readable; they are never sent.
pub type Names = BTreeMap<String, String>;

/// A filled-in form of one of the services.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "service", rename_all = "lowercase")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Form {
    /// Leads to members.
    Instantly(InstantlyForm),
    /// Users to a team.
    LeadSquared(LeadSquaredForm),
}

impl Form {
    /// The service that the form is for.
    #[must_use]
    pub const fn service(&self) -> Service {
        match self {
            Self::Instantly(_) => Service::Instantly,
            Self::LeadSquared(_) => Service::LeadSquared,
        }
    }

    /// The names that were known when the form was filled in.
    #[must_use]
    pub const fn names(&self) -> &Names {
        match self {
            Self::Instantly(form) => &form.names,
            Self::LeadSquared(form) => &form.names,
        }
    }
}

impl Form {
    /// The same form, with these names for the people, campaigns, lists, views and team in it that it
    /// has no name for: an assignment file need not have any.
    #[must_use]
    pub fn with_names(mut self, known: &Names) -> Self {
        let (names, ids) = match &mut self {
            Self::Instantly(form) => {
                let places = [&form.campaign, &form.list_id, &form.smart_view_id];
                let people = form.organization_user_ids.iter().chain([&form.owner_now]);
                let ids: Vec<String> = people.chain(places).cloned().collect();
                (&mut form.names, ids)
            }
            Self::LeadSquared(form) => {
                let teams = form.teams.values().chain([&form.value]);
                let ids = teams.cloned().collect();
                (&mut form.names, ids)
            }
        };
        for id in ids {
            if let Some(name) = known.get(&id).filter(|name| !name.is_empty()) {
                names.entry(id).or_insert_with(|| name.clone());
            }
        }
        self
    }
}

/// What is wrong with a field, or missing from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct FieldMessage {
    /// The field, by the service's own names, as in `queries[0].values.occurrence-days`.
    pub path: String,
    /// Whether the field is still empty or holds something wrong.
    pub problem: Problem,
    /// What to do about it, for people.
    pub message: String,
}

/// How a field is not right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Problem {
    /// It is needed and empty. Nothing to point at before the person has been there.
    Missing,
    /// It holds something that cannot be sent.
    Wrong,
}

impl FieldMessage {
    pub(crate) fn missing(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            problem: Problem::Missing,
            message: message.into(),
        }
    }

    pub(crate) fn wrong(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            problem: Problem::Wrong,
            message: message.into(),
        }
    }
}
