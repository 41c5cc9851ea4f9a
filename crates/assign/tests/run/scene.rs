//! A submission on stage: its service, its history, and the run.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use roster_assign::{
    Assignment, CheckMode, Compile, ControlHandle, Intended, Key, Mode, Outcome, Outcomes, PlanRow,
    Progress, Run, Standing, State, Timing, control_pair,
};
use uuid::Uuid;

use crate::book::Book;
use crate::plans::{self, ADA, BRUNO, OTHER, TEAM};
use crate::world::{Fault, World};

pub(crate) struct Scene {
    pub(crate) book: Arc<Book>,
    pub(crate) world: Arc<World>,
    pub(crate) assignment: Arc<Assignment>,
    pub(crate) as_filtered: bool,
    pub(crate) control: ControlHandle,
    pub(crate) timing: Timing,
    pub(crate) compile: Compile,
    pub(crate) told: Arc<Mutex<Vec<Progress>>>,
    signal: roster_assign::ControlSignal,
}

impl Scene {
    /// Leads that are nobody's, in turn for Ada and Bruno, two in a call.
    pub(crate) fn leads(many: u64) -> Self {
        let rows = (1..=many).map(|seq| {
            let target = if seq % 2 == 1 { ADA } else { BRUNO };
            row(seq, None, Intended::Value(target))
        });
        Self::of(plans::leads(Mode::Exact, None), rows.collect(), false)
    }

    /// Users of another team, two in a call.
    pub(crate) fn users(many: u64) -> Self {
        let rows = (1..=many).map(|seq| row(seq, Some(OTHER), Intended::Value(TEAM)));
        Self::of(plans::users(Mode::Exact), rows.collect(), false)
    }

    /// Users of another team, by the service's own filter.
    pub(crate) fn users_as_filtered(many: u64) -> Self {
        let rows = (1..=many).map(|seq| row(seq, Some(OTHER), Intended::Value(TEAM)));
        Self::of(plans::users(Mode::AsFiltered), rows.collect(), true)
    }

    /// Leads with these owners, which Instantly shares among Ada and Bruno by its own filter.
    pub(crate) fn leads_as_filtered(owners: &[Option<Uuid>], limit: Option<u32>) -> Self {
        let rows = owners
            .iter()
            .zip(1..)
            .map(|(owner, seq)| row(seq, *owner, Intended::AnyTarget));
        Self::of(plans::leads(Mode::AsFiltered, limit), rows.collect(), true)
    }

    pub(crate) fn of(assignment: Assignment, rows: Vec<PlanRow>, as_filtered: bool) -> Self {
        Self::with_book(Book::new(rows.clone()), assignment, &rows, as_filtered)
    }

    /// Where each step of the history takes a while.
    pub(crate) fn slow_leads(many: u64, step: Duration) -> Self {
        let rows = (1..=many).map(|seq| row(seq, None, Intended::Value(ADA)));
        let rows: Vec<PlanRow> = rows.collect();
        let mut book = Book::new(rows.clone());
        book.slow = step;
        Self::with_book(book, plans::leads(Mode::Exact, None), &rows, false)
    }

    fn with_book(book: Book, assignment: Assignment, rows: &[PlanRow], as_filtered: bool) -> Self {
        let book = Arc::new(book);
        let world = World::new(assignment.service(), Arc::clone(&book));
        for row in rows {
            world.hold(row.key.id, row.before);
        }
        let (control, signal) = control_pair();
        Self {
            book,
            world: Arc::new(world),
            assignment: Arc::new(assignment),
            as_filtered,
            control,
            timing: Timing::new(Arc::new(|| 0.5)),
            compile: plans::compile,
            told: Arc::default(),
            signal,
        }
    }

    pub(crate) fn with(self, call: usize, fault: Fault) -> Self {
        self.world.inside().faults.insert(call, fault);
        self
    }

    pub(crate) fn with_every(self, fault: Fault) -> Self {
        self.world.inside().every = Some(fault);
        self
    }

    /// The run, to be carried out or cut.
    pub(crate) fn to_run(&self) -> Run<Book, World, World> {
        let told = Arc::clone(&self.told);
        Run {
            journal: Arc::clone(&self.book),
            reader: Arc::clone(&self.world),
            courier: Arc::clone(&self.world),
            assignment: Arc::clone(&self.assignment),
            as_filtered: self.as_filtered,
            check: CheckMode::Read,
            control: self.signal.clone(),
            timing: self.timing.clone(),
            progress: Arc::new(move |progress| told.lock().unwrap().push(progress)),
            compile: self.compile,
        }
    }

    pub(crate) async fn run(&self) -> State {
        let state = self.to_run().run().await.unwrap();
        if state.is_final() {
            assert_eq!(self.book.pages().end.as_ref().unwrap().state, state);
            self.assert_all_settled();
        }
        state
    }

    pub(crate) fn assert_all_settled(&self) {
        let open = self
            .book
            .pages()
            .records
            .iter()
            .filter(|r| r.outcome.is_none())
            .count();
        assert_eq!(
            open, 0,
            "every record has an outcome, so they add up to the plan"
        );
    }

    pub(crate) fn outcome(&self, seq: u64) -> (Outcome, String) {
        let pages = self.book.pages();
        let record = pages.records.iter().find(|r| r.row.seq == seq).unwrap();
        (record.outcome.unwrap(), record.why.clone())
    }

    pub(crate) fn outcomes(&self) -> Outcomes {
        let mut all = Outcomes::default();
        for record in &self.book.pages().records {
            match record.outcome.unwrap() {
                Outcome::Assigned => all.assigned += 1,
                Outcome::Unchanged => all.unchanged += 1,
                Outcome::Failed => all.failed += 1,
                Outcome::Unknown => all.unknown += 1,
                Outcome::Skipped => all.skipped += 1,
            }
        }
        all
    }

    pub(crate) fn meaning(&self) -> String {
        self.book.pages().end.as_ref().unwrap().meaning.clone()
    }

    pub(crate) fn states(&self) -> Vec<State> {
        self.book
            .pages()
            .states
            .iter()
            .map(|(state, _)| *state)
            .collect()
    }

    /// How many calls were taken to the service, each attempt counted.
    pub(crate) fn delivered(&self) -> usize {
        self.world.inside().delivered.len()
    }
}

pub(crate) fn id(seq: u64) -> Uuid {
    Uuid::from_u128(0x1000 + u128::from(seq))
}

pub(crate) fn row(seq: u64, before: Option<Uuid>, intended: Intended) -> PlanRow {
    PlanRow {
        seq,
        key: Key {
            id: id(seq),
            email: format!("{}@moonlit.example", id(seq).as_u128()),
        },
        before,
        intended,
        standing: Standing::Change,
    }
}
