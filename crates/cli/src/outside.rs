//! The environment of the process.

use std::ffi::OsString;
use std::path::PathBuf;

use crate::trouble::Trouble;

/// Tells what a variable of the environment holds.
#[derive(Debug, Clone, Copy)]
pub struct Outside(fn(&str) -> Option<OsString>);

impl Outside {
    /// Asks this for variables.
    #[must_use]
    pub const fn new(variable: fn(&str) -> Option<OsString>) -> Self {
        Self(variable)
    }

    /// A variable's text; none where it is not set or empty.
    ///
    /// # Errors
    /// When it is no text. What it is, is not repeated.
    pub fn variable(&self, name: &str) -> Result<Option<String>, Trouble> {
        let Some(value) = self.value(name) else {
            return Ok(None);
        };
        let text = value.into_string();
        text.map(Some)
            .map_err(|_| Trouble::invalid(name, text::command::NOT_UTF8))
    }

    /// The path in a variable; none where it is not set or empty.
    #[must_use]
    pub fn path(&self, name: &str) -> Option<PathBuf> {
        self.value(name).map(PathBuf::from)
    }

    fn value(&self, name: &str) -> Option<OsString> {
        (self.0)(name).filter(|value| !value.is_empty())
    }
}
