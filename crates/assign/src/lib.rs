//! The heart of Roster: from a filled-in form to a submission with an honest state.
//!
//! A [`Form`] holds what was typed. [`check()`] turns it into an [`Assignment`], which cannot hold
//! an invalid request and can say in words what it does. [`carry_out()`] sends it as a submission:
//! written down first, sent once, its answer read for what it is worth.
//!
//! This crate knows no HTTP, no SQL, no keychain and no window; [`Journal`] and [`Courier`] are
//! what it needs of them.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod assignment;
mod call;
mod carry_out;
mod check;
mod danger;
mod form;
mod ids;
mod meaning;
mod service;
mod state;
mod word;
mod words;

pub use assignment::{Assignment, Request};
pub use call::{CallEnd, NotSentWhy, Refusal, UnknownWhy, Verdict};
pub use carry_out::{CancelHandle, CancelSignal, Courier, End, Journal, cancel_pair, carry_out};
pub use check::{Checked, check};
pub use danger::Danger;
pub use form::{
    ConditionForm, FieldMessage, Form, GroupForm, InstantlyForm, LeadSquaredForm, Names, Problem,
    QueryForm,
};
pub use ids::{PastedIds, PastedProblem, PastedWhy};
pub use meaning::{LEFT_PREPARED, LEFT_SENDING, Meaning};
pub use service::Service;
pub use state::State;
pub use word::UnknownWord;
pub use words::{Piece, plain_text};
