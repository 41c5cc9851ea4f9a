//! `search`: whole words and beginnings of a field, over names, e-mail, company and title. Inside a
//! campaign or list it also finds the middle of a word.

use crate::data::leads::Lead;

pub(super) fn finds(search: &str, lead: &Lead, inside_too: bool) -> bool {
    let wanted = search.trim().to_lowercase();
    if wanted.is_empty() {
        return true;
    }
    let details = &lead.details;
    let name = [&details.first_name, &details.last_name].map(|part| part.as_deref().unwrap_or(""));
    let fields = [
        lead.email.as_str(),
        name[0],
        name[1],
        &name.join(" "),
        details.company_name.as_deref().unwrap_or(""),
        details.job_title.as_deref().unwrap_or(""),
    ]
    .map(str::to_lowercase);
    let words: Vec<&str> = fields
        .iter()
        .flat_map(|field| field.split(|c: char| !c.is_alphanumeric() && c != '\''))
        .collect();
    fields.iter().any(|field| field.starts_with(&wanted))
        || wanted.split_whitespace().all(|word| words.contains(&word))
        || (inside_too && fields.iter().any(|field| field.contains(&wanted)))
}
