//! Counts over the records of a plan.

use std::collections::HashMap;

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
    /// Those that will change; while the plan is being read, those that likely will.
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

/// What a plan's page tells of its records.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LookedOver {
    /// As [`History::values_before`] gives it.
    pub values: Vec<ValueBefore>,
    /// How many e-mail addresses are those of several records, whatever their case, and how many
    /// records these are.
    pub shared_emails: (u64, u64),
    /// How many records are inactive users.
    pub inactive: u64,
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

    /// What a plan's page tells of its records, in one look at each: SQLite would sort all of them once
    /// for every question.
    ///
    /// # Errors
    /// `Missing` if there is no such plan.
    pub fn looked_over(&self, plan: Uuid) -> Result<LookedOver, HistoryError> {
        self.read(|c| {
            let mut rows = c.prepare_cached(
                "SELECT before, CASE standing WHEN 'change' THEN intended END AS into_what, active, email
                 FROM records WHERE plan = ?1",
            )?;
            let mut rows = rows.query([number(c, plan)?])?;
            let mut values = HashMap::new();
            let mut emails: HashMap<String, u64> = HashMap::new();
            let mut inactive = 0;
            while let Some(row) = rows.next()? {
                let value = (maybe_id(row, "before")?, maybe_word(row, "into_what")?);
                *values.entry(value).or_insert(0) += 1;
                inactive += u64::from(!row.get::<_, bool>("active")?);
                let email = row.get::<_, String>("email")?.to_lowercase();
                if !email.is_empty() {
                    *emails.entry(email).or_insert(0) += 1;
                }
            }
            let shared = emails.into_values().filter(|many| *many > 1);
            Ok(LookedOver {
                values: in_order(values),
                shared_emails: shared.fold((0, 0), |(emails, records), many| {
                    (emails + 1, records + many)
                }),
                inactive,
            })
        })
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
}

fn in_order(values: HashMap<(Option<Uuid>, Option<Intended>), u64>) -> Vec<ValueBefore> {
    let values = values.into_iter();
    let mut values: Vec<ValueBefore> = values
        .map(|((before, intended), many)| (before, intended, many))
        .collect();
    values.sort_unstable_by_key(|(before, intended, _)| (*before, intended.map(Intended::to_text)));
    values
}
