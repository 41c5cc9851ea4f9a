//! The table `connections`: accounts at a service, without their keys (those are in the OS keychain).

use assign::Service;
use rusqlite::{Row, Transaction, named_params};
use uuid::Uuid;

use crate::choices::another_account;
use crate::column::{Kind, whole, word};
use crate::{History, HistoryError};

/// One connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConnectionRow {
    /// Also the name of its entry in the keychain.
    pub id: Uuid,
    /// At which service.
    pub service: Service,
    /// What kind of account it is.
    pub kind: Kind,
    /// What the person calls it. Unique, whatever the case.
    pub label: String,
    /// One or two letters for its tile.
    pub letters: String,
    /// The tile's colour, by name.
    pub colour: String,
    /// The service's base address, without query and without keys.
    pub address: String,
    /// What the service calls the account.
    pub account_name: Option<String>,
    /// More about it, such as whom the key belongs to.
    pub account_detail: Option<String>,
    /// When it was last checked or, while it is `unchecked`, when it got its keys or address.
    pub checked_at: Option<i64>,
    /// What the check found: `unchecked`, `working`, `rejected`, `unreachable` or a later word.
    pub check_state: String,
    /// The check's message, for people.
    pub check_message: Option<String>,
    /// When it was added.
    pub created_at: i64,
    /// When something was last sent with it.
    pub last_used_at: Option<i64>,
    /// Its place in the list. Given by `insert_connection`.
    pub position: i64,
    /// Its rate budget: so many calls in so many milliseconds. Nothing for the service's usual one.
    /// Changed by `set_budget` alone.
    pub budget: Option<(u32, u64)>,
}

/// What a check of a connection found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// When it ended.
    pub at: i64,
    /// As in [`ConnectionRow::check_state`].
    pub state: String,
    /// As in [`ConnectionRow::check_message`].
    pub message: Option<String>,
    /// The account's name if the check learned it; nothing leaves the known one.
    pub account_name: Option<String>,
    /// The same for the detail.
    pub account_detail: Option<String>,
}

impl History {
    /// All connections, in the person's order.
    ///
    /// # Errors
    /// If the file can't be read.
    pub fn connections(&self) -> Result<Vec<ConnectionRow>, HistoryError> {
        self.read(|c| {
            let mut rows =
                c.prepare_cached("SELECT * FROM connections ORDER BY position, created_at, id")?;
            let rows = rows.query_map([], from_row)?.collect::<Result<_, _>>()?;
            Ok(rows)
        })
    }

    /// One connection.
    ///
    /// # Errors
    /// `Missing` if there is none with this id.
    pub fn connection(&self, id: Uuid) -> Result<ConnectionRow, HistoryError> {
        self.read(|c| {
            Ok(c.query_row(
                "SELECT * FROM connections WHERE id = ?1",
                [id.to_string()],
                from_row,
            )?)
        })
    }

