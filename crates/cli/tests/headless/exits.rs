//! Exit codes by what happened. Those of confirmation, keys and Ctrl C are beside their topics.

use practice::{Fault, FaultKind, Service};

use crate::support::{World, files};

/// A world with a plan for one of the services in `plan.json`.
async fn planned(service: Service) -> World {
    let world = World::start().await;
    world.connect(service).await;
    let file = match service {
        Service::Instantly => files::usual(&world.practice, service),
        Service::LeadSquared => files::users(&world.practice, &files::one_by_one()),
    };
    let plan = world.plan(service, &file).await;
    assert!(plan["will_change"].as_u64().unwrap() > 3, "{plan}");
    world
}

#[tokio::test]
async fn refused_by_the_service_is_3() {
    let world = planned(Service::Instantly).await;
    let fault = Fault::new(FaultKind::Forbidden).on("leads/bulk-assign");
    world.practice.set_fault(fault);
    let ended = world.json(&["apply", "plan.json", "--yes"]).await.with(3);
    assert_eq!(ended["submission"]["state"], "failed");
    assert!(world.practice.effects().is_empty());
}

#[tokio::test]
async fn not_reached_is_3() {
    let World { practice, folder } = planned(Service::LeadSquared).await;
    practice.shutdown().await;
    let world = World {
        practice: World::start().await.practice,
        folder,
    };
    let tested = world.json(&["connections", "test", "L"]).await.with(3);
    assert_eq!(tested["test"]["check"], "unreachable");
}

#[tokio::test]
async fn a_history_that_cannot_be_written_is_1_and_no_refusal_of_the_service() {
    let world = planned(Service::Instantly).await;
    let history = rusqlite::Connection::open(world.data_dir().join("roster.sqlite")).unwrap();
    let trigger = "CREATE TRIGGER broken BEFORE INSERT ON records
                   BEGIN SELECT RAISE(ABORT, 'the disk failed'); END";
    history.execute_batch(trigger).unwrap();
    let plan = ["plan", "--connection", "P", "assignment.json"];
    let ended = world.json(&plan).await.with(1);
    assert_eq!(ended["error"]["code"], "history", "{ended}");
}

#[tokio::test]
async fn partly_done_is_4() {
    let world = planned(Service::LeadSquared).await;
    let fault = Fault::new(FaultKind::Forbidden).on("User/Update").next(1);
    world.practice.set_fault(fault);
    let ended = world.json(&["apply", "plan.json", "--yes"]).await.with(4);
    assert_eq!(ended["submission"]["state"], "partly_done");
    assert_eq!(ended["submission"]["outcomes"]["failed"], 1);
}

#[tokio::test]
async fn unknown_is_5_until_it_is_read_back_again() {
    let world = planned(Service::Instantly).await;
    world
        .practice
        .switch(|switches| switches.instantly.assign_delay_ms = 4_000);
    let apply = ["apply", "plan.json", "--yes", "--verify-for", "1"];
    let ended = world.json(&apply).await.with(5);
    assert_eq!(ended["submission"]["state"], "unknown");
    let id = ended["submission"]["id"].as_str().unwrap();
    let effects = async {
        let mut look = tokio::time::interval(std::time::Duration::from_millis(50));
        while world.practice.summary().instantly.pending > 0 {
            look.tick().await;
        }
    };
    effects.await;
    let resumed = world.json(&["submissions", "resume", id]).await.with(0);
    assert_eq!(resumed["submission"]["outcomes"]["unknown"], 0);
    let again = world.json(&["submissions", "resume", id]).await.with(0);
    assert_eq!(again, resumed, "once it has ended, resuming only tells");
}

#[cfg(unix)]
#[tokio::test]
async fn without_a_temporary_folder_a_plan_is_applied_all_the_same() {
    let world = planned(Service::LeadSquared).await;
    let mut command = world.command(&["apply", "plan.json", "--yes", "--json"]);
    command.env("TMPDIR", world.file("nowhere"));
    crate::support::finish(command).await.with(0);
}

#[tokio::test]
async fn a_broken_history_is_1() {
    let world = World::start().await;
    std::fs::create_dir_all(world.data_dir()).unwrap();
    std::fs::write(
        world.data_dir().join("roster.sqlite"),
        "no database at all, but long enough to be read as one, and wrong from its first byte",
    )
    .unwrap();
    let ended = world.json(&["connections", "list"]).await.with(1);
    assert_eq!(ended["error"]["code"], "history");
}
