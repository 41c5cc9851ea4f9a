//! One record of a plan or submission.

use app::contract::{Holder, Outcome, RecordLine, Standing};
use serde::Serialize;
use uuid::Uuid;

/// One lead or user, before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecordDocument {
    /// Its number in the plan, from 1.
    pub seq: u64,
    /// Its id at the service.
    pub id: Uuid,
    /// Its name, or its e-mail address where it has none.
    pub name: String,
    /// Its e-mail address.
    pub email: String,
    /// A lead's company, a user's role.
    pub detail: String,
    /// Owner or team before.
    pub before: Holder,
    /// Owner or team it was meant to have; none where the service decides.
    pub intended: Option<Holder>,
    /// What it was last seen with; none if it has not been read since, or is gone.
    pub after: Option<Holder>,
    /// Whether the service has it no longer.
    pub gone: bool,
    /// What the plan does with it.
    pub standing: Standing,
    /// What became of it.
    pub outcome: Option<Outcome>,
    /// Why, for people.
    pub why: String,
}

impl From<RecordLine> for RecordDocument {
    fn from(line: RecordLine) -> Self {
        Self {
            seq: line.seq,
            id: line.id,
            name: line.name,
            email: line.email,
            detail: line.detail,
            before: line.before,
            intended: line.intended,
            after: line.after,
            gone: line.gone,
            standing: line.standing,
            outcome: line.outcome,
            why: line.why,
        }
    }
}
