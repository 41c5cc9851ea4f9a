//! An application over a folder of its own, against practice services of its own.
#![allow(dead_code, unused_imports, reason = "each test file uses its own part")]

pub(crate) mod disk;
mod drafts;
mod events;
pub(crate) mod forms;
pub(crate) mod lists;
mod plans;

use std::collections::HashMap;
use std::path::Path;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use practice::{Practice, Received, Running};
use roster_app::contract::{Budget, BudgetEdit, Connection, Error, Event, Service};
use roster_app::{App, Options, Patience, Timing};
use secrets::{Credentials, ExposeSecret, Vault};
use tempfile::TempDir;
use uuid::Uuid;

pub(crate) use drafts::{
    ACCESS_KEY, API_KEY, SECRET_KEY, draft, face, instantly_key, keys, leadsquared_keys,
};
pub(crate) use events::Events;
pub(crate) use plans::{adds_up, confirmation};

pub(crate) const BOTH: [Service; 2] = [Service::Instantly, Service::LeadSquared];

/// An open application with everything around it.
pub(crate) struct World {
    pub(crate) app: App,
    pub(crate) practice: Running,
    pub(crate) folder: TempDir,
    pub(crate) vault: Vault,
    pub(crate) events: Events,
    minted: Minted,
    clock: Arc<AtomicI64>,
}

/// Every id that the application minted.
type Minted = Arc<Mutex<Vec<Uuid>>>;

impl World {
    /// With a keychain that works and plenty of time for answers.
    pub(crate) async fn start() -> Self {
        Self::with(Vault::in_memory(), Duration::from_secs(30)).await
    }

    pub(crate) async fn with(vault: Vault, answer_timeout: Duration) -> Self {
        let practice = practice().await;
        let folder = tempfile::tempdir().unwrap();
        let opened = open(folder.path(), vault.clone(), answer_timeout).unwrap();
        Self::around(opened, practice, folder, vault)
    }

    /// With a practice Instantly that has so many leads.
    pub(crate) async fn with_leads(leads: usize) -> Self {
        let options = practice::Options {
            leads,
            ..practice::Options::default()
        };
        let practice = practice_of(options).await;
        let folder = tempfile::tempdir().unwrap();
        let vault = Vault::in_memory();
        let opened = open(folder.path(), vault.clone(), Duration::from_secs(30)).unwrap();
        Self::around(opened, practice, folder, vault)
    }

    fn around(opened: Opened, practice: Running, folder: TempDir, vault: Vault) -> Self {
        Self {
            app: opened.app,
            events: opened.events,
            minted: opened.minted,
            clock: opened.clock,
            practice,
            folder,
            vault,
        }
    }

    /// Makes it this late.
    pub(crate) fn set_clock(&self, at: i64) {
        self.clock.store(at, Ordering::Relaxed);
    }

    /// Which of the ids that the application minted have an entry in the keychain.
    pub(crate) fn keys_in_vault(&self) -> Vec<Uuid> {
        let minted = self.minted.lock().unwrap().clone();
        let has_keys = |id: &Uuid| self.vault.load(*id).is_ok();
        minted.into_iter().filter(has_keys).collect()
    }

    pub(crate) fn url(&self, service: Service) -> String {
        match service {
            Service::Instantly => self.practice.instantly_url(),
            Service::LeadSquared => self.practice.leadsquared_url(),
        }
    }

    /// A connection to the practice service, with a key in the keychain and all the budget that
    /// the service allows.
    pub(crate) async fn connect(&self, service: Service) -> Connection {
        let label = format!("Lanternworks {service}");
        self.connect_as(service, &label, &self.url(service)).await
    }

    pub(crate) async fn connect_as(
        &self,
        service: Service,
        label: &str,
        address: &str,
    ) -> Connection {
        let draft = draft(service, label, address);
        let connection = self.app.add_connection(draft).await.unwrap();
        let (calls, window_ms) = match service {
            Service::Instantly => (100, 1_000),
            Service::LeadSquared => (72, 5_000),
        };
        let edit = BudgetEdit {
            connection_id: connection.id,
            budget: Some(Budget { calls, window_ms }),
        };
        self.app.set_budget(edit).await.unwrap();
        connection
    }

    /// Gives a connection a small rate budget, so that there is time to intervene.
    pub(crate) async fn slow_down(&self, connection: &Connection) {
        let edit = BudgetEdit {
            connection_id: connection.id,
            budget: Some(Budget {
                calls: 7,
                window_ms: 500,
            }),
        };
        self.app.set_budget(edit).await.unwrap();
    }

    /// The keys of a connection as the keychain has them.
    pub(crate) fn keys_of(&self, connection: &Connection) -> Vec<String> {
        let texts = |keys: &[&secrets::Secret]| {
            let expose = |key: &&secrets::Secret| key.expose_secret().to_owned();
            keys.iter().map(expose).collect()
        };
        match self.vault.load(connection.id).unwrap() {
            Credentials::Instantly { api_key } => texts(&[&api_key]),
            Credentials::LeadSquared {
                access_key,
                secret_key,
            } => texts(&[&access_key, &secret_key]),
        }
    }

