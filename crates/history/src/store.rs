//! The database file: opening, migrating, one writer, several readers.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use rusqlite_migration::{M, Migrations};

use crate::queue::Queue;
use crate::{HistoryError, text};

/// The file in the data folder. SQLite puts `-wal` and `-shm` beside it.
pub const FILE_NAME: &str = "roster.sqlite";

/// Each migration as it was released; a later one is added at the end and none is ever changed.
const MIGRATIONS: &[M<'static>] = &[
    M::up(include_str!("../migrations/0001_2026-11-22_first.sql")),
    M::up(include_str!("../migrations/0002_2026-11-23_plans.sql")),
    M::up(include_str!("../migrations/0003_2026-11-28_templates.sql")),
    M::up(include_str!("../migrations/0004_2026-11-28_choices.sql")),
];

/// The format that this version writes: the number of migrations, SQLite's `user_version`.
pub const SCHEMA_VERSION: i64 = MIGRATIONS.len() as i64;

/// How long a call waits for another process that is writing.
const BUSY: Duration = Duration::from_secs(5);

/// Readers that are kept open when nobody uses them.
const IDLE_READERS: usize = 4;

/// How many prepared statements the writer keeps.
const STATEMENTS: usize = 64;

/// Where a SQLite file keeps its `user_version`, <https://www.sqlite.org/fileformat.html#the_database_header>.
const HEADER: (usize, &[u8]) = (60, b"SQLite format 3\0");

/// The history. Cheap to clone; all clones share one writer.
#[derive(Clone, Debug)]
pub struct History(Arc<Store>);

#[derive(Debug)]
struct Store {
    writer: Mutex<Connection>,
    /// Writes without waiting for the disk; opened when it is first needed.
    unsynced: Mutex<Option<Connection>>,
    /// Steps that wait to be written together.
    queue: Queue,
    /// Nothing for a database in memory, where the writer also reads.
    file: Option<PathBuf>,
    idle: Mutex<Vec<Connection>>,
}

impl History {
    /// Opens `roster.sqlite` in the folder `dir`, which must exist. Creates the file if there is none
    /// and brings an older one up to date.
    ///
    /// # Errors
    /// `Newer` and `Corrupt` leave the file as it is. `ReadOnly` if it can't be written.
    pub fn open(dir: &Path) -> Result<Self, HistoryError> {
        let file = dir.join(FILE_NAME);
        create_private(&file)?;
        check_header(&file)?;
        let writer = Connection::open_with_flags(&file, flags())?;
        let writer = prepare(writer)?;
        Ok(Self(Arc::new(Store {
            writer: Mutex::new(writer),
            unsynced: Mutex::default(),
            queue: Queue::default(),
            file: Some(file),
            idle: Mutex::default(),
        })))
    }

    /// A history that is gone with the last clone, for tests.
    ///
    /// # Errors
    /// None that a test should expect.
    pub fn in_memory() -> Result<Self, HistoryError> {
        let writer = prepare(Connection::open_in_memory()?)?;
        Ok(Self(Arc::new(Store {
            writer: Mutex::new(writer),
            unsynced: Mutex::default(),
            queue: Queue::default(),
            file: None,
            idle: Mutex::default(),
        })))
    }

    /// Looks through the whole file for damage, and compares the search index with what it indexes.
    ///
    /// # Errors
    /// `Corrupt` with what was found.
    pub fn check(&self) -> Result<(), HistoryError> {
        self.write(|t| {
            let found: String = t.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
            if found != "ok" {
                return Err(HistoryError::Corrupt { detail: found });
            }
            t.execute("INSERT INTO submissions_text (submissions_text, rank) VALUES ('integrity-check', 1)", [])?;
            Ok(())
        })
    }

