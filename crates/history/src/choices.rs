//! The tables `choice_lists` and `choices`: what an account offers to choose from, as it was last
//! read. A cache, so its writes do not wait for the disk.

use rusqlite::{Connection, OptionalExtension, Row, Transaction};
use uuid::Uuid;

use crate::{History, HistoryError};

/// A list of an account as it was last read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoiceList {
    /// When it was read.
    pub read_at: i64,
    /// What is in it, in the order in which it was kept.
    pub items: Vec<ChoiceRow>,
}

/// One thing to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoiceRow {
    /// What a request names it by.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// What else is known of it: JSON of whoever keeps it.
    pub detail: String,
}

impl History {
    /// A connection's list of a kind, as in `campaigns`; nothing where none was kept.
    ///
    /// # Errors
    /// If the file can't be read.
    pub fn choices(
        &self,
        connection: Uuid,
        kind: &str,
    ) -> Result<Option<ChoiceList>, HistoryError> {
        let id = connection.to_string();
        self.read(|c| {
            // One statement, so that a list that is being replaced is seen whole or not at all.
            let mut rows = c.prepare_cached(
                "SELECT l.read_at, c.id, c.name, c.detail FROM choice_lists l
                 LEFT JOIN choices c ON c.connection_id = l.connection_id AND c.kind = l.kind
                 WHERE l.connection_id = ?1 AND l.kind = ?2 ORDER BY c.position",
            )?;
            let mut list = None;
            for row in rows.query_map((&id, kind), from_row)? {
                let (read_at, item) = row?;
                let items = Vec::new();
                let list = list.get_or_insert(ChoiceList { read_at, items });
                list.items.extend(item);
            }
            Ok(list)
        })
    }

    /// When a connection's list of a kind was read; nothing where none was kept.
    ///
    /// # Errors
    /// If the file can't be read.
    pub fn choices_read_at(
        &self,
        connection: Uuid,
        kind: &str,
    ) -> Result<Option<i64>, HistoryError> {
        let id = connection.to_string();
        self.read(|c| {
            let sql = "SELECT read_at FROM choice_lists WHERE connection_id = ?1 AND kind = ?2";
            Ok(c.query_row(sql, (&id, kind), |row| row.get(0)).optional()?)
        })
    }

    /// How often a connection has got other keys or another address. Asked for before an account
    /// is, it tells with [`History::keep_choices`] whether the answer is still of the same one.
    ///
    /// # Errors
    /// `Missing` if the connection is gone.
    pub fn account_turn(&self, connection: Uuid) -> Result<i64, HistoryError> {
        self.read(|c| turn(c, connection)?.ok_or(HistoryError::Missing))
    }

    /// Keeps a list that was read at `read_at`, in place of what was there. Keeps nothing, and gives
    /// `false`, if the connection is gone, or leads to another account than in `turn`.
    ///
    /// # Errors
    /// If it can't be written.
    pub fn keep_choices(
        &self,
        connection: Uuid,
        account_turn: i64,
        kind: &str,
        list: &ChoiceList,
    ) -> Result<bool, HistoryError> {
        self.write_unsynced(|t| {
            if turn(t, connection)? != Some(account_turn) {
                return Ok(false);
            }
            replace(t, &connection.to_string(), kind, list)?;
            Ok(true)
        })
    }
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<(i64, Option<ChoiceRow>)> {
    let Some(id) = row.get(1)? else {
        return Ok((row.get(0)?, None)); // a list with nothing in it
    };
    let (name, detail) = (row.get(2)?, row.get(3)?);
    Ok((row.get(0)?, Some(ChoiceRow { id, name, detail })))
}

fn turn(c: &Connection, connection: Uuid) -> Result<Option<i64>, HistoryError> {
    let sql = "SELECT account_turn FROM connections WHERE id = ?1";
    let turn = c.query_row(sql, [connection.to_string()], |row| row.get(0));
    Ok(turn.optional()?)
}

fn replace(
    t: &Transaction<'_>,
    connection: &str,
    kind: &str,
    list: &ChoiceList,
) -> Result<(), HistoryError> {
    t.execute(
        "DELETE FROM choice_lists WHERE connection_id = ?1 AND kind = ?2",
        (connection, kind),
    )?;
    t.execute(
        "INSERT INTO choice_lists (connection_id, kind, read_at) VALUES (?1, ?2, ?3)",
        (connection, kind, list.read_at),
    )?;
    let mut insert = t.prepare_cached(
        "INSERT INTO choices (connection_id, kind, position, id, name, detail)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for (position, item) in (0_i64..).zip(&list.items) {
        let ChoiceRow { id, name, detail } = item;
        insert.execute((connection, kind, position, id, name, detail))?;
    }
    Ok(())
}

/// Nothing that was read of another account is offered any more, and nothing that is still being
/// read of it will be kept.
pub(crate) fn another_account(t: &Transaction<'_>, connection: Uuid) -> Result<(), HistoryError> {
    let id = connection.to_string();
    t.execute("DELETE FROM choice_lists WHERE connection_id = ?1", [&id])?;
    let sql = "UPDATE connections SET account_turn = account_turn + 1 WHERE id = ?1";
    t.execute(sql, [&id])?;
    Ok(())
}
