//! Pages of a plan's records.

use ::history::{RecordQuery, RecordRow};
use assign::{Intended, Names, Outcome, Seen, Standing};

use crate::App;
use crate::contract::{Error, Holder, RecordLine, RecordsPage, RecordsQuery, Show};
use crate::names::{holder, in_words};

/// The most records on one page.
const LARGEST_PAGE: u32 = 500;

impl App {
    /// A page of a plan's records, in the plan's order; also while they are read, and after its
    /// submission.
    ///
    /// # Errors
    /// `NotFound` when there is no such plan; `History` when it cannot be read. No text is an
    /// error.
    pub async fn records(&self, query: RecordsQuery) -> Result<RecordsPage, Error> {
        let plan = self.kept_plan(query.plan_id).await?;
        let asked = RecordQuery {
            show: shown(query.show),
            text: query.text,
            offset: query.offset,
            limit: query.limit.clamp(1, LARGEST_PAGE),
        };
        let id = query.plan_id;
        let (rows, matching) = self
            .history_do(move |history| history.record_page(id, &asked))
            .await?;
        let rows = rows.into_iter().map(|row| {
            let row = line(&plan.names, row);
            if plan.is_arranged() {
                row
            } else {
                unarranged(row)
            }
        });
        Ok(RecordsPage {
            rows: rows.collect(),
            matching,
        })
    }
}

/// A record before anybody knows what it is meant to have; what is written down is only likely.
fn unarranged(row: RecordLine) -> RecordLine {
    RecordLine {
        intended: None,
        standing: Standing::Change,
        ..row
    }
}

/// The history's word for what to show.
pub(super) const fn shown(show: Show) -> ::history::Show {
    use ::history::Show as Kept;
    match show {
        Show::All => Kept::All,
        Show::Change => Kept::Change,
        Show::Stays => Kept::Stays,
        Show::Skipped => Kept::Skipped,
        Show::Assigned => Kept::Outcome(Outcome::Assigned),
        Show::Unchanged => Kept::Outcome(Outcome::Unchanged),
        Show::Failed => Kept::Outcome(Outcome::Failed),
        Show::Unknown => Kept::Outcome(Outcome::Unknown),
        Show::Problems => Kept::Problems,
        Show::Moved => Kept::Moved,
    }
}

/// One record with names.
pub(crate) fn line(names: &Names, row: RecordRow) -> RecordLine {
    // What was read back is newer than what the check saw.
    let seen = row.after.or(row.checked);
    RecordLine {
        seq: row.seq,
        id: row.id,
        name: if row.name.is_empty() {
            row.email.clone()
        } else {
            row.name
        },
        email: row.email,
        detail: row.detail,
        active: row.active,
        before: holder(names, row.before),
        intended: row.intended.and_then(|intended| meant(names, intended)),
        standing: row.standing,
        after: match seen {
            Some(Seen::Value(value)) => Some(holder(names, value)),
            Some(Seen::Gone | Seen::Unmatched) | None => None,
        },
        gone: seen == Some(Seen::Gone),
        outcome: row.outcome,
        why: in_words(names, &row.why),
    }
}

/// Who is meant to have it; none where the service decides.
fn meant(names: &Names, intended: Intended) -> Option<Holder> {
    match intended {
        Intended::Value(id) => Some(holder(names, Some(id))),
        Intended::Nobody => Some(holder(names, None)),
        Intended::AnyTarget => None,
    }
}
