//! Where the book is kept: in memory, or in a file under a lock.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::Path;

use super::book::Book;
use super::codec::{decode, encode};

/// The book's place.
#[derive(Debug)]
pub(crate) enum Shelf {
    /// For this process alone.
    Memory(Book),
    /// For every process that opens the file.
    Shared {
        file: File,
        /// The file was made just now, so that nothing in it is no damage.
        fresh: bool,
    },
}

/// What a visit found.
#[derive(Debug)]
pub(crate) enum Found {
    /// A sound book.
    Book(Book),
    /// A new file.
    Nothing,
    /// A file that is no book, or one that was cut short.
    Damage,
}

impl Shelf {
    /// Opens the file, and makes it if it is not there.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let mut options = OpenOptions::new();
        options.read(true).write(true);
        let (file, fresh) = match options.clone().create_new(true).open(path) {
            Ok(file) => (file, true),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                (options.open(path)?, false)
            }
            Err(error) => return Err(error),
        };
        Ok(Self::Shared { file, fresh })
    }

    /// Claims the book for this process; `false` when another one has it and `wait` is not set.
    pub(crate) fn claim(&self, wait: bool) -> io::Result<bool> {
        let Self::Shared { file, .. } = self else {
            return Ok(true);
        };
        let claimed = if wait {
            file.lock()
        } else {
            match file.try_lock() {
                Err(TryLockError::WouldBlock) => return Ok(false),
                Err(TryLockError::Error(error)) => Err(error),
                Ok(()) => Ok(()),
            }
        };
        match claimed {
            // Some file systems cannot lock; there the budget is this process's own.
            Err(error) if error.kind() == io::ErrorKind::Unsupported => Ok(true),
            Err(error) => Err(error),
            Ok(()) => Ok(true),
        }
    }

    /// Lets others at the book.
    pub(crate) fn release(&self) {
        if let Self::Shared { file, .. } = self {
            // It cannot fail where it was claimed, and the end of the process does it too.
            drop(file.unlock());
        }
    }

    /// Reads the book; only between `claim` and `release`.
    pub(crate) fn read(&mut self) -> io::Result<Found> {
        let (file, fresh) = match self {
            Self::Memory(book) => return Ok(Found::Book(book.clone())),
            Self::Shared { file, fresh } => (file, fresh),
        };
        let mut bytes = Vec::new();
        file.rewind()?;
        file.read_to_end(&mut bytes)?;
        if bytes.is_empty() && *fresh {
            return Ok(Found::Nothing);
        }
        Ok(decode(&bytes).map_or(Found::Damage, Found::Book))
    }

    /// Writes the book; only between `claim` and `release`.
    pub(crate) fn write(&mut self, book: Book) -> io::Result<()> {
        match self {
            Self::Memory(kept) => *kept = book,
            Self::Shared { file, fresh } => {
                file.rewind()?;
                file.write_all(&encode(&book))?;
                *fresh = false;
            }
        }
        Ok(())
    }
}
