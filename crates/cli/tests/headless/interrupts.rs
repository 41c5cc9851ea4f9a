//! Ctrl C.

use std::process::Stdio;
use std::time::Duration;

use practice::{Service, Touch};
use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::Child;

use crate::support::{World, ended, files};

/// Waits until the command says this on standard error.
async fn until_it_says(child: &mut Child, words: &str) {
    let mut lines = BufReader::new(child.stderr.as_mut().unwrap()).lines();
    let said = async {
        while let Some(line) = lines.next_line().await.unwrap() {
            if line.contains(words) {
                return;
            }
        }
        panic!("it ended without saying {words:?}");
    };
    let patience = Duration::from_secs(30);
    tokio::time::timeout(patience, said)
        .await
        .expect("it says so in time");
}

async fn until_something_is_sent(world: &World) {
    let mut look = tokio::time::interval(Duration::from_millis(10));
    while world.practice.effects().is_empty() {
        look.tick().await;
    }
}

fn ctrl_c(child: &Child) {
    send(child, Signal::INT);
}

fn send(child: &Child, signal: Signal) {
    let pid = Pid::from_raw(child.id().unwrap().cast_signed()).unwrap();
    kill_process(pid, signal).unwrap();
}

fn outcome(submission: &Value, name: &str) -> u64 {
    submission["outcomes"][name].as_u64().unwrap()
}

#[tokio::test]
async fn ctrl_c_pauses_a_run_and_resume_does_the_rest_and_nothing_twice() {
    let world = World::start().await;
    // So slow that a person could press Ctrl C while it sends.
    let slow = ["--budget", "6/1"];
    world.connect_with(Service::LeadSquared, &slow).await;
    let file = files::users(&world.practice, &files::one_by_one());
    let plan = world.plan(Service::LeadSquared, &file).await;
    let all = plan["will_change"].as_u64().unwrap();
    assert!(all > 12, "more than fit into two windows: {plan}");

    let mut child = world
        .command(&["apply", "plan.json", "--yes"])
        .spawn()
        .unwrap();
    until_it_says(&mut child, "Sending").await;
    ctrl_c(&child);
    let paused = ended(child).await;
    assert_eq!(paused.code, 130, "{}\n{}", paused.out, paused.err);
    assert!(paused.err.contains("submissions resume"), "{}", paused.err);
    let done = world.practice.effects().len() as u64;
    assert!(done < all, "not everything had been sent: {done} of {all}");

    let id = world.only_submission().await.unwrap();
    let resumed = world.json(&["submissions", "resume", &id]).await.with(0);
    assert_eq!(outcome(&resumed["submission"], "assigned"), all);
    assert_eq!(world.practice.effects().len() as u64, all, "none twice");
}

#[tokio::test]
async fn what_ctrl_c_paused_can_be_stopped_and_then_undone() {
    let world = World::start().await;
    let slow = ["--budget", "6/1"];
    world.connect_with(Service::LeadSquared, &slow).await;
    let file = files::users(&world.practice, &files::one_by_one());
    let plan = world.plan(Service::LeadSquared, &file).await;
    let apply = ["apply", "plan.json", "--yes"];
    let child = world.command(&apply).spawn().unwrap();
    until_something_is_sent(&world).await;
    ctrl_c(&child);
    let paused = ended(child).await;
    assert!(paused.err.contains("submissions stop"), "{}", paused.err);
    let id = world.only_submission().await.unwrap();
    let undo = ["submissions", "undo", &id, "--yes"];
    world.json(&undo).await.with(2);

    let stop = ["submissions", "stop", &id];
    let stopped = world.json(&stop).await.with(4);
    assert_eq!(stopped["submission"]["state"], "stopped", "{stopped}");
    let done = world.practice.effects().len() as u64;
    assert_eq!(outcome(&stopped["submission"], "assigned"), done);
    let left = plan["will_change"].as_u64().unwrap() - done;
    assert!(left > 0, "not everything had been sent: {stopped}");
    assert_eq!(outcome(&stopped["submission"], "skipped"), left);
    let again = world.json(&stop).await.with(4);
    assert_eq!(again, stopped, "once it has ended, stopping only tells");
    let undone = world.json(&undo).await.with(0);
    assert_eq!(outcome(&undone["submission"], "assigned"), done);
}

/// Somebody moves a user that a plan is going to change and has not changed yet.
fn somebody_moves_one_of_the_rest(world: &World, file: &Value) -> String {
    let target = file["request"]["Value"].as_str().unwrap();
    let shown = world.practice.state().leadsquared;
    let is_left =
        |user: &&practice::UserState| user.email.starts_with('b') && user.team_id != target;
    let user = shown.users.iter().rfind(is_left).unwrap();
    let is_other = |team: &&practice::TeamState| team.id != target && team.id != user.team_id;
    let touch = Touch::MoveUser {
        id: user.id.clone(),
        team_id: shown.teams.iter().find(is_other).unwrap().id.clone(),
    };
    world.practice.touch(&touch).unwrap();
    user.id.clone()
}

