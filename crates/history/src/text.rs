//! Finding a text in records, whatever its case in any script: SQLite itself knows only ASCII.

use rusqlite::Connection;
use rusqlite::functions::{Context, FunctionFlags};

/// Adds `holds(name, email, detail, text)` to the SQL of a connection: whether one of the three has the
/// text, which is in lower case, in it.
pub(crate) fn add_to(connection: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    connection.create_scalar_function("holds", 4, flags, holds)
}

fn holds(asked: &Context<'_>) -> rusqlite::Result<bool> {
    let text: String = asked.get(3)?;
    for place in 0..3 {
        if asked.get::<String>(place)?.to_lowercase().contains(&text) {
            return Ok(true);
        }
    }
    Ok(false)
}
