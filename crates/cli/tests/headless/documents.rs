//! One JSON document on standard output, whatever happens; errors name their place.

use practice::Service;
use serde_json::{Value, json};

use crate::support::{World, files, finish, finish_with};

#[tokio::test]
async fn mistakes_in_a_file_name_their_json_path() {
    let world = World::start().await;
    world.connect(Service::Instantly).await;
    let good = files::usual(&world.practice, Service::Instantly);
    let with = |pointer: &str, value: Value| {
        let mut file = good.clone();
        *file.pointer_mut(pointer).unwrap() = value;
        file
    };
    let mut unknown = good.clone();
    unknown["request"]["serach"] = json!("x");
    for (file, path) in [
        (with("/mode", json!("exactly")), "mode"),
        (with("/service", json!("other")), "service"),
        (
            with("/request/organization_user_ids", json!(["ada"])),
            "request.organization_user_ids[0]",
        ),
        (unknown, "request.serach"),
    ] {
        world.write("assignment.json", &file);
        let plan = ["plan", "--connection", "P", "assignment.json"];
        let refused = world.json(&plan).await.with(2);
        assert_eq!(refused["error"]["path"], path, "{refused}");
        assert_eq!(refused["error"]["problems"][0]["path"], path);
    }
    let calls = world.practice.summary().instantly.calls;
    assert_eq!(calls, 0, "nobody was asked about a broken file");
}

#[tokio::test]
async fn what_a_file_leaves_open_is_filled_in_or_nothing_is_planned() {
    let world = World::start().await;
    world.connect(Service::Instantly).await;
    let mut file = files::usual(&world.practice, Service::Instantly);
    let request = file["request"].as_object_mut().unwrap();
    let campaign = request.remove("campaign").unwrap();
    let campaign = campaign.as_str().unwrap();
    file["ask"] = json!(["request.campaign"]);
    world.write("template.json", &file);
    let plan = ["plan", "--connection", "P", "template.json"];
    let refused = world.json(&plan).await.with(2);
    assert_eq!(refused["error"]["path"], "request.campaign", "{refused}");
    let calls = world.practice.summary().instantly.calls;
    assert_eq!(calls, 0, "an open campaign must never mean every lead");
    let set = format!("request.campaign={campaign}");
    let filled = [&plan[..], &["--set", &set]].concat();
    let planned = world.json(&filled).await.with(0);
    let records = format!("Leads in campaign {campaign}.");
    assert_eq!(planned["plan"]["records"], records);
    let nowhere = [&plan[..], &["--set", "reqest.campaign=x"]].concat();
    let refused = world.json(&nowhere).await.with(2);
    assert_eq!(refused["error"]["path"], "reqest.campaign");
}

#[tokio::test]
async fn an_assignment_can_come_on_standard_input() {
    let world = World::start().await;
    world.connect(Service::LeadSquared).await;
    let file = files::usual(&world.practice, Service::LeadSquared).to_string();
    let plan = ["plan", "--connection", "L", "-", "--json"];
    let planned = finish_with(world.command(&plan), &file).await.with(0);
    assert!(
        planned["plan"]["expires_at"]
            .as_str()
            .unwrap()
            .ends_with('Z')
    );
    let applied = world.command(&["apply", "-", "--yes", "--json"]);
    let applied = finish_with(applied, &planned.to_string()).await.with(0);
    assert_eq!(applied["submission"]["state"], "succeeded");
}

