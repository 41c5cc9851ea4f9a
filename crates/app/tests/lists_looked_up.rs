//! Lists looked up in an account: which of their records it has, and who is meant by their names.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::time::Duration;

use practice::{Fault, FaultKind};
use roster_app::contract::{Code, ListResolved, Service};
use support::lists::{LIST, addresses, chosen, of_account, report, request, resolution, text};
use support::{BOTH, World};
use uuid::Uuid;

#[tokio::test]
async fn addresses_are_looked_up_and_who_is_unknown_is_left_out() {
    for service in BOTH {
        let world = World::start().await;
        let of = of_account(&world, service).await;
        let known = addresses(&world, service, 150);
        // More than one page, and not in the account's order.
        let mut pasted = "nobody@elsewhere.example\n".to_owned();
        for (email, _) in known.iter().rev() {
            pasted.push_str(&format!("{}\n", email.to_uppercase()));
        }
        report(world.app.read_list(request(service, text(pasted))).await);
        let found = resolution(world.app.resolve_list(of).await);
        let records: usize = known.iter().map(|(_, ids)| ids.len()).sum();
        let records = match service {
            Service::Instantly => records as u64,
            Service::LeadSquared => 150,
        };
        assert_eq!(
            (found.found, found.records, found.unknown),
            (150, records, 1),
            "{service}"
        );
        let [problem] = &found.problems[..] else {
            panic!("one is unknown: {:?}", found.problems);
        };
        assert_eq!(
            (problem.line, &*problem.text),
            (1, "nobody@elsewhere.example")
        );
        let record = match service {
            Service::Instantly => "lead",
            Service::LeadSquared => "user",
        };
        let expected = format!("No such {record} in Lanternworks {service} (left out)");
        assert_eq!(problem.problem, expected);
        let values = world.app.list_values(LIST).await.unwrap();
        let expected: Vec<String> = match service {
            Service::Instantly => known
                .iter()
                .rev()
                .flat_map(|(_, ids)| ids.clone())
                .collect(),
            Service::LeadSquared => known
                .iter()
                .rev()
                .map(|(email, _)| email.to_lowercase())
                .collect(),
        };
        assert_eq!(
            values.text.lines().collect::<Vec<_>>(),
            expected,
            "{service}"
        );
        assert!(world.writes().is_empty(), "looking up only reads");
    }
}

#[tokio::test]
async fn a_few_users_are_found_in_few_calls_and_ids_of_leads_as_well() {
    let world = World::start().await;
    let of = of_account(&world, Service::LeadSquared).await;
    let users = addresses(&world, Service::LeadSquared, 30);
    let pasted: Vec<String> = users.iter().map(|(email, _)| email.clone()).collect();
    let before = world.practice.received().len();
    report(
        world
            .app
            .read_list(request(Service::LeadSquared, text(pasted.join("\n"))))
            .await,
    );
    let found = resolution(world.app.resolve_list(of).await);
    assert_eq!((found.found, found.unknown), (30, 0));
    assert_eq!(
        world.practice.received().len() - before,
        2,
        "25 addresses a call"
    );

    let of = of_account(&world, Service::Instantly).await;
    let leads = addresses(&world, Service::Instantly, 5);
    let gone = Uuid::from_u128(3);
    // The first lead twice: by its id and by its address.
    let pasted = format!("{}\n{gone}\n{}\n", leads[0].1[0], leads[0].0);
    report(
        world
            .app
            .read_list(request(Service::Instantly, text(pasted)))
            .await,
    );
    let found = resolution(world.app.resolve_list(of).await);
    assert_eq!((found.found, found.unknown), (2, 1));
    assert_eq!(found.records, leads[0].1.len() as u64, "each lead once");
}

#[tokio::test]
async fn leads_by_address_are_no_ids_before_they_are_looked_up() {
    let world = World::start().await;
    let id = Uuid::from_u128(3);
    report(
        world
            .app
            .read_list(request(Service::Instantly, text(id.to_string())))
            .await,
    );
    assert_eq!(
        world.app.list_values(LIST).await.unwrap().text,
        id.to_string()
    );
    let mixed = format!("{id}\nada@moonlit.example");
    report(
        world
            .app
            .read_list(request(Service::Instantly, text(mixed)))
            .await,
    );
    let error = world.app.list_values(LIST).await.unwrap_err();
    assert_eq!(
        error.code,
        Code::Invalid,
        "or some would be left out silently"
    );
}

#[tokio::test]
async fn an_account_that_does_not_answer_leaves_the_list_as_it_was() {
    for service in BOTH {
        let world = World::start().await;
        let of = of_account(&world, service).await;
        let (email, _) = addresses(&world, service, 1).remove(0);
        report(world.app.read_list(request(service, text(email))).await);
        world.practice.set_fault(Fault::new(FaultKind::Forbidden));
        let error = world.app.resolve_list(of).await.unwrap_err();
        assert_eq!(error.code, Code::Refused, "{service}: {error}");
        world.practice.clear_faults();
        assert_eq!(resolution(world.app.resolve_list(of).await).found, 1);
    }
}

