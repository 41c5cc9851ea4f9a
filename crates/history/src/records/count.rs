//! Counts over the records of a plan.

use assign::{Intended, Service, Standing};
use rusqlite::Row;
use uuid::Uuid;

use crate::column::{count, maybe_id, maybe_word, word};
use crate::plans::number;
use crate::{History, HistoryError};

/// A value before (nothing for nobody), what records with it are meant to have if they will change,
/// and how many records these are.
pub type ValueBefore = (Option<Uuid>, Option<Intended>, u64);

/// How many records a plan has of each standing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PlanCounts {
    /// All records.
    pub matched: u64,
    /// Those that will change; while the plan is not arranged, all.
    pub change: u64,
    /// Those that have already what they are meant to have.
    pub right: u64,
    /// Those that the person has un-ticked.
    pub left_out: u64,
    /// Those that the plan leaves alone for a reason of its own.
    pub skipped: u64,
    /// Of those that will change, how many can be put back afterwards: at LeadSquared not those
    /// that are on no team.
    pub undoable: u64,
}

impl History {
    /// Counts the records of a plan by their standing.
    ///
    /// # Errors
    /// `Missing` if there is no such plan.
    pub fn plan_counts(&self, plan: Uuid) -> Result<PlanCounts, HistoryError> {
        self.read(|c| {
            let moment = c.unchecked_transaction()?;
            let mut counts = PlanCounts::default();
            let mut groups = moment.prepare_cached(
                "SELECT standing, count(*) AS many FROM records WHERE plan = ?1 GROUP BY standing",
            )?;
            let plan_number = number(&moment, plan)?;
            let groups = groups.query_map([plan_number], |row| {
                Ok((word(row, "standing")?, count(row, "many")?))
            })?;
            for group in groups {
                let (standing, many) = group?;
                counts.matched += many;
                match standing {
                    Standing::Change => counts.change = many,
                    Standing::Right => counts.right = many,
                    Standing::LeftOut => counts.left_out = many,
                    Standing::Skipped => counts.skipped = many,
                }
            }
            let service: Service = moment.query_row(
                "SELECT service FROM plans WHERE row = ?1",
                [plan_number],
                |row| word(row, "service"),
            )?;
            counts.undoable = match service {
                Service::Instantly => counts.change,
                Service::LeadSquared => moment
                    .prepare_cached(
                        "SELECT count(*) AS many FROM records
                         WHERE plan = ?1 AND standing = 'change' AND before IS NOT NULL",
                    )?
                    .query_row([plan_number], |row| count(row, "many"))?,
            };
            Ok(counts)
        })
    }

    /// How many records have what now, and what those that will change are meant to have; nothing
    /// for those that stay as they are.
    ///
    /// # Errors
    /// `Missing` if there is no such plan.
    pub fn values_before(&self, plan: Uuid) -> Result<Vec<ValueBefore>, HistoryError> {
        self.groups(
            plan,
            "SELECT before, CASE standing WHEN 'change' THEN intended END AS into_what, count(*) AS many
             FROM records WHERE plan = ?1 GROUP BY before, into_what",
            |row| {
                let values = (maybe_id(row, "before")?, maybe_word(row, "into_what")?);
                Ok((values.0, values.1, count(row, "many")?))
            },
        )
    }

    /// How many e-mail addresses are those of several records, whatever their case, and how many
    /// records these are.
    ///
    /// # Errors
    /// `Missing` if there is no such plan.
    pub fn shared_emails(&self, plan: Uuid) -> Result<(u64, u64), HistoryError> {
        self.only(
            plan,
            "SELECT count(*) AS addresses, coalesce(sum(many), 0) AS records FROM (
                 SELECT count(*) AS many FROM records WHERE plan = ?1 AND email <> ''
                 GROUP BY lower(email) HAVING count(*) > 1)",
            |row| Ok((count(row, "addresses")?, count(row, "records")?)),
        )
    }

    /// How many records are inactive users.
    ///
    /// # Errors
    /// `Missing` if there is no such plan.
    pub fn inactive(&self, plan: Uuid) -> Result<u64, HistoryError> {
        let sql = "SELECT count(*) AS many FROM records WHERE plan = ?1 AND NOT active";
        self.only(plan, sql, |row| count(row, "many"))
    }

    fn groups<T>(
        &self,
        plan: Uuid,
        sql: &str,
        each: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, HistoryError> {
        self.read(|c| {
            let mut rows = c.prepare_cached(sql)?;
            let rows = rows.query_map([number(c, plan)?], |row| each(row))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    fn only<T>(
        &self,
        plan: Uuid,
        sql: &str,
        each: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, HistoryError> {
        self.read(|c| {
            let mut row = c.prepare_cached(sql)?;
            Ok(row.query_row([number(c, plan)?], |row| each(row))?)
        })
    }
}
