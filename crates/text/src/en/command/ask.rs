//! Asking before anything is changed.

use std::fmt::Display;

// On the terminal. "y" and "yes" go on.

/// `action` is what the button says in the window.
pub fn whether(action: &str) -> String {
    format!("{action}? [y/N] ")
}

/// `title` is why the count is asked for, a sentence.
pub fn how_many(title: &str) -> String {
    format!("{title}\nType how many will change, to go on: ")
}

/// `meaning` is what has moved, in sentences.
pub fn without_what_moved(meaning: &str) -> String {
    format!("{meaning}\nGo on without what has moved? [y/N] ")
}

pub const UNREAD: &str = "The answer could not be read.";

// Not confirmed.
pub const NOT_CONFIRMED: &str = "Not confirmed. Nothing was sent.";

pub fn another_count(given: impl Display, will_change: impl Display) -> String {
    format!("--confirm says {given}, and the plan changes {will_change}. Nothing was sent.")
}

/// `title` is why the count is asked for, a sentence.
pub fn count_needed(title: &str, count: impl Display) -> String {
    format!("{title} Confirm the count with --confirm {count}. Nothing was sent.")
}

pub fn confirmation_needed(will_change: impl Display) -> String {
    format!("Confirm with --yes, or with --confirm {will_change}. Nothing was sent.")
}
