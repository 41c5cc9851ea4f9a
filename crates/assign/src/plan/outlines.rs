//! What sharing needs of the records that are being read, kept so that nothing is read twice.

use uuid::Uuid;

use crate::share::is_mail_host;
use crate::{Found, Outline, Together};

/// The records of a plan so far, in their order: what sharing sees of them, and their ids.
pub(super) struct Outlines {
    together: Option<Together>,
    pub(super) seen: Vec<Outline>,
    pub(super) ids: Vec<Uuid>,
}

/// A page of records before they have their numbers.
pub(super) struct Unnumbered(Vec<(Uuid, Option<Uuid>, String)>);

impl Outlines {
    /// Nothing yet; `together` says what is kept together.
    pub(super) const fn new(together: Option<Together>) -> Self {
        Self {
            together,
            seen: Vec::new(),
            ids: Vec::new(),
        }
    }

    /// How many records there are.
    pub(super) const fn len(&self) -> u64 {
        self.ids.len() as u64
    }

    /// What has to be remembered of records that are handed over to the book.
    pub(super) fn of(&self, found: &[Found]) -> Unnumbered {
        let one = |found: &Found| (found.id, found.value, key(found, self.together));
        Unnumbered(found.iter().map(one).collect())
    }

    /// Keeps those that have got a number.
    pub(super) fn keep(&mut self, page: Unnumbered, numbers: &[Option<u64>]) {
        for ((id, value, key), seq) in page.0.into_iter().zip(numbers) {
            if let Some(seq) = *seq {
                self.ids.push(id);
                self.seen.push(Outline { seq, value, key });
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
