//! The application and what it is made of.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ::history::{History, HistoryError};
use assign::Timing;
use secrets::{Vault, VaultError};
use tokio::sync::Notify;
use transport::{Http, HttpOptions, MicroClock, Patience};
use uuid::Uuid;

use crate::budget::Budgets;
use crate::choices::Desks;
use crate::contract::{Code, Error, Event};
use crate::count::UnderCount;
use crate::lists::Lists;
use crate::plan::Making;
use crate::practice::PracticeServices;
use crate::presence::Presence;
use crate::submission::{self, Running, Turns};

/// How long a connection to a service may take to be made.
const LONGEST_CONNECT: Duration = Duration::from_secs(10);

/// Tells the time: milliseconds since the Unix epoch, UTC.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

/// What an application is opened with. Nothing of it is taken from the air.
pub struct Options {
    /// The folder of the history. Made where it is missing.
    pub data_dir: PathBuf,
    /// The folder that exported files go to. Made when something is first exported.
    pub exports_dir: PathBuf,
    /// Where keys are kept.
    pub vault: Vault,
    /// Tells the time.
    pub clock: Clock,
    /// Tells the time to the microsecond, for the rate budgets that all processes share: the
    /// computer's own clock, even where `clock` is another one.
    pub micros: MicroClock,
    /// Mints ids.
    pub ids: Arc<dyn Fn() -> Uuid + Send + Sync>,
    /// Hears of everything that happens.
    pub events: Arc<dyn Fn(Event) + Send + Sync>,
    /// How long a call may wait for its answer once it is connected; connecting may take as long,
    /// but ten seconds at most.
    pub answer_timeout: Duration,
    /// How long a run waits, and for what.
    pub timing: Timing,
    /// How often a read is tried again.
    pub patience: Patience,
}

/// How long a plan that nobody applied is kept, in milliseconds (a week).
const KEPT_PLANS: i64 = 7 * 24 * 3_600_000;

/// The application without a window. Cheap to clone. Its methods run on Tokio and block nothing.
#[derive(Clone)]
pub struct App(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) data_dir: PathBuf,
    pub(crate) exports_dir: PathBuf,
    pub(crate) history: History,
    pub(crate) vault: Vault,
    pub(crate) http: Http,
    pub(crate) patience: Patience,
    pub(crate) timing: Timing,
    pub(crate) budgets: Budgets,
    pub(crate) desks: Desks,
    pub(crate) clock: Clock,
    pub(crate) ids: Arc<dyn Fn() -> Uuid + Send + Sync>,
    pub(crate) events: Arc<dyn Fn(Event) + Send + Sync>,
    pub(crate) practice: PracticeServices,
    /// The submissions that an earlier run left open.
    pub(crate) interrupted: Vec<Uuid>,
    pub(crate) lists: Lists,
    making: Mutex<HashMap<Uuid, Making>>,
    running: Mutex<HashMap<Uuid, Running>>,
    pub(crate) turns: Turns,
    counting: Mutex<HashMap<Uuid, UnderCount>>,
    /// Digests of plans that are ready, each with the plan's revision, so that a look at one need not
    /// read all its records.
    pub(crate) digests: Mutex<HashMap<Uuid, (i64, String)>>,
    /// Held while what is confirmed is compared with what is there, so that no tick of this process
    /// comes between. That of another one is noticed by the plan's revision.
    pub(crate) deciding: tokio::sync::Mutex<()>,
    /// Told whenever a submission has ended or entered a state.
    pub(crate) moved: Notify,
    pub(crate) presence: Presence,
}

/// The folder that holds the history: `ROSTER_DATA_DIR` if it is set, else the one given, which
/// the caller chooses in the system's folder for application data.
#[must_use]
pub fn data_dir(system: PathBuf) -> PathBuf {
    std::env::var_os("ROSTER_DATA_DIR")
        .filter(|folder| !folder.is_empty())
        .map_or(system, PathBuf::from)
}

