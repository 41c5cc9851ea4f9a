//! Open fields, names and the title of an assignment file.

use super::FileProblem;
use super::fields::At;
use super::manner::{FOR_INSTANTLY, FOR_LEADSQUARED};
use super::tree::Tree;
use super::write::text;
use crate::{FieldMessage, Form, Names, Place, check, open};

/// Where a field of a form stands in a file.
pub(super) fn in_file(path: &str) -> String {
    if is_manner(path) {
        path.to_owned()
    } else {
        format!("request.{path}")
    }
}

/// Whether a field of a form is no part of the request.
pub(super) fn is_manner(path: &str) -> bool {
    let first = path.split('.').next();
    let mut keys = FOR_INSTANTLY.iter().chain(&FOR_LEADSQUARED);
    keys.any(|key| first == Some(*key))
}

/// The fields that are asked for; what cannot be left open is noted.
pub(super) fn ask(at: &At<'_>, form: &Form) -> Vec<Place> {
    let all = Place::all(form);
    let mut found = Vec::new();
    for item in at.items().unwrap_or_default() {
        let Some(path) = item.text() else { continue };
        match all.iter().find(|place| in_file(&place.path()) == path) {
            Some(place) if found.contains(place) => item.wrong(text::file::ASKED_TWICE),
            Some(place) => found.push(*place),
            None => {
                let known: Vec<String> = all.iter().map(|place| in_file(&place.path())).collect();
                item.wrong(text::file::cannot_be_open(path, &known.join(", ")));
            }
        }
    }
    found
}

/// The names of ids, for people.
pub(super) fn names(at: &At<'_>) -> Names {
    let Some(fields) = at.object() else {
        return Names::new();
    };
    fields.each_once();
    let names = fields.each();
    names
        .filter_map(|(id, at)| Some((id.to_owned(), at.text()?.to_owned())))
        .collect()
}

/// The file of a template, indented for reading: the form with its names, what is asked for left
/// out of it. Read back as a template, it is the same one.
///
/// # Errors
/// What is wrong with the form, apart from what is asked for.
pub fn write_template(
    title: &str,
    form: &Form,
    ask: &[Place],
) -> Result<String, Vec<FieldMessage>> {
    let form = open::left_open(form, ask);
    let checked = check(&open::filled_in(&form, ask));
    let assignment = checked.assignment.ok_or(checked.fields)?;
    // What was just written is read.
    let mut tree = serde_json::from_str(&text(&assignment)).unwrap_or(Tree::Null);
    for place in ask {
        take_out(&mut tree, &in_file(&place.path()));
        if *place == Place::People {
            take_out(&mut tree, "weights");
        }
    }
    if let Tree::Object(fields) = &mut tree {
        let asked = ask.iter().map(|place| Tree::Text(in_file(&place.path())));
        let names = form.names().iter();
        let names = names.map(|(id, name)| (id.clone(), Tree::Text(name.clone())));
        fields.insert(0, ("title".to_owned(), Tree::Text(title.to_owned())));
        if !ask.is_empty() {
            fields.insert(2, ("ask".to_owned(), Tree::List(asked.collect())));
        }
        if !form.names().is_empty() {
            fields.push(("names".to_owned(), Tree::Object(names.collect())));
        }
    }
    // It cannot fail: the file holds nothing but texts, numbers and lists.
    Ok(serde_json::to_string_pretty(&tree).unwrap_or_default())
}

/// Writes values into an assignment file, each at its place, as in `request.campaign`. A value is
/// JSON; what is none is a text.
///
/// # Errors
/// What is no JSON, and places that the file does not have.
pub fn fill_in(text: &str, values: &[(String, String)]) -> Result<String, FileProblem> {
    let wrong = |path: &str, message: String| FileProblem {
        path: path.to_owned(),
        message,
    };
    let mut tree: Tree =
        serde_json::from_str(text).map_err(|error| wrong("", text::file::not_json(error)))?;
    for (path, value) in values {
        let value = serde_json::from_str(value).unwrap_or_else(|_| Tree::Text(value.clone()));
        let set = place_of(&mut tree, path, |fields, key| {
            fields.retain(|(name, _)| name != key);
            fields.push((key.to_owned(), value));
        });
        if set.is_none() {
            return Err(wrong(path, text::file::NO_SUCH_PLACE.to_owned()));
        }
    }
    Ok(serde_json::to_string_pretty(&tree).unwrap_or_default())
}

fn take_out(tree: &mut Tree, path: &str) {
    place_of(tree, path, |fields, key| {
        fields.retain(|(name, _)| name != key);
    });
}

/// Hands the object over in which the place's last key stands, or would; none if there is none.
fn place_of<T>(
    tree: &mut Tree,
    path: &str,
    act: impl FnOnce(&mut Vec<(String, Tree)>, &str) -> T,
) -> Option<T> {
    let (above, last) = path.rsplit_once('.').unwrap_or(("", path));
    let mut here = tree;
    for step in above.split('.').filter(|step| !step.is_empty()) {
        let (key, indexes) = step.split_once('[').unwrap_or((step, ""));
        here = member(here, key)?;
        for index in indexes.split('[').filter(|index| !index.is_empty()) {
            let index = index.strip_suffix(']')?.parse::<usize>().ok()?;
            here = match here {
                Tree::List(items) => items.get_mut(index)?,
                _ => return None,
            };
        }
    }
    match here {
        Tree::Object(fields) if !last.is_empty() && !last.contains('[') => Some(act(fields, last)),
        _ => None,
    }
}

fn member<'a>(tree: &'a mut Tree, key: &str) -> Option<&'a mut Tree> {
    match tree {
        Tree::Object(fields) => {
            let mut fields = fields.iter_mut();
            fields.find(|(name, _)| name == key).map(|(_, value)| value)
        }
        Tree::Null | Tree::Bool(_) | Tree::Number(_) | Tree::Text(_) | Tree::List(_) => None,
    }
}
