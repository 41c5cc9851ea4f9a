//! Killed at any moment, then gone on with: every effect at the service is in the history, none
//! happened twice, and every record has a right outcome.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "kills/case.rs"]
mod case;
#[path = "kills/dice.rs"]
mod dice;
#[path = "kills/proof.rs"]
mod proof;
mod support;

use std::time::{Duration, Instant};

use case::{Case, Figures, Way};
use dice::Dice;
use tokio::task::JoinSet;

/// Runs that are killed, over both services and both modes.
const RUNS: u64 = 200;

/// How many go on at the same time.
const AT_ONCE: usize = 6;

/// Another number is another set of moments.
const SEED: u64 = 20_261_123;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whenever_it_is_killed_nothing_is_lost_and_nothing_is_done_twice() {
    let begun = Instant::now();
    let mut lengths = Vec::new();
    for way in Way::ALL {
        lengths.push((way, case::length(way).await));
    }
    let mut figures = Figures::default();
    let mut running = JoinSet::new();
    for number in 0..RUNS {
        if running.len() >= AT_ONCE {
            figures += next(&mut running).await;
        }
        let at = usize::try_from(number).unwrap() % lengths.len();
        let (way, alone) = lengths[at];
        // With others beside it, it takes longer.
        let length = alone * 5 / 4;
        let mut dice = Dice::new(SEED.wrapping_add(number));
        let case = Case {
            number,
            way,
            kill_after: dice.part_of(length),
            kill_resume_after: dice.one_in(3).then(|| dice.part_of(length)),
        };
        running.spawn(case.run());
    }
    while !running.is_empty() {
        figures += next(&mut running).await;
    }
    println!("{figures} in {} s", begun.elapsed().as_secs());
    assert_eq!(figures.runs, RUNS);
    for (when, count) in figures.kills() {
        assert!(
            count > RUNS / 50,
            "the kills hit every phase; {when}: {count}"
        );
    }
}

async fn next(running: &mut JoinSet<Figures>) -> Figures {
    let patience = Duration::from_secs(120);
    let joined = tokio::time::timeout(patience, running.join_next()).await;
    match joined.expect("a run ends in time").unwrap() {
        Ok(figures) => figures,
        Err(error) => std::panic::resume_unwind(error.into_panic()),
    }
}
