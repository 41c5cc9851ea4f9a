//! The table `submissions`: what was confirmed, and what became of it.

use assign::{Outcomes, Service, State};
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use uuid::Uuid;

use crate::column::{Kind, count, maybe_id, whole, word};
use crate::connections::one;
use crate::plans::{PlanState, plan_state, snapshot, unapplied, unchanged_since};
use crate::records::outcomes;
use crate::{History, HistoryError};

/// A confirmed plan that is about to be carried out.
#[derive(Debug, Clone)]
pub struct NewSubmission {
    /// A new id.
    pub id: Uuid,
    /// The plan that it applies. A plan is applied once.
    pub plan_id: Uuid,
    /// The plan's revision when what was confirmed was compared with it.
    pub revision: i64,
    /// The word of what it is for, as its plan's.
    pub purpose: String,
    /// The submission that it undoes or retries, or whose try it follows.
    pub of_submission: Option<Uuid>,
    /// The process that runs it.
    pub runner: String,
    /// At which service.
    pub service: Service,
    /// With which connection.
    pub connection: Snapshot,
    /// What it does, in a few words.
    pub title: String,
    /// Its filter, in words.
    pub filter_words: String,
    /// What was confirmed, as one sentence.
    pub sentence: String,
    /// The form as it was filled in, JSON.
    pub form: String,
    /// The names that are known for its ids, JSON object from id to name.
    pub names: String,
    /// What it means that it is being checked, for people.
    pub meaning: String,
    /// When it was confirmed.
    pub created_at: i64,
    /// Every id in its request, separated by spaces, to be found by.
    pub search_ids: String,
}

/// How a submission ended.
#[derive(Debug, Clone)]
pub struct SubmissionEnd {
    /// One of the final states.
    pub state: State,
    /// What the state means, for people.
    pub meaning: String,
    /// The service's own words about the result.
    pub service_said: Option<String>,
    /// How many rows the service said it changed.
    pub affected_rows: Option<i64>,
}

/// The latest submission that was made to undo another one, whatever came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UndoneBy {
    /// Its id.
    pub id: Uuid,
    /// Where it stands.
    pub state: State,
    /// Its outcomes, once it has ended.
    pub outcomes: Option<Outcomes>,
    /// When it ended.
    pub finished_at: Option<i64>,
}

impl UndoneBy {
    /// Whether it put back everything, or only some; none while it has put back nothing.
    #[must_use]
    pub fn fully(&self) -> Option<bool> {
        let outcomes = self.outcomes.filter(|outcomes| outcomes.assigned > 0)?;
        Some(outcomes.failed + outcomes.unknown + outcomes.skipped == 0)
    }
}

/// The connection as it was when the submission was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// Nothing once the connection was removed.
    pub id: Option<Uuid>,
    /// Its label then.
    pub label: String,
    /// Its letters then.
    pub letters: String,
    /// Its colour then.
    pub colour: String,
    /// Its kind then.
    pub kind: Kind,
}

/// A submission as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubmissionLine {
    /// Its id.
    pub id: Uuid,
    /// At which service.
    pub service: Service,
    /// With which connection.
    pub connection: Snapshot,
    /// What it does, in a few words.
    pub title: String,
    /// Its filter, in words.
    pub filter_words: String,
    /// What was confirmed, as one sentence.
    pub sentence: String,
    /// Where it stands.
    pub state: State,
    /// The service's own words about the result.
    pub service_said: Option<String>,
    /// How many rows the service said it changed.
    pub affected_rows: Option<i64>,
    /// What the state means, for people.
    pub meaning: String,
    /// When it was confirmed and journalled.
    pub created_at: i64,
    /// When its state became final.
    pub finished_at: Option<i64>,
    /// The plan that it applies; nothing for what was sent before there were plans.
    pub plan_id: Option<Uuid>,
    /// The word of what it is for.
    pub purpose: String,
    /// The submission that it undoes or retries, or whose try it follows.
    pub of_submission: Option<Uuid>,
    /// Its records' outcomes, once it has ended; nothing without a plan.
    pub outcomes: Option<Outcomes>,
}

/// All of a submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubmissionRow {
    /// What a list shows of it.
    pub line: SubmissionLine,
    /// The form as it was filled in, JSON.
    pub form: String,
    /// The names that were known for its ids, JSON object from id to name.
    pub names: String,
    /// Every id in its request, separated by spaces, to be found by.
    pub search_ids: String,
    /// The process that runs it; nothing when none does.
    pub runner: Option<String>,
    /// When the reading back stops waiting.
    pub deadline_at: Option<i64>,
    /// How many matches the check found that are not in the plan.
    pub newcomers: u64,
}

