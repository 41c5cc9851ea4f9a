//! A service in memory, with what can go wrong at it.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use roster_assign::{
    Assignment, CallEnd, Courier, Found, Key, NotSentWhy, PageRead, ReadTrouble, Reader, Refusal,
    Service, UnknownWhy, Verdict, Write,
};
use tokio::time::{Instant, sleep};
use uuid::Uuid;

use crate::book::Book;

/// What goes wrong with a call.
#[derive(Clone, Debug)]
pub(crate) enum Fault {
    NotSent(NotSentWhy),
    /// No answer, and nothing was done.
    CutBefore,
    /// No answer, and it is done later.
    CutThenLands(Duration),
    /// It was done, and no answer came.
    CutAfter,
    /// It was done, and the answer was cut.
    AnswerCut,
    Refused(Refusal, &'static str),
    Throttled(Option<Duration>),
    /// An undocumented answer; done or not.
    Unclear(u16, bool),
    /// It says that it did it, and did not.
    Nothing,
    /// It does it later.
    Lands(Duration),
}

#[derive(Clone)]
pub(crate) struct Held {
    pub(crate) email: String,
    pub(crate) value: Option<Uuid>,
    pub(crate) matches: bool,
    later: Option<(Instant, Option<Uuid>)>,
}

#[derive(Default)]
pub(crate) struct Inside {
    pub(crate) held: BTreeMap<Uuid, Held>,
    /// By the number of the delivery, from 1.
    pub(crate) faults: HashMap<usize, Fault>,
    /// What happens to every call that has no fault of its own.
    pub(crate) every: Option<Fault>,
    /// Every change that took effect: the call, and which records.
    pub(crate) effects: Vec<(Write, Vec<Uuid>)>,
    pub(crate) delivered: Vec<(Instant, Write)>,
    /// How many readings fail first.
    pub(crate) unreadable: usize,
    pub(crate) readings: usize,
    /// How many calls the readings would be at the real service.
    pub(crate) read_calls: u64,
    /// A list's last page leads to its first one.
    pub(crate) circle: bool,
    pub(crate) affected_more: u64,
}

pub(crate) struct World {
    service: Service,
    inside: Mutex<Inside>,
    /// How long a call takes.
    pub(crate) latency: Duration,
    /// How long from one permit to the next.
    pub(crate) pace: Duration,
    pub(crate) book: Arc<Book>,
    pub(crate) in_flight: AtomicUsize,
    pub(crate) most_in_flight: AtomicUsize,
    readings_now: AtomicUsize,
    pub(crate) most_readings: AtomicUsize,
    pub(crate) permits: Arc<AtomicUsize>,
}

pub(crate) struct Permit(Arc<AtomicUsize>);

impl Drop for Permit {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

impl World {
    pub(crate) fn new(service: Service, book: Arc<Book>) -> Self {
        Self {
            service,
            inside: Mutex::default(),
            latency: Duration::from_millis(150),
            pace: Duration::ZERO,
            book,
            in_flight: AtomicUsize::new(0),
            most_in_flight: AtomicUsize::new(0),
            readings_now: AtomicUsize::new(0),
            most_readings: AtomicUsize::new(0),
            permits: Arc::default(),
        }
    }

    /// The inside, with everything landed that is due.
    pub(crate) fn inside(&self) -> MutexGuard<'_, Inside> {
        let mut inside = self.inside.lock().unwrap();
        for held in inside.held.values_mut() {
            if let Some((at, value)) = held.later
                && at <= Instant::now()
            {
                held.value = value;
                held.later = None;
            }
        }
        inside
    }

    pub(crate) fn hold(&self, id: Uuid, value: Option<Uuid>) {
        let held = Held {
            email: format!("{}@moonlit.example", id.as_u128()),
            value,
            matches: true,
            later: None,
        };
        self.inside().held.insert(id, held);
    }

    pub(crate) fn value(&self, id: Uuid) -> Option<Uuid> {
        self.inside().held[&id].value
    }

    pub(crate) fn set(&self, id: Uuid, value: Option<Uuid>) {
        self.inside().held.get_mut(&id).unwrap().value = value;
    }

    fn found(&self, keep: impl Fn(&Uuid, &Held) -> bool) -> Vec<Found> {
        let inside = self.inside();
        let held = inside.held.iter().filter(|(id, held)| keep(id, held));
        held.map(|(id, held)| Found {
            id: *id,
            email: held.email.clone(),
            name: String::new(),
            detail: String::new(),
            company: String::new(),
            value: held.value,
            active: true,
        })
        .collect()
    }

    /// Leads a hundred in a call; up to a hundred users by 25 addresses, more by a scan of all.
    fn calls_for(&self, keys: usize) -> u64 {
        let users = self.inside().held.len();
        let calls = match self.service {
            Service::Instantly => keys.div_ceil(100),
            Service::LeadSquared if keys <= 100 => keys.div_ceil(25),
            Service::LeadSquared => users.div_ceil(1_000),
        };
        calls as u64
    }

