//! Where a list is read from.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use uuid::Uuid;

use crate::App;
use crate::app::{lock, off_thread};
use crate::contract::{ChosenFile, Code, Error, ListSource};

/// A text, or a file that the person chose. Cheap to clone.
#[derive(Clone)]
pub(super) enum Source {
    Text(Arc<str>),
    File(PathBuf),
}

impl App {
    /// Takes note of a file that the person chose in the system's own dialog or dropped on the window.
    /// Only such files are read for the window; this is for the shell, and no command.
    ///
    /// # Errors
    /// `NotFound` for what is no file.
    pub async fn choose_file(&self, path: PathBuf) -> Result<ChosenFile, Error> {
        let id = self.new_id();
        let (path, bytes) = off_thread(move || {
            let bytes = size(&path)?;
            Ok((path, bytes))
        })
        .await?;
        let name = name(&path);
        lock(&self.0.lists.files).insert(id, path);
        Ok(ChosenFile { id, name, bytes })
    }

    pub(super) fn source(&self, source: ListSource) -> Result<Source, Error> {
        match source {
            ListSource::Text { text } => Ok(Source::Text(text.into())),
            ListSource::File { file_id } => self.file(file_id).map(Source::File),
        }
    }

    fn file(&self, id: Uuid) -> Result<PathBuf, Error> {
        let path = lock(&self.0.lists.files).get(&id).cloned();
        path.ok_or_else(|| Error::new(Code::NotFound, text::list::FILE_NOT_CHOSEN))
    }
}

impl Source {
    /// The file's name; none for a text.
    pub(super) fn name(&self) -> Option<String> {
        match self {
            Self::Text(_) => None,
            Self::File(path) => Some(name(path)),
        }
    }

    /// How many bytes it has. Blocks on the disk.
    pub(super) fn bytes(&self) -> Result<u64, Error> {
        match self {
            Self::Text(text) => Ok(text.len() as u64),
            Self::File(path) => size(path),
        }
    }

    /// Its bytes. Blocks on the disk.
    pub(super) fn open(&self) -> Result<Box<dyn Read + '_>, Error> {
        match self {
            Self::Text(text) => Ok(Box::new(text.as_bytes())),
            Self::File(path) => match File::open(path) {
                Ok(file) => Ok(Box::new(file)),
                Err(error) => Err(unread(&error)),
            },
        }
    }
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}

fn size(path: &Path) -> Result<u64, Error> {
    let is = std::fs::metadata(path).map_err(|error| unread(&error))?;
    match is.is_file() {
        true => Ok(is.len()),
        false => Err(Error::field("source", text::list::NOT_A_FILE)),
    }
}

fn unread(error: &std::io::Error) -> Error {
    Error::new(Code::NotFound, text::list::FILE_UNREAD).detail(error.to_string())
}
