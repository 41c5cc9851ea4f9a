//! The application and what it is made of.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ::history::{History, HistoryError};
use assign::CancelHandle;
use secrets::{Vault, VaultError};
use tokio::sync::Notify;
use transport::{Http, HttpOptions};
use uuid::Uuid;

use crate::contract::{Code, Error, Event};
use crate::practice::PracticeServices;
use crate::presence::Presence;
use crate::submission;

/// How long a connection to a service may take to be made.
const LONGEST_CONNECT: Duration = Duration::from_secs(10);

/// Tells the time: milliseconds since the Unix epoch, UTC.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

/// What an application is opened with. Nothing of it is taken from the air.
pub struct Options {
    /// The folder of the history. Made where it is missing.
    pub data_dir: PathBuf,
    /// Where keys are kept.
    pub vault: Vault,
    /// Tells the time.
    pub clock: Clock,
    /// Mints ids.
    pub ids: Arc<dyn Fn() -> Uuid + Send + Sync>,
    /// Hears of everything that happens.
    pub events: Arc<dyn Fn(Event) + Send + Sync>,
    /// How long a call may wait for its answer once it is connected; connecting may take as long,
    /// but ten seconds at most.
    pub answer_timeout: Duration,
}

/// The application without a window. Cheap to clone. Its methods run on Tokio and block nothing.
#[derive(Clone)]
pub struct App(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) data_dir: PathBuf,
    pub(crate) history: History,
    pub(crate) vault: Vault,
    pub(crate) http: Http,
    pub(crate) clock: Clock,
    pub(crate) ids: Arc<dyn Fn() -> Uuid + Send + Sync>,
    pub(crate) events: Arc<dyn Fn(Event) + Send + Sync>,
    pub(crate) practice: PracticeServices,
    pub(crate) left_over: usize,
    running: Mutex<HashMap<Uuid, CancelHandle>>,
    /// Told whenever a submission has ended.
    pub(crate) ended: Notify,
    _presence: Presence,
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
    /// Opens the history, settles what an earlier run left open, and gets ready to call.
    /// Blocks on the disk.
    ///
    /// # Errors
    /// [`Code::History`] when the history cannot be opened; [`Code::Internal`] when no HTTP client
    /// can be made.
    pub fn open(options: Options) -> Result<Self, Error> {
        std::fs::create_dir_all(&options.data_dir).map_err(HistoryError::from)?;
        let history = History::open(&options.data_dir)?;
        let presence = Presence::claim(&options.data_dir)?;
        let left_over = if presence.was_alone() {
            submission::settle_leftovers(&history, (options.clock)())?
        } else {
            0
        };
        let http = Http::new(&HttpOptions {
            user_agent: concat!("Roster/", env!("CARGO_PKG_VERSION")).to_owned(),
            connect_timeout: LONGEST_CONNECT.min(options.answer_timeout),
            answer_timeout: options.answer_timeout,
        })
        .map_err(|error| {
            Error::new(
                Code::Internal,
                "Roster could not get ready to call the services.",
            )
            .detail(error.to_string())
        })?;
        Ok(Self(Arc::new(Inner {
            data_dir: options.data_dir,
            history,
            vault: options.vault,
            http,
            clock: options.clock,
            ids: options.ids,
            events: options.events,
            practice: PracticeServices::default(),
            left_over,
            running: Mutex::default(),
            ended: Notify::new(),
            _presence: presence.stay(),
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

    /// The submissions that are on their way, each with what cancels it.
    pub(crate) fn running(&self) -> MutexGuard<'_, HashMap<Uuid, CancelHandle>> {
        // A panic elsewhere cannot leave a map of handles half changed.
        self.0
            .running
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
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

async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or_else(|error| {
            Err(Error::new(
                Code::Internal,
                "Something inside Roster broke. Please try again.",
            )
            .detail(error.to_string()))
        })
}
