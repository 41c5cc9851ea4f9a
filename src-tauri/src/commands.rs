//! The commands that the window may call: those of the contract, and seven of the shell itself.

#[allow(
    clippy::wildcard_imports,
    reason = "every type that a command of the contract takes or gives"
)]
use app::contract::*;
use tauri::ipc::Invoke;
use tauri::{Manager, State, WebviewWindow, Wry};
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_opener::OpenerExt;

use crate::shell::{Shell, trouble};
use crate::{closing, window};

macro_rules! commands {
    ($($name:ident($input:ty) -> $output:ty;)*) => {
        $(
            #[tauri::command]
            async fn $name(shell: State<'_, Shell>, input: $input) -> Result<$output, Error> {
                shell.app().await?.$name(input).await
            }
        )*

        /// Answers every call of the window.
        pub(crate) fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($name,)* choose_list_file, open_data_folder, open_link, pause_and_close, set_window_theme, set_zoom, show_window]
        }
    };
}

app::for_each_command!(commands);

/// Lets the person choose a list in the system's own dialog; none where it was closed. The window gets
/// an id for the file and never names a place on the disk itself.
#[tauri::command]
async fn choose_list_file(
    shell: State<'_, Shell>,
    window: WebviewWindow,
) -> Result<Option<ChosenFile>, Error> {
    let (sender, chosen) = tokio::sync::oneshot::channel();
    let dialog = window.dialog().file().set_parent(&window);
    dialog
        .set_title(text::shell::CHOOSE_LIST)
        .add_filter(text::shell::LISTS, &["csv", "tsv", "tab", "txt"])
        .add_filter(text::shell::ALL_FILES, &["*"])
        .pick_file(move |path| drop(sender.send(path)));
    let Ok(Some(path)) = chosen.await else {
        return Ok(None);
    };
    let path = path
        .into_path()
        .map_err(|error| trouble(text::shell::FILE_UNREADABLE, &error))?;
    shell.app().await?.choose_file(path).await.map(Some)
}

/// Opens the folder of the history in the system's file manager.
#[tauri::command]
async fn open_data_folder(shell: State<'_, Shell>, window: WebviewWindow) -> Result<(), Error> {
    let folder = shell.app().await?.start(()).await?.data_dir;
    window
        .opener()
        .open_path(folder, None::<&str>)
        .map_err(|error| trouble(text::shell::FOLDER_NOT_OPENED, &error))
}

/// Opens a page in the browser; nothing but `https://`, so that no other program can be started.
#[tauri::command]
async fn open_link(window: WebviewWindow, url: String) -> Result<(), Error> {
    if !url.starts_with("https://") {
        return Err(trouble(
            text::shell::PAGE_NOT_OPENED,
            &text::shell::ONLY_HTTPS,
        ));
    }
    window
        .opener()
        .open_url(url, None::<&str>)
        .map_err(|error| trouble(text::shell::PAGE_NOT_OPENED, &error))
}

/// Pauses what runs, and closes: the person has been asked.
#[tauri::command]
async fn pause_and_close(window: WebviewWindow) {
    closing::pause_and_close(window.app_handle());
}

/// Makes the window's own frame, menus and scroll bars light or dark.
#[tauri::command]
async fn set_window_theme(window: WebviewWindow, theme: Theme) -> Result<(), Error> {
    let theme = match theme {
        Theme::System => None,
        Theme::Light => Some(tauri::Theme::Light),
        Theme::Dark => Some(tauri::Theme::Dark),
    };
    window
        .set_theme(theme)
        .map_err(|error| trouble(text::shell::COLOURS_NOT_CHANGED, &error))
}

/// Sets the size of everything in the window, in percent.
#[tauri::command]
async fn set_zoom(window: WebviewWindow, percent: u16) -> Result<(), Error> {
    window
        .set_zoom(f64::from(percent) / 100.0)
        .map_err(|error| trouble(text::shell::SIZE_NOT_CHANGED, &error))
}

/// Shows the window: its page has drawn its first screen.
#[tauri::command]
async fn show_window(window: WebviewWindow) {
    window::show(&window);
}
