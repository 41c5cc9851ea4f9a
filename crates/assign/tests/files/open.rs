//! Files that leave fields open: templates when they are read as such, and never an assignment
//! before each open field is filled in.

use proptest::prelude::*;
use roster_assign::{
    Form, Place, check_asking, fill_in, left_open, open_words, openable, read_file, read_template,
    write_file, write_template,
};
use serde_json::{Value, json};

use crate::generate::form;
use crate::{ADA, BRUNO, LEAD, TEAM, problems, validator};

fn leads() -> Value {
    json!({
        "title": "Monday split",
        "service": "instantly",
        "ask": ["request.campaign", "request.organization_user_ids", "owner_now"],
        "request": {"filter": "FILTER_VAL_REPLIED"},
    })
}

fn users() -> Value {
    json!({
        "service": "leadsquared",
        "ask": ["request.Conditions[0].Condition[1].LookupValue"],
        "request": {
            "Conditions": [{"Condition": [
                {"LookupName": "Status", "Operator": "eq", "LookupValue": "0", "ConditionOperator": "AND"},
                {"LookupName": "City", "Operator": "eq"},
            ]}],
            "Attribute": "TeamId",
            "Value": TEAM,
        },
        "names": {TEAM: "Admissions", "City": "City of the user"},
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_template_comes_back_from_its_file_and_is_no_assignment_while_a_field_is_open(
        form in form(),
        chosen in proptest::collection::vec(any::<bool>(), 40),
    ) {
        let places = openable(&form).into_iter().map(|field| field.place);
        let ask: Vec<Place> = places.zip(&chosen).filter(|(_, chosen)| **chosen).map(|(place, _)| place).collect();
        let text = write_template("Monday", &form, &ask).unwrap();
        let file: Value = serde_json::from_str(&text).unwrap();
        let rejections: Vec<String> = validator().iter_errors(&file).map(|error| error.to_string()).collect();
        prop_assert_eq!(rejections, Vec::<String>::new(), "of {}", text);
        let read = read_template(&text).unwrap_or_else(|problems| panic!("{problems:?} of {text}"));
        prop_assert_eq!(&read.ask, &ask);
        let again = write_template("Monday", &read.form, &read.ask).unwrap();
        prop_assert_eq!(&again, &text, "nothing is lost on the way");
        prop_assert_eq!(read_file(&text).is_ok(), ask.is_empty(), "of {}", text);
        let emptied = left_open(&form, &ask);
        prop_assert_eq!(check_asking(&emptied, &ask).assignment.is_some(), ask.is_empty());
        if let (Ok(whole), true) = (write_file(&form), ask.is_empty()) {
            let title: Value = serde_json::from_str(&whole).unwrap();
            prop_assert_eq!(&title["request"], &file["request"]);
        }
    }
}

#[test]
fn each_open_field_is_refused_by_its_place_until_it_is_filled_in() {
    let file = leads();
    assert!(validator().is_valid(&file), "it is a sound template");
    let told = problems(&file);
    let paths: Vec<&str> = told.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "request.campaign",
            "request.organization_user_ids",
            "owner_now"
        ],
        "an open campaign must never mean every lead"
    );
    assert!(told[0].1.contains("--set request.campaign="), "{told:?}");
    let set = |path: &str, value: &str| (path.to_owned(), value.to_owned());
    let values = [
        set("request.campaign", LEAD),
        set(
            "request.organization_user_ids",
            &json!([ADA, BRUNO]).to_string(),
        ),
        set("owner_now", "nobody"),
    ];
    let filled = fill_in(&file.to_string(), &values).unwrap();
    let Form::Instantly(form) = read_file(&filled).unwrap() else {
        panic!("a file for Instantly");
    };
    assert_eq!(
        (form.campaign.as_str(), form.owner_now.as_str()),
        (LEAD, "nobody")
    );
    assert_eq!(form.organization_user_ids, [ADA, BRUNO]);
    let partly = fill_in(&file.to_string(), &values[..2]).unwrap();
    assert_eq!(crate::problems_of(&partly)[0].0, "owner_now");
}

