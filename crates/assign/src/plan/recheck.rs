//! Reading the records of a plan that was made from another plan or from a submission.

use std::collections::HashMap;

use uuid::Uuid;

use super::PlanTrouble;
use crate::ports::portion;
use crate::{CancelSignal, Intended, Key, PlanBook, PlanRow, ReadAgain, Reader, Service, Standing};

/// How a plan came from another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Derived {
    /// It does the same once more: a retry, a try, or what the try left.
    Again {
        /// Where the service decides who gets a record, one that has got one of these since has what
        /// it was meant to have.
        targets: Vec<Uuid>,
    },
    /// It goes back to the values before.
    Undo {
        /// Whom the service could choose from, where it decided who gets a record.
        targets: Vec<Uuid>,
        /// Some calls of what is undone may still be at work.
        may_still_land: bool,
    },
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
    derived: &Derived,
    progress: impl Fn(u64) + Send,
    mut cancel: CancelSignal,
) -> Result<(), PlanTrouble<B::Error>> {
    let ground = Ground { service, derived };
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
    derived: &'a Derived,
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
    let Ground { service, derived } = ground;
    let judge = |row: &PlanRow| {
        let seen = values.get(&row.key.id).copied();
        let (standing, why) = match (row.standing, seen, derived) {
            (Standing::LeftOut, _, _) => (Standing::LeftOut, String::new()),
            (_, Some(seen), Derived::Again { targets }) => again(row, seen, targets),
            (
                _,
                Some(seen),
                Derived::Undo {
                    targets,
                    may_still_land,
                },
            ) => undo(service, row, seen, targets, *may_still_land),
            (_, None, Derived::Again { .. }) => skipped(text::plan::no_longer_in(service)),
            (_, None, Derived::Undo { .. }) => skipped(text::plan::DELETED_SINCE),
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
    let is_right = match row.intended {
        // With a target that it had before, it is to be shared out anew.
        Intended::AnyTarget => {
            let is_new = seen != row.before || row.standing == Standing::Right;
            is_new && is_one_of(seen, targets)
        }
        Intended::Value(_) | Intended::Nobody => has(seen, row.intended),
    };
    let standing = if is_right {
        Standing::Right
    } else {
        Standing::Change
    };
    (standing, String::new())
}

fn undo(
    service: Service,
    row: &PlanRow,
    seen: Option<Uuid>,
    targets: &[Uuid],
    may_still_land: bool,
) -> (Standing, String) {
    if has(seen, row.intended) {
        return if may_still_land {
            skipped(text::plan::may_still_change(service))
        } else {
            (Standing::Right, String::new())
        };
    }
    if service == Service::LeadSquared && row.intended == Intended::Nobody {
        // A user's team can be changed, but not taken away.
        return skipped(text::plan::NO_OLD_TEAM);
    }
    // Nobody saw what the service chose: it was as before when it was last read.
    let chosen_since = has(row.before, row.intended) && is_one_of(seen, targets);
    if seen == row.before || chosen_since {
        return (Standing::Change, String::new());
    }
    skipped(match (service, seen) {
        (Service::Instantly, Some(owner)) => text::plan::now_with(owner),
        (Service::Instantly, None) => text::plan::NOW_WITH_NOBODY.to_owned(),
        (Service::LeadSquared, Some(team)) => text::plan::now_on(team),
        (Service::LeadSquared, None) => text::plan::NOW_ON_NO_TEAM.to_owned(),
    })
}

fn skipped(why: impl Into<String>) -> (Standing, String) {
    (Standing::Skipped, why.into())
}

/// Whether a record has the value that it is meant to have.
fn has(value: Option<Uuid>, intended: Intended) -> bool {
    match intended {
        Intended::Value(wanted) => value == Some(wanted),
        Intended::Nobody => value.is_none(),
        Intended::AnyTarget => false,
    }
}

fn is_one_of(value: Option<Uuid>, targets: &[Uuid]) -> bool {
    value.is_some_and(|id| targets.contains(&id))
}
