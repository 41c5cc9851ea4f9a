//! The look at the records just before anything is sent.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::portions::{Portion, Portions};
use super::progress::Told;
use super::{CheckMode, Run};
use crate::plan::Cursors;
use crate::ports::portion;
use crate::words::number::{self, records};
use crate::{
    Courier, ExactWay, Found, Journal, Key, PlanRow, ReadTrouble, Reader, Request, Seen, Service,
    Standing, State, Tally,
};

/// What the check says.
pub(super) enum CheckSays {
    /// The records are as they were planned, or there is nothing left to send.
    AsPlanned(Addresses),
    /// They are not; in words.
    Moved(String),
    /// They could not be read.
    Unreadable(ReadTrouble),
    /// The person stopped it.
    Stopped,
}

/// Whose e-mail addresses may stand for them in a call: an address that has passed on to somebody
/// else since the plan would move that one instead.
#[derive(Default)]
pub(super) enum Addresses {
    /// No call names any.
    #[default]
    Unused,
    /// Those of the users with these numbers, who were just read with the address of the plan.
    Of(HashSet<u64>),
}

impl Addresses {
    fn none_certain() -> Self {
        Self::Of(HashSet::new())
    }

    /// Takes the address away where it is not certain; such a user is changed by the id.
    pub(super) fn only_certain(&self, rows: &mut [PlanRow]) {
        if let Self::Of(certain) = self {
            for row in rows.iter_mut().filter(|row| !certain.contains(&row.seq)) {
                row.key.email.clear();
            }
        }
    }

    fn note(&mut self, row: &PlanRow, has_address: bool) {
        if let (Self::Of(certain), true) = (self, has_address) {
            certain.insert(row.seq);
        }
    }
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

/// Why the look ends early.
enum Cut {
    Unreadable(ReadTrouble),
    Stopped,
}

impl<J: Journal, R: Reader, C: Courier> Run<J, R, C> {
    /// Reads again what is still to be sent, and what is to stay because it is right already.
    pub(super) async fn check(
        &self,
        tally: &Tally,
        told: &mut Told,
    ) -> Result<CheckSays, J::Error> {
        match self.check {
            CheckMode::Read => {}
            // Nobody's address is certain then, so that none would be named.
            CheckMode::Unneeded => return Ok(CheckSays::AsPlanned(Addresses::none_certain())),
        }
        let mut addresses = self.addresses();
        if tally.unsent == 0 {
            return Ok(CheckSays::AsPlanned(addresses));
        }
        self.journal.enter(State::Checking, "").await?;
        told.tell(|progress| progress.phase = State::Checking);
        let mut drift = Drift::default();
        Ok(match self.look(&mut drift, &mut addresses, told).await? {
            Err(Cut::Unreadable(trouble)) => CheckSays::Unreadable(trouble),
            Err(Cut::Stopped) => CheckSays::Stopped,
            Ok(()) => match self.differs(&drift) {
                Some(differs) => CheckSays::Moved(differs),
                None => CheckSays::AsPlanned(addresses),
            },
        })
    }

    fn addresses(&self) -> Addresses {
        let way = match self.assignment.request() {
            Request::Instantly(..) => None,
            Request::LeadSquared(_, manner) => Some(manner.exact_way),
        };
        match way.filter(|_| !self.as_filtered) {
            Some(ExactWay::ByEmail) => Addresses::none_certain(),
            Some(ExactWay::OneByOne) | None => Addresses::Unused,
        }
    }

    /// Looks at everything. Being stopped is looked at between the steps only: what is being written
    /// down is always awaited.
    async fn look(
        &self,
        drift: &mut Drift,
        addresses: &mut Addresses,
        told: &mut Told,
    ) -> Result<Result<(), Cut>, J::Error> {
        let matches = if self.as_filtered {
            match self.matches(drift).await? {
                Ok(matches) => Some(matches),
                Err(cut) => return Ok(Err(cut)),
            }
        } else {
            None
        };
        let service = self.assignment.service();
        let mut portions = Portions::new(&self.reader, service);
        let (mut after, mut all_begun) = (0, false);
        loop {
            if self.control.is_stopped() {
                return Ok(Err(Cut::Stopped));
            }
            if !all_begun && portions.has_room() {
                let mut rows = self.journal.to_check(after, portion(service)).await?;
                match rows.last() {
                    Some(last) => {
                        after = last.seq;
                        // What stays has been compared with what the filter matches.
                        let stays = |row: &PlanRow| row.standing != Standing::Change;
                        rows.retain(|row| matches.is_none() || !stays(row));
                        start(&mut portions, rows, matches.as_ref());
                    }
                    None => all_begun = true,
                }
                continue;
            }
            match self
                .control
                .clone()
                .unless_stopped_again(0, portions.next())
                .await
            {
                None => return Ok(Err(Cut::Stopped)),
                Some(None) => return Ok(Ok(())),
                Some(Some(portion)) => {
                    let changes = |(row, _): &&Looked| row.standing == Standing::Change;
                    let many = portion.rows.iter().filter(changes).count() as u64;
                    if let Err(trouble) = self.note(portion, drift, addresses).await? {
                        return Ok(Err(Cut::Unreadable(trouble)));
                    }
                    told.tell(|progress| progress.checked += many);
                }
            }
        }
    }

