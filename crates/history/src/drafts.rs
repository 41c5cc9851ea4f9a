//! The table `drafts`: the form that is being filled in for each connection.

use rusqlite::{OptionalExtension, Row, named_params};
use uuid::Uuid;

use crate::column::{maybe_id, word};
use crate::{History, HistoryError};

/// A form that is being filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftRow {
    /// The connection that it is for.
    pub connection_id: Uuid,
    /// The form, JSON.
    pub form: String,
    /// The fields that are still to be asked for, a JSON list of their paths in the form.
    pub ask: String,
    /// The submission that it was filled in from. It may be gone.
    pub submission_id: Option<Uuid>,
    /// The template that it was filled in from. It may be gone.
    pub template_id: Option<Uuid>,
    /// Whether names of another account stand in it that were not looked for in this one yet.
    pub carried: bool,
    /// When it was saved.
    pub saved_at: i64,
}

impl History {
    /// The draft of a connection, if there is one.
    ///
    /// # Errors
    /// If the file can't be read.
    pub fn draft(&self, connection: Uuid) -> Result<Option<DraftRow>, HistoryError> {
        self.read(|c| {
            let mut row = c.prepare_cached("SELECT * FROM drafts WHERE connection_id = ?1")?;
            Ok(row
                .query_row([connection.to_string()], from_row)
                .optional()?)
        })
    }

    /// Keeps a draft in place of the connection's earlier one.
    ///
    /// # Errors
    /// `Missing` if the connection is gone.
    pub fn save_draft(&self, draft: &DraftRow) -> Result<(), HistoryError> {
        self.write(|t| {
            let id = draft.connection_id.to_string();
            t.query_row("SELECT 1 FROM connections WHERE id = ?1", [&id], |_| Ok(()))?;
            t.execute(
                "INSERT OR REPLACE INTO drafts (connection_id, form, ask, submission_id, template_id, carried, saved_at)
                 VALUES (:id, :form, :ask, :submission_id, :template_id, :carried, :saved_at)",
                named_params! {
                    ":id": id,
                    ":form": draft.form,
                    ":ask": draft.ask,
                    ":submission_id": draft.submission_id.map(|id| id.to_string()),
                    ":template_id": draft.template_id.map(|id| id.to_string()),
                    ":carried": draft.carried,
                    ":saved_at": draft.saved_at,
                },
            )?;
            Ok(())
        })
    }

    /// Forgets the draft of a connection. That there was none is fine.
    ///
    /// # Errors
    /// If it can't be written.
    pub fn discard_draft(&self, connection: Uuid) -> Result<(), HistoryError> {
        self.write(|t| {
            let sql = "DELETE FROM drafts WHERE connection_id = ?1";
            t.execute(sql, [connection.to_string()])?;
            Ok(())
        })
    }
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<DraftRow> {
    Ok(DraftRow {
        connection_id: word(row, "connection_id")?,
        form: row.get("form")?,
        ask: row.get("ask")?,
        submission_id: maybe_id(row, "submission_id")?,
        template_id: maybe_id(row, "template_id")?,
        carried: row.get("carried")?,
        saved_at: row.get("saved_at")?,
    })
}
