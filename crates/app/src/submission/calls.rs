//! The calls of a submission.

use ::history::{CallRow, CallState};

use crate::App;
use crate::contract::{self, CallDetail, CallTotals, CallsPage, CallsQuery, Error};

/// The most calls on one page.
const LARGEST_PAGE: u32 = 200;

impl App {
    /// A page of a submission's calls, every attempt, in order.
    ///
    /// # Errors
    /// `NotFound` when there is no such submission; `History` when it cannot be read.
    pub async fn calls(&self, query: CallsQuery) -> Result<CallsPage, Error> {
        let limit = query.limit.clamp(1, LARGEST_PAGE);
        let (rows, total) = self
            .history_do(move |history| {
                history.submission(query.id)?;
                history.calls_page(query.id, query.offset, limit)
            })
            .await?;
        Ok(CallsPage {
            rows: rows.into_iter().map(call).collect(),
            total,
        })
    }
}

pub(crate) fn call(row: CallRow) -> CallDetail {
    CallDetail {
        id: row.id,
        seq: row.key.seq,
        attempt: row.key.attempt,
        records: row.records,
        purpose: row.purpose,
        method: row.method,
        address: format!("{}{}", row.address, row.path),
        request_body: row.request_body.unwrap_or_default(),
        state: match row.state {
            CallState::Prepared => contract::CallState::Prepared,
            CallState::Sent => contract::CallState::Sent,
            CallState::Answered => contract::CallState::Answered,
            CallState::NotSent => contract::CallState::NotSent,
            CallState::Unknown => contract::CallState::Unknown,
        },
        said: row.said,
        prepared_at: row.prepared_at,
        sent_at: row.sent_at,
        answered_at: row.answered_at,
        took_ms: row.took_ms,
        status: row.status.and_then(|status| u16::try_from(status).ok()),
        answer_body: row.answer_body,
        detail: row.detail,
    }
}

pub(super) const fn totals(totals: ::history::CallTotals) -> CallTotals {
    CallTotals {
        prepared: totals.prepared,
        sent: totals.sent,
        answered: totals.answered,
        not_sent: totals.not_sent,
        unknown: totals.unknown,
    }
}
