//! What an account offers is kept: there at once, with its age, also without a network; and it goes
//! with the account.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use practice::{Fault, FaultKind, Touch};
use roster_app::contract::{
    Code, ConnectionEdit, ConnectionId, Event, FindChoices, FindIn, InstantlyChoices,
    LeadSquaredChoices, ListTrouble, Listing, Service,
};
use support::{API_KEY, World, face, keys};

const HOUR: i64 = 3_600_000;

async fn id_of(world: &World, service: Service) -> ConnectionId {
    let id = world.connect(service).await.id;
    ConnectionId { id }
}

async fn instantly(world: &World, id: ConnectionId) -> InstantlyChoices {
    world.app.instantly_choices(id).await.unwrap()
}

async fn leadsquared(world: &World, id: ConnectionId) -> LeadSquaredChoices {
    world.app.leadsquared_choices(id).await.unwrap()
}

/// How many there are, when they were read, and why not again.
fn ready<T>(listing: &Listing<T>) -> (usize, i64, Option<&ListTrouble>) {
    match listing {
        Listing::Ready {
            items,
            read_at,
            trouble,
        } => (items.len(), read_at.unwrap(), trouble.as_ref()),
        Listing::Reading => panic!("still being read"),
        Listing::Unavailable { trouble } => panic!("unavailable: {}", trouble.message),
    }
}

fn trouble_of<T>(listing: &Listing<T>) -> &ListTrouble {
    match listing {
        Listing::Ready { trouble, .. } => trouble.as_ref().expect("why it is old"),
        Listing::Reading => panic!("still being read"),
        Listing::Unavailable { trouble } => trouble,
    }
}

/// Each list by its name, as far as its trouble goes.
fn instantly_troubles(choices: &InstantlyChoices) -> Vec<(&str, &ListTrouble)> {
    vec![
        ("people", trouble_of(&choices.members)),
        ("campaigns", trouble_of(&choices.campaigns)),
        ("lists", trouble_of(&choices.lists)),
        ("your own statuses", trouble_of(&choices.statuses)),
        ("smart views", trouble_of(&choices.smart_views)),
    ]
}

fn leadsquared_troubles(choices: &LeadSquaredChoices) -> Vec<(&str, &ListTrouble)> {
    vec![
        ("teams", trouble_of(&choices.teams)),
        ("attributes", trouble_of(&choices.attributes)),
        ("users", trouble_of(&choices.values)),
    ]
}

fn offline(world: &World, is: bool) {
    world.practice.switch(|switches| switches.offline = is);
}

fn calls(world: &World) -> usize {
    world.practice.received().len()
}

#[tokio::test]
async fn lists_that_were_just_read_are_given_again_without_a_call() {
    let world = World::start().await;
    for service in support::BOTH {
        let id = id_of(&world, service).await;
        let look = async || match service {
            Service::Instantly => drop(instantly(&world, id).await),
            Service::LeadSquared => drop(leadsquared(&world, id).await),
        };
        look().await;
        let asked = calls(&world);
        look().await;
        assert_eq!(calls(&world), asked, "{service}");
    }
}

#[tokio::test]
async fn lists_are_there_after_a_restart_without_a_network_and_say_how_old_they_are() {
    let world = World::start().await;
    let first = id_of(&world, Service::Instantly).await;
    let second = id_of(&world, Service::LeadSquared).await;
    let people = instantly(&world, first).await.members;
    let teams = leadsquared(&world, second).await.teams;
    let (many, read_at, none) = ready(&people);
    assert!(many == 12 && none.is_none(), "{none:?}");

    let world = world.reopened();
    offline(&world, true);
    world.set_clock(read_at + 2 * HOUR);
    let again = instantly(&world, first).await;
    assert_eq!(ready(&again.members).1, read_at, "as of then");
    assert_eq!(ready(&again.members).0, many);
    assert_eq!(ready(&again.campaigns).0, 9);
    let again = leadsquared(&world, second).await;
    assert_eq!(ready(&again.teams).0, ready(&teams).0);
    assert!(ready(&again.values).0 > 3);
}

#[tokio::test]
async fn old_lists_are_shown_at_once_and_read_again_behind() {
    let mut world = World::start().await;
    let id = id_of(&world, Service::LeadSquared).await;
    let (_, read_at, _) = ready(&leadsquared(&world, id).await.teams);
    world.set_clock(read_at + HOUR);
    let old = leadsquared(&world, id).await;
    let (_, shown, _) = ready(&old.teams);
    assert_eq!(shown, read_at, "what is kept, with its age");
    let told = |event: &Event| *event == Event::ChoicesChanged { id: id.id };
    loop {
        world.events.until(told).await;
        let (_, fresh, _) = ready(&leadsquared(&world, id).await.teams);
        if fresh > read_at {
            assert!(
                fresh >= read_at + HOUR,
                "{fresh} is an hour after {read_at}"
            );
            break;
        }
    }
}

