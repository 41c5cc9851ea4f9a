//! The history of one submission, in memory, as the ports describe it.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use roster_assign::{
    CallEnd, CallFate, CallKey, End, Journal, Outcome, Outcomes, PlanRow, PreparedCall, Seen,
    Settled, Standing, State, Tally, Unsettled, Verdict, Write,
};
use tokio::time::{Instant, sleep};
use uuid::Uuid;

use crate::cut::Cut;

#[derive(Clone, Debug)]
pub(crate) struct Record {
    pub(crate) row: PlanRow,
    pub(crate) call: Option<u64>,
    pub(crate) checked: Option<Seen>,
    pub(crate) outcome: Option<Outcome>,
    pub(crate) seen: Option<Seen>,
    pub(crate) why: String,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Stage {
    Prepared,
    Sent,
    Ended(CallEnd),
    /// Sent when the program ended.
    Lost,
}

#[derive(Clone, Debug)]
pub(crate) struct Attempt {
    pub(crate) key: CallKey,
    pub(crate) write: Write,
    pub(crate) stage: Stage,
    pub(crate) ended_at: i64,
}

#[derive(Default)]
pub(crate) struct Pages {
    pub(crate) records: Vec<Record>,
    pub(crate) attempts: Vec<Attempt>,
    pub(crate) states: Vec<(State, String)>,
    pub(crate) newcomers: u64,
    pub(crate) end: Option<End>,
    last_call: u64,
}

pub(crate) struct Book {
    pages: Mutex<Pages>,
    cut: Mutex<Arc<Cut>>,
    began: Instant,
    /// How long each step takes.
    pub(crate) slow: Duration,
    /// How many steps were given up before they had ended.
    pub(crate) half_written: AtomicUsize,
}

/// Counts itself when it is dropped while it is on.
struct Unfinished<'a>(&'a AtomicUsize, bool);

impl Drop for Unfinished<'_> {
    fn drop(&mut self) {
        self.0.fetch_add(usize::from(self.1), Ordering::SeqCst);
    }
}

type Written<T> = Result<T, &'static str>;

impl Book {
    pub(crate) fn new(rows: Vec<PlanRow>) -> Self {
        let records = rows
            .into_iter()
            .map(|row| Record {
                row,
                call: None,
                checked: None,
                outcome: None,
                seen: None,
                why: String::new(),
            })
            .collect();
        Self {
            pages: Mutex::new(Pages {
                records,
                ..Pages::default()
            }),
            cut: Mutex::new(Arc::new(Cut::never())),
            began: Instant::now(),
            slow: Duration::ZERO,
            half_written: AtomicUsize::new(0),
        }
    }

    pub(crate) fn pages(&self) -> MutexGuard<'_, Pages> {
        self.pages.lock().unwrap()
    }

    pub(crate) fn cut(&self) -> Arc<Cut> {
        Arc::clone(&self.cut.lock().unwrap())
    }

    pub(crate) fn set_cut(&self, cut: Cut) {
        *self.cut.lock().unwrap() = Arc::new(cut);
    }

    /// What the program does at its next start.
    pub(crate) fn start_up(&self) {
        let now = self.now();
        for attempt in &mut self.pages().attempts {
            if attempt.stage == Stage::Sent {
                attempt.stage = Stage::Lost;
                attempt.ended_at = now;
            }
        }
    }

    async fn write<T>(&self, change: impl FnOnce(&mut Pages) -> T) -> Written<T> {
        let cut = self.cut();
        let mut unfinished = Unfinished(&self.half_written, true);
        if !self.slow.is_zero() {
            sleep(self.slow).await;
        }
        unfinished.1 = false;
        cut.write().await?;
        let answer = change(&mut self.pages());
        cut.write().await?;
        Ok(answer)
    }
}

impl Pages {
    fn fate(&self, call: u64) -> Option<(CallFate, i64, String)> {
        let last = self.attempts.iter().rev().find(|a| a.key.seq == call)?;
        let (fate, said) = fate_of(&last.stage)?;
        let fate = match fate {
            CallFate::Refused | CallFate::NotSent if self.may_have_landed(call) => {
                CallFate::Unknown
            }
            other => other,
        };
        Some((fate, last.ended_at, said))
    }

    fn may_have_landed(&self, call: u64) -> bool {
        let mut attempts = self.attempts.iter().filter(|a| a.key.seq == call);
        attempts.any(|a| matches!(fate_of(&a.stage), Some((CallFate::Unknown, _))))
    }

    fn is_sendable(&self, record: &Record) -> bool {
        let unsent = record.call.is_none_or(|call| {
            let last = self.attempts.iter().rev().find(|a| a.key.seq == call);
            last.is_some_and(|a| a.stage == Stage::Prepared)
        });
        record.row.standing == Standing::Change && record.outcome.is_none() && unsent
    }
}

