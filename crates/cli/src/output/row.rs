//! The list of submissions.

use app::contract::{HistoryRow, Purpose, Service, State};
use serde::Serialize;
use uuid::Uuid;

use super::table;
use super::time::rfc3339;

/// How many letters of an id are shown: enough to tell apart what one computer sends.
const SHORT: usize = 8;

/// What `submissions list` prints.
#[derive(Debug, Serialize)]
pub struct ListDocument {
    /// The submissions, newest first.
    pub submissions: Vec<RowDocument>,
    /// How many there are that match, those that are not shown included.
    pub matching: u64,
}

/// One submission in the list.
#[derive(Debug, Serialize)]
pub struct RowDocument {
    /// Its id.
    pub id: Uuid,
    /// Where it stands.
    pub state: State,
    /// What it is for.
    pub purpose: Purpose,
    /// The connection's label, as it was then.
    pub connection: String,
    /// The service.
    pub service: Service,
    /// What it does, in words.
    pub headline: String,
    /// What came of it, in two or three words.
    pub result: String,
    /// Whether an undo put its changes back: all of them, or some. None while nothing was undone.
    pub undone_fully: Option<bool>,
    /// When it was confirmed.
    pub created_at: String,
}

impl From<HistoryRow> for RowDocument {
    fn from(row: HistoryRow) -> Self {
        Self {
            id: row.id,
            state: row.state,
            purpose: row.purpose,
            connection: row.face.label,
            service: row.face.service,
            headline: row.title,
            result: row.result,
            undone_fully: row.undone_fully,
            created_at: rfc3339(row.created_at),
        }
    }
}

/// The list in columns.
#[must_use]
pub fn list_text(list: &ListDocument) -> String {
    if list.submissions.is_empty() {
        return format!("{}\n", text::command::submission::NONE);
    }
    let rows: Vec<Vec<String>> = list.submissions.iter().map(cells).collect();
    let mut text = table(
        &[
            text::command::submission::COLUMN_ID,
            text::command::submission::COLUMN_CONFIRMED,
            text::command::submission::COLUMN_STATE,
            text::command::submission::COLUMN_CONNECTION,
            text::command::submission::COLUMN_RESULT,
            text::command::submission::COLUMN_WHAT,
        ],
        &rows,
    );
    let more = list.matching.saturating_sub(rows.len() as u64);
    if more > 0 {
        text.push_str(&format!("{}\n", text::command::submission::and_more(more)));
    }
    text
}

fn cells(row: &RowDocument) -> Vec<String> {
    let id = row.id.to_string();
    vec![
        id.chars().take(SHORT).collect(),
        row.created_at
            .chars()
            .take("2026-09-21T14:13:20".len())
            .collect(),
        row.state.as_str().to_owned(),
        row.connection.clone(),
        row.result.clone(),
        row.headline.clone(),
    ]
}
