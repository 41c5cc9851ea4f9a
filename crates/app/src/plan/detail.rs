//! A plan as it is looked at: counts, shares, calls, warnings, words.

use std::collections::BTreeMap;

use ::history::{LookedOver, PlanCounts as KeptCounts, PlanState as KeptState, ValueBefore};
use assign::{Cost, Intended, PlanDigest, PlanFacts, plan_words};

use super::KeptPlan;
use super::digest::known_digest;
use super::shares::{leaving, shares};
use super::typed::typed_count;
use super::words;
use crate::App;
use crate::budget;
use crate::contract::{
    Budget, Error, PlanCost, PlanCounts, PlanDetail, PlanId, PlanState, Settings, Share, Warning,
};
use crate::history::face;

/// What the history counted over a plan's records.
#[derive(Default)]
struct Counted {
    counts: KeptCounts,
    looked_over: LookedOver,
    changes: Vec<(Intended, u64)>,
}

impl App {
    /// A plan without its records, also while they are read.
    ///
    /// # Errors
    /// `NotFound` when there is no such plan; `History` when it cannot be read.
    pub async fn plan(&self, plan: PlanId) -> Result<PlanDetail, Error> {
        // Before the plan itself: one that ends in between is then taken for one that is read.
        let calls = self.making().get(&plan.id).map(super::Making::calls);
        let plan = self.kept_plan(plan.id).await?;
        let counted = self.counted(&plan).await?;
        let settings = self.settings().await?;
        let pace = self.budget_for_plan(&plan).await;
        let digest = if plan.row.state == KeptState::Ready {
            known_digest(self, &plan).await?
        } else {
            String::new()
        };
        Ok(detail(plan, &counted, &settings, pace, digest, calls))
    }

    async fn counted(&self, plan: &KeptPlan) -> Result<Counted, Error> {
        let id = plan.row.id;
        // Asked for often while it is read, and then nobody wants to know more than how many.
        if plan.row.state == KeptState::Reading {
            let counts = self.history_do(move |history| history.plan_counts(id));
            let counts = counts.await?;
            return Ok(Counted {
                counts: if plan.is_arranged() {
                    counts
                } else {
                    unarranged(counts)
                },
                ..Counted::default()
            });
        }
        let (counts, looked_over) = self
            .history_do(move |history| Ok((history.plan_counts(id)?, history.looked_over(id)?)))
            .await?;
        Ok(Counted {
            counts,
            changes: changes(&looked_over.values),
            looked_over,
        })
    }

    /// The budget that the plan would be applied with.
    async fn budget_for_plan(&self, plan: &KeptPlan) -> Budget {
        let usual = budget::usual(plan.row.service);
        let Some(id) = plan.row.connection.id else {
            return usual;
        };
        let row = self.connection_row(id).await;
        row.map_or(usual, |row| budget::kept(&row))
    }
}

/// Before it is known what each record is meant to have, all count as changes.
fn unarranged(counts: KeptCounts) -> KeptCounts {
    KeptCounts {
        matched: counts.matched,
        change: counts.matched,
        undoable: counts.undoable + counts.right,
        ..KeptCounts::default()
    }
}

/// How many records are to have which value and do not have it yet.
fn changes(values: &[ValueBefore]) -> Vec<(Intended, u64)> {
    let mut changes: BTreeMap<String, (Intended, u64)> = BTreeMap::new();
    for (_, intended, many) in values {
        if let Some(intended) = *intended {
            let (_, sum) = changes.entry(intended.to_text()).or_insert((intended, 0));
            *sum += many;
        }
    }
    changes.into_values().collect()
}

fn detail(
    plan: KeptPlan,
    counted: &Counted,
    settings: &Settings,
    pace: Budget,
    digest: String,
    calls: Option<u32>,
) -> PlanDetail {
    let change = counted.counts.change;
    let words = plan_words(
        &plan.assignment,
        plan.purpose,
        &plan.row.connection.label,
        change,
    );
    let cost = assign::cost(
        &plan.assignment,
        assign::Counted {
            changes: &counted.changes,
            right: counted.counts.right,
            matched: counted.counts.matched,
        },
        assign::Pace {
            calls: pace.calls,
            window_ms: pace.window_ms,
        },
    );
    let shares = shares(&plan, &counted.looked_over.values);
    let (state, trouble) = state(&plan, calls.is_some());
    let is_ready = state == PlanState::Ready;
    PlanDetail {
        id: plan.row.id,
        face: face(plan.row.service, plan.row.connection.clone()),
        connection_id: plan.row.connection.id,
        purpose: plan.purpose,
        of_submission: plan.row.from_submission,
        state,
        trouble,
        trouble_detail: Some(plan.row.trouble_detail.clone()).filter(|text| !text.is_empty()),
        mode: plan.row.mode,
        filter_words: words::filter(&plan),
        way: words::way(&plan).to_owned(),
        sentence: words::sentence(&plan, &words.headline),
        headline: words.headline,
        action: words.action,
        counts: counts(counted.counts),
        read_calls: calls.unwrap_or(plan.row.read_calls),
        cost: plan_cost(cost, pace),
        warnings: if is_ready {
            warnings(&plan, counted, &shares, cost, settings)
        } else {
            Vec::new()
        },
        shares,
        typed_count: if is_ready {
            typed_count(&plan, change, settings)
        } else {
            None
        },
        code: PlanDigest::short(&digest),
        digest,
        created_at: plan.row.created_at,
        ready_at: plan.row.ready_at,
        expires_at: plan.row.expires_at,
        submission_id: plan.row.submission_id,
        form: plan.form,
    }
}

/// Where it stands. One that is being read, though not in this process, was left by one that ended.
fn state(plan: &KeptPlan, in_the_making: bool) -> (PlanState, Option<String>) {
    match plan.row.state {
        KeptState::Reading if in_the_making => (PlanState::Reading, None),
        KeptState::Reading => {
            let why = text::planning::READING_CUT_OFF;
            (PlanState::Failed, Some(why.to_owned()))
        }
        KeptState::Ready => (PlanState::Ready, None),
        KeptState::Failed => (PlanState::Failed, Some(plan.row.trouble.clone())),
        KeptState::Cancelled => (PlanState::Cancelled, None),
    }
}

const fn counts(counts: KeptCounts) -> PlanCounts {
    PlanCounts {
        matched: counts.matched,
        will_change: counts.change,
        already_right: counts.right,
        excluded: counts.left_out,
        skipped: counts.skipped,
        can_be_undone: counts.undoable,
    }
}

const fn plan_cost(cost: Cost, pace: Budget) -> PlanCost {
    PlanCost {
        check_calls: cost.check_calls,
        write_calls: cost.write_calls,
        read_back_calls: cost.read_back_calls,
        seconds: cost.seconds,
        budget_calls: pace.calls,
        budget_window_ms: pace.window_ms,
    }
}

fn warnings(
    plan: &KeptPlan,
    counted: &Counted,
    shares: &[Share],
    cost: Cost,
    settings: &Settings,
) -> Vec<Warning> {
    let (addresses, leads) = counted.looked_over.shared_emails;
    words::warnings(
        plan,
        counted.counts.skipped,
        &PlanFacts {
            assignment: &plan.assignment,
            matched: counted.counts.matched,
            will_change: counted.counts.change,
            leaving: leaving(shares),
            together: (leads, addresses),
            inactive: counted.looked_over.inactive,
            calls: cost.check_calls + cost.write_calls + cost.read_back_calls,
            threshold: super::typed::threshold(plan, settings),
        },
    )
}
