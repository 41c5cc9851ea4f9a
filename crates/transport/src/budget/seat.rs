//! Which processes still share a budget: each holds a locked file beside the budget's. A lock goes
//! with its process, however that ends.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// A process's place at a budget, given up with the process. Everything here is done only while
/// the budget's own file is claimed, so that nobody takes a new file for an abandoned one.
#[derive(Debug)]
pub(crate) struct Seat {
    path: PathBuf,
    /// Holds the lock.
    _file: File,
}

impl Seat {
    /// Takes a seat, and clears away those that were left. `None` where files cannot be locked:
    /// nothing can be told of others there.
    ///
    /// # Errors
    ///
    /// When the file cannot be made.
    pub(crate) fn take(budget: &Path, owner: u64) -> io::Result<Option<Self>> {
        clear(budget);
        let path = place(budget, owner);
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)?;
        // A file that cannot be locked stays when the process has gone: it says "perhaps".
        let locked = file.try_lock().is_ok();
        Ok(locked.then_some(Self { path, _file: file }))
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        // One that cannot be removed is not locked any more, and says the same.
        drop(std::fs::remove_file(&self.path));
    }
}

/// Whether this process is certainly not there any more.
pub(crate) fn is_left(budget: &Path, owner: u64) -> bool {
    is_abandoned(&place(budget, owner))
}

fn is_abandoned(path: &Path) -> bool {
    match OpenOptions::new().write(true).open(path) {
        Ok(file) => file.try_lock().is_ok(),
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    }
}

fn place(budget: &Path, owner: u64) -> PathBuf {
    let mut name = budget.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{owner:016x}"));
    budget.with_file_name(name)
}

/// Removes the files of those that are gone. One that cannot be removed stays and says nothing.
fn clear(budget: &Path) {
    let (Some(folder), Some(name)) = (budget.parent(), budget.file_name()) else {
        return;
    };
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    let prefix = format!("{}.", name.to_string_lossy());
    for entry in entries.flatten() {
        let is_seat = entry
            .file_name()
            .to_str()
            .and_then(|name| name.strip_prefix(&prefix))
            .is_some_and(|owner| u64::from_str_radix(owner, 16).is_ok());
        if is_seat && is_abandoned(&entry.path()) {
            drop(std::fs::remove_file(entry.path()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seat_is_taken_until_its_process_has_gone() {
        let folder = tempfile::tempdir().unwrap();
        let budget = folder.path().join("rate");
        assert!(is_left(&budget, 7), "nobody ever sat there");
        let seat = Seat::take(&budget, 7).unwrap();
        assert!(!is_left(&budget, 7), "it may be sending");
        drop(seat);
        assert!(is_left(&budget, 7), "it has left");
    }

    #[test]
    fn a_killed_process_leaves_an_empty_seat_and_the_next_one_clears_it_away() {
        let folder = tempfile::tempdir().unwrap();
        let budget = folder.path().join("rate");
        let taken = Seat::take(&budget, 1).unwrap();
        let left = place(&budget, 2);
        std::fs::write(&left, "").unwrap();
        std::fs::write(folder.path().join("rate.notes"), "").unwrap();
        assert!(is_left(&budget, 2), "its lock went with it");
        let next = Seat::take(&budget, 3).unwrap();
        assert!(!left.exists(), "it is cleared away");
        assert!(!is_left(&budget, 1), "the others still sit there");
        assert!(folder.path().join("rate.notes").exists(), "no seat");
        drop((taken, next));
    }
}
