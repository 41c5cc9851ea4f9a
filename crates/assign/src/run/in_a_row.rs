//! Failures of one kind in a row: where three calls end alike, the fourth would too.

use crate::{CallEnd, NotSentWhy, Refusal, UnknownWhy, Verdict};

/// After how many failures of one kind in a row nothing more is sent.
pub(super) const TOO_MANY: u32 = 3;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Refused(Refusal),
    NotSent(NotSentWhy),
    Unknown(UnknownWhy),
    Unclear,
}

/// Counts them.
#[derive(Debug, Default)]
pub(super) struct InARow {
    kind: Option<Kind>,
    times: u32,
}

impl InARow {
    /// Counts how a call ended, and tells whether these were too many.
    pub(super) fn note(&mut self, end: &CallEnd) -> bool {
        let kind = kind(end);
        self.times = match kind {
            None => 0,
            Some(_) if kind == self.kind => self.times + 1,
            Some(_) => 1,
        };
        self.kind = kind;
        self.times >= TOO_MANY
    }
}

/// The kind of failure; none if it is none.
fn kind(end: &CallEnd) -> Option<Kind> {
    match end {
        CallEnd::Answered { verdict, .. } => match verdict {
            Verdict::Accepted { .. } | Verdict::Succeeded { .. } => None,
            Verdict::Refused { reason, .. } => Some(Kind::Refused(*reason)),
            Verdict::Unclear { .. } => Some(Kind::Unclear),
        },
        CallEnd::NotSent { why, .. } => Some(Kind::NotSent(*why)),
        CallEnd::Unknown { why, .. } => Some(Kind::Unknown(*why)),
    }
}

/// Whether a call ended in a failure.
pub(super) fn is_failure(end: &CallEnd) -> bool {
    kind(end).is_some()
}
