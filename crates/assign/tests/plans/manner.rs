//! How leads are shared is checked with the form.

use roster_assign::{Mode, OwnerNow, Problem, Request, Sharing, Split};

use crate::{checked, leads, user};

fn sharing(request: &Request) -> (&Sharing, OwnerNow) {
    match request {
        Request::Instantly(_, manner) => (&manner.sharing, manner.owner_now),
        Request::LeadSquared(..) => panic!("a request to Instantly"),
    }
}

#[test]
fn as_filtered_instantly_always_decides() {
    for split in [Split::Even, Split::Weighted, Split::InstantlyDecides] {
        let assignment = leads(2, |form| {
            form.mode = Mode::AsFiltered;
            form.split = split;
        });
        let sharing = sharing(assignment.request()).0;
        assert_eq!(*sharing, Sharing::InstantlyDecides, "one call names both");
    }
}

#[test]
fn weights_follow_the_order_of_the_people_and_are_1_where_nothing_is_typed() {
    let assignment = leads(3, |form| {
        form.split = Split::Weighted;
        form.weights = [
            (user(3).to_string().to_uppercase(), " 30 ".to_owned()),
            (user(1).to_string(), "0".to_owned()),
            (user(9).to_string(), "not chosen any more".to_owned()),
        ]
        .into();
    });
    let expected = Sharing::Weighted(vec![0, 1, 30]);
    assert_eq!(*sharing(assignment.request()).0, expected);
}

#[test]
fn a_weight_that_cannot_be_is_named_by_its_person() {
    for weight in ["-1", "1.5", "1001", "ten"] {
        let checked = checked(2, |form| {
            form.split = Split::Weighted;
            form.weights = [(user(2).to_string(), weight.to_owned())].into();
        });
        assert_eq!(checked.assignment, None, "{weight}");
        let path = format!("weights.{}", user(2));
        assert_eq!(checked.fields[0].path, path, "{weight}");
    }
    let checked = checked(1, |form| {
        form.split = Split::Weighted;
        form.weights = [(user(1).to_string(), "0".to_owned())].into();
    });
    let [field] = checked.fields.as_slice() else {
        panic!("one problem, not {:?}", checked.fields);
    };
    assert_eq!(
        (field.path.as_str(), field.problem),
        ("weights", Problem::Wrong)
    );
}

#[test]
fn whose_the_leads_are_needs_an_exact_way() {
    let of = |owner: &str, mode| {
        checked(1, |form| {
            form.owner_now = owner.to_owned();
            form.mode = mode;
        })
    };
    let person = user(7).to_string();
    for (typed, meant) in [
        ("", OwnerNow::Anyone),
        ("nobody", OwnerNow::Nobody),
        (person.as_str(), OwnerNow::Person(user(7))),
    ] {
        let assignment = of(typed, Mode::Exact).assignment.unwrap();
        assert_eq!(sharing(assignment.request()).1, meant);
        let filtered = of(typed, Mode::AsFiltered);
        if typed.is_empty() {
            assert_eq!(filtered.fields, []);
        } else {
            assert_eq!(filtered.fields[0].path, "owner_now");
            let message = &filtered.fields[0].message;
            assert!(
                message.contains("Choose an exact way of sharing"),
                "{message}"
            );
        }
    }
    assert_eq!(of("Ada", Mode::Exact).fields[0].path, "owner_now");
}
