//! Waiting for a condition instead of for a time.

use std::fmt::Debug;
use std::time::{Duration, Instant};

/// How long a condition may take to come true. Far more than it ever takes but after a kill: the slots of the
/// rate budget that the killed process had are then held for a second and the window.
const LIMIT: Duration = Duration::from_secs(60);

/// Short enough not to be noticed, long enough to leave the processor to the app.
const BETWEEN_LOOKS: Duration = Duration::from_millis(20);

/// Looks again and again until `look` finds something, and returns it. Panics after a while, with `what`.
#[track_caller]
pub(crate) fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    match try_until(|| look().ok_or(())) {
        Ok(found) => found,
        Err(()) => panic!("waited {LIMIT:?} in vain: {what}"),
    }
}

/// Looks again and again until `look` finds what is wanted; fails with what it found last.
#[track_caller]
pub(crate) fn becomes<T: PartialEq + Debug>(what: &str, wanted: &T, mut look: impl FnMut() -> T) {
    let found = try_until(|| {
        let found = look();
        if found == *wanted { Ok(()) } else { Err(found) }
    });
    if let Err(found) = found {
        assert_eq!(&found, wanted, "waited {LIMIT:?} in vain: {what}");
    }
}

/// Like [`until`], but gives the last look's error when the time is up.
pub(super) fn try_until<T, E>(mut look: impl FnMut() -> Result<T, E>) -> Result<T, E> {
    let deadline = Instant::now() + LIMIT;
    loop {
        match look() {
            Ok(found) => return Ok(found),
            Err(error) if Instant::now() > deadline => return Err(error),
            Err(_) => pause(),
        }
    }
}

#[allow(
    clippy::disallowed_methods,
    reason = "between two looks at a condition there is nothing else to wait for"
)]
fn pause() {
    std::thread::sleep(BETWEEN_LOOKS);
}