/// The columns that [`line`] reads.
pub(crate) const LINE: &str = "id, service, connection_id, label, letters, colour, kind, title, filter_words, sentence, \
     state, service_said, affected_rows, meaning, created_at, finished_at, plan_id, purpose, of_submission, \
     assigned, unchanged, failed, unknown, skipped";

impl History {
    /// One submission.
    ///
    /// # Errors
    /// `Missing` if there is none with this id.
    pub fn submission(&self, id: Uuid) -> Result<SubmissionRow, HistoryError> {
        self.read(|c| {
            let sql = "SELECT * FROM submissions WHERE id = ?1";
            let mut submission = c.prepare_cached(sql)?;
            Ok(submission.query_row([id.to_string()], |row| {
                Ok(SubmissionRow {
                    line: line(row)?,
                    form: row.get("form")?,
                    names: row.get("names")?,
                    search_ids: row.get("search_ids")?,
                    runner: row.get("runner")?,
                    deadline_at: row.get("deadline_at")?,
                    newcomers: count(row, "newcomers")?,
                })
            })?)
        })
    }

    /// Journals a submission as `Checking`. It has no calls yet. From now on its plan can't be
    /// changed any more.
    ///
    /// # Errors
    /// `OutOfOrder` if the plan is not ready or has been applied, `Changed` if it is at another
    /// revision, `Missing` if there is no such plan.
    pub fn begin(&self, submission: &NewSubmission) -> Result<(), HistoryError> {
        self.write(|t| {
            unapplied(t, submission.plan_id)?;
            let state = plan_state(t, submission.plan_id)?;
            if state != PlanState::Ready {
                let detail = ::text::history::step::apply(state.as_str());
                return Err(HistoryError::OutOfOrder { detail });
            }
            unchanged_since(t, submission.plan_id, submission.revision)?;
            insert(t, submission)
        })
    }

    /// The submission enters a state that is not final; `message` says for people what it means.
    /// Nobody runs one that is `Interrupted` or `Asking`.
    ///
    /// # Errors
    /// `OutOfOrder` if it has ended or the state is final, `Missing` if there is no such submission.
    pub fn enter(&self, id: Uuid, state: State, message: &str) -> Result<(), HistoryError> {
        self.write(|t| {
            not_ended(t, id, ::text::history::step::enter)?;
            if state.is_final() {
                let detail = ::text::history::step::enter_an_end(state.as_str());
                return Err(HistoryError::OutOfOrder { detail });
            }
            let sql = "UPDATE submissions SET state = ?2, meaning = ?3,
                           runner = CASE WHEN ?2 IN ('interrupted', 'asking') THEN NULL ELSE runner END
                       WHERE id = ?1";
            one(t.execute(sql, (id.to_string(), state.as_str(), message))?)
        })
    }

    /// From now on the records of the plan are named one by one, whatever the plan said: the
    /// service's own filter is not sent for it any more.
    ///
    /// # Errors
    /// `OutOfOrder` if the submission has ended, `Missing` if it is not there or has no plan.
    pub fn name_records(&self, id: Uuid) -> Result<(), HistoryError> {
        self.write(|t| {
            let plan = place(t, id)?.going(::text::history::step::name_records)?;
            one(t.execute("UPDATE plans SET mode = 'exact' WHERE row = ?1", [plan])?)
        })
    }

    /// Keeps how many matches the check found that are not in the plan.
    ///
    /// # Errors
    /// `OutOfOrder` if it has ended, `Missing` if there is no such submission.
    pub fn note_newcomers(&self, id: Uuid, many: u64) -> Result<(), HistoryError> {
        self.write(|t| {
            not_ended(t, id, ::text::history::step::note_newcomers)?;
            let sql = "UPDATE submissions SET newcomers = ?2 WHERE id = ?1";
            one(t.execute(sql, (id.to_string(), whole(many)?))?)
        })
    }

    /// Keeps when the reading back stops waiting; nothing if it does not wait.
    ///
    /// # Errors
    /// As for `note_newcomers`.
    pub fn set_deadline(&self, id: Uuid, at: Option<i64>) -> Result<(), HistoryError> {
        self.write(|t| {
            not_ended(t, id, ::text::history::step::set_deadline)?;
            let sql = "UPDATE submissions SET deadline_at = ?2 WHERE id = ?1";
            one(t.execute(sql, (id.to_string(), at))?)
        })
    }