#[tokio::test]
async fn what_has_sent_something_waits_for_a_decision_where_records_have_moved() {
    let world = World::start().await;
    let slow = ["--budget", "6/1"];
    world.connect_with(Service::LeadSquared, &slow).await;
    let file = files::users(&world.practice, &files::one_by_one());
    world.plan(Service::LeadSquared, &file).await;
    let apply = ["apply", "plan.json", "--yes"];
    let child = world.command(&apply).spawn().unwrap();
    until_something_is_sent(&world).await;
    ctrl_c(&child);
    assert_eq!(ended(child).await.code, 130);
    let done = world.practice.effects().len() as u64;
    let moved = somebody_moves_one_of_the_rest(&world, &file);

    let id = world.only_submission().await.unwrap();
    let resume = ["submissions", "resume", &id];
    let refused = world.json(&resume).await.with(6);
    assert_eq!(refused["error"]["code"], "moved");
    assert_eq!(refused["error"]["moved"][0]["id"], moved.as_str());
    assert_eq!(refused["submission"]["state"], "asking", "it is not ended");
    assert_eq!(refused["submission"]["calls"]["answered"], done);
    assert_eq!(refused["submission"]["waiting"], done, "not yet read back");
    let again = world.json(&resume).await.with(6);
    assert_eq!(again, refused, "and waits on");
    let stop = ["submissions", "stop", &id];
    let stopped = world.json(&stop).await.with(4);
    assert_eq!(outcome(&stopped["submission"], "assigned"), done);
    assert_eq!(world.practice.effects().len() as u64, done, "no more");
}

#[tokio::test]
async fn stopping_what_has_sent_nothing_is_done() {
    let world = World::start().await;
    world.connect(Service::LeadSquared).await;
    let file = files::usual(&world.practice, Service::LeadSquared);
    world.plan(Service::LeadSquared, &file).await;
    world
        .practice
        .switch(|switches| switches.latency_ms = 20_000);
    let apply = ["apply", "plan.json", "--yes"];
    let mut child = world.command(&apply).spawn().unwrap();
    until_it_says(&mut child, "Checking").await;
    ctrl_c(&child);
    assert_eq!(ended(child).await.code, 130);
    let id = world.only_submission().await.unwrap();
    let stopped = world.json(&["submissions", "stop", &id]).await.with(0);
    assert_eq!(stopped["submission"]["state"], "not_run");
    assert!(world.practice.effects().is_empty(), "nothing was sent");
}

#[tokio::test]
async fn ctrl_c_while_records_are_read_leaves_nothing_behind() {
    let world = World::start().await;
    world.connect(Service::Instantly).await;
    world.write(
        "assignment.json",
        &files::usual(&world.practice, Service::Instantly),
    );
    world
        .practice
        .switch(|switches| switches.latency_ms = 20_000);
    let plan = ["plan", "--connection", "P", "assignment.json", "--json"];
    let child = world.command(&plan).spawn().unwrap();
    let asked = async {
        let mut look = tokio::time::interval(Duration::from_millis(10));
        while world.practice.summary().instantly.calls == 0 {
            look.tick().await;
        }
    };
    asked.await;
    ctrl_c(&child);
    let ended = ended(child).await.with(130);
    assert_eq!(ended["error"]["code"], "interrupted");
    assert_eq!(world.only_submission().await, None);
}

#[tokio::test]
async fn a_command_that_waits_for_standard_input_can_be_ended() {
    let adds = [
        "connections",
        "add",
        "--service",
        "instantly",
        "--label",
        "Q",
        "--secret-stdin",
    ];
    for (arguments, signal) in [
        (&["plan", "--connection", "P", "-"][..], Signal::INT),
        (&["apply", "-", "--yes"], Signal::TERM),
        (&adds, Signal::INT),
    ] {
        let world = World::start().await;
        let command = [arguments, &["--json"]].concat();
        let mut child = world
            .command(&command)
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        let input = child.stdin.take();
        let opened = async {
            let mut look = tokio::time::interval(Duration::from_millis(10));
            // It listens for signals before it opens the history, and reads after.
            while !world.data_dir().join("roster.sqlite").exists() {
                look.tick().await;
            }
        };
        opened.await;
        send(&child, signal);
        let ended = ended(child).await.with(130);
        assert_eq!(ended["error"]["code"], "interrupted", "{arguments:?}");
        drop(input);
    }
}

#[tokio::test]
async fn practice_runs_until_ctrl_c() {
    let world = World::start().await;
    let mut child = world
        .command(&["practice", "--json", "--leads", "5"])
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut text = String::new();
    let document: Value = loop {
        text += &lines
            .next_line()
            .await
            .unwrap()
            .expect("it tells where it is");
        if let Ok(document) = serde_json::from_str(&text) {
            break document;
        }
    };
    for service in ["instantly", "leadsquared"] {
        let address = document["practice"][service]["address"].as_str().unwrap();
        assert!(address.starts_with("http://127.0.0.1:"), "{document}");
    }
    ctrl_c(&child);
    assert_eq!(ended(child).await.code, 0, "that is its usual end");
}
