//! A new file, whole or not at all.

use std::fs::{File, OpenOptions};
use std::io::{BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::Trouble;

/// A readable name for a file: the account, the plan's code and the time (UTC), without an ending.
pub(crate) fn name(label: &str, code: &str, now: i64) -> String {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    let label: String = label
        .chars()
        .map(|c| if fits(c) { c } else { ' ' })
        .collect();
    let words: Vec<&str> = label.split_whitespace().collect();
    let at = jiff::Timestamp::from_millisecond(now).map_or_else(
        |_| now.to_string(),
        |time| time.strftime("%Y-%m-%d %H%M%S").to_string(),
    );
    let parts = [words.join(" "), code.to_owned(), at];
    let parts: Vec<&str> = parts
        .iter()
        .map(|part| part.trim_matches(['.', ' ']))
        .collect();
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

/// Writes a file of this name, or with a number after it where there is one already. What breaks
/// off on the way leaves nothing behind.
pub(crate) fn write_new(
    folder: &Path,
    name: &str,
    ending: &str,
    write: impl FnOnce(&mut dyn Write) -> Result<u64, Trouble>,
) -> Result<(PathBuf, u64), Trouble> {
    std::fs::create_dir_all(folder)?;
    let (path, placeholder) = place(folder, name, ending)?;
    drop(placeholder);
    let part = path.with_extension(format!("{ending}.part"));
    let written = fill(&part, write).and_then(|many| {
        std::fs::rename(&part, &path)?;
        Ok(many)
    });
    match written {
        Ok(many) => Ok((path, many)),
        Err(trouble) => {
            // What cannot be removed is empty or half, and its name says so.
            drop(std::fs::remove_file(&part));
            drop(std::fs::remove_file(&path));
            Err(trouble)
        }
    }
}

/// Takes a name that nobody has.
fn place(folder: &Path, name: &str, ending: &str) -> Result<(PathBuf, File), Trouble> {
    let mut number = 1_u32;
    loop {
        let file = match number {
            1 => format!("{name}.{ending}"),
            number => format!("{name} {number}.{ending}"),
        };
        let path = folder.join(file);
        match create_new(&path) {
            Ok(placeholder) => return Ok((path, placeholder)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => number += 1,
            Err(error) => return Err(error.into()),
        }
    }
}

fn fill(
    part: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<u64, Trouble>,
) -> Result<u64, Trouble> {
    let mut out = BufWriter::new(create_new(part)?);
    let many = write(&mut out)?;
    out.flush()?;
    out.get_ref().sync_all()?;
    Ok(many)
}

/// Only its owner may read what it says of people.
fn create_new(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_readable_and_fits_every_file_system() {
        let at = 1_790_000_000_000;
        assert_eq!(
            name("Lanternworks: a/b\\c?", "7F3A-92C1", at),
            "Lanternworks a b c 7F3A-92C1 2026-09-21 141320"
        );
        assert_eq!(name("..", "", at), "2026-09-21 141320");
    }

    #[test]
    fn no_file_is_overwritten_and_none_is_left_half_written() {
        let folder = tempfile::tempdir().unwrap();
        let write = |text: &'static str| {
            write_new(folder.path(), "a", "csv", |out| {
                out.write_all(text.as_bytes())?;
                Ok(1)
            })
        };
        let (first, _) = write("one").unwrap_or_else(|_| panic!("it can be written"));
        let (second, _) = write("two").unwrap_or_else(|_| panic!("it can be written"));
        assert_eq!(std::fs::read_to_string(&first).unwrap(), "one");
        assert_eq!(std::fs::read_to_string(&second).unwrap(), "two");
        let failed = write_new(folder.path(), "b", "csv", |_| {
            Err(Trouble::File(std::io::Error::other("the disk failed")))
        });
        assert!(failed.is_err());
        let left = std::fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(left, 2, "nothing of the third");
    }
}
