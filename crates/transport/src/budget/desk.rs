//! One process's access to the book, one visit at a time.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};

use tokio::runtime::Handle;
use tokio::sync::Notify;
use tokio::time::Instant;

use super::book::{Asked, Book};
use super::pace::Limits;
use super::seat::{self, Seat};
use super::shelf::{Found, Shelf};
use super::timeline::{Moment, Timeline};
use super::window::Entry;
use super::{MicroClock, Pace, Slot};

/// How often is looked who is gone, in microseconds.
const BETWEEN_ROLL_CALLS: i64 = 100_000;

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
    /// With whom the shelf is shared; nobody where it is this process's own.
    company: Option<Company>,
    timeline: Timeline,
    /// The limits as they were last seen.
    known: Limits,
}

/// The processes on one budget.
struct Company {
    /// The budget's file.
    budget: PathBuf,
    /// When it was last looked who is gone.
    roll_called: i64,
    /// This process's place among them.
    _seat: Option<Seat>,
}

impl Company {
    /// Takes a place. The shelf is claimed meanwhile.
    fn join(shelf: &Shelf, budget: &Path, owner: u64) -> io::Result<Self> {
        shelf.claim(true)?;
        let seat = Seat::take(budget, owner);
        shelf.release();
        Ok(Self {
            budget: budget.to_owned(),
            roll_called: i64::MIN,
            _seat: seat?,
        })
    }

    /// Notes in the book who has left in the midst of a call. Not at every visit: it asks the disk.
    fn call_the_roll(&mut self, book: &mut Book, viewer: u64, now: i64) {
        if now.saturating_sub(self.roll_called).saturating_abs() < BETWEEN_ROLL_CALLS {
            return;
        }
        self.roll_called = now;
        for owner in book.window.senders(viewer) {
            if seat::is_left(&self.budget, owner) {
                book.window.gone(owner, now);
            }
        }
    }
}

impl Desk {
    /// The desk of a budget that is shared through this file.
    ///
    /// # Errors
    ///
    /// When the file, or this process's own beside it, cannot be made or opened.
    pub(crate) fn shared(file: PathBuf, pace: Pace, clock: MicroClock) -> io::Result<Self> {
        let shelf = Shelf::open(&file)?;
        let owner = owner(clock());
        let company = Company::join(&shelf, &file, owner)?;
        Ok(Self::new(shelf, Some(company), owner, pace, clock))
    }

    /// The desk of a budget that is this process's own.
    pub(crate) fn alone(pace: Pace, clock: MicroClock) -> Self {
        let owner = owner(clock());
        Self::new(Shelf::Memory(Book::new(pace)), None, owner, pace, clock)
    }

    fn new(
        shelf: Shelf,
        company: Option<Company>,
        owner: u64,
        pace: Pace,
        clock: MicroClock,
    ) -> Self {
        let drawer = Drawer {
            shelf,
            company,
            timeline: Timeline::default(),
            known: Limits::new(pace),
        };
        Self {
            drawer: Mutex::new(drawer),
            over: Mutex::default(),
            turn: tokio::sync::Mutex::default(),
            changed: Notify::new(),
            owner,
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
        if let Some(company) = &mut drawer.company {
            company.call_the_roll(&mut book, self.owner, moment.now);
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
