//! Sending a confirmed form as a submission.

mod courier;
mod journal;

use std::sync::Arc;

use ::history::{
    ConnectionRow, History, HistoryError, LeftoverMeanings, NewCall, NewSubmission, Snapshot,
};
use assign::{Assignment, CancelSignal, End, State, carry_out};
use uuid::Uuid;

use crate::App;
use crate::account::Account;
use crate::check::checked;
use crate::contract::{Code, Error, Event, FieldMessage, Service, SubmissionId, SubmitRequest};
use crate::preview;

use courier::ServiceCourier;
use journal::SubmissionJournal;

impl App {
    /// Writes a confirmed form down as a submission and starts to send it, off the caller's way.
    /// How it goes on is told by events and kept in the history.
    ///
    /// # Errors
    /// `Invalid` for a form that cannot be sent, `NeedsConfirmation` when what was confirmed is
    /// not what would be sent or the typed name does not match, the keychain's and the history's.
    /// After any error nothing of this request has been sent, nor will be. The same request again
    /// is no error: it is answered the same and sent once.
    pub async fn submit(&self, request: SubmitRequest) -> Result<SubmissionId, Error> {
        let connection_id = request.connection_id;
        let row = self.connection_row(connection_id).await?;
        let checked = checked(&row, &request.form)?;
        let Some(assignment) = checked.assignment else {
            return Err(not_ready(&checked.fields));
        };
        confirmed(&assignment, &request, &row)?;
        let account = self.account(&row).await?;
        let call = self.new_call(&assignment, &row).await?;
        let submission = new_submission(&request, &assignment, &row, self.now())?;
        let journal = SubmissionJournal::new(self.clone(), submission.id, call.id);
        let begun = self
            .history_do(move |history| history.begin(&submission, &[call]))
            .await;
        if let Err(error) = begun {
            return self.begun_before(&request, error).await;
        }
        self.set_off(request.id, row, Arc::new(assignment), account, journal);
        Ok(SubmissionId { id: request.id })
    }

    /// Stops a submission: before it is sent nothing will be; after that Roster only stops
    /// waiting, and what was sent may still land. Does nothing once it has ended.
    ///
    /// # Errors
    /// None today.
    pub async fn cancel(&self, submission: SubmissionId) -> Result<(), Error> {
        if let Some(handle) = self.running().get(&submission.id) {
            handle.cancel();
        }
        Ok(())
    }

    /// Waits until no submission is on its way any more.
    pub async fn idle(&self) {
        loop {
            let ended = self.0.ended.notified();
            if self.running().is_empty() {
                return;
            }
            ended.await;
        }
    }

    /// Whether a submission is on its way.
    #[must_use]
    pub fn is_sending(&self) -> bool {
        !self.running().is_empty()
    }

    /// An id stands for one confirmation: asked again for the same, the answer is the same and
    /// nothing is sent a second time.
    async fn begun_before(
        &self,
        request: &SubmitRequest,
        error: Error,
    ) -> Result<SubmissionId, Error> {
        let id = SubmissionId { id: request.id };
        let Ok(there) = self.submission(id).await else {
            let message = nothing_sent(&error.message);
            return Err(Error { message, ..error });
        };
        let same_body = there
            .calls
            .iter()
            .all(|call| call.request_body == request.confirmed_body);
        if same_body && there.connection_id == Some(request.connection_id) {
            return Ok(id);
        }
        let message = "This was already confirmed, and nothing was sent a second time. Look at it in the history.";
        Err(Error::new(Code::Invalid, message))
    }

    async fn new_call(
        &self,
        assignment: &Assignment,
        row: &ConnectionRow,
    ) -> Result<NewCall, Error> {
        let address = self.address_of(row).await?;
        let preview = preview::of(assignment, &address)?;
        Ok(NewCall {
            id: self.new_id(),
            purpose: match assignment.service() {
                Service::Instantly => "Assign leads",
                Service::LeadSquared => "Move users",
            }
            .to_owned(),
            method: preview.method,
            address: preview.address,
            request_body: Some(preview.body),
        })
    }

    fn set_off(
        &self,
        id: Uuid,
        row: ConnectionRow,
        assignment: Arc<Assignment>,
        account: Account,
        journal: SubmissionJournal,
    ) {
        let (handle, signal) = assign::cancel_pair();
        self.running().insert(id, handle);
        self.tell(Event::SubmissionChanged {
            id,
            state: State::Prepared,
        });
        let app = self.clone();
        let on_its_way = OnItsWay {
            app: self.clone(),
            id,
        };
        tokio::spawn(async move {
            app.carry(id, &row, &assignment, account, journal, signal)
                .await;
            drop(on_its_way);
        });
    }

