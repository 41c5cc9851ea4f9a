//! Adding, editing and removing connections. Nothing is ever half saved.

mod face;
mod keep;

use history::ConnectionRow;
use transport::Address;
use uuid::Uuid;

use crate::App;
use crate::account::typed_address;
use crate::app::off_thread;
use crate::contract::{
    CheckState, Code, Connection, ConnectionDraft, ConnectionEdit, ConnectionFace, ConnectionId,
    Error, Kind, Service,
};
use face::{checked_face, checked_label};

impl App {
    /// One connection as it is kept.
    pub(crate) async fn connection_row(&self, id: Uuid) -> Result<ConnectionRow, Error> {
        let row = self.history_do(move |history| history.connection(id)).await;
        row.map_err(|error| match error.code {
            Code::NotFound => Error::new(Code::NotFound, text::connection::GONE),
            _ => error,
        })
    }

    /// All connections, in order.
    ///
    /// # Errors
    /// `History` when it cannot be read.
    pub async fn list_connections(&self, (): ()) -> Result<Vec<Connection>, Error> {
        let rows = self.history_do(|history| history.connections()).await?;
        Ok(rows.into_iter().map(connection).collect())
    }

    /// Adds the two built-in practice connections, those that are not there yet, and gives all
    /// connections.
    ///
    /// # Errors
    /// `History` when it cannot be written.
    pub async fn add_practice_connections(&self, (): ()) -> Result<Vec<Connection>, Error> {
        let present = self.history_do(|history| history.connections()).await?;
        let wanted = [
            (
                Service::Instantly,
                text::connection::PRACTICE_WORKSPACE,
                text::connection::PRACTICE_WORKSPACE_LETTERS,
                text::connection::PRACTICE_LEADS,
            ),
            (
                Service::LeadSquared,
                text::connection::PRACTICE_ACADEMY,
                text::connection::PRACTICE_ACADEMY_LETTERS,
                text::connection::PRACTICE_USERS,
            ),
        ];
        for (service, label, letters, detail) in wanted {
            let there =
                |row: &ConnectionRow| row.service == service && row.kind == history::Kind::Practice;
            if present.iter().any(there) {
                continue;
            }
            let face = ConnectionFace {
                service,
                kind: Kind::Practice,
                label: free_label(label, &present),
                letters: letters.to_owned(),
                colour: "slate".to_owned(),
            };
            let mut row = new_row(self.new_id(), &face, String::new(), self.now());
            row.account_detail = Some(detail.to_owned());
            self.history_do(move |history| history.insert_connection(&row))
                .await?;
        }
        self.list_connections(()).await
    }

    /// Adds a connection: its keys into the keychain, the rest into the history. Where no
    /// LeadSquared address is given, the service is asked for the right one.
    ///
    /// # Errors
    /// `Invalid` names the field; the keychain's and the history's own. After any error nothing
    /// has been kept, or the message says what may have been.
    pub async fn add_connection(&self, draft: ConnectionDraft) -> Result<Connection, Error> {
        self.add_asking(draft, &typed_address(Service::LeadSquared, "")?)
            .await
    }

    /// The same, where `usual` is asked for LeadSquared's right address.
    async fn add_asking(
        &self,
        draft: ConnectionDraft,
        usual: &Address,
    ) -> Result<Connection, Error> {
        let face = checked_face(&draft.face)?;
        let credentials = draft.credentials.of(face.service)?;
        let address = typed_address(face.service, &draft.address)?;
        let mut row = new_row(self.new_id(), &face, address.to_string(), self.now());
        self.label_is_free(&row).await?;
        if asks_region(&row, &draft.address)
            && let Some(found) = self.find_region(usual, credentials.clone()).await
        {
            row.address = found.to_string();
        }
        let kept = self.save_new(credentials, row).await?;
        Ok(connection(kept))
    }

    /// Changes a connection; without new keys it keeps those in the keychain. Where a LeadSquared
    /// address is taken away, the service is asked for the right one.
    ///
    /// # Errors
    /// As for adding. After any error everything is as before, or the message says what may not be.
    pub async fn edit_connection(&self, edit: ConnectionEdit) -> Result<Connection, Error> {
        self.edit_asking(edit, &typed_address(Service::LeadSquared, "")?)
            .await
    }

    /// The same, where `usual` is asked for LeadSquared's right address.
    async fn edit_asking(
        &self,
        edit: ConnectionEdit,
        usual: &Address,
    ) -> Result<Connection, Error> {
        let id = edit.id;
        let before = self.connection_row(id).await?;
        let mut row = edited_row(&edit, before.clone())?;
        let new = edit
            .credentials
            .as_ref()
            .map(|keys| keys.of(row.service))
            .transpose()?;
        self.label_is_free(&row).await?;
        if asks_region(&row, &edit.address)
            && let Some(keys) = self.new_or_kept(new.as_ref(), id).await?
            && let Some(found) = self.find_region(usual, keys).await
        {
            row.address = found.to_string();
        }
        match new {
            Some(new) => self.replace_keys(new, row).await?,
            None => {
                let another_address = row.address != before.address;
                self.keep_edit(row, another_address).await?;
            }
        }
        Ok(connection(self.connection_row(id).await?))
    }

