//! The records of a submission after they were sent: read back, until each has its outcome.

use std::collections::HashMap;

use assign::{Outcome, Outcomes, Settled, State, Tally, Unsettled};
use rusqlite::{Connection, OptionalExtension, Row};
use uuid::Uuid;

use super::copy::AFTER;
use super::run::unsent;
use super::{PLAN_ROW, plan_row};
use crate::calls::Fate;
use crate::column::{at_most, count, maybe_id, whole, word};
use crate::submissions::{Place, place};
use crate::{History, HistoryError};

impl History {
    /// The next records of a submission without an outcome whose call has ended, by number from
    /// after `after`. Of a call with several attempts the fate is the most that can have happened:
    /// done if one was, else unknown if one may have landed, else what the last one came to.
    ///
    /// # Errors
    /// `Missing` if there is no such submission or it has no plan.
    pub fn to_settle(
        &self,
        submission: Uuid,
        after: u64,
        most: u32,
    ) -> Result<Vec<Unsettled>, HistoryError> {
        self.read(|c| {
            let moment = c.unchecked_transaction()?;
            let Place { plan, .. } = place(&moment, submission)?;
            let mut rows = moment.prepare_cached(&format!(
                "SELECT {PLAN_ROW}, r.call FROM records r INDEXED BY records_by_outcome
                 WHERE r.plan = ?1 AND r.outcome IS NULL AND r.seq > ?3 AND r.call IS NOT NULL
                     AND NOT EXISTS (SELECT 1 FROM calls c WHERE c.submission_id = ?2 AND c.seq = r.call
                         AND c.state IN ('prepared', 'sent'))
                 ORDER BY r.seq LIMIT ?4"
            ))?;
            let values = (plan, submission.to_string(), at_most(after), most);
            let rows = rows.query_map(values, |row| Ok((plan_row(row)?, row.get("call")?)))?;
            let mut fates: HashMap<i64, Fate> = HashMap::new();
            let mut unsettled = Vec::new();
            for row in rows {
                let (row, call) = row?;
                let fate = match fates.get(&call) {
                    Some(fate) => fate.clone(),
                    None => Fate::of(&moment, submission, call)?,
                };
                fates.insert(call, fate.clone());
                let Fate { fate, ended_at, said } = fate;
                let call = u64::try_from(call).unwrap_or_default();
                unsettled.push(Unsettled { row, call, fate, ended_at, said });
            }
            Ok(unsettled)
        })
    }

    /// The numbers of the calls of which a record was read back as assigned, and as another than
    /// before.
    ///
    /// # Errors
    /// `Missing` if there is no such submission or it has no plan.
    pub fn landed(&self, submission: Uuid) -> Result<Vec<u64>, HistoryError> {
        self.read(|c| {
            let Place { plan, .. } = place(c, submission)?;
            let mut calls = c.prepare_cached(&format!(
                "SELECT DISTINCT r.call FROM records r
                 WHERE r.plan = ?1 AND r.outcome = 'assigned' AND r.call IS NOT NULL AND {AFTER} IS NOT r.before"
            ))?;
            let calls = calls.query_map([plan], |row| count(row, "call"))?;
            Ok(calls.collect::<Result<_, _>>()?)
        })
    }

    /// Writes outcomes and what records were read back with. An outcome is never overwritten.
    ///
    /// # Errors
    /// `OutOfOrder` if the submission has ended or a record has its outcome; `Missing` if one of
    /// them is not there.
    pub fn settle(
        &self,
        submission: Uuid,
        settled: &[Settled],
        at: i64,
    ) -> Result<(), HistoryError> {
        self.write(|t| {
            let plan = place(t, submission)?.going(::text::history::step::settle)?;
            let mut update = t.prepare_cached(
                "UPDATE records SET outcome = ?3, after = coalesce(?4, after), why = ?5,
                     read_at = CASE WHEN ?4 IS NULL THEN read_at ELSE ?6 END
                 WHERE plan = ?1 AND seq = ?2 AND outcome IS NULL",
            )?;
            for one in settled {
                let outcome = one.outcome.map(Outcome::as_str);
                let seen = one.seen.map(assign::Seen::to_text);
                let seq = whole(one.seq)?;
                if update.execute((plan, seq, outcome, seen, &one.why, at))? == 0 {
                    return Err(settled_already(t, plan, seq)?);
                }
            }
            Ok(())
        })
    }

