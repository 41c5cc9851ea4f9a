//! The rate budget as tasks and files see it, with a clock that stands still until a test moves it
//! or, where tasks sleep, with the runtime's paused time.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use roster_transport::{Budget, MicroClock, Pace};
use tokio::time::{Instant, sleep, timeout};

const SECOND: Duration = Duration::from_secs(1);

/// The runtime's time, as a wall clock.
fn clock() -> MicroClock {
    let start = Instant::now();
    Arc::new(move || 1_700_000_000_000_000 + i64::try_from(start.elapsed().as_micros()).unwrap())
}

fn pace(calls: u32) -> Pace {
    Pace {
        calls,
        window: SECOND,
    }
}

fn file() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("rate");
    (folder, file)
}

#[tokio::test(start_paused = true)]
async fn slots_free_one_window_after_their_exchange_is_over() {
    let budget = Budget::in_memory(pace(2), clock());
    let start = Instant::now();
    let first = budget.slot().await.unwrap();
    drop(budget.slot().await.unwrap());
    assert_eq!(start.elapsed(), Duration::ZERO, "two are free at once");
    sleep(Duration::from_millis(150)).await;
    drop(first);
    drop(budget.slot().await.unwrap());
    let third = start.elapsed();
    assert!(
        third > SECOND && third < Duration::from_millis(1005),
        "{third:?}"
    );
    drop(budget.slot().await.unwrap());
    let fourth = start.elapsed();
    assert!(
        fourth > Duration::from_millis(1150),
        "its end counts: {fourth:?}"
    );
    assert!(
        fourth < Duration::from_millis(1155),
        "and at once then: {fourth:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn those_who_wait_are_served_in_the_order_in_which_they_came() {
    let budget = Budget::in_memory(pace(1), clock());
    let (done, mut order) = tokio::sync::mpsc::unbounded_channel();
    for number in 0..5 {
        let (budget, done) = (budget.clone(), done.clone());
        tokio::spawn(async move {
            drop(budget.slot().await.unwrap());
            done.send(number).unwrap();
        });
        tokio::task::yield_now().await;
    }
    for number in 0..5 {
        assert_eq!(order.recv().await, Some(number), "first come, first served");
    }
}

#[tokio::test(start_paused = true)]
async fn giving_up_the_wait_leaks_nothing() {
    let budget = Budget::in_memory(pace(2), clock());
    let kept = (budget.slot().await.unwrap(), budget.slot().await.unwrap());
    for _ in 0..20 {
        let waited = timeout(Duration::from_millis(7), budget.slot()).await;
        assert!(waited.is_err(), "both are in use");
    }
    drop(kept);
    assert_eq!(
        budget.usage().unwrap().used,
        2,
        "only those that were taken"
    );
    sleep(Duration::from_millis(1010)).await;
    assert_eq!(budget.usage().unwrap().used, 0, "and they are free again");
    let start = Instant::now();
    let _both = (budget.slot().await.unwrap(), budget.slot().await.unwrap());
    assert_eq!(
        start.elapsed(),
        Duration::ZERO,
        "nobody stands in the queue"
    );
}

#[tokio::test(start_paused = true)]
async fn a_hold_stops_everyone_until_it_is_over() {
    let (_folder, file) = file();
    let clock = clock();
    let one = Budget::open(file.clone(), pace(5), Arc::clone(&clock)).unwrap();
    let other = Budget::open(file, pace(5), Arc::clone(&clock)).unwrap();
    one.hold(Duration::from_secs(3));
    one.hold(SECOND);
    let until = other.usage().unwrap().held_until_micros;
    assert_eq!(
        until,
        Some(clock() + 3_000_000),
        "a shorter hold changes nothing"
    );
    let start = Instant::now();
    drop(other.slot().await.unwrap());
    assert!(
        start.elapsed() >= Duration::from_secs(3),
        "{:?}",
        start.elapsed()
    );
    assert_eq!(one.usage().unwrap().held_until_micros, None, "it is over");
}

#[tokio::test(start_paused = true)]
async fn a_learned_limit_only_lowers_and_a_setting_is_everyones() {
    let (_folder, file) = file();
    let clock = clock();
    let one = Budget::open(file.clone(), pace(10), Arc::clone(&clock)).unwrap();
    let other = Budget::open(file.clone(), pace(10), Arc::clone(&clock)).unwrap();
    one.learn(pace(20));
    assert_eq!(one.pace(), pace(10), "20 is more");
    one.learn(pace(4));
    assert_eq!(other.pace(), pace(4), "the other one follows");
    let again = Budget::open(file, pace(10), clock).unwrap();
    assert_eq!(again.pace(), pace(4), "the same setting forgets nothing");
    other.set_pace(pace(7));
    assert_eq!(one.pace(), pace(7), "the person's word is the last one");
}

#[tokio::test(start_paused = true)]
async fn a_higher_setting_wakes_those_who_wait() {
    let budget = Budget::in_memory(
        Pace {
            calls: 1,
            window: Duration::from_secs(8),
        },
        clock(),
    );
    let _kept = budget.slot().await.unwrap();
    let waiting = tokio::spawn({
        let budget = budget.clone();
        async move { budget.slot().await.map(drop) }
    });
    sleep(SECOND).await;
    let start = Instant::now();
    budget.set_pace(pace(2));
    waiting.await.unwrap().unwrap();
    assert!(
        start.elapsed() < Duration::from_millis(5),
        "{:?}",
        start.elapsed()
    );
}

#[tokio::test(start_paused = true)]
async fn a_damaged_file_counts_as_all_used_just_now() {
    for damage in [&b""[..], b"short", &[7; 400]] {
        let (_folder, file) = file();
        let clock = clock();
        drop(Budget::open(file.clone(), pace(3), Arc::clone(&clock)).unwrap());
        fs::write(&file, damage).unwrap();
        let budget = Budget::open(file, pace(3), clock).unwrap();
        let start = Instant::now();
        drop(budget.slot().await.unwrap());
        assert!(
            start.elapsed() >= SECOND,
            "after {damage:?}: {:?}",
            start.elapsed()
        );
        assert_eq!(budget.pace(), pace(3), "and then all is well again");
    }
}

#[tokio::test(start_paused = true)]
async fn a_process_that_hangs_blocks_others_no_longer_than_the_longest_exchange() {
    let (_folder, file) = file();
    let now = Arc::new(AtomicI64::new(1_000_000));
    let clock: MicroClock = {
        let now = Arc::clone(&now);
        Arc::new(move || now.load(Ordering::Relaxed))
    };
    let hanging = Budget::open(file.clone(), pace(1), Arc::clone(&clock)).unwrap();
    std::mem::forget(hanging.slot().await.unwrap());
    let used = || {
        let budget = Budget::open(file.clone(), pace(1), Arc::clone(&clock)).unwrap();
        budget.usage().unwrap().used
    };
    now.fetch_add(45_900_000, Ordering::Relaxed);
    assert_eq!(used(), 1, "it may still be on its way");
    now.fetch_add(200_000, Ordering::Relaxed);
    assert_eq!(
        used(),
        0,
        "45 s, the window and the clocks' tolerance are over"
    );
}

#[tokio::test(start_paused = true)]
async fn a_clock_that_is_set_forward_or_back_frees_nothing_early_and_blocks_nothing() {
    for hours in [1, -1] {
        let jump = Arc::new(AtomicI64::new(0));
        let clock: MicroClock = {
            let (jump, clock) = (Arc::clone(&jump), clock());
            Arc::new(move || clock() + jump.load(Ordering::Relaxed))
        };
        let budget = Budget::in_memory(pace(1), clock);
        drop(budget.slot().await.unwrap());
        jump.store(hours * 3_600_000_000, Ordering::Relaxed);
        let start = Instant::now();
        drop(budget.slot().await.unwrap());
        let took = start.elapsed();
        assert!(took >= SECOND, "{hours} h: free too early, after {took:?}");
        assert!(
            took < 2 * SECOND,
            "{hours} h: free too late, after {took:?}"
        );
    }
}