    /// Everything that the filter means now, and how it differs from the plan.
    async fn matches(&self, drift: &mut Drift) -> Result<Result<Matches, Cut>, J::Error> {
        let mut matches = Matches::new();
        let mut cursors = Cursors::default();
        let mut after: Option<String> = None;
        loop {
            let reading = self.reader.page(&self.assignment, after.as_deref());
            let page = match self.control.clone().unless_stopped_again(0, reading).await {
                None => return Ok(Err(Cut::Stopped)),
                Some(Err(trouble)) => return Ok(Err(Cut::Unreadable(trouble))),
                Some(Ok(page)) => page,
            };
            after = cursors.after(&page);
            let met: Vec<Found> = page
                .found
                .into_iter()
                .filter(|found| matches.insert(found.id, found.value).is_none())
                .collect();
            if !met.is_empty() {
                self.compare(&met, &matches, drift).await?;
            }
            if after.is_none() {
                break;
            }
        }
        self.journal.newcomers(drift.newcomers).await?;
        Ok(Ok(matches))
    }

    /// Compares matches that the plan does not change: the filter changes them all the same.
    async fn compare(
        &self,
        met: &[Found],
        matches: &Matches,
        drift: &mut Drift,
    ) -> Result<(), J::Error> {
        let ids: Vec<Uuid> = met.iter().map(|found| found.id).collect();
        drift.newcomers += self.journal.not_planned(ids.clone()).await?.len() as u64;
        let moved: Vec<(u64, Seen)> = self
            .journal
            .left_alone(ids)
            .await?
            .iter()
            .filter_map(|row| Some((row, *matches.get(&row.key.id)?)))
            .filter(|(row, value)| *value != row.before)
            .map(|(row, value)| (row.seq, Seen::Value(value)))
            .collect();
        if !moved.is_empty() {
            drift.moved += moved.len() as u64;
            self.journal.checked(moved).await?;
        }
        Ok(())
    }

    async fn note(
        &self,
        portion: Portion<Looked>,
        drift: &mut Drift,
        addresses: &mut Addresses,
    ) -> Result<Result<(), ReadTrouble>, J::Error> {
        let values = match portion.answer {
            Ok(values) => values,
            Err(trouble) => return Ok(Err(trouble)),
        };
        let mut seen = Vec::with_capacity(portion.rows.len());
        for (row, matched) in portion.rows {
            let now = matched.map_or_else(|| values.seen(row.key.id), Seen::Value);
            addresses.note(&row, values.has_address(&row.key));
            let unmatched = self.as_filtered && matched.is_none();
            let now = match now {
                Seen::Value(value) if value == row.before && unmatched => Seen::Unmatched,
                Seen::Value(_) | Seen::Unmatched | Seen::Gone => now,
            };
            match now {
                Seen::Gone => drift.gone += 1,
                Seen::Unmatched => drift.no_longer_match += 1,
                Seen::Value(value) if value != row.before => drift.moved += 1,
                Seen::Value(_) => {}
            }
            seen.push((row.seq, now));
        }
        self.journal.checked(seen).await?;
        Ok(Ok(()))
    }

    /// How the records differ from the plan, in words; none if they do not.
    fn differs(&self, drift: &Drift) -> Option<String> {
        let service = self.assignment.service();
        let moved = match service {
            Service::Instantly => text::run::with_another_owner,
            Service::LeadSquared => text::run::on_another_team,
        };
        let parts = number::said([
            (drift.moved, moved),
            (drift.gone, text::run::gone),
            (drift.no_longer_match, text::run::no_longer_matched),
            (drift.newcomers, text::run::newcomers),
        ]);
        if parts.is_empty() {
            return None;
        }
        let differ = drift.moved + drift.gone + drift.no_longer_match + drift.newcomers;
        Some(text::run::differ(differ, &records(service, differ), &parts))
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
