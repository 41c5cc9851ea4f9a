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
    pub(crate) fn new(console: Console) -> Self {
        let bar = ProgressBar::new(0);
        bar.set_draw_target(if console.shows() {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        });
        let style = ProgressStyle::with_template("{bar:24} {pos}/{len} {msg}");
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
        let matched = plan.counts.matched;
        self.bar.set_length(matched);
        self.bar.set_position(matched);
        self.bar
            .set_message(format!("records read in {} calls", plan.read_calls));
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

    /// A submission that runs.
    pub(crate) fn submission(&self, progress: &Progress) {
        self.bar.set_length(progress.records);
        self.bar.set_position(progress.records_done);
        let mut parts = vec![self.phase.map_or("", words).to_owned()];
        if progress.calls > 0 {
            parts.push(format!("{}/{} calls", progress.calls_done, progress.calls));
        }
        if let Some(used) = self.budget {
            parts.push(format!("budget {}/{}", used.used, used.budget.calls));
        }
        if let Some(seconds) = progress.seconds_left {
            parts.push(format!("about {seconds} s left"));
        }
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
        State::Checking => "Checking that nothing has moved",
        State::Asking => "Records have moved since the plan",
        State::Sending => "Sending",
        State::ReadingBack => "Reading back",
        State::Paused => "Paused, nothing is on its way",
        State::Interrupted => "Interrupted",
        State::Succeeded => "Done, and read back",
        State::PartlyDone => "Partly done",
        State::Failed => "Failed",
        State::Unknown => "Outcome unknown",
        State::Stopped => "Stopped",
        State::NotRun => "Not run",
    }
}