    /// Runs `work` in one transaction, which lands whole (on disk, synced) or not at all.
    pub(crate) fn write<T>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, HistoryError>,
    ) -> Result<T, HistoryError> {
        in_transaction(&mut lock(&self.0.writer), work)
    }

    /// Like `write`, but does not wait for the disk: after a loss of power the last of these
    /// transactions may be missing, whole. Only for what can be made anew. The next synced
    /// transaction takes them to the disk too, because all go through one log, in order.
    pub(crate) fn write_unsynced<T>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, HistoryError>,
    ) -> Result<T, HistoryError> {
        // Held throughout: waiting for a lock of our own is quicker than SQLite's busy handler.
        let mut writer = lock(&self.0.writer);
        let Some(file) = &self.0.file else {
            return in_transaction(&mut writer, work);
        };
        let mut unsynced = lock(&self.0.unsynced);
        if unsynced.is_none() {
            *unsynced = Some(open_unsynced(file)?);
        }
        match unsynced.as_mut() {
            Some(connection) => in_transaction(connection, work),
            None => in_transaction(&mut writer, work),
        }
    }

    /// Like `write`, but together with what other threads want written in this way at the same
    /// time: one transaction for all of them, so that they share one wait for the disk. Returns only
    /// after the commit that holds this step. A step that fails takes nothing of the others along.
    pub(crate) fn write_together<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, HistoryError> + Send + 'static,
    ) -> Result<T, HistoryError> {
        self.0.queue.write(&self.0.writer, work)
    }

    /// Runs `work` with a connection that can't write, at the same time as others read or write.
    pub(crate) fn read<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, HistoryError>,
    ) -> Result<T, HistoryError> {
        let Some(file) = &self.0.file else {
            return work(&lock(&self.0.writer));
        };
        let idle = lock(&self.0.idle).pop();
        let reader = idle.map_or_else(|| open_reader(file), Ok)?;
        let answer = work(&reader);
        let mut idle = lock(&self.0.idle);
        if idle.len() < IDLE_READERS {
            idle.push(reader);
        }
        answer
    }
}

fn in_transaction<T>(
    writer: &mut Connection,
    work: impl FnOnce(&Transaction<'_>) -> Result<T, HistoryError>,
) -> Result<T, HistoryError> {
    let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let answer = work(&transaction)?;
    transaction.commit()?;
    Ok(answer)
}

/// A panic while the lock was held rolled its transaction back, so the connection is sound.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn flags() -> OpenFlags {
    OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX
}

/// Only its owner may read the file; SQLite gives `-wal` and `-shm` the same mode.
fn create_private(file: &Path) -> Result<(), HistoryError> {
    let mut options = std::fs::OpenOptions::new();
    options.read(true).append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)?;
    Ok(())
}

/// Refuses a newer file or one that is no database before SQLite gets to see it, because merely
/// opening one can write to it.
fn check_header(file: &Path) -> Result<(), HistoryError> {
    let mut header = Vec::new();
    std::fs::File::open(file)?
        .take(100)
        .read_to_end(&mut header)?;
    let (at, magic) = HEADER;
    if header.is_empty() {
        return Ok(());
    }
    let Some(version) = header
        .get(at..at + 4)
        .and_then(|b| <[u8; 4]>::try_from(b).ok())
    else {
        return Err(HistoryError::Corrupt {
            detail: ::text::history::too_short(header.len()),
        });
    };
    if !header.starts_with(magic) {
        return Err(HistoryError::Corrupt {
            detail: ::text::history::NO_DATABASE.to_owned(),
        });
    }
    check_version(i64::from(i32::from_be_bytes(version)))
}

fn check_version(found: i64) -> Result<(), HistoryError> {
    if found > SCHEMA_VERSION {
        Err(HistoryError::Newer {
            found,
            known: SCHEMA_VERSION,
        })
    } else {
        Ok(())
    }
}

