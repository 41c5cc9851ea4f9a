//! Reading back what was sent, until every record has settled or the deadline has passed.

use std::collections::HashSet;
use std::future::Future;
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

use super::Run;
use super::control::ControlSignal;
use super::portions::{Portion, Portions};
use super::progress::Told;
use super::settle::{Ground, Judgement, Moment, has_stayed, settle, unread};
use crate::ports::portion;
use crate::{
    Courier, Journal, Key, Outcome, PORTION, ReadTrouble, Reader, Request, Seen, Service, Settled,
    State, Tally, Unsettled,
};

/// What a round left without an outcome.
#[derive(Debug, Default)]
struct Left {
    /// Those that may still change or could not be read.
    waiting: u64,
    /// Those that only wait for the others.
    for_others: u64,
}

/// Reading back under way.
struct ReadingBack<'a, J, R, C> {
    run: &'a Run<J, R, C>,
    told: &'a mut Told,
    ground: Ground<'a>,
    /// Some call may have had an effect.
    effect: bool,
    /// The numbers of the calls of which a record was seen changed, in this run or an earlier one.
    landed: HashSet<u64>,
    /// How many records have what they are meant to have.
    with_it: u64,
    control: ControlSignal,
    /// How often it had been asked to stop when the reading back began.
    stops: u32,
}

/// The person wants no more reading back.
struct Stopped;

impl<J: Journal, R: Reader, C: Courier> Run<J, R, C> {
    /// Gives every record whose call has ended its outcome, and tells whether any of these calls
    /// may have had an effect. Ends when the person stops it once more.
    pub(super) async fn read_back(&self, told: &mut Told) -> Result<bool, J::Error> {
        if self.journal.to_settle(0, 1).await?.is_empty() {
            return Ok(false);
        }
        let tally = self.journal.outcomes().await?;
        let now = self.journal.now();
        let verify_for = self.timing.verify_for(self.assignment.service());
        let deadline_at = tally
            .last_ended_at
            .unwrap_or(now)
            .saturating_add(i64::try_from(verify_for.as_millis()).unwrap_or(i64::MAX));
        let left = u64::try_from(deadline_at.saturating_sub(now)).unwrap_or(0);
        let deadline = Instant::now() + Duration::from_millis(left).min(verify_for);
        self.journal.enter(State::ReadingBack, "").await?;
        told.tell(|progress| {
            progress.phase = State::ReadingBack;
            progress.deadline_at = Some(deadline_at);
        });
        let mut reading = ReadingBack {
            run: self,
            told,
            ground: self.ground(&tally),
            effect: false,
            landed: self.journal.landed().await?.into_iter().collect(),
            with_it: with_it(&tally),
            control: self.control.clone(),
            stops: self.control.stops(),
        };
        if let Err(Stopped) = reading.rounds(deadline).await? {
            reading.stop().await?;
        }
        Ok(reading.effect)
    }

    pub(super) fn ground(&self, tally: &Tally) -> Ground<'_> {
        let (targets, limit) = match self.assignment.request() {
            Request::Instantly(request, _) => (request.targets().ids(), request.limit()),
            Request::LeadSquared(..) => (&[][..], None),
        };
        let taken = limit
            .map(|limit| u64::from(limit.get()))
            .filter(|limit| self.as_filtered && *limit < tally.records);
        Ground {
            service: self.assignment.service(),
            targets,
            taken,
            quiet_after: self.timing.quiet_after,
        }
    }
}

/// How many records have what they are meant to have: the changes that are assigned, and what was
/// right before, which has its outcome by now.
const fn with_it(tally: &Tally) -> u64 {
    let right = tally
        .outcomes
        .unchanged
        .saturating_sub(tally.changes.unchanged);
    tally.changes.assigned + right
}

