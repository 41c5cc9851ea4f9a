//! Assignment files: strict, named by their places, and the same assignment back again.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod generate;
mod lenient;
mod open;
mod refused;
mod round_trip;

use roster_assign::{Form, Request, check, read_file, schema};
use serde_json::Value;

pub(crate) const ADA: &str = "019e18e2-a5e1-752d-a736-5db13d4a09b2";
pub(crate) const BRUNO: &str = "019e18e2-a5e1-752d-a736-5daf6da90de8";
pub(crate) const LEAD: &str = "019e18e2-a5e1-752d-a736-5db3861230cd";
pub(crate) const TEAM: &str = "7d3f2c0e-5a1b-11ea-8d77-2e728ce88125";

/// What a form asks for.
pub(crate) fn request(form: &Form) -> Request {
    let checked = check(form);
    let assignment = checked
        .assignment
        .unwrap_or_else(|| panic!("{form:?} is complete, but: {:?}", checked.fields));
    assignment.request().clone()
}

/// The places and messages of what is wrong with a file.
pub(crate) fn problems(file: &Value) -> Vec<(String, String)> {
    problems_of(&file.to_string())
}

pub(crate) fn problems_of(text: &str) -> Vec<(String, String)> {
    let problems = read_file(text).expect_err(text);
    let problems = problems.into_iter();
    problems
        .map(|problem| (problem.path, problem.message))
        .collect()
}

/// A validator of assignment files.
pub(crate) fn validator() -> jsonschema::Validator {
    jsonschema::options()
        .with_draft(jsonschema::Draft::Draft202012)
        .build(&schema())
        .unwrap()
}
