//! Records as comma-separated values, one a line.

use std::io::Write;

use ::history::History;

use super::{Trouble, each_record};
use crate::contract::{Holder, RecordLine, Service};
use crate::plan::{KeptPlan, line};

/// Writes the table and gives how many records it has.
pub(super) fn write(
    history: &History,
    plan: &KeptPlan,
    out: &mut dyn Write,
) -> Result<u64, Trouble> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(head(plan.row.service))?;
    let many = each_record(history, plan.row.id, |record| {
        table.write_record(cells(line(&plan.names, record)))?;
        Ok(())
    })?;
    table.flush()?;
    Ok(many)
}

const fn head(service: Service) -> [&'static str; 16] {
    let (detail, holder) = match service {
        Service::Instantly => (
            "company",
            [
                "owner_before_id",
                "owner_before",
                "owner_planned_id",
                "owner_planned",
                "owner_seen_id",
                "owner_seen",
            ],
        ),
        Service::LeadSquared => (
            "role",
            [
                "team_before_id",
                "team_before",
                "team_planned_id",
                "team_planned",
                "team_seen_id",
                "team_seen",
            ],
        ),
    };
    [
        "number", "id", "email", "name", detail, "active", "plan", holder[0], holder[1], holder[2],
        holder[3], holder[4], holder[5], "gone", "outcome", "why",
    ]
}

fn cells(line: RecordLine) -> [String; 16] {
    let [before_id, before] = holder(Some(line.before));
    let [planned_id, planned] = holder(line.intended);
    let [seen_id, seen] = holder(line.after);
    [
        line.seq.to_string(),
        line.id.to_string(),
        safe(line.email),
        safe(line.name),
        safe(line.detail),
        yes(line.active),
        line.standing.as_str().to_owned(),
        before_id,
        before,
        planned_id,
        planned,
        seen_id,
        seen,
        yes(line.gone),
        line.outcome
            .map(|outcome| outcome.as_str().to_owned())
            .unwrap_or_default(),
        safe(line.why),
    ]
}

fn holder(holder: Option<Holder>) -> [String; 2] {
    match holder {
        Some(Holder { id, name }) => {
            let id = id.map(|id| id.to_string()).unwrap_or_default();
            [id, safe(name)]
        }
        None => [String::new(), String::new()],
    }
}

fn yes(yes: bool) -> String {
    if yes { "yes" } else { "no" }.to_owned()
}

/// A spreadsheet would take such a cell for a formula, and the text is a stranger's.
pub(crate) fn safe(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text
    }
}
