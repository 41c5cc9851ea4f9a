//! What a run shows outside the window: progress in the taskbar or dock, and a notification at its end.

use app::contract::{Event, Progress, State, SubmissionId};
use tauri::window::{ProgressBarState, ProgressBarStatus};
use tauri::{AppHandle, Manager};
use uuid::Uuid;

use crate::notice;
use crate::shell::Shell;
use crate::window::MAIN;

/// Follows an event of the application. Nothing here can fail a run: a desktop without a taskbar or
/// without notifications just shows less.
pub(crate) fn follow(handle: &AppHandle, event: &Event) {
    match event {
        Event::SubmissionProgressed { progress, .. } => {
            show(handle, ProgressBarStatus::Normal, percent(progress));
        }
        Event::SubmissionChanged { id, state } => match state {
            State::Paused | State::Asking => show(handle, ProgressBarStatus::Paused, None),
            State::Waiting | State::Checking | State::Sending | State::ReadingBack => {}
            State::Interrupted
            | State::Succeeded
            | State::PartlyDone
            | State::Failed
            | State::Unknown
            | State::Stopped
            | State::NotRun => {
                show(handle, ProgressBarStatus::None, None);
                notify(handle, *id);
            }
        },
        Event::PlanChanged { .. }
        | Event::CountChanged { .. }
        | Event::ListProgressed { .. }
        | Event::ChoicesChanged { .. }
        | Event::CloseAsked
        | Event::MenuChosen { .. }
        | Event::HistoryFailed { .. } => {}
    }
}

fn percent(progress: &Progress) -> Option<u64> {
    (progress.records > 0)
        .then(|| progress.records_done.min(progress.records) * 100 / progress.records)
}

fn show(handle: &AppHandle, status: ProgressBarStatus, progress: Option<u64>) {
    if let Some(window) = handle.get_webview_window(MAIN) {
        let _ = window.set_progress_bar(ProgressBarState {
            status: Some(status),
            progress,
        });
    }
}

/// Tells the end of a submission to someone who is looking elsewhere.
fn notify(handle: &AppHandle, id: Uuid) {
    let looking = handle
        .get_webview_window(MAIN)
        .is_some_and(|window| window.is_focused().unwrap_or_default());
    if looking {
        return;
    }
    let handle = handle.clone();
    tauri::async_runtime::spawn(async move {
        let shell = handle.state::<Shell>();
        let Ok(app) = shell.app().await else { return };
        let Ok(submission) = app.submission(SubmissionId { id }).await else {
            return;
        };
        let body = text::shell::ended(&submission.face.label, &submission.result);
        let showing = handle.clone();
        let told = tauri::async_runtime::spawn_blocking(move || {
            notice::show(&showing, &submission.title, &body)
        });
        let told = told.await.unwrap_or_else(|error| Err(error.to_string()));
        if let Err(error) = told {
            tracing::debug!(%error, "no notification could be shown");
        }
    });
}
