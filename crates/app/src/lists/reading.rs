//! Reading a list.

use std::ops::ControlFlow;
use std::sync::Arc;

use ::lists::{BadLine, Choice, Keys, List, Unreadable, Want, Watch};
use assign::CancelSignal;

use super::source::Source;
use super::{Kept, answer};
use crate::App;
use crate::app::{lock, off_thread};
use crate::beat::{Beat, Teller};
use crate::contract::{Code, Error, Event, ListRead, ListRequest, Service};

impl App {
    /// Reads a list and keeps it until it is let go. Nothing is asked of the account. Its progress is
    /// told by events; the same id again takes the place of what is there.
    ///
    /// # Errors
    /// `Invalid` for what cannot be read as a list, with the field `source` or `key`; `NotFound` for
    /// a file that is not there.
    pub async fn read_list(&self, request: ListRequest) -> Result<ListRead, Error> {
        let id = request.id;
        let (work, signal) = self.begin_work(id);
        let source = self.source(request.source)?;
        let want = Want {
            keys: keys(request.service),
            pairs: request.pairs,
        };
        let choice = answer::choice(&request.choice);
        let reading = source.clone();
        let total = off_thread(move || reading.bytes()).await?;
        let (telling, reading) = (self.clone(), source.clone());
        let tell = move |done| telling.tell(Event::ListProgressed { id, done, total });
        let beat = Beat::new(tell.clone());
        let mut watch = Reading {
            teller: beat.teller(),
            signal,
        };
        let read = tokio::task::spawn_blocking(move || read(&reading, want, &choice, &mut watch));
        let read = read.await.unwrap_or_else(|broken| {
            Err(Error::new(Code::Internal, text::trouble::INSIDE).detail(broken.to_string()))
        });
        if let Some(done) = beat.end().await {
            tell(done);
        }
        let Some(list) = read? else {
            return Ok(ListRead::Cancelled);
        };
        let kept = Kept {
            service: request.service,
            list: Arc::new(list),
            source,
            want,
            choice,
            resolved: None,
        };
        let report = answer::report(id, &kept);
        if !work.end() {
            return Ok(ListRead::Cancelled);
        }
        lock(&self.0.lists.kept).insert(id, kept);
        Ok(ListRead::Ready { report })
    }
}

const fn keys(service: Service) -> Keys {
    match service {
        Service::Instantly => Keys::LeadIdsOrEmails,
        Service::LeadSquared => Keys::UserEmails,
    }
}

/// Reads a list from its source; none when it was stopped. Blocks on the disk.
pub(super) fn read(
    source: &Source,
    want: Want,
    choice: &Choice,
    watch: &mut impl Watch,
) -> Result<Option<List>, Error> {
    match ::lists::read(source.open()?, want, choice, watch) {
        Ok(list) => Ok(Some(list)),
        Err(Unreadable::Stopped) => Ok(None),
        Err(error) => Err(unreadable(&error)),
    }
}

fn unreadable(error: &Unreadable) -> Error {
    let message = error.to_string();
    match error {
        Unreadable::NoSuchColumn { .. } => Error::field("key", message),
        Unreadable::Source(broken) => {
            Error::new(Code::NotFound, message).detail(broken.to_string())
        }
        Unreadable::Spreadsheet
        | Unreadable::NotText
        | Unreadable::OpenQuote { .. }
        | Unreadable::TooLong { .. }
        | Unreadable::TooMany
        | Unreadable::Stopped => Error::field("source", message),
    }
}

/// Tells how far a reading is, and hears whether it is to stop.
struct Reading {
    teller: Teller<u64>,
    signal: CancelSignal,
}

impl Watch for Reading {
    fn bytes_done(&mut self, bytes: u64) -> ControlFlow<()> {
        self.teller.tell(bytes);
        match self.signal.is_cancelled() {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    }

    fn bad_line(&mut self, _: &BadLine) -> std::io::Result<()> {
        // The first ones are in the list; all of them are read again when they are exported.
        Ok(())
    }
}
