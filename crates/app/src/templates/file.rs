//! Templates as assignment files: the format that the headless command reads.

use assign::{FileProblem, read_template, write_template};

use super::{Template, TemplateDetail, TemplateId, places};
use crate::App;
use crate::app::off_thread;
use crate::check::not_ready;
use crate::contract::{Code, Error, Exported};
use crate::export::{name, unwritten, write_new};

/// How many problems of a file are told at once.
const SHOWN_PROBLEMS: usize = 20;

impl App {
    /// Writes a template as an assignment file into the folder for exports. No file is ever
    /// overwritten.
    ///
    /// # Errors
    /// `NotFound` when it was removed; `History` when the file cannot be written.
    pub async fn export_template(&self, template: TemplateId) -> Result<Exported, Error> {
        let TemplateDetail {
            template,
            form,
            ask,
        } = self.template(template).await?;
        let ask = places(&form, &ask)?;
        let text =
            write_template(&template.name, &form, &ask).map_err(|fields| not_ready(&fields))?;
        let name = name(&template.name, "", self.now());
        let folder = self.0.exports_dir.clone();
        off_thread(move || {
            let written = write_new(&folder, &name, "json", |out| {
                out.write_all(text.as_bytes())?;
                out.write_all(b"\n")?;
                Ok(0)
            });
            let (path, records) = written.map_err(unwritten)?;
            Ok(Exported {
                path: path.display().to_string(),
                records,
            })
        })
        .await
    }

    /// Adds a template from the text of an assignment file. It is for no account yet: which one is
    /// asked when it is used, and its names are looked for there.
    ///
    /// # Errors
    /// `Invalid` says what is wrong with the file and where; `History` when it cannot be written.
    pub async fn import_template(&self, text: String) -> Result<Template, Error> {
        let read = read_template(&text).map_err(|problems| not_valid(&problems))?;
        let title = read.title.as_deref().unwrap_or(text::template::UNTITLED);
        let title: String = title.chars().take(super::LONGEST_NAME).collect();
        let new = self.new_template(&title, &read.form, &read.ask)?;
        let name = new.name.clone();
        self.add_named(new, &name).await
    }
}

/// The first problem as the message, all of them, a line each, as the detail.
fn not_valid(problems: &[FileProblem]) -> Error {
    let said = |problem: &FileProblem| match problem.path.as_str() {
        "" => problem.message.clone(),
        path => format!("{path}: {}", problem.message),
    };
    let first = problems.first().map_or_else(String::new, said);
    let message = text::template::not_usable(&first);
    let error = Error::new(Code::Invalid, message);
    let error = Error {
        field: problems.first().map(|problem| problem.path.clone()),
        ..error
    };
    let lines: Vec<String> = problems.iter().take(SHOWN_PROBLEMS).map(said).collect();
    if lines.len() > 1 {
        error.detail(lines.join("\n"))
    } else {
        error
    }
}
