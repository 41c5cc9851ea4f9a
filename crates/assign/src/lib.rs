//! The heart of Roster: from a filled-in form to records that were changed, verified, and can be
//! put back.
//!
//! A [`Form`] holds what was typed. [`check()`] turns it into an [`Assignment`], which cannot hold
//! an invalid request and can say in words what it does. A plan is made of it by reading the
//! records that it means; a confirmed plan is run as a submission: checked once more, written down,
//! sent, read back, settled record by record; and a submission can be undone by one more plan.
//!
//! This crate knows no HTTP, no SQL, no keychain and no window; [`Reader`], [`Courier`],
//! [`PlanBook`] and [`Journal`] are what it needs of them.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod assignment;
mod call;
mod cancel;
mod check;
mod cost;
mod danger;
mod digest;
mod file;
mod form;
mod ids;
mod manner;
mod meaning;
mod open;
mod plan;
mod ports;
mod record;
mod run;
mod service;
mod share;
mod so_far;
mod state;
mod warning;
mod word;
mod words;
mod write;
mod written;

pub use assignment::{Assignment, Request};
pub use call::{CallEnd, NotSentWhy, Refusal, UnknownWhy, Verdict};
pub use cancel::{CancelHandle, CancelSignal, cancel_pair};
pub use check::{Checked, check, check_filter};
pub use cost::{Cost, Counted, Pace, cost};
pub use danger::Danger;
pub use digest::PlanDigest;
pub use file::{
    FileProblem, ReadRequest, Template, fill_in, read_file, read_request, read_template, schema,
    write_file, write_template,
};
pub use form::{
    ConditionForm, FieldMessage, Form, GroupForm, InstantlyForm, LeadSquaredForm, Names, Problem,
    QueryForm,
};
pub use ids::{PastedIds, PastedProblem, PastedWhy};
pub use manner::{
    ExactWay, LeadManner, Mode, Most, OwnerNow, Sharing, Split, Together, UserManner,
};
pub use open::{OpenField, Place, check_asking, left_open, open_words, openable, still_open};
pub use plan::{
    CountLimit, Counting, Derived, PlanTrouble, Purpose, compile, read_plan, recheck_plan,
};
pub use ports::{
    Arranged, CallFate, CallKey, Courier, End, Entry, Journal, Key, Outline, PORTION, PageRead,
    PlanBook, PlanRow, PreparedCall, ReadAgain, ReadTrouble, Reader, Settled, Tally, Unsettled,
};
pub use record::{Found, Intended, Outcome, Outcomes, Seen, Standing};
pub use run::{
    CheckMode, Compile, ControlHandle, ControlSignal, Progress, Run, Timing, control_pair,
};
pub use service::Service;
pub use share::share;
pub use state::State;
pub use warning::{PlanFacts, Warning, WarningLevel, warnings};
pub use word::UnknownWord;
pub use words::{Piece, PlanWords, plain_text, plan_words};
pub use write::{Write, WriteKind};
