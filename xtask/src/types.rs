//! The front end's types of the wire contract: made from Rust, and kept in the repository.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{place, shell};

/// Writes the types anew into the front end.
pub(crate) fn write() -> Result<()> {
    let folder = place::contract();
    if folder.exists() {
        // Types that are no longer exported must not stay behind.
        std::fs::remove_dir_all(&folder)?;
    }
    export(&folder)
}

/// Fails, naming the files, when the types in the front end are not those that Rust exports now.
pub(crate) fn check() -> Result<()> {
    let fresh = place::stamps().join("types");
    if fresh.exists() {
        std::fs::remove_dir_all(&fresh)?;
    }
    export(&fresh)?;
    let differing = differing(&read(&place::contract())?, &read(&fresh)?);
    if differing.is_empty() {
        return Ok(());
    }
    bail!(
        "not what Rust exports: {}. Run `cargo xtask types`",
        differing.join(", ")
    )
}

fn export(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    run_example("export_types", &[folder.as_os_str()])
}

/// Builds and runs an example program of the workspace.
///
/// Built for the whole workspace, not for its own package: cargo then chooses the same features as for
/// the tests, and nothing is compiled twice.
pub(crate) fn run_example(name: &str, arguments: &[&std::ffi::OsStr]) -> Result<()> {
    shell::show(shell::cargo().args(["build", "--workspace", "--example", name]))?;
    let program = place::example(name)?;
    shell::show(
        Command::new(program)
            .args(arguments)
            .current_dir(place::root()),
    )
}

type Files = BTreeMap<String, String>;

/// Every file in a folder and below, by its path in it; none if there is no such folder.
fn read(folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    let mut folders: Vec<PathBuf> = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop().filter(|folder| folder.exists()) {
        for entry in std::fs::read_dir(&next)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(folder)?.to_string_lossy().into_owned();
            let text = std::fs::read_to_string(&path)
                .with_context(|| format!("reading {}", path.display()))?;
            files.insert(name, text);
        }
    }
    Ok(files)
}

/// The names that are in one set only, or differ in their text.
fn differing(kept: &Files, fresh: &Files) -> Vec<String> {
    let names = kept.keys().chain(fresh.keys());
    let mut differing: Vec<String> = names
        .filter(|name| kept.get(*name) != fresh.get(*name))
        .cloned()
        .collect();
    differing.sort();
    differing.dedup();
    differing
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files<const N: usize>(files: [(&str, &str); N]) -> Files {
        files.map(|(name, text)| (name.into(), text.into())).into()
    }

    #[test]
    fn missing_changed_and_left_over_types_are_named() {
        let kept = files([("Gone.ts", "a"), ("Same.ts", "b"), ("State.ts", "old")]);
        let fresh = files([("New.ts", "c"), ("Same.ts", "b"), ("State.ts", "new")]);
        assert_eq!(differing(&kept, &fresh), ["Gone.ts", "New.ts", "State.ts"]);
        assert!(
            differing(&fresh, &fresh).is_empty(),
            "the same is up to date"
        );
    }

    #[test]
    fn folders_are_read_through_and_a_missing_one_is_empty() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("serde_json")).unwrap();
        std::fs::write(folder.path().join("serde_json/JsonValue.ts"), "x").unwrap();
        let found = read(folder.path()).unwrap();
        assert_eq!(found.len(), 1, "the file below is found: {found:?}");
        assert!(read(&folder.path().join("none")).unwrap().is_empty());
    }
}
