//! A plan while its records are read.

use ::history::{ConnectionRow, Copies, PlanEnd, PlanState};
use assign::{
    Assignment, CancelHandle, CancelSignal, Derived, Names, PlanTrouble, read_plan, recheck_plan,
};
use tokio::task::JoinSet;
use uuid::Uuid;

use super::book::HistoryBook;
use crate::App;
use crate::account::Account;
use crate::beat::{Beat, Teller};
use crate::contract::{Error, Event, PlanId, Service};
use crate::error::as_json;
use crate::names;
use crate::service::{Heard, ServiceReader};

/// A plan that is being read in this process.
pub(crate) struct Making {
    cancel: CancelHandle,
    heard: Heard,
}

impl Making {
    /// How many calls reading has taken so far.
    pub(crate) fn calls(&self) -> u32 {
        self.heard.reads()
    }
}

/// How a plan comes by its records.
pub(super) enum Work {
    /// The service is asked for what an assignment means.
    Fresh(Box<Assignment>),
    /// They are those of another plan, read once more.
    Copied {
        from: Uuid,
        which: Copies,
        derived: Derived,
    },
}

impl App {
    /// Stops the reading of a plan. Does nothing once it has ended.
    ///
    /// # Errors
    /// None today.
    pub async fn cancel_plan(&self, plan: PlanId) -> Result<(), Error> {
        if let Some(making) = self.making().get(&plan.id) {
            making.cancel.cancel();
        }
        Ok(())
    }

    /// Starts to read a plan's records, off the caller's way.
    pub(super) fn set_out(&self, id: Uuid, row: ConnectionRow, account: Account, work: Work) {
        let (cancel, signal) = assign::cancel_pair();
        let heard = Heard::default();
        let making = Making {
            cancel,
            heard: heard.clone(),
        };
        self.making().insert(id, making);
        let made = InTheMaking {
            app: self.clone(),
            id,
        };
        let app = self.clone();
        tokio::spawn(async move {
            let telling = app.clone();
            let beat = Beat::new(move |()| telling.tell(Event::PlanChanged { id }));
            let reading = PlanReading {
                app: &app,
                id,
                service: row.service,
                reader: ServiceReader::new(account.clone(), heard.clone()),
                teller: beat.teller(),
            };
            let made_of = reading.make(&account, work, signal).await;
            app.end_plan(id, made_of, heard.reads()).await;
            app.note_key(&row, &heard).await;
            app.note_learned_pace(&row).await;
            drop(made);
            beat.end().await;
            app.tell(Event::PlanChanged { id });
        });
    }

    async fn end_plan(&self, id: Uuid, made: Result<(), PlanTrouble<Error>>, read_calls: u32) {
        let end = PlanEnd {
            state: PlanState::Ready,
            trouble: String::new(),
            detail: String::new(),
            ready_at: None,
            expires_at: None,
            read_calls,
        };
        let failed = |trouble, detail| PlanEnd {
            state: PlanState::Failed,
            trouble,
            detail,
            ..end.clone()
        };
        let end = match made {
            Ok(()) => {
                let minutes = self.settings().await.unwrap_or_default().plan_minutes;
                let now = self.now();
                PlanEnd {
                    ready_at: Some(now),
                    expires_at: Some(now.saturating_add(i64::from(minutes) * 60_000)),
                    ..end
                }
            }
            Err(PlanTrouble::Read(trouble)) => failed(trouble.message, trouble.detail),
            Err(PlanTrouble::Book(error)) => {
                let message = error.message.clone();
                self.tell(Event::HistoryFailed { id, message });
                failed(error.message, error.detail.unwrap_or_default())
            }
            Err(PlanTrouble::Cancelled) => PlanEnd {
                state: PlanState::Cancelled,
                ..end
            },
        };
        let ended = self
            .history_do(move |history| history.finish_plan(id, &end))
            .await;
        if let Err(error) = ended {
            tracing::error!(%id, code = ?error.code, "the end of a plan could not be written");
        }
    }
}

/// What reading a plan's records takes.
struct PlanReading<'a> {
    app: &'a App,
    id: Uuid,
    service: Service,
    reader: ServiceReader,
    teller: Teller<()>,
}

impl PlanReading<'_> {
    async fn make(
        &self,
        account: &Account,
        work: Work,
        signal: CancelSignal,
    ) -> Result<(), PlanTrouble<Error>> {
        let book = HistoryBook::new(self.app.clone(), self.id);
        match work {
            Work::Fresh(assignment) => {
                let account = account.clone();
                // Names are looked up meanwhile; without them ids are shown.
                let mut names = JoinSet::new();
                names.spawn(async move { names::of(&account).await });
                let tell = |_, _| self.teller.tell(());
                let digest = read_plan(&assignment, &self.reader, &book, tell, signal).await?;
                // Nobody can have ticked it yet.
                self.app.digests().insert(self.id, (0, digest));
                let found = names.join_next().await.and_then(Result::ok);
                let found = found.unwrap_or_default();
                self.note_names(assignment.names(), found)
                    .await
                    .map_err(PlanTrouble::Book)
            }
            Work::Copied {
                from,
                which,
                derived,
            } => {
                let into = self.id;
                self.app
                    .history_do(move |history| history.copy_records(from, into, which))
                    .await
                    .map_err(PlanTrouble::Book)?;
                let tell = |_| self.teller.tell(());
                recheck_plan(self.service, &self.reader, &book, &derived, tell, signal).await
            }
        }
    }

    /// Keeps the account's names with the plan, beside those that the form knew.
    async fn note_names(&self, known: &Names, found: Names) -> Result<(), Error> {
        let mut names = known.clone();
        names.extend(found);
        let (id, names) = (self.id, as_json(&names)?);
        self.app
            .history_do(move |history| history.note_plan_names(id, &names))
            .await
    }
}

/// Takes a plan off the list of those in the making, however its task ends.
struct InTheMaking {
    app: App,
    id: Uuid,
}

impl Drop for InTheMaking {
    fn drop(&mut self) {
        self.app.making().remove(&self.id);
    }
}
