//! Reading the records of a plan that was made from another plan or from a submission.

use std::collections::HashMap;

use uuid::Uuid;

use super::PlanTrouble;
use crate::ports::portion;
use crate::{CancelSignal, Intended, Key, PlanBook, PlanRow, ReadAgain, Reader, Service, Standing};

/// How a plan came from another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Derived {
    /// It does the same once more: a retry, a try, or what the try left.
    Again,
    /// It goes back to the values before.
    Undo,
}

/// Reads the records of the book as they are now and writes how they stand.
///
/// In an undo, a record that has something else than the submission left it with is skipped and
/// says what; in any other plan, what it has now is its value before. Records that are left out
/// stay so, and skipped ones are not looked at: they were skipped for what was seen then.
/// `progress` hears how many records were looked at.
///
/// # Errors
/// When records cannot be read, the book cannot be read or written, or it was cancelled.
pub async fn recheck_plan<R: Reader, B: PlanBook>(
    service: Service,
    reader: &R,
    book: &B,
    derived: Derived,
    progress: impl Fn(u64) + Send,
    mut cancel: CancelSignal,
) -> Result<(), PlanTrouble<B::Error>> {
    let checking = recheck(service, reader, book, derived, &progress);
    tokio::select! {
        biased;
        () = cancel.cancelled() => Err(PlanTrouble::Cancelled),
        checked = checking => checked,
    }
}

async fn recheck<R: Reader, B: PlanBook>(
    service: Service,
    reader: &R,
    book: &B,
    derived: Derived,
    progress: &(impl Fn(u64) + Send),
) -> Result<(), PlanTrouble<B::Error>> {
    let (mut after, mut looked_at) = (0, 0);
    loop {
        let rows = book
            .rows(after, portion(service))
            .await
            .map_err(PlanTrouble::Book)?;
        let Some(last) = rows.last() else {
            return Ok(());
        };
        after = last.seq;
        looked_at += rows.len() as u64;
        let rows: Vec<PlanRow> = rows.into_iter().filter(is_looked_at).collect();
        if !rows.is_empty() {
            let read = read(service, reader, &rows, derived).await?;
            book.read_again(read).await.map_err(PlanTrouble::Book)?;
        }
        progress(looked_at);
    }
}

fn is_looked_at(row: &PlanRow) -> bool {
    match row.standing {
        Standing::Change | Standing::Right | Standing::LeftOut => true,
        Standing::Skipped => false,
    }
}

async fn read<R: Reader, E>(
    service: Service,
    reader: &R,
    rows: &[PlanRow],
    derived: Derived,
) -> Result<Vec<ReadAgain>, PlanTrouble<E>> {
    let keys: Vec<Key> = rows.iter().map(|row| row.key.clone()).collect();
    let found = reader.again(&keys).await.map_err(PlanTrouble::Read)?;
    let values: HashMap<Uuid, Option<Uuid>> = found
        .into_iter()
        .map(|found| (found.id, found.value))
        .collect();
    let judge = |row: &PlanRow| {
        let seen = values.get(&row.key.id).copied();
        let (standing, why) = match (row.standing, seen, derived) {
            (Standing::LeftOut, _, _) => (Standing::LeftOut, String::new()),
            (_, Some(seen), Derived::Again) => again(row, seen),
            (_, Some(seen), Derived::Undo) => undo(service, row, seen),
            (_, None, Derived::Again) => skipped(format!("No longer in {service}")),
            (_, None, Derived::Undo) => skipped("Deleted since"),
        };
        ReadAgain {
            seq: row.seq,
            before: seen.unwrap_or(row.before),
            standing,
            why,
        }
    };
    Ok(rows.iter().map(judge).collect())
}

fn again(row: &PlanRow, seen: Option<Uuid>) -> (Standing, String) {
    if has(seen, row.intended) {
        (Standing::Right, String::new())
    } else {
        (Standing::Change, String::new())
    }
}

fn undo(service: Service, row: &PlanRow, seen: Option<Uuid>) -> (Standing, String) {
    if has(seen, row.intended) {
        (Standing::Right, String::new())
    } else if service == Service::LeadSquared && row.intended == Intended::Nobody {
        // A user's team can be changed, but not taken away.
        skipped("Can't go back: no old team stored")
    } else if seen != row.before {
        skipped(match seen {
            // Shown with the name in the id's place.
            Some(owner) => format!("Changed since: now with {{{owner}}}"),
            None => "Changed since: now nobody's".to_owned(),
        })
    } else {
        (Standing::Change, String::new())
    }
}

fn skipped(why: impl Into<String>) -> (Standing, String) {
    (Standing::Skipped, why.into())
}

/// Whether a record has what it is meant to have; where the service decides, that is not known.
fn has(seen: Option<Uuid>, intended: Intended) -> bool {
    match intended {
        Intended::Value(value) => seen == Some(value),
        Intended::Nobody => seen.is_none(),
        Intended::AnyTarget => false,
    }
}