impl<J: Journal, R: Reader, C: Courier> ReadingBack<'_, J, R, C> {
    /// Reads until all has settled. Being stopped is looked at between the steps only: what is being
    /// written down is always awaited.
    async fn rounds(&mut self, deadline: Instant) -> Result<Result<(), Stopped>, J::Error> {
        let timing = &self.run.timing;
        let mut wait = timing.first_wait;
        let mut moment = Moment {
            late: Instant::now() >= deadline,
            alone: false,
            quiet: false,
            landed: false,
            with_it: 0,
        };
        if self.ground.service == Service::Instantly && !moment.late {
            // Its jobs take a moment; a reading at once would be wasted.
            let first = deadline.min(Instant::now() + wait);
            if self.unless_stopped(sleep_until(first)).await.is_none() {
                return Ok(Err(Stopped));
            }
        }
        loop {
            let Some(left) = self.round(moment).await? else {
                return Ok(Err(Stopped));
            };
            let alone = left.waiting == 0;
            if alone && left.for_others == 0 {
                return Ok(Ok(()));
            }
            // What is told by the others is told at once when they have settled, else by time.
            if !alone || moment.alone {
                if moment.late {
                    return Ok(Ok(()));
                }
                let next = deadline.min(Instant::now() + wait);
                if self.unless_stopped(sleep_until(next)).await.is_none() {
                    return Ok(Err(Stopped));
                }
                wait = (wait * 2).min(timing.longest_wait);
            }
            moment.alone = alone;
            moment.late = Instant::now() >= deadline;
        }
    }

    /// What the future gives, unless the person wants no more before.
    async fn unless_stopped<F: Future>(&mut self, wait: F) -> Option<F::Output> {
        self.control.unless_stopped_again(self.stops, wait).await
    }

    /// Reads everything once that has no outcome yet; none if it is stopped on the way.
    async fn round(&mut self, moment: Moment) -> Result<Option<Left>, J::Error> {
        let service = self.ground.service;
        let mut portions = Portions::new(&self.run.reader, service);
        let mut left = Left::default();
        let (mut after, mut all_begun) = (0, false);
        loop {
            if self.control.stops() > self.stops {
                return Ok(None);
            }
            if !all_begun && portions.has_room() {
                let rows = self.run.journal.to_settle(after, portion(service)).await?;
                match rows.last() {
                    Some(last) => {
                        after = last.row.seq;
                        let rows = self.settle_unread(rows).await?;
                        let keys: Vec<Key> = rows.iter().map(|one| one.row.key.clone()).collect();
                        portions.start(rows, keys);
                    }
                    None => all_begun = true,
                }
                continue;
            }
            match self.unless_stopped(portions.next()).await {
                Some(Some(portion)) => {
                    let settled = self.judge(portion, moment, &mut left);
                    self.write(settled).await?;
                }
                Some(None) => return Ok(Some(left)),
                None => return Ok(None),
            }
        }
    }

    /// Settles what is certain without reading, and gives the rest.
    async fn settle_unread(&mut self, rows: Vec<Unsettled>) -> Result<Vec<Unsettled>, J::Error> {
        let mut certain = Vec::new();
        let mut rest = Vec::new();
        for one in rows {
            match unread(&one, self.ground.service) {
                Some((outcome, why)) => certain.push(settled(&one, outcome, None, why)),
                None => rest.push(one),
            }
        }
        self.effect |= !rest.is_empty();
        self.write(certain).await?;
        Ok(rest)
    }

    fn judge(
        &mut self,
        portion: Portion<Unsettled>,
        moment: Moment,
        left: &mut Left,
    ) -> Vec<Settled> {
        let values = match portion.answer {
            Ok(values) => values,
            Err(trouble) if moment.late => return unreadable(&portion.rows, &trouble),
            Err(_) => {
                left.waiting += portion.rows.len() as u64;
                return Vec::new();
            }
        };
        let now = self.run.journal.now();
        let mut written = Vec::new();
        for one in &portion.rows {
            let seen = values.seen(one.row.key.id);
            let moment = Moment {
                quiet: self.is_quiet(one, now),
                landed: self.landed.contains(&one.call),
                with_it: self.with_it,
                ..moment
            };
            match settle(&one.row, one.fate, seen, self.ground, moment) {
                Judgement::Wait => left.waiting += 1,
                Judgement::WaitForOthers => left.for_others += 1,
                Judgement::Is(outcome, why) => {
                    self.note(one, outcome, seen);
                    written.push(settled(one, outcome, Some(seen), why));
                }
            }
        }
        written
    }

    /// Notes what the outcome of one says of the others.
    fn note(&mut self, one: &Unsettled, outcome: Outcome, seen: Seen) {
        if let (Outcome::Assigned, Seen::Value(value)) = (outcome, seen) {
            self.with_it += 1;
            if !has_stayed(&one.row, value) {
                self.landed.insert(one.call);
            }
        }
    }

    fn is_quiet(&self, one: &Unsettled, now: i64) -> bool {
        let since = u64::try_from(now.saturating_sub(one.ended_at)).unwrap_or(0);
        Duration::from_millis(since) > self.run.timing.quiet_after
    }

    /// What has not been read back when the person wants no more is unknown.
    async fn stop(&mut self) -> Result<(), J::Error> {
        loop {
            let rows = self.run.journal.to_settle(0, PORTION).await?;
            if rows.is_empty() {
                return Ok(());
            }
            let rest = self.settle_unread(rows).await?;
            let why = text::run::NOT_READ_BACK;
            let written = rest
                .iter()
                .map(|one| settled(one, Outcome::Unknown, None, why.to_owned()))
                .collect();
            self.write(written).await?;
        }
    }

    async fn write(&mut self, written: Vec<Settled>) -> Result<(), J::Error> {
        if written.is_empty() {
            return Ok(());
        }
        let many = written.len() as u64;
        self.run.journal.settle(written).await?;
        self.told.tell(|progress| progress.settled += many);
        Ok(())
    }
}

fn unreadable(rows: &[Unsettled], trouble: &ReadTrouble) -> Vec<Settled> {
    let why = text::run::could_not_be_read_back(trouble.message.trim());
    rows.iter()
        .map(|one| settled(one, Outcome::Unknown, None, why.clone()))
        .collect()
}

fn settled(one: &Unsettled, outcome: Outcome, seen: Option<Seen>, why: String) -> Settled {
    Settled {
        seq: one.row.seq,
        outcome: Some(outcome),
        seen,
        why,
    }
}