#[tokio::test]
async fn looking_up_stops_when_asked_and_can_be_done_again() {
    let world = World::start().await;
    let of = of_account(&world, Service::Instantly).await;
    let (email, _) = addresses(&world, Service::Instantly, 1).remove(0);
    report(
        world
            .app
            .read_list(request(Service::Instantly, text(email)))
            .await,
    );
    let before = world.practice.received().len();
    world
        .practice
        .set_fault(Fault::delay(Duration::from_secs(30)));
    let app = world.app.clone();
    let looking = tokio::spawn(async move { app.resolve_list(of).await });
    while world.practice.received().len() == before {
        tokio::task::yield_now().await;
    }
    world.app.cancel_list(LIST).await.unwrap();
    assert_eq!(looking.await.unwrap().unwrap(), ListResolved::Cancelled);
    world.practice.clear_faults();
    assert_eq!(resolution(world.app.resolve_list(of).await).found, 1);
}

#[tokio::test]
async fn a_list_is_asked_about_only_at_its_own_service() {
    let world = World::start().await;
    report(
        world
            .app
            .read_list(request(Service::LeadSquared, text("a@tin.example")))
            .await,
    );
    let of = of_account(&world, Service::Instantly).await;
    assert_eq!(
        world.app.resolve_list(of).await.unwrap_err().code,
        Code::Invalid
    );
    assert_eq!(
        world.app.list_targets(of).await.unwrap_err().code,
        Code::Invalid
    );
}

#[tokio::test]
async fn those_who_get_something_are_found_by_name_and_the_unclear_ones_asked_about() {
    let world = World::start().await;
    let of = of_account(&world, Service::Instantly).await;
    let pasted = "Email,Owner\na@tin.example,Ada Finchley\nb@tin.example,ada  finchley\n\
        c@tin.example,Nobody Known\nd@tin.example,Kettle Fair\n";
    let mut asked = request(Service::Instantly, text(pasted));
    asked.pairs = true;
    assert_eq!(report(world.app.read_list(asked).await).targets, 3);
    let targets = world.app.list_targets(of).await.unwrap();
    let found: Vec<(&str, u64, Vec<&str>)> = targets
        .iter()
        .map(|it| {
            let names = it.candidates.iter().map(|one| &*one.name).collect();
            (&*it.text, it.count, names)
        })
        .collect();
    assert_eq!(
        found,
        [
            ("Ada Finchley", 2, vec!["Ada Finchley"]),
            ("Nobody Known", 1, vec![]),
            ("Kettle Fair", 1, vec![]),
        ],
        "a client cannot get leads"
    );

    let error = world.app.list_pairs(chosen(&[])).await.unwrap_err();
    assert_eq!(error.field.as_deref(), Some("source"), "not looked up yet");

    let of = of_account(&world, Service::LeadSquared).await;
    let mut asked = request(
        Service::LeadSquared,
        text("User email\tTeam\na@tin.example\tfield sales\nb@tin.example\tField\n"),
    );
    asked.pairs = true;
    report(world.app.read_list(asked).await);
    let targets = world.app.list_targets(of).await.unwrap();
    assert_eq!(
        targets[0].candidates[0].name, "Field Sales",
        "wherever it is in the tree"
    );
    assert!(targets[1].candidates.is_empty(), "half a name is no team");
    let team = targets[0].candidates[0].id.unwrap();
    let pairs = world.app.list_pairs(chosen(&[("field sales", team)])).await;
    let pairs = pairs.unwrap();
    let expected = [("a@tin.example".to_owned(), team.to_string())];
    assert_eq!(pairs.goes_to.into_iter().collect::<Vec<_>>(), expected);
    assert_eq!((pairs.without_target, pairs.disputed), (1, 0));
}

#[tokio::test]
async fn pairs_are_those_of_the_leads_and_a_lead_given_to_two_people_is_left_out() {
    let world = World::start().await;
    let of = of_account(&world, Service::Instantly).await;
    let leads = addresses(&world, Service::Instantly, 3);
    let (ada, bruno) = (Uuid::from_u128(1), Uuid::from_u128(2));
    let pasted = format!(
        "{},Ada\n{},Bruno\nnobody@elsewhere.example,Ada\n{},Chidi\n{},Bruno\n",
        leads[0].0, leads[1].0, leads[2].0, leads[0].1[0],
    );
    let mut asked = request(Service::Instantly, text(pasted));
    asked.pairs = true;
    report(world.app.read_list(asked).await);
    assert_eq!(resolution(world.app.resolve_list(of).await).unknown, 1);
    let pairs = world
        .app
        .list_pairs(chosen(&[("Ada", ada), ("Bruno", bruno)]))
        .await;
    let pairs = pairs.unwrap();
    let mut expected = std::collections::BTreeMap::new();
    for (lead, user) in [(&leads[0], ada), (&leads[1], bruno)] {
        for id in &lead.1 {
            expected.insert(id.clone(), user.to_string());
        }
    }
    expected.remove(&leads[0].1[0]);
    assert_eq!(pairs.goes_to, expected);
    assert_eq!(pairs.disputed, 1, "Ada's by the address, Bruno's by the id");
    assert_eq!(pairs.without_target, leads[2].1.len() as u64);
}

#[tokio::test]
async fn a_list_that_was_not_read_as_pairs_has_none() {
    let world = World::start().await;
    report(
        world
            .app
            .read_list(request(Service::LeadSquared, text("a@tin.example,North")))
            .await,
    );
    let error = world.app.list_pairs(chosen(&[])).await.unwrap_err();
    assert_eq!(error.field.as_deref(), Some("target"));
}
