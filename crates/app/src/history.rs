//! Reading the history.

use ::history::{CallRow, CallState, Cursor, Query, Snapshot, SubmissionLine, SubmissionRow};

use crate::App;
use crate::connection::kind;
use crate::contract::{
    self, CallDetail, Code, ConnectionFace, Error, Form, HistoryCursor, HistoryPage, HistoryQuery,
    HistoryRow, Piece, Service, State, SubmissionDetail, SubmissionId,
};

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
        let (page, total) = self
            .history_do(move |history| Ok((history.page(&query)?, history.submission_count()?)))
            .await?;
        Ok(HistoryPage {
            rows: page.rows.into_iter().map(row).collect(),
            next: page.next.map(|next| HistoryCursor {
                created_at: next.created_at,
                id: next.id,
            }),
            matching: page.total,
            total,
        })
    }

    /// One submission in full.
    ///
    /// # Errors
    /// `NotFound` when there is none with this id; `History` when it cannot be read.
    pub async fn submission(&self, submission: SubmissionId) -> Result<SubmissionDetail, Error> {
        let id = submission.id;
        let (row, calls) = self
            .history_do(move |history| Ok((history.submission(id)?, history.calls(id)?)))
            .await?;
        detail(row, calls)
    }
}

fn row(line: SubmissionLine) -> HistoryRow {
    HistoryRow {
        id: line.id,
        result: result(&line),
        face: face(line.service, line.connection),
        title: line.title,
        filter_words: line.filter_words,
        state: line.state,
        created_at: line.created_at,
    }
}

fn detail(row: SubmissionRow, calls: Vec<CallRow>) -> Result<SubmissionDetail, Error> {
    let SubmissionRow { line, form, .. } = row;
    let form: Form = serde_json::from_str(&form).map_err(|error| {
        Error::new(
            Code::History,
            "The form of this submission cannot be read any more.",
        )
        .detail(error.to_string())
    })?;
    Ok(SubmissionDetail {
        id: line.id,
        result: result(&line),
        connection_id: line.connection.id,
        face: face(line.service, line.connection),
        title: line.title,
        filter_words: line.filter_words,
        sentence: vec![Piece {
            text: line.sentence,
            strong: false,
        }],
        state: line.state,
        service_said: line.service_said,
        affected_rows: line.affected_rows,
        meaning: line.meaning,
        created_at: line.created_at,
        finished_at: line.finished_at,
        form,
        calls: calls.into_iter().map(call).collect(),
    })
}

/// What came of it in two or three words.
fn result(line: &SubmissionLine) -> String {
    match line.state {
        State::Prepared | State::Sending => String::new(),
        State::Accepted => "Accepted, not proven".to_owned(),
        State::Succeeded => match line.affected_rows {
            None => "No count named".to_owned(),
            Some(1) => "1 user".to_owned(),
            Some(count) => format!("{count} users"),
        },
        State::Refused => "Nothing changed".to_owned(),
        State::NotSent => "Nothing sent".to_owned(),
        State::Unknown => "May have worked".to_owned(),
    }
}

fn face(service: Service, connection: Snapshot) -> ConnectionFace {
    ConnectionFace {
        service,
        kind: kind(connection.kind),
        label: connection.label,
        letters: connection.letters,
        colour: connection.colour,
    }
}

fn call(row: CallRow) -> CallDetail {
    CallDetail {
        id: row.id,
        purpose: row.purpose,
        method: row.method,
        address: row.address,
        request_body: row.request_body.unwrap_or_default(),
        state: match row.state {
            CallState::Prepared => contract::CallState::Prepared,
            CallState::Sent => contract::CallState::Sent,
            CallState::Answered => contract::CallState::Answered,
            CallState::NotSent => contract::CallState::NotSent,
            CallState::Unknown => contract::CallState::Unknown,
        },
        prepared_at: row.prepared_at,
        sent_at: row.sent_at,
        answered_at: row.answered_at,
        took_ms: row.took_ms,
        status: row.status.and_then(|status| u16::try_from(status).ok()),
        answer_body: row.answer_body,
        detail: row.detail,
    }
}
