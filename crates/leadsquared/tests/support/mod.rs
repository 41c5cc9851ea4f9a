//! A practice LeadSquared and a client of it.
#![allow(dead_code, reason = "each test file uses another part")]

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use practice::{Options, PRACTICE_ACCESS_KEY, PRACTICE_SECRET_KEY, Practice, Received, Running};
use roster_leadsquared::client::Client;
use transport::{Address, Budget, Http, HttpOptions, Pace, Patience};
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

/// Four attempts with next to no wait between them.
pub(crate) fn quick() -> Patience {
    Patience {
        attempts: 4,
        first: Duration::from_millis(2),
        longest: Duration::from_millis(5),
        jitter: Arc::new(|| 1.0),
    }
}

/// A budget whose clock stands still at 0.
pub(crate) fn budget(calls: u32, window: Duration) -> Budget {
    Budget::in_memory(Pace { calls, window }, Arc::new(|| 0))
}

/// A budget by the computer's own clock.
pub(crate) fn system_budget(calls: u32, window: Duration) -> Budget {
    let clock = || {
        let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        i64::try_from(since.unwrap().as_micros()).unwrap()
    };
    Budget::in_memory(Pace { calls, window }, Arc::new(clock))
}
