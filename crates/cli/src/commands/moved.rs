//! Records have moved since the plan: which, and whether to go on without them.

use app::contract::{Code, Drift, KeepRequest, Show, SubmissionDetail};

use super::listed;
use super::stop::stop;
use crate::confirm::says_yes;
use crate::exit::Exit;
use crate::follow::{self, Followed};
use crate::output::{Listed, moved_text};
use crate::session::Session;
use crate::trouble::Trouble;

/// Shows what has moved, and goes on without it if somebody is there and says so.
///
/// # Errors
/// When nobody says so. What has sent something before is left as it is, to be decided; what has
/// sent nothing is ended.
pub(super) async fn answer(
    session: &Session,
    detail: &SubmissionDetail,
) -> Result<Followed, Trouble> {
    session.app.idle().await;
    let moved = match detail.plan_id {
        Some(plan) => listed::first(session, plan, Show::Moved).await?,
        None => Listed::default(),
    };
    if moved.total > 0 {
        session.console.say(&moved_text(&moved));
    }
    if session.console.asks()
        && says_yes(session, question(detail)).await?
        && let Some(left) = go_on(session, detail).await?
    {
        return Ok(left);
    }
    Err(not_gone_on_with(session, detail, moved).await?)
}

/// With all that differs, newcomers too, which no record of the plan stands for.
fn question(detail: &SubmissionDetail) -> String {
    text::command::ask::without_what_moved(&detail.meaning)
}

/// Goes on without what has moved; none where that cannot be, with the reason on standard error.
async fn go_on(session: &Session, detail: &SubmissionDetail) -> Result<Option<Followed>, Trouble> {
    let id = detail.id;
    let connection = session.use_keys_of_id(detail.connection_id).await?;
    session.interrupt.sends();
    match session.app.keep_plan(KeepRequest { id }).await {
        Ok(()) => {}
        Err(error) if error.code == Code::Invalid => {
            session.console.say(&error.message);
            return Ok(None);
        }
        Err(error) => return Err(error.into()),
    }
    Ok(Some(follow::submission(session, connection, id).await?))
}

async fn not_gone_on_with(
    session: &Session,
    detail: &SubmissionDetail,
    moved: Listed,
) -> Result<Trouble, Trouble> {
    let id = detail.id;
    let happened = detail
        .drift
        .as_ref()
        .map_or_else(|| text::command::moved::SINCE_PLAN.to_owned(), drift);
    if has_sent(detail) {
        let message = format!("{happened} {}", text::command::moved::go_on_or_stop(id));
        let mut trouble = trouble(message, moved).of(id);
        trouble.left = Some(Box::new(detail.into()));
        return Ok(trouble);
    }
    stop(session, detail).await?;
    let message = format!("{happened} {}", text::command::moved::PLAN_AGAIN);
    Ok(trouble(message, moved).of(id))
}

fn trouble(message: String, moved: Listed) -> Trouble {
    Trouble::new(Exit::NeedsConfirmation, "moved", message).about(moved)
}

/// Whether a call has left, so that something may have landed.
const fn has_sent(detail: &SubmissionDetail) -> bool {
    detail.calls.sent + detail.calls.answered + detail.calls.unknown > 0
}

fn drift(drift: &Drift) -> String {
    text::command::moved::since_plan(drift.changed, drift.new, drift.gone, drift.planned)
}
