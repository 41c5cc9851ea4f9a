//! Rate budgets: one for each connection, shared by every Roster on this computer.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use ::history::ConnectionRow;
use transport::{Budget, MicroClock, Pace};
use uuid::Uuid;

use crate::App;
use crate::app::off_thread;
use crate::contract::{self, BudgetEdit, BudgetUse, Code, ConnectionId, Error, Service};

/// The longest window that can be set: a day's limit is not one of the services'.
const LONGEST_WINDOW_MS: u64 = 3_600_000;

/// The budgets that are open in this process.
#[derive(Clone)]
pub(crate) struct Budgets {
    folder: std::path::PathBuf,
    clock: MicroClock,
    open: Arc<Mutex<HashMap<Uuid, Budget>>>,
}

impl Budgets {
    pub(crate) fn new(folder: std::path::PathBuf, clock: MicroClock) -> Self {
        Self {
            folder,
            clock,
            open: Arc::default(),
        }
    }

    /// A connection's budget, opened where it is not yet. Blocks on the disk.
    fn of(&self, id: Uuid, pace: Pace) -> Result<Budget, Error> {
        // A panic elsewhere cannot leave the map half changed.
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(budget) = open.get(&id) {
            return Ok(budget.clone());
        }
        let file = self.folder.join(format!("budget-{id}"));
        let budget = Budget::open(file, pace, self.clock.clone()).map_err(unusable)?;
        open.insert(id, budget.clone());
        Ok(budget)
    }

    /// A budget for keys that are only tried out.
    pub(crate) fn for_a_draft(&self, service: Service) -> Budget {
        Budget::in_memory(pace(usual(service)), self.clock.clone())
    }

    /// Forgets a connection that was removed, its file too.
    pub(crate) fn forget(&self, id: Uuid) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.remove(&id);
        // A file that cannot be removed says nothing about anything any more.
        drop(std::fs::remove_file(
            self.folder.join(format!("budget-{id}")),
        ));
    }
}

impl App {
    /// A connection's rate budget and how much of it is in use now.
    ///
    /// # Errors
    /// `NotFound` for a connection that is gone; `History` when the budget's file cannot be read.
    pub async fn budget(&self, connection: ConnectionId) -> Result<BudgetUse, Error> {
        let row = self.connection_row(connection.id).await?;
        let budget = self.budget_of(&row).await?;
        usage(row.id, row.service, budget).await
    }

    /// Changes a connection's rate budget, for every Roster on this computer, at once.
    ///
    /// # Errors
    /// `Invalid` names `calls` or `window_ms` when it is more than the service allows anyone;
    /// else as for [`App::budget`].
    pub async fn set_budget(&self, edit: BudgetEdit) -> Result<BudgetUse, Error> {
        let row = self.connection_row(edit.connection_id).await?;
        if let Some(wanted) = edit.budget {
            fits(row.service, wanted)?;
        }
        let (id, kept) = (row.id, edit.budget.map(|it| (it.calls, it.window_ms)));
        self.history_do(move |history| history.set_budget(id, kept))
            .await?;
        let budget = self.budget_of(&row).await?;
        budget.set_pace(pace(edit.budget.unwrap_or(usual(row.service))));
        usage(row.id, row.service, budget).await
    }

    /// The budget that everything shares that uses a connection.
    pub(crate) async fn budget_of(&self, row: &ConnectionRow) -> Result<Budget, Error> {
        let (budgets, id, pace) = (self.0.budgets.clone(), row.id, pace(kept(row)));
        off_thread(move || budgets.of(id, pace)).await
    }

    /// Keeps with the connection what the service has named meanwhile, if that is less than what
    /// was set. A piece of work does not fail because this cannot be written.
    pub(crate) async fn note_learned_pace(&self, row: &ConnectionRow) {
        let Ok(budget) = self.budget_of(row).await else {
            return;
        };
        let Ok(learned) = off_thread(move || Ok(budget.pace())).await else {
            return;
        };
        let id = row.id;
        let noted = self
            .history_do(move |history| {
                let row = history.connection(id)?;
                let window = u64::try_from(learned.window.as_millis()).unwrap_or(u64::MAX);
                let known = kept(&row);
                if (known.calls, known.window_ms) != (learned.calls, window)
                    && is_slower(learned, pace(known))
                {
                    history.set_budget(id, Some((learned.calls, window)))?;
                }
                Ok(())
            })
            .await;
        if let Err(error) = noted {
            tracing::warn!(code = ?error.code, "a learned rate limit was not kept");
        }
    }
}

/// Whether it allows fewer calls in the long run.
fn is_slower(one: Pace, other: Pace) -> bool {
    let rate = |pace: Pace, window: Pace| u128::from(pace.calls) * window.window.as_nanos();
    rate(one, other) < rate(other, one)
}

