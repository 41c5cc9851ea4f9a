//! Templates: kept, listed, renamed, copied, removed, and as files.

mod file;

use ::history::{HistoryError, NewTemplate, TemplateRow};
use assign::{Place, check, left_open, open_words, openable};

use crate::App;
use crate::check::not_ready;
use crate::contract::{
    Code, Error, Form, OpenField, Template, TemplateDetail, TemplateDraft, TemplateId,
    TemplateName, TemplateUse,
};
use crate::error::as_json;
use crate::history::face;

const LONGEST_NAME: usize = 80;

impl App {
    /// The templates that hold every word of a text in their name, words or account; all for none.
    ///
    /// # Errors
    /// `History` when they cannot be read.
    pub async fn list_templates(&self, text: String) -> Result<Vec<Template>, Error> {
        let rows = self.history_do(move |history| {
            let rows = history.templates(&text)?.into_iter();
            rows.map(|row| Ok((history.template_form(row.id)?, row)))
                .collect::<Result<Vec<_>, HistoryError>>()
        });
        rows.await?
            .into_iter()
            .map(|(form, row)| Ok(template(row, &read(&form)?)))
            .collect()
    }

    /// One template with its form.
    ///
    /// # Errors
    /// `NotFound` when it was removed; `History` when it cannot be read.
    pub async fn template(&self, template: TemplateId) -> Result<TemplateDetail, Error> {
        let id = template.id;
        let found = self
            .history_do(move |history| Ok((history.template(id)?, history.template_form(id)?)))
            .await;
        let (row, form) = found.map_err(gone)?;
        let form = read(&form)?;
        let ask = paths(&row)?;
        Ok(TemplateDetail {
            template: self::template(row, &form),
            form,
            ask,
        })
    }

    /// The fields of a form that can be left open in a template.
    ///
    /// # Errors
    /// None today.
    pub async fn open_fields(&self, form: Form) -> Result<Vec<OpenField>, Error> {
        let wrong = check(&form).fields;
        let fields = openable(&form).into_iter().map(|field| {
            let path = field.place.path();
            OpenField {
                needed: wrong.iter().any(|it| it.path == path),
                path,
                label: field.label,
                value: field.value,
            }
        });
        Ok(fields.collect())
    }

    /// Keeps a form as a template.
    ///
    /// # Errors
    /// `Invalid` names the field: the name, or one of the form that is neither right nor asked for;
    /// `NotFound` when the template or the account is gone; `History` when it cannot be written.
    pub async fn save_template(&self, draft: TemplateDraft) -> Result<Template, Error> {
        let connection = self.connection_row(draft.connection_id).await?;
        if draft.form.service() != connection.service {
            let message = text::template::OF_OTHER_SERVICE;
            return Err(Error::field("service", message));
        }
        let ask = places(&draft.form, &draft.ask)?;
        let kept = self.new_template(&draft.name, &draft.form, &ask)?;
        let new = NewTemplate {
            id: draft.replaces.unwrap_or(kept.id),
            connection: Some(connection.id),
            ..kept
        };
        let (id, replaces) = (new.id, draft.replaces.is_some());
        let written = self.history_do(move |history| match replaces {
            true => history.replace_template(&new),
            false => history.insert_template(&new),
        });
        written.await.map_err(gone)?;
        Ok(self.template(TemplateId { id }).await?.template)
    }

    /// Gives a template another name.
    ///
    /// # Errors
    /// `Invalid` for a name that is empty, too long or taken; `NotFound`; `History`.
    pub async fn rename_template(&self, wanted: TemplateName) -> Result<Template, Error> {
        let (id, name, now) = (wanted.id, checked_name(&wanted.name)?, self.now());
        let renamed = self.history_do(move |history| history.rename_template(id, &name, now));
        renamed.await.map_err(gone)?;
        Ok(self.template(TemplateId { id }).await?.template)
    }

    /// Adds a copy of a template under a name of its own.
    ///
    /// # Errors
    /// `NotFound` when it was removed; `History`.
    pub async fn duplicate_template(&self, template: TemplateId) -> Result<Template, Error> {
        let TemplateDetail {
            template,
            form,
            ask,
        } = self.template(template).await?;
        let ask = places(&form, &ask)?;
        let new = NewTemplate {
            connection: template.connection_id,
            ..self.new_template(&template.name, &form, &ask)?
        };
        self.add_named(new, &text::template::copy_of(&template.name))
            .await
    }