#[test]
fn a_condition_can_wait_for_its_value_and_keeps_its_names() {
    let file = users();
    assert!(validator().is_valid(&file), "{file}");
    let place = "request.Conditions[0].Condition[1].LookupValue";
    assert_eq!(problems(&file)[0].0, place);
    let values = [(place.to_owned(), "Pune".to_owned())];
    let filled = fill_in(&file.to_string(), &values).unwrap();
    let form = read_file(&filled).unwrap();
    assert_eq!(form.names()[TEAM], "Admissions");
    let read = read_template(&file.to_string()).unwrap();
    assert_eq!(
        open_words(&read.form, &read.ask).unwrap(),
        "Move users to Admissions. Status is exactly 0 and City of the user is exactly a value of your choice."
    );
}

#[test]
fn what_is_missing_without_being_asked_for_is_wrong_as_ever() {
    let mut file = leads();
    file["ask"] = json!(["request.campaign"]);
    assert_eq!(problems(&file)[0].0, "request.organization_user_ids");
    assert!(!validator().is_valid(&file));
    let mut file = users();
    file["ask"] = json!(["request.Value"]);
    let problem = read_template(&file.to_string()).unwrap_err();
    assert_eq!(
        problem[0].path,
        "request.Conditions[0].Condition[1].LookupValue"
    );
}

#[test]
fn only_what_can_be_left_open_is_asked_for_and_once() {
    for (ask, place) in [
        (json!(["request.in_list"]), "ask[0]"),
        (json!(["request.campaign", "campaign"]), "ask[1]"),
        (json!(["request.limit", "request.limit"]), "ask[1]"),
        (json!([]), "ask"),
        (json!([5]), "ask[0]"),
    ] {
        let mut file = leads();
        file["ask"] = ask;
        file["request"]["organization_user_ids"] = json!([ADA]);
        let read = read_template(&file.to_string()).unwrap_err();
        assert_eq!(read[0].path, place, "{read:?}");
        assert!(!validator().is_valid(&file), "{file}");
    }
    let beyond = ["request.Conditions[0].Condition[2].LookupValue"];
    let mut file = users();
    file["ask"] = json!(beyond);
    let read = read_template(&file.to_string()).unwrap_err();
    assert!(
        read.iter().any(|problem| problem.path == "ask[0]"),
        "{read:?}"
    );
}

#[test]
fn a_value_is_only_set_where_the_file_has_a_place_for_it() {
    let text = leads().to_string();
    for path in [
        "reqest.campaign",
        "request.queries[0].values",
        "",
        "request.ids[0]",
    ] {
        let values = [(path.to_owned(), "x".to_owned())];
        let problem = fill_in(&text, &values).unwrap_err();
        assert_eq!(problem.path, path);
    }
    let misspelt = [("request.campain".to_owned(), LEAD.to_owned())];
    let filled = fill_in(&text, &misspelt).unwrap();
    let told = crate::problems_of(&filled);
    assert!(told[0].1.contains("“campaign”"), "{told:?}");
}

#[test]
fn an_open_field_reads_as_a_choice_and_never_as_everyone() {
    let read = read_template(&leads().to_string()).unwrap();
    assert_eq!(read.title.as_deref(), Some("Monday split"));
    let words = open_words(&read.form, &read.ask).unwrap();
    assert_eq!(
        words,
        "Give leads to people of your choice. Leads in campaign of your choice that replied."
    );
    let checked = check_asking(&read.form, &read.ask);
    let open: Vec<&str> = checked
        .fields
        .iter()
        .map(|field| field.path.as_str())
        .collect();
    assert_eq!(open, ["campaign", "organization_user_ids", "owner_now"]);
    let said = roster_assign::plain_text(&checked.filter);
    assert_eq!(said, "Leads in campaign of your choice that replied.");
}
