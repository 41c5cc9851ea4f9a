//! What is sent to Instantly fits the schema that its page documents, and what the schema rejects
//! cannot be sent.
//!
//! Everything goes the way that the window goes: a form, its check, the assignment's body.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod forms;
mod generate;
mod raw;
mod schema;

use std::collections::HashSet;

use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use roster_assign::{Form, check};
use serde_json::{Value, json};

use crate::forms::{Meant, each_field_alone};
use crate::raw::{Typed, typed};
use crate::schema::Schema;

/// How many combined requests are generated.
const REQUESTS: u32 = 1_000;

/// The same requests on every run, so that a failure can be looked at twice.
fn runner() -> TestRunner {
    let config = Config {
        cases: REQUESTS,
        failure_persistence: None,
        ..Config::default()
    };
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}

/// The body that a form becomes.
fn sent(meant: &Meant) -> Value {
    let checked = check(&Form::Instantly(meant.form.clone()));
    let assignment = checked
        .assignment
        .unwrap_or_else(|| panic!("{:?} is right, but: {:?}", meant.form, checked.fields));
    serde_json::from_str(&assignment.body().unwrap()).unwrap()
}

fn assert_fits(schema: &Schema, meant: &Meant) {
    let body = sent(meant);
    assert_eq!(
        schema.rejections(&body),
        Vec::<String>::new(),
        "the page's schema takes what is sent: {body:#}",
    );
    assert_eq!(body, meant.body, "what is sent is what the form says");
}

#[test]
fn each_field_alone_is_sent_as_the_schema_wants_it() {
    let schema = Schema::without_unknown_keys();
    let alone = each_field_alone();
    for meant in &alone {
        assert_fits(&schema, meant);
    }
    let fields: HashSet<&str> = alone.iter().flat_map(Meant::fields).collect();
    assert_eq!(fields, schema.fields(), "every documented field is tried");
}

#[test]
fn a_thousand_combined_requests_fit_the_schema_and_say_what_their_forms_say() {
    let schema = Schema::without_unknown_keys();
    let mut together: HashSet<(String, String)> = HashSet::new();
    let mut requests = 0;
    let mut runner = runner();
    let tree = generate::meant();
    while requests < REQUESTS {
        let meant = generate::next(&tree, &mut runner);
        assert_fits(&schema, &meant);
        let fields: Vec<&str> = meant.fields().collect();
        for one in &fields {
            together.extend(fields.iter().map(|two| (one.to_string(), two.to_string())));
        }
        requests += 1;
    }
    let fields = schema.fields();
    for one in &fields {
        for two in &fields {
            assert!(
                together.contains(&(one.to_string(), two.to_string())),
                "{one} and {two} are tried together",
            );
        }
    }
}

#[test]
fn what_the_schema_rejects_has_no_assignment_and_its_field_is_named() {
    let schema = Schema::of_the_page();
    for body in raw::rejected() {
        let rejections = schema.rejections(&body);
        assert!(!rejections.is_empty(), "the schema rejects {body}");
        match typed(&body) {
            Typed::CannotBeHeld(_) => {}
            Typed::Checked(checked) => {
                assert!(checked.assignment.is_none(), "no request from {body}");
                // A rule without a kind lacks its values too, but which ones is not known yet.
                let named = |rejection: &String| {
                    let paths = checked.fields.iter().map(|field| field.path.as_str());
                    paths
                        .into_iter()
                        .any(|path| path.starts_with(rejection) || rejection.starts_with(path))
                };
                assert!(
                    rejections.iter().any(named),
                    "{rejections:?} of {body} is named, not only: {:?}",
                    checked.fields,
                );
            }
        }
    }
}

#[test]
fn no_mistyped_word_in_any_place_passes_the_check_where_the_schema_rejects_it() {
    let schema = Schema::of_the_page();
    let mut runner = runner();
    let strategy = raw::mistyped();
    for _ in 0..REQUESTS {
        let (path, body) = generate::next(&strategy, &mut runner);
        assert_eq!(schema.rejections(&body), [path.as_str()], "of {body}");
        let Typed::Checked(checked) = typed(&body) else {
            panic!("a text field holds any text: {body}");
        };
        assert!(checked.assignment.is_none(), "no request from {body}");
        assert!(
            checked
                .fields
                .iter()
                .all(|field| path.starts_with(&field.path)),
            "{path} of {body} is named and nothing else: {:?}",
            checked.fields,
        );
    }
}

#[test]
fn what_the_schema_takes_without_saying_what_it_means_is_refused_too() {
    let schema = Schema::of_the_page();
    for (path, body) in raw::taken_but_undefined() {
        assert_eq!(schema.rejections(&body), Vec::<String>::new(), "{body}");
        let Typed::Checked(checked) = typed(&body) else {
            panic!("the form can hold {body}");
        };
        assert!(checked.assignment.is_none(), "no request from {body}");
        let paths: Vec<&str> = checked
            .fields
            .iter()
            .map(|field| field.path.as_str())
            .collect();
        assert_eq!(paths, [path], "{body}");
    }
}

#[test]
fn the_fixture_is_the_schema_of_the_services_page() {
    // The page is not part of the project. Where a copy lies beside the checkout the two are
    // compared; elsewhere there is nothing to compare and this passes.
    let Some(page) = schema::page_beside_the_checkout() else {
        return;
    };
    assert_eq!(schema::fixture(), schema::request_schema_of(&page));
}

#[test]
fn a_schema_is_found_in_a_page_and_loses_what_is_for_readers_only() {
    let page = "# Title\n\n````yaml https://example.com post /p\npaths:\n  /api/v2/leads/bulk-assign:\n    \
                post:\n      requestBody:\n        content:\n          application/json:\n            \
                schema:\n              type: object\n              description: gone\n              \
                properties:\n                description:\n                  type: string\n                  \
                example: gone\n                  x-enumDescriptions: {a: gone}\n````\n";
    assert_eq!(
        schema::request_schema_of(page),
        json!({"type": "object", "properties": {"description": {"type": "string"}}}),
        "a property may be called description; a schema's description is dropped",
    );
}
