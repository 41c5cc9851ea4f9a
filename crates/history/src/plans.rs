//! The table `plans`: frozen previews, each with its records.

use std::str::FromStr;

use assign::{Mode, Service};
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use uuid::Uuid;

use crate::column::{Kind, UnknownWord, maybe_id, word};
use crate::connections::one;
use crate::{History, HistoryError, Snapshot};

/// Where a plan stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PlanState {
    /// Its records are being read.
    Reading,
    /// It can be looked at and confirmed.
    Ready,
    /// It could not be made.
    Failed,
    /// The person stopped the reading.
    Cancelled,
}

impl PlanState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Reading, Self::Ready, Self::Failed, Self::Cancelled];

    /// The word that stands for the state in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Ready => "ready",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }
}

impl FromStr for PlanState {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        let found = Self::ALL.into_iter().find(|state| state.as_str() == word);
        found.ok_or_else(|| UnknownWord(word.to_owned()))
    }
}

/// A plan whose records are about to be read.
#[derive(Debug, Clone)]
pub struct NewPlan {
    /// A new id.
    pub id: Uuid,
    /// At which service.
    pub service: Service,
    /// With which connection.
    pub connection: Snapshot,
    /// The word of what it is for: `assign`, `try`, `rest`, `retry` or `undo`.
    pub purpose: String,
    /// The plan that it is made from, if any.
    pub from_plan: Option<Uuid>,
    /// The submission that it is made from, if any.
    pub from_submission: Option<Uuid>,
    /// The form as it was filled in, JSON.
    pub form: String,
    /// The names that are known for its ids, JSON object from id to name.
    pub names: String,
    /// Who decides which records are changed.
    pub mode: Mode,
    /// The template that the form was filled in from, if any.
    pub template: Option<Uuid>,
    /// When its reading begins.
    pub created_at: i64,
}

/// How the reading of a plan ended.
#[derive(Debug, Clone)]
pub struct PlanEnd {
    /// `Ready`, `Failed` or `Cancelled`.
    pub state: PlanState,
    /// Why it failed, for people; else empty.
    pub trouble: String,
    /// The technical line of that; else empty.
    pub detail: String,
    /// When it was ready.
    pub ready_at: Option<i64>,
    /// From when on its records are read again before it can be confirmed.
    pub expires_at: Option<i64>,
    /// How many calls reading took.
    pub read_calls: u32,
}

/// All of a plan but its records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRowFull {
    /// Its id.
    pub id: Uuid,
    /// At which service.
    pub service: Service,
    /// With which connection, as it was then.
    pub connection: Snapshot,
    /// As [`NewPlan::purpose`].
    pub purpose: String,
    /// As [`NewPlan::from_plan`]; nothing once that is gone.
    pub from_plan: Option<Uuid>,
    /// As [`NewPlan::from_submission`]; nothing once that is gone.
    pub from_submission: Option<Uuid>,
    /// As [`NewPlan::form`].
    pub form: String,
    /// As [`NewPlan::names`].
    pub names: String,
    /// Who decides which records are changed.
    pub mode: Mode,
    /// As [`NewPlan::template`]; nothing once that is gone.
    pub template: Option<Uuid>,
    /// Where it stands.
    pub state: PlanState,
    /// As [`PlanEnd::trouble`].
    pub trouble: String,
    /// As [`PlanEnd::detail`].
    pub trouble_detail: String,
    /// As [`PlanEnd::read_calls`].
    pub read_calls: u32,
    /// When its reading began.
    pub created_at: i64,
    /// As [`PlanEnd::ready_at`].
    pub ready_at: Option<i64>,
    /// As [`PlanEnd::expires_at`].
    pub expires_at: Option<i64>,
    /// How often what it would change was changed. [`crate::NewSubmission::revision`] must be the
    /// same.
    pub revision: i64,
    /// The submission that applies it, once there is one. From then on the plan can't be changed.
    pub submission_id: Option<Uuid>,
}

