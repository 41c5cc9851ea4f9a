//! Pausing and stopping a run from outside.

use std::future::Future;

use tokio::sync::watch;

/// What the person wants of a run. Stopping is counted, because the second time means more than
/// the first: not only no more sending, but no more reading back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Wish {
    paused: bool,
    stops: u32,
}

/// Pauses, goes on with and stops a run. It acts between calls: what is on its way may still land.
#[derive(Debug, Clone)]
pub struct ControlHandle(watch::Sender<Wish>);

/// Hears of a [`ControlHandle`].
#[derive(Debug, Clone)]
pub struct ControlSignal(watch::Receiver<Wish>);

/// A handle and its signal.
#[must_use]
pub fn control_pair() -> (ControlHandle, ControlSignal) {
    let (sender, receiver) = watch::channel(Wish::default());
    (ControlHandle(sender), ControlSignal(receiver))
}

impl ControlHandle {
    /// Sends nothing more until [`Self::go_on`].
    pub fn pause(&self) {
        self.0.send_modify(|wish| wish.paused = true);
    }

    /// Goes on after a pause.
    pub fn go_on(&self) {
        self.0.send_modify(|wish| wish.paused = false);
    }

    /// Sends nothing more and reads back what was sent. A second time ends the reading back too.
    pub fn stop(&self) {
        self.0
            .send_modify(|wish| wish.stops = wish.stops.saturating_add(1));
    }
}

impl ControlSignal {
    /// How often it was asked to stop.
    pub(super) fn stops(&self) -> u32 {
        self.0.borrow().stops
    }

    pub(super) fn is_stopped(&self) -> bool {
        self.stops() > 0
    }

    pub(super) fn is_paused(&self) -> bool {
        self.0.borrow().paused
    }

    /// Ends when it is stopped.
    pub async fn stopped(&mut self) {
        self.until(|wish| wish.stops > 0).await;
    }

    /// Ends when it is paused or stopped.
    pub(super) async fn held(&mut self) {
        self.until(|wish| wish.paused || wish.stops > 0).await;
    }

    /// Ends when it is no longer paused, or stopped.
    pub(super) async fn released(&mut self) {
        self.until(|wish| !wish.paused || wish.stops > 0).await;
    }

    /// What the future gives, unless it is asked to stop more often than `times` before; what was
    /// waited for is then given up. Only for what can be: waiting and reading, never writing down.
    pub(super) async fn unless_stopped_again<F: Future>(
        &mut self,
        times: u32,
        wait: F,
    ) -> Option<F::Output> {
        tokio::select! {
            biased;
            () = self.until(|wish| wish.stops > times) => None,
            output = wait => Some(output),
        }
    }

    /// Never ends by itself when the handle is gone: nobody is left to want anything.
    async fn until(&mut self, wanted: impl FnMut(&Wish) -> bool) {
        if self.0.wait_for(wanted).await.is_err() {
            std::future::pending().await
        }
    }
}
