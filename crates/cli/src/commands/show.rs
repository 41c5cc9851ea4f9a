//! `roster submissions show`

use app::contract::{CallsQuery, Purpose, RecordsQuery, Show, SubmissionDetail};
use serde_json::Value;

use super::submissions::find;
use crate::exit::Exit;
use crate::output::{CallDocument, RecordDocument, ShowDocument, submission_text};
use crate::session::Session;
use crate::trouble::Trouble;

/// The largest page of calls, and of records.
const CALLS: u32 = 200;
const RECORDS: u32 = 500;

pub(super) async fn carry_out(session: &Session, id: &str) -> Result<Exit, Trouble> {
    let detail = find(session, id).await?;
    if !session.console.is_json() {
        session.console.raw(submission_text(&detail).as_bytes())?;
        return Ok(Exit::Done);
    }
    let (request, original_request) = match detail.purpose {
        Purpose::Undo => (None, Some(request(&detail))),
        Purpose::Assign | Purpose::Try | Purpose::Rest | Purpose::Retry => {
            (Some(request(&detail)), None)
        }
    };
    session.console.document(&ShowDocument {
        submission: (&detail).into(),
        request,
        original_request,
        calls: calls(session, &detail).await?,
        records: records(session, &detail).await?,
    })?;
    Ok(Exit::Done)
}

/// The form as an assignment file; as it is where it is not complete, as an early version may have
/// left it.
fn request(detail: &SubmissionDetail) -> Value {
    let file = assign::write_file(&detail.form).ok();
    let file = file.and_then(|text| serde_json::from_str(&text).ok());
    file.unwrap_or_else(|| serde_json::to_value(&detail.form).unwrap_or_default())
}

async fn calls(session: &Session, detail: &SubmissionDetail) -> Result<Vec<CallDocument>, Trouble> {
    let mut calls = Vec::new();
    loop {
        let query = CallsQuery {
            id: detail.id,
            offset: calls.len() as u64,
            limit: CALLS,
        };
        let page = session.app.calls(query).await?;
        let last = page.rows.is_empty();
        calls.extend(page.rows.into_iter().map(CallDocument::from));
        if last || calls.len() as u64 >= page.total {
            return Ok(calls);
        }
    }
}

async fn records(
    session: &Session,
    detail: &SubmissionDetail,
) -> Result<Vec<RecordDocument>, Trouble> {
    let mut records = Vec::new();
    let Some(plan_id) = detail.plan_id else {
        return Ok(records);
    };
    loop {
        let query = RecordsQuery {
            plan_id,
            show: Show::All,
            text: String::new(),
            offset: records.len() as u64,
            limit: RECORDS,
        };
        let page = session.app.records(query).await?;
        let last = page.rows.is_empty();
        records.extend(page.rows.into_iter().map(RecordDocument::from));
        if last || records.len() as u64 >= page.matching {
            return Ok(records);
        }
    }
}
