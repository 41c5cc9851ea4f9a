//! Writing down the calls that will be sent, before any of them is.

use std::collections::HashSet;

use super::Run;
use super::checking::Addresses;
use crate::{Courier, Intended, Journal, PORTION, PlanRow, Reader};

/// How many records are given to calls at a time, so that memory stays flat however many there are.
const AT_ONCE: u32 = 5_000;

impl<J: Journal, R: Reader, C: Courier> Run<J, R, C> {
    /// Prepares what is to be changed and has no call yet, and gives how many calls that makes.
    pub(super) async fn prepare(&self, addresses: &Addresses) -> Result<u64, J::Error> {
        // The service's own filter is one call for all.
        let at_once = if self.as_filtered { u32::MAX } else { AT_ONCE };
        let mut without = HashSet::new();
        let mut calls = 0;
        loop {
            // Those that no call can change come every time.
            let passed = u32::try_from(without.len()).unwrap_or(u32::MAX);
            let most = at_once.saturating_add(passed);
            let mut rows = self.journal.next_without_call(most).await?;
            let is_last = rows.len() < most as usize;
            rows.retain(|row| !without.contains(&row.seq));
            if !is_last {
                leave_what_fills_no_call(&mut rows);
            }
            if rows.is_empty() {
                return Ok(calls);
            }
            addresses.only_certain(&mut rows);
            without.extend(rows.iter().map(|row| row.seq));
            let made = (self.compile)(&self.assignment, self.as_filtered, rows);
            for seq in made.iter().flat_map(|(_, seqs)| seqs) {
                without.remove(seq);
            }
            calls += made.len() as u64;
            if !made.is_empty() {
                self.journal.prepare(made).await?;
            }
            if is_last {
                return Ok(calls);
            }
        }
    }
}

/// The rows are cut off somewhere; those at the end that would be a call with room in it wait for the
/// others of theirs, so that there are no more calls than the plan said. A hundred leads fill a call,
/// and four calls of users.
fn leave_what_fills_no_call(rows: &mut Vec<PlanRow>) {
    let Some(last) = rows.last().map(|row| row.intended) else {
        return;
    };
    let alike = rows
        .iter()
        .rev()
        .take_while(|row| row.intended == last)
        .count();
    let over = match last {
        Intended::Value(_) | Intended::AnyTarget => alike % PORTION as usize,
        Intended::Nobody => 0,
    };
    rows.truncate(rows.len() - over.min(rows.len() - 1));
}