fn fate_of(stage: &Stage) -> Option<(CallFate, String)> {
    let end = match stage {
        Stage::Prepared | Stage::Sent => return None,
        Stage::Lost => return Some((CallFate::Unknown, String::new())),
        Stage::Ended(end) => end,
    };
    Some(match end {
        CallEnd::Answered { verdict, .. } => match verdict {
            Verdict::Accepted { .. } | Verdict::Succeeded { .. } => (CallFate::Done, String::new()),
            Verdict::Refused { message, .. } => (CallFate::Refused, message.clone()),
            Verdict::Unclear { .. } => (CallFate::Unknown, String::new()),
        },
        CallEnd::NotSent { detail, .. } => (CallFate::NotSent, detail.clone()),
        CallEnd::Unknown { .. } => (CallFate::Unknown, String::new()),
    })
}

impl Journal for Book {
    type Error = &'static str;

    async fn enter(&self, state: State, message: &str) -> Written<()> {
        self.write(|pages| pages.states.push((state, message.to_owned())))
            .await
    }

    async fn to_check(&self, after: u64, most: u32) -> Written<Vec<PlanRow>> {
        self.write(|pages| {
            let rows = pages.records.iter().filter(|r| r.row.seq > after);
            let stays = |r: &&Record| r.row.standing == Standing::Right && r.outcome.is_none();
            rows.filter(|r| pages.is_sendable(r) || stays(r))
                .map(|r| r.row.clone())
                .take(most as usize)
                .collect()
        })
        .await
    }

    async fn checked(&self, seen: Vec<(u64, Seen)>) -> Written<()> {
        self.write(|pages| {
            for (seq, seen) in seen {
                record(pages, seq).checked = Some(seen);
            }
        })
        .await
    }

    async fn not_planned(&self, ids: Vec<Uuid>) -> Written<Vec<Uuid>> {
        self.write(|pages| {
            let planned = |id: &Uuid| pages.records.iter().any(|r| r.row.key.id == *id);
            ids.into_iter().filter(|id| !planned(id)).collect()
        })
        .await
    }

    async fn left_alone(&self, ids: Vec<Uuid>) -> Written<Vec<PlanRow>> {
        self.write(|pages| {
            let rows = pages.records.iter().map(|record| &record.row);
            rows.filter(|row| row.standing != Standing::Change && ids.contains(&row.key.id))
                .cloned()
                .collect()
        })
        .await
    }

    async fn leave_out_moved(&self) -> Written<()> {
        self.write(|pages| {
            for record in &mut pages.records {
                let moved = record
                    .checked
                    .is_some_and(|seen| seen != Seen::Value(record.row.before));
                if moved {
                    record.row.standing = Standing::Skipped;
                }
            }
        })
        .await
    }

    async fn without_call(&self) -> Written<Vec<PlanRow>> {
        self.write(|pages| {
            let rows = pages.records.iter().filter(|r| r.call.is_none());
            let mut rows: Vec<PlanRow> = rows
                .filter(|r| pages.is_sendable(r))
                .map(|r| r.row.clone())
                .collect();
            rows.sort_by_key(|row| (row.intended.to_text(), row.seq));
            rows
        })
        .await
    }

    async fn forget_prepared(&self) -> Written<()> {
        self.write(|pages| {
            let prepared = |a: &Attempt| a.stage == Stage::Prepared;
            let calls: Vec<u64> = pages
                .attempts
                .iter()
                .filter(|a| prepared(a))
                .map(|a| a.key.seq)
                .collect();
            for call in calls {
                if pages.may_have_landed(call) {
                    continue;
                }
                for record in pages.records.iter_mut().filter(|r| r.call == Some(call)) {
                    record.call = None;
                }
            }
            pages.attempts.retain(|a| !prepared(a));
        })
        .await
    }

    async fn prepare(&self, calls: Vec<(Write, Vec<u64>)>) -> Written<()> {
        self.write(|pages| {
            for (write, seqs) in calls {
                pages.last_call += 1;
                let key = CallKey {
                    seq: pages.last_call,
                    attempt: 1,
                };
                for seq in seqs {
                    record(pages, seq).call = Some(key.seq);
                }
                pages.attempts.push(Attempt {
                    key,
                    write,
                    stage: Stage::Prepared,
                    ended_at: 0,
                });
            }
        })
        .await
    }

    async fn prepared(&self, after: u64, most: u32) -> Written<Vec<PreparedCall>> {
        self.write(|pages| {
            let waiting = |a: &&Attempt| a.stage == Stage::Prepared && a.key.seq > after;
            let mut calls: Vec<&Attempt> = pages.attempts.iter().filter(waiting).collect();
            calls.sort_by_key(|a| a.key.seq);
            calls.truncate(most as usize);
            calls
                .into_iter()
                .map(|a| PreparedCall {
                    key: a.key,
                    write: a.write.clone(),
                    records: pages
                        .records
                        .iter()
                        .filter(|r| r.call == Some(a.key.seq))
                        .count() as u64,
                })
                .collect()
        })
        .await
    }

    async fn sent(&self, call: CallKey) -> Written<()> {
        self.write(|pages| {
            let attempt = attempt(pages, call);
            assert_eq!(attempt.stage, Stage::Prepared, "{call:?} leaves once");
            attempt.stage = Stage::Sent;
        })
        .await
    }

