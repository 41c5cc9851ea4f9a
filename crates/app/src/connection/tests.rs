//! What needs LeadSquared's usual address to be another one than the real one.

use std::sync::Arc;
use std::time::Duration;

use practice::{Practice, Running};
use secrets::Vault;
use tempfile::TempDir;

use super::*;
use crate::Options;
use crate::contract::CredentialsInput;

const REGION: &str = "https://api-in21.leadsquared.com";

/// An application and a LeadSquared whose keys belong to another region.
async fn world() -> (App, Running, Address, TempDir) {
    let practice = Practice::start(practice::Options::default()).await.unwrap();
    practice.switch(|switches| {
        switches.leadsquared.right_host = Some("api-in21.leadsquared.com".to_owned());
    });
    let folder = tempfile::tempdir().unwrap();
    let app = App::open(Options {
        data_dir: folder.path().to_owned(),
        vault: Vault::in_memory(),
        clock: Arc::new(|| 1_790_000_000_000),
        ids: Arc::new(Uuid::nil),
        events: Arc::new(drop),
        exports_dir: folder.path().join("exports"),
        micros: Arc::new(|| 0),
        timing: crate::Timing::new(Arc::new(|| 0.5)),
        patience: crate::Patience::none(),
        answer_timeout: Duration::from_secs(30),
    })
    .unwrap();
    let usual = Address::parse(&practice.leadsquared_url()).unwrap();
    (app, practice, usual, folder)
}

fn draft(address: &str) -> ConnectionDraft {
    ConnectionDraft {
        face: ConnectionFace {
            service: Service::LeadSquared,
            kind: Kind::Test,
            label: "Moonlit".to_owned(),
            letters: "Mo".to_owned(),
            colour: "plum".to_owned(),
        },
        address: address.to_owned(),
        credentials: CredentialsInput::LeadSquared {
            access_key: practice::PRACTICE_ACCESS_KEY.into(),
            secret_key: practice::PRACTICE_SECRET_KEY.into(),
        },
    }
}

fn without_address(connection: &Connection, new_keys: bool) -> ConnectionEdit {
    ConnectionEdit {
        id: connection.id,
        face: connection.face.clone(),
        address: " ".to_owned(),
        credentials: new_keys.then(|| draft("").credentials),
    }
}

#[tokio::test]
async fn leadsquared_is_asked_for_the_region_where_none_is_typed() {
    let (app, _practice, usual, _folder) = world().await;
    let added = app.add_asking(draft(""), &usual).await.unwrap();
    assert_eq!(added.address, REGION);
}

#[tokio::test]
async fn leadsquared_is_asked_for_the_region_when_it_is_taken_away() {
    let (app, _practice, usual, _folder) = world().await;
    let wrong = "https://api-us11.leadsquared.com";
    let added = app.add_asking(draft(wrong), &usual).await.unwrap();
    assert_eq!(added.address, wrong, "what is typed counts");
    for new_keys in [false, true] {
        let edit = without_address(&added, new_keys);
        let edited = app.edit_asking(edit, &usual).await.unwrap();
        assert_eq!(edited.address, REGION, "new keys: {new_keys}");
        let back = ConnectionEdit {
            address: wrong.to_owned(),
            ..without_address(&added, false)
        };
        app.edit_asking(back, &usual).await.unwrap();
    }
}

#[tokio::test]
async fn the_usual_address_stays_where_leadsquared_does_not_know_the_keys() {
    let (app, practice, usual, _folder) = world().await;
    practice.switch(|switches| switches.leadsquared.access_key = "another".to_owned());
    let default = typed_address(Service::LeadSquared, "").unwrap().to_string();
    let added = app.add_asking(draft(""), &usual).await.unwrap();
    assert_eq!(added.address, default);
    let edit = without_address(&added, false);
    let edited = app.edit_asking(edit, &usual).await.unwrap();
    assert_eq!(edited.address, default);
}
