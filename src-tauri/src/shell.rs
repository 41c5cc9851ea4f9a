//! The application behind the window, opened when the window first asks for it.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use app::contract::{Action, Code, Error, Event};
use app::{App, KEYCHAIN_NAMESPACE, Options, Patience, Timing};
use secrets::Vault;
use tauri::{AppHandle, Emitter, Manager};
use tokio::sync::OnceCell;
use uuid::Uuid;

use crate::outside;

/// Under which name the window hears of the application's events.
const EVENT: &str = "roster";

/// How long a call may wait for its answer.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(30);

pub(crate) struct Shell {
    handle: AppHandle,
    opened: OnceCell<App>,
}

impl Shell {
    pub(crate) const fn new(handle: AppHandle) -> Self {
        Self {
            handle,
            opened: OnceCell::const_new(),
        }
    }

    /// The application. Why it could not be opened is the answer to the call, so that the window
    /// can say it; the next call tries again.
    pub(crate) async fn app(&self) -> Result<&App, Error> {
        let open = || {
            let handle = self.handle.clone();
            async move {
                let opened = tauri::async_runtime::spawn_blocking(move || open(handle))
                    .await
                    .unwrap_or_else(|error| Err(internal(&error)));
                if let Ok(app) = &opened {
                    app.settle_interrupted();
                }
                opened
            }
        };
        self.opened.get_or_try_init(open).await
    }

    /// Whether a submission runs.
    pub(crate) fn is_sending(&self) -> bool {
        self.opened.get().is_some_and(App::is_sending)
    }

    /// Lets the page ask whether to pause what runs and close.
    pub(crate) fn ask_before_closing(&self) {
        tell(&self.handle, &Event::CloseAsked);
    }

    /// Lets the page do what the system's menu asks for.
    pub(crate) fn choose(&self, action: Action) {
        tell(&self.handle, &Event::MenuChosen { action });
    }

    /// Pauses what runs, and waits until every call on its way has been answered and written down.
    pub(crate) async fn pause_all(&self) {
        if let Some(app) = self.opened.get() {
            app.pause_all().await;
        }
    }
}

fn open(handle: AppHandle) -> Result<App, Error> {
    // Named like the keychain's entries, so that a development build has both of its own.
    let system = handle.path().data_dir().map_err(|error| internal(&error))?;
    let system = system.join(KEYCHAIN_NAMESPACE);
    let data_dir = app::data_dir(system);
    // Where people look for files; on a system that names no such folder, beside the history.
    let exports_dir = handle
        .path()
        .download_dir()
        .unwrap_or_else(|_| data_dir.join("exports"));
    App::open(Options {
        data_dir,
        exports_dir,
        vault: Vault::system(KEYCHAIN_NAMESPACE),
        clock: Arc::new(now),
        micros: Arc::new(micros),
        ids: Arc::new(Uuid::new_v4),
        events: Arc::new(move |event| {
            outside::follow(&handle, &event);
            tell(&handle, &event);
        }),
        answer_timeout: ANSWER_TIMEOUT,
        timing: Timing::new(Arc::new(jitter)),
        patience: Patience::new(Arc::new(jitter)),
    })
}

fn tell(handle: &AppHandle, event: &Event) {
    // It fails only when the window is gone, and then nobody listens.
    let _ = handle.emit(EVENT, event);
}

fn now() -> i64 {
    micros() / 1_000
}

fn micros() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    i64::try_from(since.unwrap_or_default().as_micros()).unwrap_or(i64::MAX)
}

/// From 0 to 1, another one each time: the first bits of a new id are random.
fn jitter() -> f64 {
    let (bits, ..) = Uuid::new_v4().as_fields();
    f64::from(bits) / f64::from(u32::MAX)
}

fn internal(error: &impl ToString) -> Error {
    trouble(text::shell::BROKEN, error)
}

/// An error of the shell itself, with what went wrong technically.
pub(crate) fn trouble(message: &str, error: &impl ToString) -> Error {
    Error {
        code: Code::Internal,
        message: message.to_owned(),
        field: None,
        detail: Some(error.to_string()),
    }
}
