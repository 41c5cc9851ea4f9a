//! What the round prints.

use std::path::Path;

use roster_app::App;
use roster_app::contract::{
    CallsQuery, Error, HistoryPage, HistoryQuery, PlanDetail, SubmissionDetail,
};

/// A plan: what will change and what it takes.
pub(crate) fn plan(plan: &PlanDetail) {
    println!(
        "{} ({}, plan {})",
        plan.headline, plan.face.label, plan.code
    );
    println!(
        "  planned   {} matched, {} will change, {} already right",
        plan.counts.matched, plan.counts.will_change, plan.counts.already_right
    );
    for share in &plan.shares {
        let gets = share.gets.map_or("?".to_owned(), |gets| gets.to_string());
        println!(
            "            {:<24} has {:>4}, gets {gets:>4}",
            share.name, share.has
        );
    }
    println!("  carried   {}", plan.way);
}

/// A submission: its calls as they were sent and answered, and what became of the records.
pub(crate) async fn submission(app: &App, submission: &SubmissionDetail) -> Result<(), Error> {
    let query = CallsQuery {
        id: submission.id,
        offset: 0,
        limit: 200,
    };
    for call in app.calls(query).await?.rows {
        println!("  sent      {} {}", call.method, call.address);
        for line in call.request_body.lines() {
            println!("            {line}");
        }
        let status = call.status.map(|status| status.to_string());
        let body = call.answer_body.unwrap_or_default();
        println!("  answered  {} {body}", status.unwrap_or_default());
    }
    let outcomes = submission.outcomes;
    println!(
        "  outcomes  {} assigned, {} unchanged, {} failed, {} unknown, {} skipped",
        outcomes.assigned, outcomes.unchanged, outcomes.failed, outcomes.unknown, outcomes.skipped
    );
    println!(
        "  state     {}: {}\n",
        submission.state.as_str(),
        submission.meaning
    );
    Ok(())
}

/// The history and where it is.
pub(crate) async fn history(app: &App, folder: &Path) -> Result<HistoryPage, Error> {
    let query = HistoryQuery {
        limit: 10,
        ..HistoryQuery::default()
    };
    let page = app.history(query).await?;
    println!("History in {}", folder.join("roster.sqlite").display());
    for row in &page.rows {
        println!(
            "  {}  {:<10} {:<40} {:<22} {}",
            row.id,
            row.state.as_str(),
            row.title,
            row.face.label,
            row.result,
        );
    }
    Ok(page)
}
