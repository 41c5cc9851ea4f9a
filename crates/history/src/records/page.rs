//! The records of a plan as a table: some of them, page by page, or all in portions.

use assign::Outcome;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use uuid::Uuid;

use super::plan::last_seq;
use super::{RecordRow, from_row};
use crate::column::at_most;
use crate::plans::number;
use crate::{History, HistoryError};

/// Which records to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Show {
    /// All of them.
    #[default]
    All,
    /// Those that will change, or were to.
    Change,
    /// Those that have already what they are meant to have.
    Right,
    /// Those that the person has un-ticked.
    LeftOut,
    /// Both of these: what stays as it is.
    Stays,
    /// Those that the plan leaves alone for a reason of its own.
    Skipped,
    /// Those that failed or whose outcome is unknown.
    Problems,
    /// Those with this outcome.
    Outcome(Outcome),
    /// Those that the check before sending saw with another value than planned, or no longer saw.
    Moved,
}

/// Asks for records of a plan.
#[derive(Debug, Clone, Default)]
pub struct RecordQuery {
    /// Which of them.
    pub show: Show,
    /// Part of a name, an e-mail address or a detail, whatever its case; empty for all.
    pub text: String,
    /// How many to pass over.
    pub offset: u64,
    /// How many at most.
    pub limit: u32,
}

/// Which records to tick or un-tick.
#[derive(Debug, Clone)]
pub enum Records {
    /// Those with these numbers.
    These(Vec<u64>),
    /// All that a [`RecordQuery`] with these would show on its pages.
    All {
        /// See [`RecordQuery::show`].
        show: Show,
        /// See [`RecordQuery::text`].
        text: String,
    },
}

/// Records of one plan: fixed SQL, and the values that it is bound to.
pub(super) struct Filter {
    condition: &'static str,
    /// Which index to take. Told, because SQLite can't know that few of many records are meant.
    index: &'static str,
    plan: i64,
    outcome: Option<Outcome>,
    text: Option<String>,
}

impl Filter {
    pub(super) fn of(plan: i64, show: Show, text: &str) -> Self {
        const STANDING: &str = "INDEXED BY records_by_standing";
        const OUTCOME: &str = "INDEXED BY records_by_outcome";
        let (condition, index) = match show {
            Show::All => ("plan = ?1", ""),
            Show::Change => ("plan = ?1 AND standing = 'change'", STANDING),
            Show::Right => ("plan = ?1 AND standing = 'right'", STANDING),
            Show::LeftOut => ("plan = ?1 AND standing = 'left_out'", STANDING),
            Show::Stays => ("plan = ?1 AND standing IN ('right', 'left_out')", ""),
            Show::Skipped => ("plan = ?1 AND standing = 'skipped'", STANDING),
            Show::Problems => ("plan = ?1 AND outcome IN ('failed', 'unknown')", OUTCOME),
            Show::Outcome(_) => ("plan = ?1 AND outcome = ?2", OUTCOME),
            Show::Moved => ("plan = ?1 AND checked <> coalesce(before, 'nobody')", ""),
        };
        let outcome = match show {
            Show::Outcome(outcome) => Some(outcome),
            Show::All
            | Show::Change
            | Show::Right
            | Show::LeftOut
            | Show::Stays
            | Show::Skipped
            | Show::Problems
            | Show::Moved => None,
        };
        let text = text.trim().to_lowercase();
        Self {
            condition,
            index,
            plan,
            outcome,
            text: Some(text).filter(|text| !text.is_empty()),
        }
    }

    pub(super) fn condition(&self) -> String {
        // `?2` and `?3` are always bound, so that the places after them keep their numbers.
        let text = match self.text {
            Some(_) => "holds(name, email, detail, ?3)",
            None => "?3 IS NULL",
        };
        format!("{} AND (?2 IS NULL OR ?2 <> '') AND {text}", self.condition)
    }

    pub(super) fn values(&self) -> Vec<Value> {
        let outcome = self.outcome.map(|outcome| outcome.as_str().to_owned());
        vec![self.plan.into(), outcome.into(), self.text.clone().into()]
    }

