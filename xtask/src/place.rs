//! Where things are in the checkout.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The checkout's root. Cargo tells at run time where this crate lies, so a moved checkout works.
pub(crate) fn root() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.parent().map_or(here.clone(), Path::to_path_buf)
}

/// The front end's folder.
pub(crate) fn ui() -> PathBuf {
    root().join("ui")
}

/// What the front end is built into, and the app's binary embeds.
pub(crate) fn ui_built() -> PathBuf {
    ui().join("dist")
}

/// The generated TypeScript types of the wire contract.
pub(crate) fn contract() -> PathBuf {
    ui().join("src/lib/contract")
}

/// This tool's own notes: what was last built from what.
pub(crate) fn stamps() -> PathBuf {
    root().join("target/xtask")
}

/// What the tests of the window write down of the first screen.
pub(crate) fn first_screen() -> PathBuf {
    root().join("target/screens/first-screen.txt")
}

/// Programs installed for this checkout only.
pub(crate) fn tools() -> PathBuf {
    root().join("target/tools")
}

/// The example program `name` as cargo built it: beside this very program.
pub(crate) fn example(name: &str) -> Result<PathBuf> {
    let this = std::env::current_exe().context("finding this program's own file")?;
    let folder = this.parent().context("this program lies in no folder")?;
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    Ok(folder.join("examples").join(file))
}
