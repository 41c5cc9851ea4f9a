//! Reading the records of a new plan and sharing them out.

use super::outlines::Outlines;
use super::{Cursors, PlanTrouble};
use crate::share::by_list;
use crate::{
    Arranged, Assignment, CancelSignal, Found, Mode, Most, OwnerNow, PageRead, PlanBook,
    PlanDigest, Reader, Request, Sharing, Together, share,
};

/// How many records are arranged in one go.
const ARRANGED_AT_ONCE: usize = 5_000;

/// Reads the records that an assignment means into the book, writes what each is meant to have, and
/// gives the plan's digest.
///
/// While one page is written, the next one is already being read; no more than two are held at
/// once. An exact assignment stops at its limit; as filtered, all that match are read, because the
/// service picks. `progress` hears how many records there are and how many pages were read.
///
/// # Errors
/// When a page cannot be read, the book cannot be written, or it was cancelled. The book then
/// holds what was read so far.
pub async fn read_plan<R: Reader, B: PlanBook>(
    assignment: &Assignment,
    reader: &R,
    book: &B,
    progress: impl Fn(u64, u32) + Send,
    mut cancel: CancelSignal,
) -> Result<String, PlanTrouble<B::Error>> {
    let making = async {
        let outlines = read_pages(assignment, reader, book, &progress).await?;
        arrange(assignment, book, outlines).await
    };
    tokio::select! {
        biased;
        () = cancel.cancelled() => Err(PlanTrouble::Cancelled),
        made = making => made,
    }
}

async fn read_pages<'a, R: Reader, B: PlanBook>(
    assignment: &'a Assignment,
    reader: &R,
    book: &B,
    progress: &(impl Fn(u64, u32) + Send),
) -> Result<Outlines<'a>, PlanTrouble<B::Error>> {
    let mut outlines = Outlines::new(assignment);
    let most = most(assignment).map(|most| u64::from(most.get()));
    let mut cursors = Cursors::default();
    let mut calls = 1;
    let mut page = read(reader, assignment, None).await?;
    loop {
        let next = cursors.after(&page);
        let found = wanted(assignment, page.found);
        // With a limit in reach it is not worth a call to read on before knowing.
        let may_be_enough = most.is_some_and(|most| outlines.len() + found.len() as u64 >= most);
        let reading = async {
            match next.as_deref() {
                Some(cursor) if !may_be_enough => read(reader, assignment, Some(cursor)).await,
                Some(_) | None => Ok(PageRead::END),
            }
        };
        let writing = write(book, found, most, &mut outlines);
        let (written, read_ahead) = tokio::join!(writing, reading);
        written?;
        let total = outlines.len();
        progress(total, calls);
        let Some(cursor) = next.filter(|_| most.is_none_or(|most| total < most)) else {
            return Ok(outlines);
        };
        page = if may_be_enough {
            read(reader, assignment, Some(&cursor)).await?
        } else {
            read_ahead?
        };
        calls += 1;
    }
}

impl PageRead {
    /// What is read where there is nothing to read.
    const END: Self = Self {
        found: Vec::new(),
        next: None,
        total: None,
    };
}

async fn read<R: Reader, E>(
    reader: &R,
    assignment: &Assignment,
    after: Option<&str>,
) -> Result<PageRead, PlanTrouble<E>> {
    let page = reader.page(assignment, after).await;
    page.map_err(PlanTrouble::Read)
}

/// Appends records and remembers what sharing needs of them.
async fn write<B: PlanBook>(
    book: &B,
    found: Vec<Found>,
    most: Option<u64>,
    outlines: &mut Outlines<'_>,
) -> Result<(), PlanTrouble<B::Error>> {
    if !found.is_empty() {
        let (entries, page) = outlines.of(found);
        let numbers = book.add(entries, most).await.map_err(PlanTrouble::Book)?;
        outlines.keep(page, &numbers);
    }
    Ok(())
}

/// How many records are taken at most. As filtered, the service applies the limit itself.
pub(super) fn most(assignment: &Assignment) -> Most {
    match (assignment.request(), assignment.mode()) {
        (Request::Instantly(request, _), Mode::Exact) => request.limit(),
        (Request::Instantly(..), Mode::AsFiltered) | (Request::LeadSquared(..), _) => None,
    }
}

/// The records of a page that are meant. Instantly can be asked for one person's leads, but not
/// for those without an owner. What a list does not name is not meant, whatever the service gives.
pub(super) fn wanted(assignment: &Assignment, mut found: Vec<Found>) -> Vec<Found> {
    if assignment.follows_a_list() {
        found.retain(|one| assignment.listed(one).is_some());
    }
    match assignment.request() {
        Request::Instantly(_, manner) => match manner.owner_now {
            OwnerNow::Nobody => found.retain(|lead| lead.value.is_none()),
            OwnerNow::Anyone | OwnerNow::Person(_) => {}
        },
        Request::LeadSquared(..) => {}
    }
    found
}

/// Shares the records out, writes down what is not as it was likely, and gives the digest of what
/// came of it.
async fn arrange<B: PlanBook>(
    assignment: &Assignment,
    book: &B,
    outlines: Outlines<'_>,
) -> Result<String, PlanTrouble<B::Error>> {
    let (sharing, _, keep_owner) = sharing(assignment);
    let Outlines { seen, ids, .. } = outlines;
    let arranged = if assignment.follows_a_list() {
        by_list(&seen)
    } else {
        share(&seen, &assignment.targets(), &sharing, keep_owner)
    };
    let unlikely: Vec<Arranged> = arranged
        .iter()
        .zip(&seen)
        .filter(|(one, outline)| outline.likely != Some(one.intended))
        .map(|(one, _)| *one)
        .collect();
    let writing = async {
        for portion in unlikely.chunks(ARRANGED_AT_ONCE) {
            book.arrange(portion.to_vec()).await?;
        }
        Ok(())
    };
    let digesting = async {
        let mut digest = PlanDigest::new(assignment);
        for (at, (one, (id, outline))) in arranged.iter().zip(ids.iter().zip(&seen)).enumerate() {
            digest.record(*id, outline.value, one.intended, one.standing);
            if at % ARRANGED_AT_ONCE == 0 {
                tokio::task::yield_now().await;
            }
        }
        digest.finish()
    };
    let (written, digest) = tokio::join!(writing, digesting);
    written.map_err(PlanTrouble::Book)?;
    Ok(digest)
}

/// How the records are shared, what is kept together, and whether a record stays with its owner.
pub(super) fn sharing(assignment: &Assignment) -> (Sharing, Option<Together>, bool) {
    match assignment.request() {
        Request::Instantly(_, manner) => {
            // Nothing can be kept together where the service or a list decides.
            let together = match manner.sharing {
                Sharing::InstantlyDecides | Sharing::ByList(_) => None,
                Sharing::Even | Sharing::Weighted(_) => manner.keep_together,
            };
            (manner.sharing.clone(), together, manner.keep_owner)
        }
        Request::LeadSquared(..) => (Sharing::Even, None, false),
    }
}
