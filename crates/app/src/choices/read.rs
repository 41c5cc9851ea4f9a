//! Reading an account's lists into the history.

use std::sync::Arc;

use ::history::{ChoiceList, ChoiceRow, ConnectionRow};
use assign::Refusal;
use uuid::Uuid;

use super::desk::{Attempt, Desk};
use super::list::List;
use super::refused::in_words;
use super::{instantly, leadsquared};
use crate::App;
use crate::account::Account;
use crate::contract::{Error, Event, ListTrouble};
use crate::trouble::Trouble;

/// Which of a connection's lists are to be read.
#[derive(Debug, Clone, Copy)]
pub(super) enum Which {
    /// Those that are old, or were never read.
    Due,
    /// All that were not read since then.
    All {
        /// When it was asked for.
        since: i64,
    },
}

/// What came of asking for a list.
pub(super) type Asked = Result<Vec<ChoiceRow>, Trouble>;

/// One round of reading: for one connection, of the account in its turn.
#[derive(Clone)]
pub(super) struct Round {
    app: App,
    id: Uuid,
    turn: i64,
    desk: Arc<Desk>,
    lists: Vec<List>,
}

impl App {
    /// Reads lists of a connection, in a task of its own, so that it goes on whether or not somebody
    /// waits; one round at a time.
    pub(super) fn read_again(
        &self,
        row: ConnectionRow,
        which: Which,
    ) -> impl Future<Output = Result<(), Error>> + use<> {
        let app = self.clone();
        let task = tokio::spawn(async move { app.read_round(row, which).await });
        async move {
            match task.await {
                Ok(done) => done,
                Err(error) => {
                    // The runtime ends, or something inside broke: the next look asks again.
                    tracing::warn!(%error, "reading an account's lists ended early");
                    Ok(())
                }
            }
        }
    }

    async fn read_round(&self, row: ConnectionRow, which: Which) -> Result<(), Error> {
        let desk = self.0.desks.of(row.id);
        let _one_at_a_time = desk.reading.lock().await;
        let id = row.id;
        // Asked for before the keys are: a list of other keys than these will not be kept.
        let turn = self
            .history_do(move |history| history.account_turn(id))
            .await?;
        let row = self.connection_row(id).await?;
        let round = Round {
            app: self.clone(),
            id,
            turn,
            desk: desk.clone(),
            lists: match which {
                Which::Due => self.due(&row, turn).await?,
                Which::All { since } => not_since(&desk, &row, turn, since),
            },
        };
        if round.lists.is_empty() {
            return Ok(());
        }
        match self.quick_account(&row).await {
            Ok(Account::Instantly(client)) => instantly::read(&client, &round).await,
            Ok(Account::LeadSquared(client)) => leadsquared::read(&client, &round).await,
            Err(error) => round.no_account(&error),
        }
        self.note_learned_pace(&row).await;
        Ok(())
    }

    /// Those lists that were neither read nor tried lately.
    pub(super) async fn due(&self, row: &ConnectionRow, turn: i64) -> Result<Vec<List>, Error> {
        let desk = self.0.desks.of(row.id);
        let now = self.now();
        let mut due = Vec::new();
        for list in List::of(row.service) {
            let tried = desk.tried(*list, turn).map(|attempt| attempt.at);
            let last = match tried {
                Some(at) => Some(at),
                None => self.read_at(row.id, *list).await?,
            };
            // A clock that was set back makes everything old.
            let lately = |at: i64| (0..list.old_after()).contains(&now.saturating_sub(at));
            if !last.is_some_and(lately) {
                due.push(*list);
            }
        }
        Ok(due)
    }

    /// When a list was read that is kept.
    pub(super) async fn read_at(&self, id: Uuid, list: List) -> Result<Option<i64>, Error> {
        self.history_do(move |history| history.choices_read_at(id, list.as_str()))
            .await
    }
}

fn not_since(desk: &Desk, row: &ConnectionRow, turn: i64, since: i64) -> Vec<List> {
    let since = |list: &&List| desk.tried(**list, turn).is_none_or(|it| it.at < since);
    List::of(row.service)
        .iter()
        .filter(since)
        .copied()
        .collect()
}

impl Round {
    /// Whether a list is to be read in this round.
    pub(super) fn reads(&self, list: List) -> bool {
        self.lists.contains(&list)
    }

    /// Asks for a list if it is to be read, and keeps what comes.
    pub(super) async fn one(&self, list: List, ask: impl Future<Output = Asked>) {
        if self.reads(list) {
            let asked = ask.await;
            self.land(list, asked).await;
        }
    }

    /// Keeps a list, or why there is none, and tells of it.
    pub(super) async fn land(&self, list: List, asked: Asked) {
        let trouble = match asked {
            Ok(items) => self.keep(list, items).await,
            Err(trouble) => Some(listed(list, trouble)),
        };
        self.ended(list, trouble);
    }

    async fn keep(&self, list: List, items: Vec<ChoiceRow>) -> Option<ListTrouble> {
        let (id, turn) = (self.id, self.turn);
        let read_at = self.app.now();
        let kept = self.app.history_do(move |history| {
            let read = ChoiceList { read_at, items };
            history.keep_choices(id, turn, list.as_str(), &read)
        });
        kept.await.err().map(|error| ListTrouble {
            message: error.message,
            detail: error.detail,
            retry: true,
        })
    }

    fn ended(&self, list: List, trouble: Option<ListTrouble>) {
        let attempt = Attempt {
            turn: self.turn,
            at: self.app.now(),
            trouble,
        };
        self.desk.note(list, attempt);
        self.app.tell(Event::ChoicesChanged { id: self.id });
    }

    /// Nobody could be asked: the keychain does not give the keys, say.
    fn no_account(&self, error: &Error) {
        for list in &self.lists {
            let trouble = ListTrouble {
                message: error.message.clone(),
                detail: error.detail.clone(),
                retry: true,
            };
            self.ended(*list, Some(trouble));
        }
    }
}

fn listed(list: List, trouble: Trouble) -> ListTrouble {
    ListTrouble {
        retry: trouble
            .refusal
            .is_none_or(|reason| reason == Refusal::Throttled),
        message: in_words(list, &trouble),
        detail: Some(trouble.detail).filter(|detail| !detail.is_empty()),
    }
}
