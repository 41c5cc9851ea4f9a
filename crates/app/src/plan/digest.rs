//! The digest of a plan, record by record.

use assign::{Intended, PlanDigest};

use super::KeptPlan;
use crate::App;
use crate::contract::Error;

/// How many records are held at once.
const AT_ONCE: u32 = 2_000;

/// The digest of a plan that is ready, read afresh: what is confirmed must be what is there. It is
/// that of the plan's revision as it was read: whatever changed since has raised it.
pub(crate) async fn digest(app: &App, plan: &KeptPlan) -> Result<String, Error> {
    let digest = PlanDigest::new(&plan.assignment);
    let id = plan.row.id;
    let digest = app
        .history_do(move |history| {
            let (mut digest, mut after) = (digest, 0);
            loop {
                let records = history.each_record(id, after, AT_ONCE)?;
                let Some(last) = records.last() else {
                    return Ok(digest.finish());
                };
                after = last.seq;
                for record in &records {
                    // Every record of a plan that is ready is arranged.
                    let intended = record.intended.unwrap_or(Intended::AnyTarget);
                    digest.record(record.id, record.before, intended, record.standing);
                }
            }
        })
        .await?;
    let known = (plan.row.revision, digest.clone());
    app.digests().insert(id, known);
    Ok(digest)
}

/// The digest as it was last read in this process, if the plan is still at that revision.
pub(crate) async fn known_digest(app: &App, plan: &KeptPlan) -> Result<String, Error> {
    let known = app.digests().get(&plan.row.id).cloned();
    match known {
        Some((revision, digest)) if revision == plan.row.revision => Ok(digest),
        Some(_) | None => digest(app, plan).await,
    }
}
