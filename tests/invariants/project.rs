//! The project's own files.

use std::fs;
use std::path::{Path, PathBuf};

/// A text file of the project.
pub(crate) struct Source {
    /// Where it is, from the root and with `/`.
    pub(crate) path: String,
    pub(crate) text: String,
}

/// The checkout's root.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// One file's text.
pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every text file that is part of the project: everything in the checkout but what is built or
/// fetched.
pub(crate) fn sources() -> Vec<Source> {
    let mut paths = Vec::new();
    collect(root(), &mut paths);
    paths.sort();
    let named = paths.iter().filter_map(|path| {
        let inside = path.strip_prefix(root()).ok()?.to_str()?;
        let text = fs::read_to_string(path).ok()?; // pictures are no text
        Some(Source {
            path: inside.replace('\\', "/"),
            text,
        })
    });
    let sources: Vec<Source> = named.collect();
    let found = |path: &str| sources.iter().any(|source| source.path == path);
    assert!(found("Cargo.toml") && found("src-tauri/src/main.rs") && found("ui/src/main.ts"));
    sources
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let inside = path.strip_prefix(root()).unwrap();
        let built = ["target", "gen", "ui/dist", ".git"].map(Path::new);
        if built.contains(&inside) || path.ends_with("node_modules") {
            continue;
        }
        match path.is_dir() {
            true => collect(&path, paths),
            false => paths.push(path),
        }
    }
}
