//! `roster submissions export`

use std::fs::File;

use app::contract::ExportRequest;

use super::Around;
use super::submissions::find;
use crate::args::Format;
use crate::exit::Exit;
use crate::session::{Opening, Session};
use crate::trouble::Trouble;

pub(super) async fn carry_out(
    opening: Opening,
    around: Around,
    id: &str,
    format: Format,
) -> Result<Exit, Trouble> {
    if around.0.is_json() && format == Format::Csv {
        let message = text::command::files::EXPORT_IS_NO_JSON;
        return Err(Trouble::invalid("--format", message));
    }
    // It goes with the command, and only this one needs it.
    let folder = tempfile::tempdir()
        .map_err(|error| Trouble::internal(text::command::files::NO_TEMPORARY_FOLDER, &error))?;
    let opening = Opening {
        exports_dir: Some(folder.path().to_owned()),
        ..opening
    };
    export(&Session::open(opening, around)?, id, format).await
}

async fn export(session: &Session, id: &str, format: Format) -> Result<Exit, Trouble> {
    let detail = find(session, id).await?;
    let plan_id = detail.plan_id.ok_or_else(|| {
        let message = text::command::files::NOTHING_TO_EXPORT;
        Trouble::invalid("ID", message).of(detail.id)
    })?;
    let request = ExportRequest {
        plan_id,
        format: format.into(),
    };
    let exported = session.app.export(request).await?;
    let file = File::open(&exported.path)
        .map_err(|error| Trouble::internal(text::command::files::EXPORT_UNREAD, &error))?;
    session.console.copy(file)?;
    Ok(Exit::Done)
}