    /// Gives every record that has no outcome one by its standing: `Right` is unchanged, `LeftOut`
    /// and `Skipped` are skipped, and a change that was not sent is skipped with `why`. A change
    /// whose call has ended, or is on its way, keeps waiting to be settled.
    ///
    /// # Errors
    /// `OutOfOrder` if the submission has ended, `Missing` if it is not there or has no plan.
    pub fn settle_rest(&self, submission: Uuid, why: &str) -> Result<(), HistoryError> {
        self.write(|t| {
            let plan = place(t, submission)?.going(::text::history::step::settle_rest)?;
            let sql = format!(
                "UPDATE records AS r SET outcome = CASE standing WHEN 'right' THEN 'unchanged' ELSE 'skipped' END,
                     why = CASE standing WHEN 'change' THEN ?3 ELSE why END
                 WHERE plan = ?1 AND outcome IS NULL AND (standing <> 'change' OR {})",
                unsent()
            );
            t.execute(&sql, (plan, submission.to_string(), why))?;
            Ok(())
        })
    }

    /// Takes the outcome from the records for which it is unknown, so that they can be read back once
    /// more, and gives how many there are. If there are any, the submission is `ReadingBack`, also
    /// if it had ended.
    ///
    /// # Errors
    /// `Missing` if there is no such submission or it has no plan.
    pub fn reopen_unknown(&self, submission: Uuid) -> Result<u64, HistoryError> {
        self.write(|t| {
            let Place { plan, .. } = place(t, submission)?;
            let sql = "UPDATE records SET outcome = NULL, why = '' WHERE plan = ?1 AND outcome = 'unknown'";
            let reopened = t.execute(sql, [plan])?;
            if reopened > 0 {
                t.execute(
                    "UPDATE submissions SET state = ?2, finished_at = NULL, deadline_at = NULL, assigned = NULL,
                         unchanged = NULL, failed = NULL, unknown = NULL, skipped = NULL
                     WHERE id = ?1",
                    (submission.to_string(), State::ReadingBack.as_str()),
                )?;
            }
            Ok(reopened as u64)
        })
    }

    /// The outcomes of a submission so far, and what has none yet. All zero for one without a plan.
    ///
    /// # Errors
    /// `Missing` if there is no such submission.
    pub fn tally(&self, submission: Uuid) -> Result<Tally, HistoryError> {
        self.read(|c| {
            let moment = c.unchecked_transaction()?;
            let plan = match place(&moment, submission) {
                Ok(Place { plan, .. }) => plan,
                Err(HistoryError::Missing) => {
                    let sql = "SELECT 1 FROM submissions WHERE id = ?1";
                    moment.query_row(sql, [submission.to_string()], |_| Ok(()))?;
                    return Ok(Tally::default());
                }
                Err(error) => return Err(error),
            };
            let changes = of_standing(&moment, plan, "standing = 'change'")?;
            let outcomes = of_standing(&moment, plan, "true")?;
            let tally = open(&moment, plan, submission)?;
            Ok(Tally {
                outcomes,
                changes,
                ..tally
            })
        })
    }

