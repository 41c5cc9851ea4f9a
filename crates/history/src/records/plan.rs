//! Making the records of a plan: added while they are read, arranged, ticked.

use assign::{Arranged, Entry, Intended, PlanRow, ReadAgain};
use rusqlite::{Connection, named_params, params_from_iter};
use uuid::Uuid;

use super::page::{Filter, Records};
use super::{PLAN_ROW, plan_row};
use crate::column::{at_most, whole};
use crate::connections::one;
use crate::plans::{number, raise_revision, unapplied};
use crate::{History, HistoryError};

impl History {
    /// Appends records to a plan in their order and gives the number that each has got: none for one
    /// that is there already, or that would be more than `most`, if there is one. They stand as `Change`
    /// until the plan is arranged.
    ///
    /// This alone does not wait for the disk. A plan whose making was cut off is made anew, and
    /// the next step of this history, at the latest the plan's end, takes the records to the disk too.
    ///
    /// # Errors
    /// `OutOfOrder` if a submission applies the plan already, `Missing` if there is no such plan.
    pub fn add_records(
        &self,
        plan: Uuid,
        entries: &[Entry],
        most: Option<u64>,
    ) -> Result<Vec<Option<u64>>, HistoryError> {
        self.write_unsynced(|t| {
            let plan = unapplied(t, plan)?;
            let mut seq = last_seq(t, plan)?;
            let most = most.map_or(i64::MAX, at_most);
            let mut numbers = Vec::with_capacity(entries.len());
            for entry in entries {
                let is_new = seq < most && insert(t, plan, seq + 1, entry)?;
                seq += i64::from(is_new);
                numbers.push(is_new.then_some(seq.unsigned_abs()));
            }
            Ok(numbers)
        })
    }

    /// Writes what records are meant to have where that is not what was likely. Records that are not
    /// named keep what they have.
    /// Does not wait for the disk, as `add_records`.
    ///
    /// # Errors
    /// `OutOfOrder` if a submission applies the plan already, `Missing` if it or a record is not there.
    pub fn arrange(&self, plan: Uuid, arranged: &[Arranged]) -> Result<(), HistoryError> {
        self.write_unsynced(|t| {
            let plan = unapplied(t, plan)?;
            let mut update = t.prepare_cached(
                "UPDATE records SET intended = ?3, standing = ?4 WHERE plan = ?1 AND seq = ?2",
            )?;
            for record in arranged {
                let (intended, standing) = (record.intended.to_text(), record.standing.as_str());
                one(update.execute((plan, whole(record.seq)?, intended, standing))?)?;
            }
            Ok(())
        })
    }

    /// The next records by number, from after `after`, whatever their standing. The plan is arranged
    /// or its records are copies.
    ///
    /// # Errors
    /// `Missing` if there is no such plan.
    pub fn plan_rows(
        &self,
        plan: Uuid,
        after: u64,
        most: u32,
    ) -> Result<Vec<PlanRow>, HistoryError> {
        self.read(|c| {
            let mut rows = c.prepare_cached(&format!(
                "SELECT {PLAN_ROW} FROM records r WHERE r.plan = ?1 AND r.seq > ?2 ORDER BY r.seq LIMIT ?3"
            ))?;
            let rows = rows.query_map((number(c, plan)?, at_most(after), most), plan_row)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Writes what records have now, and how they stand with it. Does not wait for the disk, as
    /// `add_records`.
    ///
    /// # Errors
    /// As for `arrange`.
    pub fn read_again(&self, plan: Uuid, rows: &[ReadAgain]) -> Result<(), HistoryError> {
        self.write_unsynced(|t| {
            let plan = unapplied(t, plan)?;
            let mut update = t.prepare_cached(
                "UPDATE records SET before = ?3, standing = ?4, why = ?5 WHERE plan = ?1 AND seq = ?2",
            )?;
            for row in rows {
                let before = row.before.map(|id| id.to_string());
                let values = (plan, whole(row.seq)?, before, row.standing.as_str(), &row.why);
                one(update.execute(values)?)?;
            }
            Ok(())
        })
    }

    /// Ticks or un-ticks records of a plan and gives how many changed. Only those that would change
    /// or were un-ticked can; the others stay.
    ///
    /// # Errors
    /// `OutOfOrder` if a submission applies the plan already, `Missing` if there is no such plan.
    pub fn tick(&self, plan: Uuid, which: &Records, ticked: bool) -> Result<u64, HistoryError> {
        let (from, to) = if ticked {
            ("left_out", "change")
        } else {
            ("change", "left_out")
        };
        self.write(|t| {
            let plan = unapplied(t, plan)?;
            let changed = match which {
                Records::These(seqs) => tick_these(t, plan, seqs, from, to)?,
                Records::All { show, text } => {
                    let filter = Filter::of(plan, *show, text);
                    // The words are fixed ones, not anything typed.
                    let sql = format!(
                        "UPDATE records SET standing = '{to}' WHERE {} AND standing = '{from}'",
                        filter.condition()
                    );
                    t.execute(&sql, params_from_iter(filter.values()))?
                }
            };
            if changed > 0 {
                raise_revision(t, plan)?;
            }
            Ok(changed as u64)
        })
    }
}

fn tick_these(
    t: &Connection,
    plan: i64,
    seqs: &[u64],
    from: &str,
    to: &str,
) -> Result<usize, HistoryError> {
    let sql = "UPDATE records SET standing = ?4 WHERE plan = ?1 AND seq = ?2 AND standing = ?3";
    let mut update = t.prepare_cached(sql)?;
    let mut changed = 0;
    for seq in seqs {
        changed += update.execute((plan, whole(*seq)?, from, to))?;
    }
    Ok(changed)
}

/// The number of a plan's last record; they have no gaps, so it is also how many there are.
pub(super) fn last_seq(c: &Connection, plan: i64) -> Result<i64, HistoryError> {
    let sql = "SELECT coalesce(max(seq), 0) FROM records WHERE plan = ?1";
    Ok(c.prepare_cached(sql)?.query_row([plan], |row| row.get(0))?)
}

/// Whether it was not there yet.
fn insert(t: &Connection, plan: i64, seq: i64, entry: &Entry) -> Result<bool, HistoryError> {
    let mut insert = t.prepare_cached(
        "INSERT INTO records
             (plan, seq, id, email, name, detail, company, active, before, intended, standing)
         VALUES
             (:plan, :seq, :id, :email, :name, :detail, :company, :active, :before, :intended, :standing)
         ON CONFLICT (plan, id) DO NOTHING",
    )?;
    let Entry { found, likely } = entry;
    let inserted = insert.execute(named_params! {
        ":plan": plan,
        ":seq": seq,
        ":id": found.id.to_string(),
        ":email": found.email,
        ":name": found.name,
        ":detail": found.detail,
        ":company": found.company,
        ":active": found.active,
        ":before": found.value.map(|id| id.to_string()),
        ":intended": likely.map(Intended::to_text),
        ":standing": entry.standing().as_str(),
    })?;
    Ok(inserted > 0)
}
