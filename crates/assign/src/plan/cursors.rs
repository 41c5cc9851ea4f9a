//! Following pages to their end.

use std::collections::HashSet;

use crate::PageRead;

/// The cursors that have been followed.
#[derive(Debug, Default)]
pub(crate) struct Cursors(HashSet<String>);

impl Cursors {
    /// Where to go on after this page; none at the end. Instantly's last page can carry a cursor,
    /// and so can an empty one; a cursor that comes again would lead around in a circle.
    pub(crate) fn after(&mut self, page: &PageRead) -> Option<String> {
        let next = page.next.as_ref().filter(|_| !page.found.is_empty())?;
        self.0.insert(next.clone()).then(|| next.clone())
    }
}
