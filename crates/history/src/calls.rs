//! The table `calls`: each HTTP exchange of a submission. A call that is tried again has several.

use std::str::FromStr;

use assign::{CallFate, CallKey, WriteKind};
use rusqlite::{Connection, Row};
use uuid::Uuid;

use crate::column::{UnknownWord, at_most, count, maybe_word, word};
use crate::{History, HistoryError};

/// Where a call stands. The last three are final.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CallState {
    /// Journalled; nothing has left.
    Prepared,
    /// It may have left at any moment since.
    Sent,
    /// The service answered, whatever it said.
    Answered,
    /// It certainly never reached the service.
    NotSent,
    /// It was sent and no whole answer came back: it may have landed.
    Unknown,
}

impl CallState {
    /// Every state, in the order in which a call meets them.
    pub const ALL: [Self; 5] = [
        Self::Prepared,
        Self::Sent,
        Self::Answered,
        Self::NotSent,
        Self::Unknown,
    ];

    /// The word that stands for the state in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Prepared => "prepared",
            Self::Sent => "sent",
            Self::Answered => "answered",
            Self::NotSent => "not_sent",
            Self::Unknown => "unknown",
        }
    }

    /// Whether nothing more happens to the call.
    #[must_use]
    pub const fn is_final(self) -> bool {
        match self {
            Self::Prepared | Self::Sent => false,
            Self::Answered | Self::NotSent | Self::Unknown => true,
        }
    }
}

impl FromStr for CallState {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        let found = Self::ALL.into_iter().find(|state| state.as_str() == word);
        found.ok_or_else(|| UnknownWord(word.to_owned()))
    }
}

/// What an answer is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CallVerdict {
    /// The service promised or said that it did it.
    Done,
    /// The service said no; nothing was changed.
    Refused,
    /// It may or may not have worked.
    Unclear,
}

impl CallVerdict {
    /// The word that stands for it in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Refused => "refused",
            Self::Unclear => "unclear",
        }
    }
}

impl FromStr for CallVerdict {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        let all = [Self::Done, Self::Refused, Self::Unclear];
        let found = all.into_iter().find(|verdict| verdict.as_str() == word);
        found.ok_or_else(|| UnknownWord(word.to_owned()))
    }
}

/// One attempt of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallRow {
    /// Its id.
    pub id: Uuid,
    /// The submission that it belongs to.
    pub submission_id: Uuid,
    /// The call's number in the submission and the attempt's number, each from 1.
    pub key: CallKey,
    /// What kind of write it is.
    pub kind: WriteKind,
    /// How many records it changes; nothing where no plan told.
    pub records: Option<u64>,
    /// What it is for, for people.
    pub purpose: String,
    /// The HTTP method.
    pub method: String,
    /// The service's address without any key.
    pub address: String,
    /// The path and query below the address; empty in calls from before there were plans, where the
    /// address has them.
    pub path: String,
    /// The body exactly as sent.
    pub request_body: Option<String>,
    /// Where it stands.
    pub state: CallState,
    /// What the answer is worth, if there is one.
    pub verdict: Option<CallVerdict>,
    /// The service's own words; may be empty.
    pub said: String,
    /// How many rows the service said it changed.
    pub affected_rows: Option<u64>,
    /// When it was journalled.
    pub prepared_at: i64,
    /// When it was about to leave.
    pub sent_at: Option<i64>,
    /// When its end was known.
    pub answered_at: Option<i64>,
    /// How long the exchange took, in milliseconds.
    pub took_ms: Option<i64>,
    /// The HTTP status.
    pub status: Option<i64>,
    /// The body of the answer as received, keys blotted out.
    pub answer_body: Option<String>,
    /// A technical line where there was no answer.
    pub detail: Option<String>,
}

