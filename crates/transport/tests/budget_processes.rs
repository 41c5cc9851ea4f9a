//! Several real processes on one budget, and the share of the window that one uses.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::Path;
use std::process::{Child, Command};
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use roster_transport::{Budget, MicroClock, Pace};
use tokio::time::{Instant, sleep};

const FOLDER: &str = "ROSTER_TEST_BUDGET_FOLDER";
const NAME: &str = "ROSTER_TEST_BUDGET_NAME";
const PACE: Pace = Pace {
    calls: 40,
    window: Duration::from_millis(400),
};
const GOES_ON_FOR: Duration = Duration::from_secs(3);

fn clock() -> MicroClock {
    Arc::new(|| {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        i64::try_from(now.as_micros()).unwrap()
    })
}

/// One of the processes: as many calls as it gets, each logged as its start and its end.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "started by the test of several processes"]
async fn one_process() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    let folder = Path::new(&folder);
    let name = std::env::var(NAME).unwrap();
    let clock = clock();
    let budget = Budget::open(folder.join("rate"), PACE, Arc::clone(&clock)).unwrap();
    let until = Instant::now() + GOES_ON_FOR;
    let tasks: Vec<_> = (0..8)
        .map(|task| tokio::spawn(calls(budget.clone(), Arc::clone(&clock), until, task)))
        .collect();
    let mut log = String::new();
    for task in tasks {
        log.push_str(&task.await.unwrap());
    }
    fs::write(folder.join(name), log).unwrap();
}

async fn calls(budget: Budget, clock: MicroClock, until: Instant, task: u64) -> String {
    let mut log = String::new();
    while Instant::now() < until {
        let slot = budget.slot().await.unwrap();
        let sent = clock();
        sleep(Duration::from_millis(1 + task * 2)).await;
        log.push_str(&format!("{sent} {}\n", clock()));
        drop(slot);
    }
    log
}

fn start(folder: &Path, number: usize) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "one_process", "--ignored", "--quiet"])
        .env(FOLDER, folder)
        .env(NAME, format!("log-{number}"))
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap()
}

/// The times in this column of all logs, in order.
fn times(folder: &Path, column: usize) -> Vec<i64> {
    let mut times = Vec::new();
    for number in 0..4 {
        let log = fs::read_to_string(folder.join(format!("log-{number}"))).unwrap();
        assert!(log.lines().count() > 10, "process {number} went short");
        let of = |line: &str| line.split(' ').nth(column).unwrap().parse::<i64>().unwrap();
        times.extend(log.lines().map(of));
    }
    times.sort_unstable();
    times
}

#[test]
fn processes_together_never_exceed_the_pace_and_use_most_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let processes: Vec<Child> = (0..4).map(|number| start(folder.path(), number)).collect();
    for mut process in processes {
        assert!(process.wait().unwrap().success());
    }
    let window = i64::try_from(PACE.window.as_micros()).unwrap();
    for (column, what) in ["sent", "ended"].iter().enumerate() {
        let times = times(folder.path(), column);
        let apart = times
            .windows(PACE.calls as usize + 1)
            .map(|calls| calls[calls.len() - 1] - calls[0])
            .min()
            .unwrap();
        assert!(apart >= window, "41 calls {what} within {apart} µs");
        let whole = (times[times.len() - 1] - times[0]) * i64::from(PACE.calls) / window;
        let share = 100 * i64::try_from(times.len()).unwrap() / whole;
        assert!(share >= 80, "only {share} % of the pace were used");
    }
}

/// The process that is killed: it takes every slot, says so, and never comes to an end.
#[tokio::test]
#[ignore = "started by the test of a killed process"]
async fn one_that_never_ends() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    let folder = Path::new(&folder);
    let budget = Budget::open(folder.join("rate"), PACE, clock()).unwrap();
    let mut slots = Vec::new();
    for _ in 0..PACE.calls {
        slots.push(budget.slot().await.unwrap());
    }
    fs::write(folder.join("all taken"), "").unwrap();
    std::future::pending::<()>().await;
}

#[tokio::test]
async fn a_killed_process_holds_its_slots_for_a_second_and_not_for_a_minute() {
    let folder = tempfile::tempdir().unwrap();
    let budget = Budget::open(folder.path().join("rate"), PACE, clock()).unwrap();
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "one_that_never_ends", "--ignored", "--quiet"])
        .env(FOLDER, folder.path())
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap();
    while !folder.path().join("all taken").exists() {
        sleep(Duration::from_millis(5)).await;
    }
    assert_eq!(budget.usage().unwrap().used, PACE.calls, "all are in use");
    let begun = Instant::now();
    child.kill().unwrap();
    child.wait().unwrap();
    drop(budget.slot().await.unwrap());
    let took = begun.elapsed();
    let straggling = Duration::from_secs(1);
    assert!(
        took >= straggling,
        "what it sent may still arrive: {took:?}"
    );
    assert!(
        took < Duration::from_secs(20),
        "it is seen to be gone: {took:?}"
    );
}

/// `cargo test -p roster-transport --release --test budget_processes -- --ignored --nocapture share`
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes half a minute; prints a measurement"]
async fn the_share_of_the_window_at_150_ms_latency() {
    for (seconds, calls) in [(1, 225), (5, 125)] {
        let folder = tempfile::tempdir().unwrap();
        let pace = Pace {
            calls: 25,
            window: Duration::from_secs(seconds),
        };
        let budget = Budget::open(folder.path().join("rate"), pace, clock()).unwrap();
        let start = Instant::now();
        let mut last = start;
        for _ in 0..calls {
            let slot = budget.slot().await.unwrap();
            last = Instant::now();
            tokio::spawn(async move {
                sleep(Duration::from_millis(150)).await;
                drop(slot);
            });
        }
        // The first 25 go at once; each window then brings 25 more.
        let windows = f64::from(calls - 25) / 25.0;
        let share = windows * pace.window.as_secs_f64() / (last - start).as_secs_f64();
        println!("25 per {seconds} s: {:.2} % of the window", share * 100.0);
    }
}
