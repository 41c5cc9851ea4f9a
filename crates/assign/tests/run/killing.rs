//! The program ends at any moment, starts again, and goes on.

use std::collections::HashMap;
use std::time::Duration;

use roster_assign::{NotSentWhy, Outcome};
use tokio::time::sleep;
use uuid::Uuid;

use crate::book::Stage;
use crate::cut::{Cut, How};
use crate::scene::Scene;
use crate::world::Fault;

/// Runs, ends the program or the disk at every possible step, and goes on. `scene` is made anew
/// for every step.
async fn cut_everywhere(scene: impl Fn() -> Scene, how: How, at_most_once: bool) -> usize {
    cut_all(scene, how, at_most_once, None).await
}

/// As above; with `again`, what goes on is ended once more after about that many steps.
async fn cut_all(
    scene: impl Fn() -> Scene,
    how: How,
    at_most_once: bool,
    again: Option<usize>,
) -> usize {
    let mut cuts = 0;
    for at in 0.. {
        let scene = scene();
        scene.book.set_cut(Cut::at(at, how));
        let cut = scene.book.cut();
        run_until(&scene, &cut).await;
        if !cut.was_reached() {
            break;
        }
        cuts += 1;
        scene.book.set_cut(Cut::never());
        scene.book.start_up();
        if let Some(again) = again {
            cut_once_more(&scene, again + at % 7).await;
        }
        if scene.book.pages().end.is_none() {
            let state = scene.run().await;
            assert!(
                state.is_final(),
                "cut {at}: goes on to its end, not {state:?}"
            );
        }
        settle_unknown(&scene).await;
        assert_honest(&scene, at, at_most_once);
    }
    cuts
}

async fn run_until(scene: &Scene, cut: &Cut) {
    tokio::select! {
        _ = scene.to_run().run() => {}
        () = cut.killed() => {}
    }
}

async fn cut_once_more(scene: &Scene, at: usize) {
    if scene.book.pages().end.is_some() {
        return;
    }
    scene.book.set_cut(Cut::at(at, How::Kill));
    let cut = scene.book.cut();
    run_until(scene, &cut).await;
    scene.book.set_cut(Cut::never());
    scene.book.start_up();
}

/// Instantly may be busy with what it may have got; a quarter of an hour later it is not.
async fn settle_unknown(scene: &Scene) {
    if scene.outcomes().unknown > 0 {
        sleep(Duration::from_secs(901)).await;
        let ended_as = scene.book.pages().end.as_ref().unwrap().state;
        scene.to_run().check_again(ended_as).await.unwrap();
    }
}

fn assert_honest(scene: &Scene, at: usize, at_most_once: bool) {
    scene.assert_all_settled();
    let mut times: HashMap<Uuid, usize> = HashMap::new();
    let effects = scene.world.inside().effects.clone();
    let pages = scene.book.pages();
    for (write, changed) in &effects {
        let journalled = pages
            .attempts
            .iter()
            .any(|a| a.write == *write && a.stage != Stage::Prepared);
        assert!(journalled, "cut {at}: an effect that is not in the history");
        for id in changed {
            *times.entry(*id).or_default() += 1;
        }
    }
    for record in &pages.records {
        let id = record.row.key.id;
        let has_it = scene.world.value(id) != record.row.before;
        let outcome = record.outcome.unwrap();
        let right = match outcome {
            Outcome::Assigned => has_it,
            Outcome::Failed | Outcome::Skipped | Outcome::Unchanged => !has_it,
            Outcome::Unknown => false,
        };
        assert!(
            right,
            "cut {at}: {outcome:?} is not true of record {}: {}",
            record.row.seq, record.why
        );
        if at_most_once {
            let times = times.get(&id).copied().unwrap_or_default();
            assert!(
                times <= 1,
                "cut {at}: record {} changed {times} times",
                record.row.seq
            );
        }
    }
}

fn troubled(scene: Scene) -> Scene {
    scene
        .with(2, Fault::Throttled(None))
        .with(3, Fault::NotSent(NotSentWhy::NameNotFound))
        .with(4, Fault::CutAfter)
}

#[tokio::test(start_paused = true)]
async fn leads_survive_the_end_of_the_program_at_every_step() {
    let cuts = cut_everywhere(|| Scene::leads(10), How::Kill, true).await;
    assert!(cuts > 60, "{cuts}");
}

#[tokio::test(start_paused = true)]
async fn users_survive_the_end_of_the_program_at_every_step() {
    let cuts = cut_everywhere(|| troubled(Scene::users(12)), How::Kill, true).await;
    assert!(cuts > 60, "{cuts}");
}

#[tokio::test(start_paused = true)]
async fn a_filter_survives_the_end_of_the_program_at_every_step() {
    cut_everywhere(|| Scene::users_as_filtered(7), How::Kill, true).await;
    let late = || {
        let owners = [None, None, None];
        Scene::leads_as_filtered(&owners, None).with(1, Fault::Lands(Duration::from_secs(9)))
    };
    cut_everywhere(late, How::Kill, true).await;
}

#[tokio::test(start_paused = true)]
async fn an_unclear_answer_survives_the_end_of_the_program_at_every_step() {
    let unclear = || {
        Scene::users(6)
            .with(1, Fault::Unclear(502, true))
            .with(3, Fault::Unclear(503, false))
    };
    cut_everywhere(unclear, How::Kill, false).await;
}

#[tokio::test(start_paused = true)]
async fn a_full_disk_at_every_step_loses_nothing() {
    cut_everywhere(|| Scene::leads(10), How::Refuse, true).await;
    cut_everywhere(|| troubled(Scene::users(12)), How::Refuse, true).await;
}

#[tokio::test(start_paused = true)]
async fn a_second_end_of_the_program_while_it_goes_on_does_no_harm() {
    for again in [1, 9, 17, 25, 33] {
        cut_all(|| Scene::leads(10), How::Kill, true, Some(again)).await;
        cut_all(|| troubled(Scene::users(12)), How::Kill, true, Some(again)).await;
    }
}
