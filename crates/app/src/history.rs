//! Reading the history.

use ::history::{Cursor, HistoryError, Query, Snapshot, SubmissionLine, UndoneBy};
use assign::Purpose;

use crate::App;
use crate::connection::kind;
use crate::contract::{
    ConnectionFace, Error, HistoryCursor, HistoryPage, HistoryQuery, HistoryRow, Service,
};
use crate::submission::result;

const LARGEST_PAGE: u32 = 200;

impl App {
    /// A page of the history, newest first.
    ///
    /// # Errors
    /// `History` when it cannot be read. No text is an error.
    pub async fn history(&self, query: HistoryQuery) -> Result<HistoryPage, Error> {
        let query = Query {
            text: query.text,
            service: query.service,
            connection_id: query.connection_id,
            states: query.states,
            from: query.from,
            to: query.to,
            after: query.after.map(|after| Cursor {
                created_at: after.created_at,
                id: after.id,
            }),
            limit: query.limit.clamp(1, LARGEST_PAGE),
        };
        let (page, undone, total) = self
            .history_do(move |history| {
                let page = history.page(&query)?;
                let undone = page.rows.iter().map(|line| history.undone_by(line.id));
                let undone = undone.collect::<Result<Vec<_>, HistoryError>>()?;
                Ok((page, undone, history.submission_count()?))
            })
            .await?;
        Ok(HistoryPage {
            rows: page.rows.into_iter().zip(undone).map(row).collect(),
            next: page.next.map(|next| HistoryCursor {
                created_at: next.created_at,
                id: next.id,
            }),
            matching: page.total,
            total,
        })
    }
}

fn row((line, undone_by): (SubmissionLine, Option<UndoneBy>)) -> HistoryRow {
    HistoryRow {
        id: line.id,
        // A word that a later version wrote counts as an assignment.
        purpose: line.purpose.parse().unwrap_or(Purpose::Assign),
        undone_fully: undone_by.as_ref().and_then(UndoneBy::fully),
        result: result(&line),
        face: face(line.service, line.connection),
        title: line.title,
        filter_words: line.filter_words,
        state: line.state,
        created_at: line.created_at,
    }
}

pub(crate) fn face(service: Service, connection: Snapshot) -> ConnectionFace {
    ConnectionFace {
        service,
        kind: kind(connection.kind),
        label: connection.label,
        letters: connection.letters,
        colour: connection.colour,
    }
}
