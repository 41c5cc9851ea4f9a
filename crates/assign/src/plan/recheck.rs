//! Reading the records of a plan that was made from another plan or from a submission.

use std::collections::HashMap;

use uuid::Uuid;

use super::PlanTrouble;
use crate::ports::portion;
use crate::{
    Assignment, CancelSignal, Intended, Key, PlanBook, PlanRow, ReadAgain, Reader, Service,
    Standing,
};

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
    let ground = Ground {
        service,
        derived,
        targets: &[],
    };
    tokio::select! {
        biased;
        () = cancel.cancelled() => Err(PlanTrouble::Cancelled),
        checked = recheck(ground, reader, book, &progress) => checked,
    }
}

/// As [`recheck_plan`] for a retry of what failed: where the service decides who gets a record, one
/// that has one of the targets by now has what it was meant to have, and is left alone.
///
/// # Errors
/// As [`recheck_plan`].
pub async fn recheck_retry<R: Reader, B: PlanBook>(
    assignment: &Assignment,
    reader: &R,
    book: &B,
    progress: impl Fn(u64) + Send,
    mut cancel: CancelSignal,
) -> Result<(), PlanTrouble<B::Error>> {
    let ground = Ground {
        service: assignment.service(),
        derived: Derived::Again,
        targets: &assignment.targets(),
    };
    tokio::select! {
        biased;
        () = cancel.cancelled() => Err(PlanTrouble::Cancelled),
        checked = recheck(ground, reader, book, &progress) => checked,
    }
}

/// What is the same for all records.
#[derive(Clone, Copy)]
struct Ground<'a> {
    service: Service,
    derived: Derived,
    /// Any of these is right where the service decides; none where that is not known.
    targets: &'a [Uuid],
}

async fn recheck<R: Reader, B: PlanBook>(
    ground: Ground<'_>,
    reader: &R,
    book: &B,
    progress: &(impl Fn(u64) + Send),
) -> Result<(), PlanTrouble<B::Error>> {
    let (mut after, mut looked_at) = (0, 0);
    loop {
        let rows = book
            .rows(after, portion(ground.service))
            .await
            .map_err(PlanTrouble::Book)?;
        let Some(last) = rows.last() else {
            return Ok(());
        };
        after = last.seq;
        looked_at += rows.len() as u64;
        let rows: Vec<PlanRow> = rows.into_iter().filter(is_looked_at).collect();
        if !rows.is_empty() {
            let read = read(ground, reader, &rows).await?;
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
    ground: Ground<'_>,
    reader: &R,
    rows: &[PlanRow],
) -> Result<Vec<ReadAgain>, PlanTrouble<E>> {
    let keys: Vec<Key> = rows.iter().map(|row| row.key.clone()).collect();
    let found = reader.again(&keys).await.map_err(PlanTrouble::Read)?;
    let values: HashMap<Uuid, Option<Uuid>> = found
        .into_iter()
        .map(|found| (found.id, found.value))
        .collect();
    let Ground {
        service,
        derived,
        targets,
    } = ground;
    let judge = |row: &PlanRow| {
        let seen = values.get(&row.key.id).copied();
        let (standing, why) = match (row.standing, seen, derived) {
            (Standing::LeftOut, _, _) => (Standing::LeftOut, String::new()),
            (_, Some(seen), Derived::Again) => again(row, seen, targets),
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

fn again(row: &PlanRow, seen: Option<Uuid>, targets: &[Uuid]) -> (Standing, String) {
    if has(seen, row.intended, targets) {
        (Standing::Right, String::new())
    } else {
        (Standing::Change, String::new())
    }
}

fn undo(service: Service, row: &PlanRow, seen: Option<Uuid>) -> (Standing, String) {
    if has(seen, row.intended, &[]) {
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

/// Whether a record has what it is meant to have; where the service decides, one of the targets.
fn has(seen: Option<Uuid>, intended: Intended, targets: &[Uuid]) -> bool {
    match intended {
        Intended::Value(value) => seen == Some(value),
        Intended::Nobody => seen.is_none(),
        Intended::AnyTarget => seen.is_some_and(|id| targets.contains(&id)),
    }
}
