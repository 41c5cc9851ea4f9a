//! Lists of leads and users: read from pasted text and chosen files, looked up in the account, kept in
//! memory until they are let go.

mod answer;
mod bad_lines;
mod pairs;
mod reading;
mod resolving;
mod source;
mod targets;
mod values;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use ::lists::{Choice, Key, List, Want};
use assign::{CancelHandle, CancelSignal};
use uuid::Uuid;

use crate::App;
use crate::app::lock;
use crate::contract::{Code, Error, ListId, Service};
use crate::service::Hit;
use source::Source;

/// What this process knows of lists.
#[derive(Default)]
pub(crate) struct Lists {
    /// Files that the person chose, by the ids that stand for them.
    files: Mutex<HashMap<Uuid, PathBuf>>,
    kept: Mutex<HashMap<Uuid, Kept>>,
    /// The latest work on each list that is under way.
    busy: Mutex<HashMap<Uuid, Arc<CancelHandle>>>,
}

/// A list that has been read. Cheap to clone.
#[derive(Clone)]
struct Kept {
    service: Service,
    list: Arc<List>,
    /// To read it once more: all bad lines are never held at once.
    source: Source,
    want: Want,
    choice: Choice,
    /// What an account has of it, once it was asked.
    resolved: Option<Arc<Resolved>>,
}

impl Kept {
    /// Whether it names records by their addresses, be it only some.
    fn has_emails(&self) -> bool {
        let is_email = |key: Key<'_>| matches!(key, Key::Email(_));
        self.list.keys().any(is_email)
    }
}

/// What an account has of a list.
struct Resolved {
    /// The records, in the order of the list.
    hits: Vec<Hit>,
    /// The places of values that it does not know.
    unknown: Vec<u32>,
    /// Why these are left out, for people.
    why: String,
}

impl App {
    /// Stops the reading or looking up of a list. Does nothing once that has ended.
    ///
    /// # Errors
    /// None today.
    pub async fn cancel_list(&self, list: ListId) -> Result<(), Error> {
        if let Some(work) = lock(&self.0.lists.busy).remove(&list.id) {
            work.cancel();
        }
        Ok(())
    }

    /// Forgets a list, and stops what is under way with it.
    ///
    /// # Errors
    /// None today.
    pub async fn let_go_of_list(&self, list: ListId) -> Result<(), Error> {
        self.cancel_list(list).await?;
        lock(&self.0.lists.kept).remove(&list.id);
        Ok(())
    }

    fn kept_list(&self, id: Uuid) -> Result<Kept, Error> {
        let kept = lock(&self.0.lists.kept).get(&id).cloned();
        kept.ok_or_else(|| {
            let message = text::list::GONE;
            Error::new(Code::NotFound, message)
        })
    }

    /// Begins work on a list, in place of any other work on it.
    fn begin_work(&self, list: Uuid) -> (Work, CancelSignal) {
        let (cancel, signal) = assign::cancel_pair();
        let cancel = Arc::new(cancel);
        let before = lock(&self.0.lists.busy).insert(list, cancel.clone());
        if let Some(before) = before {
            before.cancel();
        }
        let work = Work {
            app: self.clone(),
            list,
            cancel,
        };
        (work, signal)
    }
}

/// Work on a list that is under way; off the list of such work however it ends.
struct Work {
    app: App,
    list: Uuid,
    cancel: Arc<CancelHandle>,
}

impl Work {
    /// Ends the work; whether it was still wanted, so that what came of it may be kept.
    fn end(&self) -> bool {
        let mut busy = lock(&self.app.0.lists.busy);
        let is_mine = |work: &Arc<CancelHandle>| Arc::ptr_eq(work, &self.cancel);
        let wanted = busy.get(&self.list).is_some_and(is_mine);
        if wanted {
            busy.remove(&self.list);
        }
        wanted
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        self.end();
        // Nobody waits for it any more.
        self.cancel.cancel();
    }
}
