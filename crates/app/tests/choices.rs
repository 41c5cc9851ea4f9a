//! What the account offers to choose from, by name; what it does not answer leaves the rest.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use practice::{Fault, FaultKind, ThrottleShape};
use roster_app::contract::{
    Code, ConnectionId, InstantlyChoices, LeadSquaredChoices, Listing, Service, Team,
};
use support::World;

async fn id_of(world: &World, service: Service) -> ConnectionId {
    let id = world.connect(service).await.id;
    ConnectionId { id }
}

/// A connection of which nothing has been read yet.
async fn unread(world: &World, service: Service, name: &str) -> ConnectionId {
    let id = world
        .connect_as(service, name, &world.url(service))
        .await
        .id;
    ConnectionId { id }
}

fn items<T: Clone>(listing: &Listing<T>) -> Vec<T> {
    match listing {
        Listing::Ready { items, .. } => items.clone(),
        Listing::Reading => panic!("still being read"),
        Listing::Unavailable { trouble } => panic!("unavailable: {}", trouble.message),
    }
}

/// Why a list is not there, and whether to try again.
fn missing<T>(listing: &Listing<T>) -> (&str, bool) {
    match listing {
        Listing::Ready { .. } | Listing::Reading => panic!("it is there, or comes"),
        Listing::Unavailable { trouble } => (&trouble.message, trouble.retry),
    }
}

/// Which of Instantly's five lists are there.
fn ready(choices: &InstantlyChoices) -> [bool; 5] {
    [
        matches!(choices.members, Listing::Ready { .. }),
        matches!(choices.campaigns, Listing::Ready { .. }),
        matches!(choices.lists, Listing::Ready { .. }),
        matches!(choices.statuses, Listing::Ready { .. }),
        matches!(choices.smart_views, Listing::Ready { .. }),
    ]
}

#[tokio::test]
async fn people_are_offered_by_name_and_those_who_cannot_own_leads_say_why() {
    let world = World::start().await;
    let id = id_of(&world, Service::Instantly).await;
    let choices = world.app.instantly_choices(id).await.unwrap();
    let members = items(&choices.members);
    assert_eq!(members.len(), 12);
    let names: Vec<String> = members.iter().map(|m| m.name.to_lowercase()).collect();
    assert!(
        names.is_sorted(),
        "in the order in which people look: {names:?}"
    );
    let ada = members.iter().find(|m| m.name == "Ada Finchley").unwrap();
    assert_eq!((&*ada.role, &ada.off), ("owner", &None));
    let state = world.practice.state().instantly;
    let known = state.members.iter().find(|m| m.role == "owner").unwrap();
    assert_eq!(ada.user_id.to_string(), known.user_id, "what is sent");
    let off: Vec<(&str, &str)> = members
        .iter()
        .filter_map(|m| Some((&*m.name, m.off.as_deref()?)))
        .collect();
    let [(invited, why_invited), (client, why_client)] = off[..] else {
        panic!("two cannot get leads: {off:?}");
    };
    assert_eq!(invited, "gus@lanternworks.example", "the e-mail for a name");
    assert!(why_invited.contains("invitation"), "{why_invited}");
    assert_eq!(client, "Kettle Fair");
    assert!(why_client.contains("client"), "{why_client}");
}

#[tokio::test]
async fn campaigns_lists_and_statuses_are_offered_in_words() {
    let world = World::start().await;
    let id = id_of(&world, Service::Instantly).await;
    let choices = world.app.instantly_choices(id).await.unwrap();
    let campaigns = items(&choices.campaigns);
    assert_eq!(campaigns.len(), 9);
    let of = |name: &str| {
        let found = campaigns.iter().find(|campaign| campaign.name == name);
        found.unwrap().status.clone()
    };
    assert_eq!(of("Autumn Lantern Launch"), "Active");
    assert_eq!(of("Paper Boats Partners"), "Paused");
    for campaign in &campaigns {
        let word = &campaign.status;
        assert!(
            !word.is_empty() && !word.contains(char::is_numeric),
            "{word}"
        );
    }
    assert_eq!(items(&choices.lists).len(), 9);
    let statuses = items(&choices.statuses);
    let own: Vec<i64> = statuses
        .iter()
        .filter(|s| s.own)
        .map(|s| s.number)
        .collect();
    assert_eq!(
        (statuses.len(), own.len()),
        (13, 4),
        "nine and the own four"
    );
}

#[tokio::test]
async fn smart_views_are_offered_where_the_workspace_lists_them() {
    let world = World::start().await;
    let id = id_of(&world, Service::Instantly).await;
    let choices = world.app.instantly_choices(id).await.unwrap();
    let (message, retry) = missing(&choices.smart_views);
    assert!(message.contains("Paste"), "what to do instead: {message}");
    assert!(!retry, "it would be the same again");
    world
        .practice
        .switch(|switches| switches.instantly.sales_flow = true);
    world.app.refresh_choices(id).await.unwrap();
    let choices = world.app.instantly_choices(id).await.unwrap();
    assert!(!items(&choices.smart_views).is_empty());
}

#[tokio::test]
async fn a_list_that_may_not_be_read_leaves_the_others() {
    let world = World::start().await;
    world
        .practice
        .switch(|switches| switches.instantly.sales_flow = true);
    for (path, expected) in [
        ("workspace-members", [false, true, true, true, true]),
        ("campaigns", [true, false, true, true, true]),
        ("lead-lists", [true, true, false, true, true]),
        // The nine that every workspace has are known without asking.
        ("lead-labels", [true, true, true, true, true]),
        ("sales-flow", [true, true, true, true, false]),
    ] {
        let forbidden = Fault::new(FaultKind::Forbidden);
        world.practice.set_fault(forbidden.on(path));
        let id = unread(&world, Service::Instantly, path).await;
        let choices = world.app.instantly_choices(id).await.unwrap();
        assert_eq!(ready(&choices), expected, "without {path}");
        let statuses = items(&choices.statuses).len();
        assert_eq!(statuses, if path == "lead-labels" { 9 } else { 13 });
    }
}

