//! A service and a book that live in memory.

use std::collections::{HashMap, HashSet};
use std::convert::Infallible;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};

use roster_assign::{
    Arranged, Assignment, Entry, Found, Intended, Key, PageRead, PlanBook, PlanRow, ReadAgain,
    ReadTrouble, Reader, Standing,
};
use tokio::sync::Notify;
use uuid::Uuid;

/// The record with this number, owned by somebody or nobody.
pub(crate) fn found(number: u128, value: Option<u128>) -> Found {
    Found {
        id: Uuid::from_u128(number),
        email: format!("{number}@example.com"),
        name: String::new(),
        detail: String::new(),
        company: String::new(),
        value: value.map(Uuid::from_u128),
        active: true,
    }
}

/// A service with these pages. A page's cursor is the number of the next one.
#[derive(Default)]
pub(crate) struct Pages {
    pub(crate) pages: Vec<PageRead>,
    /// What the records have now, for reading them again.
    pub(crate) now: Vec<Found>,
    /// How many pages were asked for.
    pub(crate) asked: AtomicU32,
    /// How many keys each reading again named.
    pub(crate) again: Mutex<Vec<usize>>,
    /// Which page is never answered.
    pub(crate) silent: Option<usize>,
    /// Which page cannot be read.
    pub(crate) broken: Option<usize>,
    /// Told of each page that is asked for.
    pub(crate) asking: Notify,
}

impl Pages {
    /// Pages of these sizes, each with a cursor but the last; records are numbered from 1.
    pub(crate) fn of(sizes: &[usize]) -> Self {
        let mut number = 0;
        let pages = sizes.iter().enumerate().map(|(at, size)| {
            let found = (0..*size).map(|_| {
                number += 1;
                found(number, None)
            });
            let found = found.collect();
            let next = (at + 1 < sizes.len()).then(|| (at + 1).to_string());
            PageRead {
                found,
                next,
                total: None,
            }
        });
        Self {
            pages: pages.collect(),
            ..Self::default()
        }
    }

    pub(crate) fn asked(&self) -> u32 {
        self.asked.load(Ordering::SeqCst)
    }
}

impl Reader for Pages {
    async fn page(&self, _: &Assignment, after: Option<&str>) -> Result<PageRead, ReadTrouble> {
        let at: usize = after.map_or(0, |cursor| cursor.parse().unwrap());
        self.asked.fetch_add(1, Ordering::SeqCst);
        self.asking.notify_one();
        if self.silent == Some(at) {
            std::future::pending::<()>().await;
        }
        if self.broken == Some(at) {
            return Err(ReadTrouble {
                refusal: None,
                message: "No connection.".to_owned(),
                detail: String::new(),
            });
        }
        Ok(self.pages[at].clone())
    }

    async fn again(&self, keys: &[Key]) -> Result<Vec<Found>, ReadTrouble> {
        self.again.lock().unwrap().push(keys.len());
        let ids: HashSet<Uuid> = keys.iter().map(|key| key.id).collect();
        let now = self.now.iter().filter(|found| ids.contains(&found.id));
        Ok(now.cloned().collect())
    }
}

/// A book in memory.
#[derive(Default)]
pub(crate) struct Book {
    pub(crate) rows: Mutex<Vec<PlanRow>>,
    pub(crate) whys: Mutex<HashMap<u64, String>>,
    pub(crate) arranged: Mutex<Vec<usize>>,
    pub(crate) added: AtomicUsize,
}

impl Book {
    pub(crate) fn with(rows: Vec<PlanRow>) -> Self {
        Self {
            rows: Mutex::new(rows),
            ..Self::default()
        }
    }

    pub(crate) fn ids(&self) -> Vec<u128> {
        let rows = self.rows.lock().unwrap();
        rows.iter().map(|row| row.key.id.as_u128()).collect()
    }

    pub(crate) fn standings(&self) -> Vec<(u64, Standing, String)> {
        let whys = self.whys.lock().unwrap();
        let why = |seq| whys.get(seq).cloned().unwrap_or_default();
        let rows = self.rows.lock().unwrap();
        let rows = rows.iter();
        rows.map(|row| (row.seq, row.standing, why(&row.seq)))
            .collect()
    }
}

impl PlanBook for Book {
    type Error = Infallible;

    async fn add(
        &self,
        entries: Vec<Entry>,
        most: Option<u64>,
    ) -> Result<Vec<Option<u64>>, Infallible> {
        self.added.fetch_add(1, Ordering::SeqCst);
        let mut rows = self.rows.lock().unwrap();
        let mut numbers = Vec::new();
        for entry in entries {
            let standing = entry.standing();
            let Entry { found, likely } = entry;
            let id = found.id;
            let full = most.is_some_and(|most| rows.len() as u64 >= most);
            if full || rows.iter().any(|row| row.key.id == id) {
                numbers.push(None);
                continue;
            }
            numbers.push(Some(rows.len() as u64 + 1));
            let row = PlanRow {
                seq: rows.len() as u64 + 1,
                key: Key {
                    id,
                    email: found.email,
                },
                before: found.value,
                intended: likely.unwrap_or(Intended::Nobody),
                standing,
            };
            rows.push(row);
        }
        Ok(numbers)
    }

    async fn arrange(&self, arranged: Vec<Arranged>) -> Result<(), Infallible> {
        self.arranged.lock().unwrap().push(arranged.len());
        let mut rows = self.rows.lock().unwrap();
        for one in arranged {
            let row = rows.iter_mut().find(|row| row.seq == one.seq).unwrap();
            (row.intended, row.standing) = (one.intended, one.standing);
        }
        Ok(())
    }

    async fn rows(&self, after: u64, most: u32) -> Result<Vec<PlanRow>, Infallible> {
        let rows = self.rows.lock().unwrap();
        let rows = rows.iter().filter(|row| row.seq > after);
        Ok(rows.take(most as usize).cloned().collect())
    }

    async fn read_again(&self, read: Vec<ReadAgain>) -> Result<(), Infallible> {
        let mut rows = self.rows.lock().unwrap();
        let mut whys = self.whys.lock().unwrap();
        for one in read {
            let row = rows.iter_mut().find(|row| row.seq == one.seq).unwrap();
            (row.before, row.standing) = (one.before, one.standing);
            whys.insert(one.seq, one.why);
        }
        Ok(())
    }
}
