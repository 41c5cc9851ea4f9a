//! The records of a submission until they are sent: checked once more, left out, given to calls.

use std::collections::HashSet;

use assign::{PlanRow, Seen};
use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use super::{PLAN_ROW, plan_row};
use crate::calls::MAY_HAVE_LANDED;
use crate::column::{at_most, whole};
use crate::connections::one;
use crate::journal::forget;
use crate::submissions::{Place, place};
use crate::{History, HistoryError};

/// True of a record `r` that no call has been sent for: it has none, or one that waits to be sent
/// (again) and of which no attempt can have landed. `?2` is the submission.
pub(super) fn unsent() -> String {
    let attempt = "SELECT 1 FROM calls c WHERE c.submission_id = ?2 AND c.seq = r.call AND";
    format!(
        "(r.call IS NULL OR (EXISTS ({attempt} c.state = 'prepared') AND NOT EXISTS ({attempt} {MAY_HAVE_LANDED})))"
    )
}

impl History {
    /// The next records of a submission that are read before sending, by number from after `after`:
    /// those whose change has not been sent (standing `Change`, without an outcome, and either
    /// without a call or with one that is still prepared and of which no attempt can have landed), and
    /// those that stay because they are `Right`.
    ///
    /// # Errors
    /// `Missing` if there is no such submission or it has no plan.
    pub fn to_check(
        &self,
        submission: Uuid,
        after: u64,
        most: u32,
    ) -> Result<Vec<PlanRow>, HistoryError> {
        self.read(|c| {
            let Place { plan, .. } = place(c, submission)?;
            let mut rows = c.prepare_cached(&format!(
                "SELECT {PLAN_ROW} FROM records r INDEXED BY records_by_outcome
                 WHERE r.plan = ?1 AND r.standing IN ('change', 'right') AND r.seq > ?3
                     AND r.outcome IS NULL AND {}
                 ORDER BY r.seq LIMIT ?4",
                unsent()
            ))?;
            let values = (plan, submission.to_string(), at_most(after), most);
            let rows = rows.query_map(values, plan_row)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Writes what the check of a submission saw, by the records' numbers.
    ///
    /// # Errors
    /// `OutOfOrder` if the submission has ended, `Missing` if it or a record is not there.
    pub fn checked(&self, submission: Uuid, seen: &[(u64, Seen)]) -> Result<(), HistoryError> {
        self.write(|t| {
            let plan = place(t, submission)?.going(::text::history::step::check)?;
            let sql = "UPDATE records SET checked = ?3 WHERE plan = ?1 AND seq = ?2";
            let mut update = t.prepare_cached(sql)?;
            for (seq, seen) in seen {
                one(update.execute((plan, whole(*seq)?, seen.to_text()))?)?;
            }
            Ok(())
        })
    }

    /// Which of these ids are not in the plan of a submission, in the order given and each once.
    ///
    /// # Errors
    /// `Missing` if there is no such submission or it has no plan.
    pub fn not_planned(&self, submission: Uuid, ids: &[Uuid]) -> Result<Vec<Uuid>, HistoryError> {
        self.read(|c| {
            let Place { plan, .. } = place(c, submission)?;
            let mut planned =
                c.prepare_cached("SELECT 1 FROM records WHERE plan = ?1 AND id = ?2")?;
            let (mut others, mut met) = (Vec::new(), HashSet::new());
            for id in ids {
                if met.insert(id) && !planned.exists((plan, id.to_string()))? {
                    others.push(*id);
                }
            }
            Ok(others)
        })
    }

    /// Those of these records that are in the plan of a submission without being changed by it.
    ///
    /// # Errors
    /// As for `not_planned`.
    pub fn left_alone(&self, submission: Uuid, ids: &[Uuid]) -> Result<Vec<PlanRow>, HistoryError> {
        self.read(|c| {
            let Place { plan, .. } = place(c, submission)?;
            let mut row = c.prepare_cached(&format!(
                "SELECT {PLAN_ROW} FROM records r WHERE r.plan = ?1 AND r.id = ?2 AND r.standing <> 'change'"
            ))?;
            let mut rows = Vec::new();
            for id in ids {
                rows.extend(row.query_row((plan, id.to_string()), plan_row).optional()?);
            }
            Ok(rows)
        })
    }

    /// Leaves out what the check found moved: a record that has by now what it is meant to have
    /// becomes `Right`; one with another value, that is gone, or that the filter does not match any
    /// more becomes `Skipped` and says why.
    /// That goes for those too that were `Right` in the plan.
    /// The newcomers do not count any more. If anything is left out, what was only prepared is
    /// forgotten, because it may name such a record.
    ///
    /// # Errors
    /// `OutOfOrder` if the submission has ended, `Missing` if it is not there or has no plan.
    pub fn leave_out_moved(&self, submission: Uuid) -> Result<(), HistoryError> {
        self.write(|t| {
            let plan = place(t, submission)?.going(::text::history::step::leave_out_moved)?;
            let sql = format!(
                "UPDATE records AS r SET
                     standing = CASE WHEN checked = intended THEN 'right' ELSE 'skipped' END,
                     why = CASE WHEN checked = intended THEN ''
                                WHEN checked = 'gone' THEN 'No longer there.'
                                WHEN checked = 'unmatched' THEN 'No longer matches the filter.'
                                WHEN checked = 'nobody' THEN 'Changed since the plan: now nobody''s.'
                                ELSE 'Changed since the plan: now {{' || checked || '}}.' END
                 WHERE plan = ?1 AND standing IN ('change', 'right') AND outcome IS NULL
                     AND checked <> coalesce(before, 'nobody') AND {}",
                unsent()
            );
            if t.execute(&sql, (plan, submission.to_string()))? > 0 {
                forget(t, plan, submission)?;
                let sql = "UPDATE records SET call = NULL
                           WHERE plan = ?1 AND standing <> 'change' AND outcome IS NULL";
                t.execute(sql, [plan])?;
            }
            let sql = "UPDATE submissions SET newcomers = 0 WHERE id = ?1";
            one(t.execute(sql, [submission.to_string()])?)
        })
    }

    /// The records that a submission will change and that have no call and no outcome yet, ordered
    /// by what they are meant to have and then by number.
    ///
    /// # Errors
    /// `Missing` if there is no such submission or it has no plan.
    pub fn without_call(&self, submission: Uuid) -> Result<Vec<PlanRow>, HistoryError> {
        self.next_without_call(submission, u32::MAX)
    }

    /// The first `most` of them.
    ///
    /// # Errors
    /// As for `without_call`.
    pub fn next_without_call(
        &self,
        submission: Uuid,
        most: u32,
    ) -> Result<Vec<PlanRow>, HistoryError> {
        self.read(|c| {
            let Place { plan, .. } = place(c, submission)?;
            let mut rows = c.prepare_cached(&format!(
                "SELECT {PLAN_ROW} FROM records r
                 WHERE r.plan = ?1 AND r.standing = 'change' AND r.call IS NULL AND r.outcome IS NULL
                 ORDER BY r.intended, r.seq LIMIT ?2"
            ))?;
            let rows = rows.query_map((plan, most), plan_row)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}

/// Gives a record to a call; a record that has one, or is not to be changed, is never given away.
pub(crate) fn give_to_call(
    t: &Connection,
    plan: i64,
    call: i64,
    seqs: &[u64],
) -> Result<(), HistoryError> {
    let mut give = t.prepare_cached(
        "UPDATE records SET call = ?3
         WHERE plan = ?1 AND seq = ?2 AND standing = 'change' AND call IS NULL AND outcome IS NULL",
    )?;
    for seq in seqs {
        if give.execute((plan, whole(*seq)?, call))? == 0 {
            let detail = ::text::history::step::prepare_for(seq);
            return Err(HistoryError::OutOfOrder { detail });
        }
    }
    Ok(())
}
