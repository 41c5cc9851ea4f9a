//! The table `settings`: small values under a name, as JSON.

use rusqlite::OptionalExtension;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{History, HistoryError};

impl History {
    /// The value kept under `key`. Nothing if there is none, or if it no longer has the shape asked
    /// for: a setting has a default, and an odd value must not keep the application from starting.
    ///
    /// # Errors
    /// If the file can't be read.
    pub fn setting<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, HistoryError> {
        let text: Option<String> = self.read(|c| {
            let sql = "SELECT value FROM settings WHERE key = ?1";
            Ok(c.query_row(sql, [key], |row| row.get(0)).optional()?)
        })?;
        Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
    }

    /// Keeps `value` under `key`, in place of what was there.
    ///
    /// # Errors
    /// If it can't be written.
    pub fn set_setting<T: Serialize>(&self, key: &str, value: &T) -> Result<(), HistoryError> {
        let text = serde_json::to_string(value).map_err(HistoryError::other)?;
        self.write(|t| {
            let sql = "INSERT INTO settings (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2";
            t.execute(sql, [key, &text])?;
            Ok(())
        })
    }

    /// Forgets what was kept under `key`. That there was nothing is fine.
    ///
    /// # Errors
    /// If it can't be written.
    pub fn remove_setting(&self, key: &str) -> Result<(), HistoryError> {
        self.write(|t| {
            t.execute("DELETE FROM settings WHERE key = ?1", [key])?;
            Ok(())
        })
    }
}
