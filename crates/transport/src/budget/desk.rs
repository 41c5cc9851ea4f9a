//! One process's access to the book, one visit at a time.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::io;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};

use tokio::runtime::Handle;
use tokio::sync::Notify;
use tokio::time::Instant;

use super::book::{Asked, Book};
use super::pace::Limits;
use super::shelf::{Found, Shelf};
use super::timeline::{Moment, Timeline};
use super::window::Entry;
use super::{MicroClock, Pace, Slot};

/// What all clones of a budget share.
pub(crate) struct Desk {
    drawer: Mutex<Drawer>,
    /// Calls that are over, and not yet in the book as such.
    over: Mutex<Vec<Entry>>,
    /// Whose turn it is within this process, first come first served.
    pub(crate) turn: tokio::sync::Mutex<()>,
    /// The limits may have been raised: the waiting task looks again.
    pub(crate) changed: Notify,
    pub(crate) clock: MicroClock,
    /// This budget, among all in all processes.
    owner: u64,
    serial: AtomicU64,
    started: Instant,
}

struct Drawer {
    shelf: Shelf,
    timeline: Timeline,
    /// The limits as they were last seen.
    known: Limits,
}

impl Desk {
    pub(crate) fn new(shelf: Shelf, pace: Pace, clock: MicroClock) -> Self {
        let drawer = Drawer {
            shelf,
            timeline: Timeline::default(),
            known: Limits::new(pace),
        };
        Self {
            drawer: Mutex::new(drawer),
            over: Mutex::default(),
            turn: tokio::sync::Mutex::default(),
            changed: Notify::new(),
            owner: owner(clock()),
            clock,
            serial: AtomicU64::new(0),
            started: Instant::now(),
        }
    }

    pub(crate) const fn owner(&self) -> u64 {
        self.owner
    }

    /// The limits as they were last seen.
    pub(crate) fn known(&self) -> Limits {
        sound(&self.drawer).known
    }

    /// Does something with the book as it is now. Blocks for as long as others have it, which is
    /// microseconds unless one of them was stopped in the middle.
    pub(crate) fn visit<R>(&self, act: impl FnOnce(&mut Book, i64) -> R) -> io::Result<R> {
        let mut drawer = sound(&self.drawer);
        drawer.shelf.claim(true)?;
        self.visited(&mut drawer, act)
    }

    /// As `visit`, but gives `None` instead of waiting for others.
    fn try_visit<R>(&self, act: impl FnOnce(&mut Book, i64) -> R) -> io::Result<Option<R>> {
        let mut drawer = match self.drawer.try_lock() {
            Ok(drawer) => drawer,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => return Ok(None),
        };
        if !drawer.shelf.claim(false)? {
            return Ok(None);
        }
        self.visited(&mut drawer, act).map(Some)
    }

    /// The visit itself, once the book is claimed.
    fn visited<R>(
        &self,
        drawer: &mut Drawer,
        act: impl FnOnce(&mut Book, i64) -> R,
    ) -> io::Result<R> {
        let result = self.turn_page(drawer, act);
        drawer.shelf.release();
        result
    }

    fn turn_page<R>(
        &self,
        drawer: &mut Drawer,
        act: impl FnOnce(&mut Book, i64) -> R,
    ) -> io::Result<R> {
        let found = drawer.shelf.read()?;
        let moment = self.moment(&mut drawer.timeline);
        let (before, mut book) = match found {
            Found::Book(book) => (Some(book.clone()), book),
            Found::Nothing => (None, Book::new(drawer.known.setting)),
            Found::Damage => {
                tracing::warn!("the file of the rate budget is damaged; starting over with care");
                (None, Book::cautious(drawer.known.setting, moment.now))
            }
        };
        let over = sound(&self.over).clone();
        for entry in &over {
            book.window.over(Entry {
                end: Some(moment.now),
                ..*entry
            });
        }
        book.turn_to(moment, self.owner);
        let result = act(&mut book, moment.now);
        drawer.known = book.limits;
        if before.as_ref() != Some(&book) {
            drawer.shelf.write(book)?;
        }
        // Others may have added theirs meanwhile, behind these.
        sound(&self.over).drain(..over.len());
        Ok(result)
    }

    /// Reads both clocks at one moment: again, if something came in between.
    fn moment(&self, timeline: &mut Timeline) -> Moment {
        let mut running = self.started.elapsed();
        let mut wall = (self.clock)();
        for _ in 0..3 {
            let after = self.started.elapsed();
            if (after - running).as_millis() < 1 {
                break;
            }
            running = after;
            wall = (self.clock)();
        }
        timeline.read(wall, running)
    }

    /// Asks for a slot; `Err` holds the moment at which it is worth asking again.
    pub(crate) async fn ask(self: &Arc<Self>) -> io::Result<Result<Slot, i64>> {
        let serial = self.serial.fetch_add(1, Ordering::Relaxed);
        let owner = self.owner;
        let act = move |book: &mut Book, now: i64| (book.ask(owner, serial, now), now);
        if let Some((asked, now)) = self.try_visit(act)? {
            return Ok(self.slot_of(asked, serial, now));
        }
        let desk = Arc::clone(self);
        // If nobody waits for it any more, the slot is given back as soon as it is there.
        let visit = move || {
            desk.visit(act)
                .map(|(asked, now)| desk.slot_of(asked, serial, now))
        };
        tokio::task::spawn_blocking(visit)
            .await
            .map_err(io::Error::other)?
    }

    fn slot_of(self: &Arc<Self>, asked: Asked, serial: u64, sent: i64) -> Result<Slot, i64> {
        match asked {
            Asked::Taken => Ok(Slot {
                desk: Arc::clone(self),
                entry: Entry {
                    owner: self.owner,
                    serial,
                    sent,
                    end: None,
                },
            }),
            Asked::Wait(until) => Err(until),
        }
    }

    /// A call is over, now.
    pub(crate) fn over(self: &Arc<Self>, entry: Entry) {
        sound(&self.over).push(entry);
        self.soon(|_, _| ());
    }

    /// Does something with the book: at once if nobody has it, else as soon as it is free.
    pub(crate) fn soon(self: &Arc<Self>, act: impl Fn(&mut Book, i64) + Send + 'static) {
        let done = match self.try_visit(&act) {
            Ok(Some(())) => Ok(()),
            Ok(None) => match Handle::try_current() {
                Ok(runtime) => {
                    let desk = Arc::clone(self);
                    runtime.spawn_blocking(move || complain(desk.visit(act)));
                    Ok(())
                }
                Err(_) => self.visit(act),
            },
            Err(error) => Err(error),
        };
        complain(done);
    }
}

fn complain(done: io::Result<()>) {
    if let Err(error) = done {
        tracing::warn!(%error, "the file of the rate budget could not be used");
    }
}

/// Nothing here is left half done when a thread panics.
fn sound<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A number that no other budget in any process has: by process, time, and a count.
fn owner(now: i64) -> u64 {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let mut hasher = DefaultHasher::new();
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    (std::process::id(), now, count).hash(&mut hasher);
    hasher.finish()
}
