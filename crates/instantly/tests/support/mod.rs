//! A practice Instantly and a client of it.
#![allow(dead_code, reason = "each test file uses another part")]

use std::sync::Arc;
use std::time::Duration;

use practice::{Options, PRACTICE_KEY, Practice, Received, Running};
use roster_instantly::client::Client;
use transport::{Address, Budget, Http, HttpOptions, Pace, Patience};
use uuid::Uuid;

/// The practice services; a bulk assignment takes effect at once.
pub(crate) async fn start() -> Running {
    let practice = Practice::start(Options::default()).await.unwrap();
    practice.switch(|switches| {
        switches.instantly.assign_delay_ms = 0;
        switches.instantly.calls_per_second = None;
    });
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
    let address = Address::parse(&practice.instantly_url()).unwrap();
    Client::new(http, address, PRACTICE_KEY.into())
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

/// The ids of the first leads.
pub(crate) fn first_leads(practice: &Running, count: usize) -> Vec<Uuid> {
    let leads = practice.state().instantly.leads;
    leads.iter().take(count).map(|lead| id(&lead.id)).collect()
}

/// A lead's owner at the service, as it is now.
pub(crate) fn owner(practice: &Running, lead: Uuid) -> Option<Uuid> {
    let leads = practice.state().instantly.leads;
    let lead = leads.iter().find(|one| id(&one.id) == lead).unwrap();
    lead.assigned_to.as_deref().map(id)
}

/// The `user_id`s of the accepted members.
pub(crate) fn users(practice: &Running) -> Vec<Uuid> {
    let members = practice.state().instantly.members;
    let accepted = members.iter().filter(|member| member.accepted);
    accepted.map(|member| id(&member.user_id)).collect()
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
