//! One call with its attempts: noted as sent, taken to the service, noted as ended.

use std::future::Future;
use std::sync::Arc;

use tokio::sync::watch;
use tokio::time::sleep;

use super::control::ControlSignal;
use super::retry;
use super::timing::Timing;
use crate::{CallEnd, Courier, Journal, PreparedCall, Service};

/// Whether sending is held: by the person, or for good by the run itself.
#[derive(Clone)]
pub(super) struct Hold {
    control: ControlSignal,
    for_good: Arc<watch::Sender<bool>>,
}

impl Hold {
    pub(super) fn new(control: ControlSignal) -> Self {
        Self {
            control,
            for_good: Arc::new(watch::Sender::new(false)),
        }
    }

    /// Nothing more is sent.
    pub(super) fn pull(&self) {
        self.for_good.send_replace(true);
    }

    pub(super) fn is_on(&self) -> bool {
        self.control.is_paused() || self.control.is_stopped() || *self.for_good.borrow()
    }

    /// What the future gives, unless it is held before; what was waited for is then given up.
    pub(super) async fn unless<F: Future>(&mut self, wait: F) -> Option<F::Output> {
        let mut for_good = self.for_good.subscribe();
        tokio::select! {
            biased;
            () = self.control.held() => None,
            _ = for_good.wait_for(|on| *on) => None,
            output = wait => Some(output),
        }
    }
}

/// Everything that one call needs to make its way.
pub(super) struct Exchange<J, C> {
    pub(super) journal: Arc<J>,
    pub(super) courier: Arc<C>,
    pub(super) service: Service,
    pub(super) timing: Timing,
    pub(super) hold: Hold,
    pub(super) call: PreparedCall,
}

/// What became of a call.
pub(super) enum Flown {
    /// It has ended.
    Ended {
        /// How many records it was to change.
        records: u64,
        end: CallEnd,
    },
    /// It stays prepared, because sending was held.
    Left,
}

impl<J: Journal, C: Courier> Exchange<J, C> {
    /// Makes the call, as often as it takes and is allowed. A journal that fails holds everything.
    pub(super) async fn fly(self, permit: Result<C::Permit, CallEnd>) -> Result<Flown, J::Error> {
        let hold = self.hold.clone();
        let flown = self.attempts(permit).await;
        if flown.is_err() {
            hold.pull();
        }
        flown
    }

    async fn attempts(mut self, first: Result<C::Permit, CallEnd>) -> Result<Flown, J::Error> {
        let mut permit = first;
        loop {
            if self.hold.is_on() {
                return Ok(Flown::Left);
            }
            let key = self.call.key;
            let end = match permit {
                Ok(permit) => {
                    self.journal.sent(key).await?;
                    self.courier.deliver(permit, &self.call.write).await
                }
                Err(end) => end,
            };
            let wait = retry::again(
                self.service,
                &self.call.write,
                &end,
                key.attempt,
                &self.timing,
            );
            let next = self.journal.ended(key, &end, wait.is_some()).await?;
            let Some(wait) = wait else {
                let records = self.call.records;
                return Ok(Flown::Ended { records, end });
            };
            self.call.key = next;
            let waited = async {
                sleep(wait).await;
                self.courier.permit().await
            };
            match self.hold.unless(waited).await {
                Some(next) => permit = next,
                None => return Ok(Flown::Left),
            }
        }
    }
}
