//! Some records by name, for people who have to know which.

use std::fmt::Write;

use serde::Serialize;

use super::RecordDocument;

/// The first records of a kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listed {
    /// The first of them.
    pub records: Vec<RecordDocument>,
    /// How many there are, those that are not listed included.
    pub total: u64,
}

/// What an undo has left alone, as a part of a document.
#[derive(Debug, Default, Serialize)]
pub struct LeftAlone {
    /// The first records that an undo has left alone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub left_alone: Vec<RecordDocument>,
    /// How many it has left alone, those that are not listed included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left_alone_total: Option<u64>,
}

impl From<Option<Listed>> for LeftAlone {
    fn from(listed: Option<Listed>) -> Self {
        Self {
            left_alone_total: listed.as_ref().map(|listed| listed.total),
            left_alone: listed.unwrap_or_default().records,
        }
    }
}

/// Records that an undo has left alone, each with the reason.
#[must_use]
pub fn left_alone_text(left: &Listed) -> String {
    let heading = text::command::moved::left_alone(left.total);
    text(&heading, left, |record| record.why.clone())
}

/// Records that have moved since the plan: from what it says to what they have now.
#[must_use]
pub fn moved_text(moved: &Listed) -> String {
    let heading = text::command::moved::moved(moved.total);
    text(&heading, moved, |record| {
        match (&record.after, record.gone) {
            (Some(now), false) => text::command::moved::from_to(&record.before.name, &now.name),
            (Some(_) | None, _) => text::command::moved::no_longer_there(&record.before.name),
        }
    })
}

fn text(heading: &str, listed: &Listed, what: impl Fn(&RecordDocument) -> String) -> String {
    let mut text = heading.to_owned();
    for record in &listed.records {
        // Writing to a string does not fail.
        let _ = write!(text, "\n  {}: {}", who(record), what(record));
    }
    let more = listed.total.saturating_sub(listed.records.len() as u64);
    if more > 0 {
        let _ = write!(text, "\n  {}", text::command::moved::and_more(more));
    }
    text
}

fn who(record: &RecordDocument) -> String {
    if record.name == record.email {
        record.email.clone()
    } else {
        format!("{} <{}>", record.name, record.email)
    }
}
