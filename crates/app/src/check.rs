//! Checking a form as it is typed.

use ::history::ConnectionRow;
use assign::{Checked, Place};

use crate::App;
use crate::contract::{Check, CheckRequest, Code, Error, FieldMessage, Form};
use crate::preview;

impl App {
    /// Checks a form and shows what would be sent. Nothing is sent.
    ///
    /// # Errors
    /// `NotFound` for a connection that is gone; `Invalid` for a form of the other service.
    pub async fn check(&self, request: CheckRequest) -> Result<Check, Error> {
        let row = self.connection_row(request.connection_id).await?;
        let Checked {
            fields,
            filter,
            body,
            assignment,
        } = checked(&row, &request.form, &request.ask)?;
        let Some(assignment) = assignment else {
            return Ok(Check {
                fields,
                filter,
                sentence: None,
                cautions: Vec::new(),
                danger: None,
                body_so_far: body,
                request: None,
            });
        };
        let address = self.address_of(&row).await?;
        Ok(Check {
            fields,
            filter,
            sentence: Some(assignment.sentence(&row.label)),
            cautions: assignment.cautions(),
            danger: assignment.danger().map(|danger| danger.title().to_owned()),
            body_so_far: body,
            request: Some(preview::of(&assignment, &address)?),
        })
    }
}

/// Checks a form against the rules of its connection's service. What is asked for and is not a field
/// any more, as one of a condition that was removed, asks for nothing.
pub(crate) fn checked(
    connection: &ConnectionRow,
    form: &Form,
    ask: &[String],
) -> Result<Checked, Error> {
    if form.service() == connection.service {
        let ask = ask.iter().filter_map(|path| Place::find(form, path));
        let ask: Vec<Place> = ask.collect();
        return Ok(assign::check_asking(form, &ask));
    }
    let message = text::planning::form_of_other_service(form.service(), connection.service);
    Err(Error::field("service", message))
}

/// Why a form cannot be planned yet: the first thing that is missing or wrong.
pub(crate) fn not_ready(fields: &[FieldMessage]) -> Error {
    fields.first().map_or_else(
        || Error::new(Code::Invalid, text::planning::FORM_NOT_COMPLETE),
        |first| Error::field(first.path.clone(), first.message.clone()),
    )
}
