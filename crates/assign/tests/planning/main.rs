//! Making plans: every page once, nothing more than is meant, and how records stand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod counting;
mod reading;
mod rechecking;
mod stand_ins;

use roster_assign::{
    Assignment, ConditionForm, Form, GroupForm, InstantlyForm, LeadSquaredForm, check,
};
use uuid::Uuid;

/// An assignment of leads to users 901, 902, …
pub(crate) fn leads(targets: u128, change: impl FnOnce(&mut InstantlyForm)) -> Assignment {
    let mut form = InstantlyForm {
        organization_user_ids: (1..=targets).map(user).collect(),
        ..InstantlyForm::default()
    };
    change(&mut form);
    check(&Form::Instantly(form)).assignment.unwrap()
}

/// An assignment of users who are in Pune to team 800.
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
        value: Uuid::from_u128(800).to_string(),
        ..LeadSquaredForm::default()
    };
    change(&mut form);
    check(&Form::LeadSquared(form)).assignment.unwrap()
}

fn user(number: u128) -> String {
    Uuid::from_u128(900 + number).to_string()
}