impl History {
    /// Adds a plan without records, as `reading`.
    ///
    /// # Errors
    /// If it can't be written.
    pub fn begin_plan(&self, plan: &NewPlan) -> Result<(), HistoryError> {
        self.write(|t| {
            t.execute(
                "INSERT INTO plans (id, service, connection_id, label, letters, colour, kind, purpose, from_plan,
                     from_submission, form, names, mode, state, trouble, trouble_detail, read_calls, created_at,
                     template_id)
                 VALUES (:id, :service, :connection_id, :label, :letters, :colour, :kind, :purpose, :from_plan,
                     :from_submission, :form, :names, :mode, 'reading', '', '', 0, :created_at,
                     -- One that was removed in the meantime is no reason against a plan.
                     (SELECT id FROM templates WHERE id = :template))",
                named_params! {
                    ":id": plan.id.to_string(),
                    ":service": plan.service.as_str(),
                    ":connection_id": plan.connection.id.map(|id| id.to_string()),
                    ":label": plan.connection.label,
                    ":letters": plan.connection.letters,
                    ":colour": plan.connection.colour,
                    ":kind": plan.connection.kind.as_str(),
                    ":purpose": plan.purpose,
                    ":from_plan": plan.from_plan.map(|id| id.to_string()),
                    ":from_submission": plan.from_submission.map(|id| id.to_string()),
                    ":form": plan.form,
                    ":names": plan.names,
                    ":mode": mode_word(plan.mode),
                    ":created_at": plan.created_at,
                    ":template": plan.template.map(|id| id.to_string()),
                },
            )?;
            Ok(())
        })
    }

    /// Writes how the reading of a plan ended.
    ///
    /// # Errors
    /// `OutOfOrder` if it had ended already or `end` is none, `Missing` if there is no such plan.
    pub fn finish_plan(&self, id: Uuid, end: &PlanEnd) -> Result<(), HistoryError> {
        self.write(|t| {
            let state = plan_state(t, id)?;
            if state != PlanState::Reading || end.state == PlanState::Reading {
                let detail = ::text::history::step::plan_to(end.state.as_str(), state.as_str());
                return Err(HistoryError::OutOfOrder { detail });
            }
            one(t.execute(
                "UPDATE plans SET state = :state, trouble = :trouble, trouble_detail = :detail,
                     ready_at = :ready_at, expires_at = :expires_at, read_calls = :read_calls WHERE id = :id",
                named_params! {
                    ":id": id.to_string(),
                    ":state": end.state.as_str(),
                    ":trouble": end.trouble,
                    ":detail": end.detail,
                    ":ready_at": end.ready_at,
                    ":expires_at": end.expires_at,
                    ":read_calls": end.read_calls,
                },
            )?)
        })
    }

    /// Replaces the names that are known for a plan's ids, JSON object from id to name.
    ///
    /// # Errors
    /// `Missing` if there is no such plan.
    pub fn note_plan_names(&self, id: Uuid, names: &str) -> Result<(), HistoryError> {
        let sql = "UPDATE plans SET names = ?2 WHERE id = ?1";
        self.write(|t| one(t.execute(sql, (id.to_string(), names))?))
    }

    /// Changes who decides which records a plan changes.
    ///
    /// # Errors
    /// `OutOfOrder` if a submission applies it already, `Missing` if there is no such plan.
    pub fn set_plan_mode(&self, id: Uuid, mode: Mode) -> Result<(), HistoryError> {
        self.write(|t| {
            let plan = unapplied(t, id)?;
            let sql = "UPDATE plans SET mode = ?2, revision = revision + 1 WHERE row = ?1";
            one(t.execute(sql, (plan, mode_word(mode)))?)
        })
    }

    /// One plan, without its records.
    ///
    /// # Errors
    /// `Missing` if there is none with this id.
    pub fn plan(&self, id: Uuid) -> Result<PlanRowFull, HistoryError> {
        self.read(|c| {
            let mut plan = c.prepare_cached(
                "SELECT plans.*, (SELECT submissions.id FROM submissions WHERE plan_id = plans.id) AS submission_id
                 FROM plans WHERE plans.id = ?1",
            )?;
            Ok(plan.query_row([id.to_string()], from_row)?)
        })
    }

    /// Removes the plans made before this time that no submission applies, with their records, and
    /// gives how many there were. Of those that are still being read, the ones begun before
    /// `reading_before` go too: nobody reads them any more.
    ///
    /// # Errors
    /// If it can't be written.
    pub fn prune_plans(&self, before: i64, reading_before: i64) -> Result<u64, HistoryError> {
        self.write(|t| {
            let removed = t.execute(
                "DELETE FROM plans WHERE (created_at < ?1 OR (state = 'reading' AND created_at < ?2))
                     AND NOT EXISTS (SELECT 1 FROM submissions WHERE submissions.plan_id = plans.id)",
                [before, reading_before],
            )?;
            Ok(removed as u64)
        })
    }
}

