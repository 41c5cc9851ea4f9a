//! Looking at the application's folder from outside.

use std::path::Path;

use rusqlite::Connection;

/// The files below a folder that hold a text, byte for byte.
pub(crate) fn files_with(folder: &Path, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_with(&path, text));
        } else if holds(&std::fs::read(&path).unwrap(), text.as_bytes()) {
            found.push(path.display().to_string());
        }
    }
    found
}

fn holds(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|window| window == text)
}

/// Makes the history refuse a change, as a disk that fails would: `when` is a trigger's event,
/// such as `INSERT ON submissions`.
pub(crate) fn refuse(folder: &Path, when: &str) {
    let other = Connection::open(folder.join("roster.sqlite")).unwrap();
    let trigger = format!(
        "CREATE TRIGGER broken BEFORE {when} BEGIN SELECT RAISE(ABORT, 'the disk failed'); END"
    );
    other.execute_batch(&trigger).unwrap();
}

/// Takes the refusal away.
pub(crate) fn allow(folder: &Path) {
    let other = Connection::open(folder.join("roster.sqlite")).unwrap();
    other.execute_batch("DROP TRIGGER broken").unwrap();
}
