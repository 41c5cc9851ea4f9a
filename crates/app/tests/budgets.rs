//! A connection's rate budget: set within the service's limit, kept to, lowered by the service's word.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use roster_app::contract::{Budget, BudgetEdit, Code, ConnectionId, Kind, Service};
use support::{BOTH, World};

fn budget(calls: u32, window_ms: u64) -> Budget {
    Budget { calls, window_ms }
}

#[tokio::test]
async fn every_connection_has_its_services_usual_budget_practice_too() {
    let world = World::start().await;
    for connection in world.app.add_practice_connections(()).await.unwrap() {
        assert_eq!(connection.face.kind, Kind::Practice);
        let id = ConnectionId { id: connection.id };
        let used = world.app.budget(id).await.unwrap();
        let (usual, most) = match connection.face.service {
            Service::Instantly => (budget(50, 1_000), budget(100, 1_000)),
            Service::LeadSquared => (budget(10, 5_000), budget(72, 5_000)),
        };
        assert_eq!((used.budget, used.usual, used.most), (usual, usual, most));
        assert_eq!((used.used, used.held_until), (0, None));
    }
}

#[tokio::test]
async fn a_budget_is_kept_over_a_restart_and_can_be_given_back() {
    let world = World::start().await;
    for service in BOTH {
        let connection = world.connect(service).await;
        let edit = |budget| BudgetEdit {
            connection_id: connection.id,
            budget,
        };
        let too_much = world.app.set_budget(edit(Some(budget(101, 1_000)))).await;
        let error = too_much.unwrap_err();
        assert_eq!(error.code, Code::Invalid);
        assert_eq!(error.field.as_deref(), Some("calls"), "{error}");
        let set = world.app.set_budget(edit(Some(budget(3, 5_000)))).await;
        assert_eq!(set.unwrap().budget, budget(3, 5_000));
    }
    let world = world.reopened();
    for connection in world.app.list_connections(()).await.unwrap() {
        let id = ConnectionId { id: connection.id };
        assert_eq!(world.app.budget(id).await.unwrap().budget, budget(3, 5_000));
        let usual = BudgetEdit {
            connection_id: connection.id,
            budget: None,
        };
        let back = world.app.set_budget(usual).await.unwrap();
        assert_eq!(back.budget, back.usual, "the usual one again");
    }
}

#[tokio::test]
async fn what_the_service_names_is_learned_and_kept_with_the_connection() {
    let world = World::start().await;
    let connection = world.connect(Service::LeadSquared).await;
    let id = ConnectionId { id: connection.id };
    let limit = |calls| {
        move |switches: &mut practice::Switches| switches.leadsquared.calls_per_5_s = Some(calls)
    };
    world.practice.switch(limit(5));
    for _ in 0..2 {
        // Three calls each: the sixth is one too many.
        world.app.refresh_choices(id).await.unwrap();
    }
    let learned = world.app.budget(id).await.unwrap();
    assert_eq!(learned.budget, budget(5, 5_000), "{learned:?}");
    let world = world.reopened();
    let kept = world.app.budget(id).await.unwrap();
    assert_eq!(kept.budget, budget(5, 5_000), "also after a restart");
}
