//! Who else uses this data folder right now.
//!
//! Each process holds a locked file named after itself; a submission that runs names the process
//! that runs it. A lock goes with its process, however that ends, so a submission whose process
//! holds no lock any more was interrupted.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use history::HistoryError;
use uuid::Uuid;

/// Held for a moment while a process comes, so that nobody tidies its file away before it is
/// locked.
const GATE: &str = "presence.lock";
const PREFIX: &str = "presence-";

/// A process's place in the data folder, given up with the process.
#[derive(Debug)]
pub(crate) struct Presence {
    folder: PathBuf,
    name: String,
    /// Holds the lock.
    _file: File,
}

impl Presence {
    /// Takes a place and tidies up after those that are gone.
    ///
    /// # Errors
    /// When the folder cannot be written in.
    pub(crate) fn claim(folder: &Path, id: Uuid) -> Result<Self, HistoryError> {
        let gate = open(&folder.join(GATE))?;
        // Some file systems cannot lock; there nothing can be told of others.
        let alone_at_the_gate = gate.lock().is_ok();
        let name = format!("{PREFIX}{id}");
        let file = open(&folder.join(&name))?;
        drop(file.try_lock());
        let presence = Self {
            folder: folder.to_owned(),
            name,
            _file: file,
        };
        if alone_at_the_gate {
            presence.tidy();
        }
        Ok(presence)
    }

    /// The name under which this process runs submissions.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Whether another process with this name is there.
    pub(crate) fn is_elsewhere(&self, name: &str) -> bool {
        name != self.name && name.starts_with(PREFIX) && is_held(&self.folder.join(name))
    }

    /// Whether nobody else is there; false where that cannot be told.
    pub(crate) fn is_alone(&self) -> bool {
        let Ok(entries) = std::fs::read_dir(&self.folder) else {
            return false;
        };
        let mut names = entries.flatten().map(|entry| entry.file_name());
        !names.any(|name| name.to_str().is_none_or(|name| self.is_elsewhere(name)))
    }

    /// Takes away the files of those that are gone. One that cannot be taken away stays and says
    /// nothing.
    fn tidy(&self) {
        let Ok(entries) = std::fs::read_dir(&self.folder) else {
            return;
        };
        for entry in entries.flatten() {
            let name = entry.file_name();
            let is_another = name
                .to_str()
                .is_some_and(|name| name.starts_with(PREFIX) && name != self.name);
            if is_another && !is_held(&entry.path()) {
                drop(std::fs::remove_file(entry.path()));
            }
        }
    }
}

impl Drop for Presence {
    fn drop(&mut self) {
        drop(std::fs::remove_file(self.folder.join(&self.name)));
    }
}

fn open(path: &Path) -> Result<File, HistoryError> {
    let opened = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path)?;
    Ok(opened)
}

/// Whether somebody holds the file's lock. A file that is not there is held by nobody.
fn is_held(path: &Path) -> bool {
    let Ok(file) = OpenOptions::new().write(true).open(path) else {
        return false;
    };
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => true,
        Ok(()) | Err(TryLockError::Error(_)) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_is_seen_by_others_until_it_has_gone() {
        let folder = tempfile::tempdir().unwrap();
        let claim = |number| Presence::claim(folder.path(), Uuid::from_u128(number)).unwrap();
        let first = claim(1);
        let second = claim(2);
        let name = first.name().to_owned();
        assert!(second.is_elsewhere(&name), "the first may still be sending");
        assert!(!first.is_elsewhere(&name), "nobody is elsewhere to itself");
        drop(first);
        assert!(!second.is_elsewhere(&name));
        assert!(!second.is_elsewhere("presence-never-was"));
        assert!(
            !second.is_elsewhere("../roster.sqlite"),
            "only its own files"
        );
    }

    #[test]
    fn what_a_killed_process_left_is_tidied_away() {
        let folder = tempfile::tempdir().unwrap();
        let left = folder
            .path()
            .join("presence-00000000-0000-0000-0000-000000000009");
        std::fs::write(&left, "").unwrap();
        let first = Presence::claim(folder.path(), Uuid::from_u128(1)).unwrap();
        assert!(!left.exists(), "nobody holds it");
        let _second = Presence::claim(folder.path(), Uuid::from_u128(2)).unwrap();
        assert!(
            folder.path().join(first.name()).exists(),
            "it is still held"
        );
    }
}
