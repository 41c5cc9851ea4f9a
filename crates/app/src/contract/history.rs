//! The history: its list and one submission in full.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::{ConnectionFace, Purpose, Service, State};

/// What to show of the history.
#[derive(Debug, Clone, Default, Deserialize, TS)]
pub struct HistoryQuery {
    /// Words, names or ids to look for; empty for all.
    pub text: String,
    /// Only this service.
    pub service: Option<Service>,
    /// Only this connection.
    pub connection_id: Option<Uuid>,
    /// Only these states; empty for all.
    pub states: Vec<State>,
    /// Not before this time.
    pub from: Option<i64>,
    /// Before this time.
    pub to: Option<i64>,
    /// Where the page before ended; none for the first page.
    pub after: Option<HistoryCursor>,
    /// How many rows, 1 to 200.
    pub limit: u32,
}

/// Where a page of the history ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HistoryCursor {
    /// The last row's time.
    pub created_at: i64,
    /// The last row's id.
    pub id: Uuid,
}

/// One submission in the list.
#[derive(Debug, Clone, Serialize, TS)]
pub struct HistoryRow {
    /// The submission's id.
    pub id: Uuid,
    /// The connection, as it was when it was sent.
    pub face: ConnectionFace,
    /// What it does, as in "Give leads to Ada and Bruno".
    pub title: String,
    /// Which records, in words.
    pub filter_words: String,
    /// What it is for.
    pub purpose: Purpose,
    /// Whether an undo put its changes back: all of them, or some. None while nothing was undone.
    pub undone_fully: Option<bool>,
    /// Where it stands.
    pub state: State,
    /// What came of it in two or three words, as in "72 users".
    pub result: String,
    /// When it was confirmed.
    pub created_at: i64,
}

/// A page of the history, newest first.
#[derive(Debug, Clone, Serialize, TS)]
pub struct HistoryPage {
    /// The rows.
    pub rows: Vec<HistoryRow>,
    /// Where to go on; none on the last page.
    pub next: Option<HistoryCursor>,
    /// How many match altogether.
    pub matching: u64,
    /// How many there are without any filter.
    pub total: u64,
}
