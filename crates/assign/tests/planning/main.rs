//! Making plans: every page once, nothing more than is meant, and how records stand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod counting;
mod reading;
mod rechecking;
mod stand_ins;

use roster_assign::{Assignment, Form, InstantlyForm, check};
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

fn user(number: u128) -> String {
    Uuid::from_u128(900 + number).to_string()
}
