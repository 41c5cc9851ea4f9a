//! A point at which the program ends, or the history cannot be written.

use std::future::pending;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::Notify;

/// What happens at the point.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum How {
    /// The program ends: nothing goes on.
    Kill,
    /// The history refuses to be written.
    Refuse,
}

/// Counts the steps into and out of the ports, and cuts at one of them.
pub(crate) struct Cut {
    at: usize,
    how: How,
    steps: AtomicUsize,
    killed: Notify,
}

impl Cut {
    pub(crate) fn never() -> Self {
        Self::at(usize::MAX, How::Kill)
    }

    pub(crate) fn at(at: usize, how: How) -> Self {
        Self {
            at,
            how,
            steps: AtomicUsize::new(0),
            killed: Notify::new(),
        }
    }

    /// A step of the history.
    pub(crate) async fn write(&self) -> Result<(), &'static str> {
        if self.steps.fetch_add(1, Ordering::SeqCst) != self.at {
            return Ok(());
        }
        match self.how {
            How::Refuse => Err("the disk is full"),
            How::Kill => self.die().await,
        }
    }

    /// A step of the service, which no full disk disturbs.
    pub(crate) async fn step(&self) {
        let now = self.steps.fetch_add(1, Ordering::SeqCst);
        if now == self.at && self.how == How::Kill {
            self.die().await
        }
    }

    pub(crate) async fn killed(&self) {
        self.killed.notified().await;
    }

    pub(crate) fn was_reached(&self) -> bool {
        self.steps.load(Ordering::SeqCst) > self.at
    }

    async fn die<T>(&self) -> T {
        self.killed.notify_one();
        pending().await
    }
}
