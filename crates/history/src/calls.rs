//! The table `calls`: each HTTP exchange of a submission.

use std::str::FromStr;

use rusqlite::Row;
use uuid::Uuid;

use crate::column::{UnknownWord, word};
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

/// One call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallRow {
    /// Its id.
    pub id: Uuid,
    /// The submission that it belongs to.
    pub submission_id: Uuid,
    /// Its number in the submission, from 1.
    pub seq: i64,
    /// What it is for, for people.
    pub purpose: String,
    /// The HTTP method.
    pub method: String,
    /// The address without any key.
    pub address: String,
    /// The body exactly as sent.
    pub request_body: Option<String>,
    /// Where it stands.
    pub state: CallState,
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

impl History {
    /// The calls of a submission, in order.
    ///
    /// # Errors
    /// If the file can't be read. An unknown submission has no calls.
    pub fn calls(&self, submission_id: Uuid) -> Result<Vec<CallRow>, HistoryError> {
        self.read(|c| {
            let mut rows =
                c.prepare_cached("SELECT * FROM calls WHERE submission_id = ?1 ORDER BY seq")?;
            let rows = rows
                .query_map([submission_id.to_string()], from_row)?
                .collect::<Result<_, _>>()?;
            Ok(rows)
        })
    }
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<CallRow> {
    Ok(CallRow {
        id: word(row, "id")?,
        submission_id: word(row, "submission_id")?,
        seq: row.get("seq")?,
        purpose: row.get("purpose")?,
        method: row.get("method")?,
        address: row.get("address")?,
        request_body: row.get("request_body")?,
        state: word(row, "state")?,
        prepared_at: row.get("prepared_at")?,
        sent_at: row.get("sent_at")?,
        answered_at: row.get("answered_at")?,
        took_ms: row.get("took_ms")?,
        status: row.get("status")?,
        answer_body: row.get("answer_body")?,
        detail: row.get("detail")?,
    })
}
