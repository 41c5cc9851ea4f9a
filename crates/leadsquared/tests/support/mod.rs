//! A practice LeadSquared and a client of it.
#![allow(dead_code, reason = "each test file uses another part")]

use std::time::Duration;

use practice::{Options, PRACTICE_ACCESS_KEY, PRACTICE_SECRET_KEY, Practice, Received, Running};
use roster_leadsquared::client::Client;
use transport::{Address, Http, HttpOptions};
use uuid::Uuid;

pub(crate) async fn start() -> Running {
    let practice = Practice::start(Options::default()).await.unwrap();
    practice.switch(|switches| switches.leadsquared.calls_per_5_s = None);
    practice
}

pub(crate) fn http() -> Http {
    Http::new(&HttpOptions {
        user_agent: "roster-test/0".to_owned(),
        connect_timeout: Duration::from_secs(5),
        answer_timeout: Duration::from_secs(5),
    })
    .unwrap()
}

pub(crate) fn client_over(practice: &Running, http: Http) -> Client {
    let address = Address::parse(&practice.leadsquared_url()).unwrap();
    Client::new(
        http,
        address,
        PRACTICE_ACCESS_KEY.into(),
        PRACTICE_SECRET_KEY.into(),
    )
}

pub(crate) fn client(practice: &Running) -> Client {
    client_over(practice, http())
}

pub(crate) fn last(practice: &Running) -> Received {
    practice.received().pop().expect("a request was received")
}

pub(crate) fn id(text: &str) -> Uuid {
    text.parse().unwrap()
}

/// A user's team at the service, as it is now.
pub(crate) fn team_of(practice: &Running, user: Uuid) -> Uuid {
    let users = practice.state().leadsquared.users;
    let user = users.iter().find(|one| id(&one.id) == user).unwrap();
    id(&user.team_id)
}

/// The id of one of the account's teams.
pub(crate) fn team(practice: &Running, index: usize) -> Uuid {
    id(&practice.state().leadsquared.teams[index].id)
}
