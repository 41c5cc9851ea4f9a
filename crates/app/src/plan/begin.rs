//! A plan from a form.

use ::history::{ConnectionRow, NewPlan, Snapshot};
use uuid::Uuid;

use crate::App;
use crate::check::{checked, not_ready};
use crate::contract::{Error, Form, Mode, PlanId, PlanRequest, Purpose};
use crate::error::as_json;

use super::making::Work;

impl App {
    /// Begins a plan of a form: its records are read in the background, told by events. Nothing
    /// is sent.
    ///
    /// # Errors
    /// `Invalid` for a form that cannot be sent, the keychain's and the history's.
    pub async fn begin_plan(&self, request: PlanRequest) -> Result<PlanId, Error> {
        let row = self.connection_row(request.connection_id).await?;
        self.begin_from_form(request.id, &row, &request.form, request.template_id)
            .await
    }

    pub(super) async fn begin_from_form(
        &self,
        id: Uuid,
        row: &ConnectionRow,
        form: &Form,
        template: Option<Uuid>,
    ) -> Result<PlanId, Error> {
        let checked = checked(row, form, &[])?;
        let Some(assignment) = checked.assignment else {
            return Err(not_ready(&checked.fields));
        };
        let account = self.account(row).await?;
        let plan = NewPlan {
            mode: assignment.mode(),
            template,
            ..new_plan(id, row, Purpose::Assign, form, self.now())?
        };
        self.history_do(move |history| history.begin_plan(&plan))
            .await?;
        self.set_out(id, row.clone(), account, Work::Fresh(Box::new(assignment)));
        Ok(PlanId { id })
    }
}

/// A plan that begins now; exact, and made from nothing but the form.
pub(super) fn new_plan(
    id: Uuid,
    row: &ConnectionRow,
    purpose: Purpose,
    form: &Form,
    now: i64,
) -> Result<NewPlan, Error> {
    Ok(NewPlan {
        id,
        service: row.service,
        connection: snapshot(row),
        purpose: purpose.as_str().to_owned(),
        from_plan: None,
        from_submission: None,
        form: as_json(form)?,
        names: as_json(form.names())?,
        mode: Mode::Exact,
        template: None,
        created_at: now,
    })
}

fn snapshot(row: &ConnectionRow) -> Snapshot {
    Snapshot {
        id: Some(row.id),
        label: row.label.clone(),
        letters: row.letters.clone(),
        colour: row.colour.clone(),
        kind: row.kind,
    }
}
