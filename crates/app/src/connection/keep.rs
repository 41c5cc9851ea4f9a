//! Keeping a connection in two places, the keychain and the history: in both or in none.

use history::ConnectionRow;
use secrets::{Credentials, VaultErrorKind};
use uuid::Uuid;

use crate::App;
use crate::contract::Error;

impl App {
    /// Finds out that a label is taken before a key is saved for it.
    pub(super) async fn label_is_free(&self, row: &ConnectionRow) -> Result<(), Error> {
        let (id, label) = (row.id, row.label.clone());
        self.history_do(move |history| history.check_label(id, &label))
            .await
    }

    /// The new keys, or else those in the keychain if there are any.
    pub(super) async fn new_or_kept(
        &self,
        new: Option<&Credentials>,
        id: Uuid,
    ) -> Result<Option<Credentials>, Error> {
        match new {
            Some(new) => Ok(Some(new.clone())),
            None => self.kept_keys(id).await,
        }
    }

    /// The keys in the keychain; none where there is nothing that could be put back.
    async fn kept_keys(&self, id: Uuid) -> Result<Option<Credentials>, Error> {
        self.vault_do(move |vault| match vault.load(id) {
            Ok(keys) => Ok(Some(keys)),
            Err(error) => match error.kind() {
                VaultErrorKind::Missing | VaultErrorKind::Unreadable => Ok(None),
                VaultErrorKind::NoKeychain
                | VaultErrorKind::Locked
                | VaultErrorKind::Denied
                | VaultErrorKind::TooLong { .. }
                | VaultErrorKind::Other => Err(error),
            },
        })
        .await
    }

    /// Saves the keys and the row of a new connection; takes the keys away again when the row
    /// cannot be saved.
    pub(super) async fn save_new(
        &self,
        keys: Credentials,
        row: ConnectionRow,
    ) -> Result<ConnectionRow, Error> {
        let id = row.id;
        self.vault_do(move |vault| vault.save(id, &keys)).await?;
        let kept = self
            .history_do(move |history| history.insert_connection(&row))
            .await;
        match kept {
            Ok(row) => Ok(row),
            Err(error) => {
                let undone = self.vault_do(move |vault| vault.remove(id)).await;
                Err(after_undoing(
                    error,
                    undone,
                    text::connection::KEY_LEFT_BEHIND,
                ))
            }
        }
    }

    /// Saves new keys and the row; puts the old keys back when the row cannot be saved. Old keys
    /// that cannot be read now could not be put back, so then nothing is begun.
    pub(super) async fn replace_keys(
        &self,
        new: Credentials,
        row: ConnectionRow,
    ) -> Result<(), Error> {
        let id = row.id;
        let old = self.kept_keys(id).await?;
        self.vault_do(move |vault| vault.save(id, &new)).await?;
        let Err(error) = self.keep_edit(row, true).await else {
            return Ok(());
        };
        let left = match old {
            Some(_) => text::connection::KEY_NOT_PUT_BACK,
            None => text::connection::KEY_LEFT_BEHIND,
        };
        let undone = self
            .vault_do(move |vault| match old {
                Some(old) => vault.save(id, &old),
                None => vault.remove(id),
            })
            .await;
        Err(after_undoing(error, undone, left))
    }

    /// Saves the row; what was found of another account does not count any more.
    pub(super) async fn keep_edit(
        &self,
        row: ConnectionRow,
        another_account: bool,
    ) -> Result<(), Error> {
        let now = self.now();
        self.history_do(move |history| {
            if another_account {
                history.update_account(&row, now)
            } else {
                history.update_connection(&row)
            }
        })
        .await
    }
}

/// The error that something was undone for; where that failed too, it says what is `left`.
fn after_undoing(error: Error, undone: Result<(), Error>, left: &str) -> Error {
    let Err(why) = undone else {
        return error;
    };
    let details = [error.detail, Some(why.message), why.detail];
    let details: Vec<String> = details.into_iter().flatten().collect();
    Error {
        message: format!("{} {left}", error.message),
        detail: Some(details.join("\n")),
        ..error
    }
}
