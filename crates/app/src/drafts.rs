//! Keeping a form that is being filled in, so that it survives the end of the process.

use ::history::DraftRow;

use crate::App;
use crate::contract::{ConnectionId, Draft, Error, KeptDraft};
use crate::error::as_json;

impl App {
    /// The draft of a connection. None where there is none, or where it was kept by a version that
    /// wrote it in another way: a draft must never stand in the way of a form.
    ///
    /// # Errors
    /// `History` when it cannot be read.
    pub async fn draft(&self, connection: ConnectionId) -> Result<Option<KeptDraft>, Error> {
        let id = connection.id;
        let row = self.history_do(move |history| history.draft(id)).await?;
        Ok(row.and_then(kept))
    }

    /// Keeps a draft in place of the connection's earlier one.
    ///
    /// # Errors
    /// `NotFound` for a connection that is gone, `Invalid` for a form of the other service;
    /// `History` when it cannot be written.
    pub async fn save_draft(&self, draft: Draft) -> Result<(), Error> {
        let row = self.connection_row(draft.connection_id).await?;
        if draft.form.service() != row.service {
            let message = text::template::DRAFT_OF_OTHER_SERVICE;
            return Err(Error::field("service", message));
        }
        let row = DraftRow {
            connection_id: draft.connection_id,
            form: as_json(&draft.form)?,
            ask: as_json(&draft.ask)?,
            submission_id: draft.submission_id,
            template_id: draft.template_id,
            carried: draft.carried,
            saved_at: self.now(),
        };
        self.history_do(move |history| history.save_draft(&row))
            .await
    }

    /// Forgets the draft of a connection. That there was none is fine.
    ///
    /// # Errors
    /// `History` when it cannot be written.
    pub async fn discard_draft(&self, connection: ConnectionId) -> Result<(), Error> {
        let id = connection.id;
        self.history_do(move |history| history.discard_draft(id))
            .await
    }
}

fn kept(row: DraftRow) -> Option<KeptDraft> {
    let draft = Draft {
        connection_id: row.connection_id,
        form: serde_json::from_str(&row.form).ok()?,
        ask: serde_json::from_str(&row.ask).ok()?,
        submission_id: row.submission_id,
        template_id: row.template_id,
        carried: row.carried,
    };
    Some(KeptDraft {
        draft,
        saved_at: row.saved_at,
    })
}