/// The number under which a plan's records are kept.
pub(crate) fn number(c: &Connection, plan: Uuid) -> Result<i64, HistoryError> {
    let mut number = c.prepare_cached("SELECT row FROM plans WHERE id = ?1")?;
    Ok(number.query_row([plan.to_string()], |row| row.get(0))?)
}

/// The same of a plan that may still be changed: what was confirmed stays as it was confirmed.
pub(crate) fn unapplied(c: &Connection, plan: Uuid) -> Result<i64, HistoryError> {
    let number = number(c, plan)?;
    let mut applied = c.prepare_cached("SELECT id FROM submissions WHERE plan_id = ?1")?;
    let by: Option<String> = applied
        .query_row([plan.to_string()], |row| row.get(0))
        .optional()?;
    match by {
        None => Ok(number),
        Some(id) => Err(HistoryError::OutOfOrder {
            detail: ::text::history::step::change_applied(&id),
        }),
    }
}

/// `Changed` unless the plan is still as it was at this revision.
pub(crate) fn unchanged_since(
    c: &Connection,
    plan: Uuid,
    revision: i64,
) -> Result<(), HistoryError> {
    let sql = "SELECT revision FROM plans WHERE id = ?1";
    let now: i64 = c.query_row(sql, [plan.to_string()], |row| row.get(0))?;
    if now == revision {
        Ok(())
    } else {
        Err(HistoryError::Changed)
    }
}

/// What the plan would change is another from now on.
pub(crate) fn raise_revision(t: &Connection, plan: i64) -> Result<(), HistoryError> {
    let sql = "UPDATE plans SET revision = revision + 1 WHERE row = ?1";
    one(t.execute(sql, [plan])?)
}

pub(crate) fn plan_state(c: &Connection, plan: Uuid) -> Result<PlanState, HistoryError> {
    let sql = "SELECT state FROM plans WHERE id = ?1";
    Ok(c.query_row(sql, [plan.to_string()], |row| word(row, "state"))?)
}

const fn mode_word(mode: Mode) -> &'static str {
    match mode {
        Mode::Exact => "exact",
        Mode::AsFiltered => "as_filtered",
    }
}

/// A plan's mode.
struct ModeWord(Mode);

impl FromStr for ModeWord {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        match word {
            "exact" => Ok(Self(Mode::Exact)),
            "as_filtered" => Ok(Self(Mode::AsFiltered)),
            other => Err(UnknownWord(other.to_owned())),
        }
    }
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<PlanRowFull> {
    Ok(PlanRowFull {
        id: word(row, "id")?,
        service: word(row, "service")?,
        connection: snapshot(row)?,
        purpose: row.get("purpose")?,
        from_plan: maybe_id(row, "from_plan")?,
        from_submission: maybe_id(row, "from_submission")?,
        form: row.get("form")?,
        names: row.get("names")?,
        mode: word::<ModeWord>(row, "mode")?.0,
        template: maybe_id(row, "template_id")?,
        state: word(row, "state")?,
        trouble: row.get("trouble")?,
        trouble_detail: row.get("trouble_detail")?,
        read_calls: row.get("read_calls")?,
        created_at: row.get("created_at")?,
        ready_at: row.get("ready_at")?,
        expires_at: row.get("expires_at")?,
        revision: row.get("revision")?,
        submission_id: maybe_id(row, "submission_id")?,
    })
}

/// The connection as a plan or a submission knows it.
pub(crate) fn snapshot(row: &Row<'_>) -> rusqlite::Result<Snapshot> {
    Ok(Snapshot {
        id: maybe_id(row, "connection_id")?,
        label: row.get("label")?,
        letters: row.get("letters")?,
        colour: row.get("colour")?,
        kind: word::<Kind>(row, "kind")?,
    })
}