#[cfg(unix)]
#[tokio::test]
async fn a_plan_is_written_through_what_is_no_file_of_its_own() {
    use std::os::unix::fs::FileTypeExt;

    let world = World::start().await;
    world.connect(Service::LeadSquared).await;
    std::fs::create_dir(world.file("kept")).unwrap();
    std::os::unix::fs::symlink("kept/plan.json", world.file("plan.json")).unwrap();
    let pipe = world.file("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success(), "a pipe with a name");
    let file = files::usual(&world.practice, Service::LeadSquared);
    let plan = world.plan(Service::LeadSquared, &file).await;
    let link = std::fs::symlink_metadata(world.file("plan.json")).unwrap();
    assert!(link.is_symlink(), "the link stays a link");
    let kept = std::fs::read_to_string(world.file("kept/plan.json")).unwrap();
    let kept: Value = serde_json::from_str(&kept).unwrap();
    assert_eq!(kept["plan"], plan, "and leads to the plan");

    // Open at both ends, so that nobody waits for anybody.
    let mut options = std::fs::OpenOptions::new();
    let mut reader = options.read(true).write(true).open(&pipe).unwrap();
    let again = ["plan", "--connection", "L", "assignment.json", "--out"];
    let planned = world.json(&[&again[..], &["pipe"]].concat()).await.with(0);
    let there = std::fs::symlink_metadata(pipe).unwrap().file_type();
    assert!(there.is_fifo(), "the pipe stays a pipe");
    let mut bytes = [0; 16 * 1024];
    let many = std::io::Read::read(&mut reader, &mut bytes).unwrap();
    let read: Value = serde_json::from_slice(&bytes[..many]).unwrap();
    assert_eq!(read, planned, "and hands on the plan");
}

#[tokio::test]
async fn a_mistake_on_the_command_line_is_a_document_too() {
    let world = World::start().await;
    for (arguments, code) in [
        (&["plan"][..], "usage"),
        (&["aply", "plan.json"], "usage"),
        (
            &["connections", "add", "--service", "other", "--label", "x"],
            "usage",
        ),
        (&["apply", "nowhere.json"], "invalid"),
        (&["connections", "test", "nobody"], "not_found"),
        (&["submissions", "show", "abc"], "not_found"),
        (&["completions", "bash"], "invalid"),
    ] {
        let refused = world.json(arguments).await.with(2);
        assert_eq!(refused["error"]["code"], code, "{arguments:?}: {refused}");
        assert!(!refused["error"]["message"].as_str().unwrap().is_empty());
    }
}

#[tokio::test]
async fn the_schema_takes_what_can_be_planned() {
    let world = World::start().await;
    let schema = world.run(&["schema"]).await.with(0);
    let validator = jsonschema::validator_for(&schema).unwrap();
    for service in [Service::Instantly, Service::LeadSquared] {
        let file = files::usual(&world.practice, service);
        assert!(validator.is_valid(&file), "{file}");
    }
    assert!(!validator.is_valid(&json!({"service": "instantly"})));
}

#[tokio::test]
async fn the_assignment_in_the_readme_is_one_of_the_practice_account() {
    let readme = concat!(env!("CARGO_MANIFEST_DIR"), "/../../README.md");
    let readme = std::fs::read_to_string(readme).unwrap();
    let (_, file) = readme.split_once("```json\n").unwrap();
    let (file, _) = file.split_once("```").unwrap();
    let world = World::start().await;
    world.connect(Service::Instantly).await;
    let file = serde_json::from_str(file).unwrap();
    let plan = world.plan(Service::Instantly, &file).await;
    assert!(plan["will_change"].as_u64().unwrap() > 0, "{plan}");
}

#[tokio::test]
async fn help_and_man_page_name_exit_codes_and_environment() {
    let world = World::start().await;
    for arguments in [&["--help"][..], &["man"]] {
        let ended = world.run(arguments).await;
        assert_eq!(ended.code, 0);
        for words in [
            "130",
            "needs confirmation",
            "ROSTER_SECRET_",
            "ROSTER_DATA_DIR",
            "A to Z",
        ] {
            let text = ended.out.replace('\\', "");
            assert!(text.contains(words), "{arguments:?} says {words:?}");
        }
    }
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let ended = world.run(&["completions", shell]).await;
        assert!(ended.out.contains("submissions"), "completions for {shell}");
    }
    world.run(&["man", "--out-dir", "pages"]).await;
    assert!(
        world.file("pages/roster-apply.1").exists(),
        "a page for each command"
    );
}

#[tokio::test]
async fn help_and_version_are_documents_where_documents_are_wanted() {
    let world = World::start().await;
    let version = world.json(&["--version"]).await.with(0);
    assert_eq!(version["version"], env!("CARGO_PKG_VERSION"));
    for arguments in [&["--help"][..], &["apply", "--help"]] {
        let help = world.json(arguments).await.with(0);
        let text = help["help"].as_str().unwrap();
        assert!(text.contains("Usage: roster"), "{text}");
    }
}

#[tokio::test]
async fn the_history_of_another_folder_is_named() {
    let world = World::start().await;
    world.connect(Service::LeadSquared).await;
    world
        .plan(
            Service::LeadSquared,
            &files::usual(&world.practice, Service::LeadSquared),
        )
        .await;
    let elsewhere = world.file("elsewhere");
    let apply = ["apply", "plan.json", "--yes", "--json", "--data-dir"];
    let command = world.command(&[&apply[..], &[elsewhere.to_str().unwrap()]].concat());
    let refused = finish(command).await.with(2);
    assert_eq!(refused["error"]["path"], "data_dir", "{refused}");
}
