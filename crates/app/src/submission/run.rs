//! A submission while it runs in this process.

use std::sync::{Arc, Mutex, PoisonError};

use ::history::ConnectionRow;
use assign::{
    CheckMode, ControlHandle, ControlSignal, Journal as _, Mode, Run, State, control_pair,
};
use tokio::task::AbortHandle;
use uuid::Uuid;

use super::journal::HistoryJournal;
use super::progress::shown;
use super::turn::Turn;
use crate::account::Account;
use crate::beat::Beat;
use crate::contract::{Error, Event, Progress};
use crate::plan::{KeptPlan, picks_itself};
use crate::service::{Heard, ServiceCourier, ServiceReader};
use crate::{App, budget};

/// What a run was last told to be doing, and how far it is.
pub(super) type Latest = Arc<Mutex<(Option<State>, Progress)>>;

/// A submission that runs in this process.
pub(crate) struct Running {
    pub(super) control: ControlHandle,
    pub(super) latest: Latest,
    /// Its place in the queue of its connection; none where it reads aside, for which nobody waits.
    pub(super) turn: Option<Turn>,
    /// What takes it away where it only reads; none for a run, which is never taken away.
    pub(super) aside: Option<AbortHandle>,
}

impl Running {
    /// What it was last told to be doing, and how far it is.
    pub(super) fn latest(&self) -> (Option<State>, Progress) {
        *lock(&self.latest)
    }
}

/// How a submission is carried out this time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// For the first time, or where it was interrupted or paused.
    Fresh,
    /// The person has seen what moved and leaves it out.
    Answered,
    /// Nothing more is sent; what was sent is read back.
    Stopped,
    /// What is unknown is read back once more.
    Again(State),
}

/// What it takes to carry out a submission.
pub(super) struct Work {
    pub(super) id: Uuid,
    pub(super) row: ConnectionRow,
    pub(super) plan: KeptPlan,
    pub(super) account: Account,
    pub(super) address: String,
    pub(super) how: How,
}

/// How a run ended.
enum Ended {
    /// In this state.
    In(State),
    /// The history could not be written; what to say.
    Unwritten {
        message: String,
        /// Whether at least the interruption could be written.
        interrupted: bool,
    },
}

impl App {
    /// Starts to carry a submission out, off the caller's way.
    pub(super) fn set_running(&self, work: Work) {
        let (control, signal) = control_pair();
        if work.how == How::Stopped {
            control.stop();
        }
        let (id, latest) = (work.id, Latest::default());
        let mut runs = self.runs();
        let turn = self.0.turns.next(work.row.id);
        let running = Running {
            control,
            latest: Arc::clone(&latest),
            turn: Some(turn),
            aside: None,
        };
        runs.insert(id, running);
        drop(runs);
        let on_its_way = OnItsWay::new(self, id);
        let app = self.clone();
        tokio::spawn(async move {
            let telling = app.clone();
            let beat = Beat::new(move |progress| {
                telling.tell(Event::SubmissionProgressed { id, progress });
            });
            let heard = Heard::default();
            let told = {
                let (teller, pace) = (beat.teller(), budget::kept(&work.row));
                let waited_for = app.clone();
                move |progress: assign::Progress| {
                    let shown = shown(progress, pace);
                    let entered = {
                        let mut latest = lock(&latest);
                        let before = std::mem::replace(&mut *latest, (Some(progress.phase), shown));
                        before.0 != Some(progress.phase)
                    };
                    if entered {
                        waited_for.0.moved.notify_waiters();
                    }
                    teller.tell(shown);
                }
            };
            let ended = match app.in_turn(work, turn, &signal).await {
                Ok(work) => {
                    let ended = app.carry(&work, &heard, signal, Arc::new(told)).await;
                    app.note_key(&work.row, &heard).await;
                    app.note_use(&work.row).await;
                    app.note_learned_pace(&work.row).await;
                    ended
                }
                Err(ended) => ended,
            };
            if let Some(progress) = beat.end().await {
                app.tell(Event::SubmissionProgressed { id, progress });
            }
            // First, so that whoever hears of the end can go on with it at once.
            drop(on_its_way);
            app.tell_end(id, ended);
        });
    }

    /// Waits for the turn of what sends. What it takes to carry it out is looked up once more after a
    /// wait, which may have been long: its keys may be others by now, or its connection gone.
    async fn in_turn(
        &self,
        work: Work,
        turn: Turn,
        control: &ControlSignal,
    ) -> Result<Work, Ended> {
        let journal = self.journal(&work);
        let has_waited = match self.sends(&work).await {
            Ok(false) => return Ok(work),
            Ok(true) => self.await_turn(turn, &journal, control.clone()).await,
            Err(error) => Err(error),
        };
        match has_waited {
            Ok(false) => Ok(work),
            Ok(true) => match self.once_more(&work).await {
                Ok(work) => Ok(work),
                Err(error) => {
                    let message = text::submission::not_begun_in_turn(&error.message);
                    match journal.enter(State::Interrupted, &message).await {
                        Ok(()) => Err(Ended::In(State::Interrupted)),
                        Err(error) => Err(self.unwritten(&work, &journal, &error).await),
                    }
                }
            },
            Err(error) => Err(self.unwritten(&work, &journal, &error).await),
        }
    }

