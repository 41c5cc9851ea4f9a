//! Carrying out a confirmed plan: check, prepare, send, read back, end. One path for a first run,
//! for one that goes on after the program ended, and for one whose question was answered.

mod checking;
mod control;
mod ending;
mod exchange;
mod in_a_row;
mod portions;
mod preparing;
mod progress;
mod reading_back;
mod retry;
mod sending;
mod settle;
mod timing;

use std::sync::Arc;

use checking::{Addresses, CheckSays};
use ending::{Story, ending};
use progress::Told;
use sending::Sending;

use crate::{
    Assignment, CallEnd, Courier, Journal, PlanRow, ReadTrouble, Reader, State, Tally, Write,
};

pub use control::{ControlHandle, ControlSignal, control_pair};
pub use progress::Progress;
pub use timing::Timing;

/// Makes the calls that change the given records, each with the numbers of its records, as
/// [`crate::compile`] does. The flag says whether the service's own filter is sent.
pub type Compile = fn(&Assignment, bool, Vec<PlanRow>) -> Vec<(Write, Vec<u64>)>;

/// Whether the records are read once more before anything is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckMode {
    /// They are, and what has moved is asked about. After an answer too: it may be days old.
    Read,
    /// They are not, because nothing is to be sent.
    Unneeded,
}

/// A submission with all that it takes to carry it out. It goes on from whatever its journal says.
pub struct Run<J, R, C> {
    /// The submission's history.
    pub journal: Arc<J>,
    /// Reads its records.
    pub reader: Arc<R>,
    /// Takes its calls to the service.
    pub courier: Arc<C>,
    /// What was confirmed.
    pub assignment: Arc<Assignment>,
    /// Whether the service's own filter is sent, instead of the planned records.
    pub as_filtered: bool,
    /// Whether to read the records before sending.
    pub check: CheckMode,
    /// Pauses and stops it.
    pub control: ControlSignal,
    /// How long it waits.
    pub timing: Timing,
    /// Is told how far it has come, after every step.
    pub progress: Arc<dyn Fn(Progress) + Send + Sync>,
    /// Makes the calls.
    pub compile: Compile,
}

/// What happened while it ran that its end has to tell.
#[derive(Default)]
struct Happened {
    stopped: bool,
    gave_up: bool,
    last_failure: Option<CallEnd>,
    affected: Option<u64>,
    trouble: Option<String>,
}

impl<J: Journal, R: Reader, C: Courier> Run<J, R, C> {
    /// Carries it out and gives the state that it is left in: a final one; [`State::Asking`] when
    /// records have moved, and nothing (more) was sent; or [`State::Interrupted`] when it was gone
    /// on with and the records could not be read, so that it can be gone on with again.
    ///
    /// Dropping the future stops it where it is, as the end of the program does.
    ///
    /// # Errors
    /// The journal's own. Nothing is sent after that, and what was on its way has been awaited.
    pub async fn run(self) -> Result<State, J::Error> {
        self.journal.forget_prepared().await?;
        let tally = self.journal.outcomes().await?;
        let mut told = self.told(&tally);
        let mut happened = Happened::default();
        match self.check(&tally, &mut told).await? {
            CheckSays::AsPlanned(addresses) => {
                self.send(&addresses, &mut told, &mut happened).await?;
            }
            CheckSays::Stopped => happened.stopped = true,
            CheckSays::Moved(differs) => {
                let message = format!("{differs} {}", nothing_sent(&tally));
                return self.leave(State::Asking, &message).await;
            }
            CheckSays::Unreadable(trouble) => {
                let message = unreadable(&tally, &trouble);
                if tally.last_ended_at.is_some() {
                    return self.leave(State::Interrupted, &message).await;
                }
                happened.trouble = Some(message);
            }
        }
        self.journal.forget_prepared().await?;
        self.finish(&tally, told, happened).await
    }

    /// Only reads: settles once more what is unknown in a submission that has ended, and ends it
    /// anew. `ended_as` is the state that it has ended in, and stays in if nothing is unknown.
    ///
    /// # Errors
    /// The journal's own.
    pub async fn check_again(self, ended_as: State) -> Result<State, J::Error> {
        let tally = self.journal.outcomes().await?;
        if tally.outcomes.unknown == 0 && tally.waiting == 0 {
            return Ok(ended_as);
        }
        self.journal.reopen_unknown().await?;
        let tally = self.journal.outcomes().await?;
        let told = self.told(&tally);
        let happened = Happened {
            stopped: ended_as == State::Stopped,
            ..Happened::default()
        };
        self.finish(&tally, told, happened).await
    }

    fn told(&self, tally: &Tally) -> Told {
        Told::new(tally, Arc::clone(&self.progress))
    }

    async fn leave(&self, state: State, message: &str) -> Result<State, J::Error> {
        self.journal.enter(state, message).await?;
        Ok(state)
    }

    /// Prepares what is to be changed and has no call yet, and sends it.
    async fn send(
        &self,
        addresses: &Addresses,
        told: &mut Told,
        happened: &mut Happened,
    ) -> Result<(), J::Error> {
        if !self.control.is_stopped() {
            let many = self.prepare(addresses).await?;
            if many == 0 {
                return Ok(());
            }
            self.journal.enter(State::Sending, "").await?;
            told.tell(|progress| {
                progress.phase = State::Sending;
                progress.calls = many;
            });
            Sending::new(self, told, happened).go().await?;
        }
        happened.stopped = self.control.is_stopped();
        Ok(())
    }

    /// Settles what will not be sent, reads the rest back and ends.
    async fn finish(
        &self,
        before: &Tally,
        mut told: Told,
        happened: Happened,
    ) -> Result<State, J::Error> {
        self.journal.settle_rest(why_unsent(&happened)).await?;
        let effect = self.read_back(&mut told).await?;
        let tally = self.journal.outcomes().await?;
        told.tell(|progress| progress.settled = tally.changes.total());
        let end = ending(&Story {
            service: self.assignment.service(),
            tally,
            stopped: happened.stopped,
            gave_up: happened.gave_up,
            last_failure: happened.last_failure.as_ref(),
            trouble: happened.trouble.as_deref(),
            affected: happened.affected,
            without_effect: !effect && before.changes.total() == 0,
            limited: self.ground(&tally).taken.is_some(),
        });
        self.journal.end(&end).await?;
        Ok(end.state)
    }
}

/// Why a record's change was not sent.
const fn why_unsent(happened: &Happened) -> &'static str {
    if happened.stopped {
        text::run::YOU_STOPPED_IT
    } else if happened.gave_up {
        text::run::TOO_MANY_FAILED
    } else if happened.trouble.is_some() {
        text::run::COULD_NOT_BE_READ
    } else {
        text::run::NO_CALL
    }
}

fn nothing_sent(tally: &Tally) -> &'static str {
    if tally.last_ended_at.is_some() {
        text::run::NOTHING_MORE_SENT
    } else {
        text::run::NOTHING_SENT
    }
}

fn unreadable(tally: &Tally, trouble: &ReadTrouble) -> String {
    format!("{} {}", nothing_sent(tally), trouble.message.trim())
}
