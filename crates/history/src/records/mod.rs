//! The table `records`: the leads or users of a plan, and of the submission that applies it.
//!
//! By topic: [`plan`] makes them, [`copy`] makes them from those of another plan, [`page`] and
//! [`count`] show them, [`run`] and [`settle`] carry them through a submission.

mod copy;
mod count;
mod page;
mod plan;
mod run;
mod settle;

use assign::{Intended, Key, Outcome, PlanRow, Seen, Standing};
use rusqlite::Row;
use uuid::Uuid;

use crate::column::{count, maybe_id, maybe_word, word};

pub(crate) use run::give_to_call;
pub(crate) use settle::outcomes;

pub use copy::Copies;
pub use count::{LookedOver, PlanCounts, ValueBefore};
pub use page::{RecordQuery, Records, Show};

/// One record, with everything that is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordRow {
    /// Its number in the plan, from 1.
    pub seq: u64,
    /// The lead's or user's id.
    pub id: Uuid,
    /// Its e-mail address; may be empty.
    pub email: String,
    /// First and last name; may be empty.
    pub name: String,
    /// A lead's company, a user's role; may be empty.
    pub detail: String,
    /// What tells the company; may be empty.
    pub company: String,
    /// Whether a user is active.
    pub active: bool,
    /// Its owner or team when the plan was made; nothing for nobody's.
    pub before: Option<Uuid>,
    /// What it is meant to have; nothing until the plan is arranged.
    pub intended: Option<Intended>,
    /// What the plan does with it.
    pub standing: Standing,
    /// The number of the call that changes it.
    pub call: Option<u64>,
    /// What the check before sending saw.
    pub checked: Option<Seen>,
    /// What it was last read back with.
    pub after: Option<Seen>,
    /// When that was.
    pub read_at: Option<i64>,
    /// What became of it.
    pub outcome: Option<Outcome>,
    /// Why, for people; may be empty. Ids in it are written as `{id}`.
    pub why: String,
}

/// The columns that [`plan_row`] reads.
const PLAN_ROW: &str = "r.seq, r.id, r.email, r.before, r.intended, r.standing";

fn plan_row(row: &Row<'_>) -> rusqlite::Result<PlanRow> {
    Ok(PlanRow {
        seq: count(row, "seq")?,
        key: Key {
            id: word(row, "id")?,
            email: row.get("email")?,
        },
        before: maybe_id(row, "before")?,
        intended: word(row, "intended")?,
        standing: word(row, "standing")?,
    })
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<RecordRow> {
    Ok(RecordRow {
        seq: count(row, "seq")?,
        id: word(row, "id")?,
        email: row.get("email")?,
        name: row.get("name")?,
        detail: row.get("detail")?,
        company: row.get("company")?,
        active: row.get("active")?,
        before: maybe_id(row, "before")?,
        intended: maybe_word(row, "intended")?,
        standing: word(row, "standing")?,
        call: row.get::<_, Option<i64>>("call")?.map(i64::unsigned_abs),
        checked: maybe_word(row, "checked")?,
        after: maybe_word(row, "after")?,
        read_at: row.get("read_at")?,
        outcome: maybe_word(row, "outcome")?,
        why: row.get("why")?,
    })
}
