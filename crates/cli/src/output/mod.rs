//! What the commands print: typed documents for programs, and the same in words for people.
//!
//! Times are RFC 3339 texts in UTC.

mod calls;
mod connection;
mod listed;
mod plan;
mod records;
mod row;
mod submission;
mod table;
mod time;

pub use calls::CallDocument;
pub use connection::{
    ConnectionDocument, OneConnection, Removed, RemovedDocument, TestDocument, Tested,
    connections_text, test_text,
};
pub use listed::{LeftAlone, Listed, left_alone_text, moved_text};
pub use plan::{NothingToDo, PlanDocument, PlanFile, PlannedWith, plan_text};
pub use records::RecordDocument;
pub use row::{ListDocument, RowDocument, list_text};
pub use submission::{
    CallCounts, ShowDocument, SubmissionBody, SubmissionDocument, submission_text,
};
pub(crate) use table::table;
