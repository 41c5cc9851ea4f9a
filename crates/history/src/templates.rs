//! The table `templates`: forms with a name, some of their fields left open.

use assign::{Service, State};
use rusqlite::{Connection, Row, named_params};
use uuid::Uuid;

use crate::column::{maybe_id, maybe_word, word};
use crate::connections::one;
use crate::plans::snapshot;
use crate::{History, HistoryError, Snapshot};

/// A template that is about to be kept.
#[derive(Debug, Clone)]
pub struct NewTemplate {
    /// A new id, or that of the template whose place it takes.
    pub id: Uuid,
    /// What the person calls it. Unique, whatever the case.
    pub name: String,
    /// At which service.
    pub service: Service,
    /// The account that it is for, if it is for one.
    pub connection: Option<Uuid>,
    /// The form, JSON.
    pub form: String,
    /// The fields that are left open, a JSON list of their paths in the form.
    pub ask: String,
    /// What it does, in words.
    pub words: String,
    /// When it is kept.
    pub at: i64,
}

/// A template as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateRow {
    /// Its id.
    pub id: Uuid,
    /// As [`NewTemplate::name`].
    pub name: String,
    /// At which service.
    pub service: Service,
    /// The account as it is called now; nothing for one that was imported or whose account is gone.
    pub connection: Option<Snapshot>,
    /// As [`NewTemplate::ask`].
    pub ask: String,
    /// As [`NewTemplate::words`].
    pub words: String,
    /// When it was first kept.
    pub created_at: i64,
    /// When it was last changed.
    pub changed_at: i64,
    /// The latest submission that was made with it.
    pub used: Option<TemplateUse>,
}

/// A submission that was made with a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TemplateUse {
    /// The submission.
    pub submission: Uuid,
    /// When it was confirmed.
    pub at: i64,
    /// Where it stands.
    pub state: State,
}

const ROWS: &str = "SELECT t.id, t.name, t.service, t.connection_id, t.ask, t.words, t.created_at, t.changed_at,
         c.label, c.letters, c.colour, c.kind, s.id AS used_by, s.created_at AS used_at, s.state AS used_state
     FROM templates t LEFT JOIN connections c ON c.id = t.connection_id
     LEFT JOIN submissions s ON s.id = (
         SELECT submissions.id FROM plans JOIN submissions ON submissions.plan_id = plans.id
         WHERE plans.template_id = t.id ORDER BY submissions.created_at DESC, submissions.id DESC LIMIT 1)";

impl History {
    /// The templates whose name, words or account hold every word of `text`, whatever the case, by
    /// name.
    ///
    /// # Errors
    /// If the file can't be read.
    pub fn templates(&self, text: &str) -> Result<Vec<TemplateRow>, HistoryError> {
        let rows = self.read(|c| {
            let mut rows = c.prepare_cached(&format!("{ROWS} ORDER BY t.name_key"))?;
            let rows = rows.query_map([], from_row)?;
            Ok(rows.collect::<Result<Vec<_>, _>>()?)
        })?;
        let typed = text.to_lowercase();
        // A person has tens of them, not thousands: no index is worth it.
        Ok(rows.into_iter().filter(|row| holds(row, &typed)).collect())
    }

    /// One template.
    ///
    /// # Errors
    /// `Missing` if there is none with this id.
    pub fn template(&self, id: Uuid) -> Result<TemplateRow, HistoryError> {
        self.read(|c| {
            let mut row = c.prepare_cached(&format!("{ROWS} WHERE t.id = ?1"))?;
            Ok(row.query_row([id.to_string()], from_row)?)
        })
    }

    /// A template's form, JSON: apart from the row, because pasted ids make it large.
    ///
    /// # Errors
    /// `Missing` if there is none with this id.
    pub fn template_form(&self, id: Uuid) -> Result<String, HistoryError> {
        self.read(|c| {
            let sql = "SELECT form FROM templates WHERE id = ?1";
            Ok(c.query_row(sql, [id.to_string()], |row| row.get(0))?)
        })
    }

