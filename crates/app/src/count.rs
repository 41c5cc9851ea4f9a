//! Counting what a form means beside it: the pages that a plan would be read from, and nothing kept.

use std::cmp::Reverse;
use std::sync::Arc;

use ::history::ConnectionRow;
use assign::{CancelHandle, CountLimit, Counting, Found, ReadTrouble, check_filter};
use tokio::sync::Notify;
use uuid::Uuid;

use crate::App;
use crate::account::Account;
use crate::beat::Beat;
use crate::check::{checked, not_ready};
use crate::contract::{
    Count, CountHolder, CountId, CountRequest, CountState, CountedRecord, Error, Event,
};
use crate::service::{Heard, ServiceReader};

/// A count of this process: at most one for each connection.
pub(crate) struct UnderCount {
    id: Uuid,
    cancel: CancelHandle,
    all: Arc<Notify>,
}

impl App {
    /// Counts the records that a form means, in the background; events tell how far it is. It takes
    /// the place of an older count of the connection, and rests where to go on would be dear.
    ///
    /// # Errors
    /// `Invalid` while the form's filter is not complete; the keychain's and the history's.
    pub async fn count(&self, request: CountRequest) -> Result<(), Error> {
        let row = self.connection_row(request.connection_id).await?;
        // The form of another service is told as such.
        let _ = checked(&row, &request.form, &[])?;
        let assignment = check_filter(&request.form).map_err(|fields| not_ready(&fields))?;
        // Somebody waits before the screen, and can ask again.
        let account = self.quick_account(&row).await?;
        let (cancel, mut cancelled) = assign::cancel_pair();
        let all = Arc::new(Notify::new());
        let count = UnderCount {
            id: request.id,
            cancel,
            all: all.clone(),
        };
        if let Some(older) = self.counting().insert(row.id, count) {
            older.cancel.cancel();
        }
        let app = self.clone();
        tokio::spawn(async move {
            let counting = app.count_on(&row, account, Counting::new(assignment), request.id, &all);
            tokio::select! {
                biased;
                () = cancelled.cancelled() => {}
                () = counting => {}
            }
            app.forget_count(request.id);
        });
        Ok(())
    }

    /// Goes on with a count that rests, to the end; one that is not there yet will not rest.
    ///
    /// # Errors
    /// None today.
    pub async fn count_all(&self, count: CountId) -> Result<(), Error> {
        let counting = self.counting();
        let found = counting.values().find(|one| one.id == count.id);
        if let Some(found) = found {
            found.all.notify_one();
        }
        Ok(())
    }

    /// Stops a count. Nothing more is told of it.
    ///
    /// # Errors
    /// None today.
    pub async fn cancel_count(&self, count: CountId) -> Result<(), Error> {
        if let Some(found) = self.forget_count(count.id) {
            found.cancel.cancel();
        }
        Ok(())
    }

    fn forget_count(&self, id: Uuid) -> Option<UnderCount> {
        let mut counting = self.counting();
        let (connection, _) = counting.iter().find(|(_, one)| one.id == id)?;
        let connection = *connection;
        counting.remove(&connection)
    }

    async fn count_on(
        &self,
        row: &ConnectionRow,
        account: Account,
        mut counting: Counting,
        id: Uuid,
        all: &Notify,
    ) {
        let heard = Heard::default();
        let reader = ServiceReader::new(account, heard.clone());
        for limit in [CountLimit::A_LOOK, CountLimit::NONE] {
            let read = self.count_to(&reader, &mut counting, limit, id).await;
            self.note_key(row, &heard).await;
            self.note_learned_pace(row).await;
            let count = self.end_of(&counting, read);
            let rests = count.state == CountState::Rests;
            self.tell(Event::CountChanged { id, count });
            if !rests {
                return;
            }
            all.notified().await;
        }
    }

    async fn count_to(
        &self,
        reader: &ServiceReader,
        counting: &mut Counting,
        limit: CountLimit,
        id: Uuid,
    ) -> Result<(), ReadTrouble> {
        let telling = self.clone();
        let beat = Beat::new(move |count| telling.tell(Event::CountChanged { id, count }));
        let teller = beat.teller();
        let tell = |counting: &Counting| {
            teller.tell(so_far(counting, CountState::Counting, self.now()));
        };
        let read = counting.go_on(reader, limit, tell).await;
        beat.end().await;
        read
    }

    fn end_of(&self, counting: &Counting, read: Result<(), ReadTrouble>) -> Count {
        let now = self.now();
        match read {
            Ok(()) if counting.has_ended() => so_far(counting, CountState::Counted, now),
            Ok(()) => so_far(counting, CountState::Rests, now),
            Err(trouble) => Count {
                trouble: Some(trouble.message),
                trouble_detail: Some(trouble.detail).filter(|detail| !detail.is_empty()),
                ..so_far(counting, CountState::Failed, now)
            },
        }
    }
}

fn so_far(counting: &Counting, state: CountState, at: i64) -> Count {
    let holders = counting.holders();
    let mut holders: Vec<CountHolder> = holders
        .map(|(id, records)| CountHolder { id, records })
        .collect();
    holders.sort_by_key(|holder| Reverse(holder.records));
    Count {
        state,
        records: counting.records(),
        total: counting.total(),
        calls: counting.calls(),
        holders,
        first: counting.first().iter().map(counted).collect(),
        at,
        trouble: None,
        trouble_detail: None,
    }
}

fn counted(found: &Found) -> CountedRecord {
    CountedRecord {
        id: found.id,
        name: found.name.clone(),
        email: found.email.clone(),
        detail: found.detail.clone(),
        holder: found.value,
    }
}
