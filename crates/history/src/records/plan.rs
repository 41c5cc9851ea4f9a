//! Making the records of a plan: added while they are read, arranged, ticked.

use assign::{Arranged, Found, Outline, PlanRow, ReadAgain, Together};
use rusqlite::{Connection, named_params, params_from_iter};
use uuid::Uuid;

use super::page::{Filter, Records};
use super::{PLAN_ROW, plan_row};
use crate::column::{at_most, count, maybe_id, whole};
use crate::connections::one;
use crate::plans::{number, unapplied};
use crate::{History, HistoryError};

impl History {
    /// Appends records to a plan in their order, leaving out those that are there already, and gives
    /// how many there are now: never more than `most`, if there is one. They stand as `Change` until
    /// the plan is arranged.
    ///
    /// This alone does not wait for the disk. A plan whose making was cut off is made anew, and
    /// the next step of this history, at the latest the plan's end, takes the records to the disk too.
    ///
    /// # Errors
    /// `OutOfOrder` if a submission applies the plan already, `Missing` if there is no such plan.
    pub fn add_records(
        &self,
        plan: Uuid,
        found: &[Found],
        most: Option<u64>,
    ) -> Result<u64, HistoryError> {
        self.write_unsynced(|t| {
            let plan = unapplied(t, plan)?;
            let mut seq = last_seq(t, plan)?;
            let most = most.map_or(i64::MAX, at_most);
            for found in found {
                if seq >= most {
                    break;
                }
                seq += i64::from(insert(t, plan, seq + 1, found)?);
            }
            Ok(seq.unsigned_abs())
        })
    }

    /// What sharing looks at, in the records' order. Records are kept together by their e-mail
    /// address in lower case or by their company; `key` is empty where nothing is.
    ///
    /// # Errors
    /// `Missing` if there is no such plan.
    pub fn outline(
        &self,
        plan: Uuid,
        together: Option<Together>,
    ) -> Result<Vec<Outline>, HistoryError> {
        let key = match together {
            None => "''",
            Some(Together::Person) => "lower(email)",
            Some(Together::Company) => "company",
        };
        self.read(|c| {
            let sql = format!(
                "SELECT seq, before, {key} AS key FROM records WHERE plan = ?1 ORDER BY seq"
            );
            let mut rows = c.prepare_cached(&sql)?;
            let rows = rows.query_map([number(c, plan)?], |row| {
                Ok(Outline {
                    seq: count(row, "seq")?,
                    value: maybe_id(row, "before")?,
                    key: row.get("key")?,
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Writes what each record is meant to have. Records that are not named keep what they have.
    /// Does not wait for the disk, as `add_records`.
    ///
    /// # Errors
    /// `OutOfOrder` if a submission applies the plan already, `Missing` if it or a record is not there.
    pub fn arrange(&self, plan: Uuid, arranged: &[Arranged]) -> Result<(), HistoryError> {
        self.write_unsynced(|t| {
            let plan = unapplied(t, plan)?;
            // Nearly all stand as before, and then an index less is written.
            let mut as_it_stands = t.prepare_cached(
                "UPDATE records SET intended = ?3 WHERE plan = ?1 AND seq = ?2 AND standing = ?4",
            )?;
            let mut update = t.prepare_cached(
                "UPDATE records SET intended = ?3, standing = ?4 WHERE plan = ?1 AND seq = ?2",
            )?;
            for record in arranged {
                let (intended, standing) = (record.intended.to_text(), record.standing.as_str());
                let values = (plan, whole(record.seq)?, &*intended, standing);
                if as_it_stands.execute(values)? == 0 {
                    one(update.execute(values)?)?;
                }
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
fn insert(t: &Connection, plan: i64, seq: i64, found: &Found) -> Result<bool, HistoryError> {
    let mut insert = t.prepare_cached(
        "INSERT INTO records (plan, seq, id, email, name, detail, company, active, before, standing, search)
         VALUES (:plan, :seq, :id, :email, :name, :detail, :company, :active, :before, 'change', :search)
         ON CONFLICT (plan, id) DO NOTHING",
    )?;
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
        ":search": [&*found.name, &*found.email, &*found.detail].join("\n").to_lowercase(),
    })?;
    Ok(inserted > 0)
}
