//! Reading back what was sent, until every record has settled or the deadline has passed.

use std::time::Duration;

use tokio::time::{Instant, sleep_until};

use super::Run;
use super::portions::{Portion, Portions};
use super::progress::Told;
use super::settle::{Ground, Judgement, Moment, settle, unread};
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
}

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
        let stops = self.control.stops();
        let mut control = self.control.clone();
        let mut reading = ReadingBack {
            run: self,
            told,
            ground: self.ground(&tally),
            effect: false,
        };
        let stopped = tokio::select! {
            biased;
            () = control.stopped_again(stops) => true,
            read = reading.rounds(deadline) => { read?; false }
        };
        if stopped {
            reading.stop().await?;
        }
        Ok(reading.effect)
    }

    fn ground(&self, tally: &Tally) -> Ground<'_> {
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
        }
    }
}

impl<J: Journal, R: Reader, C: Courier> ReadingBack<'_, J, R, C> {
    async fn rounds(&mut self, deadline: Instant) -> Result<(), J::Error> {
        let timing = &self.run.timing;
        let mut wait = timing.first_wait;
        let mut moment = Moment {
            reading: 1,
            late: Instant::now() >= deadline,
            alone: false,
            quiet: false,
        };
        if self.ground.service == Service::Instantly && !moment.late {
            // Its jobs take a moment; a reading at once would be wasted.
            sleep_until(deadline.min(Instant::now() + wait)).await;
        }
        loop {
            let left = self.round(moment).await?;
            if moment.late || (left.waiting == 0 && left.for_others == 0) {
                return Ok(());
            }
            moment.alone = left.waiting == 0;
            if !moment.alone {
                sleep_until(deadline.min(Instant::now() + wait)).await;
                wait = (wait * 2).min(timing.longest_wait);
            }
            moment.late = Instant::now() >= deadline;
            moment.reading += 1;
        }
    }

    /// Reads everything once that has no outcome yet.
    async fn round(&mut self, moment: Moment) -> Result<Left, J::Error> {
        let mut portions = Portions::new(&self.run.reader);
        let mut left = Left::default();
        let (mut after, mut all_begun) = (0, false);
        loop {
            if !all_begun && portions.has_room() {
                let rows = self.run.journal.to_settle(after, PORTION).await?;
                match rows.last() {
                    Some(last) => {
                        after = last.row.seq;
                        let rows = self.settle_unread(rows).await?;
                        let keys: Vec<Key> = rows.iter().map(|one| one.row.key.clone()).collect();
                        portions.start(rows, keys);
                    }
                    None => all_begun = true,
                }
            } else if let Some(portion) = portions.next().await {
                let settled = self.judge(portion, moment, &mut left);
                self.write(settled).await?;
            } else {
                return Ok(left);
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

    fn judge(&self, portion: Portion<Unsettled>, moment: Moment, left: &mut Left) -> Vec<Settled> {
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
                ..moment
            };
            match settle(&one.row, one.fate, seen, self.ground, moment) {
                Judgement::Wait => left.waiting += 1,
                Judgement::WaitForOthers => left.for_others += 1,
                Judgement::Is(outcome, why) => {
                    written.push(settled(one, outcome, Some(seen), why));
                }
            }
        }
        written
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
            let why = "Not read back: you stopped before that.";
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
    let why = format!("Could not be read back: {}", trouble.message.trim());
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
