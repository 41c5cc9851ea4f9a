//! The main job without a window: one Instantly and one LeadSquared assignment against the
//! built-in practice services, through the same code that the window uses.
//!
//! The argument is the data folder. Prints what was sent and answered and where the history is,
//! and exits with 0 only if both assignments succeeded and are found in the history.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program for a terminal"
)]

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use roster_app::contract::{
    CheckRequest, ConditionForm, Connection, ConnectionId, Error, Event, Form, GroupForm,
    HistoryQuery, InstantlyForm, LeadSquaredForm, Listing, Service, State, SubmissionDetail,
    SubmissionId, SubmitRequest, Team,
};
use roster_app::{App, KEYCHAIN_NAMESPACE, Options};
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
    let (sender, mut events) = unbounded_channel();
    let app = App::open(Options {
        data_dir: folder.clone(),
        vault: secrets::Vault::system(KEYCHAIN_NAMESPACE),
        clock: Arc::new(now),
        ids: Arc::new(Uuid::new_v4),
        events: Arc::new(move |event| drop(sender.send(event))),
        answer_timeout: Duration::from_secs(30),
    })?;
    let connections = app.add_practice_connections(()).await?;
    let mut ids = Vec::new();
    for connection in connections
        .iter()
        .filter(|connection| is_practice(connection))
    {
        let form = match connection.face.service {
            Service::Instantly => instantly_form(&app, connection).await?,
            Service::LeadSquared => leadsquared_form(&app, connection).await?,
        };
        let id = send(&app, connection, form).await?;
        wait_until_final(&mut events, id).await;
        report(&app.submission(SubmissionId { id }).await?);
        ids.push(id);
    }
    print_history(&app, &folder, &ids).await
}

fn is_practice(connection: &Connection) -> bool {
    connection.face.kind == roster_app::contract::Kind::Practice
}

/// Every lead of the first campaign that replied, to two people.
async fn instantly_form(app: &App, connection: &Connection) -> Result<Form, Error> {
    let choices = app
        .instantly_choices(ConnectionId { id: connection.id })
        .await?;
    let mut form = InstantlyForm {
        filter: "FILTER_VAL_REPLIED".to_owned(),
        ..InstantlyForm::default()
    };
    if let Some(campaign) = items(choices.campaigns).into_iter().next() {
        form.campaign = campaign.id.to_string();
        form.names.insert(form.campaign.clone(), campaign.name);
    }
    let members = items(choices.members);
    for member in members
        .into_iter()
        .filter(|member| member.off.is_none())
        .take(2)
    {
        let id = member.user_id.to_string();
        form.names.insert(id.clone(), member.name);
        form.organization_user_ids.push(id);
    }
    Ok(Form::Instantly(form))
}

/// Every active user whose first name starts with B, to the first team without teams below it.
async fn leadsquared_form(app: &App, connection: &Connection) -> Result<Form, Error> {
    let choices = app
        .leadsquared_choices(ConnectionId { id: connection.id })
        .await?;
    let condition = |name: &str, operator: &str, value: &str| ConditionForm {
        lookup_name: name.to_owned(),
        operator: operator.to_owned(),
        lookup_value: value.to_owned(),
    };
    let mut form = LeadSquaredForm {
        conditions: vec![GroupForm {
            condition_operator: "AND".to_owned(),
            condition: vec![
                condition("FirstName", "lik_s", "B"),
                condition("StatusCode", "eq", "0"),
            ],
        }],
        ..LeadSquaredForm::default()
    };
    if let Some(team) = items(choices.teams).iter().find_map(lowest) {
        form.value = team.id.to_string();
        form.names.insert(form.value.clone(), team.name.clone());
    }
    Ok(Form::LeadSquared(form))
}

fn lowest(team: &Team) -> Option<&Team> {
    match team.children.first() {
        None => Some(team),
        Some(_) => team.children.iter().find_map(lowest),
    }
}

fn items<T>(listing: Listing<T>) -> Vec<T> {
    match listing {
        Listing::Ready { items } => items,
        Listing::Unavailable { message, .. } => {
            eprintln!("{message}");
            Vec::new()
        }
    }
}

/// Shows what would be sent and sends exactly that.
async fn send(app: &App, connection: &Connection, form: Form) -> Result<Uuid, Error> {
    let check = app
        .check(CheckRequest {
            connection_id: connection.id,
            form: form.clone(),
        })
        .await?;
    for field in &check.fields {
        eprintln!("{}: {}", field.path, field.message);
    }
    let body = check
        .request
        .map(|request| request.body)
        .unwrap_or_default();
    let id = Uuid::new_v4();
    app.submit(SubmitRequest {
        id,
        connection_id: connection.id,
        form,
        confirmed_body: body,
        typed: None,
    })
    .await?;
    Ok(id)
}

async fn wait_until_final(events: &mut UnboundedReceiver<Event>, wanted: Uuid) {
    while let Some(event) = events.recv().await {
        match event {
            Event::SubmissionChanged { id, state } if id == wanted && state.is_final() => return,
            Event::HistoryFailed { id, message } if id == wanted => {
                eprintln!("{message}");
                return;
            }
            Event::SubmissionChanged { .. } | Event::HistoryFailed { .. } => {}
        }
    }
}

fn report(submission: &SubmissionDetail) {
    println!("{} ({})", submission.title, submission.face.label);
    for call in &submission.calls {
        println!("  sent      {} {}", call.method, call.address);
        for line in call.request_body.lines() {
            println!("            {line}");
        }
        let status = call
            .status
            .map(|status| status.to_string())
            .unwrap_or_default();
        let body = call.answer_body.as_deref().unwrap_or_default();
        println!("  answered  {status} {body}");
    }
    println!(
        "  state     {}: {}\n",
        submission.state.as_str(),
        submission.meaning
    );
}

async fn print_history(app: &App, folder: &std::path::Path, ids: &[Uuid]) -> Result<bool, Error> {
    let page = app
        .history(HistoryQuery {
            limit: 10,
            ..HistoryQuery::default()
        })
        .await?;
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
    let succeeded = |id: &Uuid| {
        page.rows
            .iter()
            .any(|row| row.id == *id && matches!(row.state, State::Accepted | State::Succeeded))
    };
    Ok(ids.len() == 2 && ids.iter().all(succeeded))
}

fn now() -> i64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
