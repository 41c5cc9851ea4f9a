//! `roster submissions resume`

use app::contract::{State, SubmissionId};

use super::report::report;
use super::submissions::find_here;
use crate::exit::Exit;
use crate::follow::{self, Followed};
use crate::session::Session;
use crate::trouble::Trouble;

/// Settles what is unknown by reading back, and goes on with what was not sent.
pub(super) async fn carry_out(session: &Session, id: &str) -> Result<Exit, Trouble> {
    let detail = find_here(session, id).await?;
    let id = SubmissionId { id: detail.id };
    let reads_again = detail.state.is_final() && detail.outcomes.unknown > 0;
    let is_over = detail.state.is_final() && !reads_again;
    if is_over || detail.state == State::Asking {
        return report(session, Followed::ToItsEnd(detail)).await;
    }
    let connection = session.use_keys_of_id(detail.connection_id).await?;
    session.interrupt.sends();
    if reads_again {
        session.app.check_again(id).await?;
    } else {
        session.app.go_on(id).await?;
    }
    let left = follow::submission(session, connection, id.id).await?;
    report(session, left).await
}
