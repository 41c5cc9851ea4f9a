//! What stands below the options in `roster --help`.

use std::fmt::Write;

use text::command::help;

use crate::exit::Exit;

/// Exit codes and environment variables.
pub(super) fn after() -> String {
    let mut text = format!("{}\n", help::EXIT_CODES);
    for exit in Exit::ALL {
        // Writing to a string does not fail.
        let _ = writeln!(text, "  {:<4} {}", exit.code(), exit.meaning());
    }
    format!("{text}\n{}", help::ENVIRONMENT)
}
