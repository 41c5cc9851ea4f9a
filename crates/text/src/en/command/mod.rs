//! What the headless command says.

pub mod account;
pub mod arguments;
pub mod ask;
pub mod files;
pub mod help;
pub mod keys;
pub mod moved;
pub mod plan;
pub mod practice;
pub mod progress;
pub mod submission;

// The process itself.
pub const NOT_STARTED: &str = "Roster could not start.";
pub const NOT_LISTENING: &str = "Roster could not listen for Ctrl C.";
pub use crate::en::trouble::{INSIDE as BROKE, NOT_WRITTEN_DOWN};
pub const OUTPUT_NOT_WRITTEN: &str = "Standard output could not be written.";

// Ctrl C, at once.
pub const INTERRUPTED_MAY_LAND: &str =
    "Interrupted. What was on its way may still land; `roster submissions list` shows it.";
pub const INTERRUPTED_SENT_NOTHING: &str = "Interrupted. This command has sent nothing.";

// The environment.
pub const NOT_UTF8: &str = "This is not UTF-8 text.";

/// `variable` names the folder as well.
pub fn no_data_folder(variable: &str) -> String {
    format!("This account has no folder for application data. Name one, here or in {variable}.")
}
