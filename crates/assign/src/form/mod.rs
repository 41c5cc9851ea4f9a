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
