//! The application, opened for one command.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use app::contract::{Connection, ConnectionId, CredentialsInput, Event, Kind, Service};
use app::{App, KEYCHAIN_NAMESPACE, Options, Patience, Timing};
use secrets::{Given, Vault};
use tokio::sync::Mutex;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use uuid::Uuid;

use crate::args::Reading;
use crate::console::Console;
use crate::edge;
use crate::interrupt::Interrupt;
use crate::outside::Outside;
use crate::secrets::{as_given, read, variable};
use crate::trouble::{Trouble, not_found};

/// The variable that names the folder of the history.
const DATA_DIR: &str = "ROSTER_DATA_DIR";

/// How long a call may wait for its answer, as in the window.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(30);

/// How often a read is tried, as in the window.
const READ_ATTEMPTS: u32 = 5;

/// The application with what a command needs around it.
pub(crate) struct Session {
    /// The application.
    pub(crate) app: App,
    /// Where the command speaks.
    pub(crate) console: Console,
    /// Hears of Ctrl C.
    pub(crate) interrupt: Interrupt,
    /// What the application tells.
    pub(crate) events: Mutex<UnboundedReceiver<Event>>,
    /// Where the history is.
    pub(crate) data_dir: PathBuf,
    given: Given,
    outside: Outside,
}

/// What a session is opened with.
#[derive(Debug, Default)]
pub(crate) struct Opening {
    /// The folder of the history, where it was named on the command line.
    pub(crate) data_dir: Option<PathBuf>,
    /// How long outcomes are waited for.
    pub(crate) reading: Reading,
    /// Where exports are made before they are handed on; none for a command that makes none.
    pub(crate) exports_dir: Option<PathBuf>,
}

impl Session {
    /// Opens the history. Blocks on the disk.
    ///
    /// # Errors
    /// When there is no folder for it, or it cannot be opened.
    pub(crate) fn open(
        opening: Opening,
        (console, interrupt, outside): (Console, Interrupt, Outside),
    ) -> Result<Self, Trouble> {
        let named = opening.data_dir.or_else(|| outside.path(DATA_DIR));
        let data_dir = folder(named, dirs::data_dir)?;
        let given = Given::default();
        let (sender, events) = unbounded_channel();
        let app = App::open(Options {
            data_dir: data_dir.clone(),
            exports_dir: opening.exports_dir.unwrap_or_default(),
            vault: Vault::system(KEYCHAIN_NAMESPACE).with_given(given.clone()),
            clock: Arc::new(edge::now),
            micros: Arc::new(edge::micros),
            ids: Arc::new(edge::new_id),
            events: Arc::new(move |event| drop(sender.send(event))),
            answer_timeout: ANSWER_TIMEOUT,
            timing: timing(opening.reading),
            patience: patience(),
        })?;
        Ok(Self {
            app,
            console,
            interrupt,
            events: Mutex::new(events),
            data_dir,
            given,
            outside,
        })
    }

    /// The connection with this label or id.
    ///
    /// # Errors
    /// When there is none; the history's own.
    pub(crate) async fn connection(&self, label: &str) -> Result<Connection, Trouble> {
        let all = self.app.list_connections(()).await?;
        let wanted = label.trim();
        let id = wanted.parse::<Uuid>().ok();
        let is_it = |one: &Connection| {
            one.face.label.to_lowercase() == wanted.to_lowercase() || Some(one.id) == id
        };
        let found = all.into_iter().find(is_it);
        found.ok_or_else(|| not_found(text::command::account::not_found(wanted)))
    }

    /// Gets ready to send with a connection: keys from the environment win over the keychain.
    ///
    /// # Errors
    /// When the environment holds something else than its keys, or perhaps those of another
    /// connection, or it cannot be used here.
    pub(crate) async fn use_keys_of(&self, connection: &Connection) -> Result<(), Trouble> {
        if let Some(name) = self.variable_for(&connection.face.label)? {
            self.only_one_means(&name, &connection.face.label).await?;
        }
        self.use_any_keys_of(connection)
    }

    /// The same where nothing is sent, so that it does not matter whose keys they are.
    ///
    /// # Errors
    /// When the environment holds something else than keys of its service, or it cannot be used
    /// here.
    pub(crate) fn use_any_keys_of(&self, connection: &Connection) -> Result<(), Trouble> {
        let face = &connection.face;
        if face.kind == Kind::Practice {
            return Err(Trouble::invalid("", text::command::account::IN_WINDOW));
        }
        let name = variable(&face.label);
        if let Some(text) = self.outside.variable(&name)? {
            let keys = read(face.service, &text, &name)?;
            self.given.give(connection.id, as_given(&keys));
        }
        Ok(())
    }

