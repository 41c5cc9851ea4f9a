//! The desktop shell: a window around the application. It unpacks a call, asks the application,
//! and packs the answer.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod again;
mod closing;
mod commands;
mod drawing;
mod menu;
mod notice;
mod outside;
mod shell;
mod window;

use std::process::ExitCode;

use tauri::Manager;
use tauri_plugin_window_state::StateFlags;

fn main() -> ExitCode {
    drawing::make_safe();
    // For whoever started Roster in a terminal; nothing of it is kept.
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_max_level(tracing_subscriber::filter::LevelFilter::WARN)
        .init();
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|handle, _, _| {
            window::bring_to_front(handle);
        }))
        .plugin(
            // Size and place are kept; the window shows itself when its page is drawn.
            tauri_plugin_window_state::Builder::new()
                .with_state_flags(StateFlags::all().difference(StateFlags::VISIBLE))
                .build(),
        )
        .plugin(notice::plugin())
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_dialog::init())
        .on_window_event(closing::asked)
        .invoke_handler(commands::handler())
        .setup(|app| {
            app.manage(shell::Shell::new(app.handle().clone()));
            menu::show(app.handle())?;
            window::open(app.handle())?;
            Ok(())
        })
        .run(tauri::generate_context!());
    match built {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            again::after(&error);
            say(&error.to_string());
            ExitCode::FAILURE
        }
    }
}

/// Without a window the terminal is the only place to say why.
#[allow(clippy::print_stderr, reason = "there is no window to say it in")]
fn say(message: &str) {
    eprintln!("{}", text::shell::no_window(message));
}
