//! What this process knows of its own reading of accounts' lists: what was tried, and with what
//! trouble. Lists that were read are in the history.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;
use uuid::Uuid;

use super::list::List;
use crate::contract::ListTrouble;

/// The last attempt to read a list.
#[derive(Debug, Clone)]
pub(super) struct Attempt {
    /// The turn of the account that was asked.
    pub(super) turn: i64,
    /// When it ended.
    pub(super) at: i64,
    /// Why it gave nothing.
    pub(super) trouble: Option<ListTrouble>,
}

/// The reading of one connection's lists.
#[derive(Debug, Default)]
pub(super) struct Desk {
    /// Held while lists are read: once at a time.
    pub(super) reading: tokio::sync::Mutex<()>,
    attempts: Mutex<HashMap<List, Attempt>>,
    landed: watch::Sender<()>,
}

impl Desk {
    /// The last attempt to read a list of the account in `turn`.
    pub(super) fn tried(&self, list: List, turn: i64) -> Option<Attempt> {
        let attempts = lock(&self.attempts);
        let attempt = attempts.get(&list)?;
        (attempt.turn == turn).then(|| attempt.clone())
    }

    /// Keeps how an attempt ended, and tells those who wait.
    pub(super) fn note(&self, list: List, attempt: Attempt) {
        lock(&self.attempts).insert(list, attempt);
        self.landed.send_replace(());
    }

    /// Changes whenever an attempt has ended.
    pub(super) fn landed(&self) -> watch::Receiver<()> {
        self.landed.subscribe()
    }
}

/// The desks of all connections.
#[derive(Debug, Default)]
pub(crate) struct Desks(Mutex<HashMap<Uuid, Arc<Desk>>>);

impl Desks {
    pub(super) fn of(&self, connection: Uuid) -> Arc<Desk> {
        lock(&self.0).entry(connection).or_default().clone()
    }

    /// Forgets a connection that was removed.
    pub(crate) fn forget(&self, connection: Uuid) {
        lock(&self.0).remove(&connection);
    }
}

/// A panic elsewhere cannot leave a map half changed.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
