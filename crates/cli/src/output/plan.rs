//! A plan on standard output and in PLAN.json.

use std::fmt::Write;

use app::contract::{Mode, PlanDetail, Purpose, Service, Warning, WarningLevel};
use serde::Serialize;
use uuid::Uuid;

use super::time::optional;
use super::{LeftAlone, SubmissionBody};

/// What `roster plan` prints and writes. The records stay in the history: the file names the plan
/// by id and digest.
#[derive(Debug, Serialize)]
pub struct PlanFile {
    /// The plan.
    pub plan: PlanDocument,
    /// The connection that it is applied with.
    pub connection: PlannedWith,
    /// The folder of the history that has its records.
    pub data_dir: String,
}

/// The connection of a plan.
#[derive(Debug, Serialize)]
pub struct PlannedWith {
    /// Its id; none when it was removed since.
    pub id: Option<Uuid>,
    /// Its label.
    pub label: String,
    /// Its service.
    pub service: Service,
}

/// What `apply` and `undo` print of a plan that would change nothing.
#[derive(Debug, Serialize)]
pub struct NothingToDo {
    /// Always none: there is no submission.
    pub submission: Option<SubmissionBody>,
    /// The plan.
    pub plan: PlanDocument,
    /// What an undo leaves alone.
    #[serde(flatten)]
    pub left_alone: LeftAlone,
}

/// A plan without its records.
#[derive(Debug, Serialize)]
pub struct PlanDocument {
    /// Its id.
    pub id: Uuid,
    /// What it is, in 64 hexadecimal digits: the same assignment over the same records has the same.
    pub digest: String,
    /// Who decides which records.
    pub mode: Mode,
    /// All records that match.
    pub matched: u64,
    /// Those that will change.
    pub will_change: u64,
    /// Those that have already what they are meant to have.
    pub already_right: u64,
    /// Those that somebody un-ticked.
    pub excluded: u64,
    /// The calls that send it.
    pub calls: u64,
    /// About how many seconds checking, sending and reading back take at the rate budget.
    pub seconds_at_budget: u64,
    /// What to know before it is applied, the most serious first.
    pub warnings: Vec<Warning>,
    /// From when on it is not applied any more.
    pub expires_at: Option<String>,
    /// The digest in short, as the window shows it.
    pub code: String,
    /// What it is for.
    pub purpose: Purpose,
    /// The submission that it would undo or retry.
    pub of_submission: Option<Uuid>,
    /// What it does, in words.
    pub headline: String,
    /// Which records, in words.
    pub records: String,
    /// Those that it leaves alone for a reason of its own, as an undo does.
    pub skipped: u64,
    /// Of those that will change, how many can be put back afterwards.
    pub can_be_undone: u64,
    /// The count that `--confirm` must give; none where `--yes` is enough.
    pub typed_count: Option<u64>,
}

impl PlanFile {
    /// Of a plan that is ready.
    #[must_use]
    pub fn new(plan: &PlanDetail, data_dir: String) -> Self {
        Self {
            plan: PlanDocument::new(plan),
            connection: PlannedWith {
                id: plan.connection_id,
                label: plan.face.label.clone(),
                service: plan.face.service,
            },
            data_dir,
        }
    }
}

impl NothingToDo {
    /// Of a plan that would change nothing.
    #[must_use]
    pub fn new(plan: &PlanDetail, left_alone: LeftAlone) -> Self {
        Self {
            submission: None,
            plan: PlanDocument::new(plan),
            left_alone,
        }
    }
}

impl PlanDocument {
    /// Of a plan that is ready.
    #[must_use]
    pub fn new(plan: &PlanDetail) -> Self {
        Self {
            id: plan.id,
            digest: plan.digest.clone(),
            mode: plan.mode,
            matched: plan.counts.matched,
            will_change: plan.counts.will_change,
            already_right: plan.counts.already_right,
            excluded: plan.counts.excluded,
            calls: plan.cost.write_calls,
            seconds_at_budget: plan.cost.seconds,
            warnings: plan.warnings.clone(),
            expires_at: optional(plan.expires_at),
            code: plan.code.clone(),
            purpose: plan.purpose,
            of_submission: plan.of_submission,
            headline: plan.headline.clone(),
            records: plan.filter_words.clone(),
            skipped: plan.counts.skipped,
            can_be_undone: plan.counts.can_be_undone,
            typed_count: plan.typed_count.as_ref().map(|typed| typed.count),
        }
    }
}

/// A plan in words.
#[must_use]
pub fn plan_text(plan: &PlanDetail) -> String {
    let counts = plan.counts;
    let mut text = format!(
        "{}\n  {}\n  {}\n",
        plan.headline, plan.filter_words, plan.way
    );
    let mut line = |name: &str, value: String| {
        // Writing to a string does not fail.
        let _ = writeln!(text, "  {name:<14} {value}");
    };
    line(text::command::plan::MATCHED, counts.matched.to_string());
    line(
        text::command::plan::WILL_CHANGE,
        counts.will_change.to_string(),
    );
    line(
        text::command::plan::ALREADY_RIGHT,
        counts.already_right.to_string(),
    );
    for (name, count) in [
        (text::command::plan::UNTICKED, counts.excluded),
        (text::command::plan::LEFT_ALONE, counts.skipped),
    ] {
        if count > 0 {
            line(name, count.to_string());
        }
    }
    for share in plan.shares.iter().filter(|share| share.is_target) {
        let value = match share.gets {
            Some(gets) => text::command::plan::gets(share.has, gets),
            None => text::command::plan::service_decides(share.has),
        };
        line(&share.name, value);
    }
    let cost = plan.cost;
    line(
        text::command::plan::CALLS,
        text::command::plan::cost(
            cost.write_calls,
            cost.check_calls,
            cost.read_back_calls,
            cost.seconds,
        ),
    );
    for warning in &plan.warnings {
        let words = format!("{} {}", warning.title, warning.text);
        line(level(warning.level), words.trim().to_owned());
    }
    let until = optional(plan.expires_at);
    let until = until.map(|time| text::command::plan::until(&plan.code, &time));
    line(
        text::command::plan::PLAN,
        until.unwrap_or_else(|| plan.code.clone()),
    );
    text
}

const fn level(level: WarningLevel) -> &'static str {
    match level {
        WarningLevel::Danger => text::command::plan::DANGER,
        WarningLevel::Caution => text::command::plan::CAUTION,
        WarningLevel::Note => text::command::plan::NOTE,
    }
}
