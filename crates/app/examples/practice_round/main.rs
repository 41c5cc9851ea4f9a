//! The main job without a window: one assignment at each of the built-in practice services,
//! planned, applied, verified and put back, through the same code that the window uses.
//!
//! The argument is the data folder. Prints what was planned, sent and answered, what became of the
//! records and where the history is, and exits with 0 only if all four submissions succeeded and
//! are found in the history.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program for a terminal"
)]

mod forms;
mod report;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use roster_app::contract::{
    ApplyRequest, Code, Connection, DerivedPlanRequest, Error, Event, Kind, PlanDetail, PlanId,
    PlanRequest, PlanSource, PlanState, State, SubmissionDetail, SubmissionId,
};
use roster_app::{App, KEYCHAIN_NAMESPACE, Options, Patience, Timing};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use uuid::Uuid;

#[tokio::main]
async fn main() -> ExitCode {
    let folder = std::env::args_os().nth(1).map(PathBuf::from);
    let folder = folder.unwrap_or_else(|| std::env::temp_dir().join("roster-practice-round"));
    match round(folder).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{}", error.message);
            if let Some(detail) = error.detail {
                eprintln!("{detail}");
            }
            ExitCode::FAILURE
        }
    }
}

async fn round(folder: PathBuf) -> Result<bool, Error> {
    let (sender, events) = unbounded_channel();
    let app = App::open(Options {
        data_dir: folder.clone(),
        exports_dir: folder.join("exports"),
        vault: secrets::Vault::system(KEYCHAIN_NAMESPACE),
        clock: Arc::new(|| micros() / 1_000),
        micros: Arc::new(micros),
        ids: Arc::new(Uuid::new_v4),
        events: Arc::new(move |event| drop(sender.send(event))),
        answer_timeout: Duration::from_secs(30),
        timing: Timing::new(Arc::new(chance)),
        patience: Patience::new(Arc::new(chance)),
    })?;
    let mut round = Round {
        app: app.clone(),
        events,
    };
    let connections = app.add_practice_connections(()).await?;
    let is_practice = |connection: &&Connection| connection.face.kind == Kind::Practice;
    let mut all_well = true;
    for connection in connections.iter().filter(is_practice) {
        let done = round.there(connection).await?;
        let back = round.back(done.id).await?;
        let put_back = back.outcomes.assigned == done.outcomes.assigned;
        all_well &= [done.state, back.state] == [State::Succeeded; 2] && put_back;
    }
    let page = report::history(&app, &folder).await?;
    Ok(all_well && page.total >= 4)
}

struct Round {
    app: App,
    events: UnboundedReceiver<Event>,
}

impl Round {
    /// Plans an assignment and applies exactly that.
    async fn there(&mut self, connection: &Connection) -> Result<SubmissionDetail, Error> {
        let id = Uuid::new_v4();
        let form = forms::form(&self.app, connection).await?;
        let request = PlanRequest {
            id,
            connection_id: connection.id,
            form,
            template_id: None,
        };
        self.app.begin_plan(request).await?;
        self.apply(id).await
    }

    /// Plans the way back and applies that.
    async fn back(&mut self, submission_id: Uuid) -> Result<SubmissionDetail, Error> {
        let id = Uuid::new_v4();
        let source = PlanSource::Undo { submission_id };
        let request = DerivedPlanRequest { id, source };
        self.app.begin_derived_plan(request).await?;
        self.apply(id).await
    }

    async fn apply(&mut self, plan_id: Uuid) -> Result<SubmissionDetail, Error> {
        let plan = self.ready(plan_id).await?;
        report::plan(&plan);
        let id = Uuid::new_v4();
        let request = ApplyRequest {
            id,
            plan_id,
            digest: plan.digest,
            typed_count: None,
        };
        self.app.apply(request).await?;
        self.until_final(id).await;
        let submission = self.app.submission(SubmissionId { id }).await?;
        report::submission(&self.app, &submission).await?;
        Ok(submission)
    }

    /// Waits until a plan's records are read.
    async fn ready(&mut self, id: Uuid) -> Result<PlanDetail, Error> {
        loop {
            let plan = self.app.plan(PlanId { id }).await?;
            match plan.state {
                PlanState::Ready => return Ok(plan),
                PlanState::Reading => drop(self.events.recv().await),
                PlanState::Failed | PlanState::Cancelled => {
                    return Err(Error {
                        code: Code::Unreachable,
                        message: plan.trouble.unwrap_or_default(),
                        field: None,
                        detail: plan.trouble_detail,
                    });
                }
            }
        }
    }

    async fn until_final(&mut self, wanted: Uuid) {
        while let Some(event) = self.events.recv().await {
            match event {
                Event::SubmissionChanged { id, state } if id == wanted && state.is_final() => {
                    return;
                }
                Event::HistoryFailed { id, message } if id == wanted => {
                    eprintln!("{message}");
                    return;
                }
                Event::PlanChanged { .. }
                | Event::CountChanged { .. }
                | Event::ChoicesChanged { .. }
                | Event::SubmissionProgressed { .. }
                | Event::ListProgressed { .. }
                | Event::CloseAsked
                | Event::MenuChosen { .. }
                | Event::SubmissionChanged { .. }
                | Event::HistoryFailed { .. } => {}
            }
        }
    }
}

fn micros() -> i64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    i64::try_from(since.as_micros()).unwrap_or(i64::MAX)
}

/// From 0 to 1, another one each time.
fn chance() -> f64 {
    let (bits, ..) = Uuid::new_v4().as_fields();
    f64::from(bits) / f64::from(u32::MAX)
}
