//! Everything about a plan and its submission as one JSON document: what was confirmed, every call
//! as it was sent and answered (keys removed), every record.

use std::io::Write;

use ::history::History;
use serde::Serialize;

use super::{Trouble, each_record};
use crate::contract::{PlanDetail, SubmissionDetail};
use crate::plan::{KeptPlan, line};
use crate::submission::call;

/// How many calls are held at once.
const CALLS_AT_ONCE: u32 = 200;

/// Writes the document piece by piece and gives how many records it has.
pub(super) fn write(
    history: &History,
    plan: &KeptPlan,
    detail: &PlanDetail,
    submission: Option<&SubmissionDetail>,
    out: &mut dyn Write,
) -> Result<u64, Trouble> {
    out.write_all(b"{\n\"plan\": ")?;
    serde_json::to_writer_pretty(&mut *out, detail)?;
    out.write_all(b",\n\"submission\": ")?;
    serde_json::to_writer_pretty(&mut *out, &submission)?;
    out.write_all(b",\n\"calls\": [")?;
    if let Some(submission) = submission {
        calls(history, submission, out)?;
    }
    out.write_all(b"\n],\n\"records\": [")?;
    let mut first = true;
    let many = each_record(history, plan.row.id, |record| {
        item(out, &mut first, &line(&plan.names, record))
    })?;
    out.write_all(b"\n]\n}\n")?;
    Ok(many)
}

fn calls(
    history: &History,
    submission: &SubmissionDetail,
    out: &mut dyn Write,
) -> Result<(), Trouble> {
    let (mut offset, mut first) = (0, true);
    loop {
        let (rows, _) = history.calls_page(submission.id, offset, CALLS_AT_ONCE)?;
        if rows.is_empty() {
            return Ok(());
        }
        offset += rows.len() as u64;
        for row in rows {
            item(out, &mut first, &call(row))?;
        }
    }
}

/// One item of a list, on a line of its own.
fn item(out: &mut dyn Write, first: &mut bool, value: &impl Serialize) -> Result<(), Trouble> {
    out.write_all(if *first { b"\n" } else { b",\n" })?;
    *first = false;
    serde_json::to_writer(out, value)?;
    Ok(())
}
