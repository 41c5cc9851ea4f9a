//! What is written is read as the same assignment, and fits the schema.

use proptest::prelude::*;
use roster_assign::{
    Form, LeadManner, Mode, OwnerNow, Request, Service, Sharing, Together, check, read_file,
    read_request, write_file,
};
use serde_json::{Value, json};

use crate::generate::form;
use crate::{ADA, BRUNO, TEAM, problems, request, validator};

/// The body that a form sends as filtered.
fn body(form: &Form) -> String {
    check(form).assignment.unwrap().body().unwrap()
}

/// Where a key that does not exist is put, in a valid file.
fn objects(value: &mut Value, found: &mut Vec<String>, at: String) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields.iter_mut() {
                objects(value, found, format!("{at}/{key}"));
            }
            found.push(at);
        }
        Value::Array(items) => {
            for (index, item) in items.iter_mut().enumerate() {
                objects(item, found, format!("{at}/{index}"));
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The form of a request's body, as the window reads one that is pasted.
fn of_request(service: Service, body: &Value) -> Form {
    let read = read_request(service, &body.to_string());
    assert_eq!(read.problems, [], "of {body}");
    assert_eq!(read.service, service, "of {body}");
    read.form.expect("an object is read")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_written_file_is_read_as_the_same_assignment_and_fits_the_schema(form in form()) {
        let text = write_file(&form).unwrap();
        let read = read_file(&text);
        let read = read.unwrap_or_else(|problems| panic!("{problems:?} of {text}"));
        prop_assert_eq!(request(&read), request(&form), "of {}", text);
        let file: Value = serde_json::from_str(&text).unwrap();
        let rejections: Vec<String> = validator().iter_errors(&file).map(|error| error.to_string()).collect();
        prop_assert_eq!(rejections, Vec::<String>::new(), "of {}", text);
        let alone = of_request(form.service(), &file["request"]);
        prop_assert_eq!(body(&alone), body(&form), "the body alone is read as the same request");
    }

    #[test]
    fn a_form_read_from_a_request_is_the_form_of_that_request_to_the_letter(form in form()) {
        let body: Value = serde_json::from_str(&body(&form)).unwrap();
        let once = of_request(form.service(), &body);
        let sent: Value = serde_json::from_str(&self::body(&once)).unwrap();
        let again = of_request(form.service(), &sent);
        prop_assert_eq!(again, once, "form to request to form changes nothing, of {}", body);
    }

    #[test]
    fn a_key_that_does_not_exist_is_refused_wherever_it_stands(form in form(), place: prop::sample::Index) {
        let mut file: Value = serde_json::from_str(&write_file(&form).unwrap()).unwrap();
        let mut places = Vec::new();
        objects(&mut file, &mut places, String::new());
        let place = place.get(&places);
        file.pointer_mut(place).unwrap()["surprise"] = json!(true);
        let problems = problems(&file);
        prop_assert!(problems.iter().any(|(path, _)| path.ends_with("surprise")), "{problems:?}");
        prop_assert!(!validator().is_valid(&file), "the schema refuses it too: {file}");
    }

    #[test]
    fn a_value_of_another_type_is_refused_by_the_file_and_by_the_schema(
        form in form(),
        place: prop::sample::Index,
        wrong in prop::sample::select(vec![json!(null), json!(-1.5), json!({}), json!([]), json!(""), json!(" ")]),
    ) {
        let mut file: Value = serde_json::from_str(&write_file(&form).unwrap()).unwrap();
        let keys: Vec<String> = file["request"].as_object().unwrap().keys().cloned().collect();
        let key = place.get(&keys);
        file["request"][key.as_str()] = wrong;
        let problems = problems(&file);
        prop_assert!(
            problems.iter().any(|(path, _)| path.starts_with(&format!("request.{key}"))),
            "{problems:?} names {key}",
        );
        prop_assert!(!validator().is_valid(&file), "the schema refuses it too: {file}");
    }
}

#[test]
fn a_short_file_is_exact_and_even_for_leads_and_as_filtered_for_users() {
    let file = json!({
        "service": "instantly",
        "request": {"campaign": BRUNO, "organization_user_ids": [ADA, BRUNO]},
    });
    let form = read_file(&file.to_string()).unwrap();
    let Request::Instantly(_, manner) = request(&form) else {
        panic!("a file for Instantly");
    };
    let expected = LeadManner {
        mode: Mode::Exact,
        sharing: Sharing::Even,
        keep_together: Some(Together::Person),
        keep_owner: true,
        owner_now: OwnerNow::Anyone,
    };
    assert_eq!(manner, expected);
    let condition = json!({"LookupName": "City", "Operator": "eq", "LookupValue": "Pune"});
    let body = json!({
        "Conditions": [{"Condition": [condition]}],
        "Attribute": "TeamId",
        "Value": TEAM,
    });
    let form = of_request(Service::LeadSquared, &body);
    let Form::LeadSquared(form) = form else {
        panic!("a form for LeadSquared");
    };
    assert_eq!(form.mode, Mode::AsFiltered);
}

#[test]
fn an_unfinished_form_has_no_file() {
    let form = Form::Instantly(roster_assign::InstantlyForm::default());
    let fields = write_file(&form).unwrap_err();
    assert_eq!(fields[0].path, "organization_user_ids");
}