    /// Ends a submission and counts its outcomes, which add up to its plan. Calls that are still
    /// prepared end as not sent; nobody runs it any more.
    ///
    /// # Errors
    /// `OutOfOrder` if it has ended, the state is not final, a call is on its way or a record has no
    /// outcome; `Missing` if there is no such submission.
    pub fn end_submission(
        &self,
        id: Uuid,
        end: &SubmissionEnd,
        at: i64,
    ) -> Result<(), HistoryError> {
        self.write(|t| {
            let plan = place(t, id)?.going(::text::history::step::end)?;
            check_end(t, id, plan, end.state)?;
            t.execute(
                "UPDATE calls SET state = 'not_sent', answered_at = ?2, detail = ?3
                 WHERE submission_id = ?1 AND state = 'prepared'",
                (id.to_string(), at, ::text::history::RUN_ENDED),
            )?;
            write_end(t, id, plan, end, at)
        })
    }

    /// The latest submission that was made to undo this one and has not ended as `NotRun`; none if it
    /// was undone itself, so that all is as before it.
    ///
    /// # Errors
    /// If the file can't be read.
    pub fn undone_by(&self, id: Uuid) -> Result<Option<UndoneBy>, HistoryError> {
        self.read(|c| undone_by(c, id))
    }

    /// How many submissions there are.
    ///
    /// # Errors
    /// If the file can't be read.
    pub fn submission_count(&self) -> Result<u64, HistoryError> {
        self.read(|c| {
            let count: i64 =
                c.query_row("SELECT count(*) FROM submissions", [], |row| row.get(0))?;
            Ok(count.cast_unsigned())
        })
    }

    /// Removes a submission with its calls, and its plan with the records.
    ///
    /// # Errors
    /// `Missing` if it is already gone; `OutOfOrder` if it has not come to its end.
    pub fn remove_submission(&self, id: Uuid) -> Result<(), HistoryError> {
        self.write(|t| {
            let sql = "SELECT state, plan_id FROM submissions WHERE id = ?1";
            let each = |row: &Row<'_>| Ok((word(row, "state")?, row.get("plan_id")?));
            let (state, plan): (State, Option<String>) =
                t.query_row(sql, [id.to_string()], each)?;
            if !state.is_final() {
                let detail = ::text::history::step::remove(state.as_str());
                return Err(HistoryError::OutOfOrder { detail });
            }
            one(t.execute("DELETE FROM submissions WHERE id = ?1", [id.to_string()])?)?;
            t.execute("DELETE FROM plans WHERE id = ?1", [plan])?;
            Ok(())
        })
    }
}

fn undone_by(c: &Connection, id: Uuid) -> Result<Option<UndoneBy>, HistoryError> {
    let latest = c
        .prepare_cached(
            "SELECT * FROM submissions WHERE of_submission = ?1 AND purpose = 'undo' AND state <> 'not_run'
             ORDER BY created_at DESC, id DESC LIMIT 1",
        )?
        .query_row([id.to_string()], |row| {
            Ok(UndoneBy {
                id: word(row, "id")?,
                state: word(row, "state")?,
                outcomes: outcome_columns(row)?,
                finished_at: row.get("finished_at")?,
            })
        })
        .optional()?;
    let Some(latest) = latest else {
        return Ok(None);
    };
    let undone_itself = undone_by(c, latest.id)?.is_some_and(|by| by.fully() == Some(true));
    Ok(Some(latest).filter(|_| !undone_itself))
}

/// Where a submission with a plan stands.
pub(crate) struct Place {
    /// The number under which its plan's records are kept.
    pub(crate) plan: i64,
    pub(crate) state: State,
}

impl Place {
    /// The plan's number, if the submission has not ended; `late` says so of the step with its state.
    pub(crate) fn going(self, late: fn(&str) -> String) -> Result<i64, HistoryError> {
        if self.state.is_final() {
            let detail = late(self.state.as_str());
            return Err(HistoryError::OutOfOrder { detail });
        }
        Ok(self.plan)
    }
}

/// `Missing` if there is no such submission or it has no plan.
pub(crate) fn place(c: &Connection, submission: Uuid) -> Result<Place, HistoryError> {
    let mut place = c.prepare_cached(
        "SELECT plans.row AS plan, submissions.state FROM submissions
         JOIN plans ON plans.id = submissions.plan_id WHERE submissions.id = ?1",
    )?;
    Ok(place.query_row([submission.to_string()], |row| {
        Ok(Place {
            plan: row.get("plan")?,
            state: word(row, "state")?,
        })
    })?)
}

fn not_ended(t: &Connection, id: Uuid, late: fn(&str) -> String) -> Result<(), HistoryError> {
    place(t, id)?.going(late).map(drop)
}

