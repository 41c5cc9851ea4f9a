//! What sharing needs of the records that are being read, kept so that nothing is read twice.

use uuid::Uuid;

use crate::share::{Likely, is_mail_host};
use crate::{Assignment, Entry, Found, Intended, Outline, Together};

/// The records of a plan so far, in their order: what sharing sees of them, and their ids.
pub(super) struct Outlines<'a> {
    assignment: &'a Assignment,
    together: Option<Together>,
    likely: Likely,
    pub(super) seen: Vec<Outline>,
    pub(super) ids: Vec<Uuid>,
}

/// A page of records before they have their numbers.
pub(super) struct Unnumbered(Vec<(Uuid, Outline)>);

impl<'a> Outlines<'a> {
    /// Nothing yet.
    pub(super) fn new(assignment: &'a Assignment) -> Self {
        let (sharing, together, keep_owner) = super::read::sharing(assignment);
        Self {
            assignment,
            together,
            likely: Likely::new(assignment.targets(), &sharing, keep_owner),
            seen: Vec::new(),
            ids: Vec::new(),
        }
    }

    /// How many records there are.
    pub(super) const fn len(&self) -> u64 {
        self.ids.len() as u64
    }

    /// Records as they are handed over to the book, and what has to be remembered of them.
    pub(super) fn of(&mut self, found: Vec<Found>) -> (Vec<Entry>, Unnumbered) {
        let mut remembered = Vec::with_capacity(found.len());
        let entries = found.into_iter().map(|found| {
            let listed = self.assignment.listed(&found).map(Intended::Value);
            let likely = listed.or_else(|| self.likely.next(&found));
            let outline = Outline {
                seq: 0,
                value: found.value,
                key: key(&found, self.together),
                likely,
            };
            remembered.push((found.id, outline));
            Entry { found, likely }
        });
        (entries.collect(), Unnumbered(remembered))
    }

    /// Keeps those that have got a number.
    pub(super) fn keep(&mut self, page: Unnumbered, numbers: &[Option<u64>]) {
        for ((id, outline), seq) in page.0.into_iter().zip(numbers) {
            if let Some(seq) = *seq {
                self.ids.push(id);
                self.seen.push(Outline { seq, ..outline });
            }
        }
    }
}

/// What a record is kept together by; empty for one that stands alone. A host where anybody can have
/// an address is no company.
fn key(found: &Found, together: Option<Together>) -> String {
    match together {
        None => String::new(),
        Some(Together::Person) => found.email.to_lowercase(),
        Some(Together::Company) if is_mail_host(&found.company) => String::new(),
        Some(Together::Company) => found.company.clone(),
    }
}
