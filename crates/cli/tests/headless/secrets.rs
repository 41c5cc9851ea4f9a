//! A key is in no file, no output and no error.

use practice::Service;

use crate::support::{
    ACCESS_KEY, API_KEY, Ended, SECRET_KEY, World, files, finish, finish_with, holds,
};

#[tokio::test]
async fn keys_from_the_environment_are_written_nowhere() {
    let world = World::start().await;
    let mut said: Vec<Ended> = Vec::new();
    for service in [Service::Instantly, Service::LeadSquared] {
        let label = world.connect(service).await;
        world
            .plan(service, &files::usual(&world.practice, service))
            .await;
        said.push(world.run(&["apply", "plan.json", "--yes"]).await);
        said.push(world.run(&["connections", "test", label]).await);
    }
    said.push(world.json(&["connections", "list"]).await);
    let listed = world.json(&["submissions", "list"]).await;
    for row in listed.document()["submissions"].as_array().unwrap() {
        let id = row["id"].as_str().unwrap();
        said.push(world.json(&["submissions", "show", id]).await);
        said.push(
            world
                .run(&["submissions", "export", id, "--format", "json"])
                .await,
        );
    }
    said.push(listed);
    for key in [API_KEY, ACCESS_KEY, SECRET_KEY] {
        assert!(!holds(world.folder.path(), key), "{key} is in a file");
        for ended in &said {
            assert_eq!(ended.code, 0, "{}", ended.err);
            assert!(!ended.out.contains(key), "{key} is printed:\n{}", ended.out);
            assert!(!ended.err.contains(key), "{key} is printed:\n{}", ended.err);
        }
    }
    std::fs::write(world.file("trap"), API_KEY).unwrap();
    assert!(
        holds(world.folder.path(), API_KEY),
        "a key in a file is found"
    );
}

#[tokio::test]
async fn a_mistake_in_keys_does_not_repeat_them() {
    let world = World::start().await;
    world.connect(Service::Instantly).await;
    let wrong = format!(r#"{{"api_key": "{API_KEY}", "{SECRET_KEY}": 1}}"#);
    let mut command = world.without_keys(&["connections", "test", "P", "--json"]);
    command.env("ROSTER_SECRET_P", &wrong);
    let add = [
        "connections",
        "add",
        "--service",
        "instantly",
        "--label",
        "Q",
    ];
    let adding = world.without_keys(&[&add[..], &["--secret-stdin", "--json"]].concat());
    let ended = [finish(command).await, finish_with(adding, &wrong).await];
    for (ended, place) in ended.iter().zip(["ROSTER_SECRET_P", "--secret-stdin"]) {
        assert_eq!(ended.with(2)["error"]["path"], place);
        for key in [API_KEY, SECRET_KEY] {
            assert!(!format!("{ended:?}").contains(key), "{ended:?}");
        }
    }
}

#[tokio::test]
async fn what_is_no_text_is_no_key() {
    let world = World::start().await;
    let add = ["connections", "add", "--service", "instantly"];
    let more = ["--label", "Q", "--secret-stdin", "--json"];
    let command = world.without_keys(&[&add[..], &more[..]].concat());
    let ended = finish_with(command, b"{\"api_key\": \"\xff\"}").await;
    assert_eq!(ended.with(2)["error"]["path"], "--secret-stdin");
}

#[tokio::test]
async fn a_key_that_the_service_refuses_is_not_repeated_either() {
    let world = World::start().await;
    world.connect(Service::Instantly).await;
    world
        .practice
        .switch(|switches| "another".clone_into(&mut switches.instantly.key));
    world.write(
        "assignment.json",
        &files::usual(&world.practice, Service::Instantly),
    );
    let plan = ["plan", "--connection", "P", "assignment.json"];
    for ended in [
        world.json(&plan).await,
        world.json(&["connections", "test", "P"]).await,
    ] {
        assert_eq!(ended.code, 3, "{}", ended.out);
        assert!(!format!("{ended:?}").contains(API_KEY), "{ended:?}");
    }
}
