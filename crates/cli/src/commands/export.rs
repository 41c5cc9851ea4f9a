//! `roster submissions export`

use std::fs::{self, File};

use app::contract::ExportRequest;

use super::submissions::find;
use crate::args::Format;
use crate::exit::Exit;
use crate::session::Session;
use crate::trouble::Trouble;

pub(super) async fn carry_out(
    session: &Session,
    id: &str,
    format: Format,
) -> Result<Exit, Trouble> {
    if session.console.is_json() && format == Format::Csv {
        let message = "--json promises a JSON document. Leave it out, or write --format json.";
        return Err(Trouble::invalid("--format", message));
    }
    let detail = find(session, id).await?;
    let plan_id = detail.plan_id.ok_or_else(|| {
        let message = "This was sent before Roster kept records, so there are none to export.";
        Trouble::invalid("ID", message).of(detail.id)
    })?;
    let request = ExportRequest {
        plan_id,
        format: format.into(),
    };
    let exported = session.app.export(request).await?;
    let unreadable =
        |error: std::io::Error| Trouble::internal("The export could not be read.", &error);
    let file = File::open(&exported.path).map_err(unreadable)?;
    session.console.copy(file)?;
    fs::remove_file(&exported.path).map_err(unreadable)?;
    Ok(Exit::Done)
}
