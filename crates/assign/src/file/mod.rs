//! Assignment files: a service's own request, field for field, and how to carry it out.
//!
//! Nothing in a file is passed over in silence. Both services ignore keys that they do not know, so
//! a misspelt filter would mean "everything"; here it is an error that names the place.
//!
//! A file can leave fields open (`ask`): it is a template then. It is read as one, and refused as an
//! assignment until each of them has been filled in.

mod fields;
mod instantly;
mod leadsquared;
mod lenient;
mod manner;
mod near;
mod open;
mod pasted;
mod problem;
mod schema;
mod tree;
mod write;

use crate::{Form, Place, Service, check};
use fields::{At, Fields};
use problem::Notes;
use tree::Tree;

pub use lenient::{ReadRequest, read_request};
pub use open::{fill_in, write_template};
pub use problem::FileProblem;
pub use schema::schema;
pub use write::write_file;

const SERVICES: [&str; 2] = ["instantly", "leadsquared"];

/// An assignment file of which fields can be left open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// What its writer called it.
    pub title: Option<String>,
    /// The form. Apart from the open fields its check finds nothing wrong.
    pub form: Form,
    /// The fields that are asked for. Those that hold something are filled in beforehand.
    pub ask: Vec<Place>,
}

/// Reads an assignment file. The form is complete: its check finds nothing wrong.
///
/// # Errors
/// Everything that is wrong with the file, each with its place, in the order of the file; also each
/// field that it leaves open.
pub fn read_file(text: &str) -> Result<Form, Vec<FileProblem>> {
    let template = read_template(text)?;
    let open = crate::still_open(&template.form, &template.ask);
    if open.is_empty() {
        return Ok(template.form);
    }
    let told = open.into_iter().map(|field| {
        let path = open::in_file(&field.path);
        FileProblem {
            message: text::file::left_open(&path),
            path,
        }
    });
    Err(told.collect())
}

/// Reads an assignment file whose fields may be left open.
///
/// # Errors
/// Everything that is wrong with the file but for what it leaves open.
pub fn read_template(text: &str) -> Result<Template, Vec<FileProblem>> {
    let notes = Notes::default();
    let tree = match serde_json::from_str::<Tree>(text) {
        Ok(tree) => tree,
        Err(error) => {
            notes.add("", text::file::not_json(error));
            return Err(notes.into_problems());
        }
    };
    let read = file(&At::new(&tree, String::new(), &notes));
    let Some((title, form, ask)) = read else {
        return Err(notes.into_problems());
    };
    let open = crate::still_open(&form, &ask).into_iter();
    let open: Vec<String> = open.map(|field| open::in_file(&field.path)).collect();
    let form = complete(form, notes.without(&open), &open)?;
    Ok(Template { title, form, ask })
}

fn file(at: &At<'_>) -> Option<(Option<String>, Form, Vec<Place>)> {
    let fields = at.object()?;
    let service = fields.required("service", &text::file::none_of(&SERVICES.join(", ")));
    let service: Service = service?.word(&SERVICES)?.parse().ok()?;
    only_known(&fields, service);
    let request = fields.required("request", text::file::NO_REQUEST)?;
    let mut form = self::request(service, &request);
    let names = fields.get("names").map(|at| open::names(&at));
    match &mut form {
        Form::Instantly(form) => {
            manner::for_leads(&fields, form);
            form.names = names.unwrap_or_default();
        }
        Form::LeadSquared(form) => {
            manner::for_users(&fields, form);
            form.names = names.unwrap_or_default();
        }
    }
    let title = fields.get("title").and_then(|at| at.text());
    let ask = fields.get("ask").map(|at| open::ask(&at, &form));
    Some((title.map(str::to_owned), form, ask.unwrap_or_default()))
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

/// The form if it is complete but for what is open, else what is wrong.
fn complete(form: Form, notes: Notes, open: &[String]) -> Result<Form, Vec<FileProblem>> {
    if !notes.is_empty() {
        return Err(notes.into_problems());
    }
    for field in check(&form).fields {
        let below = if open::is_manner(&field.path) {
            ""
        } else {
            "request."
        };
        let path = format!("{below}{}", field.path);
        if !open.contains(&path) {
            notes.add(&path, field.message);
        }
    }
    if notes.is_empty() {
        Ok(form)
    } else {
        Err(notes.into_problems())
    }
}
