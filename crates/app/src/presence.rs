//! Who else uses this data folder right now.
//!
//! What a submission's state says while it is on its way is only left over when no process is alive
//! that may still be sending it.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use history::HistoryError;

const FILE_NAME: &str = "roster.lock";

/// A claim on the data folder, given up with the process.
#[derive(Debug)]
pub(crate) struct Presence {
    file: File,
    alone: bool,
}

impl Presence {
    /// Claims the folder. The claim is exclusive where nobody else is there.
    ///
    /// # Errors
    /// When the folder cannot be written in.
    pub(crate) fn claim(data_dir: &Path) -> Result<Self, HistoryError> {
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(data_dir.join(FILE_NAME))?;
        let alone = match file.try_lock() {
            Err(TryLockError::WouldBlock) => false,
            // Some file systems cannot lock; there the window's own single instance has to do.
            Ok(()) | Err(TryLockError::Error(_)) => true,
        };
        Ok(Self { file, alone })
    }

    /// Whether no other process was there.
    pub(crate) const fn was_alone(&self) -> bool {
        self.alone
    }

    /// Lets others in beside this process, and stays.
    pub(crate) fn stay(self) -> Self {
        if self.alone {
            // Whoever comes in between finds nothing on its way: this process has only begun.
            drop(self.file.unlock());
        }
        drop(self.file.try_lock_shared());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_to_come_is_not_alone_until_the_first_has_gone() {
        let folder = tempfile::tempdir().unwrap();
        let first = Presence::claim(folder.path()).unwrap();
        assert!(first.was_alone());
        let first = first.stay();
        let second = Presence::claim(folder.path()).unwrap();
        assert!(!second.was_alone(), "the first may still be sending");
        let second = second.stay();
        drop(first);
        let third = Presence::claim(folder.path()).unwrap();
        assert!(!third.was_alone(), "the second is still there");
        drop((second, third));
        assert!(Presence::claim(folder.path()).unwrap().was_alone());
    }
}