    /// The same by the connection's id, which a plan or a submission names.
    ///
    /// # Errors
    /// When the connection was removed, and as before.
    pub(crate) async fn use_keys_of_id(
        &self,
        connection: Option<Uuid>,
    ) -> Result<ConnectionId, Trouble> {
        let removed = || not_found(text::command::account::GONE);
        let id = connection.ok_or_else(removed)?;
        let all = self.app.list_connections(()).await?;
        let connection = all.iter().find(|one| one.id == id).ok_or_else(removed)?;
        self.use_keys_of(connection).await?;
        Ok(ConnectionId { id })
    }

    /// The keys that the environment has for a connection that is being added. They are then not
    /// written anywhere.
    ///
    /// # Errors
    /// When they are not those of the service, or perhaps those of another connection.
    pub(crate) async fn keys_for_new(
        &self,
        service: Service,
        label: &str,
    ) -> Result<Option<CredentialsInput>, Trouble> {
        let name = variable(label);
        let Some(text) = self.outside.variable(&name)? else {
            return Ok(None);
        };
        self.only_one_means(&name, label.trim()).await?;
        let keys = read(service, &text, &name)?;
        self.given.take_what_is_saved();
        Ok(Some(keys))
    }

    /// The variable that has the keys of a connection with this label, where it is set.
    ///
    /// # Errors
    /// When it holds no text.
    pub(crate) fn variable_for(&self, label: &str) -> Result<Option<String>, Trouble> {
        let name = variable(label);
        let is_set = self.outside.variable(&name)?.is_some();
        Ok(is_set.then_some(name))
    }

    /// Whoever set the variable can have meant one connection only.
    async fn only_one_means(&self, name: &str, label: &str) -> Result<(), Trouble> {
        let all = self.app.list_connections(()).await?;
        let faces = all.iter().map(|one| &one.face);
        let mut others = faces.filter(|face| face.kind != Kind::Practice && face.label != label);
        let Some(other) = others.find(|face| variable(&face.label) == name) else {
            return Ok(());
        };
        let message = text::command::keys::variable_of_two(label, &other.label);
        Err(Trouble::invalid(name, message))
    }

    /// Milliseconds since the Unix epoch.
    #[must_use]
    pub(crate) fn now(&self) -> i64 {
        edge::now()
    }

    /// A new id.
    #[must_use]
    pub(crate) fn new_id(&self) -> Uuid {
        edge::new_id()
    }
}

/// The folder that was named, or else the one that the window uses on this computer. The account of
/// a service often has a name for it and no home.
fn folder(
    named: Option<PathBuf>,
    system: impl FnOnce() -> Option<PathBuf>,
) -> Result<PathBuf, Trouble> {
    let usual = || Some(system()?.join(KEYCHAIN_NAMESPACE));
    named.or_else(usual).ok_or_else(|| {
        let message = text::command::no_data_folder(DATA_DIR);
        Trouble::invalid("--data-dir", message)
    })
}

fn timing(reading: Reading) -> Timing {
    let mut timing = Timing::new(Arc::new(edge::jitter));
    let seconds = |seconds: u32| Duration::from_secs(seconds.into());
    timing.verify_for = reading.verify_for.map(seconds);
    timing.quiet_after = reading.quiet_after.map_or(timing.quiet_after, seconds);
    timing
}

fn patience() -> Patience {
    Patience {
        attempts: READ_ATTEMPTS,
        first: Duration::from_millis(500),
        longest: Duration::from_secs(8),
        jitter: Arc::new(edge::jitter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_is_named_needs_no_home() {
        let (named, home) = (PathBuf::from("/named"), PathBuf::from("/home"));
        let usual = home.join(KEYCHAIN_NAMESPACE);
        assert_eq!(folder(Some(named.clone()), || None), Ok(named));
        assert_eq!(folder(None, || Some(home)), Ok(usual));
        let nowhere = folder(None, || None).unwrap_err().said;
        assert_eq!(nowhere.path.as_deref(), Some("--data-dir"));
        assert!(nowhere.message.contains(DATA_DIR), "{}", nowhere.message);
    }
}