#[tokio::test]
async fn own_labels_that_could_not_be_read_are_told_from_having_none() {
    let world = World::start().await;
    let id = id_of(&world, Service::Instantly).await;
    let choices = world.app.instantly_choices(id).await.unwrap();
    assert!(!choices.labels_unread, "they are all there");
    for kind in [FaultKind::Forbidden, FaultKind::DropBeforeApplying] {
        let name = format!("{kind:?}");
        let fault = Fault::new(kind).on("lead-labels");
        world.practice.set_fault(fault);
        let id = unread(&world, Service::Instantly, &name).await;
        let choices = world.app.instantly_choices(id).await.unwrap();
        assert!(choices.labels_unread, "{name}: the own ones are missing");
        assert_eq!(items(&choices.statuses).len(), 9, "{name}");
    }
}

#[tokio::test]
async fn trying_again_is_offered_only_where_it_may_help() {
    let world = World::start().await;
    let throttled = FaultKind::Throttled {
        shape: ThrottleShape::Status429,
        retry_after: None,
    };
    for (kind, helps) in [
        (FaultKind::Forbidden, false),
        (FaultKind::PaymentRequired, false),
        (throttled, true),
        (FaultKind::DropBeforeApplying, true),
        (FaultKind::HtmlBadGateway, true),
    ] {
        let name = format!("{kind:?}");
        world.practice.set_fault(Fault::new(kind).on("campaigns"));
        let id = unread(&world, Service::Instantly, &name).await;
        let choices = world.app.instantly_choices(id).await.unwrap();
        let (message, retry) = missing(&choices.campaigns);
        assert_eq!(retry, helps, "{name}: {message}");
        assert!(!message.is_empty(), "{name}");
    }
}

async fn leadsquared(world: &World, id: ConnectionId) -> LeadSquaredChoices {
    world.app.leadsquared_choices(id).await.unwrap()
}

fn count(team: &Team) -> usize {
    1 + team.children.iter().map(count).sum::<usize>()
}

#[tokio::test]
async fn teams_are_offered_as_the_tree_that_they_are() {
    let world = World::start().await;
    let id = id_of(&world, Service::LeadSquared).await;
    let teams = items(&leadsquared(&world, id).await.teams);
    let [root] = &teams[..] else {
        panic!("one root, not {teams:?}");
    };
    assert_eq!(root.name, "Practice academy");
    assert_eq!(root.user_count, Some(400));
    let below: Vec<&str> = root.children.iter().map(|team| &*team.name).collect();
    assert_eq!(below, ["Admissions", "Counselling", "Field Sales"]);
    assert_eq!(root.children[0].children.len(), 3);
    assert_eq!(count(root), 9);
}

#[tokio::test]
async fn attributes_are_offered_by_label_and_with_their_fixed_values() {
    let world = World::start().await;
    let id = id_of(&world, Service::LeadSquared).await;
    let attributes = items(&leadsquared(&world, id).await.attributes);
    let of = |name: &str| attributes.iter().find(|a| a.name == name).unwrap();
    assert_eq!(attributes[0].name, "FirstName", "the usual ones first");
    let course = of("mx_Custom_1");
    assert_eq!((&*course.label, course.custom), ("Course group", true));
    let values: Vec<&str> = course.options.iter().map(|o| &*o.value).collect();
    assert_eq!(values, ["Design", "Engineering", "Law", "Medicine"]);
    assert!(course.options.iter().all(|o| !o.label.is_empty()));
    let status: Vec<(&str, &str)> = of("StatusCode")
        .options
        .iter()
        .map(|o| (&*o.value, &*o.label))
        .collect();
    assert_eq!(status, [("0", "Active"), ("1", "Inactive")]);
    assert!(of("City").options.is_empty(), "free text");
    let mut names: Vec<&str> = attributes.iter().map(|a| &*a.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), attributes.len(), "each once");
}

#[tokio::test]
async fn teams_and_attributes_do_not_wait_for_each_other() {
    let world = World::start().await;
    for (path, teams_there) in [
        ("TeamManagement.svc/Retrieve", false),
        ("User/Attribute/Retrieve", true),
    ] {
        let forbidden = Fault::new(FaultKind::Forbidden);
        world.practice.set_fault(forbidden.on(path));
        let id = unread(&world, Service::LeadSquared, path).await;
        let choices = leadsquared(&world, id).await;
        let ready = matches!(choices.teams, Listing::Ready { .. });
        assert_eq!(ready, teams_there, "without {path}");
        let ready = matches!(choices.attributes, Listing::Ready { .. });
        assert_eq!(ready, !teams_there, "without {path}");
    }
}

#[tokio::test]
async fn a_connection_of_the_other_service_has_no_choices() {
    let world = World::start().await;
    let instantly = id_of(&world, Service::Instantly).await;
    let leadsquared = id_of(&world, Service::LeadSquared).await;
    let crossed = world.app.instantly_choices(leadsquared).await.unwrap_err();
    assert_eq!(crossed.code, Code::Invalid);
    let crossed = world.app.leadsquared_choices(instantly).await.unwrap_err();
    assert_eq!(crossed.code, Code::Invalid);
}
