//! A submission in full.

use ::history::{CallTotals, Copies, SubmissionRow, UndoneBy, ValueBefore};
use assign::{Names, PlanDigest, Purpose, State, Tally};
use uuid::Uuid;

use super::calls::totals;
use super::result::result;
use crate::App;
use crate::contract::{
    Code, Drift, Error, Form, Piece, Progress, Share, SubmissionDetail, SubmissionId, Undone,
};
use crate::history::face;
use crate::names::holder;
use crate::plan::{KeptPlan, known_digest, limit_within, words};

/// What the history says of a submission besides its own row.
struct Facts {
    tally: Tally,
    calls: CallTotals,
    said: (Option<String>, Option<i64>),
    undone_by: Option<UndoneBy>,
    can_retry: u64,
    can_undo: u64,
    rest: u64,
    received: Vec<(Option<Uuid>, u64)>,
    values: Vec<ValueBefore>,
}

impl App {
    /// One submission in full, without its records and calls.
    ///
    /// # Errors
    /// `NotFound` when there is none with this id; `History` when it cannot be read.
    pub async fn submission(&self, submission: SubmissionId) -> Result<SubmissionDetail, Error> {
        let id = submission.id;
        let row = self
            .history_do(move |history| history.submission(id))
            .await?;
        let plan = match row.line.plan_id {
            Some(plan) => Some(self.kept_plan(plan).await?),
            None => None,
        };
        let code = match &plan {
            Some(plan) => Some(PlanDigest::short(&known_digest(self, plan).await?)),
            None => None,
        };
        let facts = self.facts(&row, plan.as_ref()).await?;
        // While it asks, what counts is what was sent, not how far the check before it came; while it
        // waits, nothing has been told yet.
        let rests = matches!(row.line.state, State::Asking | State::Waiting);
        let running = if rests {
            None
        } else {
            self.runs().get(&id).map(super::Running::latest)
        };
        let place = Place {
            comes_first: match row.line.state {
                State::Waiting => self.comes_before(id),
                _ => None,
            },
            elsewhere: self.is_elsewhere(&row),
        };
        let progress = running.map_or_else(|| at_rest(&row, &facts), |(_, progress)| progress);
        detail(row, plan, facts, progress, place, code)
    }

    /// The submissions that run, in this process or another one, or wait for an answer; the
    /// oldest first. Those that were interrupted do not run.
    ///
    /// # Errors
    /// `History` when it cannot be read.
    pub async fn running(&self, (): ()) -> Result<Vec<SubmissionDetail>, Error> {
        let open = self
            .history_do(|history| history.open_submissions())
            .await?;
        let mut running = Vec::new();
        for (id, _, state) in open {
            if state != State::Interrupted {
                running.push(self.submission(SubmissionId { id }).await?);
            }
        }
        Ok(running)
    }

    async fn facts(&self, row: &SubmissionRow, plan: Option<&KeptPlan>) -> Result<Facts, Error> {
        let (id, ended) = (row.line.id, row.line.state.is_final());
        let limit = plan.and_then(limit_within);
        let plan = plan.map(|plan| (plan.row.id, plan.purpose, plan.row.from_plan));
        self.history_do(move |history| {
            let count = |which| match plan {
                Some((plan, _, _)) if ended => history.count_copies(plan, which),
                Some(_) | None => Ok(0),
            };
            Ok(Facts {
                tally: history.tally(id)?,
                calls: history.call_totals(id)?,
                said: history.what_was_said(id)?,
                undone_by: history.undone_by(id)?,
                can_retry: count(Copies::Failed)?.min(limit.unwrap_or(u64::MAX)),
                can_undo: count(Copies::Undo)?,
                rest: match plan {
                    Some((plan, Purpose::Try, Some(whole))) if ended => {
                        history.count_copies(whole, Copies::Except(plan))?
                    }
                    Some(_) | None => 0,
                },
                received: match plan {
                    Some(_) => history.received(id)?,
                    None => Vec::new(),
                },
                values: match plan {
                    Some((plan, _, _)) => history.values_before(plan)?,
                    None => Vec::new(),
                },
            })
        })
        .await
    }
}

/// What stands between a submission and its run in this process.
struct Place {
    comes_first: Option<Uuid>,
    elsewhere: bool,
}

