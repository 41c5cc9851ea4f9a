//! Reading the values that SQLite keeps as text.

use std::str::FromStr;

use rusqlite::Row;
use rusqlite::types::Type;
use uuid::Uuid;

use crate::HistoryError;

/// What kind of account a connection leads to; shown as a tag so that nobody mistakes one for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Real leads or users.
    Live,
    /// An account set aside for trying things out.
    Test,
    /// The built-in practice service.
    Practice,
}

impl Kind {
    /// The word that stands for the kind in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Test => "test",
            Self::Practice => "practice",
        }
    }
}

impl FromStr for Kind {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        match word {
            "live" => Ok(Self::Live),
            "test" => Ok(Self::Test),
            "practice" => Ok(Self::Practice),
            other => Err(UnknownWord(other.to_owned())),
        }
    }
}

/// A stored word that this version does not know.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", ::text::history::unknown_word(.0))]
pub struct UnknownWord(pub(crate) String);

/// A column that holds one of a type's words.
pub(crate) fn word<T>(row: &Row<'_>, column: &str) -> rusqlite::Result<T>
where
    T: FromStr,
    T::Err: std::error::Error + Send + Sync + 'static,
{
    let index = row.as_ref().column_index(column)?;
    let text: String = row.get(index)?;
    text.parse()
        .map_err(|e| rusqlite::Error::FromSqlConversionFailure(index, Type::Text, Box::new(e)))
}

/// A column that holds a UUID, or nothing.
pub(crate) fn maybe_id(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<Uuid>> {
    maybe_word(row, column)
}

/// A column that holds one of a type's words, or nothing.
pub(crate) fn maybe_word<T>(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<T>>
where
    T: FromStr,
    T::Err: std::error::Error + Send + Sync + 'static,
{
    let index = row.as_ref().column_index(column)?;
    match row.get_ref(index)? {
        rusqlite::types::ValueRef::Null => Ok(None),
        _ => word(row, column).map(Some),
    }
}

/// A column that holds a count or a number from 1; SQLite knows only signed numbers.
pub(crate) fn count(row: &Row<'_>, column: &str) -> rusqlite::Result<u64> {
    row.get::<_, i64>(column).map(i64::unsigned_abs)
}

/// A number as SQLite keeps it.
pub(crate) fn whole(number: u64) -> Result<i64, HistoryError> {
    i64::try_from(number).map_err(|_| HistoryError::other(::text::history::too_great(number)))
}

/// A place after which to go on, or a limit: what is too great for SQLite comes after everything.
pub(crate) fn at_most(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
