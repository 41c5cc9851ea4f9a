//! The journal of a submission: written before the first byte leaves, then step by step. Each step is
//! one transaction, and none can undo an end that is already known.

use assign::{Service, State};
use rusqlite::{Transaction, named_params};
use uuid::Uuid;

use crate::column::word;
use crate::{CallState, History, HistoryError, Snapshot};

/// A confirmed submission that is about to be carried out.
#[derive(Debug, Clone)]
pub struct NewSubmission {
    /// A new id.
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
    /// The form as it was filled in, JSON.
    pub form: String,
    /// The names that are known for its ids, JSON object from id to name.
    pub names: String,
    /// What it means that it is prepared, for people.
    pub meaning: String,
    /// When it was confirmed.
    pub created_at: i64,
    /// Every id in its request, separated by spaces, to be found by.
    pub search_ids: String,
}

/// A call that is about to be made.
#[derive(Debug, Clone)]
pub struct NewCall {
    /// A new id.
    pub id: Uuid,
    /// What it is for, for people.
    pub purpose: String,
    /// The HTTP method.
    pub method: String,
    /// The address without any key.
    pub address: String,
    /// The body exactly as it will be sent.
    pub request_body: Option<String>,
}

/// How a call ended.
#[derive(Debug, Clone)]
pub struct CallEnd {
    /// `Answered`, `NotSent` or `Unknown`.
    pub state: CallState,
    /// How long the exchange took, in milliseconds.
    pub took_ms: Option<i64>,
    /// The HTTP status, if one was read.
    pub status: Option<i64>,
    /// The body of the answer as received, keys blotted out.
    pub answer_body: Option<String>,
    /// A technical line where there was no answer.
    pub detail: Option<String>,
}

/// How the submission ended with it.
#[derive(Debug, Clone)]
pub struct SubmissionEnd {
    /// One of the final states.
    pub state: State,
    /// The service's own words about the result.
    pub service_said: Option<String>,
    /// How many rows the service said it changed.
    pub affected_rows: Option<i64>,
    /// What the state means, for people.
    pub meaning: String,
}

/// What it means that a submission was cut off by the end of the application, for people.
#[derive(Debug, Clone, Copy)]
pub struct LeftoverMeanings<'a> {
    /// For one that had not been sent, and never will be.
    pub not_sent: &'a str,
    /// For one that may have landed.
    pub unknown: &'a str,
}

impl History {
    /// Journals a submission and its calls as prepared, in this order: all of it or nothing.
    /// Only when this has returned may the first byte leave.
    ///
    /// # Errors
    /// If it can't be written: then nothing was, and nothing may be sent.
    pub fn begin(&self, submission: &NewSubmission, calls: &[NewCall]) -> Result<(), HistoryError> {
        self.write(|t| {
            insert_submission(t, submission)?;
            (1..)
                .zip(calls)
                .try_for_each(|(seq, call)| insert_call(t, submission, call, seq))
        })
    }

    /// Journals that the call may leave from now on. The submission is `sending`.
    ///
    /// # Errors
    /// `OutOfOrder` if the call is not prepared any more, `Missing` if there is no such call.
    pub fn mark_sent(
        &self,
        submission_id: Uuid,
        call_id: Uuid,
        at: i64,
    ) -> Result<(), HistoryError> {
        self.write(|t| {
            step(
                t,
                "mark sent",
                submission_id,
                call_id,
                |call, submission| call == CallState::Prepared && !submission.is_final(),
            )?;
            t.execute(
                "UPDATE calls SET state = 'sent', sent_at = ?2 WHERE id = ?1",
                (call_id.to_string(), at),
            )?;
            t.execute(
                "UPDATE submissions SET state = 'sending' WHERE id = ?1",
                [submission_id.to_string()],
            )?;
            Ok(())
        })
    }

