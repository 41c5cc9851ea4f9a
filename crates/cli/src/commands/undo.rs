//! `roster submissions undo`

use app::contract::{DerivedPlanRequest, PlanSource};

use super::apply::apply;
use super::listed::{left_alone, tell_left_alone};
use super::plan::hand_over;
use super::submissions::find;
use crate::args::Undo;
use crate::exit::Exit;
use crate::follow;
use crate::session::Session;
use crate::trouble::Trouble;

/// Plans the way back, and applies that plan unless it is only to be written.
pub(super) async fn carry_out(session: &Session, args: Undo) -> Result<Exit, Trouble> {
    let submission = find(session, &args.id).await?;
    session.use_keys_of_id(submission.connection_id).await?;
    let id = session.new_id();
    let source = PlanSource::Undo {
        submission_id: submission.id,
    };
    let request = DerivedPlanRequest { id, source };
    session.app.begin_derived_plan(request).await?;
    let plan = follow::plan(session, id).await?;
    match &args.out {
        Some(path) => {
            hand_over(session, &plan, Some(path)).await?;
            let left = left_alone(session, plan.purpose, Some(plan.id)).await?;
            tell_left_alone(session, left.as_ref());
            Ok(Exit::Done)
        }
        None => apply(session, &plan, args.consent).await,
    }
}
