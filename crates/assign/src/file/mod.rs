//! Assignment files: a service's own request, field for field, and how to carry it out.
//!
//! Nothing in a file is passed over in silence. Both services ignore keys that they do not know, so
//! a misspelt filter would mean "everything"; here it is an error that names the place.

mod fields;
mod instantly;
mod leadsquared;
mod lenient;
mod manner;
mod near;
mod pasted;
mod problem;
mod schema;
mod tree;
mod write;

use crate::{Form, Service, check};
use fields::{At, Fields};
use problem::Notes;
use tree::Tree;

pub use lenient::{ReadRequest, read_request};
pub use problem::FileProblem;
pub use schema::schema;
pub use write::write_file;

const SERVICES: [&str; 2] = ["instantly", "leadsquared"];

/// Reads an assignment file. The form is complete: its check finds nothing wrong.
///
/// # Errors
/// Everything that is wrong with the file, each with its place, in the order of the file.
pub fn read_file(text: &str) -> Result<Form, Vec<FileProblem>> {
    let notes = Notes::default();
    let form = match serde_json::from_str::<Tree>(text) {
        Ok(tree) => file(&At::new(&tree, String::new(), &notes)),
        Err(error) => {
            notes.add("", format!("This is not JSON: {error}."));
            None
        }
    };
    complete(form, notes, "request.")
}

/// Reads a request alone: the body that a service's page documents. It is carried out as a file
/// would be that says nothing else.
///
/// # Errors
/// Everything that is wrong with the body, each with its place in it.
pub fn request_to_form(
    service: Service,
    body: &serde_json::Value,
) -> Result<Form, Vec<FileProblem>> {
    let notes = Notes::default();
    let tree = Tree::from(body);
    let form = request(service, &At::new(&tree, String::new(), &notes));
    complete(Some(form), notes, "")
}

fn file(at: &At<'_>) -> Option<Form> {
    let fields = at.object()?;
    let service = fields.required("service", &format!("one of: {}", SERVICES.join(", ")));
    let service: Service = service?.word(&SERVICES)?.parse().ok()?;
    only_known(&fields, service);
    let request = fields.required("request", "the service’s own request")?;
    let mut form = self::request(service, &request);
    match &mut form {
        Form::Instantly(form) => manner::for_leads(&fields, form),
        Form::LeadSquared(form) => manner::for_users(&fields, form),
    }
    Some(form)
}

fn only_known(fields: &Fields<'_>, service: Service) {
    let known: &[&str] = match service {
        Service::Instantly => &manner::FOR_INSTANTLY,
        Service::LeadSquared => &manner::FOR_LEADSQUARED,
    };
    fields.only(known);
}

fn request(service: Service, at: &At<'_>) -> Form {
    match service {
        Service::Instantly => Form::Instantly(instantly::request(at)),
        Service::LeadSquared => Form::LeadSquared(leadsquared::request(at)),
    }
}

/// The form if it is complete, else what is wrong; `below` is where the request's fields stand.
fn complete(form: Option<Form>, notes: Notes, below: &str) -> Result<Form, Vec<FileProblem>> {
    let Some(form) = form.filter(|_| notes.is_empty()) else {
        return Err(notes.into_problems());
    };
    for field in check(&form).fields {
        let mut manners = manner::FOR_INSTANTLY.iter().chain(&manner::FOR_LEADSQUARED);
        let is_manner = manners.any(|key| field.path.split('.').next() == Some(*key));
        let below = if is_manner { "" } else { below };
        notes.add(&format!("{below}{}", field.path), field.message);
    }
    if notes.is_empty() {
        Ok(form)
    } else {
        Err(notes.into_problems())
    }
}
