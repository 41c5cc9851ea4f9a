//! A plan as the history keeps it, read into types.

use ::history::{PlanRowFull, PlanState};
use assign::{Assignment, Mode, Names, Request};
use uuid::Uuid;

use crate::App;
use crate::contract::{Code, Error, Form, Purpose};

/// A plan without its records.
#[derive(Debug, Clone)]
pub(crate) struct KeptPlan {
    pub(crate) row: PlanRowFull,
    pub(crate) purpose: Purpose,
    pub(crate) form: Form,
    /// The names of the form and of the account's owners or teams.
    pub(crate) names: Names,
    /// As it is carried out: exact if records were left out of a plan as filtered.
    pub(crate) assignment: Assignment,
}

impl KeptPlan {
    /// Whether it is known what each record is meant to have. It is from the beginning where the records
    /// were copied.
    pub(crate) fn is_arranged(&self) -> bool {
        match self.purpose {
            Purpose::Assign => self.row.state == PlanState::Ready,
            Purpose::Try | Purpose::Rest | Purpose::Retry | Purpose::Undo => true,
        }
    }
}

impl App {
    pub(crate) async fn kept_plan(&self, id: Uuid) -> Result<KeptPlan, Error> {
        let row = self.history_do(move |history| history.plan(id)).await;
        let row = row.map_err(|error| match error.code {
            Code::NotFound => Error::new(Code::NotFound, text::planning::GONE),
            Code::Invalid
            | Code::NeedsConfirmation
            | Code::NoKeychain
            | Code::KeychainLocked
            | Code::KeychainRefused
            | Code::KeyMissing
            | Code::Unreachable
            | Code::Refused
            | Code::History
            | Code::Internal => error,
        })?;
        read(row)
    }
}

/// Whether the service picks some of the records itself, so that which ones is not known and none
/// can be left out.
pub(crate) fn picks_itself(plan: &KeptPlan, matched: u64) -> bool {
    limit_within(plan).is_some_and(|limit| limit < matched)
}

/// How many records the service changes at most, where it picks them itself.
pub(crate) fn limit_within(plan: &KeptPlan) -> Option<u64> {
    let limit = match (plan.row.mode, plan.assignment.request()) {
        (Mode::AsFiltered, Request::Instantly(request, _)) => request.limit(),
        (Mode::Exact, _) | (_, Request::LeadSquared(..)) => None,
    };
    limit.map(|limit| u64::from(limit.get()))
}

fn read(row: PlanRowFull) -> Result<KeptPlan, Error> {
    let form: Form = serde_json::from_str(&row.form).map_err(|error| unreadable(&error))?;
    let names: Names = serde_json::from_str(&row.names).map_err(|error| unreadable(&error))?;
    let purpose: Purpose = row.purpose.parse().map_err(|error| unreadable(&error))?;
    let checked = assign::check(&form);
    let Some(assignment) = checked.assignment else {
        return Err(unreadable(&text::planning::ITS_FORM_NOT_COMPLETE));
    };
    let assignment = Assignment::new(assignment.request().clone(), names.clone());
    let assignment = match row.mode {
        Mode::Exact => assignment.exactly(),
        Mode::AsFiltered => assignment,
    };
    Ok(KeptPlan {
        row,
        purpose,
        form,
        names,
        assignment,
    })
}

fn unreadable(error: &impl ToString) -> Error {
    Error::new(Code::History, text::planning::UNREADABLE).detail(error.to_string())
}