#[tokio::test]
async fn a_list_that_takes_long_does_not_hold_up_the_others_and_comes_behind() {
    let mut world = World::start().await;
    let id = id_of(&world, Service::Instantly).await;
    let slow = Fault {
        delay_ms: 4_000,
        ..Fault::new(FaultKind::OnlyDelay)
    };
    world.practice.set_fault(slow.on("campaigns"));
    let first = instantly(&world, id).await;
    assert_eq!(ready(&first.members).0, 12);
    assert!(matches!(first.campaigns, Listing::Reading), "not an error");
    let told = |event: &Event| *event == Event::ChoicesChanged { id: id.id };
    loop {
        world.events.until(told).await;
        match instantly(&world, id).await.campaigns {
            Listing::Reading => {}
            there => {
                assert_eq!(ready(&there).0, 9);
                break;
            }
        }
    }
}

#[tokio::test]
async fn a_refresh_asks_whatever_the_age_and_ends_when_all_is_in() {
    let world = World::start().await;
    let id = id_of(&world, Service::LeadSquared).await;
    let before = leadsquared(&world, id).await;
    let users = world.practice.state().leadsquared.users;
    let renamed = Touch::RenameUser {
        id: users[5].id.clone(),
        first_name: "Zenobia".to_owned(),
    };
    world.practice.touch(&renamed).unwrap();
    world.app.refresh_choices(id).await.unwrap();
    let after = leadsquared(&world, id).await;
    assert!(ready(&after.values).1 > ready(&before.values).1);
    let named = |choices: &LeadSquaredChoices| match &choices.values {
        Listing::Ready { items, .. } => items
            .iter()
            .filter(|values| values.name == "UserId")
            .flat_map(|values| &values.options)
            .any(|option| option.label.starts_with("Zenobia")),
        Listing::Reading | Listing::Unavailable { .. } => false,
    };
    assert!(!named(&before) && named(&after));
}

#[tokio::test]
async fn without_a_network_a_refresh_leaves_what_is_kept_and_says_why_it_is_old() {
    let world = World::start().await;
    let first = id_of(&world, Service::Instantly).await;
    let second = id_of(&world, Service::LeadSquared).await;
    world
        .practice
        .switch(|switches| switches.instantly.sales_flow = true);
    let (people, teams) = (
        instantly(&world, first).await,
        leadsquared(&world, second).await,
    );
    offline(&world, true);
    for id in [first, second] {
        world.app.refresh_choices(id).await.unwrap();
    }
    let now = instantly(&world, first).await;
    assert_eq!(ready(&now.members).0, ready(&people.members).0);
    for (list, trouble) in instantly_troubles(&now) {
        assert!(trouble.retry, "{list}: {}", trouble.message);
    }
    let now = leadsquared(&world, second).await;
    assert_eq!(ready(&now.teams).1, ready(&teams.teams).1);
    for (list, trouble) in leadsquared_troubles(&now) {
        assert!(trouble.retry, "{list}: {}", trouble.message);
    }
    offline(&world, false);
    world.app.refresh_choices(first).await.unwrap();
    assert!(ready(&instantly(&world, first).await.members).2.is_none());
}

#[tokio::test]
async fn without_a_network_and_nothing_kept_every_list_says_so() {
    let world = World::start().await;
    let first = id_of(&world, Service::Instantly).await;
    let second = id_of(&world, Service::LeadSquared).await;
    offline(&world, true);
    let choices = instantly(&world, first).await;
    assert!(matches!(choices.members, Listing::Unavailable { .. }));
    for (list, trouble) in instantly_troubles(&choices) {
        assert!(trouble.retry && !trouble.message.is_empty(), "{list}");
    }
    for (list, trouble) in leadsquared_troubles(&leadsquared(&world, second).await) {
        assert!(trouble.retry && !trouble.message.is_empty(), "{list}");
    }
}