    /// Journals how the call ended, and the submission with it. What has ended is never overwritten.
    ///
    /// # Errors
    /// `OutOfOrder` if either has already ended or an end given here is none, `Missing` if there is no such call.
    pub fn finish(
        &self,
        submission_id: Uuid,
        call_id: Uuid,
        call: &CallEnd,
        submission: &SubmissionEnd,
        at: i64,
    ) -> Result<(), HistoryError> {
        self.write(|t| {
            let ends = call.state.is_final() && submission.state.is_final();
            step(t, "finish", submission_id, call_id, |had_call, had| ends && !had_call.is_final() && !had.is_final())?;
            t.execute(
                "UPDATE calls SET state = :state, answered_at = :at, took_ms = :took_ms, status = :status,
                     answer_body = :answer_body, detail = :detail WHERE id = :id",
                named_params! {
                    ":id": call_id.to_string(),
                    ":state": call.state.as_str(),
                    ":at": at,
                    ":took_ms": call.took_ms,
                    ":status": call.status,
                    ":answer_body": call.answer_body,
                    ":detail": call.detail,
                },
            )?;
            t.execute(
                "UPDATE submissions SET state = :state, service_said = :service_said, affected_rows = :affected_rows,
                     meaning = :meaning, finished_at = :at WHERE id = :id",
                named_params! {
                    ":id": submission_id.to_string(),
                    ":state": submission.state.as_str(),
                    ":service_said": submission.service_said,
                    ":affected_rows": submission.affected_rows,
                    ":meaning": submission.meaning,
                    ":at": at,
                },
            )?;
            Ok(())
        })
    }

    /// Settles what an earlier run of the application left open: what was only prepared was not sent,
    /// what was being sent is unknown. To be called once at start, before anything is sent.
    /// Gives the ids of these submissions, oldest first.
    ///
    /// # Errors
    /// If it can't be written: then everything stays as it was.
    pub fn sweep_leftovers(
        &self,
        at: i64,
        meanings: &LeftoverMeanings<'_>,
    ) -> Result<Vec<Uuid>, HistoryError> {
        self.write(|t| {
            let mut open = t.prepare(
                "SELECT id FROM submissions WHERE state IN ('prepared', 'sending') ORDER BY created_at, id",
            )?;
            let left = open.query_map([], |row| word(row, "id"))?.collect::<Result<Vec<Uuid>, _>>()?;
            t.execute(
                "UPDATE calls SET answered_at = ?1, state = CASE state WHEN 'sent' THEN 'unknown' ELSE 'not_sent' END
                 WHERE state IN ('prepared', 'sent')",
                [at],
            )?;
            t.execute(
                "UPDATE submissions SET finished_at = ?1,
                     meaning = CASE state WHEN 'sending' THEN ?3 ELSE ?2 END,
                     state = CASE state WHEN 'sending' THEN 'unknown' ELSE 'not_sent' END
                 WHERE state IN ('prepared', 'sending')",
                (at, meanings.not_sent, meanings.unknown),
            )?;
            Ok(left)
        })
    }
}

/// Looks where a call and its submission stand and whether the step can follow.
fn step(
    t: &Transaction<'_>,
    name: &str,
    submission_id: Uuid,
    call_id: Uuid,
    allowed: impl FnOnce(CallState, State) -> bool,
) -> Result<(), HistoryError> {
    let (call, submission): (CallState, State) = t.query_row(
        "SELECT calls.state AS call_state, submissions.state AS submission_state
         FROM calls JOIN submissions ON submissions.id = calls.submission_id
         WHERE calls.id = ?1 AND submissions.id = ?2",
        [call_id.to_string(), submission_id.to_string()],
        |row| Ok((word(row, "call_state")?, word(row, "submission_state")?)),
    )?;
    if allowed(call, submission) {
        return Ok(());
    }
    let detail = format!(
        "{name} while the call is {} and the submission {}",
        call.as_str(),
        submission.as_str()
    );
    Err(HistoryError::OutOfOrder { detail })
}

fn insert_submission(t: &Transaction<'_>, new: &NewSubmission) -> Result<(), HistoryError> {
    t.execute(
        "INSERT INTO submissions (id, service, connection_id, label, letters, colour, kind, title, filter_words,
             sentence, form, names, state, meaning, created_at, search_ids)
         VALUES (:id, :service, :connection_id, :label, :letters, :colour, :kind, :title, :filter_words,
             :sentence, :form, :names, 'prepared', :meaning, :created_at, :search_ids)",
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
        },
    )?;
    Ok(())
}

fn insert_call(
    t: &Transaction<'_>,
    of: &NewSubmission,
    call: &NewCall,
    seq: i64,
) -> Result<(), HistoryError> {
    t.execute(
        "INSERT INTO calls (id, submission_id, seq, purpose, method, address, request_body, state, prepared_at)
         VALUES (:id, :submission_id, :seq, :purpose, :method, :address, :request_body, 'prepared', :prepared_at)",
        named_params! {
            ":id": call.id.to_string(),
            ":submission_id": of.id.to_string(),
            ":seq": seq,
            ":purpose": call.purpose,
            ":method": call.method,
            ":address": call.address,
            ":request_body": call.request_body,
            ":prepared_at": of.created_at,
        },
    )?;
    Ok(())
}