    async fn read(&self) -> Result<(), ReadTrouble> {
        self.book.cut().step().await;
        let now = self.readings_now.fetch_add(1, Ordering::SeqCst) + 1;
        self.most_readings.fetch_max(now, Ordering::SeqCst);
        sleep(self.latency).await;
        self.readings_now.fetch_sub(1, Ordering::SeqCst);
        let mut inside = self.inside();
        inside.readings += 1;
        if inside.unreadable > 0 {
            inside.unreadable -= 1;
            return Err(ReadTrouble {
                refusal: None,
                message: "There is no connection to the network.".to_owned(),
                detail: String::new(),
            });
        }
        Ok(())
    }

    fn answer(&self, write: &Write, fault: Option<Fault>) -> CallEnd {
        let done = |late| self.apply(write, late);
        match fault {
            None => self.well(done(None)),
            Some(Fault::Lands(later)) => self.well(done(Some(later))),
            Some(Fault::Nothing) => self.well(0),
            Some(Fault::NotSent(why)) => CallEnd::NotSent {
                why,
                detail: String::new(),
            },
            Some(Fault::CutBefore) => unknown(UnknownWhy::TimedOut),
            Some(Fault::CutThenLands(later)) => {
                done(Some(later));
                unknown(UnknownWhy::TimedOut)
            }
            Some(Fault::CutAfter) => {
                done(None);
                unknown(UnknownWhy::CutOff)
            }
            Some(Fault::AnswerCut) => {
                done(None);
                unknown(UnknownWhy::AnswerCutOff)
            }
            Some(Fault::Refused(reason, message)) => refused(reason, message, None),
            Some(Fault::Throttled(after)) => refused(Refusal::Throttled, "too many", after),
            Some(Fault::Unclear(status, applied)) => {
                if applied {
                    done(None);
                }
                let message = "<html>".to_owned();
                answered(status, Verdict::Unclear { message }, None)
            }
        }
    }

    fn well(&self, rows: u64) -> CallEnd {
        let verdict = match self.service {
            Service::Instantly => Verdict::Accepted {
                message: String::new(),
            },
            Service::LeadSquared => Verdict::Succeeded {
                affected_rows: Some(rows + self.inside().affected_more),
            },
        };
        answered(200, verdict, None)
    }

    /// Does what a call asks for, now or later, and gives how many records that is.
    fn apply(&self, write: &Write, later: Option<Duration>) -> u64 {
        let mut inside = self.inside();
        let mut changed = Vec::new();
        for (id, value) in crate::plans::effect(write, &inside.held) {
            let Some(held) = inside.held.get_mut(&id) else {
                continue;
            };
            match later {
                Some(later) => held.later = Some((Instant::now() + later, value)),
                None => held.value = value,
            }
            changed.push(id);
        }
        let many = changed.len() as u64;
        inside.effects.push((write.clone(), changed));
        many
    }
}

impl Reader for World {
    async fn page(&self, _: &Assignment, after: Option<&str>) -> Result<PageRead, ReadTrouble> {
        self.read().await?;
        let after = after.map(|after| after.parse::<Uuid>().unwrap());
        let mut found =
            self.found(|id, held| held.matches && after.is_none_or(|after| *id > after));
        found.truncate(3);
        let last = found.last().map(|last| last.id.to_string());
        let circle = found.is_empty() && self.inside().circle;
        if circle {
            found = self.found(|_, held| held.matches);
            found.truncate(3);
        }
        let around = || found.last().map(|last| last.id.to_string());
        let next = if circle { around() } else { last };
        Ok(PageRead {
            found,
            next,
            total: None,
        })
    }

    async fn again(&self, keys: &[Key]) -> Result<Vec<Found>, ReadTrouble> {
        self.read().await?;
        let calls = self.calls_for(keys.len());
        self.inside().read_calls += calls;
        let ids: HashSet<Uuid> = keys.iter().map(|key| key.id).collect();
        Ok(self.found(|id, _| ids.contains(id)))
    }
}

impl Courier for World {
    type Permit = Permit;

    async fn permit(&self) -> Result<Permit, CallEnd> {
        self.book.cut().step().await;
        sleep(self.pace).await;
        self.permits.fetch_add(1, Ordering::SeqCst);
        Ok(Permit(Arc::clone(&self.permits)))
    }

    async fn deliver(&self, permit: Permit, write: &Write) -> CallEnd {
        drop(permit);
        self.book.cut().step().await;
        let fault = {
            let mut inside = self.inside();
            inside.delivered.push((Instant::now(), write.clone()));
            let number = inside.delivered.len();
            inside
                .faults
                .remove(&number)
                .or_else(|| inside.every.clone())
        };
        let now = self.in_flight.fetch_add(1, Ordering::SeqCst) + 1;
        self.most_in_flight.fetch_max(now, Ordering::SeqCst);
        let end = self.answer(write, fault);
        self.book.cut().step().await;
        sleep(self.latency).await;
        self.in_flight.fetch_sub(1, Ordering::SeqCst);
        end
    }
}

fn answered(status: u16, verdict: Verdict, retry_after: Option<Duration>) -> CallEnd {
    CallEnd::Answered {
        status,
        body: String::new(),
        took: Duration::from_millis(150),
        verdict,
        retry_after,
    }
}

fn refused(reason: Refusal, message: &str, retry_after: Option<Duration>) -> CallEnd {
    let message = message.to_owned();
    answered(400, Verdict::Refused { reason, message }, retry_after)
}

fn unknown(why: UnknownWhy) -> CallEnd {
    CallEnd::Unknown {
        why,
        status: None,
        detail: String::new(),
    }
}
