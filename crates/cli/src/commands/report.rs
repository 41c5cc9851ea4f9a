//! How a submission was left: what is printed, and the exit code.

use app::contract::{Drift, State, SubmissionDetail};

use super::listed::left_alone;
use super::stop::stop;
use crate::exit::Exit;
use crate::follow::Followed;
use crate::output::{SubmissionDocument, submission_text};
use crate::session::Session;
use crate::trouble::Trouble;

/// Prints how a submission was left and gives its exit code.
pub(super) async fn report(session: &Session, left: Followed) -> Result<Exit, Trouble> {
    let (detail, exit) = match left {
        Followed::ToItsEnd(detail) if detail.state == State::Asking => {
            return Err(moved(session, &detail).await);
        }
        Followed::ToItsEnd(detail) => {
            let exit = Exit::of_state(detail.state);
            (detail, exit)
        }
        Followed::Interrupted(detail) => {
            let id = detail.id;
            session.console.say(&format!(
                "Interrupted; nothing is on its way. To go on: roster submissions resume {id}\nTo end it here: roster submissions stop {id}"
            ));
            (detail, Exit::Interrupted)
        }
    };
    let left = left_alone(session, detail.purpose, detail.plan_id).await?;
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

/// Records have moved since the plan. Nobody is there to look at them one by one, so nothing (more)
/// is sent.
async fn moved(session: &Session, detail: &SubmissionDetail) -> Trouble {
    let id = detail.id;
    if let Err(trouble) = stop(session, detail).await {
        return trouble;
    }
    let counted = detail.drift.as_ref().map(drift).unwrap_or_default();
    let message =
        format!("Records have moved since the plan{counted}. Nothing more was sent. Plan again.");
    Trouble::new(Exit::NeedsConfirmation, "moved", message).of(id)
}

fn drift(drift: &Drift) -> String {
    let parts = [
        (drift.changed, "changed"),
        (drift.new, "new"),
        (drift.gone, "gone"),
    ];
    let parts: Vec<String> = parts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    format!(": {} of {}", parts.join(", "), drift.planned)
}
