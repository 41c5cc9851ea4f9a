//! Sending what is prepared: in order, within the budget, as many at a time as it takes.

use std::collections::VecDeque;
use std::pin::pin;
use std::sync::Arc;

use tokio::task::{JoinError, JoinSet};

use super::exchange::{Exchange, Flown, Hold};
use super::in_a_row::{InARow, is_failure};
use super::portions::pass_on;
use super::progress::Told;
use super::{Happened, Run};
use crate::{CallEnd, Courier, Journal, PreparedCall, Reader, State, Verdict};

/// How many calls are on their way at most. Permits come in order, so the number follows from how
/// long a call takes; this only bounds memory.
const MOST_IN_FLIGHT: usize = 64;

/// How many calls are on their way at most at first, and after a failure. Each success doubles it:
/// where every call fails, such as with a key that was taken back, few are sent.
const FEW_IN_FLIGHT: usize = 4;

/// How many prepared calls are taken from the journal at once.
const BATCH: u32 = 32;

/// Sending under way.
pub(super) struct Sending<'a, J: Journal, R, C> {
    run: &'a Run<J, R, C>,
    told: &'a mut Told,
    happened: &'a mut Happened,
    hold: Hold,
    in_flight: JoinSet<Result<Flown, J::Error>>,
    /// How many may be in flight now.
    room: usize,
    next: VecDeque<PreparedCall>,
    /// The number of the last call that was taken from the journal.
    after: u64,
    /// Calls came back unsent, because sending was held.
    some_left: bool,
    in_a_row: InARow,
}

impl<'a, J: Journal, R: Reader, C: Courier> Sending<'a, J, R, C> {
    pub(super) fn new(
        run: &'a Run<J, R, C>,
        told: &'a mut Told,
        happened: &'a mut Happened,
    ) -> Self {
        Self {
            run,
            told,
            happened,
            hold: Hold::new(run.control.clone()),
            in_flight: JoinSet::new(),
            room: FEW_IN_FLIGHT,
            next: VecDeque::new(),
            after: 0,
            some_left: false,
            in_a_row: InARow::default(),
        }
    }

    /// Sends until nothing is prepared, or it is stopped. What is on its way is always awaited,
    /// also after an error.
    pub(super) async fn go(mut self) -> Result<(), J::Error> {
        let went = self.send_all().await;
        if went.is_err() {
            self.hold.pull();
            while self.in_flight.join_next().await.is_some() {}
        }
        went
    }

    async fn send_all(&mut self) -> Result<(), J::Error> {
        while !self.happened.gave_up && !self.run.control.is_stopped() {
            if self.run.control.is_paused() {
                self.pause().await?;
            } else if let Some(call) = self.take().await? {
                self.send(call).await?;
            } else if !self.land().await? {
                break;
            }
        }
        while self.land().await? {}
        Ok(())
    }

    /// The next call to be sent; none if the rest is on its way.
    async fn take(&mut self) -> Result<Option<PreparedCall>, J::Error> {
        // While calls are in flight, some are prepared once more and belong to their flight.
        if self.next.is_empty() && self.some_left && self.in_flight.is_empty() {
            self.some_left = false;
            self.after = 0;
        }
        if self.next.is_empty() {
            let batch = self.run.journal.prepared(self.after, BATCH).await?;
            if let Some(last) = batch.last() {
                self.after = last.key.seq;
            }
            self.next.extend(batch);
        }
        Ok(self.next.pop_front())
    }

    /// Sends a call as soon as there is room and a permit. It stays next if sending is held.
    async fn send(&mut self, call: PreparedCall) -> Result<(), J::Error> {
        while self.in_flight.len() >= self.room {
            self.land().await?;
        }
        let Some(permit) = self.permit().await? else {
            self.next.push_front(call);
            return Ok(());
        };
        let exchange = Exchange {
            journal: Arc::clone(&self.run.journal),
            courier: Arc::clone(&self.run.courier),
            service: self.run.assignment.service(),
            timing: self.run.timing.clone(),
            hold: self.hold.clone(),
            call,
        };
        self.in_flight.spawn(exchange.fly(permit));
        Ok(())
    }

    /// The next permit, kept in its place while others land; none if sending is held before.
    async fn permit(&mut self) -> Result<Option<Result<C::Permit, CallEnd>>, J::Error> {
        let courier = Arc::clone(&self.run.courier);
        let mut hold = self.hold.clone();
        let mut permit = pin!(hold.unless(courier.permit()));
        loop {
            tokio::select! {
                biased;
                Some(joined) = self.in_flight.join_next() => self.landed(joined)?,
                permit = &mut permit => return Ok(permit),
            }
        }
    }

    /// Waits for one call to end; false if none is on its way.
    async fn land(&mut self) -> Result<bool, J::Error> {
        match self.in_flight.join_next().await {
            Some(joined) => self.landed(joined).map(|()| true),
            None => Ok(false),
        }
    }

    fn landed(
        &mut self,
        joined: Result<Result<Flown, J::Error>, JoinError>,
    ) -> Result<(), J::Error> {
        match joined {
            Ok(flown) => match flown? {
                Flown::Ended { records, end } => self.ended(records, end),
                Flown::Left => self.some_left = true,
            },
            Err(error) => pass_on(error),
        }
        Ok(())
    }

    fn ended(&mut self, records: u64, end: CallEnd) {
        if self.in_a_row.note(&end) {
            self.happened.gave_up = true;
            self.hold.pull();
        }
        if let (true, Some(rows)) = (self.run.as_filtered, affected_rows(&end)) {
            self.happened.affected = Some(rows);
        }
        if is_failure(&end) {
            self.room = FEW_IN_FLIGHT;
            self.happened.last_failure = Some(end);
        } else {
            self.room = (self.room * 2).min(MOST_IN_FLIGHT);
        }
        self.told.tell(|progress| {
            progress.calls_done += 1;
            progress.sent += records;
        });
    }

    /// Waits until what is on its way has ended, and then until the pause is over.
    async fn pause(&mut self) -> Result<(), J::Error> {
        while self.land().await? {}
        self.enter(State::Paused, text::run::PAUSED).await?;
        self.run.control.clone().released().await;
        if !self.run.control.is_stopped() {
            self.enter(State::Sending, "").await?;
        }
        Ok(())
    }

    async fn enter(&mut self, state: State, message: &str) -> Result<(), J::Error> {
        self.run.journal.enter(state, message).await?;
        self.told.tell(|progress| progress.phase = state);
        Ok(())
    }
}

fn affected_rows(end: &CallEnd) -> Option<u64> {
    match end {
        CallEnd::Answered {
            verdict: Verdict::Succeeded { affected_rows },
            ..
        } => *affected_rows,
        CallEnd::Answered { .. } | CallEnd::NotSent { .. } | CallEnd::Unknown { .. } => None,
    }
}