    /// Adds a template.
    ///
    /// # Errors
    /// `Duplicate` if the name is taken.
    pub fn insert_template(&self, template: &NewTemplate) -> Result<(), HistoryError> {
        let sql = "INSERT INTO templates (id, name, name_key, service, connection_id, form, ask, words, created_at, changed_at)
             VALUES (:id, :name, :name_key, :service, (SELECT id FROM connections WHERE id = :connection), :form, :ask,
                 :words, :at, :at)";
        self.write(|t| write(t, sql, template))
    }

    /// Puts a template in the place of the one with its id.
    ///
    /// # Errors
    /// `Duplicate` if the name is another one's, `Missing` if there is none with this id.
    pub fn replace_template(&self, template: &NewTemplate) -> Result<(), HistoryError> {
        let sql = "UPDATE templates SET name = :name, name_key = :name_key, service = :service, form = :form, ask = :ask,
                 connection_id = (SELECT id FROM connections WHERE id = :connection), words = :words, changed_at = :at
             WHERE id = :id";
        self.write(|t| write(t, sql, template))
    }

    /// Gives a template another name.
    ///
    /// # Errors
    /// `Duplicate` if the name is another one's, `Missing` if there is none with this id.
    pub fn rename_template(&self, id: Uuid, name: &str, at: i64) -> Result<(), HistoryError> {
        let sql = "UPDATE templates SET name = ?2, name_key = ?3, changed_at = ?4 WHERE id = ?1";
        self.write(|t| {
            let values = (id.to_string(), name, name_key(name), at);
            one(t.execute(sql, values).map_err(taken)?)
        })
    }

    /// Removes a template. What was made with it stays.
    ///
    /// # Errors
    /// `Missing` if it is already gone.
    pub fn remove_template(&self, id: Uuid) -> Result<(), HistoryError> {
        self.write(|t| one(t.execute("DELETE FROM templates WHERE id = ?1", [id.to_string()])?))
    }
}

fn write(t: &Connection, sql: &str, template: &NewTemplate) -> Result<(), HistoryError> {
    let written = t.execute(
        sql,
        named_params! {
            ":id": template.id.to_string(),
            ":name": template.name,
            ":name_key": name_key(&template.name),
            ":service": template.service.as_str(),
            // One that was removed in the meantime is no reason against a template.
            ":connection": template.connection.map(|id| id.to_string()),
            ":form": template.form,
            ":ask": template.ask,
            ":words": template.words,
            ":at": template.at,
        },
    );
    one(written.map_err(taken)?)
}

fn holds(row: &TemplateRow, typed: &str) -> bool {
    let label = row.connection.as_ref().map_or("", |it| it.label.as_str());
    let places = [&row.name, &row.words, label].map(str::to_lowercase);
    typed
        .split_whitespace()
        .all(|word| places.iter().any(|place| place.contains(word)))
}

fn name_key(name: &str) -> String {
    name.trim().to_lowercase()
}

/// The name is the only value beside the id that must be unique.
fn taken(error: rusqlite::Error) -> HistoryError {
    match &error {
        rusqlite::Error::SqliteFailure(_, Some(message))
            if message.contains("templates.name_key") =>
        {
            HistoryError::Duplicate { field: "name" }
        }
        _ => error.into(),
    }
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<TemplateRow> {
    let connection = maybe_id(row, "connection_id")?;
    Ok(TemplateRow {
        id: word(row, "id")?,
        name: row.get("name")?,
        service: word(row, "service")?,
        connection: connection.map(|_| snapshot(row)).transpose()?,
        ask: row.get("ask")?,
        words: row.get("words")?,
        created_at: row.get("created_at")?,
        changed_at: row.get("changed_at")?,
        used: used(row)?,
    })
}

fn used(row: &Row<'_>) -> rusqlite::Result<Option<TemplateUse>> {
    let (Some(submission), Some(state)) = (
        maybe_id(row, "used_by")?,
        maybe_word::<State>(row, "used_state")?,
    ) else {
        return Ok(None);
    };
    Ok(Some(TemplateUse {
        submission,
        at: row.get("used_at")?,
        state,
    }))
}