    /// Adds a connection at the end of the list (its own `position` does not count) and gives it as kept.
    ///
    /// # Errors
    /// `Duplicate` if the label is taken.
    pub fn insert_connection(
        &self,
        connection: &ConnectionRow,
    ) -> Result<ConnectionRow, HistoryError> {
        self.write(|t| {
            let position =
                t.query_row("SELECT coalesce(max(position) + 1, 0) FROM connections", [], |row| row.get(0))?;
            t.execute(
                "INSERT INTO connections (id, service, kind, label, label_key, letters, colour, address, account_name,
                     account_detail, checked_at, check_state, check_message, created_at, last_used_at, position,
                     budget_calls, budget_window_ms)
                 VALUES (:id, :service, :kind, :label, :label_key, :letters, :colour, :address, :account_name,
                     :account_detail, :checked_at, :check_state, :check_message, :created_at, :last_used_at, :position,
                     :budget_calls, :budget_window_ms)",
                named_params! {
                    ":id": connection.id.to_string(),
                    ":service": connection.service.as_str(),
                    ":kind": connection.kind.as_str(),
                    ":label": connection.label,
                    ":label_key": label_key(&connection.label),
                    ":letters": connection.letters,
                    ":colour": connection.colour,
                    ":address": connection.address,
                    ":account_name": connection.account_name,
                    ":account_detail": connection.account_detail,
                    ":checked_at": connection.checked_at,
                    ":check_state": connection.check_state,
                    ":check_message": connection.check_message,
                    ":created_at": connection.created_at,
                    ":last_used_at": connection.last_used_at,
                    ":position": position,
                    ":budget_calls": connection.budget.map(|(calls, _)| calls),
                    ":budget_window_ms": connection.budget.map(|(_, window)| whole(window)).transpose()?,
                },
            )
            .map_err(taken)?;
            Ok(ConnectionRow { position, ..connection.clone() })
        })
    }

    /// Changes what a person can edit: kind, label, letters, colour, address and position.
    ///
    /// # Errors
    /// `Duplicate` if the label is taken, `Missing` if the connection is gone.
    pub fn update_connection(&self, connection: &ConnectionRow) -> Result<(), HistoryError> {
        self.write(|t| update(t, connection))
    }

    /// The same for one that has got other keys or another address at `at`: what was found of the
    /// account before does not count any more, its lists neither, and nothing that is still on its
    /// way will.
    ///
    /// # Errors
    /// As for `update_connection`.
    pub fn update_account(&self, connection: &ConnectionRow, at: i64) -> Result<(), HistoryError> {
        self.write(|t| {
            update(t, connection)?;
            another_account(t, connection.id)?;
            // Later than any other time here, so that `set_check` sees the change whatever the clock says.
            one(t.execute(
                "UPDATE connections SET checked_at = max(?2, coalesce(checked_at + 1, ?2)), check_state = 'unchecked',
                     check_message = NULL, account_name = NULL, account_detail = NULL
                 WHERE id = ?1",
                (connection.id.to_string(), at),
            )?)
        })
    }

    /// Keeps what a check found of the connection as it was read in `checked` before the check
    /// began. Keeps nothing, and gives `false`, if it has got other keys or another address since,
    /// or another check has ended.
    ///
    /// # Errors
    /// `Missing` if the connection is gone.
    pub fn set_check(&self, checked: &ConnectionRow, check: &Check) -> Result<bool, HistoryError> {
        let id = checked.id.to_string();
        self.write(|t| {
            let changed = t.execute(
                "UPDATE connections SET checked_at = :at, check_state = :state, check_message = :message,
                     account_name = coalesce(:name, account_name), account_detail = coalesce(:detail, account_detail)
                 WHERE id = :id AND address = :address AND checked_at IS :checked_at",
                named_params! {
                    ":id": id,
                    ":address": checked.address,
                    ":checked_at": checked.checked_at,
                    ":at": check.at,
                    ":state": check.state,
                    ":message": check.message,
                    ":name": check.account_name,
                    ":detail": check.account_detail,
                },
            )?;
            if changed == 0 {
                t.query_row("SELECT 1 FROM connections WHERE id = ?1", [&id], |_| Ok(()))?;
            }
            Ok(changed > 0)
        })
    }

    /// Says whether connection `id`, which need not be there yet, could be called `label`.
    ///
    /// # Errors
    /// `Duplicate` if another connection is called so.
    pub fn check_label(&self, id: Uuid, label: &str) -> Result<(), HistoryError> {
        self.read(|c| {
            let sql = "SELECT count(*) FROM connections WHERE label_key = ?1 AND id <> ?2";
            let others: i64 =
                c.query_row(sql, (label_key(label), id.to_string()), |row| row.get(0))?;
            match others {
                0 => Ok(()),
                _ => Err(HistoryError::Duplicate { field: "label" }),
            }
        })
    }

    /// Keeps that something was sent with the connection at `at`.
    ///
    /// # Errors
    /// `Missing` if the connection is gone.
    pub fn touch_connection(&self, id: Uuid, at: i64) -> Result<(), HistoryError> {
        self.write(|t| {
            let sql = "UPDATE connections SET last_used_at = max(coalesce(last_used_at, ?2), ?2) WHERE id = ?1";
            one(t.execute(sql, (id.to_string(), at))?)
        })
    }

    /// Sets the rate budget: so many calls in so many milliseconds; nothing for the service's usual one.
    ///
    /// # Errors
    /// `Missing` if the connection is gone.
    pub fn set_budget(&self, id: Uuid, budget: Option<(u32, u64)>) -> Result<(), HistoryError> {
        let calls = budget.map(|(calls, _)| calls);
        let window = budget.map(|(_, window)| whole(window)).transpose()?;
        self.write(|t| {
            let sql =
                "UPDATE connections SET budget_calls = ?2, budget_window_ms = ?3 WHERE id = ?1";
            one(t.execute(sql, (id.to_string(), calls, window))?)
        })
    }

    /// Removes a connection, and the lists of its account. Its plans and submissions stay, with what
    /// they know of it.
    ///
    /// # Errors
    /// `Missing` if it is already gone.
    pub fn remove_connection(&self, id: Uuid) -> Result<(), HistoryError> {
        self.write(|t| one(t.execute("DELETE FROM connections WHERE id = ?1", [id.to_string()])?))
    }
}

fn update(t: &Transaction<'_>, connection: &ConnectionRow) -> Result<(), HistoryError> {
    let changed = t
        .execute(
            "UPDATE connections SET kind = :kind, label = :label, label_key = :label_key, letters = :letters,
                 colour = :colour, address = :address, position = :position WHERE id = :id",
            named_params! {
                ":id": connection.id.to_string(),
                ":kind": connection.kind.as_str(),
                ":label": connection.label,
                ":label_key": label_key(&connection.label),
                ":letters": connection.letters,
                ":colour": connection.colour,
                ":address": connection.address,
                ":position": connection.position,
            },
        )
        .map_err(taken)?;
    one(changed)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<ConnectionRow> {
    Ok(ConnectionRow {
        id: word(row, "id")?,
        service: word(row, "service")?,
        kind: word(row, "kind")?,
        label: row.get("label")?,
        letters: row.get("letters")?,
        colour: row.get("colour")?,
        address: row.get("address")?,
        account_name: row.get("account_name")?,
        account_detail: row.get("account_detail")?,
        checked_at: row.get("checked_at")?,
        check_state: row.get("check_state")?,
        check_message: row.get("check_message")?,
        created_at: row.get("created_at")?,
        last_used_at: row.get("last_used_at")?,
        position: row.get("position")?,
        budget: budget(row)?,
    })
}

fn budget(row: &Row<'_>) -> rusqlite::Result<Option<(u32, u64)>> {
    let calls: Option<u32> = row.get("budget_calls")?;
    let window: Option<i64> = row.get("budget_window_ms")?;
    Ok(calls.zip(window.map(i64::unsigned_abs)))
}

fn label_key(label: &str) -> String {
    label.trim().to_lowercase()
}

/// The label is the only value beside the id that must be unique.
fn taken(error: rusqlite::Error) -> HistoryError {
    match &error {
        rusqlite::Error::SqliteFailure(_, Some(message))
            if message.contains("connections.label_key") =>
        {
            HistoryError::Duplicate { field: "label" }
        }
        _ => error.into(),
    }
}

pub(crate) fn one(changed: usize) -> Result<(), HistoryError> {
    if changed == 0 {
        Err(HistoryError::Missing)
    } else {
        Ok(())
    }
}
