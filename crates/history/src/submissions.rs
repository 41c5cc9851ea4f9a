//! The table `submissions`: what was confirmed, and what became of it.

use assign::{Service, State};
use rusqlite::Row;
use uuid::Uuid;

use crate::column::{Kind, maybe_id, word};
use crate::connections::one;
use crate::{History, HistoryError};

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
}

/// The columns that [`line`] reads.
pub(crate) const LINE: &str = "id, service, connection_id, label, letters, colour, kind, title, filter_words, sentence, \
     state, service_said, affected_rows, meaning, created_at, finished_at";

impl History {
    /// One submission.
    ///
    /// # Errors
    /// `Missing` if there is none with this id.
    pub fn submission(&self, id: Uuid) -> Result<SubmissionRow, HistoryError> {
        self.read(|c| {
            let sql =
                format!("SELECT {LINE}, form, names, search_ids FROM submissions WHERE id = ?1");
            Ok(c.query_row(&sql, [id.to_string()], |row| {
                let (form, names, search_ids) =
                    (row.get("form")?, row.get("names")?, row.get("search_ids")?);
                Ok(SubmissionRow {
                    line: line(row)?,
                    form,
                    names,
                    search_ids,
                })
            })?)
        })
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

    /// Removes a submission and its calls.
    ///
    /// # Errors
    /// `Missing` if it is already gone; `OutOfOrder` if it has not come to its end.
    pub fn remove_submission(&self, id: Uuid) -> Result<(), HistoryError> {
        self.write(|t| {
            let sql = "SELECT state FROM submissions WHERE id = ?1";
            let state: State = t.query_row(sql, [id.to_string()], |row| word(row, "state"))?;
            if !state.is_final() {
                let detail = format!("remove while {}", state.as_str());
                return Err(HistoryError::OutOfOrder { detail });
            }
            one(t.execute("DELETE FROM submissions WHERE id = ?1", [id.to_string()])?)
        })
    }
}

pub(crate) fn line(row: &Row<'_>) -> rusqlite::Result<SubmissionLine> {
    Ok(SubmissionLine {
        id: word(row, "id")?,
        service: word(row, "service")?,
        connection: Snapshot {
            id: maybe_id(row, "connection_id")?,
            label: row.get("label")?,
            letters: row.get("letters")?,
            colour: row.get("colour")?,
            kind: word(row, "kind")?,
        },
        title: row.get("title")?,
        filter_words: row.get("filter_words")?,
        sentence: row.get("sentence")?,
        state: word(row, "state")?,
        service_said: row.get("service_said")?,
        affected_rows: row.get("affected_rows")?,
        meaning: row.get("meaning")?,
        created_at: row.get("created_at")?,
        finished_at: row.get("finished_at")?,
    })
}
