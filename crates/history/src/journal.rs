//! The journal of a submission's calls: written before the first byte leaves, then step by step. Each
//! step is one transaction, and none can undo an end that is already known.

use assign::{CallKey, State, WriteKind};
use rusqlite::{Connection, named_params};
use uuid::Uuid;

use crate::calls::MAY_HAVE_LANDED;
use crate::column::{whole, word};
use crate::records::give_to_call;
use crate::submissions::place;
use crate::{CallState, CallVerdict, History, HistoryError};

/// A call that is about to be made.
#[derive(Debug, Clone)]
pub struct NewCall {
    /// A new id.
    pub id: Uuid,
    /// What kind of write it is.
    pub kind: WriteKind,
    /// How many records it changes, as far as the plan tells.
    pub records: u64,
    /// What it is for, for people.
    pub purpose: String,
    /// The HTTP method.
    pub method: String,
    /// The service's address without any key.
    pub address: String,
    /// The path and query below the address.
    pub path: String,
    /// The body exactly as it will be sent.
    pub request_body: Option<String>,
}

/// How a call ended.
#[derive(Debug, Clone)]
pub struct CallEnd {
    /// `Answered`, `NotSent` or `Unknown`.
    pub state: CallState,
    /// What the answer is worth; only of an answered call, and there always.
    pub verdict: Option<CallVerdict>,
    /// The service's own words; may be empty.
    pub said: String,
    /// How many rows the service said it changed.
    pub affected_rows: Option<u64>,
    /// How long the exchange took, in milliseconds.
    pub took_ms: Option<i64>,
    /// The HTTP status, if one was read.
    pub status: Option<i64>,
    /// The body of the answer as received, keys blotted out.
    pub answer_body: Option<String>,
    /// A technical line where there was no answer.
    pub detail: Option<String>,
}

impl History {
    /// Journals calls as prepared, in this order and numbered after those that are there, each with
    /// the numbers of its records: all of it or nothing. A record can be in one call only.
    ///
    /// # Errors
    /// `OutOfOrder` if the submission does not go on, or a record is not to be changed, has a call or
    /// an outcome, or there are not as many lists as calls. `Missing` if there is no such submission.
    pub fn prepare_calls(
        &self,
        submission: Uuid,
        calls: &[NewCall],
        records: &[Vec<u64>],
        at: i64,
    ) -> Result<(), HistoryError> {
        if calls.len() != records.len() {
            let detail = ::text::history::step::unequal(calls.len(), records.len());
            return Err(HistoryError::OutOfOrder { detail });
        }
        self.write(|t| {
            let plan = place(t, submission)?.going(::text::history::step::prepare)?;
            let last: i64 = t.query_row(
                "SELECT coalesce(max(seq), 0) FROM calls WHERE submission_id = ?1",
                [submission.to_string()],
                |row| row.get(0),
            )?;
            for (seq, (call, records)) in (last + 1..).zip(calls.iter().zip(records)) {
                insert(t, submission, call, seq, at)?;
                give_to_call(t, plan, seq, records)?;
            }
            Ok(())
        })
    }

    /// Forgets the calls that are only prepared. Their records can be given to other calls, except
    /// those of a call of which an earlier attempt may have landed: these wait to be settled.
    ///
    /// # Errors
    /// `OutOfOrder` if the submission has ended, `Missing` if there is none.
    pub fn forget_prepared(&self, submission: Uuid) -> Result<(), HistoryError> {
        self.write(|t| {
            let plan = place(t, submission)?.going(::text::history::step::forget_prepared)?;
            forget(t, plan, submission)
        })
    }

    /// Journals that the call may leave from now on. Only when this has returned may its first byte
    /// leave. Written together with what other threads journal at the same time.
    ///
    /// # Errors
    /// `OutOfOrder` if the call is not prepared any more, or the submission is not `Sending` or
    /// `Paused` (when it had the right to leave just before); `Missing` if there is no such call.
    pub fn mark_sent(&self, submission: Uuid, call: CallKey, at: i64) -> Result<(), HistoryError> {
        let seq = whole(call.seq)?;
        self.write_together(move |t| {
            let id = submission.to_string();
            let mut mark = t.prepare_cached(
                "UPDATE calls SET state = 'sent', sent_at = ?4
                 WHERE submission_id = ?1 AND seq = ?2 AND attempt = ?3 AND state = 'prepared'
                     AND (SELECT state FROM submissions WHERE id = ?1) IN ('sending', 'paused')",
            )?;
            match mark.execute((&id, seq, call.attempt, at))? {
                0 => {
                    let late = ::text::history::step::mark_sent;
                    Err(out_of_order(t, late, submission, call)?)
                }
                _ => Ok(()),
            }
        })
    }

    /// Journals how the call ended. What has ended is never overwritten. With `again`, which is a
    /// new id, the same call is prepared once more as its next attempt, in the same step; that
    /// attempt's key is the answer, and otherwise the call's own. Written together with what other
    /// threads journal at the same time.
    ///
    /// # Errors
    /// `OutOfOrder` if it has ended already, was never sent but answered or unknown, the
    /// submission has ended, or `end` is none; `Missing` if there is no such call.
    pub fn end_call(
        &self,
        submission: Uuid,
        call: CallKey,
        end: &CallEnd,
        again: Option<Uuid>,
        at: i64,
    ) -> Result<CallKey, HistoryError> {
        let end = end.clone();
        self.write_together(move |t| {
            let is_end =
                end.state.is_final() && end.verdict.is_some() == (end.state == CallState::Answered);
            if !is_end || !write_end(t, submission, call, &end, at)? {
                let late = |state: &str, of: &str| {
                    ::text::history::step::end_call(end.state.as_str(), state, of)
                };
                return Err(out_of_order(t, late, submission, call)?);
            }
            match again {
                None => Ok(call),
                Some(id) => prepare_again(t, submission, call, id, at),
            }
        })
    }
}

