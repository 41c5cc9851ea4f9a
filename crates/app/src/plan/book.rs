//! The records of a plan while it is made, kept in the history.

use assign::{Arranged, Entry, PlanBook, PlanRow, ReadAgain};
use uuid::Uuid;

use crate::App;
use crate::contract::Error;

pub(super) struct HistoryBook {
    app: App,
    plan: Uuid,
}

impl HistoryBook {
    pub(super) const fn new(app: App, plan: Uuid) -> Self {
        Self { app, plan }
    }
}

impl PlanBook for HistoryBook {
    type Error = Error;

    async fn add(&self, entries: Vec<Entry>, most: Option<u64>) -> Result<Vec<Option<u64>>, Error> {
        let plan = self.plan;
        self.app
            .history_do(move |history| history.add_records(plan, &entries, most))
            .await
    }

    async fn arrange(&self, arranged: Vec<Arranged>) -> Result<(), Error> {
        let plan = self.plan;
        self.app
            .history_do(move |history| history.arrange(plan, &arranged))
            .await
    }

    async fn rows(&self, after: u64, most: u32) -> Result<Vec<PlanRow>, Error> {
        let plan = self.plan;
        self.app
            .history_do(move |history| history.plan_rows(plan, after, most))
            .await
    }

    async fn read_again(&self, rows: Vec<ReadAgain>) -> Result<(), Error> {
        let plan = self.plan;
        self.app
            .history_do(move |history| history.read_again(plan, &rows))
            .await
    }
}
