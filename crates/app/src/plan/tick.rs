//! Un-ticking and ticking records.

use ::history::{PlanState, Records};
use assign::Mode;

use super::kept::picks_itself;
use super::records::shown;
use crate::App;
use crate::contract::{Code, Error, PlanDetail, PlanId, TickRequest};

impl App {
    /// Un-ticks or ticks records of a plan that is ready and not applied. A plan as filtered from
    /// which something is left out is exact from then on.
    ///
    /// # Errors
    /// `Invalid` for a plan that is not ready or has been applied; `NotFound`; `History`.
    pub async fn tick(&self, request: TickRequest) -> Result<PlanDetail, Error> {
        let id = request.plan_id;
        let deciding = self.0.deciding.lock().await;
        let plan = self.kept_plan(id).await?;
        if plan.row.state != PlanState::Ready || plan.row.submission_id.is_some() {
            let message = if plan.row.submission_id.is_some() {
                text::planning::APPLIED
            } else {
                text::planning::NOT_READY
            };
            return Err(Error::new(Code::Invalid, message));
        }
        if !request.ticked {
            let counts = self
                .history_do(move |history| history.plan_counts(id))
                .await?;
            if picks_itself(&plan, counts.matched) {
                return Err(Error::new(Code::Invalid, text::planning::PICKS_ITSELF));
            }
        }
        let which = if request.seqs.is_empty() {
            Records::All {
                show: shown(request.show),
                text: request.text,
            }
        } else {
            Records::These(request.seqs)
        };
        let ticked = request.ticked;
        self.history_do(move |history| {
            let changed = history.tick(id, &which, ticked)?;
            if changed > 0 && !ticked {
                history.set_plan_mode(id, Mode::Exact)?;
            }
            Ok(())
        })
        .await?;
        drop(deciding);
        self.plan(PlanId { id }).await
    }
}
