//! How a submission was left: what is printed, and the exit code.

use app::contract::State;

use super::listed::{left_alone, tell_left_alone};
use super::moved;
use crate::exit::Exit;
use crate::follow::Followed;
use crate::output::{SubmissionDocument, submission_text};
use crate::session::Session;
use crate::trouble::Trouble;

/// Prints how a submission was left and gives its exit code. One that asks about records that have
/// moved is answered first, if somebody is there.
pub(super) async fn report(session: &Session, left: Followed) -> Result<Exit, Trouble> {
    match left {
        Followed::ToItsEnd(detail) if detail.state == State::Asking => {
            let answered = moved::answer(session, &detail).await?;
            tell(session, answered).await
        }
        Followed::ToItsEnd(_) | Followed::Interrupted(_) => tell(session, left).await,
    }
}

async fn tell(session: &Session, left: Followed) -> Result<Exit, Trouble> {
    let (detail, exit) = match left {
        Followed::ToItsEnd(detail) => {
            let exit = Exit::of_state(detail.state);
            (detail, exit)
        }
        Followed::Interrupted(detail) => {
            let id = detail.id;
            session
                .console
                .say(&text::command::submission::interrupted(id));
            (detail, Exit::Interrupted)
        }
    };
    let left = left_alone(session, detail.purpose, detail.plan_id).await?;
    tell_left_alone(session, left.as_ref());
    let exit = match (exit, &left) {
        (Exit::Done, Some(_)) => Exit::Partly,
        (exit, _) => exit,
    };
    let document = SubmissionDocument::new(&detail, left.into());
    session
        .console
        .result(&document, || submission_text(&detail))?;
    Ok(exit)
}