    fn total(&self, c: &Connection) -> Result<u64, HistoryError> {
        let (index, condition) = (self.index, self.condition());
        let sql = format!("SELECT count(*) FROM records {index} WHERE {condition}");
        let total: i64 = c
            .prepare_cached(&sql)?
            .query_row(params_from_iter(self.values()), |row| row.get(0))?;
        Ok(total.unsigned_abs())
    }

    fn select(&self) -> String {
        let (index, condition) = (self.index, self.condition());
        format!("SELECT * FROM records {index} WHERE {condition} ORDER BY seq LIMIT ?4 OFFSET ?5")
    }

    fn rows(&self, c: &Connection, query: &RecordQuery) -> Result<Vec<RecordRow>, HistoryError> {
        let mut values = self.values();
        values.extend([query.limit.into(), at_most(query.offset).into()]);
        let mut rows = c.prepare_cached(&self.select())?;
        let rows = rows.query_map(params_from_iter(values), from_row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl History {
    /// One page of a plan's records, by their numbers, with how many there are on all pages.
    ///
    /// # Errors
    /// `Missing` if there is no such plan.
    pub fn record_page(
        &self,
        plan: Uuid,
        query: &RecordQuery,
    ) -> Result<(Vec<RecordRow>, u64), HistoryError> {
        self.read(|c| {
            // One moment for both questions, so that rows and total agree.
            let moment = c.unchecked_transaction()?;
            let plan = number(&moment, plan)?;
            let filter = Filter::of(plan, query.show, &query.text);
            if query.show == Show::All && filter.text.is_none() {
                // Numbers have no gaps, so a place in the whole table is a number.
                let total = last_seq(&moment, plan)?.unsigned_abs();
                return Ok((portion(&moment, plan, query.offset, query.limit)?, total));
            }
            Ok((filter.rows(&moment, query)?, filter.total(&moment)?))
        })
    }

    /// The next records by number, from after `after`, with everything about them: for a digest or
    /// an export.
    ///
    /// # Errors
    /// `Missing` if there is no such plan.
    pub fn each_record(
        &self,
        plan: Uuid,
        after: u64,
        most: u32,
    ) -> Result<Vec<RecordRow>, HistoryError> {
        self.read(|c| portion(c, number(c, plan)?, after, most))
    }
}

fn portion(
    c: &Connection,
    plan: i64,
    after: u64,
    most: u32,
) -> Result<Vec<RecordRow>, HistoryError> {
    let mut rows = c.prepare_cached(
        "SELECT * FROM records WHERE plan = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3",
    )?;
    let rows = rows.query_map((plan, at_most(after), most), from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{begin, submission};

    fn plan(history: &History, show: Show) -> String {
        let filter = Filter::of(1, show, "");
        let sql = format!("EXPLAIN QUERY PLAN {}", filter.select());
        let mut values = filter.values();
        values.extend([Value::Integer(50), Value::Integer(0)]);
        history
            .read(|c| {
                let mut lines = c.prepare(&sql)?;
                let lines = lines.query_map(params_from_iter(values), |row| {
                    row.get::<_, String>("detail")
                })?;
                Ok(lines.collect::<Result<Vec<_>, _>>()?.join("; "))
            })
            .unwrap()
    }

    #[test]
    fn a_page_of_one_standing_or_outcome_is_read_from_its_index_without_sorting() {
        let history = History::in_memory().unwrap();
        begin(&history, &submission(1));
        let by_number = "PRIMARY KEY";
        for (show, index) in [
            (Show::All, by_number),
            (Show::Moved, by_number),
            (Show::Change, "records_by_standing"),
            (Show::Right, "records_by_standing"),
            (Show::LeftOut, "records_by_standing"),
            (Show::Skipped, "records_by_standing"),
            (Show::Outcome(Outcome::Failed), "records_by_outcome"),
        ] {
            let plan = plan(&history, show);
            assert!(
                plan.contains(index),
                "{show:?} does not use {index}: {plan}"
            );
            assert!(!plan.contains("TEMP B-TREE"), "{show:?} sorts: {plan}");
        }
    }
}