fn detail(
    row: SubmissionRow,
    plan: Option<KeptPlan>,
    facts: Facts,
    progress: Progress,
    place: Place,
    code: Option<String>,
) -> Result<SubmissionDetail, Error> {
    let form: Form = serde_json::from_str(&row.form).map_err(|error| {
        Error::new(Code::History, text::submission::FORM_UNREADABLE).detail(error.to_string())
    })?;
    let names: Names = serde_json::from_str(&row.names).unwrap_or_default();
    // To be used again with names, also where it came from a file without any.
    let form = form.with_names(&names);
    let drift = drift(&row, &facts.tally);
    let undone = facts.undone_by.and_then(|by| {
        Some(Undone {
            id: by.id,
            fully: by.fully()?,
            at: by.finished_at?,
        })
    });
    let SubmissionRow { line, .. } = row;
    let (said, affected) = facts.said;
    Ok(SubmissionDetail {
        id: line.id,
        result: result(&line),
        connection_id: line.connection.id,
        plan_id: line.plan_id,
        code,
        purpose: line.purpose.parse().unwrap_or(Purpose::Assign),
        of_submission: line.of_submission,
        way: plan.as_ref().map_or("", words::way).to_owned(),
        sentence: plan.as_ref().map_or_else(
            || plain(&line.sentence),
            |plan| words::sentence(plan, line.sentence.trim_end_matches('.')),
        ),
        received: received(&names, plan.as_ref(), &facts.received, &facts.values),
        face: face(line.service, line.connection),
        title: line.title,
        filter_words: line.filter_words,
        state: line.state,
        meaning: line.meaning,
        service_said: line.service_said.or(said),
        affected_rows: line.affected_rows.or(affected).map(i64::unsigned_abs),
        outcomes: facts.tally.outcomes,
        waiting: facts.tally.waiting,
        unsent: facts.tally.unsent,
        records: facts.tally.records,
        progress,
        calls: totals(facts.calls),
        drift,
        can_retry: facts.can_retry,
        can_undo: facts.can_undo,
        rest: facts.rest,
        undone,
        comes_first: place.comes_first,
        elsewhere: place.elsewhere,
        created_at: line.created_at,
        finished_at: line.finished_at,
        form,
    })
}

fn plain(sentence: &str) -> Vec<Piece> {
    vec![Piece {
        text: sentence.to_owned(),
        strong: false,
    }]
}

/// How far a submission is that does not run in this process.
fn at_rest(row: &SubmissionRow, facts: &Facts) -> Progress {
    let done = facts.tally.changes.total();
    let ended = facts.calls.answered + facts.calls.not_sent + facts.calls.unknown;
    Progress {
        records_done: done,
        records: done + facts.tally.waiting + facts.tally.unsent,
        calls_done: ended,
        calls: ended + facts.calls.prepared + facts.calls.sent,
        seconds_left: None,
        deadline_at: row.deadline_at,
    }
}

/// What the check before sending found, once it has found something.
fn drift(row: &SubmissionRow, tally: &Tally) -> Option<Drift> {
    let differs = tally.moved + tally.right_moved + tally.gone + row.newcomers;
    let planned = tally.changes.total() + tally.waiting + tally.unsent;
    (differs > 0 || row.line.state == State::Asking).then(|| Drift {
        planned,
        same: planned.saturating_sub(tally.moved + tally.gone),
        changed: tally.moved + tally.right_moved,
        new: row.newcomers,
        gone: tally.gone,
    })
}

/// Who had how many of the plan's records, and who actually got how many.
fn received(
    names: &Names,
    plan: Option<&KeptPlan>,
    received: &[(Option<Uuid>, u64)],
    values: &[ValueBefore],
) -> Vec<Share> {
    let targets = plan.map(|plan| plan.assignment.targets());
    let had = |id: &Option<Uuid>| {
        let of = values.iter().filter(|(before, _, _)| before == id);
        of.map(|(_, _, many)| many).sum()
    };
    received
        .iter()
        .map(|(id, many)| Share {
            id: *id,
            name: holder(names, *id).name,
            has: had(id),
            gets: Some(*many),
            is_target: match (&targets, id) {
                (Some(targets), Some(id)) => targets.contains(id),
                (Some(_) | None, _) => false,
            },
        })
        .collect()
}
