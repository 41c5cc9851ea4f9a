//! Reading what somebody pasted: everything that is right, and all that is not.

use super::problem::Notes;
use super::{At, FileProblem, Tree, file, instantly, leadsquared, pasted, request};
use crate::{Form, GroupForm, Service};

/// What a pasted text says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadRequest {
    /// The service that it is a request for, as far as it can be told; else the one asked for.
    pub service: Service,
    /// The form with all that is right. Where something is wrong, the field holds what stood there
    /// if it can, so that the form's check points at it; none where there is nothing to fill in.
    pub form: Option<Form>,
    /// It is a whole assignment file, which also says how it is carried out.
    pub whole: bool,
    /// All that is wrong with it, in its order; not what a form may leave open.
    pub problems: Vec<FileProblem>,
}

/// Reads the body of a request that was pasted, or an assignment file: alone, or within a command
/// for `curl` or a page's example. `service` is the one that it is expected for.
///
/// Unlike [`super::read_file`] it takes what is right and tells of the rest, so that a person can
/// decide. A request without users or without a team is right here: they can be chosen in the form.
#[must_use]
pub fn read_request(service: Service, text: &str) -> ReadRequest {
    let notes = Notes::default();
    match pasted::json(text) {
        Ok(tree) => read(service, &tree, notes),
        Err(message) => {
            notes.add("", message);
            ReadRequest {
                service,
                form: None,
                whole: false,
                problems: notes.into_problems(),
            }
        }
    }
}

fn read(expected: Service, tree: &Tree, notes: Notes) -> ReadRequest {
    let whole = is_file(tree);
    let at = At::new(tree, String::new(), &notes);
    let body = if whole { None } else { service_of(tree) };
    let service = body.unwrap_or(expected);
    let mut form = match tree {
        // What a template leaves open is just what is empty here.
        Tree::Object(_) if whole => file(&at).map(|(_, form, _)| form),
        Tree::Object(_) => Some(request(service, &at)),
        Tree::Null | Tree::Bool(_) | Tree::Number(_) | Tree::Text(_) | Tree::List(_) => {
            at.wrong(text::file::NO_OBJECT_PASTED);
            None
        }
    };
    if let Some(Form::LeadSquared(form)) = &mut form {
        // A form shows at least one condition.
        for group in &mut form.conditions {
            if group.condition.is_empty() {
                *group = GroupForm {
                    condition_operator: group.condition_operator.clone(),
                    ..GroupForm::default()
                };
            }
        }
        if form.conditions.is_empty() {
            form.conditions.push(GroupForm::default());
        }
    }
    let below = if whole { "request." } else { "" };
    let open = [
        ("organization_user_ids", text::file::NO_USERS),
        ("Value", text::file::NO_TEAM),
        ("Attribute", text::file::NO_ATTRIBUTE),
    ];
    let missing = |problem: &FileProblem| {
        let key = problem.path.strip_prefix(below);
        open.iter()
            .any(|(name, message)| key == Some(*name) && problem.message == *message)
    };
    let mut problems = notes.into_problems();
    problems.retain(|problem| !missing(problem));
    ReadRequest {
        service: form.as_ref().map_or(service, Form::service),
        form,
        whole,
        problems,
    }
}

/// Whether it is an assignment file rather than a service's own body.
fn is_file(tree: &Tree) -> bool {
    let has = |key: &str| keys(tree).any(|name| name == key);
    has("request") || has("service")
}

/// The service whose keys a body has; none where it has those of neither, or of both.
fn service_of(tree: &Tree) -> Option<Service> {
    let has_one_of = |known: &[&str]| keys(tree).any(|name| known.contains(&name));
    match (has_one_of(&instantly::KEYS), has_one_of(&leadsquared::KEYS)) {
        (true, false) => Some(Service::Instantly),
        (false, true) => Some(Service::LeadSquared),
        (true, true) | (false, false) => None,
    }
}

fn keys(tree: &Tree) -> impl Iterator<Item = &str> {
    let entries: &[(String, Tree)] = match tree {
        Tree::Object(entries) => entries,
        Tree::Null | Tree::Bool(_) | Tree::Number(_) | Tree::Text(_) | Tree::List(_) => &[],
    };
    entries.iter().map(|(key, _)| key.as_str())
}