/// The budget of a connection: the person's, or the service's usual one.
pub(crate) fn kept(row: &ConnectionRow) -> contract::Budget {
    row.budget.map_or_else(
        || usual(row.service),
        |(calls, window_ms)| contract::Budget { calls, window_ms },
    )
}

async fn usage(id: Uuid, service: Service, budget: Budget) -> Result<BudgetUse, Error> {
    let usage = off_thread(move || budget.usage().map_err(unusable)).await?;
    Ok(BudgetUse {
        connection_id: id,
        budget: contract::Budget {
            calls: usage.calls,
            window_ms: u64::try_from(usage.window.as_millis()).unwrap_or(u64::MAX),
        },
        used: usage.used,
        held_until: usage.held_until_micros.map(|micros| micros / 1_000),
        usual: usual(service),
        most: most(service),
    })
}

/// What a connection may use unless told otherwise. Instantly's limit is shared by everything in
/// the workspace, so half of it; LeadSquared's plans differ between 2 and 72.
pub(crate) const fn usual(service: Service) -> contract::Budget {
    match service {
        Service::Instantly => contract::Budget {
            calls: 50,
            window_ms: 1_000,
        },
        Service::LeadSquared => contract::Budget {
            calls: 10,
            window_ms: 5_000,
        },
    }
}

/// The most that the service allows anyone. Sources:
/// <https://developer.instantly.ai/getting-started/rate-limit> and
/// <https://apidocs.leadsquared.com/rate-limits/>.
const fn most(service: Service) -> contract::Budget {
    match service {
        Service::Instantly => contract::Budget {
            calls: 100,
            window_ms: 1_000,
        },
        Service::LeadSquared => contract::Budget {
            calls: 72,
            window_ms: 5_000,
        },
    }
}

/// Whether the service would allow it: never more than its most calls in any of its windows, also
/// where all calls of a longer window come at once.
fn fits(service: Service, wanted: contract::Budget) -> Result<(), Error> {
    if wanted.window_ms == 0 || wanted.window_ms > LONGEST_WINDOW_MS {
        return Err(Error::field("window_ms", text::connection::BUDGET_WINDOW));
    }
    if wanted.calls == 0 {
        return Err(Error::field(
            "calls",
            text::connection::BUDGET_WITHOUT_CALLS,
        ));
    }
    let most = most(service);
    let windows = most.window_ms.div_ceil(wanted.window_ms);
    if u64::from(wanted.calls).saturating_mul(windows) <= u64::from(most.calls) {
        return Ok(());
    }
    let seconds = most.window_ms / 1_000;
    let message = text::connection::most_calls(service, most.calls, seconds);
    Err(Error::field("calls", message))
}

pub(crate) const fn pace(budget: contract::Budget) -> Pace {
    Pace {
        calls: budget.calls,
        window: Duration::from_millis(budget.window_ms),
    }
}

#[allow(clippy::needless_pass_by_value, reason = "as map_err hands it over")]
fn unusable(error: std::io::Error) -> Error {
    Error::new(Code::History, text::connection::BUDGET_UNUSABLE).detail(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(service: Service, calls: u32, window_ms: u64) -> Option<String> {
        let budget = contract::Budget { calls, window_ms };
        fits(service, budget).err().and_then(|error| error.field)
    }

    #[test]
    fn a_budget_keeps_to_the_services_limit_in_any_span() {
        let calls = Some("calls".to_owned());
        let window = Some("window_ms".to_owned());
        for (service, many, window_ms, field) in [
            (Service::Instantly, 100, 1_000, None),
            (Service::Instantly, 101, 1_000, calls.clone()),
            (Service::Instantly, 6_000, 60_000, calls.clone()),
            (Service::Instantly, 50, 500, None),
            (Service::Instantly, 51, 500, calls.clone()),
            (Service::LeadSquared, 72, 5_000, None),
            (Service::LeadSquared, 73, 5_000, calls.clone()),
            (Service::LeadSquared, 2, 60_000, None),
            (Service::LeadSquared, 0, 5_000, calls),
            (Service::LeadSquared, 10, 0, window.clone()),
            (Service::LeadSquared, 10, LONGEST_WINDOW_MS + 1, window),
        ] {
            assert_eq!(
                wanted(service, many, window_ms),
                field,
                "{service}: {many} in {window_ms} ms"
            );
        }
    }

    #[test]
    fn the_usual_budgets_fit() {
        for service in [Service::Instantly, Service::LeadSquared] {
            assert!(fits(service, usual(service)).is_ok(), "{service}");
            assert!(fits(service, most(service)).is_ok(), "{service}");
        }
    }
}