    /// Whether anything may be sent: not where only reading back is left.
    async fn sends(&self, work: &Work) -> Result<bool, Error> {
        let id = work.id;
        match work.how {
            How::Stopped | How::Again(_) => Ok(false),
            How::Fresh | How::Answered => {
                let tally = self.history_do(move |history| history.tally(id)).await?;
                Ok(tally.unsent > 0)
            }
        }
    }

    async fn once_more(&self, work: &Work) -> Result<Work, Error> {
        let id = work.id;
        let row = self
            .history_do(move |history| history.submission(id))
            .await?;
        self.work(row, work.how).await
    }

    async fn carry(
        &self,
        work: &Work,
        heard: &Heard,
        control: ControlSignal,
        progress: Arc<dyn Fn(assign::Progress) + Send + Sync>,
    ) -> Ended {
        let journal = Arc::new(self.journal(work));
        let as_filtered = match self.as_filtered(work).await {
            Ok(as_filtered) => as_filtered,
            Err(error) => return self.unwritten(work, &journal, &error).await,
        };
        let run = Run {
            journal: Arc::clone(&journal),
            reader: Arc::new(ServiceReader::new(work.account.clone(), heard.clone())),
            courier: Arc::new(ServiceCourier::new(work.account.clone(), heard.clone())),
            assignment: Arc::new(work.plan.assignment.clone()),
            as_filtered,
            check: CheckMode::Read,
            control,
            timing: self.0.timing.clone(),
            progress,
            compile: assign::compile,
        };
        let ended = match work.how {
            How::Again(ended_as) => run.check_again(ended_as).await,
            How::Fresh | How::Answered | How::Stopped => run.run().await,
        };
        match ended {
            Ok(state) => Ended::In(state),
            Err(error) => self.unwritten(work, &journal, &error).await,
        }
    }

    pub(super) fn journal(&self, work: &Work) -> HistoryJournal {
        HistoryJournal::new(
            self.clone(),
            work.id,
            work.row.service,
            work.address.clone(),
            self.0.timing.clone(),
        )
    }

    /// Whether the service's own filter is sent. It would also change what was left out or has
    /// moved, so then, and when the person has answered for what moved, the records are named. It is
    /// sent once: what is left after any call is named too. But never are all that match named where
    /// the service picks some of them within a limit.
    async fn as_filtered(&self, work: &Work) -> Result<bool, Error> {
        if work.plan.row.mode == Mode::Exact || work.how == How::Answered {
            return Ok(false);
        }
        let (id, plan) = (work.id, work.plan.row.id);
        let (counts, calls) = self
            .history_do(move |history| Ok((history.plan_counts(plan)?, history.call_totals(id)?)))
            .await?;
        if picks_itself(&work.plan, counts.matched) {
            return Ok(true);
        }
        let may_have_left = calls.sent + calls.answered + calls.unknown;
        Ok(counts.skipped + counts.left_out + may_have_left == 0)
    }

    /// The run ended because the history could not be written. If at least that can be, it is
    /// interrupted and can be gone on with.
    async fn unwritten(&self, work: &Work, journal: &HistoryJournal, error: &Error) -> Ended {
        tracing::error!(id = %work.id, code = ?error.code, "the history could not be written");
        let message = if journal.was_sent() {
            // The history's own message would be wrong here: it is too late for "nothing was sent",
            // and trying again could do it twice.
            text::submission::end_not_written(work.row.service)
        } else {
            text::submission::nothing_sent(&error.message)
        };
        let (id, at, runner) = (work.id, self.now(), self.0.presence.name().to_owned());
        let said = message.clone();
        let interrupted = self
            .history_do(move |history| history.interrupt(id, Some(&runner), at, &said))
            .await
            .is_ok();
        Ended::Unwritten {
            message,
            interrupted,
        }
    }

    fn tell_end(&self, id: Uuid, ended: Ended) {
        match ended {
            Ended::In(state) => self.tell(Event::SubmissionChanged { id, state }),
            Ended::Unwritten {
                message,
                interrupted,
            } => {
                // First, so that whoever waits for the end hears why before that it has come.
                self.tell(Event::HistoryFailed { id, message });
                if interrupted {
                    let state = State::Interrupted;
                    self.tell(Event::SubmissionChanged { id, state });
                }
            }
        }
    }

    /// Keeps with the connection what was said of its key. Nothing fails because this cannot be
    /// written: the connection may have been removed meanwhile.
    pub(crate) async fn note_key(&self, row: &ConnectionRow, heard: &Heard) {
        let Some((check, message)) = heard.latest() else {
            return;
        };
        if let Err(error) = self.note_check(row, check, message).await {
            tracing::warn!(code = ?error.code, "what was said of a key was not kept");
        }
    }

    async fn note_use(&self, row: &ConnectionRow) {
        let (id, now) = (row.id, self.now());
        let touched = self
            .history_do(move |history| history.touch_connection(id, now))
            .await;
        if let Err(error) = touched {
            tracing::warn!(code = ?error.code, "the connection's last use was not kept");
        }
    }
}

/// Takes a submission off the list of those that run, however its task ends.
pub(super) struct OnItsWay {
    app: App,
    id: Uuid,
}

impl OnItsWay {
    pub(super) fn new(app: &App, id: Uuid) -> Self {
        Self {
            app: app.clone(),
            id,
        }
    }
}

impl Drop for OnItsWay {
    fn drop(&mut self) {
        self.app.runs().remove(&self.id);
        self.app.0.moved.notify_waiters();
    }
}

pub(super) fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    // A panic elsewhere cannot leave one value half changed.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