    /// Who has how many in the end: what was read back of the assigned, and what the unchanged had; nothing
    /// stands for nobody. Those who got the most come first.
    ///
    /// # Errors
    /// `Missing` if there is no such submission or it has no plan.
    pub fn received(&self, submission: Uuid) -> Result<Vec<(Option<Uuid>, u64)>, HistoryError> {
        self.read(|c| {
            let Place { plan, .. } = place(c, submission)?;
            let mut rows = c.prepare_cached(
                "SELECT nullif(coalesce(after, before), 'nobody') AS value, count(*) AS many FROM records
                 WHERE plan = ?1 AND outcome IN ('assigned', 'unchanged') AND after IS NOT 'gone'
                 GROUP BY value ORDER BY many DESC, value",
            )?;
            let each = |row: &Row<'_>| Ok((maybe_id(row, "value")?, count(row, "many")?));
            let rows = rows.query_map([plan], each)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}

/// Why a record could not be settled: it is not there, or it has its outcome.
fn settled_already(c: &Connection, plan: i64, seq: i64) -> Result<HistoryError, HistoryError> {
    let sql = "SELECT outcome FROM records WHERE plan = ?1 AND seq = ?2";
    let outcome: Option<Option<String>> =
        c.query_row(sql, [plan, seq], |row| row.get(0)).optional()?;
    Ok(match outcome.flatten() {
        None => HistoryError::Missing,
        Some(outcome) => HistoryError::OutOfOrder {
            detail: ::text::history::step::settle_again(seq, &outcome),
        },
    })
}

pub(crate) fn outcomes(c: &Connection, plan: i64) -> Result<Outcomes, HistoryError> {
    of_standing(c, plan, "true")
}

fn of_standing(c: &Connection, plan: i64, condition: &str) -> Result<Outcomes, HistoryError> {
    let mut outcomes = Outcomes::default();
    let mut groups = c.prepare_cached(&format!(
        "SELECT outcome, count(*) AS many FROM records
         WHERE plan = ?1 AND outcome IS NOT NULL AND {condition} GROUP BY outcome"
    ))?;
    let each = |row: &Row<'_>| Ok((word(row, "outcome")?, count(row, "many")?));
    for group in groups.query_map([plan], each)? {
        let (outcome, many) = group?;
        let place = match outcome {
            Outcome::Assigned => &mut outcomes.assigned,
            Outcome::Unchanged => &mut outcomes.unchanged,
            Outcome::Failed => &mut outcomes.failed,
            Outcome::Unknown => &mut outcomes.unknown,
            Outcome::Skipped => &mut outcomes.skipped,
        };
        *place = many;
    }
    Ok(outcomes)
}

/// The changes that have no outcome yet. Grouped by call first: there are fewer calls than records.
fn open(c: &Connection, plan: i64, submission: Uuid) -> Result<Tally, HistoryError> {
    let mut sums = c.prepare_cached(&format!(
        "SELECT coalesce(sum(many) FILTER (WHERE unsent), 0) AS unsent,
             coalesce(sum(many) FILTER (WHERE NOT unsent), 0) AS waiting,
             coalesce(sum(moved), 0) AS moved, coalesce(sum(gone), 0) AS gone,
             (SELECT coalesce(max(seq), 0) FROM records WHERE plan = ?1) AS records,
             (SELECT count(*) FROM records INDEXED BY records_by_standing
                 WHERE plan = ?1 AND standing = 'right' AND outcome IS NULL
                     AND checked <> coalesce(before, 'nobody')) AS right_moved,
             (SELECT max(answered_at) FROM calls WHERE submission_id = ?2) AS last_ended_at
         FROM (SELECT r.many, r.moved, r.gone, {} AS unsent FROM (
             SELECT call, count(*) AS many, count(*) FILTER (WHERE checked IN ('gone', 'unmatched')) AS gone,
                 count(*) FILTER (WHERE checked NOT IN ('gone', 'unmatched', coalesce(before, 'nobody'))) AS moved
             FROM records INDEXED BY records_by_outcome
             WHERE plan = ?1 AND outcome IS NULL AND standing = 'change' GROUP BY call) r)",
        unsent()
    ))?;
    Ok(sums.query_row((plan, submission.to_string()), |row| {
        Ok(Tally {
            records: count(row, "records")?,
            outcomes: Outcomes::default(),
            changes: Outcomes::default(),
            last_ended_at: row.get("last_ended_at")?,
            waiting: count(row, "waiting")?,
            unsent: count(row, "unsent")?,
            moved: count(row, "moved")?,
            gone: count(row, "gone")?,
            right_moved: count(row, "right_moved")?,
        })
    })?)
}
