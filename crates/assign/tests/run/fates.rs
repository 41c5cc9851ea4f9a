//! Every fault, both services, both modes: state, outcomes and effects.

use std::time::Duration;

use roster_assign::{NotSentWhy, Refusal, State};

use crate::scene::Scene;
use crate::world::Fault;

/// Which of the four kinds of run.
const KINDS: [&str; 4] = [
    "leads, exact",
    "leads, filter",
    "users, exact",
    "users, filter",
];

fn scene(kind: usize) -> Scene {
    match kind {
        0 => Scene::leads(2),
        1 => Scene::leads_as_filtered(&[None; 2], None),
        2 => Scene::users(2),
        _ => Scene::users_as_filtered(2),
    }
}

/// What every kind of run comes to when all its calls end like this.
fn expected(fault: &Fault) -> [State; 4] {
    match fault {
        Fault::NotSent(_) | Fault::Refused(..) | Fault::Throttled(_) => [State::Failed; 4],
        // What may still land is unknown; but LeadSquared has done it when it says so.
        Fault::CutBefore | Fault::CutThenLands(_) | Fault::Unclear(_, false) => [State::Unknown; 4],
        Fault::Nothing => [State::Unknown, State::Unknown, State::Failed, State::Failed],
        Fault::CutAfter | Fault::AnswerCut | Fault::Unclear(_, true) | Fault::Lands(_) => {
            [State::Succeeded; 4]
        }
    }
}

#[tokio::test(start_paused = true)]
async fn every_fault_ends_in_the_state_that_is_true() {
    let faults = [
        Fault::NotSent(NotSentWhy::NameNotFound),
        Fault::NotSent(NotSentWhy::Certificate),
        Fault::NotSent(NotSentWhy::Other),
        Fault::CutBefore,
        Fault::CutAfter,
        Fault::AnswerCut,
        Fault::Refused(Refusal::InvalidInput, "no"),
        Fault::Refused(Refusal::KeyRejected, "no"),
        Fault::Refused(Refusal::Blocked, "no"),
        Fault::Throttled(None),
        Fault::Throttled(Some(Duration::from_secs(3600))),
        Fault::Unclear(502, false),
        Fault::Unclear(502, true),
        Fault::Unclear(200, true),
        Fault::Nothing,
        Fault::Lands(Duration::from_millis(400)),
    ];
    for fault in faults {
        for (kind, expected) in expected(&fault).into_iter().enumerate() {
            let scene = scene(kind).with_every(fault.clone());
            let state = scene.run().await;
            assert_eq!(state, expected, "{}: {fault:?}", KINDS[kind]);
            let outcomes = scene.outcomes();
            let all = match expected {
                State::Succeeded => outcomes.assigned,
                State::Unknown => outcomes.unknown,
                _ => outcomes.failed + outcomes.skipped,
            };
            assert_eq!(all, 2, "{}: {fault:?}: {outcomes:?}", KINDS[kind]);
        }
    }
}
