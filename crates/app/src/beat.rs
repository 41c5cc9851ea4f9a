//! Telling what changes often, but not too often.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::task::JoinHandle;

/// The shortest time between two tellings.
const BEAT: Duration = Duration::from_millis(100);

/// Tells the latest of many values at most every 100 ms, and the last one in any case.
pub(crate) struct Beat<T> {
    untold: Teller<T>,
    telling: JoinHandle<()>,
}

/// Takes values to be told. Cheap to clone.
pub(crate) struct Teller<T>(Arc<Untold<T>>);

struct Untold<T> {
    value: Mutex<Option<T>>,
    given: Notify,
}

impl<T: Send + 'static> Beat<T> {
    /// A beat that tells in this way.
    pub(crate) fn new(tell: impl Fn(T) + Send + 'static) -> Self {
        let untold = Teller(Arc::new(Untold {
            value: Mutex::new(None),
            given: Notify::new(),
        }));
        let heard = untold.clone();
        let telling = tokio::spawn(async move {
            loop {
                heard.0.given.notified().await;
                if let Some(value) = heard.take() {
                    tell(value);
                }
                tokio::time::sleep(BEAT).await;
            }
        });
        Self { untold, telling }
    }

    /// Whom values are given to.
    pub(crate) fn teller(&self) -> Teller<T> {
        self.untold.clone()
    }

    /// Ends, and gives what has not been told yet. Nothing is told after that.
    pub(crate) async fn end(mut self) -> Option<T> {
        self.telling.abort();
        // How it ended makes no difference: it tells nothing more.
        let _ = (&mut self.telling).await;
        self.untold.take()
    }
}

impl<T> Drop for Beat<T> {
    fn drop(&mut self) {
        self.telling.abort();
    }
}

impl<T> Teller<T> {
    pub(crate) fn tell(&self, value: T) {
        *self.lock() = Some(value);
        self.0.given.notify_one();
    }

    fn take(&self) -> Option<T> {
        self.lock().take()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<T>> {
        // A panic elsewhere cannot leave one value half changed.
        self.0.value.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T> Clone for Teller<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn many_values_are_told_every_100_ms_and_the_last_one_always() {
        let told = Arc::new(Mutex::new(Vec::new()));
        let telling = told.clone();
        let beat = Beat::new(move |value: u32| telling.lock().unwrap().push(value));
        let teller = beat.teller();
        for value in 0..1000 {
            teller.tell(value);
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        teller.tell(1000);
        assert_eq!(beat.end().await, Some(1000), "the last one is never lost");
        let told = told.lock().unwrap().clone();
        assert!(told.len() <= 11, "at most every 100 ms: {told:?}");
        assert!(told.len() >= 9, "and no less often: {told:?}");
    }
}