    async fn ended(&self, call: CallKey, end: &CallEnd, again: bool) -> Written<CallKey> {
        let now = self.now();
        self.write(|pages| {
            let last = attempt(pages, call);
            last.stage = Stage::Ended(end.clone());
            last.ended_at = now;
            let next = Attempt {
                key: CallKey {
                    attempt: call.attempt + u32::from(again),
                    ..call
                },
                stage: Stage::Prepared,
                ..last.clone()
            };
            let key = next.key;
            if again {
                pages.attempts.push(next);
            }
            key
        })
        .await
    }

    async fn landed(&self) -> Written<Vec<u64>> {
        self.write(|pages| {
            let assigned = |r: &&Record| r.outcome == Some(Outcome::Assigned);
            let changed = |r: &&Record| r.seen != Some(Seen::Value(r.row.before));
            let landed = pages.records.iter().filter(assigned).filter(changed);
            landed.filter_map(|r| r.call).collect()
        })
        .await
    }

    async fn to_settle(&self, after: u64, most: u32) -> Written<Vec<Unsettled>> {
        self.write(|pages| {
            let open = pages
                .records
                .iter()
                .filter(|r| r.outcome.is_none() && r.row.seq > after);
            open.filter_map(|r| {
                let call = r.call?;
                let (fate, ended_at, said) = pages.fate(call)?;
                Some(Unsettled {
                    row: r.row.clone(),
                    call,
                    fate,
                    ended_at,
                    said,
                })
            })
            .take(most as usize)
            .collect()
        })
        .await
    }

    async fn settle(&self, settled: Vec<Settled>) -> Written<()> {
        self.write(|pages| {
            for one in settled {
                let record = record(pages, one.seq);
                record.outcome = one.outcome;
                record.seen = one.seen.or(record.seen);
                record.why = one.why;
            }
        })
        .await
    }

    async fn settle_rest(&self, why: &str) -> Written<()> {
        self.write(|pages| {
            assert!(pages.end.is_none(), "what has ended is left alone");
            for at in 0..pages.records.len() {
                let unsent = pages.is_sendable(&pages.records[at]);
                let record = &mut pages.records[at];
                if record.outcome.is_some() {
                    continue;
                }
                match record.row.standing {
                    Standing::Right => record.outcome = Some(Outcome::Unchanged),
                    Standing::LeftOut | Standing::Skipped => {
                        record.outcome = Some(Outcome::Skipped);
                    }
                    Standing::Change if unsent => {
                        record.outcome = Some(Outcome::Skipped);
                        record.why = why.to_owned();
                    }
                    Standing::Change => {}
                }
            }
        })
        .await
    }

    async fn reopen_unknown(&self) -> Written<()> {
        self.write(|pages| {
            for record in &mut pages.records {
                if record.outcome == Some(Outcome::Unknown) && record.call.is_some() {
                    record.outcome = None;
                    pages.end = None;
                }
            }
        })
        .await
    }

    async fn newcomers(&self, many: u64) -> Written<()> {
        self.write(|pages| pages.newcomers = many).await
    }

    async fn outcomes(&self) -> Written<Tally> {
        self.write(|pages| tally(pages)).await
    }

    async fn end(&self, end: &End) -> Written<()> {
        self.write(|pages| {
            assert!(end.state.is_final(), "{:?} is no end", end.state);
            pages.end = Some(end.clone());
        })
        .await
    }

    fn now(&self) -> i64 {
        1_800_000_000_000 + i64::try_from(self.began.elapsed().as_millis()).unwrap()
    }
}

fn record(pages: &mut Pages, seq: u64) -> &mut Record {
    pages.records.iter_mut().find(|r| r.row.seq == seq).unwrap()
}

fn attempt(pages: &mut Pages, key: CallKey) -> &mut Attempt {
    pages.attempts.iter_mut().find(|a| a.key == key).unwrap()
}

fn tally(pages: &Pages) -> Tally {
    let mut tally = Tally {
        records: pages.records.len() as u64,
        last_ended_at: pages
            .attempts
            .iter()
            .filter(|a| fate_of(&a.stage).is_some())
            .map(|a| a.ended_at)
            .max(),
        ..Tally::default()
    };
    for record in &pages.records {
        let is_change = record.row.standing == Standing::Change;
        match record.outcome {
            Some(outcome) => {
                count(&mut tally.outcomes, outcome);
                if is_change {
                    count(&mut tally.changes, outcome);
                }
            }
            None if pages.is_sendable(record) => tally.unsent += 1,
            None if is_change => tally.waiting += 1,
            None => {}
        }
    }
    tally
}

fn count(outcomes: &mut Outcomes, outcome: Outcome) {
    *match outcome {
        Outcome::Assigned => &mut outcomes.assigned,
        Outcome::Unchanged => &mut outcomes.unchanged,
        Outcome::Failed => &mut outcomes.failed,
        Outcome::Unknown => &mut outcomes.unknown,
        Outcome::Skipped => &mut outcomes.skipped,
    } += 1;
}
