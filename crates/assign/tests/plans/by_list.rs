//! A list says who gets each record.

use roster_assign::{
    ExactWay, Form, Intended, Key, Mode, PlanRow, Request, Sharing, Split, Standing, check,
    compile, plain_text,
};
use uuid::Uuid;

use crate::{TEAM, checked, leads, user, users};

const SOUTH: Uuid = Uuid::from_u128(801);

fn lead(n: u128) -> String {
    Uuid::from_u128(n).to_string()
}

/// A form in which a list gives these leads to these users; all of them are meant.
fn by_list(form: &mut roster_assign::InstantlyForm, owners: &[(u128, u128)]) {
    form.split = Split::ByList;
    form.campaign = String::new();
    form.ids = owners.iter().map(|(at, _)| lead(*at) + "\n").collect();
    let owner = |(at, to): &(u128, u128)| (lead(*at), user(*to).to_string());
    form.owners = owners.iter().map(owner).collect();
}

#[test]
fn a_list_that_names_a_person_for_each_lead_is_followed() {
    let assignment = leads(2, |form| by_list(form, &[(1, 2), (2, 1), (3, 2)]));
    let Request::Instantly(_, manner) = assignment.request() else {
        panic!("a request to Instantly");
    };
    let Sharing::ByList(owners) = &manner.sharing else {
        panic!("by list, not {:?}", manner.sharing);
    };
    assert_eq!(owners.get(&Uuid::from_u128(1)), Some(&user(2)));
    let sentence = plain_text(&assignment.sentence("Lanternworks"));
    assert!(
        sentence.ends_with(", each to the person that the list names."),
        "{sentence}"
    );
}

#[test]
fn a_list_that_does_not_fit_the_leads_or_the_people_is_refused() {
    let path = |change: &dyn Fn(&mut roster_assign::InstantlyForm)| {
        let checked = checked(2, |form| {
            by_list(form, &[(1, 1), (2, 2)]);
            change(form);
        });
        assert_eq!(checked.assignment, None);
        checked.fields[0].path.clone()
    };
    assert_eq!(path(&|form| form.ids += &lead(3)), "owners", "no person");
    assert_eq!(path(&|form| form.ids = lead(1)), "owners", "one too many");
    assert_eq!(
        path(&|form| form.ids = String::new()),
        "owners",
        "every lead"
    );
    let stranger = |form: &mut roster_assign::InstantlyForm| {
        form.owners.insert(lead(2), user(7).to_string());
    };
    assert_eq!(path(&stranger), "owners", "who is not among the people");
    assert_eq!(path(&|form| form.mode = Mode::AsFiltered), "split");
}

#[test]
fn a_team_for_single_users_needs_an_exact_way() {
    let listed = |mode| {
        move |form: &mut roster_assign::LeadSquaredForm| {
            form.mode = mode;
            form.teams = [("Ada@Copperleaf.example".to_owned(), SOUTH.to_string())].into();
        }
    };
    users(listed(Mode::Exact));
    let mut form = roster_assign::LeadSquaredForm {
        value: TEAM.to_string(),
        ..Default::default()
    };
    listed(Mode::AsFiltered)(&mut form);
    let checked = check(&Form::LeadSquared(form));
    let told = checked.fields.iter().find(|field| field.path == "mode");
    let message = &told.expect("one call has one team").message;
    assert!(message.contains("followed exactly"), "{message}");
}

#[test]
fn only_the_teams_that_the_list_names_get_users() {
    let listed = |teams: &[Uuid]| {
        users(|form| {
            form.mode = Mode::Exact;
            form.names.insert(SOUTH.to_string(), "South".to_owned());
            let team = |(at, team): (usize, &Uuid)| (format!("{at}@tin.example"), team.to_string());
            form.teams = teams.iter().enumerate().map(team).collect();
        })
    };
    let one = listed(&[SOUTH, SOUTH]);
    assert_eq!(one.targets(), [SOUTH], "not the team of the request");
    assert_eq!(one.title(), "Move users to South");
    let sentence = plain_text(&one.sentence("Copperleaf"));
    assert_eq!(
        sentence,
        "Move the users that the list names in Copperleaf and for whom City is exactly Pune, to the team that it names for each."
    );
    assert_eq!(one.danger(), None);
    let every_user = users(|form| {
        form.mode = Mode::Exact;
        form.conditions[0].condition[0] = roster_assign::ConditionForm {
            lookup_name: "EmailAddress".to_owned(),
            operator: "lik".to_owned(),
            lookup_value: "@".to_owned(),
        };
        form.teams = [("a@tin.example".to_owned(), SOUTH.to_string())].into();
    });
    assert_eq!(every_user.danger(), None, "the list bounds it");
    assert_eq!(
        plain_text(&every_user.sentence("Copperleaf")),
        "Move the users that the list names in Copperleaf to the team that it names for each."
    );
    let two = listed(&[SOUTH, TEAM]);
    assert_eq!(two.targets().len(), 2);
    assert_eq!(two.title(), "Move users to 2 teams");
}

#[test]
fn each_team_has_its_own_calls() {
    let assignment = users(|form| {
        form.mode = Mode::Exact;
        form.exact_way = ExactWay::ByEmail;
        form.teams = [("b@copperleaf.example".to_owned(), SOUTH.to_string())].into();
    });
    let row = |seq: u64, email: &str, team| PlanRow {
        seq,
        key: Key {
            id: Uuid::from_u128(seq.into()),
            email: email.to_owned(),
        },
        before: None,
        intended: Intended::Value(team),
        standing: Standing::Change,
    };
    let rows = vec![
        row(1, "a@copperleaf.example", TEAM),
        row(3, "c@copperleaf.example", TEAM),
        row(2, "b@copperleaf.example", SOUTH),
    ];
    let calls = compile(&assignment, false, rows);
    let bodies: Vec<String> = calls.iter().map(|(call, _)| call.body().unwrap()).collect();
    assert_eq!(bodies.len(), 2);
    assert!(bodies[0].contains(&TEAM.to_string()) && !bodies[0].contains("b@copperleaf.example"));
    assert!(bodies[1].contains(&SOUTH.to_string()) && bodies[1].contains("b@copperleaf.example"));
}