/// The attempts of a submission's calls counted by their state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CallTotals {
    /// Journalled, not sent.
    pub prepared: u64,
    /// On their way.
    pub sent: u64,
    /// Answered, whatever the service said.
    pub answered: u64,
    /// Never reached the service.
    pub not_sent: u64,
    /// Sent, without a whole answer.
    pub unknown: u64,
}

/// True of an attempt `c` that can have changed something at the service.
pub(crate) const MAY_HAVE_LANDED: &str =
    "(c.state IN ('sent', 'unknown') OR (c.state = 'answered' AND c.verdict IS NOT 'refused'))";

/// What is known of a call from all its attempts.
#[derive(Clone)]
pub(crate) struct Fate {
    pub(crate) fate: CallFate,
    pub(crate) ended_at: i64,
    pub(crate) said: String,
}

impl Fate {
    /// The call, all of whose attempts have ended, has one or more.
    pub(crate) fn of(c: &Connection, submission: Uuid, seq: i64) -> Result<Self, HistoryError> {
        let mut attempts = c.prepare_cached(
            "SELECT state, verdict, said, answered_at FROM calls WHERE submission_id = ?1 AND seq = ?2
             ORDER BY attempt",
        )?;
        let attempts = attempts.query_map((submission.to_string(), seq), |row| {
            let ended_at: Option<i64> = row.get("answered_at")?;
            let said: String = row.get("said")?;
            let fate = fate(word(row, "state")?, maybe_word(row, "verdict")?);
            Ok((fate, ended_at.unwrap_or_default(), said))
        })?;
        let mut whole: Option<Self> = None;
        for attempt in attempts {
            let (fate, ended_at, said) = attempt?;
            let earlier = whole.map_or(fate, |whole| whole.fate);
            let fate = worse(earlier, fate);
            let said = match fate {
                CallFate::Refused | CallFate::NotSent => said,
                CallFate::Done | CallFate::Unknown => String::new(),
            };
            whole = Some(Self {
                fate,
                ended_at,
                said,
            });
        }
        whole.ok_or(HistoryError::Missing)
    }
}

const fn fate(state: CallState, verdict: Option<CallVerdict>) -> CallFate {
    match (state, verdict) {
        (CallState::NotSent | CallState::Prepared, _) => CallFate::NotSent,
        (CallState::Answered, Some(CallVerdict::Done)) => CallFate::Done,
        (CallState::Answered, Some(CallVerdict::Refused)) => CallFate::Refused,
        (CallState::Answered, Some(CallVerdict::Unclear) | None)
        | (CallState::Unknown | CallState::Sent, _) => CallFate::Unknown,
    }
}

/// A later attempt that came to nothing does not undo what an earlier one may have done.
const fn worse(earlier: CallFate, later: CallFate) -> CallFate {
    match (earlier, later) {
        (CallFate::Done, _) | (_, CallFate::Done) => CallFate::Done,
        (CallFate::Unknown, _) | (_, CallFate::Unknown) => CallFate::Unknown,
        (CallFate::Refused | CallFate::NotSent, later) => later,
    }
}

impl History {
    /// The calls of a submission, every attempt, in order.
    ///
    /// # Errors
    /// If the file can't be read. An unknown submission has no calls.
    pub fn calls(&self, submission_id: Uuid) -> Result<Vec<CallRow>, HistoryError> {
        Ok(self.calls_page(submission_id, 0, u32::MAX)?.0)
    }

    /// Some of them: `offset` are passed over, then come at most `limit`; with how many there are.
    ///
    /// # Errors
    /// As for `calls`.
    pub fn calls_page(
        &self,
        submission: Uuid,
        offset: u64,
        limit: u32,
    ) -> Result<(Vec<CallRow>, u64), HistoryError> {
        let id = submission.to_string();
        self.read(|c| {
            let moment = c.unchecked_transaction()?;
            let mut rows = moment.prepare_cached(
                "SELECT * FROM calls WHERE submission_id = ?1 ORDER BY seq, attempt LIMIT ?2 OFFSET ?3",
            )?;
            let rows = rows.query_map((&id, limit, at_most(offset)), from_row)?;
            let rows = rows.collect::<Result<_, _>>()?;
            let sql = "SELECT count(*) AS many FROM calls WHERE submission_id = ?1";
            let total = moment.query_row(sql, [&id], |row| count(row, "many"))?;
            Ok((rows, total))
        })
    }

