//! Portions of records read again, several at a time.

use std::collections::HashMap;
use std::sync::Arc;

use tokio::task::{JoinError, JoinSet};
use uuid::Uuid;

use crate::{Found, Key, ReadTrouble, Reader, Seen, Service};

/// How many portions are read at a time; the rate budget decides how fast. A portion of leads is
/// one call, and a page of a hundred a tenth of a second; a portion of users is large, and a scan of
/// the whole account.
const fn at_a_time(service: Service) -> usize {
    match service {
        Service::Instantly => 16,
        Service::LeadSquared => 2,
    }
}

/// What a portion's records have now, or why that could not be read.
pub(super) struct Portion<T> {
    /// What it was started with.
    pub(super) rows: Vec<T>,
    pub(super) answer: Result<Values, ReadTrouble>,
}

/// What was found, by the records' ids.
pub(super) struct Values(HashMap<Uuid, Found>);

impl Values {
    pub(super) fn seen(&self, id: Uuid) -> Seen {
        self.0
            .get(&id)
            .map_or(Seen::Gone, |found| Seen::Value(found.value))
    }

    /// Whether the record still has the e-mail address that its key says. Letters of either case
    /// are the same.
    pub(super) fn has_address(&self, key: &Key) -> bool {
        let folded = |address: &str| address.trim().to_lowercase();
        self.0
            .get(&key.id)
            .is_some_and(|found| folded(&found.email) == folded(&key.email))
    }
}

/// Portions on their way. Dropping it stops the reading, which changes nothing.
pub(super) struct Portions<R, T> {
    reader: Arc<R>,
    most: usize,
    on_their_way: JoinSet<Portion<T>>,
}

impl<R: Reader, T: Send + 'static> Portions<R, T> {
    pub(super) fn new(reader: &Arc<R>, service: Service) -> Self {
        Self {
            reader: Arc::clone(reader),
            most: at_a_time(service),
            on_their_way: JoinSet::new(),
        }
    }

    pub(super) fn has_room(&self) -> bool {
        self.on_their_way.len() < self.most
    }

    /// Starts to read the records with these keys.
    pub(super) fn start(&mut self, rows: Vec<T>, keys: Vec<Key>) {
        let reader = Arc::clone(&self.reader);
        self.on_their_way.spawn(async move {
            let answer = if keys.is_empty() {
                Ok(Vec::new())
            } else {
                reader.again(&keys).await
            };
            let answer =
                answer.map(|found| Values(found.into_iter().map(|one| (one.id, one)).collect()));
            Portion { rows, answer }
        });
    }

    /// The next portion that has been read; none when none is on its way.
    pub(super) async fn next(&mut self) -> Option<Portion<T>> {
        loop {
            match self.on_their_way.join_next().await? {
                Ok(portion) => return Some(portion),
                Err(error) => pass_on(error),
            }
        }
    }
}

/// A panic inside a task is a panic here. Nothing here cancels a single task.
pub(super) fn pass_on(error: JoinError) {
    if let Ok(panic) = error.try_into_panic() {
        std::panic::resume_unwind(panic);
    }
}