fn check_end(t: &Connection, id: Uuid, plan: i64, state: State) -> Result<(), HistoryError> {
    let count = |sql: &str, of: &dyn rusqlite::ToSql| -> Result<i64, HistoryError> {
        Ok(t.query_row(sql, [of], |row| row.get(0))?)
    };
    let sent = "SELECT count(*) FROM calls WHERE submission_id = ?1 AND state = 'sent'";
    let sent = count(sent, &id.to_string())?;
    let unsettled = "SELECT count(*) FROM records WHERE plan = ?1 AND outcome IS NULL";
    let unsettled = count(unsettled, &plan)?;
    if state.is_final() && sent == 0 && unsettled == 0 {
        return Ok(());
    }
    let detail = ::text::history::step::end_too_early(state.as_str(), sent, unsettled);
    Err(HistoryError::OutOfOrder { detail })
}

fn write_end(
    t: &Connection,
    id: Uuid,
    plan: i64,
    end: &SubmissionEnd,
    at: i64,
) -> Result<(), HistoryError> {
    let outcomes = outcomes(t, plan)?;
    one(t.execute(
        "UPDATE submissions SET state = :state, meaning = :meaning, service_said = :service_said,
             affected_rows = :affected_rows, finished_at = :at, runner = NULL, deadline_at = NULL,
             assigned = :assigned, unchanged = :unchanged, failed = :failed, unknown = :unknown, skipped = :skipped
         WHERE id = :id",
        named_params! {
            ":id": id.to_string(),
            ":state": end.state.as_str(),
            ":meaning": end.meaning,
            ":service_said": end.service_said,
            ":affected_rows": end.affected_rows,
            ":at": at,
            ":assigned": whole(outcomes.assigned)?,
            ":unchanged": whole(outcomes.unchanged)?,
            ":failed": whole(outcomes.failed)?,
            ":unknown": whole(outcomes.unknown)?,
            ":skipped": whole(outcomes.skipped)?,
        },
    )?)
}

fn insert(t: &Connection, new: &NewSubmission) -> Result<(), HistoryError> {
    t.execute(
        "INSERT INTO submissions (id, service, connection_id, label, letters, colour, kind, title, filter_words,
             sentence, form, names, state, meaning, created_at, search_ids, plan_id, purpose, of_submission, runner)
         VALUES (:id, :service, :connection_id, :label, :letters, :colour, :kind, :title, :filter_words,
             :sentence, :form, :names, 'checking', :meaning, :created_at, :search_ids, :plan_id, :purpose,
             :of_submission, :runner)",
        named_params! {
            ":id": new.id.to_string(),
            ":service": new.service.as_str(),
            ":connection_id": new.connection.id.map(|id| id.to_string()),
            ":label": new.connection.label,
            ":letters": new.connection.letters,
            ":colour": new.connection.colour,
            ":kind": new.connection.kind.as_str(),
            ":title": new.title,
            ":filter_words": new.filter_words,
            ":sentence": new.sentence,
            ":form": new.form,
            ":names": new.names,
            ":meaning": new.meaning,
            ":created_at": new.created_at,
            ":search_ids": new.search_ids,
            ":plan_id": new.plan_id.to_string(),
            ":purpose": new.purpose,
            ":of_submission": new.of_submission.map(|id| id.to_string()),
            ":runner": new.runner,
        },
    )?;
    Ok(())
}

fn outcome_columns(row: &Row<'_>) -> rusqlite::Result<Option<Outcomes>> {
    // All five are written at once.
    if row.get::<_, Option<i64>>("assigned")?.is_none() {
        return Ok(None);
    }
    Ok(Some(Outcomes {
        assigned: count(row, "assigned")?,
        unchanged: count(row, "unchanged")?,
        failed: count(row, "failed")?,
        unknown: count(row, "unknown")?,
        skipped: count(row, "skipped")?,
    }))
}

pub(crate) fn line(row: &Row<'_>) -> rusqlite::Result<SubmissionLine> {
    Ok(SubmissionLine {
        id: word(row, "id")?,
        service: word(row, "service")?,
        connection: snapshot(row)?,
        title: row.get("title")?,
        filter_words: row.get("filter_words")?,
        sentence: row.get("sentence")?,
        state: word(row, "state")?,
        service_said: row.get("service_said")?,
        affected_rows: row.get("affected_rows")?,
        meaning: row.get("meaning")?,
        created_at: row.get("created_at")?,
        finished_at: row.get("finished_at")?,
        plan_id: maybe_id(row, "plan_id")?,
        purpose: row.get("purpose")?,
        of_submission: maybe_id(row, "of_submission")?,
        outcomes: outcome_columns(row)?,
    })
}