    /// The attempts of a submission's calls, counted by state.
    ///
    /// # Errors
    /// If the file can't be read. An unknown submission has no calls.
    pub fn call_totals(&self, submission: Uuid) -> Result<CallTotals, HistoryError> {
        self.read(|c| {
            let mut totals = CallTotals::default();
            let mut groups = c.prepare_cached(
                "SELECT state, count(*) AS many FROM calls WHERE submission_id = ?1 GROUP BY state",
            )?;
            let each = |row: &Row<'_>| Ok((word(row, "state")?, count(row, "many")?));
            for group in groups.query_map([submission.to_string()], each)? {
                let (state, many) = group?;
                let place = match state {
                    CallState::Prepared => &mut totals.prepared,
                    CallState::Sent => &mut totals.sent,
                    CallState::Answered => &mut totals.answered,
                    CallState::NotSent => &mut totals.not_sent,
                    CallState::Unknown => &mut totals.unknown,
                };
                *place = many;
            }
            Ok(totals)
        })
    }

    /// What a service said to a submission's calls: the latest words, and the sum of the rows that
    /// it said it changed, if it named any.
    ///
    /// # Errors
    /// If the file can't be read. An unknown submission has no calls.
    pub fn what_was_said(
        &self,
        submission: Uuid,
    ) -> Result<(Option<String>, Option<i64>), HistoryError> {
        self.read(|c| {
            let mut said = c.prepare_cached(
                "SELECT (SELECT said FROM calls WHERE submission_id = ?1 AND said <> ''
                         ORDER BY answered_at DESC, seq DESC, attempt DESC LIMIT 1),
                     (SELECT sum(affected_rows) FROM calls WHERE submission_id = ?1)",
            )?;
            Ok(said.query_row([submission.to_string()], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?)
        })
    }

    /// The next prepared calls of a submission by number, from after the call `after`.
    ///
    /// # Errors
    /// If the file can't be read. An unknown submission has no calls.
    pub fn prepared_calls(
        &self,
        submission: Uuid,
        after: u64,
        most: u32,
    ) -> Result<Vec<CallRow>, HistoryError> {
        self.read(|c| {
            let mut rows = c.prepare_cached(
                "SELECT * FROM calls WHERE submission_id = ?1 AND state = 'prepared' AND seq > ?2
                 ORDER BY seq LIMIT ?3",
            )?;
            let rows = rows.query_map((submission.to_string(), at_most(after), most), from_row)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<CallRow> {
    let some = |number: i64| number.unsigned_abs();
    Ok(CallRow {
        id: word(row, "id")?,
        submission_id: word(row, "submission_id")?,
        key: CallKey {
            seq: count(row, "seq")?,
            attempt: row.get("attempt")?,
        },
        kind: word(row, "kind")?,
        records: row.get::<_, Option<i64>>("records")?.map(some),
        purpose: row.get("purpose")?,
        method: row.get("method")?,
        address: row.get("address")?,
        path: row.get("path")?,
        request_body: row.get("request_body")?,
        state: word(row, "state")?,
        verdict: maybe_word(row, "verdict")?,
        said: row.get("said")?,
        affected_rows: row.get::<_, Option<i64>>("affected_rows")?.map(some),
        prepared_at: row.get("prepared_at")?,
        sent_at: row.get("sent_at")?,
        answered_at: row.get("answered_at")?,
        took_ms: row.get("took_ms")?,
        status: row.get("status")?,
        answer_body: row.get("answer_body")?,
        detail: row.get("detail")?,
    })
}
