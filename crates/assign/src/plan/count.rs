//! Counting what an assignment means: the same pages that a plan is read from, and nothing kept.

use std::collections::{BTreeMap, HashSet};

use uuid::Uuid;

use super::Cursors;
use super::read::{most, wanted};
use crate::{Assignment, Found, ReadTrouble, Reader};

/// How many of the first records are remembered, to be shown.
const FIRST: usize = 5;

/// Where counting rests, because to go on would be dear.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountLimit {
    /// So many records are enough …
    pub records: u64,
    /// … and so many pages.
    pub calls: u32,
}

impl CountLimit {
    /// What a count beside a form may cost.
    pub const A_LOOK: Self = Self {
        records: 2_000,
        calls: 20,
    };
    /// To the end.
    pub const NONE: Self = Self {
        records: u64::MAX,
        calls: u32::MAX,
    };
}

/// A count under way. It can rest at a limit and go on from there.
#[derive(Debug)]
pub struct Counting {
    assignment: Assignment,
    seen: HashSet<Uuid>,
    holders: BTreeMap<Option<Uuid>, u64>,
    first: Vec<Found>,
    calls: u32,
    total: Option<u64>,
    cursors: Cursors,
    /// Where to go on; none before the first page.
    next: Option<String>,
    ended: bool,
}

impl Counting {
    /// A count that has not begun.
    #[must_use]
    pub fn new(assignment: Assignment) -> Self {
        Self {
            assignment,
            seen: HashSet::new(),
            holders: BTreeMap::new(),
            first: Vec::new(),
            calls: 0,
            total: None,
            cursors: Cursors::default(),
            next: None,
            ended: false,
        }
    }

    /// How many records were counted, each once.
    #[must_use]
    pub fn records(&self) -> u64 {
        self.seen.len() as u64
    }

    /// How many pages were read.
    #[must_use]
    pub const fn calls(&self) -> u32 {
        self.calls
    }

    /// How many records there are; known before the end where the service says so.
    #[must_use]
    pub fn total(&self) -> Option<u64> {
        if self.ended {
            Some(self.records())
        } else {
            self.total
        }
    }

    /// Whether all were counted.
    #[must_use]
    pub const fn has_ended(&self) -> bool {
        self.ended
    }

    /// Whose the counted records are now, or in which team, and how many.
    pub fn holders(&self) -> impl Iterator<Item = (Option<Uuid>, u64)> {
        self.holders.iter().map(|(holder, count)| (*holder, *count))
    }

    /// The first records, a few.
    #[must_use]
    pub fn first(&self) -> &[Found] {
        &self.first
    }

    /// Reads on, page by page, to the end or to a limit; `progress` hears of each page. Dropping it
    /// half way loses the page that is being read, and only that.
    ///
    /// # Errors
    /// When a page cannot be read. What was counted stays.
    pub async fn go_on<R: Reader>(
        &mut self,
        reader: &R,
        limit: CountLimit,
        progress: impl Fn(&Self) + Send,
    ) -> Result<(), ReadTrouble> {
        while !self.ended && self.records() < limit.records && self.calls < limit.calls {
            let page = reader.page(&self.assignment, self.next.as_deref()).await?;
            self.calls += 1;
            self.total = page.total.or(self.total);
            self.next = self.cursors.after(&page);
            self.take(wanted(&self.assignment, page.found));
            self.ended |= self.next.is_none();
            progress(self);
        }
        Ok(())
    }

    fn take(&mut self, found: Vec<Found>) {
        let most = most(&self.assignment).map(|most| u64::from(most.get()));
        for one in found {
            if most.is_some_and(|most| self.records() >= most) {
                break;
            }
            if self.seen.insert(one.id) {
                *self.holders.entry(one.value).or_default() += 1;
                if self.first.len() < FIRST {
                    self.first.push(one);
                }
            }
        }
        self.ended = most.is_some_and(|most| self.records() >= most);
    }
}
