//! Making a plan's records from those of another plan.

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use uuid::Uuid;

use super::plan::last_seq;
use crate::column::at_most;
use crate::plans::{number, unapplied};
use crate::{History, HistoryError};

/// Which records of a plan, and what their copies are meant to have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copies {
    /// So many of those that will change, by number: a try.
    First(u64),
    /// Those that will change and are not in this other plan: what a try left.
    Except(Uuid),
    /// Those that failed or were never sent and are still there, with what they were last seen with
    /// as their value before: a retry.
    Failed,
    /// Those that were changed or may have been, back to their values before. As value before they
    /// have what the submission left them with: what was read back, else what was intended. What was
    /// read back of one that may have been changed says nothing, because the change can have landed
    /// since: there it is what was intended. Where the service chose, it is what was read, else the
    /// old value.
    Undo,
}

/// What was seen as a value: nothing for nobody's.
pub(super) const AFTER: &str = "CASE r.after WHEN 'nobody' THEN NULL ELSE r.after END";

impl Copies {
    /// The condition on the records, `r`, and the value that it is bound to as `?3`.
    fn condition(self, c: &Connection) -> Result<(&'static str, Option<i64>), HistoryError> {
        Ok(match self {
            Self::First(most) => (
                "r.standing = 'change' ORDER BY r.seq LIMIT ?3",
                Some(at_most(most)),
            ),
            Self::Except(other) => (
                "r.standing = 'change'
                 AND NOT EXISTS (SELECT 1 FROM records o WHERE o.plan = ?3 AND o.id = r.id)",
                Some(number(c, other)?),
            ),
            Self::Failed => (
                "(r.outcome = 'failed' OR (r.outcome = 'skipped' AND r.standing = 'change'))
                 AND r.after IS NOT 'gone'",
                None,
            ),
            Self::Undo => ("r.outcome IN ('assigned', 'unknown')", None),
        })
    }

    /// The copy's `before` and `intended`.
    fn values(self) -> (String, &'static str) {
        match self {
            Self::First(_) | Self::Except(_) => ("r.before".to_owned(), "r.intended"),
            Self::Failed => (
                format!(
                    "CASE WHEN r.after IS NOT NULL THEN {AFTER}
                          WHEN r.checked = 'nobody' THEN NULL
                          WHEN r.checked NOT IN ('gone', 'unmatched') THEN r.checked
                          ELSE r.before END"
                ),
                "r.intended",
            ),
            Self::Undo => (
                format!(
                    "CASE WHEN r.after <> 'gone' AND (r.outcome = 'assigned' OR r.intended = 'any') THEN {AFTER}
                          WHEN r.intended = 'nobody' THEN NULL
                          WHEN r.intended = 'any' THEN r.before
                          ELSE r.intended END"
                ),
                "coalesce(r.before, 'nobody')",
            ),
        }
    }
}

impl History {
    /// Appends copies of records of one plan to another one, in their order and standing as
    /// `Change`, and gives how many.
    ///
    /// # Errors
    /// `OutOfOrder` if a submission applies the plan `into` already, `Missing` if a plan is not there.
    pub fn copy_records(&self, from: Uuid, into: Uuid, which: Copies) -> Result<u64, HistoryError> {
        self.write(|t| {
            let into = unapplied(t, into)?;
            let (condition, bound) = which.condition(t)?;
            let (before, intended) = which.values();
            let sql = format!(
                "INSERT INTO records (plan, seq, id, email, name, detail, company, active, before, intended,
                     standing)
                 SELECT ?2, {} + row_number() OVER (ORDER BY r.seq), r.id, r.email, r.name, r.detail, r.company,
                     r.active, {before}, {intended}, 'change'
                 FROM records r WHERE r.plan = ?1 AND {condition}",
                last_seq(t, into)?
            );
            let values = [number(t, from)?, into].into_iter().chain(bound);
            let copied = t.execute(&sql, params_from_iter(values.map(Value::Integer)))?;
            Ok(copied as u64)
        })
    }

    /// How many records `copy_records` would copy.
    ///
    /// # Errors
    /// `Missing` if a plan is not there.
    pub fn count_copies(&self, from: Uuid, which: Copies) -> Result<u64, HistoryError> {
        self.read(|c| {
            let (condition, bound) = which.condition(c)?;
            // ?2 is not used, but keeps the numbers as above.
            let sql = format!(
                "SELECT count(*) FROM (SELECT 1 FROM records r WHERE r.plan = ?1 AND ?2 = 0 AND {condition})"
            );
            let values = [number(c, from)?, 0].into_iter().chain(bound);
            let many: i64 = c
                .prepare_cached(&sql)?
                .query_row(params_from_iter(values), |row| row.get(0))?;
            Ok(many.unsigned_abs())
        })
    }
}
