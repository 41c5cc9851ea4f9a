//! `roster submissions stop`

use app::contract::{State, SubmissionDetail, SubmissionId};

use super::report::report;
use super::submissions::find_here;
use crate::exit::Exit;
use crate::follow::{self, Followed};
use crate::session::Session;
use crate::trouble::Trouble;

/// Ends what does not run, and tells what came of it.
pub(super) async fn carry_out(session: &Session, id: &str) -> Result<Exit, Trouble> {
    let detail = find_here(session, id).await?;
    let left = if detail.state.is_final() {
        Followed::ToItsEnd(detail)
    } else {
        stop(session, &detail).await?
    };
    let nothing_sent = matches!(&left, Followed::ToItsEnd(now) if now.state == State::NotRun);
    let exit = report(session, left).await?;
    // That is what was wanted here, and there is nothing to confirm.
    Ok(if nothing_sent { Exit::Done } else { exit })
}

/// Ends a submission; reads back what was sent of it before, if anything was.
pub(super) async fn stop(
    session: &Session,
    detail: &SubmissionDetail,
) -> Result<Followed, Trouble> {
    let id = SubmissionId { id: detail.id };
    let connection = session.use_keys_of_id(detail.connection_id).await?;
    session.app.stop(id).await?;
    let now = session.app.submission(id).await?;
    if now.state.is_final() {
        Ok(Followed::ToItsEnd(now))
    } else {
        follow::submission(session, connection, id.id).await
    }
}
