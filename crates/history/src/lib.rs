//! Everything that Roster remembers, in one SQLite file: connections (without their keys), plans with
//! their records, submissions with the calls that were made for them, templates, drafts, what accounts
//! offer to choose from, and settings. All SQL of the product is in this crate, one file per table.
//!
//! Times are milliseconds since 1970 in UTC and are passed in. Every call blocks on the disk: call from
//! `spawn_blocking`.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod calls;
mod choices;
mod column;
mod connections;
mod drafts;
mod error;
mod journal;
mod page;
mod plans;
mod queue;
mod records;
mod runner;
#[cfg(test)]
mod samples;
mod search;
mod settings;
mod store;
mod submissions;
mod templates;
mod text;

pub use calls::{CallRow, CallState, CallTotals, CallVerdict};
pub use choices::{ChoiceList, ChoiceRow};
pub use column::{Kind, UnknownWord};
pub use connections::{Check, ConnectionRow};
pub use drafts::DraftRow;
pub use error::HistoryError;
pub use journal::{CallEnd, NewCall};
pub use page::{Cursor, Page, Query};
pub use plans::{NewPlan, PlanEnd, PlanRowFull, PlanState};
pub use records::{
    Copies, LookedOver, PlanCounts, RecordQuery, RecordRow, Records, Show, ValueBefore,
};
pub use store::{FILE_NAME, History, SCHEMA_VERSION};
pub use submissions::{
    NewSubmission, Snapshot, SubmissionEnd, SubmissionLine, SubmissionRow, UndoneBy,
};
pub use templates::{NewTemplate, TemplateRow, TemplateUse};
