//! The first records of a kind, to be named.

use app::contract::{Purpose, RecordsQuery, Show};
use uuid::Uuid;

use crate::output::{Listed, left_alone_text};
use crate::session::Session;
use crate::trouble::Trouble;

/// How many records are named; whoever wants all of them asks for the submission.
const NAMED: u32 = 100;

pub(super) async fn first(session: &Session, plan: Uuid, show: Show) -> Result<Listed, Trouble> {
    let query = RecordsQuery {
        plan_id: plan,
        show,
        text: String::new(),
        offset: 0,
        limit: NAMED,
    };
    let page = session.app.records(query).await?;
    Ok(Listed {
        records: page.rows.into_iter().map(Into::into).collect(),
        total: page.matching,
    })
}

/// What an undo leaves alone; none where it is no undo or leaves nothing alone.
pub(super) async fn left_alone(
    session: &Session,
    purpose: Purpose,
    plan: Option<Uuid>,
) -> Result<Option<Listed>, Trouble> {
    let (Purpose::Undo, Some(plan)) = (purpose, plan) else {
        return Ok(None);
    };
    let left = first(session, plan, Show::Skipped).await?;
    Ok(Some(left).filter(|left| left.total > 0))
}

/// Tells it on standard error.
pub(super) fn tell_left_alone(session: &Session, left: Option<&Listed>) {
    if let Some(left) = left {
        session.console.say(&left_alone_text(left));
    }
}