    async fn carry(
        &self,
        id: Uuid,
        row: &ConnectionRow,
        assignment: &Assignment,
        account: Account,
        journal: SubmissionJournal,
        signal: CancelSignal,
    ) {
        let courier = ServiceCourier(account);
        match carry_out(assignment, &journal, &courier, signal).await {
            Ok(end) => {
                self.note_use(row, &end).await;
                let state = end.meaning.state;
                self.tell(Event::SubmissionChanged { id, state });
            }
            Err(error) => {
                tracing::error!(%id, code = ?error.code, "the history could not be written");
                let message = if journal.was_sent() {
                    end_not_written(assignment.service())
                } else {
                    if journal.never_sent(assignment.service()).await.is_ok() {
                        let state = State::NotSent;
                        self.tell(Event::SubmissionChanged { id, state });
                    }
                    nothing_sent(&error.message)
                };
                self.tell(Event::HistoryFailed { id, message });
            }
        }
    }

    /// Keeps with the connection that it was used, and whether its key still works. A submission
    /// does not fail because this cannot be written.
    async fn note_use(&self, row: &ConnectionRow, end: &End) {
        let connection_id = row.id;
        let now = self.now();
        let noted = match courier::says_of_the_key(end) {
            None => Ok(()),
            Some((check, message)) => self.note_check(row, check, message).await,
        };
        let touched = self
            .history_do(move |history| history.touch_connection(connection_id, now))
            .await;
        // The connection may have been removed while the call was on its way.
        for error in [noted.err(), touched.err()].into_iter().flatten() {
            tracing::warn!(code = ?error.code, "the connection's last use was not kept");
        }
    }
}

/// Takes a submission off the list of those on their way, however its task ends.
struct OnItsWay {
    app: App,
    id: Uuid,
}

impl Drop for OnItsWay {
    fn drop(&mut self) {
        self.app.running().remove(&self.id);
        self.app.0.ended.notify_waiters();
    }
}

/// Ends what an earlier run left open, and says how many submissions that were.
pub(crate) fn settle_leftovers(history: &History, now: i64) -> Result<usize, HistoryError> {
    let meanings = LeftoverMeanings {
        not_sent: assign::LEFT_PREPARED,
        unknown: assign::LEFT_SENDING,
    };
    history
        .sweep_leftovers(now, &meanings)
        .map(|left| left.len())
}

/// The history's message, for one who was about to send.
fn nothing_sent(message: &str) -> String {
    format!("Nothing was sent. {message}")
}

/// The history's own message would be wrong here: it is too late for "nothing was sent", and
/// trying again could do it twice.
fn end_not_written(service: Service) -> String {
    format!(
        "It was sent, but what came of it could not be written into the history. It may or may not have worked. Look at the records in {service} before you send it again."
    )
}

fn not_ready(fields: &[FieldMessage]) -> Error {
    fields.first().map_or_else(
        || Error::new(Code::Invalid, "The form is not complete yet."),
        |field| Error::field(field.path.clone(), field.message.clone()),
    )
}

/// What was confirmed must be what would be sent, to the letter.
fn confirmed(
    assignment: &Assignment,
    request: &SubmitRequest,
    row: &ConnectionRow,
) -> Result<(), Error> {
    if preview::body(assignment)? != request.confirmed_body {
        let message = "The form has changed since it was shown for confirmation. Nothing was sent. Look at it again and confirm.";
        return Err(Error::new(Code::NeedsConfirmation, message));
    }
    let typed = request.typed.as_deref().unwrap_or_default().trim();
    if assignment.danger().is_some() && typed != row.label.trim() {
        let message = format!(
            "Type the name “{}” to confirm. Nothing was sent.",
            row.label
        );
        let error = Error::new(Code::NeedsConfirmation, message);
        return Err(Error {
            field: Some("typed".to_owned()),
            ..error
        });
    }
    Ok(())
}

fn new_submission(
    request: &SubmitRequest,
    assignment: &Assignment,
    row: &ConnectionRow,
    now: i64,
) -> Result<NewSubmission, Error> {
    let as_json = |result: serde_json::Result<String>| {
        result.map_err(|error| {
            Error::new(Code::Internal, "The form could not be written down.")
                .detail(error.to_string())
        })
    };
    Ok(NewSubmission {
        id: request.id,
        service: row.service,
        connection: Snapshot {
            id: Some(row.id),
            label: row.label.clone(),
            letters: row.letters.clone(),
            colour: row.colour.clone(),
            kind: row.kind,
        },
        title: assignment.title(),
        filter_words: assign::plain_text(&assignment.filter()),
        sentence: assign::plain_text(&assignment.sentence(&row.label)),
        form: as_json(serde_json::to_string(&request.form))?,
        names: as_json(serde_json::to_string(assignment.names()))?,
        meaning: "It is written down and about to be sent.".to_owned(),
        created_at: now,
        search_ids: assignment.ids().join(" "),
    })
}
