//! Files in and out.

use std::fs;
use std::io;
use std::path::Path;

use crate::trouble::Trouble;
use crate::waiting::off_thread;

/// The text of a file, or of standard input where it is `-`.
///
/// # Errors
/// When it cannot be read.
pub(super) async fn read(path: &Path) -> Result<String, Trouble> {
    let from = path.to_owned();
    let read = off_thread(move || {
        if from == Path::new("-") {
            io::read_to_string(io::stdin().lock())
        } else {
            fs::read_to_string(from)
        }
    });
    read.await.map_err(|error| {
        let message = text::command::files::unread(path.display(), error);
        Trouble::invalid("", message)
    })
}

/// Writes a file in one go: a reader sees all of it or what was there before. Anything else that is
/// there under this name, as a device, a pipe or a link, stays what it is and is written through.
///
/// # Errors
/// When it cannot be written.
pub(super) async fn write(path: &Path, text: String) -> Result<(), Trouble> {
    let to = path.to_owned();
    // A pipe waits for its reader.
    let written = off_thread(move || match fs::symlink_metadata(&to) {
        Ok(there) if !there.is_file() => fs::write(&to, text),
        Ok(_) | Err(_) => replace(&to, &text),
    });
    written.await.map_err(|error| {
        let message = text::command::files::unwritten(path.display(), error);
        Trouble::invalid("--out", message)
    })
}

fn replace(path: &Path, text: &str) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        Some(_) | None => Path::new("."),
    };
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    io::Write::write_all(&mut file, text.as_bytes())?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}
