//! Labels, and the variables that hold keys.

use std::sync::Arc;
use std::time::Duration;

use app::contract::{ConnectionDraft, ConnectionFace, CredentialsInput, Kind};
use app::{App, Options, Patience, Timing};
use practice::Service;
use secrets::Vault;
use tokio::process::Command;
use uuid::Uuid;

use crate::support::{API_KEY, World, finish, keys};

/// Adds a connection the way the window does: its key is in the keychain.
async fn add_in_the_window(world: &World, label: &str) {
    let app = App::open(Options {
        data_dir: world.data_dir(),
        exports_dir: world.file("exports"),
        vault: Vault::in_memory(),
        clock: Arc::new(|| 1_790_000_000_000),
        micros: Arc::new(|| 1_790_000_000_000_000),
        ids: Arc::new(Uuid::new_v4),
        events: Arc::new(|_| {}),
        answer_timeout: Duration::from_secs(30),
        timing: Timing::new(Arc::new(|| 0.5)),
        patience: Patience {
            attempts: 1,
            first: Duration::ZERO,
            longest: Duration::ZERO,
            jitter: Arc::new(|| 0.5),
        },
    });
    let draft = ConnectionDraft {
        face: ConnectionFace {
            service: app::contract::Service::Instantly,
            kind: Kind::Test,
            label: label.to_owned(),
            letters: "AE".to_owned(),
            colour: "slate".to_owned(),
        },
        address: world.url(Service::Instantly),
        credentials: CredentialsInput::Instantly {
            api_key: API_KEY.into(),
        },
    };
    app.unwrap().add_connection(draft).await.unwrap();
}

/// With the variable that both labels come to.
fn with_variable(world: &World, arguments: &[&str]) -> Command {
    let mut command = world.without_keys(&[arguments, &["--json"]].concat());
    command.env("ROSTER_SECRET_ACME_EU", keys(Service::Instantly));
    command
}

#[tokio::test]
async fn a_variable_that_two_labels_come_to_is_used_for_neither() {
    let world = World::start().await;
    for label in ["Acme EU", "Acme-EU"] {
        add_in_the_window(&world, label).await;
    }
    let test = ["connections", "test", "Acme EU"];
    let refused = finish(with_variable(&world, &test)).await.with(2);
    assert_eq!(refused["error"]["path"], "ROSTER_SECRET_ACME_EU");
    let message = refused["error"]["message"].as_str().unwrap();
    assert!(message.contains("“Acme EU”"), "{message}");
    assert!(message.contains("“Acme-EU”"), "{message}");
    let calls = world.practice.summary().instantly.calls;
    assert_eq!(calls, 0, "no account was asked with a key of another");

    let remove = ["connections", "remove", "Acme-EU"];
    finish(with_variable(&world, &remove)).await.with(0);
    finish(with_variable(&world, &test)).await.with(0);
}

#[tokio::test]
async fn no_connection_is_added_on_the_key_of_another() {
    let world = World::start().await;
    add_in_the_window(&world, "Acme EU").await;
    let url = world.url(Service::Instantly);
    let add = ["connections", "add", "--service", "instantly"];
    let more = ["--label", "Acme-EU", "--address", &url];
    let add = [&add[..], &more[..]].concat();
    let refused = finish(with_variable(&world, &add)).await.with(2);
    assert_eq!(refused["error"]["path"], "ROSTER_SECRET_ACME_EU");
}