#[tokio::test]
async fn a_missing_permission_is_named_with_what_it_is_for_and_the_way_on() {
    let world = World::start().await;
    world.practice.switch(|switches| {
        switches.forbidden = vec!["/".to_owned()];
    });
    let first = id_of(&world, Service::Instantly).await;
    for (list, trouble) in instantly_troubles(&instantly(&world, first).await) {
        let message = &trouble.message;
        let start = format!("The key works, but it may not read {list}. Add the permission “");
        assert!(message.starts_with(&start), "{message}");
        assert!(message.contains("typed IDs"), "the way on: {message}");
        assert!(!trouble.retry, "{list}: it would be the same again");
    }
    let second = id_of(&world, Service::LeadSquared).await;
    for (list, trouble) in leadsquared_troubles(&leadsquared(&world, second).await) {
        let message = &trouble.message;
        let start = format!("The keys work, but their user may not read {list}.");
        assert!(message.starts_with(&start), "{message}");
        assert!(message.contains("administrator"), "the way on: {message}");
        assert!(!trouble.retry, "{list}");
    }
}

#[tokio::test]
async fn a_permission_that_is_taken_away_leaves_the_names_and_says_so() {
    let world = World::start().await;
    let id = id_of(&world, Service::Instantly).await;
    instantly(&world, id).await;
    world.practice.switch(|switches| {
        switches.forbidden = vec!["workspace-members".to_owned()];
    });
    world.app.refresh_choices(id).await.unwrap();
    let choices = instantly(&world, id).await;
    let (many, _, trouble) = ready(&choices.members);
    assert_eq!(many, 12);
    assert!(trouble.unwrap().message.contains("workspace members, read"));
    assert!(
        ready(&choices.campaigns).2.is_none(),
        "the others are fresh"
    );
}

#[tokio::test]
async fn another_account_offers_nothing_of_the_one_before() {
    let world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let id = ConnectionId { id: connection.id };
    instantly(&world, id).await;
    offline(&world, true);
    let edit = ConnectionEdit {
        id: connection.id,
        face: connection.face.clone(),
        address: connection.address.clone(),
        credentials: Some(keys(Service::Instantly)),
    };
    world.app.edit_connection(edit).await.unwrap();
    let choices = instantly(&world, id).await;
    assert!(matches!(choices.members, Listing::Unavailable { .. }));
    assert!(matches!(choices.campaigns, Listing::Unavailable { .. }));
    offline(&world, false);
    world.app.refresh_choices(id).await.unwrap();
    assert_eq!(ready(&instantly(&world, id).await.members).0, 12);
}

#[tokio::test]
async fn another_name_for_the_connection_leaves_its_lists() {
    let world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let id = ConnectionId { id: connection.id };
    instantly(&world, id).await;
    let asked = calls(&world);
    let edit = ConnectionEdit {
        id: connection.id,
        face: face(Service::Instantly, "Renamed"),
        address: connection.address.clone(),
        credentials: None,
    };
    world.app.edit_connection(edit).await.unwrap();
    assert_eq!(ready(&instantly(&world, id).await.members).0, 12);
    assert_eq!(calls(&world), asked, "nothing was asked again");
}

#[tokio::test]
async fn no_key_is_kept_with_the_lists() {
    let world = World::start().await;
    let id = id_of(&world, Service::Instantly).await;
    instantly(&world, id).await;
    let found = support::disk::files_with(world.folder.path(), API_KEY);
    assert!(found.is_empty(), "{found:?}");
}

fn find(id: ConnectionId, list: FindIn, text: &str) -> FindChoices {
    FindChoices {
        connection_id: id.id,
        list,
        text: text.to_owned(),
    }
}

#[tokio::test]
async fn the_service_finds_names_in_long_lists() {
    let world = World::start().await;
    let id = id_of(&world, Service::Instantly).await;
    let request = find(id, FindIn::Campaigns, " lantern ");
    let found = world.app.find_choices(request).await.unwrap();
    let names: Vec<_> = found
        .items
        .iter()
        .map(|it| (&*it.name, &*it.status))
        .collect();
    assert_eq!(names, [("Autumn Lantern Launch", "Active")]);
    assert!(!found.more);
    let request = find(id, FindIn::Lists, "cold");
    let found = world.app.find_choices(request).await.unwrap();
    let names: Vec<_> = found.items.iter().map(|it| &*it.name).collect();
    assert_eq!(names, ["Cold: furniture makers", "Cold: tea rooms"]);
}

#[tokio::test]
async fn a_search_that_cannot_be_made_says_why() {
    let world = World::start().await;
    let id = id_of(&world, Service::Instantly).await;
    let other = id_of(&world, Service::LeadSquared).await;
    offline(&world, true);
    let code = async |id| {
        let request = find(id, FindIn::Campaigns, "a");
        world.app.find_choices(request).await.unwrap_err().code
    };
    assert_eq!(code(id).await, Code::Unreachable);
    assert_eq!(code(other).await, Code::Invalid);
    offline(&world, false);
    world.practice.switch(|switches| {
        switches.forbidden = vec!["campaigns".to_owned()];
    });
    assert_eq!(code(id).await, Code::Refused);
}
