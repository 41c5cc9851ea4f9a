//! What journalling a call costs: each call is two steps that wait for the disk, and many calls at
//! once share their waits.

use std::time::{Duration, Instant};

use assign::{CallKey, Entry, Found, Mode, Service, State, WriteKind};
use history::{
    CallEnd, CallState, CallVerdict, History, Kind, NewCall, NewPlan, NewSubmission, PlanEnd,
    PlanState, Snapshot,
};
use transport::Address;
use uuid::Uuid;

use crate::Trouble;
use crate::numbers::{heading, line, percent};
use crate::services::{Services, Wanted};
use crate::speed::{client, http, one_by_one};

const CALLS: u32 = 2_000;

/// So many calls, journalled one after another and many at once.
pub(crate) async fn measure() -> Result<(), Trouble> {
    heading("Journal: what writing a call down costs (sent and ended, both synced)");
    let services = Services::start(&Wanted {
        leads: 100,
        latency_ms: 0,
        instantly_per_second: None,
        leadsquared_per_5_s: None,
    })?;
    let client = client(http()?, &Address::parse(&services.leadsquared)?);
    let bare = one_by_one(&client, 500).await? / 500;
    line(
        "a call itself, on this computer, without latency",
        &micros(bare),
        "",
    );
    for at_once in [1, 16] {
        let each = tokio::task::spawn_blocking(move || journal(at_once)).await??;
        line(
            &format!("journal per call, {at_once} at once"),
            &micros(each),
            "",
        );
        let share = each.as_secs_f64() / 0.150;
        line("  of a call that takes 150 ms", &percent(share), "");
    }
    Ok(())
}

fn micros(time: Duration) -> String {
    format!("{:.0} us", time.as_secs_f64() * 1e6)
}

/// The time per call of all the calls' steps, shared by so many threads.
fn journal(threads: u32) -> Result<Duration, Trouble> {
    let folder = tempfile::tempdir()?;
    let history = History::open(folder.path())?;
    prepare(&history)?;
    let begun = Instant::now();
    std::thread::scope(|scope| {
        let writers: Vec<_> = (0..threads)
            .map(|thread| {
                let history = &history;
                scope.spawn(move || steps(history, thread, threads))
            })
            .collect();
        writers
            .into_iter()
            .try_for_each(|writer| writer.join().map_err(|_| "a writer ended early")?)
    })?;
    Ok(begun.elapsed() / CALLS)
}

/// Every step of a thread's share of the calls.
fn steps(history: &History, thread: u32, threads: u32) -> Result<(), Trouble> {
    let submission = Uuid::from_u128(2);
    for seq in (thread..CALLS).step_by(usize::try_from(threads)?) {
        let call = CallKey {
            seq: u64::from(seq) + 1,
            attempt: 1,
        };
        history.mark_sent(submission, call, 1)?;
        history.end_call(submission, call, &answered(), None, 2)?;
    }
    Ok(())
}

fn answered() -> CallEnd {
    CallEnd {
        state: CallState::Answered,
        verdict: Some(CallVerdict::Done),
        said: String::new(),
        affected_rows: Some(1),
        took_ms: Some(150),
        status: Some(200),
        answer_body: Some(r#"{"Status":"Success","AffectedRows":1}"#.to_owned()),
        detail: None,
    }
}

/// A submission that is sending `CALLS` calls of one record each.
fn prepare(history: &History) -> Result<(), Trouble> {
    let connection = Snapshot {
        id: None,
        label: "Lanternworks".to_owned(),
        letters: "LA".to_owned(),
        colour: "amber".to_owned(),
        kind: Kind::Practice,
    };
    let (plan, submission) = (Uuid::from_u128(1), Uuid::from_u128(2));
    history.begin_plan(&NewPlan {
        id: plan,
        service: Service::Instantly,
        connection: connection.clone(),
        purpose: "assign".to_owned(),
        from_plan: None,
        from_submission: None,
        form: "{}".to_owned(),
        names: "{}".to_owned(),
        mode: Mode::Exact,
        template: None,
        created_at: 0,
    })?;
    let entries: Vec<Entry> = (1..=u64::from(CALLS)).map(entry).collect();
    history.add_records(plan, &entries, None)?;
    history.finish_plan(
        plan,
        &PlanEnd {
            state: PlanState::Ready,
            trouble: String::new(),
            detail: String::new(),
            ready_at: None,
            expires_at: None,
            read_calls: 0,
        },
    )?;
    history.begin(&NewSubmission {
        id: submission,
        plan_id: plan,
        revision: 0,
        purpose: "assign".to_owned(),
        of_submission: None,
        runner: "bench".to_owned(),
        service: Service::Instantly,
        connection,
        title: String::new(),
        filter_words: String::new(),
        sentence: String::new(),
        form: "{}".to_owned(),
        names: "{}".to_owned(),
        meaning: String::new(),
        created_at: 0,
        search_ids: String::new(),
    })?;
    let calls: Vec<NewCall> = (1..=u64::from(CALLS)).map(call).collect();
    let records: Vec<Vec<u64>> = (1..=u64::from(CALLS)).map(|seq| vec![seq]).collect();
    history.prepare_calls(submission, &calls, &records, 0)?;
    history.enter(submission, State::Sending, "")?;
    Ok(())
}

fn entry(number: u64) -> Entry {
    let found = Found {
        id: Uuid::from_u128(number.into()),
        email: String::new(),
        name: String::new(),
        detail: String::new(),
        company: String::new(),
        value: None,
        active: true,
    };
    Entry {
        found,
        likely: None,
    }
}

fn call(number: u64) -> NewCall {
    NewCall {
        id: Uuid::from_u128((1 << 64) + u128::from(number)),
        kind: WriteKind::ChangeOwner,
        records: 1,
        purpose: "Assign one lead".to_owned(),
        method: "PATCH".to_owned(),
        address: "https://api.instantly.ai".to_owned(),
        path: "/api/v2/leads/1".to_owned(),
        request_body: Some(r#"{"assigned_to":"1"}"#.to_owned()),
    }
}