    /// Removes a template. What was made with it stays.
    ///
    /// # Errors
    /// `History` when it cannot be written. That it is already gone is none.
    pub async fn remove_template(&self, template: TemplateId) -> Result<(), Error> {
        let id = template.id;
        let removed = self.history_do(move |history| history.remove_template(id));
        match removed.await {
            Err(error) if error.code == Code::NotFound => Ok(()),
            answer => answer,
        }
    }

    /// Adds a template under a name, with a number behind it where that is taken.
    async fn add_named(&self, new: NewTemplate, name: &str) -> Result<Template, Error> {
        let (id, name) = (new.id, name.to_owned());
        self.history_do(move |history| {
            let mut number = 1_u32;
            loop {
                let name = numbered(&name, number);
                let named = NewTemplate {
                    name,
                    ..new.clone()
                };
                match history.insert_template(&named) {
                    Err(HistoryError::Duplicate { .. }) => number += 1,
                    answer => return answer,
                }
            }
        })
        .await?;
        Ok(self.template(TemplateId { id }).await?.template)
    }

    /// A template of a form, for no account yet.
    fn new_template(&self, name: &str, form: &Form, ask: &[Place]) -> Result<NewTemplate, Error> {
        let name = checked_name(name)?;
        let form = left_open(form, ask);
        let words = open_words(&form, ask).map_err(|fields| not_ready(&fields))?;
        let paths: Vec<String> = ask.iter().map(|place| place.path()).collect();
        Ok(NewTemplate {
            id: self.new_id(),
            name,
            service: form.service(),
            connection: None,
            form: as_json(&form)?,
            ask: as_json(&paths)?,
            words,
            at: self.now(),
        })
    }
}

/// A name that fits, with a number from 2 on.
fn numbered(name: &str, number: u32) -> String {
    let end = match number {
        1 => String::new(),
        number => format!(" {number}"),
    };
    let room = LONGEST_NAME - end.chars().count();
    let name: String = name.chars().take(room).collect();
    format!("{}{end}", name.trim_end())
}

fn checked_name(name: &str) -> Result<String, Error> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Error::field("name", text::template::NO_NAME));
    }
    if name.chars().count() > LONGEST_NAME {
        let message = text::template::longest_name(LONGEST_NAME);
        return Err(Error::field("name", message));
    }
    Ok(name.to_owned())
}

/// The fields of a form with these paths.
fn places(form: &Form, paths: &[String]) -> Result<Vec<Place>, Error> {
    let find = |path: &String| {
        Place::find(form, path).ok_or_else(|| {
            let message = text::template::NOT_OPENABLE;
            Error::field(path.clone(), message)
        })
    };
    paths.iter().map(find).collect()
}

fn template(row: TemplateRow, form: &Form) -> Template {
    let asked = paths(&row).unwrap_or_default();
    let fields = openable(form);
    let label = |path: &String| {
        let field = fields.iter().find(|field| field.place.path() == *path)?;
        Some(field.label.clone())
    };
    let connection_id = row.connection.as_ref().and_then(|it| it.id);
    Template {
        id: row.id,
        name: row.name,
        service: row.service,
        connection_id,
        face: row.connection.map(|it| face(row.service, it)),
        words: row.words,
        asks: asked.iter().filter_map(label).collect(),
        changed_at: row.changed_at,
        used: row.used.map(|used| TemplateUse {
            submission_id: used.submission,
            at: used.at,
            state: used.state,
        }),
    }
}

fn paths(row: &TemplateRow) -> Result<Vec<String>, Error> {
    serde_json::from_str(&row.ask).map_err(|error| unreadable(&error))
}

fn read(form: &str) -> Result<Form, Error> {
    serde_json::from_str(form).map_err(|error| unreadable(&error))
}

fn unreadable(error: &serde_json::Error) -> Error {
    let message = text::template::UNREADABLE;
    Error::new(Code::History, message).detail(error.to_string())
}

fn gone(error: Error) -> Error {
    if error.code == Code::NotFound {
        let message = text::template::GONE;
        return Error::new(Code::NotFound, message);
    }
    if error.field.as_deref() == Some("name") {
        let message = text::template::NAME_TAKEN;
        return Error::field("name", message);
    }
    error
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_has_a_name_that_fits_and_a_number_from_the_second_on() {
        assert_eq!(numbered("Monday copy", 1), "Monday copy");
        assert_eq!(numbered("Monday copy", 2), "Monday copy 2");
        let long = "ä".repeat(LONGEST_NAME + 5);
        for number in [1, 2, 10] {
            let name = numbered(&long, number);
            assert_eq!(name.chars().count(), LONGEST_NAME, "{name}");
        }
        assert_ne!(numbered(&long, 2), numbered(&long, 3));
    }
}