    /// Removes a connection and its keys. The history keeps its submissions.
    ///
    /// # Errors
    /// The keychain's, when the keys could not be removed: then the connection stays.
    pub async fn remove_connection(&self, connection: ConnectionId) -> Result<(), Error> {
        let id = connection.id;
        let row = self.connection_row(id).await?;
        if row.kind != history::Kind::Practice {
            self.vault_do(move |vault| vault.remove(id)).await?;
        }
        self.history_do(move |history| history.remove_connection(id))
            .await?;
        self.0.desks.forget(id);
        let budgets = self.0.budgets.clone();
        off_thread(move || {
            budgets.forget(id);
            Ok(())
        })
        .await
    }
}

/// LeadSquared has one address per region, and knows which is that of the keys.
fn asks_region(row: &ConnectionRow, typed: &str) -> bool {
    let is_practice = row.kind == history::Kind::Practice;
    row.service == Service::LeadSquared && !is_practice && typed.trim().is_empty()
}

fn edited_row(edit: &ConnectionEdit, before: ConnectionRow) -> Result<ConnectionRow, Error> {
    let practice = before.kind == history::Kind::Practice;
    let face = if practice {
        checked_label(&edit.face)?
    } else {
        checked_face(&edit.face)?
    };
    if face.service != before.service {
        return Err(Error::field("service", text::connection::SERVICE_STAYS));
    }
    if practice && edit.credentials.is_some() {
        return Err(Error::field(
            "credentials",
            text::connection::PRACTICE_HAS_NO_KEY,
        ));
    }
    let address = if practice {
        String::new()
    } else {
        typed_address(face.service, &edit.address)?.to_string()
    };
    Ok(ConnectionRow {
        kind: if practice {
            history::Kind::Practice
        } else {
            kind_word(face.kind)
        },
        label: face.label,
        letters: face.letters,
        colour: face.colour,
        address,
        ..before
    })
}

fn new_row(id: Uuid, face: &ConnectionFace, address: String, now: i64) -> ConnectionRow {
    ConnectionRow {
        id,
        service: face.service,
        kind: kind_word(face.kind),
        label: face.label.clone(),
        letters: face.letters.clone(),
        colour: face.colour.clone(),
        address,
        account_name: None,
        account_detail: None,
        checked_at: None,
        check_state: check_word(CheckState::Unchecked).to_owned(),
        check_message: None,
        created_at: now,
        last_used_at: None,
        position: 0,
        budget: None,
    }
}

/// The label, or the label with a number where it is taken.
fn free_label(label: &str, present: &[ConnectionRow]) -> String {
    let taken = |label: &str| {
        present
            .iter()
            .any(|row| row.label.eq_ignore_ascii_case(label))
    };
    if !taken(label) {
        return label.to_owned();
    }
    (2..)
        .map(|number| format!("{label} {number}"))
        .find(|label| !taken(label))
        .unwrap_or_default()
}

pub(crate) fn connection(row: ConnectionRow) -> Connection {
    let check = check_state(&row.check_state);
    Connection {
        id: row.id,
        face: ConnectionFace {
            service: row.service,
            kind: kind(row.kind),
            label: row.label,
            letters: row.letters,
            colour: row.colour,
        },
        address: row.address,
        account_name: row.account_name,
        account_detail: row.account_detail,
        check,
        check_message: row.check_message,
        checked_at: row.checked_at.filter(|_| check != CheckState::Unchecked),
        last_used_at: row.last_used_at,
    }
}

pub(crate) const fn kind(kind: history::Kind) -> Kind {
    match kind {
        history::Kind::Live => Kind::Live,
        history::Kind::Test => Kind::Test,
        history::Kind::Practice => Kind::Practice,
    }
}

const fn kind_word(kind: Kind) -> history::Kind {
    match kind {
        Kind::Live => history::Kind::Live,
        Kind::Test => history::Kind::Test,
        Kind::Practice => history::Kind::Practice,
    }
}

pub(crate) const fn check_word(state: CheckState) -> &'static str {
    match state {
        CheckState::Unchecked => "unchecked",
        CheckState::Working => "working",
        CheckState::Rejected => "rejected",
        CheckState::Refused => "refused",
        CheckState::Unreachable => "unreachable",
    }
}

/// A word that a later version wrote counts as not tested.
fn check_state(word: &str) -> CheckState {
    match word {
        "working" => CheckState::Working,
        "rejected" => CheckState::Rejected,
        "refused" => CheckState::Refused,
        "unreachable" => CheckState::Unreachable,
        _ => CheckState::Unchecked,
    }
}

#[cfg(test)]
mod tests;
