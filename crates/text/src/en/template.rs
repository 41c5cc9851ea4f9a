//! Templates and drafts.

// What is wrong with one.
pub const OF_OTHER_SERVICE: &str = "This form is one of the other service than the account.";
pub const NO_NAME: &str = "Give the template a name.";
pub fn longest_name(letters: usize) -> String {
    format!("A name has at most {letters} letters.")
}
pub const NAME_TAKEN: &str = "Another template has this name. Choose another one.";
pub const NOT_OPENABLE: &str = "This field cannot be left open. Take the tick away.";
pub const UNREADABLE: &str = "This template cannot be read any more. Remove it and save it again.";
pub const GONE: &str = "This template is no longer there. Choose another one.";

// The names they get.
pub fn copy_of(name: &str) -> String {
    format!("{name} copy")
}
/// From a file without a title.
pub const UNTITLED: &str = "Imported template";

/// What is wrong with a file; `first` is the first problem in it.
pub fn not_usable(first: &str) -> String {
    format!("This is not an assignment file that Roster can use. {first}")
}

// Drafts.
pub const DRAFT_OF_OTHER_SERVICE: &str =
    "This form is one of the other service, so it was not kept.";
