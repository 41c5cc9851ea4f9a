//! Waiting for a plan to be ready and for a submission to come to its end.

use app::contract::{
    ConnectionId, Event, PlanDetail, PlanId, PlanState, State, SubmissionDetail, SubmissionId,
};
use uuid::Uuid;

use crate::exit::Exit;
use crate::progress::Line;
use crate::session::Session;
use crate::trouble::Trouble;

/// How a submission was left.
pub(crate) enum Followed {
    /// As far as it goes by itself.
    ToItsEnd(SubmissionDetail),
    /// Where Ctrl C found it; nothing is on its way.
    Interrupted(SubmissionDetail),
}

/// Waits until a plan's records are read.
///
/// # Errors
/// When it could not be made, or Ctrl C ended it.
pub(crate) async fn plan(session: &Session, id: Uuid) -> Result<PlanDetail, Trouble> {
    let hold = session.interrupt.hold();
    let mut events = session.events.lock().await;
    let line = Line::of_plan(session.console);
    let is_of_history =
        |event: &Event| matches!(event, Event::HistoryFailed { id: of, .. } if *of == id);
    let mut history_failed = false;
    loop {
        let plan = session.app.plan(PlanId { id }).await?;
        line.plan(&plan);
        if plan.state != PlanState::Reading {
            line.done();
            // Told before the plan has failed, and perhaps not heard yet.
            while let Ok(event) = events.try_recv() {
                history_failed |= is_of_history(&event);
            }
            return read(plan, history_failed);
        }
        tokio::select! {
            // What is told of others is as good a reason to look.
            told = events.recv() => match told {
                Some(event) => history_failed |= is_of_history(&event),
                None => return Err(silent()),
            },
            () = hold.asked() => {
                line.done();
                session.app.cancel_plan(PlanId { id }).await?;
                return Err(Trouble::interrupted(text::command::plan::INTERRUPTED));
            }
        }
    }
}

/// A plan that has ended. That the service had no part in it shows in the exit code.
fn read(plan: PlanDetail, history_failed: bool) -> Result<PlanDetail, Trouble> {
    match plan.state {
        PlanState::Ready | PlanState::Reading => Ok(plan),
        PlanState::Failed => {
            let message = plan
                .trouble
                .unwrap_or_else(|| text::command::plan::NOT_MADE.to_owned());
            let trouble = if history_failed {
                Trouble::new(Exit::Internal, "history", message)
            } else {
                Trouble::new(Exit::Refused, "not_planned", message)
            };
            Err(trouble.detail(plan.trouble_detail.unwrap_or_default()))
        }
        PlanState::Cancelled => Err(Trouble::interrupted(text::command::plan::CANCELLED)),
    }
}

/// Waits until a submission that runs here goes on no further by itself.
///
/// # Errors
/// When the history could not be written or read.
pub(crate) async fn submission(
    session: &Session,
    connection: ConnectionId,
    id: Uuid,
) -> Result<Followed, Trouble> {
    let hold = session.interrupt.hold();
    let mut line = Line::of_submission(session.console);
    let ended = tokio::select! {
        ended = until_left(session, connection, id, &mut line) => Some(ended),
        () = hold.asked() => None,
    };
    line.done();
    if let Some(ended) = ended {
        ended?;
    } else {
        session.console.remark(text::command::submission::PAUSING);
        session.app.pause_all().await;
    }
    let detail = session.app.submission(SubmissionId { id }).await?;
    Ok(if hold.was_asked() && !detail.state.is_final() {
        Followed::Interrupted(detail)
    } else {
        Followed::ToItsEnd(detail)
    })
}

async fn until_left(
    session: &Session,
    connection: ConnectionId,
    id: Uuid,
    line: &mut Line,
) -> Result<(), Trouble> {
    let mut events = session.events.lock().await;
    while let Some(event) = events.recv().await {
        match event {
            Event::SubmissionChanged { id: of, state } if of == id => {
                line.entered(state);
                if is_left(state) {
                    return Ok(());
                }
            }
            Event::SubmissionProgressed { id: of, progress } if of == id => {
                if session.console.shows()
                    && let Ok(used) = session.app.budget(connection).await
                {
                    line.budget(used);
                }
                line.submission(&progress);
            }
            Event::HistoryFailed { id: of, message } if of == id => {
                return Err(Trouble::new(Exit::Internal, "history", message).of(id));
            }
            Event::PlanChanged { .. }
            | Event::CountChanged { .. }
            | Event::ChoicesChanged { .. }
            | Event::SubmissionProgressed { .. }
            | Event::ListProgressed { .. }
            | Event::CloseAsked
            | Event::MenuChosen { .. }
            | Event::SubmissionChanged { .. }
            | Event::HistoryFailed { .. } => {}
        }
    }
    Err(silent())
}

/// Whether it goes on from a state only if somebody wants it to.
const fn is_left(state: State) -> bool {
    state.is_final() || matches!(state, State::Asking | State::Paused | State::Interrupted)
}

fn silent() -> Trouble {
    Trouble::new(Exit::Internal, "internal", text::command::BROKE)
}
