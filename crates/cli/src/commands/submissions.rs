//! `roster submissions list`, and finding one by the beginning of its id.

use app::contract::{
    Code, HistoryCursor, HistoryQuery, HistoryRow, SubmissionDetail, SubmissionId,
};
use uuid::Uuid;

use crate::exit::Exit;
use crate::output::{ListDocument, list_text};
use crate::session::Session;
use crate::trouble::{Trouble, not_found};

/// The largest page of the history.
const PAGE: u32 = 200;

pub(super) async fn list(session: &Session, limit: u32, find: String) -> Result<Exit, Trouble> {
    let mut rows: Vec<HistoryRow> = Vec::new();
    let (mut after, mut matching) = (None, 0);
    loop {
        let have = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let wanted = limit.saturating_sub(have).min(PAGE);
        if wanted == 0 {
            break;
        }
        let page = session.app.history(query(&find, after, wanted)).await?;
        matching = page.matching;
        rows.extend(page.rows);
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let document = ListDocument {
        submissions: rows.into_iter().map(Into::into).collect(),
        matching,
    };
    session.console.result(&document, || list_text(&document))?;
    Ok(Exit::Done)
}

fn query(text: &str, after: Option<HistoryCursor>, limit: u32) -> HistoryQuery {
    HistoryQuery {
        text: text.to_owned(),
        after,
        limit,
        ..HistoryQuery::default()
    }
}

/// The submission with this id, or the only one whose id begins like this.
pub(super) async fn find(session: &Session, id: &str) -> Result<SubmissionDetail, Trouble> {
    let id = match id.parse::<Uuid>() {
        Ok(id) => id,
        Err(_) => only_one(session, &id.to_lowercase()).await?,
    };
    let found = session.app.submission(SubmissionId { id }).await;
    found.map_err(|error| match error.code {
        Code::NotFound => none(&id.to_string()),
        _ => error.into(),
    })
}

/// The same, where no other Roster works on it.
pub(super) async fn find_here(session: &Session, id: &str) -> Result<SubmissionDetail, Trouble> {
    let detail = find(session, id).await?;
    if detail.elsewhere {
        let message = text::command::submission::ELSEWHERE;
        return Err(Trouble::invalid("", message).of(detail.id));
    }
    Ok(detail)
}

async fn only_one(session: &Session, beginning: &str) -> Result<Uuid, Trouble> {
    let mut found = Vec::new();
    let mut after = None;
    loop {
        let page = session.app.history(query("", after, PAGE)).await?;
        let ids = page.rows.iter().map(|row| row.id);
        found.extend(ids.filter(|id| id.to_string().starts_with(beginning)));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    match found.as_slice() {
        [id] if !beginning.is_empty() => Ok(*id),
        [] | [_] => Err(none(beginning)),
        [_, _, ..] => Err(Trouble::invalid(
            "ID",
            text::command::submission::several(found.len(), beginning),
        )),
    }
}

fn none(id: &str) -> Trouble {
    not_found(text::command::submission::not_found(id)).at("ID")
}
