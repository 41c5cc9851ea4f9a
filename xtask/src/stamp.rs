//! What a result was made from, so that it is made again only when that has changed.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// A mark of the contents of files and folders: changes when a file's name or contents do, not with its date.
/// Names in `except` are passed over wherever they are.
pub(crate) fn of(paths: &[PathBuf], except: &[&str]) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    for path in paths {
        add(path, except, &mut hasher).with_context(|| format!("reading {}", path.display()))?;
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// Whether `file` holds this very mark.
pub(crate) fn is(file: &Path, mark: &str) -> bool {
    std::fs::read_to_string(file).is_ok_and(|kept| kept == mark)
}

/// Keeps the mark.
pub(crate) fn keep(file: &Path, mark: &str) -> Result<()> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(file, mark).with_context(|| format!("writing {}", file.display()))
}

fn add(path: &Path, except: &[&str], hasher: &mut DefaultHasher) -> std::io::Result<()> {
    let name = path.file_name().unwrap_or_default();
    if except.iter().any(|other| name == *other) {
        return Ok(());
    }
    name.hash(hasher);
    if !path.is_dir() {
        std::fs::read(path)?.hash(hasher);
        return Ok(());
    }
    let mut inside: Vec<PathBuf> = std::fs::read_dir(path)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<std::io::Result<_>>()?;
    // A folder is listed in no order.
    inside.sort();
    inside.len().hash(hasher);
    inside.iter().try_for_each(|path| add(path, except, hasher))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn the_mark_follows_names_and_contents() {
        let folder = tempfile::tempdir().unwrap();
        let mark = || of(&[folder.path().join("src")], &["dist"]).unwrap();
        fs::create_dir_all(folder.path().join("src/dist")).unwrap();
        fs::write(folder.path().join("src/a.ts"), "1").unwrap();
        let first = mark();

        fs::write(folder.path().join("src/dist/app.js"), "built").unwrap();
        fs::write(folder.path().join("src/a.ts"), "1").unwrap();
        assert_eq!(
            mark(),
            first,
            "what is built, or written anew the same, does not count"
        );

        fs::write(folder.path().join("src/a.ts"), "2").unwrap();
        let second = mark();
        assert_ne!(second, first, "the contents changed");

        fs::rename(
            folder.path().join("src/a.ts"),
            folder.path().join("src/b.ts"),
        )
        .unwrap();
        assert_ne!(mark(), second, "the name changed");
    }

    #[test]
    fn a_kept_mark_is_found_again() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("deep/ui.stamp");
        assert!(!is(&file, "abc"), "nothing was kept yet");
        keep(&file, "abc").unwrap();
        assert!(is(&file, "abc"));
        assert!(!is(&file, "abd"));
    }
}
