//! Lists of leads and users, from pasted text or the bytes of a file: in whatever encoding and shape,
//! each value once, and every line that is not used pointed out by its number.
//!
//! Knows no service, no disk and no window: it reads from anything that can be read.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod distinct;
mod encoding;
mod guess;
mod layout;
mod lines;
mod list;
mod matching;
mod names;
mod plain;
mod reason;
mod score;
mod table;
mod taking;
mod unreadable;
mod value;

pub use encoding::Encoding;
pub use guess::HEAD;
pub use layout::{Choice, Column, Layout, Separator, Want};
pub use list::{Counts, List, Target};
pub use matching::{Kind, Known, Match, match_targets};
pub use reason::{BadLine, KEPT, LONGEST_TEXT, Reason};
pub use table::LONGEST_RECORD;
pub use taking::{Unwatched, Watch, read};
pub use unreadable::Unreadable;
pub use value::{Key, Keys};