/// The writer: `synchronous=FULL`, because what it writes must be on disk before the first byte leaves.
fn prepare(mut writer: Connection) -> Result<Connection, HistoryError> {
    writer.busy_timeout(BUSY)?;
    // Once more, because the newer version may still be in the write-ahead log; closing must not move
    // it into the file then.
    writer.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    check_version(writer.query_row("PRAGMA user_version", [], |row| row.get(0))?)?;
    writer.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    // Answers with the mode; a database in memory stays "memory".
    writer.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    writer.pragma_update(None, "synchronous", "FULL")?;
    writer.pragma_update(None, "foreign_keys", true)?;
    writer.set_prepared_statement_cache_capacity(STATEMENTS);
    text::add_to(&writer)?;
    Migrations::from_slice(MIGRATIONS).to_latest(&mut writer)?;
    Ok(writer)
}

/// Safe from damage as the writer is: with a write-ahead log only the wait for the disk is left out,
/// <https://www.sqlite.org/pragma.html#pragma_synchronous>.
fn open_unsynced(file: &Path) -> Result<Connection, HistoryError> {
    let unsynced = Connection::open_with_flags(file, flags())?;
    unsynced.busy_timeout(BUSY)?;
    unsynced.pragma_update(None, "synchronous", "NORMAL")?;
    unsynced.pragma_update(None, "foreign_keys", true)?;
    // In KiB: a portion of records is changed in memory, and written once.
    unsynced.pragma_update(None, "cache_size", -8_000)?;
    Ok(unsynced)
}

fn open_reader(file: &Path) -> Result<Connection, HistoryError> {
    let reader = Connection::open_with_flags(file, flags())?;
    reader.busy_timeout(BUSY)?;
    reader.pragma_update(None, "synchronous", "NORMAL")?;
    reader.pragma_update(None, "query_only", true)?;
    text::add_to(&reader)?;
    Ok(reader)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_migrations_are_sound() {
        Migrations::from_slice(MIGRATIONS).validate().unwrap();
    }

    #[test]
    fn the_writer_syncs_every_commit_and_readers_can_not_write() {
        let dir = tempfile::tempdir().unwrap();
        let history = History::open(dir.path()).unwrap();
        let pragma = |c: &Connection, name: &str| {
            c.pragma_query_value(None, name, |row| row.get::<_, i64>(0))
                .unwrap()
        };
        let writer = lock(&history.0.writer);
        assert_eq!(pragma(&writer, "synchronous"), 2, "FULL");
        assert_eq!(pragma(&writer, "foreign_keys"), 1);
        assert_eq!(pragma(&writer, "busy_timeout"), 5000);
        let mode: String = writer
            .pragma_query_value(None, "journal_mode", |row| row.get(0))
            .unwrap();
        assert_eq!(mode, "wal");
        drop(writer);
        let refused = history
            .read(|c| Ok(c.execute("DELETE FROM settings", [])?))
            .unwrap_err();
        assert!(
            matches!(refused, HistoryError::ReadOnly { .. }),
            "a reader is query_only: {refused:?}"
        );
    }

    #[test]
    fn a_full_disk_is_told_apart_and_leaves_what_was_there() {
        let history = History::in_memory().unwrap();
        history.set_setting("theme", &"dark").unwrap();
        lock(&history.0.writer)
            .pragma_update(None, "max_page_count", 1)
            .unwrap();
        let error = history
            .set_setting("big", &"x".repeat(1_000_000))
            .unwrap_err();
        assert_eq!(error, HistoryError::Full);
        assert_eq!(history.setting("theme").unwrap(), Some("dark".to_owned()));
        assert_eq!(
            history.setting::<String>("big").unwrap(),
            None,
            "nothing half written"
        );
    }

    #[test]
    fn a_file_that_another_program_holds_is_busy() {
        let dir = tempfile::tempdir().unwrap();
        let history = History::open(dir.path()).unwrap();
        lock(&history.0.writer)
            .busy_timeout(Duration::ZERO)
            .unwrap();
        let other = Connection::open(dir.path().join(FILE_NAME)).unwrap();
        other.execute_batch("BEGIN IMMEDIATE").unwrap();
        assert_eq!(
            history.set_setting("theme", &"dark").unwrap_err(),
            HistoryError::Busy
        );
        assert_eq!(
            history.setting::<String>("theme").unwrap(),
            None,
            "reading goes on meanwhile"
        );
    }
}
