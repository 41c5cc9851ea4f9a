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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn refused(reason: Refusal) -> CallEnd {
        let message = String::new();
        answered(Verdict::Refused { reason, message })
    }

    fn answered(verdict: Verdict) -> CallEnd {
        CallEnd::Answered {
            status: 200,
            body: String::new(),
            took: Duration::ZERO,
            verdict,
            retry_after: None,
        }
    }

    #[test]
    fn only_three_of_one_kind_without_a_success_between_are_too_many() {
        let no = || refused(Refusal::InvalidInput);
        let other = || refused(Refusal::KeyRejected);
        let yes = || {
            answered(Verdict::Succeeded {
                affected_rows: None,
            })
        };
        let table = [
            (vec![no(), no(), no()], true),
            (vec![no(), no()], false),
            (vec![no(), no(), other()], false),
            (vec![no(), no(), yes(), no()], false),
            (vec![other(), no(), no(), no()], true),
            (vec![yes(), yes(), yes()], false),
        ];
        for (ends, expected) in table {
            let mut in_a_row = InARow::default();
            let too_many = ends.iter().fold(false, |_, end| in_a_row.note(end));
            assert_eq!(too_many, expected, "{ends:?}");
        }
    }
}
