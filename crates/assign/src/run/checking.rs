//! The look at the records just before anything is sent.

use std::collections::HashMap;

use uuid::Uuid;

use super::ending::records;
use super::number::number;
use super::portions::{Portion, Portions};
use super::progress::Told;
use super::{CheckMode, Run};
use crate::{Courier, Journal, Key, PORTION, PlanRow, ReadTrouble, Reader, Seen, Service, State};

/// What the check says.
pub(super) enum CheckSays {
    /// The records are as they were planned, or there is nothing left to send.
    AsPlanned,
    /// They are not; in words.
    Moved(String),
    /// They could not be read.
    Unreadable(ReadTrouble),
    /// The person stopped it.
    Stopped,
}

/// How the records differ from the plan.
#[derive(Default)]
struct Drift {
    moved: u64,
    gone: u64,
    no_longer_match: u64,
    newcomers: u64,
}

/// Values of what the filter matches now.
type Matches = HashMap<Uuid, Option<Uuid>>;

/// A record with what the filter showed, if it did.
type Looked = (PlanRow, Option<Option<Uuid>>);

impl<J: Journal, R: Reader, C: Courier> Run<J, R, C> {
    /// Reads again what is still to be sent, unless that has been answered for.
    pub(super) async fn check(&self, told: &mut Told) -> Result<CheckSays, J::Error> {
        let settled = match self.check {
            CheckMode::Answered => true,
            CheckMode::Read => self.journal.to_check(0, 1).await?.is_empty(),
        };
        if settled {
            return Ok(CheckSays::AsPlanned);
        }
        self.journal.enter(State::Checking, "").await?;
        told.tell(|progress| progress.phase = State::Checking);
        let mut control = self.control.clone();
        tokio::select! {
            biased;
            () = control.stopped_again(0) => Ok(CheckSays::Stopped),
            says = self.look(told) => says,
        }
    }

    async fn look(&self, told: &mut Told) -> Result<CheckSays, J::Error> {
        let mut drift = Drift::default();
        let matches = if self.as_filtered {
            match self.matches(&mut drift).await? {
                Ok(matches) => Some(matches),
                Err(trouble) => return Ok(CheckSays::Unreadable(trouble)),
            }
        } else {
            None
        };
        let mut portions = Portions::new(&self.reader);
        let (mut after, mut all_begun) = (0, false);
        loop {
            if !all_begun && portions.has_room() {
                let rows = self.journal.to_check(after, PORTION).await?;
                match rows.last() {
                    Some(last) => {
                        after = last.seq;
                        start(&mut portions, rows, matches.as_ref());
                    }
                    None => all_begun = true,
                }
            } else if let Some(portion) = portions.next().await {
                let many = portion.rows.len() as u64;
                if let Err(trouble) = self.note(portion, &mut drift).await? {
                    return Ok(CheckSays::Unreadable(trouble));
                }
                told.tell(|progress| progress.checked += many);
            } else {
                return Ok(self.says(&drift));
            }
        }
    }

    /// Everything that the filter means now, and how much of it is new.
    async fn matches(&self, drift: &mut Drift) -> Result<Result<Matches, ReadTrouble>, J::Error> {
        let mut matches = Matches::new();
        let mut after: Option<String> = None;
        loop {
            let page = match self.reader.page(&self.assignment, after.as_deref()).await {
                Ok(page) => page,
                Err(trouble) => return Ok(Err(trouble)),
            };
            let ids: Vec<Uuid> = page
                .found
                .into_iter()
                .filter(|found| matches.insert(found.id, found.value).is_none())
                .map(|found| found.id)
                .collect();
            if !ids.is_empty() {
                drift.newcomers += self.journal.not_planned(ids).await?.len() as u64;
            }
            match page.next {
                Some(next) => after = Some(next),
                None => break,
            }
        }
        self.journal.newcomers(drift.newcomers).await?;
        Ok(Ok(matches))
    }

    async fn note(
        &self,
        portion: Portion<Looked>,
        drift: &mut Drift,
    ) -> Result<Result<(), ReadTrouble>, J::Error> {
        let values = match portion.answer {
            Ok(values) => values,
            Err(trouble) => return Ok(Err(trouble)),
        };
        let mut seen = Vec::with_capacity(portion.rows.len());
        for (row, matched) in portion.rows {
            let now = matched.map_or_else(|| values.seen(row.key.id), Seen::Value);
            let differs = match now {
                Seen::Gone => &mut drift.gone,
                Seen::Value(value) if value != row.before => &mut drift.moved,
                Seen::Value(_) if self.as_filtered && matched.is_none() => {
                    &mut drift.no_longer_match
                }
                Seen::Value(_) => {
                    seen.push((row.seq, now));
                    continue;
                }
            };
            *differs += 1;
            seen.push((row.seq, now));
        }
        self.journal.checked(seen).await?;
        Ok(Ok(()))
    }

    fn says(&self, drift: &Drift) -> CheckSays {
        let service = self.assignment.service();
        let now = match service {
            Service::Instantly => "with another owner than in the plan",
            Service::LeadSquared => "on another team than in the plan",
        };
        let parts: Vec<String> = [
            (drift.moved, now),
            (drift.gone, "gone"),
            (drift.no_longer_match, "no longer matched by the filter"),
            (drift.newcomers, "matched that were not in the plan"),
        ]
        .into_iter()
        .filter(|(many, _)| *many > 0)
        .map(|(many, words)| format!("{} {words}", number(many)))
        .collect();
        if parts.is_empty() {
            return CheckSays::AsPlanned;
        }
        let differ = drift.moved + drift.gone + drift.no_longer_match + drift.newcomers;
        let verb = if differ == 1 { "differs" } else { "differ" };
        CheckSays::Moved(format!(
            "{} {verb} from the plan: {}.",
            records(service, differ),
            parts.join(", ")
        ))
    }
}

/// Starts to read those of the rows that the filter did not show.
fn start<R: Reader>(
    portions: &mut Portions<R, Looked>,
    rows: Vec<PlanRow>,
    matches: Option<&Matches>,
) {
    let looked: Vec<Looked> = rows
        .into_iter()
        .map(|row| {
            let matched = matches.and_then(|matches| matches.get(&row.key.id).copied());
            (row, matched)
        })
        .collect();
    let keys: Vec<Key> = looked
        .iter()
        .filter(|(_, matched)| matched.is_none())
        .map(|(row, _)| row.key.clone())
        .collect();
    portions.start(looked, keys);
}
