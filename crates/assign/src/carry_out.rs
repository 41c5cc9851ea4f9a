//! Carrying out a submission: written down first, sent once, ended honestly.

use std::future::Future;

use tokio::sync::watch;

use crate::call::{CallEnd, NotSentWhy, UnknownWhy};
use crate::{Assignment, Meaning, Service};

/// Writes down what happens to a submission's call. Every method is one durable transaction.
pub trait Journal: Send + Sync {
    /// Why something could not be written down.
    type Error: Send;

    /// Notes that the call is about to leave. Not before this has succeeded is anything sent.
    fn sent(&self) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// Notes how the call and with it the submission ended.
    fn ended(&self, end: &End) -> impl Future<Output = Result<(), Self::Error>> + Send;
}

/// Takes an assignment's request to its service, once.
pub trait Courier: Send + Sync {
    /// Sends the request and reads the answer for what it is worth. Dropping the future stops
    /// waiting; what was sent may still land.
    fn deliver(&self, assignment: &Assignment) -> impl Future<Output = CallEnd> + Send;
}

/// How a submission ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End {
    /// What came of the call.
    pub call: CallEnd,
    /// What it means.
    pub meaning: Meaning,
}

impl End {
    fn of(service: Service, call: CallEnd) -> Self {
        Self {
            meaning: Meaning::of(service, &call),
            call,
        }
    }
}

/// Asks a submission to stop.
#[derive(Debug, Clone)]
pub struct CancelHandle(watch::Sender<bool>);

impl CancelHandle {
    /// Stops before sending, or stops waiting for the answer.
    pub fn cancel(&self) {
        self.0.send_replace(true);
    }
}

/// Hears of a [`CancelHandle`].
#[derive(Debug, Clone)]
pub struct CancelSignal(watch::Receiver<bool>);

impl CancelSignal {
    fn is_cancelled(&self) -> bool {
        *self.0.borrow()
    }

    /// Ends when the handle cancels, and never when the handle is gone.
    async fn cancelled(&mut self) {
        if self.0.wait_for(|cancelled| *cancelled).await.is_err() {
            std::future::pending().await
        }
    }
}

/// A handle and its signal.
#[must_use]
pub fn cancel_pair() -> (CancelHandle, CancelSignal) {
    let (sender, receiver) = watch::channel(false);
    (CancelHandle(sender), CancelSignal(receiver))
}

/// Sends an assignment whose submission is already in the journal, and writes down how it ended.
/// Nothing is sent twice: there is no retry of a write.
///
/// # Errors
/// The journal's own error, when the start or the end could not be written down. If the start
/// could not, nothing was sent. If the end could not, the submission stays "sending" in the
/// journal, and the next start calls it unknown.
pub async fn carry_out<J: Journal, C: Courier>(
    assignment: &Assignment,
    journal: &J,
    courier: &C,
    mut cancel: CancelSignal,
) -> Result<End, J::Error> {
    if !cancel.is_cancelled() {
        journal.sent().await?;
    }
    // Asked once more: writing may have taken a while.
    let call = if cancel.is_cancelled() {
        CallEnd::NotSent {
            why: NotSentWhy::Cancelled,
            detail: String::new(),
        }
    } else {
        deliver(assignment, courier, &mut cancel).await
    };
    let end = End::of(assignment.service(), call);
    journal.ended(&end).await?;
    Ok(end)
}

async fn deliver<C: Courier>(
    assignment: &Assignment,
    courier: &C,
    cancel: &mut CancelSignal,
) -> CallEnd {
    tokio::select! {
        // An answer that is in counts, even if the person cancels in the same moment.
        biased;
        end = courier.deliver(assignment) => end,
        () = cancel.cancelled() => CallEnd::Unknown {
            why: UnknownWhy::Cancelled,
            status: None,
            detail: String::new(),
        },
    }
}