    /// The writes that reached the practice services.
    pub(crate) fn writes(&self) -> Vec<Received> {
        let is_write = |call: &Received| {
            let ends = |path: &str| call.path.ends_with(path);
            call.method == "PATCH"
                || ends("leads/bulk-assign")
                || ends("User/Bulk/Update")
                || ends("User/Update")
        };
        self.practice
            .received()
            .into_iter()
            .filter(is_write)
            .collect()
    }

    /// How many times the practice services set an owner or a team, whosever.
    pub(crate) fn effects(&self, service: Service) -> u32 {
        let state = self.practice.state();
        match service {
            Service::Instantly => state.instantly.leads.iter().map(|l| l.times_assigned).sum(),
            Service::LeadSquared => state.leadsquared.users.iter().map(|u| u.times_moved).sum(),
        }
    }

    /// Who has what at the service: owners of leads, teams of users.
    pub(crate) fn holders(&self, service: Service) -> HashMap<Uuid, Option<Uuid>> {
        let state = self.practice.state();
        let id = |text: &String| text.parse::<Uuid>().unwrap();
        match service {
            Service::Instantly => {
                let leads = state.instantly.leads.iter();
                leads
                    .map(|it| (id(&it.id), it.assigned_to.as_ref().map(id)))
                    .collect()
            }
            Service::LeadSquared => {
                let users = state.leadsquared.users.iter();
                users
                    .map(|it| (id(&it.id), Some(id(&it.team_id))))
                    .collect()
            }
        }
    }

    /// How often the record was set that was set most often.
    pub(crate) fn most_effects_on_one(&self, service: Service) -> u32 {
        let state = self.practice.state();
        let most = match service {
            Service::Instantly => state
                .instantly
                .leads
                .iter()
                .map(|it| it.times_assigned)
                .max(),
            Service::LeadSquared => state
                .leadsquared
                .users
                .iter()
                .map(|it| it.times_moved)
                .max(),
        };
        most.unwrap()
    }

    /// How many writes the practice services have carried out.
    pub(crate) fn effects_of_calls(&self) -> u64 {
        self.practice.effects().len() as u64
    }

    /// How many submissions the history has.
    pub(crate) async fn journalled(&self) -> u64 {
        self.app.history(forms::everything()).await.unwrap().total
    }

    /// Closes the application and opens it again over the same folder.
    pub(crate) fn reopened(self) -> Self {
        let Self {
            app,
            practice,
            folder,
            vault,
            ..
        } = self;
        drop(app);
        let opened = open(folder.path(), vault.clone(), Duration::from_secs(30)).unwrap();
        Self::around(opened, practice, folder, vault)
    }
}

/// Practice services that take the keys of the tests, act at once and never throttle.
pub(crate) async fn practice() -> Running {
    practice_of(practice::Options::default()).await
}

async fn practice_of(options: practice::Options) -> Running {
    let running = Practice::start(options).await.unwrap();
    running.switch(|switches| {
        API_KEY.clone_into(&mut switches.instantly.key);
        switches.instantly.assign_delay_ms = 0;
        switches.instantly.calls_per_second = None;
        switches.instantly.calls_per_minute = None;
        ACCESS_KEY.clone_into(&mut switches.leadsquared.access_key);
        SECRET_KEY.clone_into(&mut switches.leadsquared.secret_key);
        switches.leadsquared.calls_per_5_s = None;
    });
    running
}

/// An application that was opened, and what it does unasked.
pub(crate) struct Opened {
    pub(crate) app: App,
    pub(crate) events: Events,
    minted: Minted,
    clock: Arc<AtomicI64>,
}

/// Opens the application; its clock goes on by a millisecond whenever it is looked at.
pub(crate) fn open(folder: &Path, vault: Vault, answer_timeout: Duration) -> Result<Opened, Error> {
    let (sender, events) = Events::channel();
    let clock = Arc::new(AtomicI64::new(1_790_000_000_000));
    let ticking = clock.clone();
    let minted = Minted::default();
    let minting = minted.clone();
    let app = App::open(Options {
        data_dir: folder.to_owned(),
        exports_dir: folder.join("exports"),
        vault,
        micros: Arc::new(micros),
        clock: Arc::new(move || ticking.fetch_add(1, Ordering::Relaxed)),
        ids: Arc::new(move || {
            let id = Uuid::new_v4();
            minting.lock().unwrap().push(id);
            id
        }),
        events: Arc::new(move |event| drop(sender.send(event))),
        answer_timeout,
        timing: short(),
        patience: Patience {
            attempts: 3,
            first: Duration::from_millis(1),
            longest: Duration::from_millis(2),
            jitter: Arc::new(|| 0.5),
        },
    })?;
    Ok(Opened {
        app,
        events,
        minted,
        clock,
    })
}

/// The computer's own clock; the rate budgets of all processes go by it.
fn micros() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    i64::try_from(since.as_micros()).unwrap()
}

/// Waits of a few milliseconds, so that no test waits for long.
fn short() -> Timing {
    Timing {
        first_wait: Duration::from_millis(2),
        longest_wait: Duration::from_millis(20),
        verify_for: Some(Duration::from_millis(400)),
        retry_first: Duration::from_millis(1),
        retry_longest: Duration::from_millis(4),
        throttle_wait: Duration::from_millis(5),
        ..Timing::new(Arc::new(|| 0.5))
    }
}
