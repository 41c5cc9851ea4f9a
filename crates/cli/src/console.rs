//! Standard output and standard error: one document on the first, everything else on the second.

use std::io::{self, ErrorKind, IsTerminal, Write};

use serde::Serialize;

use crate::output::SubmissionBody;
use crate::trouble::{Said, Trouble};

/// Where the command speaks.
#[derive(Debug, Clone, Copy)]
pub struct Console {
    json: bool,
    asks: bool,
    shows: bool,
}

#[derive(Serialize)]
struct ErrorDocument<'a> {
    error: &'a Said,
    #[serde(skip_serializing_if = "Option::is_none")]
    submission: Option<&'a SubmissionBody>,
}

impl Console {
    /// Of this process. With `json`, one JSON document is all that standard output gets.
    #[must_use]
    pub fn of_this_process(json: bool) -> Self {
        let shows = io::stderr().is_terminal();
        Self {
            json,
            asks: shows && io::stdin().is_terminal(),
            shows,
        }
    }

    /// Whether a person is there who can answer.
    #[must_use]
    pub const fn asks(&self) -> bool {
        self.asks
    }

    /// Whether somebody watches standard error on a terminal.
    #[must_use]
    pub const fn shows(&self) -> bool {
        self.shows
    }

    /// Whether standard output is for programs.
    #[must_use]
    pub const fn is_json(&self) -> bool {
        self.json
    }

    /// The command's result: the document with `--json`, else the text.
    ///
    /// # Errors
    /// When it cannot be written. A reader that has gone away is no error.
    pub fn result(
        &self,
        document: &impl Serialize,
        text: impl FnOnce() -> String,
    ) -> Result<(), Trouble> {
        if self.json {
            self.document(document)
        } else {
            self.raw(text().as_bytes())
        }
    }

    /// A document, also without `--json`.
    ///
    /// # Errors
    /// As [`Self::result`].
    pub fn document(&self, document: &impl Serialize) -> Result<(), Trouble> {
        self.raw(to_json(document)?.as_bytes())
    }

    /// Bytes as they are.
    ///
    /// # Errors
    /// As [`Self::result`].
    pub fn raw(&self, bytes: &[u8]) -> Result<(), Trouble> {
        let mut out = io::stdout().lock();
        written(out.write_all(bytes).and_then(|()| out.flush()))
    }

    /// All of a file, as it is.
    ///
    /// # Errors
    /// When it cannot be read or written.
    pub fn copy(&self, mut from: impl io::Read) -> Result<(), Trouble> {
        let mut out = io::stdout().lock();
        written(io::copy(&mut from, &mut out).and_then(|_| out.flush()))
    }

    /// An error: the document with `--json`, and in any case words on standard error.
    pub fn trouble(&self, trouble: &Trouble) {
        let said = &*trouble.said;
        if self.json {
            // Where it cannot be written, the exit code still says it.
            drop(self.document(&ErrorDocument {
                error: said,
                submission: trouble.left.as_deref(),
            }));
        }
        let place = said.path.as_ref().map(|path| format!("{path}: "));
        self.say(&format!("{}{}", place.unwrap_or_default(), said.message));
        for more in said.problems.iter().skip(1) {
            self.say(&format!("{}: {}", more.path, more.message));
        }
        if let Some(detail) = &said.detail {
            self.say(detail);
        }
    }

    /// A line on standard error. If even that is closed there is nobody left to tell.
    pub fn say(&self, text: &str) {
        drop(writeln!(io::stderr().lock(), "{text}"));
    }

    /// A question on standard error; the answer stands in the same line.
    pub fn ask_line(&self, question: &str) {
        let mut screen = io::stderr().lock();
        drop(write!(screen, "{question}").and_then(|()| screen.flush()));
    }

    /// A line that only people need: left out with `--json` where nobody watches.
    pub fn remark(&self, text: &str) {
        if self.shows || !self.json {
            self.say(text);
        }
    }
}

/// A document as it stands on standard output and in files.
///
/// # Errors
/// For no document that Roster makes.
pub(crate) fn to_json(document: &impl Serialize) -> Result<String, Trouble> {
    match serde_json::to_string_pretty(document) {
        Ok(text) => Ok(text + "\n"),
        Err(error) => Err(Trouble::internal(text::command::NOT_WRITTEN_DOWN, &error)),
    }
}

fn written(result: io::Result<()>) -> Result<(), Trouble> {
    match result {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Trouble::internal(text::command::OUTPUT_NOT_WRITTEN, &error))
        }
        Ok(()) | Err(_) => Ok(()),
    }
}
