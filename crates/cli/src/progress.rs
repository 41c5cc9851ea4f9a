//! One line on the terminal while it runs; without a terminal a line for each phase.

use app::contract::{BudgetUse, PlanDetail, Progress, State};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::console::Console;

/// Shows how far it is.
pub(crate) struct Line {
    console: Console,
    bar: ProgressBar,
    phase: Option<State>,
    budget: Option<BudgetUse>,
}

impl Line {
    /// For a plan: nobody knows how many records there will be, so there is no bar.
    pub(crate) fn of_plan(console: Console) -> Self {
        Self::new(console, "{msg}")
    }

    /// For a submission.
    pub(crate) fn of_submission(console: Console) -> Self {
        Self::new(console, "{bar:24} {msg}")
    }

    fn new(console: Console, template: &str) -> Self {
        let bar = ProgressBar::new(0);
        bar.set_draw_target(if console.shows() {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        });
        let style = ProgressStyle::with_template(template);
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        Self {
            console,
            bar,
            phase: None,
            budget: None,
        }
    }

    /// A plan that is being read.
    pub(crate) fn plan(&self, plan: &PlanDetail) {
        let (matched, calls) = (plan.counts.matched, plan.read_calls);
        self.bar
            .set_message(text::command::progress::reading(matched, calls));
    }

    /// A submission entered a state.
    pub(crate) fn entered(&mut self, state: State) {
        if self.phase.replace(state) != Some(state) && !self.console.shows() {
            self.console.remark(words(state));
        }
    }

    /// The rate budget's use.
    pub(crate) fn budget(&mut self, used: BudgetUse) {
        self.budget = Some(used);
    }

    /// A submission that runs. While it sends, calls are what goes on: records get their outcomes
    /// afterwards, when they are read back.
    pub(crate) fn submission(&self, progress: &Progress) {
        let (done, all, of_all): (u64, u64, fn(u64, u64) -> String) = match self.phase {
            Some(State::Sending) => (
                progress.calls_done,
                progress.calls,
                text::command::progress::calls,
            ),
            Some(_) | None => (
                progress.records_done,
                progress.records,
                text::command::progress::records,
            ),
        };
        self.bar.set_length(all);
        self.bar.set_position(done);
        let mut parts = vec![self.phase.map_or("", words).to_owned()];
        parts.push(of_all(done, all));
        if let Some(used) = self.budget {
            parts.push(text::command::progress::budget(
                used.used,
                used.budget.calls,
            ));
        }
        if let Some(seconds) = progress.seconds_left {
            parts.push(text::command::progress::seconds_left(seconds));
        }
        parts.retain(|part| !part.is_empty());
        self.bar.set_message(parts.join(", "));
    }

    /// Takes the line away.
    pub(crate) fn done(&self) {
        self.bar.finish_and_clear();
    }
}

/// What happens in a state, in a few words.
const fn words(state: State) -> &'static str {
    match state {
        State::Waiting => text::command::progress::WAITING,
        State::Checking => text::command::progress::CHECKING,
        State::Asking => text::command::progress::ASKING,
        State::Sending => text::command::progress::SENDING,
        State::ReadingBack => text::command::progress::READING_BACK,
        State::Paused => text::command::progress::PAUSED,
        State::Interrupted => text::command::progress::INTERRUPTED,
        State::Succeeded => text::command::progress::SUCCEEDED,
        State::PartlyDone => text::command::progress::PARTLY_DONE,
        State::Failed => text::command::progress::FAILED,
        State::Unknown => text::command::progress::UNKNOWN,
        State::Stopped => text::command::progress::STOPPED,
        State::NotRun => text::command::progress::NOT_RUN,
    }
}
