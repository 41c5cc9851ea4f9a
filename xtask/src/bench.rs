//! `cargo xtask bench`: what the promises cost, as ratios.

use anyhow::Result;

use crate::shell;

/// Measures everything, or one thing. Built for release, and by itself: nothing else needs that build.
pub(crate) fn bench(only: Option<&str>) -> Result<()> {
    let which = [
        "run",
        "--release",
        "--package",
        "roster-app",
        "--example",
        "bench",
    ];
    shell::show(shell::cargo().args(which).arg("--").args(only))
}
