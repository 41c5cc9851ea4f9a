//! Lists in the application: their columns, targets and reports.

use std::fmt::Display;

// Reading one.
pub const GONE: &str = "This list is no longer there. Read it again.";
pub const FILE_NOT_CHOSEN: &str =
    "This file has not been chosen since Roster was started. Choose it again.";
pub const NOT_A_FILE: &str = "This is not a file. Choose a CSV or a text file.";
pub use crate::en::lines::SOURCE as FILE_UNREAD;
pub const FILE_CHANGED: &str = "The file has changed since it was read. Read it again.";

// Looking it up in an account.
pub fn of_other_service(list: impl Display, connection: impl Display) -> String {
    format!(
        "This list is one for {list}, and the connection is one of {connection}. Choose another connection."
    )
}
pub fn no_such_lead(account: &str) -> String {
    format!("No such lead in {account} (left out)")
}
pub fn no_such_user(account: &str) -> String {
    format!("No such user in {account} (left out)")
}
pub const NOT_LOOKED_UP: &str =
    "These e-mail addresses have not been looked up in the account yet.";

// Who gets each.
pub const NO_TARGET_COLUMN: &str = "No column of this list says who gets each. Choose the column.";
pub const NAMES_AWAITED: &str = "The account’s names are still being read. Try again in a moment.";

// The name of the file with the lines that are not used, behind that of the list.
pub const PASTED: &str = "Pasted list";
pub const NOT_USED: &str = "lines not used";
