//! What a plan says of itself: its calls, its cost, its digest, its warnings and its words.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod by_list;
mod calls;
mod cost;
mod digest;
mod manner;
mod warnings;
mod words;

use roster_assign::{
    Assignment, Checked, ConditionForm, Form, GroupForm, InstantlyForm, LeadSquaredForm, check,
};
use uuid::Uuid;

pub(crate) const TEAM: Uuid = Uuid::from_u128(800);

/// User number `n`.
pub(crate) fn user(n: u128) -> Uuid {
    Uuid::from_u128(900 + n)
}

pub(crate) fn checked(targets: u128, change: impl FnOnce(&mut InstantlyForm)) -> Checked {
    let mut form = InstantlyForm {
        organization_user_ids: (1..=targets).map(|n| user(n).to_string()).collect(),
        campaign: Uuid::from_u128(5).to_string(),
        names: [(user(1).to_string(), "Ada Finchley".to_owned())].into(),
        ..InstantlyForm::default()
    };
    change(&mut form);
    check(&Form::Instantly(form))
}

pub(crate) fn leads(targets: u128, change: impl FnOnce(&mut InstantlyForm)) -> Assignment {
    checked(targets, change).assignment.unwrap()
}

pub(crate) fn users(change: impl FnOnce(&mut LeadSquaredForm)) -> Assignment {
    let condition = ConditionForm {
        lookup_name: "City".to_owned(),
        lookup_value: "Pune".to_owned(),
        ..ConditionForm::default()
    };
    let mut form = LeadSquaredForm {
        conditions: vec![GroupForm {
            condition: vec![condition],
            ..GroupForm::default()
        }],
        value: TEAM.to_string(),
        names: [(TEAM.to_string(), "Counselling › North".to_owned())].into(),
        ..LeadSquaredForm::default()
    };
    change(&mut form);
    check(&Form::LeadSquared(form)).assignment.unwrap()
}