/// What the forgotten calls' records keep, they keep because it decides their outcome.
pub(crate) fn forget(t: &Connection, plan: i64, submission: Uuid) -> Result<(), HistoryError> {
    let id = submission.to_string();
    t.execute(
        &format!(
            "UPDATE records SET call = NULL WHERE plan = ?1 AND outcome IS NULL AND call IN (
                 SELECT p.seq FROM calls p WHERE p.submission_id = ?2 AND p.state = 'prepared' AND NOT EXISTS (
                     SELECT 1 FROM calls c WHERE c.submission_id = ?2 AND c.seq = p.seq AND {MAY_HAVE_LANDED}))"
        ),
        (plan, &id),
    )?;
    let sql = "DELETE FROM calls WHERE submission_id = ?1 AND state = 'prepared'";
    t.execute(sql, [&id])?;
    Ok(())
}

fn insert(
    t: &Connection,
    submission: Uuid,
    call: &NewCall,
    seq: i64,
    at: i64,
) -> Result<(), HistoryError> {
    let mut insert = t.prepare_cached(
        "INSERT INTO calls (id, submission_id, seq, attempt, kind, records, purpose, method, address, path,
             request_body, state, prepared_at)
         VALUES (:id, :submission_id, :seq, 1, :kind, :records, :purpose, :method, :address, :path,
             :request_body, 'prepared', :prepared_at)",
    )?;
    insert.execute(named_params! {
        ":id": call.id.to_string(),
        ":submission_id": submission.to_string(),
        ":seq": seq,
        ":kind": call.kind.as_str(),
        ":records": whole(call.records)?,
        ":purpose": call.purpose,
        ":method": call.method,
        ":address": call.address,
        ":path": call.path,
        ":request_body": call.request_body,
        ":prepared_at": at,
    })?;
    Ok(())
}

/// Whether the call could end so.
fn write_end(
    t: &Connection,
    submission: Uuid,
    call: CallKey,
    end: &CallEnd,
    at: i64,
) -> Result<bool, HistoryError> {
    // A submission has a `finished_at` exactly while its state is final.
    let mut write = t.prepare_cached(
        "UPDATE calls SET state = :state, verdict = :verdict, said = :said, affected_rows = :affected_rows,
             answered_at = :at, took_ms = :took_ms, status = :status, answer_body = :answer_body, detail = :detail
         WHERE submission_id = :submission AND seq = :seq AND attempt = :attempt
             AND (state = 'sent' OR (state = 'prepared' AND :state = 'not_sent'))
             AND (SELECT finished_at FROM submissions WHERE id = :submission) IS NULL",
    )?;
    let written = write.execute(named_params! {
        ":submission": submission.to_string(),
        ":seq": whole(call.seq)?,
        ":attempt": call.attempt,
        ":state": end.state.as_str(),
        ":verdict": end.verdict.map(CallVerdict::as_str),
        ":said": end.said,
        ":affected_rows": end.affected_rows.map(whole).transpose()?,
        ":at": at,
        ":took_ms": end.took_ms,
        ":status": end.status,
        ":answer_body": end.answer_body,
        ":detail": end.detail,
    })?;
    Ok(written > 0)
}

fn prepare_again(
    t: &Connection,
    submission: Uuid,
    call: CallKey,
    id: Uuid,
    at: i64,
) -> Result<CallKey, HistoryError> {
    let next = CallKey {
        attempt: call.attempt + 1,
        ..call
    };
    let mut copy = t.prepare_cached(
        "INSERT INTO calls (id, submission_id, seq, attempt, kind, records, purpose, method, address, path,
             request_body, state, prepared_at)
         SELECT ?4, submission_id, seq, ?5, kind, records, purpose, method, address, path, request_body,
             'prepared', ?6
         FROM calls WHERE submission_id = ?1 AND seq = ?2 AND attempt = ?3",
    )?;
    copy.execute((
        submission.to_string(),
        whole(call.seq)?,
        call.attempt,
        id.to_string(),
        next.attempt,
        at,
    ))?;
    Ok(next)
}

/// Why a step could not follow: there is no such call, or it stands elsewhere; `late` says so with
/// the states of the call and its submission.
fn out_of_order(
    t: &Connection,
    late: impl FnOnce(&str, &str) -> String,
    submission: Uuid,
    call: CallKey,
) -> Result<HistoryError, HistoryError> {
    let (state, of): (CallState, State) = t.query_row(
        "SELECT calls.state AS call_state, submissions.state AS submission_state
         FROM calls JOIN submissions ON submissions.id = calls.submission_id
         WHERE calls.submission_id = ?1 AND calls.seq = ?2 AND calls.attempt = ?3",
        (submission.to_string(), whole(call.seq)?, call.attempt),
        |row| Ok((word(row, "call_state")?, word(row, "submission_state")?)),
    )?;
    let detail = late(state.as_str(), of.as_str());
    Ok(HistoryError::OutOfOrder { detail })
}
