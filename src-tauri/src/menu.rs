//! The menu bar of a Mac. Its entries ask the page; nothing here does anything itself.
//!
//! Only a Mac has it. There it belongs to the desktop, and without its Edit menu not even copying would work. On
//! Linux and Windows it would lie inside the window as a second, grey frame around one that is drawn in Roster's
//! own colours, light beside dark; there the same entries are in the side bar's menu button.
//!
//! A key acts once: a Mac offers it to the page first, and to the menu only if the page has left it alone. The
//! page takes every key of its own table (`ui/src/lib/frame/shortcuts.ts`), also one held down, so the
//! accelerators here are what is told and what is left when the page has not got the keys. A test of the front
//! end holds both tables to the same words and keys.

use app::contract::Action;
use tauri::menu::{Menu, MenuItemBuilder, PredefinedMenuItem, Submenu, SubmenuBuilder};
use tauri::{AppHandle, Manager, Wry};

use crate::shell::Shell;

/// One line of a menu.
#[derive(Clone, Copy)]
enum Entry {
    /// Asks the page: for what, in which words, by which keys (none where there are none to tell).
    Asks(Action, &'static str, &'static str),
    /// Something that the system does by itself.
    System(Own),
    Line,
}

/// What the system does by itself, in its own words.
#[derive(Clone, Copy)]
enum Own {
    About,
    Hide,
    HideOthers,
    ShowAll,
    Quit,
    CloseWindow,
    Undo,
    Redo,
    Cut,
    Copy,
    Paste,
    SelectAll,
    FullScreen,
    Minimize,
    Zoom,
}

use Entry::{Asks, Line, System};

const MENUS: [(&str, &[Entry]); 6] = [
    (
        text::shell::ROSTER,
        &[
            System(Own::About),
            Line,
            Asks(Action::Settings, text::shell::SETTINGS, "CmdOrCtrl+,"),
            Line,
            System(Own::Hide),
            System(Own::HideOthers),
            System(Own::ShowAll),
            Line,
            System(Own::Quit),
        ],
    ),
    (
        text::shell::MENU_FILE,
        &[
            Asks(Action::New, text::shell::NEW_ASSIGNMENT, "CmdOrCtrl+N"),
            Line,
            Asks(Action::Save, text::shell::SAVE_TEMPLATE, "CmdOrCtrl+S"),
            Asks(Action::Export, text::shell::EXPORT_FILE, "CmdOrCtrl+E"),
            Line,
            System(Own::CloseWindow),
        ],
    ),
    (
        text::shell::MENU_EDIT,
        &[
            System(Own::Undo),
            System(Own::Redo),
            Line,
            System(Own::Cut),
            System(Own::Copy),
            System(Own::Paste),
            System(Own::SelectAll),
            Line,
            Asks(Action::Search, text::shell::SEARCH_PAGE, "CmdOrCtrl+F"),
            Asks(
                Action::Palette,
                text::shell::SEARCH_EVERYTHING,
                "CmdOrCtrl+K",
            ),
        ],
    ),
    (
        text::shell::MENU_VIEW,
        &[
            Asks(Action::History, text::shell::HISTORY, "CmdOrCtrl+1"),
            Asks(Action::Templates, text::shell::TEMPLATES, "CmdOrCtrl+2"),
            Asks(Action::Connections, text::shell::CONNECTIONS, "CmdOrCtrl+3"),
            Line,
            Asks(Action::Back, text::shell::BACK, "CmdOrCtrl+["),
            Asks(Action::Forward, text::shell::FORWARD, "CmdOrCtrl+]"),
            Line,
            Asks(Action::Check, text::shell::CHECK_AGAIN, "CmdOrCtrl+R"),
            Line,
            Asks(Action::Larger, text::shell::LARGER_TEXT, "CmdOrCtrl+="),
            Asks(Action::Smaller, text::shell::SMALLER_TEXT, "CmdOrCtrl+-"),
            Asks(Action::UsualSize, text::shell::USUAL_SIZE, "CmdOrCtrl+0"),
            Line,
            System(Own::FullScreen),
        ],
    ),
    (
        text::shell::MENU_WINDOW,
        &[System(Own::Minimize), System(Own::Zoom)],
    ),
    (
        text::shell::MENU_HELP,
        &[Asks(Action::Keys, text::shell::KEYBOARD, "F1")],
    ),
];

/// Puts the menu bar where the system has one, and hands what is chosen to the page.
pub(crate) fn show(handle: &AppHandle) -> tauri::Result<()> {
    if !cfg!(target_os = "macos") {
        return Ok(());
    }
    let menus = MENUS
        .iter()
        .map(|(title, entries)| submenu(handle, title, entries))
        .collect::<tauri::Result<Vec<_>>>()?;
    let menu = Menu::new(handle)?;
    for submenu in &menus {
        menu.append(submenu)?;
    }
    handle.set_menu(menu)?;
    handle.on_menu_event(|handle, event| {
        if let Some(action) = action_of(event.id().as_ref()) {
            handle.state::<Shell>().choose(action);
        }
    });
    Ok(())
}

fn submenu(handle: &AppHandle, title: &str, entries: &[Entry]) -> tauri::Result<Submenu<Wry>> {
    let mut menu = SubmenuBuilder::new(handle, title);
    for entry in entries {
        menu = match *entry {
            Line => menu.separator(),
            System(own) => menu.item(&system(handle, own)?),
            Asks(action, words, keys) => {
                let item = MenuItemBuilder::with_id(id_of(action), words).accelerator(keys);
                menu.item(&item.build(handle)?)
            }
        };
    }
    menu.build()
}

fn system(handle: &AppHandle, own: Own) -> tauri::Result<PredefinedMenuItem<Wry>> {
    match own {
        Own::About => PredefinedMenuItem::about(handle, None, None),
        Own::Hide => PredefinedMenuItem::hide(handle, None),
        Own::HideOthers => PredefinedMenuItem::hide_others(handle, None),
        Own::ShowAll => PredefinedMenuItem::show_all(handle, None),
        Own::Quit => PredefinedMenuItem::quit(handle, None),
        Own::CloseWindow => PredefinedMenuItem::close_window(handle, None),
        Own::Undo => PredefinedMenuItem::undo(handle, None),
        Own::Redo => PredefinedMenuItem::redo(handle, None),
        Own::Cut => PredefinedMenuItem::cut(handle, None),
        Own::Copy => PredefinedMenuItem::copy(handle, None),
        Own::Paste => PredefinedMenuItem::paste(handle, None),
        Own::SelectAll => PredefinedMenuItem::select_all(handle, None),
        Own::FullScreen => PredefinedMenuItem::fullscreen(handle, None),
        Own::Minimize => PredefinedMenuItem::minimize(handle, None),
        Own::Zoom => PredefinedMenuItem::maximize(handle, None),
    }
}

/// An entry's id is its action's name in the contract.
fn id_of(action: Action) -> String {
    serde_json::to_value(action)
        .ok()
        .and_then(|name| name.as_str().map(ToOwned::to_owned))
        .unwrap_or_default()
}

fn action_of(id: &str) -> Option<Action> {
    serde_json::from_value(id.into()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_that_asks_comes_back_as_what_it_asks_for() {
        for (_, entries) in MENUS {
            for entry in entries {
                if let Asks(action, words, _) = entry {
                    assert_eq!(action_of(&id_of(*action)), Some(*action), "{words}");
                }
            }
        }
    }

    #[test]
    fn an_entry_of_the_systems_own_asks_nothing_of_the_page() {
        assert_eq!(action_of("copy"), None);
    }
}
