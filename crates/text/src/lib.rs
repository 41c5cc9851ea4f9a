//! Every sentence that Roster's Rust says to a person, by the part of Roster that says it; what the
//! window says of its own is in `ui/src/lib/text`.
//!
//! A text without a gap is a constant, one with gaps a function that gets what fills them: names and
//! numbers, or what a neighbour in the same file makes; never a piece of a sentence that is written
//! elsewhere, because another language puts its words in another order. This crate knows nothing of Roster and needs nothing.
//!
//! Another language is a folder beside `en` with the same names; this file chooses.
//!
//! ```
//! # use roster_text as text;
//! assert_eq!(text::number::leads(12_403), "12,403 leads");
//! ```

mod en;

pub use en::*;
