//! Keys and chords as people write them: `Tab`, `Ctrl+Enter`, `Shift+Tab`, `a`.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;

/// The presses and releases of one chord: down in order, up in the opposite order.
pub(super) fn chord(text: &str) -> KeyActions {
    let keys: Vec<char> = text.split('+').map(key).collect();
    let down = keys.iter().map(|key| KeyAction::Down { value: *key });
    let up = keys.iter().rev().map(|key| KeyAction::Up { value: *key });
    down.chain(up).fold(keyboard(), KeyActions::then)
}

/// Text, letter by letter.
pub(super) fn typed(text: &str) -> KeyActions {
    let strokes = text
        .chars()
        .flat_map(|value| [KeyAction::Down { value }, KeyAction::Up { value }]);
    strokes.fold(keyboard(), KeyActions::then)
}

fn keyboard() -> KeyActions {
    KeyActions::new("keyboard".to_owned())
}

fn key(name: &str) -> char {
    let key = match name {
        "Ctrl" => Key::Control,
        "Shift" => Key::Shift,
        "Alt" => Key::Alt,
        "Tab" => Key::Tab,
        "Enter" => Key::Enter,
        "Escape" => Key::Escape,
        "Space" => return ' ',
        "Backspace" => Key::Backspace,
        "Delete" => Key::Delete,
        "Up" => Key::Up,
        "Down" => Key::Down,
        "Left" => Key::Left,
        "Right" => Key::Right,
        "Home" => Key::Home,
        "End" => Key::End,
        "PageUp" => Key::PageUp,
        "PageDown" => Key::PageDown,
        "F1" => Key::F1,
        other => {
            let mut letters = other.chars();
            match (letters.next(), letters.next()) {
                (Some(letter), None) => return letter,
                _ => panic!("there is no key `{other}`"),
            }
        }
    };
    char::from(key)
}
