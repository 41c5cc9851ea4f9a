//! The window's frame: menus, notifications, and what went wrong before it was there.

use std::fmt::Display;

/// The window's title, and the menu that has the program's own entries.
pub const ROSTER: &str = "Roster";

// The menus of a Mac, with the words that the window has for the same.

pub const SETTINGS: &str = "Settings";

pub const MENU_FILE: &str = "File";
pub const NEW_ASSIGNMENT: &str = "New assignment";
pub const SAVE_TEMPLATE: &str = "Save as template…";
pub const EXPORT_FILE: &str = "Export…";

pub const MENU_EDIT: &str = "Edit";
pub const SEARCH_PAGE: &str = "Search this page";
pub const SEARCH_EVERYTHING: &str = "Search everything";

pub const MENU_VIEW: &str = "View";
pub const HISTORY: &str = "History";
pub const TEMPLATES: &str = "Templates";
pub const CONNECTIONS: &str = "Connections";
pub const BACK: &str = "Back";
pub const FORWARD: &str = "Forward";
pub const CHECK_AGAIN: &str = "Count or check again";
pub const LARGER_TEXT: &str = "Larger text";
pub const SMALLER_TEXT: &str = "Smaller text";
pub const USUAL_SIZE: &str = "Usual text size";

pub const MENU_WINDOW: &str = "Window";

pub const MENU_HELP: &str = "Help";
pub const KEYBOARD: &str = "Keyboard";

// The system's own dialog for a file.

pub const CHOOSE_LIST: &str = "Choose a list";
pub const LISTS: &str = "Lists (CSV, TSV, text)";
pub const ALL_FILES: &str = "All files";

// The notification at the end of a submission.

/// The account's label, and what came of it.
pub fn ended(account: &str, result: &str) -> String {
    format!("{account}: {result}")
}

// What the window could not do.

pub const BROKEN: &str = "Something inside Roster broke. Please start it again.";
pub const FILE_UNREADABLE: &str = "This file cannot be read. Choose another one.";
pub const FOLDER_NOT_OPENED: &str = "The folder could not be opened in the file manager.";
pub const PAGE_NOT_OPENED: &str = "The page could not be opened in the browser.";
pub const COLOURS_NOT_CHANGED: &str = "The window’s frame could not change its colours.";
pub const SIZE_NOT_CHANGED: &str = "The text size could not be changed.";

/// Technical.
pub const ONLY_HTTPS: &str = "only https:// pages are opened";

pub fn no_window(error: impl Display) -> String {
    format!("Roster could not open its window: {error}")
}
