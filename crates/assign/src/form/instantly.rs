//! The form for Instantly.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Names;
use crate::{Mode, Split, Together};

/// "Bulk assign leads to organization users" as a person fills it in. Field names are the
/// service's own; an empty text or `null` leaves the field out of the request. What follows
/// `organization_user_ids` says how it is carried out and is not part of the request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct InstantlyForm {
    /// Words to look for.
    pub search: String,
    /// One of the 27 words of `filter`.
    pub filter: String,
    /// A campaign's id.
    pub campaign: String,
    /// A list's id.
    pub list_id: String,
    /// Either, yes or no.
    pub in_campaign: Option<bool>,
    /// Either, yes or no.
    pub in_list: Option<bool>,
    /// A smart view's id.
    pub smart_view_id: String,
    /// Lead ids as pasted, with any separator.
    pub ids: String,
    /// The greatest number of leads.
    pub limit: String,
    /// What the leads did; every rule must be true.
    pub queries: Vec<QueryForm>,
    /// The `user_id`s of the members who get the leads.
    pub organization_user_ids: Vec<String>,
    /// Who decides which leads.
    pub mode: Mode,
    /// How several people share them; [`Mode::AsFiltered`] leaves it to Instantly.
    pub split: Split,
    /// For [`Split::Weighted`]: a whole number for each `user_id`; empty is 1.
    pub weights: BTreeMap<String, String>,
    /// For [`Split::ByList`]: the `user_id` of the person for each lead's id.
    pub owners: BTreeMap<String, String>,
    /// Which leads stay with one and the same person.
    pub keep_together: Option<Together>,
    /// Leave a lead where it is if its owner is already on the list, as far as the split allows.
    pub keep_owner: bool,
    /// Whose the leads are today: empty for anyone's, `nobody`, or a `user_id`.
    pub owner_now: String,
    /// The names of the chosen ids.
    pub names: Names,
}

impl Default for InstantlyForm {
    fn default() -> Self {
        Self {
            search: String::new(),
            filter: String::new(),
            campaign: String::new(),
            list_id: String::new(),
            in_campaign: None,
            in_list: None,
            smart_view_id: String::new(),
            ids: String::new(),
            limit: String::new(),
            queries: Vec::new(),
            organization_user_ids: Vec::new(),
            mode: Mode::Exact,
            split: Split::Even,
            weights: BTreeMap::new(),
            owners: BTreeMap::new(),
            keep_together: Some(Together::Person),
            keep_owner: true,
            owner_now: String::new(),
            names: Names::new(),
        }
    }
}

/// One rule of [`InstantlyForm::queries`]. Parts that do not fit the kind of rule are kept, so
/// that changing the kind and back loses nothing, and are not sent.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct QueryForm {
    /// `actionType`: one of six words.
    pub action_type: String,
    /// `occurrence-days`.
    pub occurrence_days: String,
    /// `occurrence-count.condition`: more, less or equal.
    pub count_condition: String,
    /// `occurrence-count.count`.
    pub count: String,
    /// `lead-status.condition`: is or is-not.
    pub status_condition: String,
    /// `lead-status.status`: a number.
    pub status: String,
}
