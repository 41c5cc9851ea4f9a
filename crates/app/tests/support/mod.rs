//! An application over a folder of its own, against practice services of its own.
#![allow(dead_code, unused_imports, reason = "each test file uses its own part")]

pub(crate) mod disk;
mod drafts;
pub(crate) mod forms;

use std::path::Path;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use practice::{Practice, Received, Running};
use roster_app::contract::{
    CheckRequest, Connection, Error, Event, Form, Service, State, SubmissionDetail, SubmissionId,
    SubmitRequest,
};
use roster_app::{App, Options};
use secrets::{Credentials, ExposeSecret, Vault};
use tempfile::TempDir;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use uuid::Uuid;

pub(crate) use drafts::{
    ACCESS_KEY, API_KEY, SECRET_KEY, draft, face, instantly_key, keys, leadsquared_keys,
};

/// How long a test waits for something that should come at once.
const PATIENCE: Duration = Duration::from_secs(20);

/// An open application with everything around it.
pub(crate) struct World {
    pub(crate) app: App,
    pub(crate) practice: Running,
    pub(crate) folder: TempDir,
    pub(crate) vault: Vault,
    pub(crate) events: Events,
    minted: Minted,
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

    fn around(opened: Opened, practice: Running, folder: TempDir, vault: Vault) -> Self {
        Self {
            app: opened.app,
            events: opened.events,
            minted: opened.minted,
            practice,
            folder,
            vault,
        }
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

    /// A connection to the practice service, with a key in the keychain.
    pub(crate) async fn connect(&self, service: Service) -> Connection {
        let label = format!("Lanternworks {service}");
        let draft = draft(service, &label, &self.url(service));
        self.app.add_connection(draft).await.unwrap()
    }

    /// Sends a form and waits for its end.
    pub(crate) async fn send(&mut self, connection: &Connection, form: Form) -> SubmissionDetail {
        let request = confirmed(&self.app, connection, form).await;
        let id = self.app.submit(request).await.unwrap().id;
        self.events.until_final(id).await;
        self.detail(id).await
    }

    pub(crate) async fn detail(&self, id: Uuid) -> SubmissionDetail {
        self.app.submission(SubmissionId { id }).await.unwrap()
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
            call.path.ends_with("leads/bulk-assign") || call.path.ends_with("User/Bulk/Update")
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

/// Everything that the application told, in order.
pub(crate) struct Events {
    receiver: UnboundedReceiver<Event>,
    pub(crate) seen: Vec<Event>,
}

impl Events {
    pub(crate) fn channel() -> (UnboundedSender<Event>, Self) {
        let (sender, receiver) = unbounded_channel();
        let seen = Vec::new();
        (sender, Self { receiver, seen })
    }

    /// Waits for the first event, of those yet unseen, that is wanted.
    pub(crate) async fn until(&mut self, wanted: impl Fn(&Event) -> bool) -> Event {
        let next = async {
            loop {
                let event = self.receiver.recv().await.expect("the application lives");
                self.seen.push(event.clone());
                if wanted(&event) {
                    return event;
                }
            }
        };
        tokio::time::timeout(PATIENCE, next)
            .await
            .expect("the event comes in time")
    }

    pub(crate) async fn until_state(&mut self, wanted: Uuid, state: State) {
        let event = Event::SubmissionChanged { id: wanted, state };
        self.until(|told| *told == event).await;
    }

    pub(crate) async fn until_final(&mut self, wanted: Uuid) {
        let is_end = |event: &Event| matches!(event, Event::SubmissionChanged { id, state } if *id == wanted && state.is_final());
        if !self.seen.iter().any(is_end) {
            self.until(is_end).await;
        }
    }

    /// The states of one submission so far.
    pub(crate) fn states_of(&mut self, wanted: Uuid) -> Vec<State> {
        while let Ok(event) = self.receiver.try_recv() {
            self.seen.push(event);
        }
        let of = |event: &Event| match event {
            Event::SubmissionChanged { id, state } if *id == wanted => Some(*state),
            Event::SubmissionChanged { .. } | Event::HistoryFailed { .. } => None,
        };
        self.seen.iter().filter_map(of).collect()
    }
}

/// Practice services that take the keys of the tests, act at once and never throttle.
pub(crate) async fn practice() -> Running {
    let running = Practice::start(practice::Options::default()).await.unwrap();
    running.switch(|switches| {
        API_KEY.clone_into(&mut switches.instantly.key);
        switches.instantly.assign_delay_ms = 0;
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
}

/// Opens the application; its clock goes on by a millisecond whenever it is looked at.
pub(crate) fn open(folder: &Path, vault: Vault, answer_timeout: Duration) -> Result<Opened, Error> {
    let (sender, events) = Events::channel();
    let clock = AtomicI64::new(1_790_000_000_000);
    let minted = Minted::default();
    let minting = minted.clone();
    let app = App::open(Options {
        data_dir: folder.to_owned(),
        vault,
        clock: Arc::new(move || clock.fetch_add(1, Ordering::Relaxed)),
        ids: Arc::new(move || {
            let id = Uuid::new_v4();
            minting.lock().unwrap().push(id);
            id
        }),
        events: Arc::new(move |event| drop(sender.send(event))),
        answer_timeout,
    })?;
    Ok(Opened {
        app,
        events,
        minted,
    })
}

/// A form as a person confirms it: what is shown is what is confirmed.
pub(crate) async fn confirmed(app: &App, connection: &Connection, form: Form) -> SubmitRequest {
    let asked = CheckRequest {
        connection_id: connection.id,
        form: form.clone(),
    };
    let check = app.check(asked).await.unwrap();
    let request = check.request.expect("the form can be sent");
    SubmitRequest {
        id: Uuid::new_v4(),
        connection_id: connection.id,
        form,
        confirmed_body: request.body,
        typed: check.danger.map(|danger| danger.type_to_confirm),
    }
}
