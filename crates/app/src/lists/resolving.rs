//! Looking a list up in an account: which of its values it knows, and which records these are.

use std::collections::HashSet;
use std::sync::Arc;

use ::history::ConnectionRow;
use ::lists::List;
use uuid::Uuid;

use super::{Kept, Resolved, answer};
use crate::App;
use crate::app::lock;
use crate::beat::Beat;
use crate::contract::{Code, Error, Event, ListOfAccount, ListResolved, Service};
use crate::service::{Finder, Heard, Hit};
use crate::trouble::Trouble;

impl App {
    /// Looks every value of a list up in an account, within its rate budget, and keeps with the list
    /// what was found. Reads only. Its progress is told by events.
    ///
    /// # Errors
    /// `NotFound` for a list or connection that is gone; `Invalid` for a connection of the other
    /// service; `Unreachable` or `Refused` when the account could not be asked, with nothing kept.
    pub async fn resolve_list(&self, request: ListOfAccount) -> Result<ListResolved, Error> {
        let id = request.list_id;
        let (kept, row) = self.list_of(request).await?;
        let account = self.account(&row).await?;
        let (work, mut signal) = self.begin_work(id);
        let heard = Heard::default();
        let finder = Finder::new(account, heard.clone());
        let total = kept.list.counts.used;
        let telling = self.clone();
        let tell = move |done| telling.tell(Event::ListProgressed { id, done, total });
        let beat = Beat::new(tell.clone());
        let teller = beat.teller();
        let found = tokio::select! {
            found = finder.find(&kept.list, move |done| teller.tell(done)) => Some(found),
            () = signal.cancelled() => None,
        };
        if let Some(done) = beat.end().await {
            tell(done);
        }
        self.note_key(&row, &heard).await;
        self.note_learned_pace(&row).await;
        let Some(found) = found else {
            return Ok(ListResolved::Cancelled);
        };
        let resolved = Resolved::new(&kept.list, found.map_err(unread)?, &row);
        let resolution = answer::resolution(&kept.list, &resolved);
        if !work.end() {
            return Ok(ListResolved::Cancelled);
        }
        let resolved = Some(Arc::new(resolved));
        lock(&self.0.lists.kept).insert(id, Kept { resolved, ..kept });
        Ok(ListResolved::Ready { resolution })
    }

    /// A list that has been read, and a connection of its service.
    pub(super) async fn list_of(
        &self,
        request: ListOfAccount,
    ) -> Result<(Kept, ConnectionRow), Error> {
        let kept = self.kept_list(request.list_id)?;
        let row = self.connection_row(request.connection_id).await?;
        if row.service == kept.service {
            return Ok((kept, row));
        }
        let message = text::list::of_other_service(kept.service, row.service);
        Err(Error::field("service", message))
    }
}

impl Resolved {
    /// Sets apart what the account knows from what it does not. Hits are in the order of the list.
    fn new(list: &List, hits: Vec<Hit>, row: &ConnectionRow) -> Self {
        let mut known = hits.iter().map(|(place, _)| *place).peekable();
        let mut unknown = Vec::new();
        for place in (0..list.len()).map_while(|place| u32::try_from(place).ok()) {
            let mut is_known = false;
            while known.next_if_eq(&place).is_some() {
                is_known = true;
            }
            if !is_known {
                unknown.push(place);
            }
        }
        Self {
            hits,
            unknown,
            why: match row.service {
                Service::Instantly => text::list::no_such_lead(&row.label),
                Service::LeadSquared => text::list::no_such_user(&row.label),
            },
        }
    }

    /// The records, each once: a lead can be named by its id and by its address.
    pub(super) fn records(&self) -> Vec<Uuid> {
        let mut seen = HashSet::with_capacity(self.hits.len());
        let records = self.hits.iter().map(|(_, record)| *record);
        records.filter(|record| seen.insert(*record)).collect()
    }
}

fn unread(trouble: Trouble) -> Error {
    let code = match trouble.refusal {
        Some(_) => Code::Refused,
        None => Code::Unreachable,
    };
    Error::new(code, trouble.message).detail(trouble.detail)
}