impl App {
    /// Opens the history, marks what an earlier run left open as interrupted, and gets ready to call.
    /// Blocks on the disk.
    ///
    /// # Errors
    /// [`Code::History`] when the history cannot be opened; [`Code::Internal`] when no HTTP client
    /// can be made.
    pub fn open(options: Options) -> Result<Self, Error> {
        std::fs::create_dir_all(&options.data_dir).map_err(HistoryError::from)?;
        let history = History::open(&options.data_dir)?;
        let presence = Presence::claim(&options.data_dir, (options.ids)())?;
        let now = (options.clock)();
        let interrupted = submission::interrupt_leftovers(&history, &presence, now)?;
        let old = now.saturating_sub(KEPT_PLANS);
        // What is being read is only read in its process.
        let left = if presence.is_alone() { now } else { old };
        history.prune_plans(old, left)?;
        let http = Http::new(&HttpOptions {
            user_agent: concat!("Roster/", env!("CARGO_PKG_VERSION")).to_owned(),
            connect_timeout: LONGEST_CONNECT.min(options.answer_timeout),
            answer_timeout: options.answer_timeout,
        })
        .map_err(|error| {
            Error::new(Code::Internal, text::trouble::CANNOT_CALL).detail(error.to_string())
        })?;
        Ok(Self(Arc::new(Inner {
            budgets: Budgets::new(options.data_dir.clone(), options.micros),
            desks: Desks::default(),
            data_dir: options.data_dir,
            exports_dir: options.exports_dir,
            history,
            vault: options.vault,
            http,
            patience: options.patience,
            timing: options.timing,
            clock: options.clock,
            ids: options.ids,
            events: options.events,
            practice: PracticeServices::default(),
            interrupted,
            lists: Lists::default(),
            making: Mutex::default(),
            running: Mutex::default(),
            turns: Turns::default(),
            counting: Mutex::default(),
            digests: Mutex::default(),
            deciding: tokio::sync::Mutex::default(),
            moved: Notify::new(),
            presence,
        })))
    }

    pub(crate) fn now(&self) -> i64 {
        (self.0.clock)()
    }

    pub(crate) fn new_id(&self) -> Uuid {
        (self.0.ids)()
    }

    pub(crate) fn tell(&self, event: Event) {
        (self.0.events)(event);
    }

    /// The plans that are being read in this process.
    pub(crate) fn making(&self) -> MutexGuard<'_, HashMap<Uuid, Making>> {
        lock(&self.0.making)
    }

    /// The submissions that run in this process.
    pub(crate) fn runs(&self) -> MutexGuard<'_, HashMap<Uuid, Running>> {
        lock(&self.0.running)
    }

    /// The counts of this process, by their connections.
    pub(crate) fn counting(&self) -> MutexGuard<'_, HashMap<Uuid, UnderCount>> {
        lock(&self.0.counting)
    }

    /// Known digests, each of a revision.
    pub(crate) fn digests(&self) -> MutexGuard<'_, HashMap<Uuid, (i64, String)>> {
        lock(&self.0.digests)
    }

    /// Asks the history, off the async threads.
    pub(crate) async fn history_do<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&History) -> Result<T, HistoryError> + Send + 'static,
    ) -> Result<T, Error> {
        let history = self.0.history.clone();
        off_thread(move || ask(&history).map_err(Error::from)).await
    }

    /// Asks the keychain, off the async threads: it may wait for a person.
    pub(crate) async fn vault_do<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&Vault) -> Result<T, VaultError> + Send + 'static,
    ) -> Result<T, Error> {
        let vault = self.0.vault.clone();
        off_thread(move || ask(&vault).map_err(Error::from)).await
    }
}

/// A panic elsewhere cannot leave a map half changed.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Does what blocks, off the async threads.
pub(crate) async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or_else(|error| {
            Err(Error::new(Code::Internal, text::trouble::INSIDE).detail(error.to_string()))
        })
}
